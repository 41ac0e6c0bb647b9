"""Every rule of the registry over one subject."""

from crank_desktop.review import rules_content, rules_delivery, rules_writing
from crank_desktop.review.finding import Finding, Severity
from crank_desktop.review.rules import Subject, all_rules

RULE_MODULES = (rules_content, rules_writing, rules_delivery)
"""Importing a module enters its rules."""

_ORDER = (Severity.BLOCKER, Severity.WARNING, Severity.ADVICE)


def check(subject: Subject) -> tuple[Finding, ...]:
    """All findings, the heaviest first, then in the order of the rules and the issue."""
    found = [finding for judge in all_rules().values() for finding in judge(subject)]
    return tuple(sorted(found, key=lambda finding: _ORDER.index(finding.severity)))
