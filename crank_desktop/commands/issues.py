"""``crank issues``, ``crank show``, ``crank check``: what the library holds and what it lacks."""

from argparse import Namespace
from dataclasses import asdict

from crank_desktop.commands.console import Console
from crank_desktop.document.compose import compose
from crank_desktop.document.counting import counted_items
from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import PortableIssue
from crank_desktop.document.portable_json import to_json_object
from crank_desktop.exports.check import check_issue
from crank_desktop.exports.export import ExportChoices, options_for
from crank_desktop.library.library import Library
from crank_desktop.library.values import IssueRow
from crank_desktop.model.kinds import ItemKind
from crank_desktop.render.plain_text import render_text


def load(console: Console, reference: str) -> tuple[PortableIssue, Newsletter]:
    """The issue a command names, and the settings it is rendered with."""
    with Library(console.library, write=False) as library:
        row = library.find_issue(reference)
        return library.load_issue(row.id), library.load_newsletter()


def list_issues(console: Console, _choices: Namespace) -> int:
    """Every issue, the newest first; exit 1 when there is none."""
    with Library(console.library, write=False) as library:
        rows = library.issue_rows()
    values = [asdict(row) for row in rows]
    for value in values:
        for key in ("send_date", "changed_at"):
            value[key] = value[key].isoformat() if value[key] else None
    lines = [f"{row.id:>4}  {row.label:<18} {row.status:<10} {_items_of(row)}" for row in rows]
    console.report(
        values, lines or ["The library holds no issue yet; import one: crank import FILE"]
    )
    return 0 if rows else 1


def _items_of(row: IssueRow) -> str:
    counts = zip(ItemKind, (row.highlights, row.links, row.analyses, row.perspectives), strict=True)
    return ", ".join(counted_items(count, kind) for kind, count in counts)


def show(console: Console, choices: Namespace) -> int:
    """One issue: as plain text, or in the portable form."""
    issue, newsletter = load(console, choices.issue)
    if console.as_json:
        console.report(to_json_object(issue), ())
        return 0
    text = render_text(compose(issue), options_for(issue, newsletter, ExportChoices(as_sent=True)))
    console.report(None, text.rstrip("\n").split("\n"))
    return 0


def check(console: Console, choices: Namespace) -> int:
    """What stands in the way of sending an issue; exit 1 with findings."""
    issue, newsletter = load(console, choices.issue)
    findings = check_issue(issue, newsletter)
    values = [
        {
            "rule": finding.rule,
            "severity": str(finding.severity),
            "where": finding.where,
            "message": finding.message,
        }
        for finding in findings
    ]
    lines = [f"{f.severity}: {f.where or 'issue'}: {f.message} [{f.rule}]" for f in findings]
    console.report(values, lines or [f"{issue.label}: nothing stands in the way"])
    return 1 if findings else 0
