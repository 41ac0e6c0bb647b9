"""The dictionaries that ship, read by Hunspell.

Hunspell lets nobody else run while it reads or looks for suggestions (the wheels hold Python's
lock), and a whole dictionary takes it 80 ms. So it is given one in parts, with room for the
window's thread between two of them.
"""

import os
import sys
import tempfile
import threading
import unicodedata
from enum import StrEnum
from pathlib import Path

from hunspell import Hunspell

from crank_desktop.bundled import resource
from crank_desktop.progress import Progress

PARTS = 8
"""Pieces of a dictionary, about 10 ms each; Hunspell takes no more than twenty."""
LONGEST_WORD = 60
"""Code points of a word that is looked up: what is longer is no word."""
_KEPT: dict["Language", "Dictionary"] = {}
_LOADING = threading.Lock()


class Language(StrEnum):
    """The languages that ship, by the names of their files."""

    AMERICAN = "en_US"
    BRITISH = "en_GB"


class Dictionary:
    """One language. Each question is short, and can be asked in any thread."""

    def __init__(self, speller: Hunspell) -> None:
        self._speller = speller

    def knows(self, word: str) -> bool:
        """Whether a word is spelled right, capitals included; with accents or without them."""
        if not _can_be_asked(word) or self._speller.spell(word):
            return True
        # The American one has "cafe" and "detente" alone.
        bare = "" if word.isascii() else _without_accents(word)
        return bare.isascii() and bool(bare) and bool(self._speller.spell(bare))

    def suggest(self, word: str) -> tuple[str, ...]:
        """Words that may be meant, the likeliest first; takes a tenth of a second."""
        if not _can_be_asked(word):
            return ()
        found: tuple[str, ...] = self._speller.suggest(word)
        # "re-check" says nothing beside "re check".
        parted = {one.replace(" ", "-") for one in found if " " in one}
        return tuple(one for one in found if one not in parted)


def load_dictionary(language: Language, progress: Progress) -> Dictionary:
    """The dictionary of a language; read once, and then kept for as long as the program runs."""
    with _LOADING:
        if language not in _KEPT:
            with tempfile.TemporaryDirectory(prefix="crank-words-") as folder:
                _KEPT[language] = Dictionary(_read(language, Path(folder), progress))
        return _KEPT[language]


def _read(language: Language, folder: Path, progress: Progress) -> Hunspell:
    lines = resource("dictionaries", f"{language}.dic").read_bytes().splitlines()[1:]
    rules = resource("dictionaries", f"{language}.aff").read_bytes()
    (folder / f"{language}.aff").write_bytes(rules)
    each = -(-len(lines) // PARTS)
    parts = [lines[at : at + each] for at in range(0, len(lines), each)]
    names = [folder / f"{language}.dic", *(folder / f"{n}.dic" for n in range(1, len(parts)))]
    for name, part in zip(names, parts, strict=True):
        name.write_bytes(b"\n".join((str(len(part)).encode(), *part, b"")))
    speller = Hunspell(str(language), str(folder), _encoding())
    for name in names[1:]:
        progress.advance(len(parts), "")
        speller.add_dic(f"{_PREFIX}{name}")
    return speller


_PREFIX = "\\\\?\\" if os.name == "nt" else ""
"""What lets Hunspell take a path of Windows as UTF-8; it sets it itself for the first two."""


def _encoding() -> str:
    return "utf-8" if os.name == "nt" else sys.getfilesystemencoding()


def _without_accents(word: str) -> str:
    signs = unicodedata.normalize("NFD", word)
    return "".join(sign for sign in signs if not unicodedata.combining(sign))


def _can_be_asked(word: str) -> bool:
    return 0 < len(word) <= LONGEST_WORD and not any("\ud800" <= sign <= "\udfff" for sign in word)
