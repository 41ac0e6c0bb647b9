"""The pages of the help: Markdown of ``resources/help``, made HTML with this machine's paths."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import Template

import markdown

from crank_desktop import userdirs
from crank_desktop.bundled import resource_text

PAGES = (
    *("start", "import", "issues", "write", "missing", "preview", "history", "newsletter"),
    *("export", "libraries", "tour", "keys", "files"),
)
"""The pages by name, in reading order; each is a file of ``resources/help``."""


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page; ``text`` is what a search reads."""

    name: str
    title: str
    html: str
    text: str

    def holds(self, words: str) -> bool:
        """Whether every word, or the beginning of one, stands on the page; case is no matter."""
        return all(word in self.text for word in words.casefold().split())


def help_pages(keys: str = "") -> tuple[HelpPage, ...]:
    """Every page; ``keys`` is HTML that ends the page of the keys."""
    places = {
        "library": str(userdirs.library_file()),
        "backups": str(userdirs.backup_folder(userdirs.library_file()).parent),
        "settings": str(userdirs.settings_file()),
        "logs": str(userdirs.log_folder()),
    }
    return tuple(_page(name, places, keys if name == "keys" else "") for name in PAGES)


def _page(name: str, places: Mapping[str, str], more: str) -> HelpPage:
    source = Template(resource_text("help", f"{name}.md")).substitute(places)
    made = markdown.markdown(source, extensions=["tables"])
    html = made.replace("\n</code></pre>", "</code></pre>") + more
    title = source.partition("\n")[0].removeprefix("# ")
    text = re.sub(r"<[^>]+>", " ", html)
    return HelpPage(name, title, html, " ".join(text.casefold().split()))
