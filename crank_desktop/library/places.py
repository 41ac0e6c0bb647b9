"""Where a library lies: refused where texts are lost, with a journal that the place can bear.

SQLite's locks do not hold over a network or through a filesystem made by a program, and a service
that copies a folder to other machines copies a library that is half written. Write-ahead logging
shares memory between the processes that have the library open, which is for filesystems known to
be local (sqlite.org/wal.html); a rollback journal works on every other disk.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import psutil

from crank_desktop.cloud_folders import provider_of
from crank_desktop.errors import LibraryProblem

_LOCAL = frozenset(
    "apfs bcachefs btrfs ext2 ext3 ext4 f2fs hfs jfs ntfs ntfs3 refs reiserfs tmpfs ufs xfs"
    " zfs".split()
)

_OVER_NETWORK = frozenset(
    "9p afpfs afs beegfs ceph cifs davfs glusterfs lustre ncpfs nfs nfs4 prl_fs smb smb2 smb3"
    " smbfs sshfs vboxsf virtiofs webdav".split()
)
"""Beside what goes over a wire: the folders of a host that a virtual machine sees."""

_FUSE = frozenset({"fuse", "fuse3", "fuseblk"})
_LOCAL_THROUGH_FUSE = frozenset({"fuse.fuse-overlayfs"})
"""What stands in for the root of a container."""


class UnsafePlace(LibraryProblem):
    """A library must not be written where it lies, or should be made; says why."""


class Mount(NamedTuple):
    """A mounted filesystem: where, of what type, with which options (comma separated)."""

    mountpoint: str
    fstype: str
    opts: str


def is_known_local(path: Path, mounts: Iterable[Mount]) -> bool:
    """Whether ``path`` (resolved) lies on a filesystem that is known to be local."""
    mount = _mount_of(path, mounts)
    if mount is None:
        return False
    return mount.fstype.lower() in _LOCAL and not _is_remote(mount)


def danger_of(path: Path, mounts: Iterable[Mount]) -> str:
    """What makes ``path`` (resolved) a place where no library may be written; "" where nothing."""
    provider = provider_of(path)
    if provider:
        return f"in a folder that {provider} copies to other machines while you write"
    mount = _mount_of(path, mounts)
    if mount is None:
        return ""
    kind = mount.fstype.lower()
    if kind in _OVER_NETWORK or _is_remote(mount):
        return "on a network drive"
    if kind in _FUSE or (kind.startswith("fuse.") and kind not in _LOCAL_THROUGH_FUSE):
        return "on a drive that another program makes up"
    return ""


def refuse_danger(path: Path) -> None:
    """Raise ``UnsafePlace`` where no library may be written at ``path`` (resolved)."""
    danger = danger_of(path, mounts())
    if danger:
        raise UnsafePlace(
            f"“{path}” lies {danger}, where text can be lost: move it to a folder on this machine"
        )


def _is_remote(mount: Mount) -> bool:
    return "remote" in mount.opts.split(",")


def _mount_of(path: Path, mounts: Iterable[Mount]) -> Mount | None:
    above = [mount for mount in mounts if path.is_relative_to(mount.mountpoint)]
    if not above:
        return None
    # A later mount hides an earlier one at the same point.
    _, mount = max(enumerate(above), key=lambda one: (len(Path(one[1].mountpoint).parts), one[0]))
    return mount


def mounts() -> list[Mount]:
    """Every filesystem of this system that is mounted."""
    return [Mount(one.mountpoint, one.fstype, one.opts) for one in psutil.disk_partitions(all=True)]
