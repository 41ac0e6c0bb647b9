"""Labels and months: what an issue calls itself and which period it names."""

import re
from dataclasses import dataclass

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_MONTH = "|".join(MONTHS)
_PERIOD = re.compile(rf"\b({_MONTH})\b(?:[ \u00a0,]+((?:19|20)\d\d)\b)?", re.IGNORECASE)
_ISO = re.compile(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Period:
    """A month and a year, each as far as it is known."""

    month: int | None = None
    year: int | None = None

    @property
    def label(self) -> str:
        """The words for it: "July 2025", or as much as is known."""
        month = MONTHS[self.month - 1] if self.month else ""
        return " ".join(part for part in (month, str(self.year) if self.year else "") if part)


def read_period(text: str) -> Period:
    """The first month named in the text, with its year where one follows; "2025-07" as well."""
    iso = _ISO.search(text)
    if iso:
        return Period(int(iso[2]), int(iso[1]))
    found = _PERIOD.search(text)
    if found is None:
        return Period()
    return Period(MONTHS.index(found[1].capitalize()) + 1, int(found[2]) if found[2] else None)
