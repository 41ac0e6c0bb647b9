"""Bytes into text: marks of encodings, line ends, and the line that is no text."""

import codecs

import pytest

from crank_desktop.errors import InputRefused
from crank_desktop.importing.decoding import MOST_BYTES, check_size, decode

WORDS = "Кремль – 中国\nnext line\n"


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.replace("\n", "\r\n").encode(),
    ],
)
def test_the_same_words_in_every_encoding(content: bytes) -> None:
    assert decode(content) == WORDS


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"\x00", 1),
        (b"one\ntwo\x01", 2),
        (b"one\ntwo\nthree \xff", 3),
        (b"cut in a character \xe4\xb8", 1),
        ("Caf\u00e9".encode("latin-1"), 1),
    ],
)
def test_the_first_line_that_is_no_text_is_named(content: bytes, line: int) -> None:
    with pytest.raises(InputRefused, match=f"line {line} ") as refused:
        decode(content)
    assert "\n" not in str(refused.value)


def test_half_of_a_utf_16_character_is_refused() -> None:
    with pytest.raises(InputRefused, match="line 1 "):
        decode(codecs.BOM_UTF16_LE + b"a\x00b")


def test_sizes() -> None:
    check_size(1)
    check_size(MOST_BYTES)
    with pytest.raises(InputRefused, match="empty"):
        check_size(0)
    with pytest.raises(InputRefused, match="16 MB"):
        check_size(MOST_BYTES + 1)
