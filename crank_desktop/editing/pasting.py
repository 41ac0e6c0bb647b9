"""Where pasted Markdown meets the text around it: lists need a blank line, words do not."""

from crank_desktop.document.inline import ListBlock
from crank_desktop.document.markdown_reader import read_markdown


def fitted(text: str, start: int, end: int, markdown: str) -> str:
    """The Markdown for ``text[start:end]``, set apart where it begins or ends with a list."""
    blocks = read_markdown(markdown)
    before, after = text[:start], text[end:]
    lead = trail = ""
    if blocks and isinstance(blocks[0], ListBlock) and before.strip():
        lead = "\n" * (2 - _ending(before))
    if blocks and isinstance(blocks[-1], ListBlock) and after.strip():
        trail = "\n" * (2 - _ending(after[::-1]))
    return f"{lead}{markdown}{trail}"


def _ending(text: str) -> int:
    """How many line ends a text ends with, two at most."""
    return min(len(text) - len(text.rstrip("\n")), 2)
