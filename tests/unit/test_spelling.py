"""Which words of a text are looked up, what the dictionaries know, what a library knows beside."""

from dataclasses import replace
from pathlib import Path

import pytest

from crank_desktop.bundled import resource
from crank_desktop.document.portable import LinkItem, Outlet
from crank_desktop.progress import Cancelled, Progress
from crank_desktop.spelling import dictionary
from crank_desktop.spelling.dictionary import Dictionary, Language, load_dictionary
from crank_desktop.spelling.lexicon import Lexicon, Own
from crank_desktop.spelling.names import names_of, words_of_names
from crank_desktop.spelling.words import LONGEST, names_in, words_in, words_of_line
from tests.library_files import example_issue


def words(text: str, *, prose: bool = True) -> list[str]:
    return [text[word.start : word.end] for word in words_in(text, prose=prose)]


@pytest.fixture(scope="module")
def american() -> Dictionary:
    return load_dictionary(Language.AMERICAN, Progress())


@pytest.fixture(scope="module")
def british() -> Dictionary:
    return load_dictionary(Language.BRITISH, Progress())


def unknown(lexicon: Lexicon, dictionary: Dictionary, text: str) -> list[str]:
    asked = lexicon.judge(words_in(text, prose=True)).asked
    lexicon.learn({word: dictionary.knows(word) for word in asked})
    judged = lexicon.judge(words_in(text, prose=True))
    assert not judged.asked
    return [text[word.start : word.end] for word in judged.unknown]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ships pass, she said.", ["Ships", "pass", "she", "said"]),
        ("Iran’s ships don’t, can't", ["Iran", "ships", "don’t", "can't"]),
        ("the workers’ ‘quoted’ words", ["the", "workers", "quoted", "words"]),
        ("[of words](https://example.org/pathh)", ["of", "words"]),
        ("[one](<https://example.org/aa>) [two](missing:)", ["one", "two"]),
        ("see <https://example.org/aa> there", ["see", "there"]),
        ("see https://example.org/aa there", ["see", "there"]),
        ("at reuters.com/wrongg or www.aa.org.", ["at", "or"]),
        ("sent by a.b@example.org today", ["sent", "by", "today"]),
        ("run `codee here` now", ["run", "now"]),
        ("Dear *|FNAMEE|*, {{ namee }} hi", ["Dear", "hi"]),
        ("bread &amp; butter&nbsp;knife &#8217;", ["bread", "butter", "knife"]),
        ("a <br> line", ["line"]),
        ("S-400 and HQ-9, 12th, 1990s, mp3", ["and"]),
        ("NATO, IRGC’s, NGOs and U.S. or Ph.D.", ["and", "or"]),
        ("*slanted* **strong** _so_", ["slanted", "strong"]),
        ("Путин и 中国 and ελ", ["and"]),
        ("end.The start", ["end", "The", "start"]),
        ("tell @someone of #sometag", ["tell", "of"]),
        ("cafe\u0301 na\u00efve", ["cafe\u0301", "na\u00efve"]),
        ("😀word👩🏽‍🚀next", ["word", "next"]),
        ("first\nsecond line", ["first", "second", "line"]),
        ("", []),
    ],
)
def test_words_that_can_be_wrong_are_found(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_parts_of_a_word_with_hyphens_know_the_whole() -> None:
    text = "a well-known vis-à-vis, ex‑Soviet"
    found = {(text[one.start : one.end], one.whole) for one in words_in(text, prose=True)}
    assert found == {
        ("well", "well-known"),
        ("known", "well-known"),
        ("vis", "vis-à-vis"),
        ("ex", "ex-Soviet"),
        ("Soviet", "ex-Soviet"),
    }


def test_a_key_is_composed_and_has_straight_apostrophes() -> None:
    assert [word.key for word in words_in("cafe\u0301 don’t", prose=True)] == ["café", "don't"]


def test_no_line_takes_long_and_an_endless_one_is_let_be() -> None:
    signs = (
        "a",
        "a-",
        "a.",
        "ab.",
        "<a",
        "`",
        "`a",
        "a'",
        "@",
        "&a",
        "a@",
        "a.b-",
        "#",
        ":",
        "*|A",
    )
    for sign in signs:
        # A pattern that went back for each sign would need hours for this.
        words_of_line((sign * LONGEST)[:LONGEST], prose=True)
    assert words_of_line("ab " * LONGEST, prose=True) == ()


@pytest.mark.parametrize(
    ("word", "in_america", "in_britain"),
    [
        ("color", True, False),
        ("colour", False, True),
        ("defense", True, False),
        ("defence", False, True),
        ("government", True, True),
        ("goverment", False, False),
        ("Tuesday", True, True),
        ("tuesday", False, False),
        ("don't", True, True),
        ("café", True, True),
        ("détente", True, True),
        ("x" * 500, True, True),
        ("a\ud800b", True, True),
        ("", True, True),
    ],
)
def test_both_languages_ship(
    american: Dictionary, british: Dictionary, word: str, *, in_america: bool, in_britain: bool
) -> None:
    assert american.knows(word) is in_america
    assert british.knows(word) is in_britain


def test_what_was_meant_is_suggested(american: Dictionary, british: Dictionary) -> None:
    assert american.suggest("goverment")[0] == "government"
    assert american.suggest("recieve")[0] == "receive"
    assert british.suggest("colorful")[0] == "colourful"
    assert american.suggest("a\ud800b") == ()
    assert not [one for one in american.suggest("occured") if "-" in one]


def test_a_dictionary_in_parts_knows_as_much_as_it_whole(american: Dictionary) -> None:
    entries = resource("dictionaries", "en_US.dic").read_text("utf-8").splitlines()[1:]
    each = [entry.split("/")[0] for entry in entries][::97]
    assert len(each) > 500
    assert [word for word in each if not american.knows(word)] == []


def test_a_dictionary_is_read_once_and_reading_can_be_stopped(american: Dictionary) -> None:
    assert load_dictionary(Language.AMERICAN, Progress(cancelled=lambda: True)) is american
    kept = dict(dictionary._KEPT)
    dictionary._KEPT.clear()
    try:
        with pytest.raises(Cancelled):
            load_dictionary(Language.AMERICAN, Progress(cancelled=lambda: True))
    finally:
        dictionary._KEPT.update(kept)


def test_a_word_is_asked_for_once(american: Dictionary) -> None:
    lexicon = Lexicon()
    first = lexicon.judge(words_in("The goverment, the well-knwon goverment", prose=True))
    assert first.unknown == ()
    assert first.asked == {"The", "the", "goverment", "well", "knwon", "well-knwon"}
    text = "The goverment, the well-knwon goverment"
    assert unknown(lexicon, american, text) == ["goverment", "knwon", "goverment"]
    lexicon.forget()
    assert lexicon.judge(words_in("the", prose=True)).asked == {"the"}


def test_a_whole_with_hyphens_can_be_right_by_itself() -> None:
    lexicon = Lexicon()
    lexicon.learn({"vis": False, "vis-à-vis": True, "vis-à-viss": False, "viss": False})
    assert [word.key for word in lexicon.judge(words_in("vis-à-vis", prose=True)).unknown] == []
    judged = lexicon.judge(words_in("vis, vis-à-viss", prose=True))
    assert [word.key for word in judged.unknown] == ["vis", "vis", "viss"]
    lexicon.set_own(Own.ADDED, ["vis-à-viss"])
    judged = lexicon.judge(words_in("vis, vis-à-viss", prose=True))
    assert [word.key for word in judged.unknown] == ["vis"]


def test_words_of_one_s_own_are_right(american: Dictionary) -> None:
    lexicon = Lexicon()
    assert lexicon.set_own(Own.ADDED, ["zorbling", "Qyiv", "d’Orsayy"])
    assert not lexicon.set_own(Own.ADDED, ["zorbling", "Qyiv", "d'Orsayy"])
    assert lexicon.set_own(Own.NAMES, ["Lundgrenn"])
    text = "Zorbling zorbling’s qyiv Qyiv’s d’Orsayy Lundgrenn-Qyiv lundgrenn"
    assert unknown(lexicon, american, text) == ["qyiv", "lundgrenn"]
    lexicon.set_own(Own.IGNORED, ["qyiv"])
    assert unknown(lexicon, american, text) == ["lundgrenn"]
    assert lexicon.own(Own.IGNORED) == {"qyiv"}


def test_names_of_one_s_own_are_suggested_first() -> None:
    lexicon = Lexicon()
    lexicon.set_own(Own.NAMES, ["Khamenei", "Chamenei"])
    assert lexicon.likely("Khamenie", ["Chimney", "Ramen"]) == ("Khamenei", "Chimney", "Ramen")
    assert lexicon.likely("dont", ["don't", *"abcdef"]) == ("don’t", "a", "b", "c", "d")


def test_names_are_those_of_the_issue_s_fields() -> None:
    issue = example_issue()
    link = LinkItem(text="Xx.", outlets=(Outlet(name="Al-Quds al-Arabi"), Outlet(name="n’Djamena")))
    section = replace(issue.sections[0], items=(link,))
    found = names_of(replace(issue, sections=(*issue.sections, section)))
    expected = {"Ada", "Marsh", "Harbor", "Letter", "Bo", "Reed", "Dock", "School", "Quds", "Arabi"}
    assert expected <= found
    assert "n'Djamena" in found
    assert words_of_names(["The Moscow Times", "Xinhua"]) == {"The", "Moscow", "Times", "Xinhua"}
    assert names_in("Reuters’s TASS 24") == {"Reuters", "TASS", "24"}


def test_the_dictionaries_ship_with_their_licenses() -> None:
    for language in Language:
        for ending in ("aff", "dic"):
            assert Path(resource("dictionaries", f"{language}.{ending}")).stat().st_size > 1000
        words_of_license = resource("licences", f"dictionary-{language.replace('_', '-')}.txt")
        assert "Kevin Atkinson" in words_of_license.read_text("utf-8")
