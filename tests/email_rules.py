"""The rules an email is held to, as functions: HTML in, what breaks the rule out.

Each rule is one line of what mail clients were measured to need; ``RULES`` names them all, so that
a test can run every one and show that every one can fail.
"""

import itertools
import re
from collections.abc import Callable, Iterator

import tinycss2  # type: ignore[import-untyped]  # it ships no types

from tests.email_tree import Element, parse

Rule = Callable[[Element, str], Iterator[str]]
RULES: dict[str, Rule] = {}

STYLE_LIMIT = 8 * 1024
PREHEADER_LIMIT = 100
FORBIDDEN = {
    *("script", "form", "iframe", "object", "embed", "svg", "video", "audio", "input", "button"),
    *("select", "textarea", "base", "link", "canvas", "frame", "frameset", "applet"),
}
ADDRESS = re.compile(
    r"(?:https?://|mailto:)[^\s<>\"]+|\*\|[A-Z_:]+\|\*|\{\{ \w+ \}\}\S*|%%\{\w+\}%%"
)
PICTURE = re.compile(r"[^?#]+\.(?:png|jpe?g|gif)(?:[?#].*)?", re.IGNORECASE)
COLOR = re.compile(r"#[0-9a-zA-Z]+\b|\b(?:rgb|hsl)a?\(")
CONDITION = re.compile(r"\*\|(IFNOT|IF|ELSE|ELSEIF|END):[^|]*\|\*")


def rule(check: Rule) -> Rule:
    """Enter a rule under the name of its function."""
    RULES[check.__name__] = check
    return check


def breaches(html: str) -> list[str]:
    """What of the email breaks a rule, each with the rule's name."""
    tree = parse(html)
    return [f"{name}: {breach}" for name, check in RULES.items() for breach in check(tree, html)]


@rule
def document_is_announced(tree: Element, html: str) -> Iterator[str]:
    if not html.startswith("<!DOCTYPE html>"):
        yield "no doctype"
    (page,) = tree.every("html")
    names = {one.attributes.get("name"): one for one in tree.every("meta")}
    wrapped = [one for one in tree.every("div") if one.attributes.get("role") == "article"]
    for what, there in {
        "lang and dir": page.attributes.get("lang") and page.attributes.get("dir"),
        "charset": any("charset" in one.attributes for one in tree.every("meta")),
        "viewport": "viewport" in names,
        "title": tree.every("title") and tree.every("title")[0].text().strip(),
        "color-scheme": "color-scheme" in names,
        "an article around everything": len(wrapped) == 1,
    }.items():
        if not there:
            yield f"no {what}"
    for one in wrapped:
        if {"lang", "dir", "aria-label", "aria-roledescription"} - one.attributes.keys():
            yield "the article does not say its language, direction and name"
    if "user-scalable" in html or "maximum-scale" in html:
        yield "zoom is forbidden"


@rule
def tables_only_lay_out(tree: Element, _: str) -> Iterator[str]:
    for table in tree.every("table"):
        wanted = {"role": "presentation", "border": "0", "cellpadding": "0", "cellspacing": "0"}
        if wanted.items() - table.attributes.items():
            yield f"a table with {table.attributes}"


@rule
def column_is_600_wide(tree: Element, _: str) -> Iterator[str]:
    tables = tree.every("table")
    if not any(one.outlook and one.attributes.get("width") == "600" for one in tables):
        yield "no table of 600 for Outlook"
    if not any(one.style.get("max-width") == "600px" for one in tables):
        yield "no column of at most 600 px"


@rule
def nothing_forbidden(tree: Element, _: str) -> Iterator[str]:
    for one in tree.descendants():
        if one.tag in FORBIDDEN:
            yield f"<{one.tag}>"
        for name, value in one.attributes.items():
            if name.startswith("on") or name in {"srcset", "ping", "background"}:
                yield f"{one.tag} {name}"
            if re.match(r"\s*(?:javascript|vbscript|data):", value, re.IGNORECASE):
                yield f"{one.tag} {name}={value}"


@rule
def links_lead_somewhere(tree: Element, _: str) -> Iterator[str]:
    for link in tree.every("a"):
        if not ADDRESS.fullmatch(link.attributes.get("href", "")):
            yield f"an address {link.attributes.get('href')!r}"
        if not link.text().strip() and not link.every("img"):
            yield "a link without words"
        if link.style.get("text-decoration", "underline") == "none":
            yield "a link without its line"


@rule
def pictures_speak(tree: Element, _: str) -> Iterator[str]:
    for image in tree.every("img"):
        linked = any(one.tag == "a" for one in image.ancestors())
        if "alt" not in image.attributes or (linked and not image.attributes["alt"]):
            yield "no words in place of a picture"
        if not image.attributes.get("width", "").isdigit():
            yield "a picture without a width"
        if not PICTURE.fullmatch(image.attributes.get("src", "")):
            yield f"a picture of another kind: {image.attributes.get('src')}"
        if "font-size" not in image.style or "color" not in image.style:
            yield "words in place of a picture have no style"


@rule
def headings_are_in_order(tree: Element, _: str) -> Iterator[str]:
    levels = [int(one.tag[1]) for one in tree.descendants() if re.fullmatch("h[1-6]", one.tag)]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"not one h1, first: {levels}"
    for before, level in itertools.pairwise(levels):
        if level > before + 1:
            yield f"h{level} after h{before}"


@rule
def space_is_made_where_it_holds(tree: Element, _: str) -> Iterator[str]:
    for one in tree.descendants():
        for name, value in one.style.items():
            if name.startswith("padding") and one.tag != "td" and value != "0":
                yield f"padding on {one.tag}"
            if name.startswith("margin") and re.search(r"-\d|auto", value):
                yield f"margin {value}"
            if name == "line-height" and not value.endswith("px"):
                yield f"line-height {value}"
        if one.tag == "p" and "margin" not in one.style:
            yield "a paragraph without margins of its own"


@rule
def type_is_large_enough(tree: Element, _: str) -> Iterator[str]:
    for one in tree.descendants():
        size = one.style.get("font-size", "")
        if size and (not size.endswith("px") or float(size[:-2]) < 13):
            yield f"font-size {size}"
    bodies = [one for one in tree.every("td") if "highlights" in one.attributes.get("class", "")]
    if any(float(one.style["font-size"][:-2]) < 16 for one in bodies):
        yield "the text is smaller than 16 px"


@rule
def colors_come_in_pairs(tree: Element, _: str) -> Iterator[str]:
    for one in tree.descendants():
        around = (one, *one.ancestors())
        if "background-color" in one.style and "color" not in one.style:
            yield f"{one.tag} has a background and no color"
        if "color" in one.style and not any("background-color" in each.style for each in around):
            yield f"{one.tag} has a color and no background behind it"


@rule
def colors_have_six_digits(tree: Element, _: str) -> Iterator[str]:
    sheets = [one.text() for one in tree.every("style")]
    for text in [*sheets, *(one.attributes.get("style", "") for one in tree.descendants())]:
        for color in COLOR.findall(text):
            if not re.fullmatch("#[0-9a-f]{6}", color):
                yield f"color {color}"


@rule
def style_block_is_small_and_plain(tree: Element, _: str) -> Iterator[str]:
    sheets = [one for one in tree.every("style") if not one.outlook]
    if len("".join(one.text() for one in sheets).encode()) > STYLE_LIMIT:
        yield "more than 8 KB of style"
    for sheet in sheets:
        if sheet.parent is None or sheet.parent.tag != "head":
            yield "style outside the head"
        for selector in _selectors(sheet.text()):
            if "[" in selector or "&" in selector:
                yield f"selector {selector}"
    if not any("prefers-color-scheme" in one.text() for one in sheets):
        yield "no dark rules"
    if not any("max-width:480px" in one.text() for one in sheets):
        yield "no rules for phones"


def _selectors(css: str) -> Iterator[str]:
    for found in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if found.type == "qualified-rule":
            yield tinycss2.serialize(found.prelude)
            if "{" in tinycss2.serialize(found.content):
                yield "&"
        elif found.type == "at-rule" and found.content is not None:
            yield from _selectors(tinycss2.serialize(found.content))


@rule
def outlook_has_its_own_corner(tree: Element, html: str) -> Iterator[str]:
    if html.count("<!--[if") != html.count("<![endif]-->"):
        yield "a conditional comment is not closed"
    for one in tree.descendants():
        if "mso-" in one.attributes.get("style", ""):
            yield f"{one.tag} has a style for Outlook alone"
        if one.tag == "style" and not one.outlook and "mso-" in one.text():
            yield "the style for all has a part for Outlook alone"
    if len([one for one in tree.every("style") if one.outlook]) != 1:
        yield "not one style block for Outlook"


@rule
def preheader_comes_first(tree: Element, _: str) -> Iterator[str]:
    (body,) = tree.every("body")
    first = body.children[0]
    if first.style != {"display": "none"}:
        yield "the first thing in the body is no hidden preheader"
    words = first.text().rstrip("\u034f\u200c ")
    if not words or len(words) > PREHEADER_LIMIT:
        yield f"a preheader of {len(words)} characters"
    if len(first.text()) < PREHEADER_LIMIT:
        yield "a preheader that lets the text after it into the inbox"


@rule
def conditions_are_closed(_: Element, html: str) -> Iterator[str]:
    depth = 0
    for found in CONDITION.finditer(html):
        depth += {"IF": 1, "IFNOT": 1, "END": -1}.get(found[1], 0)
        if depth < 0 or (depth == 0 and found[1].startswith("ELSE")):
            yield f"{found[0]} outside a condition"
            return
    if depth:
        yield "a condition is not closed"


@rule
def leaving_is_possible(tree: Element, html: str) -> Iterator[str]:
    """CAN-SPAM: a way to unsubscribe and a postal address."""
    if not any("unsubscribe" in link.text().lower() for link in tree.every("a")):
        yield "no way to unsubscribe"
    if "mailing address" not in html:
        yield "no postal address"
