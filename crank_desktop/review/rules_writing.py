"""Rules about how an item is written: its sentence, its outlets, its authors.

They advise; nothing of this keeps an issue from leaving.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from crank_desktop.document.inline import Paragraph, words_of
from crank_desktop.document.portable import AnalysisItem, Outlet
from crank_desktop.document.tree import AnalysisNode, HighlightNode, ItemNode, LinkNode
from crank_desktop.review.finding import Finding, Severity
from crank_desktop.review.rules import Subject, rule
from crank_desktop.review.sentences import has_full_stop, sentence_ends

_ONE_SENTENCE = "one-sentence"
_FULL_STOP = "full-stop"
_HEADLINE = "headline-full-stop"
_IN_SENTENCE = "outlet-in-sentence"
_NAMELESS = "outlet-without-name"
_OTHER_OUTLET = "outlet-of-another-address"
_AUTHOR = "author-incomplete"
_SPACES = "double-space"

_PARENTHESIS_AT_END = re.compile(r"\(([^()]{2,80})\)[.\s]*$")
_HEADLINE_STOP = re.compile(r"(?<![A-Z.])(?<!\b[A-Z])\.$")
_SEVERAL = re.compile(r"\s(?:and|&)\s|[;/]|\bet al\b|\band others\b", re.IGNORECASE)
_DOUBLE = re.compile(r"\S {2,}\S")


def _items(subject: Subject) -> Iterator[tuple[str, ItemNode]]:
    for s, section in enumerate(subject.document.sections):
        for i, node in enumerate(section.items):
            yield f"sections/{s}/items/{i}", node


def _links(subject: Subject) -> Iterator[tuple[str, LinkNode, str]]:
    """Each link that has words, with these."""
    for where, node in _items(subject):
        if isinstance(node, LinkNode) and words_of(node.text).strip():
            yield where, node, words_of(node.text).strip()


@rule(_ONE_SENTENCE)
def one_sentence(subject: Subject) -> Iterator[Finding]:
    """A link is one sentence."""
    for where, _, words in _links(subject):
        if sentence_ends(words):
            message = "This link has more than one sentence: make one of them, or cut."
            yield Finding(_ONE_SENTENCE, Severity.ADVICE, where, message)


@rule(_FULL_STOP)
def full_stop(subject: Subject) -> Iterator[Finding]:
    """A link's sentence and a highlight's last one are closed."""
    for where, node in _items(subject):
        words = _last_words(node).strip()
        if words and not has_full_stop(words):
            message = "The last sentence has no full stop: close it."
            yield Finding(_FULL_STOP, Severity.ADVICE, where, message)


def _last_words(node: ItemNode) -> str:
    match node:
        case LinkNode(text=text):
            return words_of(text)
        case HighlightNode(body=body) if body and isinstance(body[-1], Paragraph):
            return words_of(body[-1].children)
    return ""


@rule(_HEADLINE)
def headline_full_stop(subject: Subject) -> Iterator[Finding]:
    """A headline has no full stop; an abbreviation at its end keeps its own."""
    for where, node in _items(subject):
        if isinstance(node, HighlightNode) and _HEADLINE_STOP.search(
            words_of(node.heading).strip()
        ):
            message = "The headline ends with a full stop: take it away."
            yield Finding(_HEADLINE, Severity.ADVICE, where, message)


@rule(_IN_SENTENCE)
def outlet_in_sentence(subject: Subject) -> Iterator[Finding]:
    """An outlet's parenthesis is made from the outlets; in the sentence it would stand twice."""
    for where, node, words in _links(subject):
        found = _PARENTHESIS_AT_END.search(words)
        names = [outlet.name.casefold() for outlet in node.item.outlets]
        if found and (found[1].casefold() in names or subject.known_outlet(found[1])):
            message = f'The sentence names "{found[1]}" at its end: move it to the outlets.'
            yield Finding(_IN_SENTENCE, Severity.ADVICE, where, message)


@rule(_NAMELESS)
def outlet_without_name(subject: Subject) -> Iterator[Finding]:
    """An address without its outlet's name would show nothing to choose."""
    for where, node, _ in _links(subject):
        if any(outlet.url and not outlet.name.strip() for outlet in node.item.outlets):
            message = "An outlet has an address and no name: write who published it."
            yield Finding(_NAMELESS, Severity.ADVICE, where, message)


@rule(_OTHER_OUTLET)
def outlet_of_another_address(subject: Subject) -> Iterator[Finding]:
    """The name in the parenthesis and the address behind it speak of the same outlet."""
    for where, node, _ in _links(subject):
        for outlet in node.item.outlets:
            publisher = _publisher(subject, outlet)
            if publisher:
                message = (
                    f'The address of "{outlet.name}" leads to {publisher}: '
                    "mend the name or the address."
                )
                yield Finding(_OTHER_OUTLET, Severity.ADVICE, where, message)


def _publisher(subject: Subject, outlet: Outlet) -> str | None:
    """The outlet whose domain an address is on, where it is another one than its name says."""
    name = subject.known_outlet(outlet.name)
    host = _host(outlet.url or "")
    publisher = subject.outlet_of_domain(host) if host and name else None
    return None if publisher == name else publisher


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


@rule(_AUTHOR)
def author_incomplete(subject: Subject) -> Iterator[Finding]:
    """Each author has a line and a whole name."""
    for where, node in _items(subject):
        if isinstance(node, AnalysisNode):
            for message in _about_authors(node.item):
                yield Finding(_AUTHOR, Severity.ADVICE, where, message)


def _about_authors(item: AnalysisItem) -> Iterator[str]:
    for author in item.authors:
        if _SEVERAL.search(author):
            yield f'The author "{author}" is more than one: give each a line and a whole name.'
        elif len(author.split()) == 1 and author.isascii():
            yield f'The author "{author}" has only a part of a name: write the whole one.'


@rule(_SPACES)
def double_space(subject: Subject) -> Iterator[Finding]:
    """Two spaces between words are a slip of the thumb."""
    for where, node, words in _links(subject):
        del node
        if _DOUBLE.search(words):
            message = "There are two spaces between words: take one away."
            yield Finding(_SPACES, Severity.ADVICE, where, message)
