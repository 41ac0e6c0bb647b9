"""What keeps hostile Markdown from exhausting time or stack: no prose comes near these limits.

Python-Markdown nests as deep as a text asks for and looks for the end of every bracket up to the
end of the text; a page of ``[`` would take it minutes, ``- - - …`` the whole stack.
"""

from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import LinkInlineProcessor

MOST_LEVELS = 24
"""Steps into lists and quotations, a list inside an entry counting two; below them, words alone."""
MOST_BRACKETS = 12
"""Square brackets open at the same time within a link's words."""
LONG_RUN = r"(\*{13,}|_{13,})"
"""Asterisks or underlines in a row that are no emphasis: each three would open one in the other."""


class DeepBlocks(BlockProcessor):
    """Blocks below the deepest level that is read: paragraphs, whatever marks they begin with."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether the reader is at the deepest level."""
        del parent, block
        return len(self.parser.state) >= MOST_LEVELS

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Take one block as the words it is."""
        words = blocks.pop(0).strip()
        if words:
            SubElement(parent, "p").text = words


class BoundedLinks(LinkInlineProcessor):
    """``[words](address)``, looked for no further than a link can reach."""

    def getText(  # noqa: N802 - Python-Markdown's name
        self, data: str, index: int
    ) -> tuple[str, int, bool]:
        """The words up to their bracket's end, the place behind it, and whether there is one."""
        depth = 1
        for at in range(index, len(data)):
            depth += (data[at] == "[") - (data[at] == "]")
            if depth == 0:
                return data[index:at], at + 1, True
            if depth > MOST_BRACKETS:
                break
        return "", index, False

    def getLink(  # noqa: N802 - Python-Markdown's name
        self, data: str, index: int
    ) -> tuple[str, str | None, int, bool]:
        """Address, title, the place behind, and whether there is one.

        An address without angle brackets ends before the next link's begins.
        """
        bracketed = self.RE_LINK.match(data, index)
        if bracketed and bracketed[1]:
            return super().getLink(data, index)
        end = data.find("](", index)
        return super().getLink(data if end < 0 else data[:end], index)
