"""Two states of an issue compared: what became of each section and item, known by its identity."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from crank_desktop.document.address import is_missing
from crank_desktop.document.portable import (
    AnalysisItem,
    HighlightItem,
    Item,
    LinkItem,
    PortableIssue,
    Section,
)
from crank_desktop.model.kinds import ItemKind
from crank_desktop.review.comparing_texts import Fate, Paragraph, compare_texts, words_in

Texts = dict[str, tuple[str, bool]]
"""Texts by name, each with whether it is Markdown; an address is written as a link of no words."""


@dataclass(frozen=True, slots=True)
class ComparedText:
    """One text of a part, by its name among the fields of the window."""

    name: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def changed(self) -> bool:
        """Whether anything in it is another."""
        return any(one.fate is not Fate.SAME for one in self.paragraphs)


@dataclass(frozen=True, slots=True)
class ComparedPart:
    """The issue itself (``uid`` ""), a section or an item.

    ``item`` is the kind of an item, None for the others. ``title`` is what it is called now, or was
    before it was removed. ``moved`` says that it stands in another section, or before or behind
    others than it did.
    """

    uid: str
    item: ItemKind | None
    title: str
    fate: Fate
    moved: bool
    texts: tuple[ComparedText, ...]

    @property
    def differs(self) -> bool:
        """Whether there is anything to see."""
        return self.moved or self.fate is not Fate.SAME

    def words(self, fate: Fate) -> int:
        """How many of its words were added or removed."""
        return sum(words_in(text.paragraphs, fate) for text in self.texts)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All parts in the order in which they are read now; what was removed stands where it stood."""

    parts: tuple[ComparedPart, ...]

    @property
    def differs(self) -> bool:
        """Whether anything is another."""
        return any(part.differs for part in self.parts)

    def words(self, fate: Fate) -> int:
        """How many words were added or removed in all."""
        return sum(part.words(fate) for part in self.parts)

    def part(self, uid: str) -> ComparedPart | None:
        """The part of this identity, None where neither state has it."""
        return next((part for part in self.parts if part.uid == uid), None)


def compare_issues(old: PortableIssue, new: PortableIssue) -> Comparison:
    """What became of every part of ``old`` in ``new``."""
    before, after = _parts_of(old), _parts_of(new)
    moved = _moved_sections(old, new) | _moved_items(old, new)
    return Comparison(
        tuple(
            _compared(uid, before.get(uid), after.get(uid), moved=uid in moved)
            for uid in _in_order(list(before), list(after))
        )
    )


@dataclass(frozen=True, slots=True)
class _Part:
    item: ItemKind | None
    title: str
    texts: Texts


def _compared(uid: str, old: _Part | None, new: _Part | None, *, moved: bool) -> ComparedPart:
    shown = new or old
    if shown is None:
        raise KeyError(uid)
    before, after = old.texts if old else {}, new.texts if new else {}
    names = [*after, *(name for name in before if name not in after)]
    texts = tuple(
        ComparedText(name, _compare(before.get(name), after.get(name)))
        for name in names
        if name in before or name in after
    )
    if old is None or new is None:
        fate = Fate.ADDED if old is None else Fate.REMOVED
    else:
        fate = Fate.CHANGED if any(text.changed for text in texts) else Fate.SAME
    return ComparedPart(uid, shown.item, shown.title, fate, moved, texts)


def _compare(old: tuple[str, bool] | None, new: tuple[str, bool] | None) -> tuple[Paragraph, ...]:
    markdown = any(text is not None and text[1] for text in (old, new))
    return compare_texts(old[0] if old else "", new[0] if new else "", markdown=markdown)


def _parts_of(issue: PortableIssue) -> dict[str, _Part]:
    found = {"": _Part(None, issue.label, dict(_own_texts(issue)))}
    for section in issue.sections:
        heading = {"heading": (section.heading, False)}
        found[section.uid] = _Part(None, section.heading or str(section.kind), heading)
        for item in section.items:
            texts = dict(_item_texts(item))
            found[item.uid] = _Part(item.kind, next(iter(texts.values()))[0], texts)
    return found


def _own_texts(issue: PortableIssue) -> Iterator[tuple[str, tuple[str, bool]]]:
    yield "label", (issue.label, False)
    yield "period", (" ".join(str(one) for one in (issue.month, issue.year) if one), False)
    yield "send_date", (issue.send_date.isoformat() if issue.send_date else "", False)
    yield "status", (str(issue.status), False)
    yield "subject", (issue.subject, False)
    yield "preheader", (issue.preheader, False)
    yield "intro", (issue.intro, True)
    image = issue.image
    yield "picture", (_said(image.file or "", _linked("", image.url)), True)
    yield "alt", (image.alt, False)
    yield "credit", (image.credit, False)
    yield "banner", (_said(_linked(issue.banner.alt, issue.banner.url)), True)
    yield "masthead", (_masthead(issue), True)
    yield "footer", (_footer(issue), True)


def _masthead(issue: PortableIssue) -> str:
    people = (
        _linked(f"{one.role}: {one.name}", one.email and f"mailto:{one.email}")
        for one in issue.masthead.editors
    )
    return _said(issue.newsletter, issue.masthead.name, *people)


def _footer(issue: PortableIssue) -> str:
    footer = issue.footer
    return _said(
        footer.organisation,
        *footer.address,
        str(footer.copyright_year or ""),
        *(_linked(one.name, one.url) for one in footer.social),
        _linked("Preferences", footer.preferences_url),
        _linked("Unsubscribe", footer.unsubscribe_url),
    )


def _item_texts(item: Item) -> Iterator[tuple[str, tuple[str, bool]]]:
    match item:
        case HighlightItem():
            yield "heading", (item.heading, False)
            yield "body", (item.body, True)
        case LinkItem():
            yield "text", (item.text, True)
            outlets = "\n".join(_linked(one.name, one.url) for one in item.outlets)
            yield "outlets", (outlets, True)
        case AnalysisItem():
            yield "title", (item.title, False)
            yield "url", (_linked("", item.url), True)
            yield "authors", ("\n".join(item.authors), False)
            yield "byline", (item.byline, False)
            yield "institution", (item.institution, False)
            yield "note", (item.note, False)


def _linked(words: str, address: str | None) -> str:
    """Words and where they lead, in one line."""
    if not address:
        return words
    return f"[{words}]({'missing:' if is_missing(address) else address})"


def _said(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def _moved_sections(old: PortableIssue, new: PortableIssue) -> set[str]:
    return _out_of_order(
        [section.uid for section in old.sections], [section.uid for section in new.sections]
    )


def _moved_items(old: PortableIssue, new: PortableIssue) -> set[str]:
    before = {item.uid: section.uid for section in old.sections for item in section.items}
    after = {item.uid: section.uid for section in new.sections for item in section.items}
    moved = {uid for uid in before.keys() & after.keys() if before[uid] != after[uid]}
    rows = {section.uid: section for section in old.sections}
    for section in new.sections:
        if section.uid in rows:
            moved |= _out_of_order(_uids(rows[section.uid]), _uids(section))
    return moved


def _uids(section: Section) -> list[str]:
    return [item.uid for item in section.items]


def _out_of_order(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """Of those that both have, the fewest that have to go elsewhere to bring the rest in line."""
    before = [uid for uid in old if uid in set(new)]
    after = [uid for uid in new if uid in set(old)]
    # The same answer whichever of the two is the older one.
    one, other = sorted((before, after))
    return set(before) - set(_longest_in_order(one, other))


def _longest_in_order(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """The longest row of names that stand in this order in both."""
    rank = {uid: number for number, uid in enumerate(other)}
    best: list[list[str]] = []
    for uid in one:
        ahead = [row for row in best if rank[row[-1]] < rank[uid]]
        best.append([*max(ahead, key=len, default=[]), uid])
    return max(best, key=len, default=[])


def _in_order(before: list[str], after: list[str]) -> Iterator[str]:
    """The names as they stand now, those that are gone where they stood among them."""
    there = set(after)
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from (uid for uid in before[a:b] if uid not in there)
        yield from after[c:d]
