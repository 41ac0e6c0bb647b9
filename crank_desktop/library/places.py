"""Where a library lies: write-ahead logging is for filesystems known to be local.

WAL shares memory between the processes that have the library open, which fails without notice over
a network (sqlite.org/wal.html); a rollback journal works everywhere.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import psutil

_LOCAL = frozenset(
    "apfs bcachefs btrfs ext2 ext3 ext4 f2fs hfs jfs ntfs ntfs3 refs reiserfs tmpfs ufs xfs"
    " zfs".split()
)


class Mount(NamedTuple):
    """A mounted filesystem: where, of what type, with which options (comma separated)."""

    mountpoint: str
    fstype: str
    opts: str


def is_known_local(path: Path, mounts: Iterable[Mount]) -> bool:
    """Whether ``path`` (resolved) lies on a filesystem that is known to be local."""
    above = [mount for mount in mounts if path.is_relative_to(mount.mountpoint)]
    if not above:
        return False
    # A later mount hides an earlier one at the same point.
    _, mount = max(enumerate(above), key=lambda one: (len(Path(one[1].mountpoint).parts), one[0]))
    return mount.fstype.lower() in _LOCAL and "remote" not in mount.opts.split(",")


def mounts() -> list[Mount]:
    """Every filesystem of this system that is mounted."""
    return [Mount(one.mountpoint, one.fstype, one.opts) for one in psutil.disk_partitions(all=True)]
