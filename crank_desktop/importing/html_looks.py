"""What attributes say about an element: how its words look, and which part of a page it is."""

import re
from enum import StrEnum

from crank_desktop.importing.html_scan import StartTag


class Look(StrEnum):
    """How words look, one letter each; emphasis can be taken back as well as given."""

    BOLD = "b"
    NOT_BOLD = "n"
    ITALIC = "i"
    UPRIGHT = "u"
    HIDDEN = "h"


class Part(StrEnum):
    """Which part of a page an element is, where its name or its attributes tell."""

    CONTENT = "content"
    HEADER = "header"
    FOOTER = "footer"
    FURNITURE = "furniture"
    CAPTION = "caption"
    SCREEN_READERS = "readers"
    PREVIEW = "preview"
    EMBEDDED = "embedded"


_DECLARATION = re.compile(r"(?:^|;)\s*([a-z-]+)\s*:\s*([^;]*)")
_BOLD_FROM = 600
_ZERO = re.compile(r"0+(?:\.0+)?\s*(?:px|pt|em|rem|%)?")

_BY_NAME = {
    "main": Part.CONTENT,
    "article": Part.CONTENT,
    "header": Part.HEADER,
    "footer": Part.FOOTER,
    "figcaption": Part.CAPTION,
    **dict.fromkeys(("nav", "aside", "form", "noscript", "dialog", "button"), Part.FURNITURE),
    **dict.fromkeys(("iframe", "embed", "object", "video", "audio"), Part.EMBEDDED),
}
_BY_ROLE = {
    "main": Part.CONTENT,
    "banner": Part.HEADER,
    "contentinfo": Part.FOOTER,
    **dict.fromkeys(
        ("navigation", "search", "complementary", "dialog", "alert", "menu"), Part.FURNITURE
    ),
}
_READERS_ONLY = re.compile(r"screen-reader-text|sr-only|visually-?hidden|assistive-text")
_PREVIEW = re.compile(r"(?:^|\b|mcn|-)pre-?(?:header|view-?text)|mcnpreviewtext", re.IGNORECASE)
_CAPTION = re.compile(r"wp-caption-text|image-caption|photo-caption")
_FURNITURE = re.compile(
    r"(?:social-?)?shar(?:e|ing)(?:-?(?:links?|buttons?|bar|tools?|icons?|this))?|sharedaddy"
    r"|addtoany\S*|jp-relatedposts|related(?:-(?:posts?|articles?|content))?|breadcrumbs?"
    r"|(?:entry|post)-(?:meta|footer|tags|navigation)|posted-on|side-?bar|widget(?:-area)?"
    r"|comments(?:-area)?|cookie\S*|newsletter-signup|mc_embed_signup|awesomebar|awesomewrap"
    r"|skip-link|author-(?:bio|box)|social-(?:links|media|icons)"
)


def look_of(tag: StartTag) -> str:
    """The letters of ``Look`` that an element's inline style and ``hidden`` call for."""
    style = {name: value.strip() for name, value in _DECLARATION.findall(_style(tag))}
    looks = [_weight(style.get("font-weight", "")), _slant(style.get("font-style", ""))]
    if "hidden" in tag.attributes or _hides(style):
        looks.append(Look.HIDDEN)
    return "".join(looks)


def part_of(tag: StartTag) -> str:
    """The ``Part`` of an element, "" where nothing tells."""
    named = f"{tag.value('class')} {tag.value('id')}".split()
    if any(_PREVIEW.search(name) for name in named):
        return Part.PREVIEW
    if any(_READERS_ONLY.fullmatch(name) for name in named):
        return Part.SCREEN_READERS
    if any(_FURNITURE.fullmatch(name) for name in map(str.lower, named)):
        return Part.FURNITURE
    if any(_CAPTION.fullmatch(name) for name in named):
        return Part.CAPTION
    return _BY_ROLE.get(tag.value("role").lower(), _BY_NAME.get(tag.name, ""))


def _style(tag: StartTag) -> str:
    return tag.value("style").lower().replace("!important", "")[:5000]


def _weight(value: str) -> str:
    if value.isascii() and value.isdigit():
        return Look.BOLD if int(value[:4]) >= _BOLD_FROM else Look.NOT_BOLD
    if value in ("bold", "bolder"):
        return Look.BOLD
    return Look.NOT_BOLD if value in ("normal", "lighter") else ""


def _slant(value: str) -> str:
    if value.startswith(("italic", "oblique")):
        return Look.ITALIC
    return Look.UPRIGHT if value == "normal" else ""


def _hides(style: dict[str, str]) -> bool:
    """Whether a style hides its element as emails hide their preview line.

    ``font-size:0`` alone hides nothing: layouts set it on cells whose contents set another.
    """
    if style.get("display") == "none" or style.get("visibility") == "hidden":
        return True
    flat = any(_ZERO.fullmatch(style.get(name, "")) for name in ("max-height", "height"))
    return flat and style.get("overflow") == "hidden"
