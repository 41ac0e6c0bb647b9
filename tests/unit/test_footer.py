"""A footer read for what it says; every line of it stands word for word beside that."""

import pytest

from crank_desktop.document.portable import Footer, PortableIssue, SocialLink
from crank_desktop.importing.footer import read_footer
from crank_desktop.importing.notebook import Notebook
from crank_desktop.importing.reader import Shape, read_issue
from crank_desktop.model.kinds import NoteKind
from crank_desktop.sources.outlets import shipped_outlets

RULE = "-" * 60
BODY = f"** July Highlights\n{RULE}\n** One\n{RULE}\nSo.\n** Links\n{RULE}\nIt met. (AP)\n"


def footer(*lines: str) -> tuple[Footer, list[str]]:
    notebook = Notebook()
    found = read_footer(lines, notebook)
    assert found.as_sent == "\n".join(lines)
    assert {note.kind for note in notebook.notes} <= {NoteKind.DROPPED_FURNITURE}
    return found, [note.text for note in notebook.notes]


def issue_with(lines: str) -> PortableIssue:
    text = f"{BODY}\n{'=' * 60}\n{lines}\n"
    return read_issue(text.encode(), Shape.MAILCHIMP_TEXT, shipped_outlets())


def test_a_whole_footer() -> None:
    found, unread = footer(
        "=" * 60,
        "** Twitter (https://e.org/t)",
        "** Website ([link removed])",
        "Copyright © 2025 Center for Sample Studies, All rights reserved.",
        "Our mailing address is:",
        "Center for Sample Studies",
        "100 Example Street NW, Suite 5",
        "Washington, DC 20000",
        "USA",
        "Want to change how you receive these emails?",
        "You can ** update your preferences (https://e.org/p)",
        "or ** unsubscribe from this list (https://e.org/u)",
    )
    assert found.social == (
        SocialLink(name="Twitter", url="https://e.org/t"),
        SocialLink(name="Website", url="missing:"),
    )
    assert (found.organisation, found.copyright_year) == ("Center for Sample Studies", 2025)
    assert found.address == (
        "Center for Sample Studies",
        "100 Example Street NW, Suite 5",
        "Washington, DC 20000",
        "USA",
    )
    assert (found.preferences_url, found.unsubscribe_url) == ("https://e.org/p", "https://e.org/u")
    assert unread == []


@pytest.mark.parametrize(
    ("line", "year", "organisation"),
    [
        ("Copyright © 2025 The Center, All rights reserved.", 2025, "The Center"),
        ("Copyright (C) 2024 The Center, all rights reserved", 2024, "The Center"),
        ("Copyright © 2023–2025 The Center, All rights reserved.", 2025, "The Center"),
        ("Copyright © 2021 - 2025, The Center", 2025, "The Center"),
        ("© 2025 The Center", 2025, "The Center"),
        ("copyright 2025 Smith, Lee & Sons", 2025, "Smith, Lee & Sons"),
        ("Copyright © 2025 Café Ünal 研究所, All rights reserved.", 2025, "Café Ünal 研究所"),
    ],
)
def test_copyright_lines(line: str, year: int, organisation: str) -> None:
    found, unread = footer(line)
    assert (found.copyright_year, found.organisation, unread) == (year, organisation, [])


def test_preferences_and_unsubscribe_on_one_line() -> None:
    found, unread = footer(
        "You can ** update your preferences (https://e.org/p) "
        "or ** unsubscribe from this list (https://e.org/u) ."
    )
    assert (found.preferences_url, found.unsubscribe_url) == ("https://e.org/p", "https://e.org/u")
    assert unread == []


def test_merge_tags_are_addresses_but_no_organisation() -> None:
    found, unread = footer(
        "Copyright © *|CURRENT_YEAR|* *|LIST:COMPANY|*, All rights reserved.",
        "*|LIST:DESCRIPTION|*",
        "Our mailing address is:",
        "*|LIST_ADDRESS|*",
        "You can ** update your preferences (*|UPDATE_PROFILE|*)",
        "or ** unsubscribe from this list (*|UNSUB|*)",
    )
    assert (found.organisation, found.copyright_year, found.address) == ("", None, ())
    assert (found.preferences_url, found.unsubscribe_url) == ("*|UPDATE_PROFILE|*", "*|UNSUB|*")
    assert unread == ["Copyright © *|CURRENT_YEAR|* *|LIST:COMPANY|*, All rights reserved."]


def test_archived_footers_lose_addresses_and_names() -> None:
    found, unread = footer("** ([link removed])", "** Twitter ([link removed])", ".")
    assert found.social == (
        SocialLink(name="", url="missing:"),
        SocialLink(name="Twitter", url="missing:"),
    )
    assert unread == ["."]


@pytest.mark.parametrize("head", ["Our mailing address is:", "OUR POSTAL ADDRESS IS:"])
def test_an_address_ends_at_the_next_part(head: str) -> None:
    found, unread = footer(head, "1 Street", "City", "** Website (https://e.org)", "So long!")
    assert found.address == ("1 Street", "City")
    assert found.social == (SocialLink(name="Website", url="https://e.org"),)
    assert unread == ["So long!"]


def test_an_address_has_at_most_six_lines() -> None:
    lines = [f"Line {number}" for number in range(8)]
    found, unread = footer("Our mailing address is:", *lines)
    assert (found.address, unread) == (tuple(lines[:6]), ["Line 6", "Line 7"])


def test_our_own_labels() -> None:
    found, unread = footer(
        "LinkedIn: https://l.org",
        "Website: ([link removed])",
        "Update your preferences: https://e.org/p",
        "Unsubscribe: *|UNSUB|*",
    )
    assert found.social == (
        SocialLink(name="LinkedIn", url="https://l.org"),
        SocialLink(name="Website", url="missing:"),
    )
    assert (found.preferences_url, found.unsubscribe_url) == ("https://e.org/p", "*|UNSUB|*")
    assert unread == []


def test_a_link_that_is_none_of_ours_is_noted() -> None:
    found, unread = footer("Read this in your browser (https://e.org/b)")
    assert (found.social, unread) == ((), ["Read this in your browser (https://e.org/b)"])


def test_a_line_that_is_noted_already_is_not_noted_twice() -> None:
    notebook = Notebook()
    notebook.add(NoteKind.UNRECOGNISED, "", "", "Odd words")
    read_footer(["Odd words", "More words"], notebook)
    assert [note.text for note in notebook.notes] == ["Odd words", "More words"]


def test_no_footer_is_an_empty_one() -> None:
    assert footer() == (Footer(), [])
    issue = read_issue(BODY.encode(), Shape.MAILCHIMP_TEXT, shipped_outlets())
    assert (issue.footer, issue.year, issue.year_inferred) == (Footer(), None, False)
    assert issue.label == "July"


def test_the_year_is_inferred_from_the_copyright_line() -> None:
    line = "Copyright © 2025 The Center, All rights reserved."
    issue = issue_with(line)
    assert (issue.label, issue.month, issue.year, issue.year_inferred) == (
        "July 2025",
        7,
        2025,
        True,
    )
    assert [(n.where, n.text) for n in issue.notes if n.kind is NoteKind.INFERRED_YEAR] == [
        ("year", line)
    ]


def test_only_sixty_equals_signs_open_a_footer() -> None:
    text = f"{BODY}\n{'=' * 59}\n\nIt stays. (AP)\n"
    issue = read_issue(text.encode(), Shape.MAILCHIMP_TEXT, shipped_outlets())
    assert issue.footer == Footer()
    assert len(issue.sections[1].items) == 3
