"""Pictures for tests that need no more of them than their bytes."""

from crank_desktop.document.picture_file import PictureFile
from crank_desktop.model.kinds import PictureType


def picture(words: str = "a tug", width: int = 800) -> PictureFile:
    """A picture unlike that of any other words."""
    return PictureFile(b"\x89PNG\r\n\x1a\n" + words.encode(), PictureType.PNG, width, 450)
