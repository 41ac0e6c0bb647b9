"""What a check reports, in words for an editor."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs; a blocker keeps an export from leaving."""

    BLOCKER = "blocker"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Fix:
    """A repair the editor can have done: what the button says, and the new text for the place."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    ``rule`` is the rule's stable id, ``where`` a path of the portable form ("sections/1/items/3"),
    ``message`` one sentence for an editor that names the way out.
    """

    rule: str
    severity: Severity
    where: str
    message: str
    fix: Fix | None = None
