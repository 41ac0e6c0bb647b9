"""Pictures from outside: what is taken in, in what shape, and what is refused."""

import gzip
import random
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QColor, QColorSpace, QImage
from pytestqt.qtbot import QtBot

from crank_desktop.errors import InputRefused
from crank_desktop.model.kinds import PictureType
from crank_desktop.ui.picture_intake import MOST_BYTES, PASTED, source_of, take_in
from tests.painted import (
    PLACE,
    bomb,
    chart,
    decoded,
    encoded,
    exif,
    gif,
    photo,
    png_chunk,
    seal,
    with_jpeg_segments,
    with_png_chunks,
)

pytestmark = pytest.mark.usefixtures("qapp")
DAMAGED = "is cut short or damaged: save or download it once more"


def refusal(source: Path | bytes | QImage) -> str:
    with pytest.raises(InputRefused) as caught:
        take_in(source)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def near(one: QColor, other: QColor, by: int = 12) -> bool:
    parts = [(color.red(), color.green(), color.blue(), color.alpha()) for color in (one, other)]
    return all(abs(a - b) <= by for a, b in zip(*parts, strict=True))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (lambda: encoded(photo(), "png"), PictureType.JPEG),
        (lambda: encoded(photo(), "jpeg", 95), PictureType.JPEG),
        (lambda: encoded(photo(), "webp", 95), PictureType.JPEG),
        (lambda: encoded(chart(), "png"), PictureType.PNG),
        (lambda: encoded(chart(), "webp", 100), PictureType.PNG),
        (lambda: encoded(seal(), "png"), PictureType.PNG),
        (lambda: encoded(seal(), "webp", 100), PictureType.PNG),
        (photo, PictureType.JPEG),
        (chart, PictureType.PNG),
        (seal, PictureType.PNG),
    ],
)
def test_few_colors_and_transparency_become_a_png_all_else_a_jpeg(
    content: object, kind: PictureType
) -> None:
    assert callable(content)
    source = content()
    taken = take_in(source)
    shown = source if isinstance(source, QImage) else decoded(source)
    clean = decoded(taken.content)
    assert taken.media_type is kind
    assert (taken.width, taken.height) == (clean.width(), clean.height())
    assert (taken.width, taken.height) == (shown.width(), shown.height())
    for x, y in ((3, 3), (40, 40), (taken.width - 4, taken.height - 4)):
        assert near(clean.pixelColor(x, y), shown.pixelColor(x, y), 40)


def test_transparency_stays_as_it_is() -> None:
    clean = decoded(take_in(encoded(seal(), "png")).content)
    assert clean.pixelColor(9, 9) == QColor(200, 0, 0, 128)


def test_the_same_picture_has_the_same_name_every_time() -> None:
    content = encoded(chart(), "png")
    taken = take_in(content)
    assert take_in(content) == taken
    assert take_in(taken.content).name == taken.name
    assert take_in(chart()).name == taken.name


@pytest.mark.parametrize(
    ("size", "becomes"),
    [
        ((1200, 900), (1200, 900)),
        ((2400, 1200), (1200, 600)),
        ((1201, 10), (1200, 10)),
        ((9000, 2), (1200, 1)),
        ((500, 3000), (500, 3000)),
        ((10, 20_000), (2, 4000)),
        ((1, 1), (1, 1)),
    ],
)
def test_a_picture_is_made_no_larger_than_an_email_can_show(
    size: tuple[int, int], becomes: tuple[int, int]
) -> None:
    taken = take_in(encoded(chart(*size), "png"))
    assert (taken.width, taken.height) == becomes
    clean = decoded(taken.content)
    assert (clean.width(), clean.height()) == becomes


def test_place_and_author_are_gone_from_a_photo() -> None:
    profile = bytes(QColorSpace(QColorSpace.NamedColorSpace.DisplayP3).iccProfile().data())
    content = with_jpeg_segments(
        encoded(photo(), "jpeg", 95),
        (0xE1, b"Exif\x00\x00" + exif()),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\x00<x>" + PLACE + b"</x>"),
        (0xE2, b"ICC_PROFILE\x00\x01\x01" + profile),
        (0xED, b"Photoshop 3.0\x00" + PLACE),
        (0xFE, PLACE),
    )
    content += PLACE
    assert content.count(PLACE) == 5
    assert decoded(content).colorSpace().isValid()
    taken = take_in(content)
    assert taken.media_type is PictureType.JPEG
    for trace in (PLACE, b"Exif", b"adobe", b"ICC_PROFILE", b"Photoshop", b"\xff\xfe"):
        assert trace not in taken.content
    assert decoded(taken.content).textKeys() == []


def test_place_and_author_are_gone_from_a_drawing() -> None:
    image = chart()
    image.setText("Author", PLACE.decode())
    content = with_png_chunks(
        encoded(image, "png"),
        png_chunk(b"eXIf", exif()),
        png_chunk(b"tEXt", b"Comment\x00" + PLACE),
        png_chunk(b"tIME", b"\x07\xe9\x07\x01\x0c\x00\x00"),
    )
    assert content.count(PLACE) >= 2
    assert "Author" in decoded(content).textKeys()
    taken = take_in(content)
    for trace in (PLACE, b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME", b"iCCP"):
        assert trace not in taken.content
    assert decoded(taken.content).textKeys() == []


@pytest.mark.parametrize(("orientation", "corner"), [(1, (5, 5)), (3, (314, 194)), (6, (194, 5))])
def test_a_photo_stands_the_way_it_was_taken(orientation: int, corner: tuple[int, int]) -> None:
    image = QImage(320, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for x in range(40):
        for y in range(40):
            image.setPixelColor(x, y, QColor("navy"))
    content = with_jpeg_segments(
        encoded(image, "jpeg", 95), (0xE1, b"Exif\x00\x00" + exif(orientation))
    )
    taken = take_in(content)
    assert (taken.width, taken.height) == ((200, 320) if orientation == 6 else (320, 200))
    clean = decoded(taken.content)
    assert near(clean.pixelColor(*corner), QColor("navy"))
    assert near(clean.pixelColor(taken.width // 2, taken.height // 2), QColor("white"))


def test_colors_of_a_wide_profile_look_the_same_without_it() -> None:
    red = QImage(60, 40, QImage.Format.Format_RGB32)
    red.fill(QColor(200, 40, 40))
    red.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    wide = red.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb))
    content = encoded(wide, "png")
    assert not near(decoded(content).pixelColor(5, 5), QColor(200, 40, 40), 8)
    assert near(decoded(take_in(content).content).pixelColor(5, 5), QColor(200, 40, 40), 3)


def test_a_photo_for_printing_becomes_one_for_screens() -> None:
    content = encoded(photo().convertToFormat(QImage.Format.Format_CMYK8888), "jpeg", 95)
    assert decoded(content).format() == QImage.Format.Format_CMYK8888
    clean = decoded(take_in(content).content)
    assert clean.format() == QImage.Format.Format_RGB32
    assert near(clean.pixelColor(40, 40), photo().pixelColor(40, 40), 40)


@pytest.mark.parametrize("depth", [QImage.Format.Format_RGBA64, QImage.Format.Format_Grayscale16])
def test_sixteen_bits_become_eight(depth: QImage.Format) -> None:
    content = encoded(chart().convertToFormat(depth), "png")
    assert decoded(content).depth() in (16, 64)
    taken = take_in(content)
    clean = decoded(taken.content)
    assert taken.media_type is PictureType.PNG
    assert near(clean.pixelColor(1, 1), QColor("white"))
    assert clean.pixelColor(30, 30).lightness() < 80


def test_of_a_moving_picture_the_first_frame_is_taken() -> None:
    taken = take_in(gif(30, 20, [0, 1, 2]))
    assert (taken.media_type, taken.width, taken.height) == (PictureType.PNG, 30, 20)
    clean = decoded(taken.content)
    assert clean.pixelColor(0, 0) == clean.pixelColor(29, 19) == QColor(255, 0, 0)


@pytest.mark.parametrize("size", [(100_000, 100_000), (40_000, 1001), (2**31 - 1, 2**31 - 1)])
def test_a_small_file_that_would_fill_the_memory_is_refused_unread(size: tuple[int, int]) -> None:
    content = bomb(*size)
    assert len(content) < 5000
    words = refusal(content)
    assert "megapixels, more than the 40 that are read here: save it smaller" in words or (
        DAMAGED in words
    )


def test_pixels_beyond_the_limit_are_refused_too() -> None:
    image = QImage(8000, 5001, QImage.Format.Format_Mono)
    assert refusal(image).startswith("The picture has 40 megapixels, more than the 40")


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "harbor.png"
    with file.open("wb") as opened:
        opened.truncate(MOST_BYTES + 1)
    words = "“harbor.png” has 20 MB, more than the 20 that are read here: save it smaller first"
    assert refusal(file) == words
    assert refusal(b"\x89PNG" + b"\x00" * MOST_BYTES).startswith(f"{PASTED} has 20 MB")


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "gif"])
@pytest.mark.parametrize("share", [0.0, 0.05, 0.5, 0.97])
def test_a_file_that_is_cut_short_is_refused(tmp_path: Path, kind: str, share: float) -> None:
    whole = gif(60, 40, [1]) if kind == "gif" else encoded(photo(), kind, 90)
    with_preview = with_jpeg_segments(whole, (0xE2, encoded(chart(64, 48), "jpeg")))
    whole = with_preview if kind == "jpeg" else whole
    take_in(whole)
    file = tmp_path / f"harbor.{kind}"
    file.write_bytes(whole[: 16 + int((len(whole) - 16) * share)])
    assert refusal(file) == f"“harbor.{kind}” {DAMAGED}"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("notes.png", b"Dear reader,\nnothing to see.\n", "is not a picture: choose a PNG, JPEG"),
        ("empty.jpg", b"", "is not a picture"),
        ("map.svg", b"<?xml version='1.0'?>\n<svg xmlns='x'/>", "is an SVG drawing"),
        ("map.png", b"\xef\xbb\xbf<!-- " + b"x" * 900 + b" -->\n<s:SVG >", "is an SVG drawing"),
        ("map.svgz", gzip.compress(b"<svg/>"), "is a compressed drawing"),
        ("photo.heic", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "is a HEIC picture"),
        ("photo.jpg", b"\x00\x00\x00\x18ftypavif\x00\x00\x00\x00", "is an AVIF picture"),
        ("scan.tif", b"II*\x00\x08\x00\x00\x00", "is a TIFF picture, which is not read here"),
        ("scan.pdf", b"%PDF-1.7\n", "is a PDF, which is not read here: save it as PNG or JPEG"),
        ("a.bmp", b"BM\x00\x00", "is a BMP picture"),
        ("a.xpm", b"/* XPM */\nstatic char *a[] = {", "is not a picture"),
        ("film.webp", b"RIFF\x10\x00\x00\x00AVI LIST", "is not a picture"),
    ],
)
def test_what_is_no_picture_is_named_for_what_it_is(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    said = refusal(tmp_path / name)
    assert said.startswith(f"“{name}” {words}")
    assert refusal(content).startswith(f"{PASTED} {words}")


def test_what_a_picture_is_called_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "harbor.txt").write_bytes(encoded(chart(), "png"))
    assert take_in(tmp_path / "harbor.txt") == take_in(chart())


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    assert refusal(tmp_path / "pictures") == "“pictures” is a folder: drop a picture from it"
    assert refusal(tmp_path / "a.png") == "“a.png” cannot be read: No such file or directory"


@pytest.mark.qt_log_level_fail("CRITICAL")  # the decoders warn of what they meet
def test_no_damage_does_more_than_to_be_refused() -> None:
    chance = random.Random(7)  # noqa: S311 - for the same damage every time
    for whole in (
        encoded(photo(64, 48), "png"),
        encoded(photo(64, 48), "jpeg", 90),
        encoded(photo(64, 48), "webp", 90),
        gif(30, 20, [0, 1]),
    ):
        for _ in range(150):
            broken = bytearray(whole)
            for _ in range(chance.randrange(1, 6)):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
            with suppress(InputRefused):
                taken = take_in(bytes(broken[: chance.randrange(1, 2 * len(broken))]))
                assert decoded(taken.content).size().width() == taken.width


def mime(
    *, urls: list[str] | None = None, image: QImage | None = None, text: str = ""
) -> QMimeData:
    made = QMimeData()
    if urls:
        made.setUrls([QUrl(one) for one in urls])
    if image is not None:
        made.setImageData(image)
    if text:
        made.setText(text)
    return made


def test_a_dropped_file_goes_before_its_pixels(tmp_path: Path) -> None:
    file = tmp_path / "hafen ü.png"
    address = QUrl.fromLocalFile(str(file)).toString()
    assert source_of(mime(urls=[address], image=chart())) == file


def test_pixels_are_taken_where_there_is_no_file(qtbot: QtBot) -> None:
    assert qtbot is not None
    pasted = source_of(mime(urls=["https://example.org/a.png"], image=chart(), text="a"))
    assert isinstance(pasted, QImage)
    assert pasted == chart()
    raw = QMimeData()
    raw.setData("image/png", QByteArray(encoded(chart(), "png")))
    assert isinstance(source_of(raw), QImage | bytes)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"urls": ["https://example.org/a.png"]}, "only the address of a picture: save"),
        ({"text": "words"}, "There is no picture here: copy a picture, or choose a file"),
        ({}, "There is no picture here"),
        ({"urls": ["file:///a.png", "file:///b.png"]}, "choose one of them"),
        ({"image": QImage()}, "There is no picture here"),
    ],
)
def test_what_holds_no_picture_says_so(given: dict[str, object], words: str) -> None:
    with pytest.raises(InputRefused, match=words):
        source_of(mime(**given))  # type: ignore[arg-type]
