"""A comparison as a page: what came is underlined, what went struck through, both with a sign."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from crank_desktop.document.address import is_missing
from crank_desktop.document.counting import counted
from crank_desktop.review.comparing import ComparedPart, ComparedText, Comparison
from crank_desktop.review.comparing_texts import Fate, Matter, Paragraph, Run
from crank_desktop.ui.history.words import TEXTS

RESTORE = "restore:"
"""Begins the address of a link that brings an item back."""
_SIGNS = {Fate.ADDED: "+", Fate.REMOVED: "−"}
_NAMELESS = "body"
"""The text that needs no name below the headline."""


def whole_html(comparison: Comparison, *, writable: bool) -> str:
    """Everything that differs, section by section; what is the same is counted."""
    made: list[str] = []
    heading = ""
    for differs, some in groupby(comparison.parts, _is_shown):
        parts = list(some)
        if not differs:
            items = sum(part.item is not None for part in parts)
            headings = [part.title for part in parts if part.uid and part.item is None]
            heading = headings[-1] if headings else heading
            if items:
                made.append(_folded(counted(items, "item")))
            continue
        for part in parts:
            if part.item is None:
                heading = ""
            elif heading:
                made.append(_section(escape(heading)))
                heading = ""
            made.append(part_html(part, writable=writable))
    return "".join(made)


def part_html(part: ComparedPart, *, writable: bool) -> str:
    """What became of one part; an item is known by its first text."""
    known_by = part.texts[:1] if part.uid else ()
    shown = [text for text in part.texts[len(known_by) :] if text.changed]
    return _title(part, writable=writable) + "".join(map(_text, shown))


def spoken(comparison: Comparison, uid: str | None = None) -> str:
    """What came and went in words, for those who do not see the page; ``uid`` asks for one part."""
    said: list[str] = []
    for part in comparison.parts:
        if uid is None or part.uid == uid:
            said += _spoken_part(part)
    return " ".join(said)


def _is_shown(part: ComparedPart) -> bool:
    return part.differs


def _title(part: ComparedPart, *, writable: bool) -> str:
    if not part.uid:
        return _section("The issue’s own form")
    state = f'<span class="state">{escape(_state(part))}</span>'
    paragraphs = part.texts[0].paragraphs
    title = " ".join("".join(map(_run, seen_runs(one.runs))) for one in paragraphs)
    if part.item is None:
        return _section(f"{title or escape(part.title)} {state}")
    link = ""
    if writable and part.fate in {Fate.CHANGED, Fate.REMOVED}:
        link = f' <a href="{RESTORE}{part.uid}">Restore</a>'
    return f"<h3>{title or f'Untitled {part.item}'}</h3><p>{state}{link}</p>"


def _section(heading: str) -> str:
    return f'<p class="section">{heading}</p>'


def _state(part: ComparedPart) -> str:
    words = {Fate.ADDED: "Added since", Fate.REMOVED: "Removed since", Fate.CHANGED: "Changed"}
    said = [words[part.fate]] if part.fate in words else []
    if part.moved:
        said.append("moved" if said else "Moved")
    return " and ".join(said)


def _text(text: ComparedText) -> str:
    name = "" if text.name == _NAMELESS else f'<p class="name">{TEXTS[text.name]}</p>'
    return name + "".join(_paragraphs(text.paragraphs))


def _paragraphs(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    filled = [one for one in paragraphs if one.text.strip()]
    for same, some in groupby(filled, lambda one: one.fate is Fate.SAME):
        group = list(some)
        if same:
            yield _folded(counted(len(group), "paragraph"))
        else:
            yield from (f"<p>{''.join(map(_run, seen_runs(one.runs)))}</p>" for one in group)


def seen_runs(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs that a reader sees: no markup, and of addresses those that are others now."""
    for run in runs:
        if run.matter is Matter.WORDS:
            yield run
        elif run.matter is Matter.ADDRESS and run.fate is not Fate.SAME:
            words = "missing address" if is_missing(run.text) else run.text
            yield Run(run.fate, f"({words})", Matter.ADDRESS)


def _run(run: Run) -> str:
    if run.fate is Fate.SAME:
        return escape(run.text)
    # A line through or below the space beside a word would look like part of the next one.
    words = run.text.strip()
    before, _, after = run.text.partition(words) if words else (run.text, "", "")
    signed = f"{_SIGNS[run.fate]}{escape(words or '␣')}"
    if run.matter is Matter.ADDRESS:
        return f' <span class="{run.fate} address">{signed}</span>'
    return f'{before}<span class="{run.fate}">{signed}</span>{after}'


def _folded(words: str) -> str:
    return f'<p class="same">{words} unchanged</p>'


def _spoken_part(part: ComparedPart) -> Iterator[str]:
    if not part.differs:
        return
    state = _state(part)
    yield f"{part.title or 'Untitled'}: {state.lower()}."
    if part.fate is not Fate.CHANGED:
        return
    for text in part.texts:
        for paragraph in text.paragraphs:
            for run in seen_runs(paragraph.runs):
                if run.fate is not Fate.SAME and run.text.strip():
                    yield f"{str(run.fate).capitalize()} in {TEXTS[text.name]}: {run.text.strip()}."
