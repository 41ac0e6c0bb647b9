"""Whether a folder lies on a disk of this machine, where SQLite's write-ahead log is safe.

The log needs shared memory that network filesystems do not give (sqlite.org, "Write-Ahead Logging").
"""

from pathlib import Path

import psutil

_LOCAL = frozenset(
    "apfs bcachefs btrfs ext2 ext3 ext4 f2fs hfs hfsplus jfs ntfs overlay reiserfs tmpfs ufs xfs zfs"
    " exfat refs".split()
)


def is_local(folder: Path) -> bool:
    """Whether the filesystem that holds the folder is a known local one; unsure means no."""
    place = folder.resolve()
    best: tuple[int, str] = (-1, "")
    for partition in psutil.disk_partitions(all=True):
        mount = Path(partition.mountpoint)
        if place == mount or mount in place.parents:
            best = max(best, (len(mount.parts), partition.fstype.lower()))
    return best[1] in _LOCAL
