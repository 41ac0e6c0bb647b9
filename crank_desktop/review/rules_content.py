"""Rules about what an issue says: addresses, sections, headlines, the picture's words."""

from collections.abc import Iterator

from crank_desktop.document.addresses import PlacedAddress, addresses
from crank_desktop.document.inline import words_of
from crank_desktop.document.portable import AnalysisItem, HighlightItem, Item, LinkItem
from crank_desktop.review.finding import Finding, Severity
from crank_desktop.review.rules import Subject, rule

_MISSING = "missing-address"
_EMPTY_SECTION = "empty-section"
_EMPTY_ITEM = "empty-item"
_ALT = "picture-without-words"
_LABEL = "no-label"


@rule(_MISSING)
def missing_addresses(subject: Subject) -> Iterator[Finding]:
    """An address that stood in the published issue and was lost must be found again."""
    for placed in addresses(subject.document):
        if placed.lost:
            yield Finding(_MISSING, Severity.BLOCKER, placed.where, _missing_message(placed))


def _missing_message(placed: PlacedAddress) -> str:
    words = f'"{placed.words}"' if placed.words else "a link without words"
    what = "mail address" if placed.mail else "address"
    return f"The {what} behind {words} is missing: paste it in, or take the link away."


@rule(_EMPTY_SECTION)
def empty_sections(subject: Subject) -> Iterator[Finding]:
    """A section without items leaves a bare heading."""
    for number, section in enumerate(subject.document.sections):
        if not section.items:
            name = words_of(section.heading) or section.kind
            message = f'The section "{name}" is empty: add an item or remove the section.'
            yield Finding(_EMPTY_SECTION, Severity.WARNING, f"sections/{number}", message)
    if not subject.document.sections:
        message = "The issue has no sections yet: add one."
        yield Finding(_EMPTY_SECTION, Severity.WARNING, "sections", message)


@rule(_EMPTY_ITEM)
def empty_items(subject: Subject) -> Iterator[Finding]:
    """Each kind of item has words it cannot do without."""
    for s, section in enumerate(subject.document.issue.sections):
        for i, item in enumerate(section.items):
            for what in _missing_words(item):
                message = f"This {item.kind} has no {what}: write one."
                yield Finding(_EMPTY_ITEM, Severity.WARNING, f"sections/{s}/items/{i}", message)


def _missing_words(item: Item) -> list[str]:
    match item:
        case HighlightItem(heading=heading, body=body):
            wanted = {"headline": heading, "text": body}
        case LinkItem(text=text, outlets=outlets):
            wanted = {"sentence": text, "outlet": "".join(outlet.name for outlet in outlets)}
        case AnalysisItem():
            wanted = {"title": item.title, "author": "".join(item.authors) or item.byline}
    return [what for what, words in wanted.items() if not words.strip()]


@rule(_ALT)
def picture_without_words(subject: Subject) -> Iterator[Finding]:
    """Whoever does not see the picture reads its alternative text (WCAG 2.2, 1.1.1)."""
    image = subject.document.issue.image
    if (image.file or image.url) and not image.alt.strip():
        message = "The picture has no words for those who cannot see it: describe it in a sentence."
        yield Finding(_ALT, Severity.BLOCKER, "image", message)


@rule(_LABEL)
def no_label(subject: Subject) -> Iterator[Finding]:
    """Subject, file names and the library go by the label."""
    if not subject.document.issue.label.strip():
        message = 'The issue has no label: give it one, such as "July 2025".'
        yield Finding(_LABEL, Severity.WARNING, "label", message)
