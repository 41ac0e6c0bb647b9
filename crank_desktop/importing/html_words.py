"""The words of a part of a page that is no part of the issue, for the note that holds them."""

from lxml import etree

HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""The elements that are headings, with their levels."""
BLOCKS = frozenset({"div", "p", "ul", "ol", "li", "blockquote", *HEADINGS})
"""The elements that stand on lines of their own."""


def words_of(element: etree._Element) -> str:
    """Every word below the element, addresses of links behind them, each block on its own line."""
    parts: list[str] = []
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if inner.tag in BLOCKS or inner.tag == "br":
            parts.append("\n")
        if event == "start":
            parts += (inner.get("alt", ""), _one_line(inner.text))
            continue
        if inner.tag == "a" and inner.get("data-address"):
            parts.append(f" ({inner.get('data-address')})")
        if inner is not element:
            parts.append(_one_line(inner.tail))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _one_line(text: str | None) -> str:
    return (text or "").replace("\n", " ")
