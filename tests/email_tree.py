"""An email's HTML as a small tree, for the rules that look at elements and their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"br", "img", "meta", "hr", "link", "input", "wbr", "base"})
_OUTLOOK = re.compile(r"\[if [^\]]*mso[^\]]*\]>(.*)<!\[endif\]", re.DOTALL)


@dataclass(eq=False)
class Element:
    """One element and what stands in it, in order; ``outlook`` means that Word alone sees it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: "Element | None" = None
    content: "list[Element | str]" = field(default_factory=list)
    outlook: bool = False

    @property
    def children(self) -> list["Element"]:
        """The elements directly inside this one."""
        return [one for one in self.content if isinstance(one, Element)]

    @property
    def words(self) -> str:
        """The text directly inside this element."""
        return "".join(one for one in self.content if isinstance(one, str))

    @property
    def style(self) -> dict[str, str]:
        """The declarations of the ``style`` attribute; of two with one name the later."""
        pairs = (one.partition(":") for one in self.attributes.get("style", "").split(";"))
        return {name.strip(): value.strip() for name, _, value in pairs if value}

    def descendants(self) -> Iterator["Element"]:
        """Every element below this one, in the order of the document."""
        for child in self.children:
            yield child
            yield from child.descendants()

    def ancestors(self) -> Iterator["Element"]:
        """The elements around this one, the nearest first."""
        if self.parent is not None:
            yield self.parent
            yield from self.parent.ancestors()

    def every(self, *tags: str) -> list["Element"]:
        """The descendants of these kinds."""
        return [one for one in self.descendants() if one.tag in tags]

    def text(self) -> str:
        """The words of this element and all below it."""
        return "".join(one if isinstance(one, str) else one.text() for one in self.content)


class _Builder(HTMLParser):
    def __init__(self, root: Element, *, outlook: bool) -> None:
        super().__init__()
        self.at = root
        self.outlook = outlook

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {k: v or "" for k, v in attrs}, self.at, outlook=self.outlook)
        self.at.content.append(made)
        if tag not in VOID:
            self.at = made

    def handle_endtag(self, tag: str) -> None:
        for one in (self.at, *self.at.ancestors()):
            if one.tag == tag and one.parent is not None:
                self.at = one.parent
                return

    def handle_data(self, data: str) -> None:
        self.at.content.append(data)

    def handle_comment(self, data: str) -> None:
        conditional = _OUTLOOK.fullmatch(data)
        if conditional:
            inner = _Builder(self.at, outlook=True)
            inner.feed(conditional[1])
            inner.close()


def parse(html: str) -> Element:
    """The tree of a document, what stands in conditional comments for Outlook included."""
    root = Element("#document")
    builder = _Builder(root, outlook=False)
    builder.feed(html)
    builder.close()
    return root
