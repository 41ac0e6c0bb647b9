"""The picture of an issue as a file: bytes under a name that is made from them."""

import hashlib
from dataclasses import dataclass

from crank_desktop.model.kinds import PictureType

_ENDINGS = {PictureType.PNG: "png", PictureType.JPEG: "jpg", PictureType.GIF: "gif"}
_NAMED_BY = 16
"""Hexadecimal digits of the hash in a name: enough that no two pictures ever share one."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture ready to be kept, shown and exported; ``width`` and ``height`` are pixels.

    Equal bytes have equal names, and a name is safe in every folder: 16 hexadecimal digits and
    ``.png``, ``.jpg`` or ``.gif``.
    """

    content: bytes
    media_type: PictureType
    width: int
    height: int

    @property
    def sha256(self) -> str:
        """The hash of the bytes, as 64 hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def name(self) -> str:
        """What an issue names it by (``image.file``), and what its file is called."""
        return f"{self.sha256[:_NAMED_BY]}.{_ENDINGS[self.media_type]}"
