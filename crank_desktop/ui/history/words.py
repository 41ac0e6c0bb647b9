"""What the history says: why a version was kept, when, and what its texts are called."""

from datetime import date, datetime, timedelta

from crank_desktop.document.counting import counted
from crank_desktop.library.values import RevisionRow
from crank_desktop.model.kinds import Occasion
from crank_desktop.ui.forms.date_field import words_of_day

OCCASIONS = {
    Occasion.OPENED: "As you found it",
    Occasion.PAUSE: "Pause",
    Occasion.CLOSED: "Closed",
    Occasion.ASKED: "Kept",
    Occasion.IMPORTED: "Imported",
    Occasion.IMPORTING: "Before importing again",
    Occasion.REPLACING: "Before replacing words",
    Occasion.REMOVING: "Before a removal",
    Occasion.RESTORING: "Before restoring",
    Occasion.EXPORTED: "Exported",
}
TEXTS = {
    "label": "Label",
    "period": "Month",
    "send_date": "Send date",
    "status": "Status",
    "subject": "Subject",
    "preheader": "Preheader",
    "intro": "Intro",
    "picture": "Picture",
    "alt": "Picture in words",
    "credit": "Credit",
    "banner": "Banner",
    "masthead": "Masthead",
    "footer": "Footer",
    "heading": "Heading",
    "body": "Text",
    "text": "Sentence",
    "outlets": "Outlets",
    "title": "Title",
    "url": "Address",
    "authors": "Authors",
    "byline": "Byline",
    "institution": "Institution",
    "note": "Note",
}


def words_of(row: RevisionRow) -> str:
    """Why a version was kept, or how an editor called it."""
    return f"Named: {row.label}" if row.label else OCCASIONS[row.occasion]


def day_of(at: datetime, today: date) -> str:
    """The day of a version where the editor is: "Today", "Yesterday", "July 12, 2025"."""
    day = at.astimezone().date()
    if day == today:
        return "Today"
    return "Yesterday" if day == today - timedelta(days=1) else words_of_day(day)


def time_of(at: datetime) -> str:
    """The time of day of a version."""
    return f"{at.astimezone():%H:%M}"


def moment_of(at: datetime, today: date) -> str:
    """Both in a sentence: "today at 14:05", "July 12, 2025 at 14:05"."""
    day = day_of(at, today)
    return f"{day.lower() if day in {'Today', 'Yesterday'} else day} at {time_of(at)}"


def signs_of(added: int, removed: int) -> str:
    """How many words came and went, in signs; "" for none."""
    parts = [f"+{added:,}"] if added else []
    return " ".join([*parts, f"−{removed:,}"] if removed else parts)


def count_of(added: int, removed: int) -> str:
    """The same in words."""
    if not added and not removed:
        return "no words changed"
    return f"{counted(added, 'word')} added, {removed:,} removed"
