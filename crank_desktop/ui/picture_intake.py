"""A picture from outside, made fit to be kept and sent: decoded with limits, scaled, written anew.

Nothing of the file goes further than what is to be seen: place, camera, author and whatever else
it says of itself stay behind. Only the first frame of a moving picture is taken.
"""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from crank_desktop.document.picture_file import PictureFile
from crank_desktop.errors import InputRefused
from crank_desktop.model.kinds import PictureType
from crank_desktop.ui.picture_bytes import is_whole, kind_of

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 40_000_000
MOST_MEMORY = 256
"""Megabytes that decoding may take."""

WIDEST, TALLEST = 1200, 4000
"""Pixels: twice the width of an email, for screens of twice the density; a strip stays a strip."""
QUALITY = 85
"""Of a JPEG, as Qt counts: 0 to 100."""
_DOTS_PER_METER = 3780
"""96 to the inch; Qt would write those of the screen that happens to be there."""

PASTED = "The picture"
"""What a picture without a file is called where a sentence begins."""

Source = Path | bytes | QImage


def source_of(mime: QMimeData) -> Source:
    """The picture that was dropped or pasted, not yet read: a file on this computer, or pixels.

    Raises ``InputRefused`` where there is none.
    """
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if len(files) > 1:
        raise InputRefused("These are several files: an issue has one picture, choose one of them")
    if files:
        return files[0]
    if mime.hasImage():
        pasted = mime.imageData()
        if isinstance(pasted, QImage) and not pasted.isNull():
            return pasted
    for kind in ("image/png", "image/jpeg", "image/webp", "image/gif"):
        if mime.hasFormat(kind):
            return bytes(mime.data(kind).data())
    if mime.hasUrls():
        raise InputRefused("This is only the address of a picture: save the picture, then drop it")
    raise InputRefused("There is no picture here: copy a picture, or choose a file")


def take_in(source: Source) -> PictureFile:
    """The cleaned picture of a file, of a file's bytes, or of pixels; touches no widget.

    PNG where it is transparent or smaller that way, else JPEG; at most ``WIDEST`` by ``TALLEST``
    pixels. Raises ``InputRefused`` in one line that an editor can act on.
    """
    match source:
        case Path():
            return _written(_decoded(_read(source), f"“{source.name}”"))
        case bytes():
            return _written(_decoded(source, PASTED))
        case _:
            _check_pixels(source.size(), PASTED)
            return _written(source)


def seen(picture: bytes) -> QImage:
    """The pixels of a picture that the library gave; empty where they cannot be read any more."""
    try:
        return _decoded(picture, PASTED)
    except InputRefused:
        return QImage()


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise InputRefused(f"“{path.name}” is a folder: drop a picture from it")
        _check_bytes(path.stat().st_size, f"“{path.name}”")
        return path.read_bytes()
    except OSError as error:
        raise InputRefused(f"“{path.name}” cannot be read: {error.strerror}") from error


def _check_bytes(size: int, name: str) -> None:
    if size > MOST_BYTES:
        raise InputRefused(
            f"{name} has {size // 1024 // 1024} MB, more than the {MOST_BYTES // 1024 // 1024}"
            " that are read here: save it smaller first"
        )


def _check_pixels(size: QSize, name: str) -> None:
    pixels = size.width() * size.height()
    if pixels > MOST_PIXELS:
        raise InputRefused(
            f"{name} has {pixels // 1_000_000} megapixels, more than the"
            f" {MOST_PIXELS // 1_000_000} that are read here: save it smaller first"
        )


def _decoded(content: bytes, name: str) -> QImage:
    """The pixels of the first frame, turned the way they were taken."""
    _check_bytes(len(content), name)
    kind = kind_of(content, name)
    damaged = InputRefused(f"{name} is cut short or damaged: save or download it once more")
    if not is_whole(content, kind):
        raise damaged
    buffer = QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # The limit is the whole process's, and an environment variable could have taken it away.
    QImageReader.setAllocationLimit(MOST_MEMORY)
    reader = QImageReader(buffer, kind.encode())
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    _check_pixels(reader.size(), name)
    image = reader.read()
    if image.isNull():
        raise damaged
    _check_pixels(image.size(), name)
    return image


def _written(image: QImage) -> PictureFile:
    """The smaller of two ways to write what is to be seen; the one that keeps transparency."""
    clean = _redrawn(_scaled(_in_common_colors(image)))
    png = PictureFile(_encoded(clean, "png"), PictureType.PNG, clean.width(), clean.height())
    if clean.hasAlphaChannel():
        return png
    jpeg = PictureFile(_encoded(clean, "jpeg"), PictureType.JPEG, clean.width(), clean.height())
    return min(png, jpeg, key=lambda one: len(one.content))


def _in_common_colors(image: QImage) -> QImage:
    """The same colors without the profile that a mail program may not know."""
    if image.colorSpace().isValid():
        wanted = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
        converted = image.convertedToColorSpace(wanted, QImage.Format.Format_ARGB32)
        # A profile that Qt cannot use leaves nothing; the colors are then as near as they get.
        image = image if converted.isNull() else converted
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    image.setColorSpace(QColorSpace())
    return image


def _scaled(image: QImage) -> QImage:
    if image.width() <= WIDEST and image.height() <= TALLEST:
        return image
    share = min(WIDEST / image.width(), TALLEST / image.height())
    return image.scaled(
        max(round(image.width() * share), 1),
        max(round(image.height() * share), 1),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _redrawn(image: QImage) -> QImage:
    """A new picture of the same pixels: what else the old one carried is not copied."""
    opaque = image.convertToFormat(QImage.Format.Format_Alpha8) == _all_opaque(image.size())
    kind = QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32
    clean = QImage(image.size(), kind)
    clean.setDotsPerMeterX(_DOTS_PER_METER)
    clean.setDotsPerMeterY(_DOTS_PER_METER)
    painter = QPainter(clean)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(0, 0, image)
    painter.end()
    return clean


def _all_opaque(size: QSize) -> QImage:
    opaque = QImage(size, QImage.Format.Format_Alpha8)
    opaque.fill(Qt.GlobalColor.black)
    return opaque


def _encoded(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind.encode())
    if kind == "jpeg":
        writer.setQuality(QUALITY)
        writer.setOptimizedWrite(True)
    if not writer.write(image):
        raise InputRefused(f"The picture cannot be written: {writer.errorString()}")
    return bytes(buffer.data().data())
