"""The text part in our own style: underlined heads, wrapped paragraphs, addresses in lists.

A link's words carry a number; below the item a list gives each number's words and, on a line of its
own, the address. So no address is ever glued to punctuation, and the words of every link can be
read back.
"""

import textwrap

from crank_desktop.document.address import is_missing
from crank_desktop.document.portable import AnalysisItem, LinkItem, PortableIssue
from crank_desktop.document.tree import AnalysisNode, Document, ItemNode, LinkNode
from crank_desktop.render.footer import footer_words
from crank_desktop.render.options import RenderOptions
from crank_desktop.render.pieces import PART, Pieces, cut_text
from crank_desktop.render.text_lines import (
    LOST_MAIL,
    Line,
    LineKind,
    block_lines,
    editor_words,
    item_lines,
    shown_address,
    words_only,
    write_nodes,
)

SHAPE = "text"
_NOTHING = PART + PART
WIDTH = 72
"""Characters of a wrapped line; addresses and single longer words stay whole."""
_MARKS = {LineKind.BULLET: "* ", LineKind.LINK: "* ", LineKind.ANALYSIS: "* ", LineKind.QUOTE: "> "}


def render_text(document: Document, options: RenderOptions) -> str:
    """The whole text, ended by one line break."""
    return "".join(render_text_pieces(document, options))


def render_text_pieces(document: Document, options: RenderOptions) -> Pieces:
    """The text in pieces: every second one is an item's part."""
    return _TextWriter(document, options).write()


class _TextWriter:
    """Writes one issue; link numbers count through it."""

    def __init__(self, document: Document, options: RenderOptions) -> None:
        self._document = document
        self._options = options
        self._numbered: list[tuple[str, str]] = []
        self._listed = 0

    def write(self) -> Pieces:
        """Title, intro, sections, sign-off and footer, one blank line between blocks."""
        issue = self._document.issue
        title = " | ".join(part for part in (self._document.title, issue.label) if part)
        blocks = [_underlined(title, "=")] if title else []
        if issue.banner.url:
            blocks.append(_address_line(issue.banner.url))
        blocks += self._prose(list(block_lines(self._document.intro)))
        for section in self._document.sections:
            blocks.append(_underlined(write_nodes(section.heading, words_only), "="))
            for node in section.items:
                blocks.append(self._part(node))
        blocks += _sign_off(self._document)
        blocks += _footer(issue, self._options)
        # A part that says nothing takes no line, but its place among the pieces.
        written = [block for block in blocks if block]
        marked = "".join(
            block + ("\n\n" if after and block != _NOTHING else "")
            for block, after in zip(written, [*written, ""][1:], strict=True)
        )
        return cut_text(marked)

    def _part(self, node: ItemNode) -> str:
        said = "\n\n".join(block for block in self._item(node) if block)
        return f"{PART}{said}{PART}"

    def _item(self, node: ItemNode) -> list[str]:
        match node:
            case LinkNode(item):
                return [self._entry(node, _outlet_lines(item))]
            case AnalysisNode(item):
                return [self._entry(node, _title_line(item))]
            case _:
                headline, *body = item_lines(node)
                heading = write_nodes(headline.nodes, words_only)
                return [_underlined(heading, "-") if heading else "", *self._prose(body)]

    def _entry(self, node: ItemNode, addresses: list[str]) -> str:
        """A sentence or a title with the addresses that belong to it underneath."""
        (line,) = item_lines(node)
        if isinstance(node, LinkNode):
            outlets = write_nodes(line.nodes[len(node.text) :], words_only)
            text = write_nodes(node.text, self._link) + outlets
        else:
            text = write_nodes(line.nodes, words_only)
        return "\n".join([_wrapped("* ", text), *self._references("  "), *addresses])

    def _prose(self, lines: list[Line]) -> list[str]:
        """Paragraphs and lists, then the addresses of their links."""
        blocks: list[str] = []
        before: LineKind | None = None
        for line in lines:
            written = self._line(line)
            if before is line.kind and line.kind in (LineKind.BULLET, LineKind.NUMBERED):
                blocks[-1] += f"\n{written}"
            else:
                blocks.append(written)
            before = line.kind
        references = self._references("")
        return [*blocks, "\n".join(references)] if references else blocks

    def _line(self, line: Line) -> str:
        mark = f"{line.number}. " if line.kind is LineKind.NUMBERED else _MARKS.get(line.kind, "")
        return _wrapped(mark, write_nodes(line.nodes, self._link))

    def _link(self, words: str, address: str) -> str:
        if words == LOST_MAIL:
            return words
        self._numbered.append((" ".join(words.split()), address))
        return f"{words} [{len(self._numbered)}]"

    def _references(self, indent: str) -> list[str]:
        """The links numbered since the last list."""
        first, self._listed = self._listed, len(self._numbered)
        lines: list[str] = []
        for number, (words, address) in enumerate(self._numbered[first:], start=first + 1):
            lines += [f"{indent}[{number}] {words}", f"{indent}    {_address_line(address)}"]
        return lines


def _address_line(address: str) -> str:
    return f"({shown_address(address)})" if is_missing(address) else address


def _underlined(words: str, sign: str) -> str:
    return f"{words}\n{sign * min(max(len(words), 3), WIDTH)}"


def _wrapped(mark: str, text: str) -> str:
    """Wrapped lines under a mark; a quotation carries its mark on every line."""
    following = mark if mark == "> " else " " * len(mark)
    lines = [
        piece
        for line in text.split("\n")
        for piece in textwrap.wrap(
            line, WIDTH - len(mark), break_long_words=False, break_on_hyphens=False
        )
    ]
    return "\n".join((following if number else mark) + line for number, line in enumerate(lines))


def _outlet_lines(item: LinkItem) -> list[str]:
    return [f"  {o.name}: {_address_line(o.url)}" for o in item.outlets if o.url]


def _title_line(item: AnalysisItem) -> list[str]:
    return [f"  {_address_line(item.url)}"] if item.url else []


def _sign_off(document: Document) -> list[str]:
    issue = document.issue
    lines = [
        f"{who} ({mail})" if mail else who
        for who, mail in map(editor_words, issue.masthead.editors)
    ]
    if issue.image.credit:
        lines.append(f"Image: {issue.image.credit}")
    return [_underlined(document.title, "="), "\n".join(lines)] if lines else []


def _footer(issue: PortableIssue, options: RenderOptions) -> list[str]:
    words = footer_words(issue, options, html=False)
    social = [f"{s.name}: {_address_line(s.url)}" for s in issue.footer.social if s.url]
    sender = [words.copyright] if words.copyright else []
    sender += ["Our mailing address is:", *words.address] if words.address else []
    choices = [
        f"{label}: {_address_line(address)}"
        for label, address in (
            ("Update your preferences", words.preferences),
            ("Unsubscribe", words.unsubscribe),
            ("Read this issue in your browser", words.view_in_browser),
        )
        if address
    ]
    blocks = ["\n".join(lines) for lines in (social, sender, choices) if lines]
    return ["-" * WIDTH, *blocks] if blocks else []
