"""What is said of backups: when they were verified, what bringing one back would change."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from crank_desktop.document.counting import counted
from crank_desktop.library.differences import Difference, Differing
from crank_desktop.ui.forms.date_field import words_of_day


def verified_words(verified: datetime | None, today: date) -> str:
    """How fresh the newest backup is, for the line at the foot."""
    if verified is None:
        return "No backup yet"
    days = (today - verified.astimezone().date()).days
    if days <= 0:
        return "Backup verified today"
    return "Backup verified yesterday" if days == 1 else f"Backup verified {days:,} days ago"


def moment_words(moment: datetime) -> str:
    """A moment as a day and the time of it, where this machine is."""
    local = moment.astimezone()
    return f"{words_of_day(local.date())}, {local:%H:%M}"


def difference_words(one: Difference) -> tuple[str, str]:
    """An issue by its label, and what restoring would do to it."""
    label = one.label or "Untitled issue"
    if one.how is Differing.COMES_BACK:
        return label, f"comes back, with {counted(one.words_then, 'word')}"
    if one.how is Differing.GOES:
        return label, f"goes, with {counted(one.words_now, 'word')}"
    if one.words_now == one.words_then:
        return label, f"reads otherwise, with {counted(one.words_now, 'word')} as now"
    return label, f"goes from {one.words_now:,} to {counted(one.words_then, 'word')}"


def summary_words(found: Sequence[Difference]) -> str:
    """All of it in a sentence."""
    if not found:
        return "No issue differs from what is in the library now."
    count = Counter(one.how for one in found)
    parts = [
        counted(count[how], f"issue {verb}", f"issues {verbs}")
        for how, verb, verbs in (
            (Differing.CHANGES, "changes", "change"),
            (Differing.COMES_BACK, "comes back", "come back"),
            (Differing.GOES, "goes", "go"),
        )
        if count[how]
    ]
    said = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"If you restore it, {said}."
