"""No-break spaces in a text copied from a web page: the trace of links that were lost.

A page's editor puts one before and after a link's words; copying keeps them and drops the link. So
a pair around a few words, or one between an analysis' title and its parenthesis, is where a link
most likely stood. That is offered, never asserted; every other one is a stray.
"""

from crank_desktop.importing.blocks import Remark
from crank_desktop.model.kinds import NoteKind

NO_BREAK = "\u00a0"
_MOST_WORDS = 12
_LINK_MESSAGE = "A link stood here, to judge by the spaces around these words."
_STRAY_MESSAGE = "A no-break space became a plain one."


def mend_spaces(text: str) -> tuple[str, tuple[Remark, ...]]:
    """The text with plain spaces, and a remark that holds each no-break space it had."""
    places = [at for at, character in enumerate(text) if character == NO_BREAK]
    remarks: list[Remark] = []
    number = 0
    while number < len(places):
        at = places[number]
        after = places[number + 1] if number + 1 < len(places) else None
        if after is not None and _is_link(text[at + 1 : after]):
            words = text[at : after + 1]
            remarks.append(Remark(NoteKind.LOST_LINK, _LINK_MESSAGE, words))
            number += 2
            continue
        if text[at + 1 : at + 2] == "(":
            remarks.append(Remark(NoteKind.LOST_LINK, _LINK_MESSAGE, text[: at + 1]))
        else:
            remarks.append(Remark(NoteKind.STRAY_SPACE, _STRAY_MESSAGE, _around(text, at)))
        number += 1
    return text.replace(NO_BREAK, " "), tuple(remarks)


def stray_spaces(text: str) -> tuple[Remark, ...]:
    """Remarks for a text whose links are known, where a no-break space is a trace of nothing."""
    return tuple(
        Remark(NoteKind.STRAY_SPACE, _STRAY_MESSAGE, _around(text, at))
        for at, character in enumerate(text)
        if character == NO_BREAK
    )


def _is_link(words: str) -> bool:
    """A few words of one clause."""
    return 0 < len(words.split()) <= _MOST_WORDS and not any(mark in words for mark in ".;:?!()")


def _around(text: str, at: int) -> str:
    """The words on both sides of a no-break space, with it alone of its kind between them."""
    before = text[:at].replace(NO_BREAK, " ").split(" ")[-1]
    after = text[at + 1 :].replace(NO_BREAK, " ").split(" ")[0]
    return f"{before}{NO_BREAK}{after}"
