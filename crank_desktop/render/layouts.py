"""Layouts: the templates, style and colors of HTML outputs, read once from ``resources/layouts``.

A layout is a folder of plain files: ``layout.toml`` (title, description, colors), the templates
``email.html``, ``page.html``, ``fragment.html`` and ``items.html``, and three style sheets in which
``$name`` stands for a color: ``style.css`` is written into the elements of the email, ``head.css``
stays in its head (narrow screens, dark mode), ``page.css`` belongs to the page.
"""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from string import Template as Placeholders
from typing import cast

from jinja2 import DictLoader, Environment, StrictUndefined, Template

from crank_desktop.bundled import resource, resource_text
from crank_desktop.errors import CrankError

DEFAULT_LAYOUT = "letter"
_TEMPLATES = ("email.html", "page.html", "fragment.html", "items.html")

Colors = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layout:
    """One look of the HTML outputs, ready to render without touching a file.

    ``style`` is written into the email's elements, ``head_style`` stays in its head;
    ``light`` and ``dark`` are the colors by name, as six hexadecimal digits.
    """

    name: str
    title: str
    description: str
    light: Colors
    dark: Colors
    email: Template
    page: Template
    fragment: Template
    style: str
    head_style: str
    page_style: str


def layout_names() -> tuple[str, ...]:
    """The names of the layouts that ship, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in resource("layouts").glob("*/layout.toml")))


@functools.cache
def load_layout(name: str = DEFAULT_LAYOUT) -> Layout:
    """Read a layout; raises ``CrankError`` with the names there are."""
    known = layout_names()
    if name not in known:
        raise CrankError(f'there is no layout "{name}"; choose one of {", ".join(known)}')
    described = tomllib.loads(resource_text("layouts", name, "layout.toml"))
    light, dark = cast(Colors, described["light"]), cast(Colors, described["dark"])
    templates = _environment(name)
    return Layout(
        name=name,
        title=str(described["title"]),
        description=str(described["description"]),
        light=light,
        dark=dark,
        email=templates.get_template("email.html"),
        page=templates.get_template("page.html"),
        fragment=templates.get_template("fragment.html"),
        style=_style(name, "style.css", light, dark),
        head_style=_style(name, "head.css", light, dark),
        page_style=_style(name, "page.css", light, dark),
    )


def _environment(name: str) -> Environment:
    """The layout's templates, all in memory: rendering one that includes another reads no file."""
    return Environment(
        loader=DictLoader({part: resource_text("layouts", name, part) for part in _TEMPLATES}),
        autoescape=True,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def _style(name: str, part: str, light: Colors, dark: Colors) -> str:
    """A style sheet with its colors filled in and its indentation and line breaks left out."""
    colors = {**light, **{f"dark_{key}": value for key, value in dark.items()}}
    sheet = Placeholders(resource_text("layouts", name, part)).substitute(colors)
    return "".join(line.strip() for line in sheet.splitlines())
