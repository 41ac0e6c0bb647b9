"""The one registry of rules: pure functions from what is checked to findings.

A new rule is one decorated function in a ``rules_*`` module that ``review.checks`` imports.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from crank_desktop.document.tree import Document
from crank_desktop.review.finding import Finding


@dataclass(frozen=True, slots=True)
class Subject:
    """What rules look at: the document and the email it becomes.

    ``blocks`` are the parts of the email that its items make up, in their order.
    ``has_unsubscribe`` and ``has_postal_address`` tell whether the sending service or the issue's
    own footer provides them. ``service`` is the title of the sending service, "" without one.
    """

    document: Document
    email: str
    blocks: tuple[str, ...]
    has_unsubscribe: bool
    has_postal_address: bool
    sender: str = ""
    service: str = ""


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
