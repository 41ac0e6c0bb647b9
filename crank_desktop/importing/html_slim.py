"""A page reduced to what its words need: blocks, links, emphasis, pictures and nothing else.

Tables become boxes, so that no parser moves words out of a broken one; every other element becomes
one of a dozen, and what its attributes say becomes two short ones, ``data-look`` and ``data-part``
(see ``html_looks``). Addresses stand in ``data-address`` as they were written, for nothing here is
ever loaded or followed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import unescape

from crank_desktop.errors import InputRefused
from crank_desktop.importing.html_looks import Look, look_of, part_of
from crank_desktop.importing.html_scan import EndTag, Mark, StartTag, Words, scan

MOST_TAGS = 50_000
"""Opening and closing tags of a slimmed page."""
LONGEST = 3_000_000
"""Characters of a slimmed page."""

TAGS = frozenset(
    {
        *("div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote"),
        *("a", "span", "strong", "em", "br", "img"),
    }
)
ATTRIBUTES = {
    **{tag: {"data-look", "data-part"} for tag in TAGS},
    "a": {"data-look", "data-part", "data-address"},
    "img": {"data-part", "data-address", "alt", "width", "height"},
}

_BOXES = frozenset(
    {
        *("div", "section", "article", "main", "header", "footer", "nav", "aside", "form", "dl"),
        *("fieldset", "figure", "figcaption", "center", "address", "table", "caption", "tr", "td"),
        *("th", "dt", "dd", "details", "summary", "hgroup", "dialog", "pre", "option", "legend"),
        *("noscript", "body", "search"),
    }
)
_CELLS = {"td": ("td", "th"), "th": ("td", "th"), "tr": ("td", "th", "tr")}
_SAME = {"b": "strong", "i": "em", "cite": "em", "dfn": "em", "menu": "ul", "dir": "ul"}
_BREAKS = frozenset({"br", "hr"})
_VOID = frozenset({"area", "base", "col", "link", "meta", "param", "track", "wbr"})
_LEFT_OUT = frozenset({"svg", "template", "datalist", "canvas"})
_EMBEDDED = frozenset({"iframe", "embed", "object", "video", "audio"})
_EMPHASIS = {"strong": (Look.BOLD, Look.NOT_BOLD), "em": (Look.ITALIC, Look.UPRIGHT)}


@dataclass(frozen=True, slots=True)
class SlimPage:
    """The reduced page and the words of its ``title`` element."""

    html: str
    title: str = ""


def slimmed(text: str, read: Callable[[str], Iterable[Mark]] = scan) -> SlimPage:
    """Reduce a page; raises ``InputRefused`` for one larger than any newsletter."""
    slimmer = _Slimmer()
    for mark in read(text):
        slimmer.take(mark)
    return SlimPage("".join(slimmer.parts), slimmer.title)


@dataclass(slots=True)
class _Slimmer:
    """What was written so far and what is open."""

    parts: list[str] = field(default_factory=list)
    title: str = ""
    _length: int = 0
    _tags: int = 0
    _rows: list[str] = field(default_factory=list)
    _left_out: list[str] = field(default_factory=list)
    _spans: dict[str, list[bool]] = field(default_factory=dict)
    _in_title: bool = False

    def take(self, mark: Mark) -> None:
        """Write one mark, or leave it out."""
        if self._left_out:
            self._leave_out(mark)
        elif isinstance(mark, Words):
            self._words(mark.source)
        elif isinstance(mark, StartTag):
            self._start(mark)
        else:
            self._end(mark.name)

    def _leave_out(self, mark: Mark) -> None:
        """A drawing ends where a block begins, as the HTML standard has it."""
        outer = self._left_out[0]
        if isinstance(mark, StartTag) and mark.name == outer:
            self._left_out.append(mark.name)
        elif isinstance(mark, StartTag) and outer == "svg" and mark.name in _BOXES | TAGS - {"a"}:
            self._left_out.clear()
            self._start(mark)
        elif isinstance(mark, EndTag) and mark.name == outer:
            self._left_out.pop()

    def _words(self, source: str) -> None:
        if self._in_title:
            self.title = " ".join(unescape(source).split())
            self._in_title = False
        else:
            self._write(source.replace("<", "&lt;"))

    def _start(self, tag: StartTag) -> None:
        name = _SAME.get(tag.name, tag.name)
        if name in _LEFT_OUT:
            self._left_out.append(name)
        elif name == "title":
            self._in_title = not self.title
        elif name == "input":
            self._write(" ")  # a field to fill in parts the words around it
        elif name in _BREAKS:
            self._tag("<br>" if name == "br" else "<div></div>")
        elif name in ("img", "image") or name in _EMBEDDED:
            self._picture(tag)
        elif name in _BOXES:
            self._box(tag)
        elif name in TAGS and name != "span":
            self._known(name, tag)
        elif name not in _VOID:
            self._other(tag)

    def _box(self, tag: StartTag) -> None:
        """Boxes of any kind; a new cell or row closes the one before, as in a table."""
        if tag.name in ("table", *_CELLS):
            while self._rows and self._rows[-1] in _CELLS.get(tag.name, ()):
                self._rows.pop()
                self._tag("</div>")
            self._rows.append(tag.name)
        self._tag(f"<div{_said(tag)}>")

    def _known(self, name: str, tag: StartTag) -> None:
        if name in _EMPHASIS:
            # Two forms of each at most: a parser opens every unclosed form again in every block.
            _, taken_back = _EMPHASIS[name]
            look = taken_back if taken_back in look_of(tag) else ""
            self._tag(f'<{name} data-look="{look}">' if look else f"<{name}>")
        else:
            self._tag(f"<{name}{_said(tag)}{_address(tag) if name == 'a' else ''}>")

    def _other(self, tag: StartTag) -> None:
        """Elements that only matter for how they look: ``span``, ``font``, unknown ones."""
        said = _said(tag)
        self._spans.setdefault(tag.name, []).append(bool(said))
        if said:
            self._tag(f"<span{said}>")

    def _picture(self, tag: StartTag) -> None:
        sizes = "".join(
            f' {name}="{_quoted(tag.attributes[name])}"'
            for name in ("alt", "width", "height")
            if name in tag.attributes
        )
        part = ' data-part="embedded"' if tag.name in _EMBEDDED else ""
        source = next((n for n in ("src", "data-src", "data") if tag.attributes.get(n)), "src")
        address = tag.attributes.get(source, "")
        if address.lstrip()[:5].lower() == "data:":
            address = f"{address.lstrip()[:80].partition(',')[0]},…"
        self._tag(f'<img{part}{sizes} data-address="{_quoted(address)}">')

    def _end(self, name: str) -> None:
        name = _SAME.get(name, name)
        if name in ("table", *_CELLS):
            self._end_table_part(name)
        elif name in _BOXES:
            self._tag("</div>")
        elif name in ("br", "p"):
            self._tag("<br>" if name == "br" else "</p>")
        elif name in TAGS and name not in ("span", "img"):
            self._tag(f"</{name}>")
        elif self._spans.get(name) and self._spans[name].pop():
            self._tag("</span>")

    def _end_table_part(self, name: str) -> None:
        """Close the cells and rows that were left open inside; an end without a start is none."""
        last_table = len(self._rows) - 1
        while last_table >= 0 and self._rows[last_table] != "table":
            last_table -= 1
        if name not in self._rows[max(last_table, 0) :]:
            return
        while self._rows:
            self._tag("</div>")
            if self._rows.pop() == name:
                return

    def _tag(self, markup: str) -> None:
        self._tags += 1
        if self._tags > MOST_TAGS:
            raise InputRefused(
                f"this page has more than {MOST_TAGS:,} tags, which no newsletter has:"
                " save the issue alone and import that"
            )
        self._write(markup)

    def _write(self, markup: str) -> None:
        self._length += len(markup)
        if self._length > LONGEST:
            raise InputRefused(
                f"this page holds more than {LONGEST:,} characters, which no newsletter does:"
                " save the issue alone and import that"
            )
        self.parts.append(markup)


def _said(tag: StartTag) -> str:
    """What the attributes say, as the two short ones."""
    look, part = look_of(tag), part_of(tag)
    return (f' data-look="{look}"' if look else "") + (f' data-part="{part}"' if part else "")


def _address(tag: StartTag) -> str:
    value = tag.attributes.get("href")
    return "" if value is None else f' data-address="{_quoted(value)}"'


def _quoted(source: str) -> str:
    """A value as it was written, safe between double quotes."""
    return source.replace('"', "&quot;")
