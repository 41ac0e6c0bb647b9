"""The one registry of rules: pure functions from what is checked to findings.

A new rule is one decorated function in a ``rules_*`` module that ``review.checks`` imports.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from crank_desktop.document.tree import Document
from crank_desktop.review.finding import Finding

Names = Callable[[str], str | None]
"""From a name or a host to an outlet's name, None for one that nobody knows."""


def _nobody(_words: str) -> None:
    """Without a list of outlets none is known."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What rules look at: the document and the email it becomes.

    ``blocks`` are the parts of the email that its items make up, in their order.
    ``has_unsubscribe`` and ``has_postal_address`` tell whether the sending service or the issue's
    own footer provides them. ``service`` is the title of the sending service, "" without one.
    ``known_outlet`` gives the present name of an outlet that is known by this one or had it once,
    ``outlet_of_domain`` the name of the outlet that publishes on a host.
    """

    document: Document
    email: str
    blocks: tuple[str, ...]
    has_unsubscribe: bool
    has_postal_address: bool
    sender: str = ""
    service: str = ""
    known_outlet: Names = _nobody
    outlet_of_domain: Names = _nobody


Check = Callable[[Subject], Iterator[Finding]]
_RULES: dict[str, Check] = {}


def rule(identity: str) -> Callable[[Check], Check]:
    """Enter a check into the registry under its stable id."""

    def enter(check: Check) -> Check:
        if identity in _RULES:
            raise ValueError(f"two rules are called {identity}")
        _RULES[identity] = check
        return check

    return enter


def all_rules() -> dict[str, Check]:
    """Every rule by id, in the order they were entered."""
    return dict(_RULES)
