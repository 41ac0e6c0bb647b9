"""Italics and bold of selected words, given and taken back in the Markdown source."""

import re
from collections.abc import Iterator

from crank_desktop.document.inline import Blocks, links_of_blocks, paragraphs_of, words_of
from crank_desktop.document.markdown_reader import read_markdown

_SET_OFF = {
    True: re.compile(r"(?<![\\*])\*\*(?=\S)((?:(?!\*\*).)+?)(?<=\S)\*\*(?!\*)"),
    False: re.compile(r"(?<![\\*])\*(?=[^\s*])((?:\*\*.+?\*\*|[^*])+?)(?<=\S)\*(?!\*)"),
}
_MARKS = (1, 2, 3)
_WORD = re.compile(r"[\w’'-]+")
_LINE = re.compile(r"[^\n]+")


def toggled(markdown: str, start: int, end: int, *, strong: bool) -> tuple[str, int, int]:
    """The text with its selected words set off, or no longer, and where these words are then.

    Without a selection it is the word at the caret. A text that could not say so stays as it is.
    """
    if start == end:
        start, end = _word_at(markdown, start)
    start, end = _tight(markdown, start, end)
    mark = "**" if strong else "*"
    marked = _marks_at(markdown, start, end)
    if marked is not None:
        changed = _with_marks(markdown, *marked, strong=strong)
        return changed if _says_the_same(markdown, changed[0]) else (markdown, start, end)
    found = _around(markdown, start, end, _SET_OFF[strong])
    if found is not None:
        changed = _taken_back(markdown, start, end, found, mark)
    else:
        changed = _set_off(markdown, start, end, mark)
    return changed if _says_the_same(markdown, changed[0]) else (markdown, start, end)


def _word_at(markdown: str, at: int) -> tuple[int, int]:
    spans = (word.span() for word in _WORD.finditer(markdown))
    return next((span for span in spans if span[0] <= at <= span[1]), (at, at))


def _tight(markdown: str, start: int, end: int) -> tuple[int, int]:
    words = markdown[start:end]
    start += len(words) - len(words.lstrip())
    return start, max(start, start + len(words.strip()))


def _marks_at(markdown: str, start: int, end: int) -> tuple[int, int, int] | None:
    """The words and how many marks stand right around them, where these are the same: 1 to 3."""
    words = markdown[start:end]
    start += len(words) - len(words.lstrip("*"))
    end -= len(words) - len(words.rstrip("*"))
    before, after = markdown[:start], markdown[end:]
    many = len(before) - len(before.rstrip("*"))
    same = many == len(after) - len(after.lstrip("*"))
    return (start, end, many) if start < end and same and many in _MARKS else None


def _with_marks(
    markdown: str, start: int, end: int, many: int, *, strong: bool
) -> tuple[str, int, int]:
    """The words with one emphasis more or less: * italics, ** bold, *** both."""
    size = 2 if strong else 1
    wanted = many - size if many in {size, max(_MARKS)} else many + size
    marks = "*" * wanted
    at = start - many + wanted
    words = markdown[start:end]
    changed = f"{markdown[: start - many]}{marks}{words}{marks}{markdown[end + many :]}"
    return changed, at, at + len(words)


def _around(markdown: str, start: int, end: int, form: re.Pattern[str]) -> re.Match[str] | None:
    """The emphasis that holds what is selected."""
    found = form.finditer(markdown)
    return next((one for one in found if one.start() <= start and end <= one.end()), None)


def _taken_back(
    markdown: str, start: int, end: int, found: re.Match[str], mark: str
) -> tuple[str, int, int]:
    """The words alone are as the others; what stood before and behind them is set off still."""
    first, last = found.span(1)
    start, end = max(start, first), min(end, last)
    before, words, after = markdown[first:start], markdown[start:end], markdown[end:last]
    lead = _wrapped(before, mark)
    at = found.start() + len(lead)
    whole = f"{markdown[: found.start()]}{lead}{words}{_wrapped(after, mark)}"
    return f"{whole}{markdown[found.end() :]}", at, at + len(words)


def _set_off(markdown: str, start: int, end: int, mark: str) -> tuple[str, int, int]:
    """Each line of the words by itself, without emphasis of the same kind inside."""
    form = _SET_OFF[mark == "**"]
    words = form.sub(r"\1", markdown[start:end])
    parts = list(_lines(words, mark))
    made = "".join(parts)
    at = start + len(mark) if len(parts) == 1 else start
    length = len(words) if len(parts) == 1 else len(made)
    return f"{markdown[:start]}{made}{markdown[end:]}", at, at + length


def _lines(words: str, mark: str) -> Iterator[str]:
    at = 0
    for line in _LINE.finditer(words):
        if line.start() > at:
            yield words[at : line.start()]
        yield _wrapped(line[0], mark)
        at = line.end()


def _wrapped(words: str, mark: str) -> str:
    """The words between two marks, which stand on no space."""
    bare = words.strip()
    if not bare:
        return words
    lead = words[: len(words) - len(words.lstrip())]
    return f"{lead}{mark}{bare}{mark}{words[len(lead) + len(bare) :]}"


def _says_the_same(before: str, after: str) -> bool:
    return _words(read_markdown(before)) == _words(read_markdown(after))


def _words(blocks: Blocks) -> tuple[list[str], list[str]]:
    words = [words_of(one.children) for one in paragraphs_of(blocks)]
    return words, [link.address for link in links_of_blocks(blocks)]
