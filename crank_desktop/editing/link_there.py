"""The link at a caret as an editor sees it, words and address, and the text with another one."""

import re
from dataclasses import dataclass

from crank_desktop.document.address import is_allowed, is_mail_address, is_missing
from crank_desktop.document.address_shown import shown_part
from crank_desktop.document.inline import links_of_blocks, paragraphs_of, words_of
from crank_desktop.document.link_spans import link_spans
from crank_desktop.document.markdown_reader import read_markdown
from crank_desktop.document.markdown_writer import escape, link_markdown
from crank_desktop.editing.links import fill_address, make_link

_DOMAIN = re.compile(r"[^\W_](?:[\w-]*\w)?(?:\.[\w-]+)*\.[^\W\d_]{2,}(?::\d+)?(?:[/?#]\S*)?")


@dataclass(frozen=True, slots=True)
class LinkThere:
    """What stands from ``start`` up to ``end`` of a Markdown text.

    ``number`` counts the links of the text from 0; None where there is no link yet, and the words
    are those that are selected. The address of a lost link is "".
    """

    start: int
    end: int
    words: str = ""
    address: str = ""
    number: int | None = None


def link_there(markdown: str, start: int, end: int) -> LinkThere:
    """The link that holds what is selected, else the selected words."""
    for number, span in enumerate(link_spans(markdown)):
        if span.start <= start <= end <= span.end:
            link = list(links_of_blocks(read_markdown(markdown)))[number]
            address = "" if is_missing(link.address) else link.address
            return LinkThere(span.start, span.end, words_of(link.children), address, number)
    chosen = markdown[start:end]
    start += len(chosen) - len(chosen.lstrip())
    end = start + len(chosen.strip())
    paragraphs = paragraphs_of(read_markdown(markdown[start:end]))
    words = " ".join(words_of(one.children) for one in paragraphs)
    return LinkThere(start, end, " ".join(words.split()))


def with_link(markdown: str, there: LinkThere, words: str, address: str) -> tuple[str, int]:
    """The text with a link there, and the place behind it; the same text where none can be.

    Without words, the domain stands for them.
    """
    words = " ".join(words.split())
    same = words == there.words
    for made in (
        _readdressed(markdown, there, address) if same else markdown,
        _written(markdown, there, words or _domain(address), address),
    ):
        if made != markdown and _leads_to(made, there.start, address):
            return made, next(one.end for one in link_spans(made) if one.start >= there.start)
    return markdown, there.end


def full_address(typed: str) -> str | None:
    """What somebody typed as an address that a link can have; None where it is none.

    ``tide.example/a`` is a web address and ``desk@tide.example`` a mail address.
    """
    typed = typed.strip()
    if is_allowed(typed) and not is_missing(typed):
        return typed
    if is_mail_address(typed):
        return f"mailto:{typed}"
    address = f"https://{typed}"
    return address if _DOMAIN.fullmatch(typed) and is_allowed(address) else None


def _readdressed(markdown: str, there: LinkThere, address: str) -> str:
    if there.number is not None:
        return fill_address(markdown, there.number, address)
    return make_link(markdown, there.start, there.end, address)


def _written(markdown: str, there: LinkThere, words: str, address: str) -> str:
    link = link_markdown(escape(words), address)
    return f"{markdown[: there.start]}{link}{markdown[there.end :]}"


def _domain(address: str) -> str:
    start, end = shown_part(address)
    return address[start:end]


def _leads_to(markdown: str, start: int, address: str) -> bool:
    """Whether a link that begins there leads to the address."""
    links = links_of_blocks(read_markdown(markdown))
    pairs = zip(link_spans(markdown), links, strict=False)
    return any(span.start == start and link.address == address for span, link in pairs)
