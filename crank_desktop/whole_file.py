"""Files that are there whole or not at all."""

import os
import tempfile
from pathlib import Path

from crank_desktop.errors import InputRefused

_READABLE = 0o644
"""``mkstemp`` makes files for their owner alone; an export is to be passed on."""


def write_whole(target: Path, content: bytes) -> None:
    """Write a file so that a crash leaves the old one or the new one, never a part.

    A temporary file in the same folder, fsync, rename, fsync of the folder. Raises
    ``InputRefused`` naming the file and the reason.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            Path(name).chmod(_READABLE)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        _sync_folder(target.parent)
    except OSError as error:
        raise InputRefused(f"{target}: cannot be written: {error.strerror}") from error


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last; Windows has no way to, and needs none (NTFS journals it)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
