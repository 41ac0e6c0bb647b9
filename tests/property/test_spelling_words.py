"""Words of any text: their places cut out the words, and no part of an address is among them."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from crank_desktop.spelling.words import words_in

_PIECES = st.sampled_from(
    [
        *("word", "Wörter", "cafe\u0301", "d’accord", "it’s", "well-known", "NATO", "x", "12th"),
        *(
            "😀",
            "👩🏽‍🚀",
            "\u0301",
            "\u200d",
            "\u202e",
            "中国",
            "Путин",
            "\ud800",
            "\x00",
            "’",
            "-",
        ),
        *("[", "](", ")", "<", ">", "`", "*|", "|*", "&", ";", "@", "#", ".", ":", " ", "\n"),
        *("https://example.org/wrongg", "a.b@example.org", "*|FNAME|*", "&nbsp;", "\\"),
    ]
)
TEXTS = st.one_of(st.lists(_PIECES, max_size=30).map("".join), st.text(max_size=80))


@given(TEXTS, st.booleans())
def test_offsets_cut_out_the_words(text: str, prose: bool) -> None:  # noqa: FBT001 - drawn
    end = 0
    for word in words_in(text, prose=prose):
        assert end <= word.start < word.end <= len(text)
        end = word.end
        piece = text[word.start : word.end]
        straight = piece.replace("’", "'").replace("\u2010", "-").replace("\u2011", "-")
        assert word.key == unicodedata.normalize("NFC", straight)
        assert not any(sign.isspace() or sign.isdigit() for sign in piece)
        assert not word.whole or word.key in word.whole


@given(TEXTS)
def test_words_are_whole(text: str) -> None:
    for word in words_in(text, prose=False):
        before, after = text[: word.start][-1:], text[word.end :][:1]
        assert not before.isalnum()
        assert not after.isalnum()


@given(TEXTS, st.sampled_from(["wrongg", "wrongg/deep", "w.org?q=wrongg"]))
def test_no_address_of_a_link_is_read(before: str, path: str) -> None:
    text = f"{before}\n[words](https://example.org/{path})"
    last = len(before) + 1
    found = [word.key for word in words_in(text, prose=True) if word.start >= last]
    assert found == ["words"]
