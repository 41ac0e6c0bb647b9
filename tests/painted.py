"""Pictures as files of every kind, made for tests: what they show, and what else they carry."""

import struct
import zlib

from PySide6.QtCore import QBuffer, QIODevice, QRect
from PySide6.QtGui import QColor, QImage, QImageWriter, QLinearGradient, QPainter

PLACE = b"52.5200 N 13.4050 E, Ada Marsh's camera"
"""What a file tells beside its picture, and nobody may learn from an email."""


def photo(width: int = 320, height: int = 200) -> QImage:
    """A picture of many colors, as a camera makes them."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for x in range(0, width, 5):
        for y in range(0, height, 5):
            color = QColor((x * 37 + y) % 256, (x * y) % 256, (x + y * 91) % 256)
            painter.fillRect(x, y, 5, 5, color)
    gradient = QLinearGradient(0, 0, width, height)
    gradient.setColorAt(0, QColor(250, 200, 40, 170))
    gradient.setColorAt(1, QColor(20, 40, 160, 170))
    painter.fillRect(image.rect(), gradient)
    painter.end()
    return image


def chart(width: int = 320, height: int = 200) -> QImage:
    """A picture of two colors."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.fillRect(QRect(20, 20, width // 3, height // 2), QColor("navy"))
    painter.end()
    return image


def seal(width: int = 120, height: int = 80) -> QImage:
    """A picture that one sees through."""
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(200, 0, 0, 128))
    return image


def encoded(image: QImage, kind: str, quality: int = -1) -> bytes:
    """The picture as a file of a kind that Qt writes: png, jpeg, webp, bmp."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind.encode())
    writer.setQuality(quality)
    assert writer.write(image), writer.errorString()
    return bytes(buffer.data().data())


def decoded(content: bytes) -> QImage:
    """The picture of a file."""
    image = QImage.fromData(content)
    assert not image.isNull()
    return image


def png_chunk(kind: bytes, content: bytes) -> bytes:
    """A chunk of a PNG file."""
    check = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + check


def with_png_chunks(png: bytes, *chunks: bytes) -> bytes:
    """The file with chunks behind its header."""
    return png[:33] + b"".join(chunks) + png[33:]


def exif(orientation: int = 1) -> bytes:
    """A block of Exif in TIFF's form: how the camera was held, and where."""
    entries = struct.pack("<HHIHxx", 0x0112, 3, 1, orientation)
    entries += struct.pack("<HHII", 0x010E, 2, len(PLACE), 38)
    return b"II*\x00\x08\x00\x00\x00\x02\x00" + entries + b"\x00\x00\x00\x00" + PLACE


def with_jpeg_segments(jpeg: bytes, *segments: tuple[int, bytes]) -> bytes:
    """The file with segments behind its first two bytes."""
    packed = (
        b"\xff" + bytes([kind]) + struct.pack(">H", len(content) + 2) + content
        for kind, content in segments
    )
    return jpeg[:2] + b"".join(packed) + jpeg[2:]


def bomb(width: int = 100_000, height: int = 100_000) -> bytes:
    """A PNG of few bytes that would fill gigabytes."""
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    pixels = zlib.compress(b"\x00" * 1_000_000)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + png_chunk(b"IDAT", pixels)
        + png_chunk(b"IEND", b"")
    )


_PALETTE = bytes((255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9))


def gif(width: int, height: int, colors: list[int]) -> bytes:
    """A GIF of frames that are each filled with one of four colors: red, green, blue, black."""
    size = struct.pack("<HH", width, height)
    frames = b"".join(_gif_frame(size, width * height, color) for color in colors)
    return b"GIF89a" + size + b"\xf1\x00\x00" + _PALETTE + frames + b"\x3b"


def _gif_frame(size: bytes, pixels: int, color: int) -> bytes:
    # Codes of three bits; the dictionary is emptied before each, so that it never grows.
    codes = [4, color] * pixels + [5]
    bits = sum(code << 3 * place for place, code in enumerate(codes))
    packed = bits.to_bytes((3 * len(codes) + 7) // 8, "little")
    runs = [packed[at : at + 255] for at in range(0, len(packed), 255)]
    blocks = b"".join(bytes([len(run)]) + run for run in runs)
    control = b"\x21\xf9\x04\x00\x0a\x00\x00\x00"
    return control + b"\x2c\x00\x00\x00\x00" + size + b"\x00\x02" + blocks + b"\x00"
