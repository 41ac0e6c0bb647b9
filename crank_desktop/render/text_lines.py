"""An issue as lines of prose, before any plain-text style has written them.

Mailchimp's plain part, the text of the web page and our own text differ in how they write a
heading, a link and an entry; what stands in each line is the same.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from crank_desktop.document.address import is_missing
from crank_desktop.document.inline import (
    Blocks,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListBlock,
    MergeTag,
    Paragraph,
    Quote,
    Text,
)
from crank_desktop.document.portable import Editor, Outlet, PortableIssue
from crank_desktop.document.tree import AnalysisNode, HighlightNode, ItemNode, LinkNode
from crank_desktop.render.bylines import byline_of
from crank_desktop.render.options import RenderOptions

LOST_LINK = "[link removed]"
LOST_MAIL = "[email protected]"


class LineKind(Enum):
    """What a line of prose is."""

    HEADLINE = auto()
    PARAGRAPH = auto()
    BULLET = auto()
    NUMBERED = auto()
    QUOTE = auto()
    LINK = auto()
    ANALYSIS = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an item; ``number`` counts the entries of a numbered list from 1."""

    kind: LineKind
    nodes: Inlines
    number: int = 0


WriteLink = Callable[[str, str], str]
"""(words, address) -> how a style writes a link."""


def item_lines(node: ItemNode) -> Iterator[Line]:
    """The lines of one item."""
    match node:
        case HighlightNode(_, heading, body):
            yield Line(LineKind.HEADLINE, heading)
            yield from block_lines(body)
        case LinkNode(item, text):
            yield Line(LineKind.LINK, (*text, *_outlets(item.outlets)))
        case AnalysisNode(item, title):
            words: Inlines = (Link(item.url, title),) if item.url else title
            byline = byline_of(item)
            yield Line(LineKind.ANALYSIS, (*words, *((Text(f" ({byline})"),) if byline else ())))


def block_lines(blocks: Blocks, kind: LineKind = LineKind.PARAGRAPH) -> Iterator[Line]:
    """The lines of an item's body; lists inside lists are written flat."""
    for block in blocks:
        match block:
            case Paragraph(children):
                yield Line(kind, children)
            case Quote(children):
                yield from block_lines(children, LineKind.QUOTE)
            case ListBlock(entries, ordered):
                inner = LineKind.NUMBERED if ordered else LineKind.BULLET
                for number, entry in enumerate(entries, start=1):
                    for line in block_lines(entry, inner):
                        yield Line(line.kind, line.nodes, line.number or number)


def _outlets(outlets: tuple[Outlet, ...]) -> Inlines:
    """`` (Korea Herald, NK News)``, each name linked where it has an address."""
    if not outlets:
        return ()
    nodes: list[Inline] = [Text(" (")]
    for number, outlet in enumerate(outlets):
        if number:
            nodes.append(Text(", "))
        name = Text(outlet.name)
        nodes.append(Link(outlet.url, (name,)) if outlet.url else name)
    return (*nodes, Text(")"))


def write_nodes(nodes: Inlines, write_link: WriteLink) -> str:
    """The words of the nodes; emphasis has no sign in plain text."""
    parts: list[str] = []
    for node in nodes:
        match node:
            case Text(text) | MergeTag(text):
                parts.append(text)
            case LineBreak():
                parts.append("\n")
            case Emphasis(children):
                parts.append(write_nodes(children, write_link))
            case Link(address, children):
                parts.append(write_link(write_nodes(children, write_link), address))
    return "".join(parts)


def words_only(words: str, _address: str) -> str:
    """A link written without its address."""
    return words


def shown_address(address: str) -> str:
    """The address as a text shows it, or the mark of a lost one."""
    return LOST_LINK if is_missing(address) else address


def editor_words(editor: Editor) -> tuple[str, str | None]:
    """``Role, Name`` and the mail address to write behind it, marked where it was lost."""
    who = ", ".join(part for part in (editor.role, editor.name) if part)
    mail = LOST_MAIL if is_missing(editor.email) else editor.email
    return who, mail or None


def written_as_sent(issue: PortableIssue, shape: str, options: RenderOptions) -> bool:
    """Whether the furniture kept at the import has the shape being written."""
    return options.as_sent and issue.imported_as == shape
