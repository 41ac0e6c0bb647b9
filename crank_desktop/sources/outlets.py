"""The authority list of outlets: display names, earlier names and domains.

``resources/outlets/outlets.csv`` ships with the program; a library adds its own.
"""

import csv
import functools
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

from crank_desktop import bundled

_COMMA = re.compile(r"\s*[,;]\s*")
_CONNECTOR = re.compile(r"\s*(?:/|&|\band\b)?\s*")


@dataclass(frozen=True, slots=True)
class OutletName:
    """One outlet: the name newsletters print, the names it had, the domains it publishes on."""

    name: str
    domains: tuple[str, ...] = ()
    earlier_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Split:
    """The outlets of a parenthesis.

    ``mended``: names that ran together were parted; not ``sure``: a known name is glued to words
    that are none, and someone has to look.
    """

    names: tuple[str, ...]
    mended: bool = False
    sure: bool = True


class KnownOutlets:
    """Names to recognize outlets by, in prose case or any other."""

    def __init__(self, outlets: Iterable[OutletName]) -> None:
        self.outlets = tuple(outlets)
        self._by_key = {
            name.casefold(): outlet.name
            for outlet in self.outlets
            for name in (*outlet.earlier_names, outlet.name)
        }
        self._by_domain = {
            domain: outlet.name for outlet in self.outlets for domain in outlet.domains
        }

    def known(self, name: str) -> bool:
        """Whether the name is one an outlet has or had."""
        return name.strip().casefold() in self._by_key

    def present_name(self, name: str) -> str | None:
        """The name an outlet has now, by this one or an earlier one; None where none is known."""
        return self._by_key.get(name.strip().casefold())

    def of_domain(self, host: str) -> str | None:
        """The outlet that publishes on a host name or on the domain above it."""
        labels = host.lower().rstrip(".").split(".")
        for start in range(len(labels) - 1):
            found = self._by_domain.get(".".join(labels[start:]))
            if found:
                return found
        return None

    def split(self, text: str) -> Split:
        """Take ``Korea Herald, NK News`` or a run-together ``ReutersAP`` apart.

        A name is kept whole where it is known; the words stay as they were printed.
        """
        if self.known(text):
            return Split((text.strip(),))
        names: list[str] = []
        mended = False
        sure = True
        for part in _COMMA.split(text.strip()):
            apart = None if self.known(part) else self._run_together(part)
            if apart:
                names += apart
                mended = mended or "".join(apart) == part
            elif part:
                names.append(part)
                sure = sure and not self._looks_run_together(part)
        return Split(tuple(names), mended, sure)

    def _run_together(self, text: str) -> list[str] | None:
        """The known names that together make up the text, longest first, or None."""
        if not text:
            return []
        for match in self._prefixes(text):
            rest = self._run_together(_CONNECTOR.sub("", text[len(match) :], count=1))
            if rest is not None:
                return [match, *rest]
        return None

    def _prefixes(self, text: str) -> list[str]:
        lowered = text.casefold()
        keys = [key for key in self._by_key if lowered.startswith(key)]
        return [text[: len(key)] for key in sorted(keys, key=len, reverse=True)]

    def _looks_run_together(self, part: str) -> bool:
        """A known name glued to a word that is none: someone has to look."""
        return any(
            len(part) > len(prefix) and part[len(prefix)].isupper()
            for prefix in self._prefixes(part)
        )


@functools.cache
def shipped_outlets() -> KnownOutlets:
    """The outlets that ship with the program."""
    return KnownOutlets(read_outlets(bundled.resource_text("outlets", "outlets.csv")))


def read_outlets(text: str) -> list[OutletName]:
    """Outlets from CSV with the columns name, domains and earlier_names (parted by ``;``)."""
    return [
        OutletName(row["name"], _several(row["domains"]), _several(row["earlier_names"]))
        for row in csv.DictReader(io.StringIO(text))
    ]


def _several(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())
