"""The plain-text part of a Mailchimp email, raw or archived, with every glitch seen in one."""

import pytest

from crank_desktop.document.portable import (
    AnalysisItem,
    Editor,
    HighlightItem,
    LinkItem,
    Outlet,
    PortableIssue,
)
from crank_desktop.errors import InputRefused
from crank_desktop.importing.reader import Shape, read_issue
from crank_desktop.model.kinds import NoteKind
from crank_desktop.sources.outlets import shipped_outlets

RULE = "-" * 60
HEAD = f"** July Highlights\n{RULE}\n\n\n"
LINKS = f"\n\n\n** Links\n{RULE}\nThey met. (Reuters (https://r.org) )\n"
SIGN_OFF = f"\n\n\n** CRANK Call\n{RULE}\n"


def read(text: str) -> PortableIssue:
    return read_issue(text.encode(), Shape.MAILCHIMP_TEXT, shipped_outlets())


def highlight(body: str, *, heading: str = "** They met again") -> HighlightItem:
    """The first highlight of an issue with that text below a headline."""
    issue = read(f"{HEAD}{heading}\n{RULE}\n{body}{LINKS}")
    item = issue.sections[0].items[0]
    assert isinstance(item, HighlightItem)
    return item


def noted(issue: PortableIssue, kind: NoteKind) -> list[str]:
    return [note.text for note in issue.notes if note.kind is kind]


@pytest.mark.parametrize(
    ("body", "markdown"),
    [
        (
            "of the foreign (https://e.org/1) media (https://e.org/2) outlets (https://e.org/3) .",
            "of the [foreign](https://e.org/1) [media](https://e.org/2) [outlets](https://e.org/3).",
        ),
        (
            "Some outlets (https://e.org/1) (including in Israel (https://e.org/2) ) have it.",
            "Some [outlets](https://e.org/1) (including in [Israel](https://e.org/2)) have it.",
        ),
        (
            "It ended (as said (https://e.org/a_(b)_(c)) , again) there.",
            "It ended (as [said](<https://e.org/a_(b)_(c)>), again) there.",
        ),
        (
            "The “maximum pressure (https://e.org) ” policy of “peace (https://e.org/2) .”",
            "The “[maximum pressure](https://e.org)” policy of “[peace](https://e.org/2).”",
        ),
        ("It fell ([link removed]) .", "It [fell](missing:)."),
        ("It fell ([link removed]) ; so what.", "It [fell](missing:); so what."),
        ("Write to a@e.org (mailto:a@e.org) .", "Write to [a@e.org](mailto:a@e.org)."),
        ("Moscow (https://e.org) ’s plan failed.", "[Moscow](https://e.org)’s plan failed."),
        ("Read *|ARCHIVE|* today (*|ARCHIVE|*) .", "[Read *|ARCHIVE|* today](*|ARCHIVE|*)."),
        ("(https://e.org/alone) .", "[https://e.org/alone](https://e.org/alone)."),
        ("Two (https://e.org/1) (https://e.org/2) links.", None),
    ],
)
def test_links_of_a_paragraph(body: str, markdown: str | None) -> None:
    found = highlight(body).body
    if markdown is None:
        assert found.startswith("[Two](https://e.org/1)")
        assert "(https://e.org/2)" in found
    else:
        assert found == markdown


@pytest.mark.parametrize(
    ("body", "markdown"),
    [
        ("It was\nnot over.", "It was not over."),
        ("It fell\n(https://e.org/1) , again.", "It [fell](https://e.org/1), again."),
        ("It fell.\n(https://e.org/1) again.", "It [fell.](https://e.org/1) again."),
        ("One ended.\nTwo began.", "One ended.\n\nTwo began."),
        ("No full stop here\n\nTwo began.", "No full stop here\n\nTwo began."),
        ("One “ended.”\nTwo began.", "One “ended.”\n\nTwo began."),
        ("One ended (https://e.org) .\nTwo.", "[One ended](https://e.org).\n\nTwo."),
        ("One ended.   \n\n   \nTwo began.  ", "One ended.\n\nTwo began."),
    ],
)
def test_lines_of_a_paragraph(body: str, markdown: str) -> None:
    assert highlight(body).body == markdown


def test_a_paragraph_without_a_full_stop_ends_at_the_next_heading() -> None:
    archived = f"** July Highlights\n{RULE}\n** One\n{RULE}\nIt never ended\n** Two\n{RULE}\nEnd.\n"
    issue = read(archived + LINKS.replace("\n\n\n", "\n"))
    bodies = [(i.heading, i.body) for i in issue.sections[0].items if isinstance(i, HighlightItem)]
    assert bodies == [("One", "It never ended"), ("Two", "End.")]
    assert noted(issue, NoteKind.REJOINED_LINE) == []


def test_a_line_broken_behind_a_full_stop_is_one_paragraph() -> None:
    long = "word " * 196 + "at last."
    following = "Unquestionably so."
    assert len(long) == 988
    assert highlight(f"{long}\n{following}").body == f"{long} {following}"
    assert highlight(f"{long}\nNo.").body == f"{long}\n\nNo."


def test_a_joined_line_is_noted_with_the_words_around_the_joint() -> None:
    issue = read(f"{HEAD}** One\n{RULE}\nThey were\nnot there.{LINKS}")
    assert noted(issue, NoteKind.REJOINED_LINE) == ["They were\nnot there."]


def test_a_heading_broken_over_two_lines_is_one() -> None:
    heading = "** A very long headline that somebody\nbroke before its end"
    assert highlight("So.", heading=heading).heading == (
        "A very long headline that somebody broke before its end"
    )
    issue = read(f"{HEAD}{heading}\n{RULE}\nSo.{LINKS}")
    assert noted(issue, NoteKind.REJOINED_LINE) == [heading.removeprefix("** ")]


def test_a_link_in_a_headline_is_kept_in_a_note() -> None:
    issue = read(f"{HEAD}** They met (https://e.org/1) again\n{RULE}\nSo.{LINKS}")
    item = issue.sections[0].items[0]
    assert isinstance(item, HighlightItem)
    assert item.heading == "They met again"
    assert noted(issue, NoteKind.UNRECOGNISED) == ["They met (https://e.org/1) again"]


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_lists_of_a_highlight(blank: str) -> None:
    entries = blank.join(["* one (https://e.org/1)", "* two"])
    numbers = blank.join(["1. first", "2. second (https://e.org/2)"])
    assert highlight(f"It says:\n\n{entries}\n\n{numbers}\n\nSo.").body == (
        "It says:\n\n- [one](https://e.org/1)\n- two\n\n1. first\n1. [second](https://e.org/2)\n\nSo."
    )


def test_a_number_that_counts_nothing_stays_in_its_sentence() -> None:
    assert highlight("3. That was the score.\n\n1. One.\n\n3. Three.").body == (
        "3\\. That was the score.\n\n1. One.\n\n3\\. Three."
    )


def test_a_rule_between_paragraphs_is_no_heading() -> None:
    issue = read(f"{HEAD}** One\n{RULE}\nFirst.\n\n{RULE}\n\nSecond.{LINKS}")
    item = issue.sections[0].items[0]
    assert isinstance(item, HighlightItem)
    assert item.body == "First.\n\nSecond."
    assert noted(issue, NoteKind.DROPPED_FURNITURE) == [RULE]


def test_a_paragraph_about_an_editor_does_not_end_the_issue() -> None:
    body = "Global Times Editor Hu Xijin, known for his posts, resigned.\n\nNobody said why."
    issue = read(f"{HEAD}** One\n{RULE}\n{body}{LINKS}")
    assert [str(section.kind) for section in issue.sections] == ["highlights", "links"]
    assert highlight(body).body == body
    assert issue.masthead.editors == ()


def sign_off(lines: str, *, head: str = SIGN_OFF) -> PortableIssue:
    return read(f"{HEAD}** One\n{RULE}\nSo.{LINKS}{head}{lines}\n")


def test_a_sign_off_of_four() -> None:
    issue = sign_off(
        "Editor-in-Chief, Ann Lee\nEditor, Bo Ek (\n[email protected])\n"
        "Contributing Editor, Cy Fu (c@e.org (mailto:c@e.org) )\n"
        "Intern, Di Go Jr.\nImage: A (via B)"
    )
    assert issue.masthead.editors == (
        Editor(role="Editor-in-Chief", name="Ann Lee"),
        Editor(role="Editor", name="Bo Ek", email="missing:"),
        Editor(role="Contributing Editor", name="Cy Fu", email="c@e.org"),
        Editor(role="Intern", name="Di Go Jr."),
    )
    assert (issue.newsletter, issue.masthead.name) == ("CRANK Call", "CRANK Call")
    assert issue.image.credit == "A (via B)"
    assert noted(issue, NoteKind.REJOINED_LINE) == ["Editor, Bo Ek (\n[email protected])"]


def test_lines_of_a_sign_off_are_never_joined() -> None:
    issue = sign_off("Editor, Ann Lee\nEditor, Bo Ek\nImage: Somebody")
    assert [editor.name for editor in issue.masthead.editors] == ["Ann Lee", "Bo Ek"]
    assert noted(issue, NoteKind.REJOINED_LINE) == []


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_sign_off_without_a_heading(between: str) -> None:
    lines = between.join(
        ["Editor, Ann Lee", "Editor, Bo Ek (b@e.org (mailto:b@e.org) )", "Image: X"]
    )
    issue = sign_off(lines, head="\n\n")
    assert [editor.name for editor in issue.masthead.editors] == ["Ann Lee", "Bo Ek"]
    assert issue.image.credit == "X"
    assert len(issue.sections[1].items) == 1


def test_a_sign_off_without_a_heading_whose_line_is_broken() -> None:
    issue = sign_off("Editor, Ann Lee\nEditor, Bo Ek (\n[email protected])\nImage: X", head="")
    assert issue.masthead.editors[1] == Editor(role="Editor", name="Bo Ek", email="missing:")
    assert len(issue.sections[1].items) == 1


def test_a_newsletter_of_another_house() -> None:
    prose = "Ministers of the two countries met for the third time this year. " * 3
    issue = read(
        "View this in your browser (https://x.org/b)\n\n\n"
        f"** The Rice Weekly\n{RULE}\n\nHello.\n\n\n"
        f"** Prices rise\n{RULE}\n{prose}\n\n* one (https://x.org/2)\n\n\n"
        f"** Get in touch\n{RULE}\n\nWrite to a@x.org (mailto:a@x.org)\n"
    )
    (section,) = issue.sections
    assert section.items == (
        HighlightItem(heading="The Rice Weekly", body="Hello."),
        HighlightItem(heading="Prices rise", body=f"{prose.strip()}\n\n- [one](https://x.org/2)"),
        HighlightItem(heading="Get in touch", body="Write to [a@x.org](mailto:a@x.org)"),
    )
    assert issue.intro.endswith("[browser](https://x.org/b)")
    assert (issue.label, issue.month, issue.year) == ("", None, None)


def test_a_double_space_before_an_address_keeps_it() -> None:
    assert (
        highlight("It fell  (https://e.org/1)\n\nSo.").body == "It [fell](https://e.org/1)\n\nSo."
    )
    assert highlight("Fell (https://e.org/1) (https://e.org/2)").body == (
        "[Fell](https://e.org/1) [https://e.org/2](https://e.org/2)"
    )


def test_a_credit_alone_signs_off() -> None:
    issue = sign_off("Image: X", head="\n\n")
    assert (issue.image.credit, len(issue.sections[1].items)) == ("X", 1)


def test_several_credits_and_other_labels_are_all_kept() -> None:
    issue = sign_off("Editor, Ann Lee\nPhoto: One (via A)\nImage: Two\nThanks to all.")
    assert issue.image.credit == "One (via A); Two"
    assert noted(issue, NoteKind.DROPPED_FURNITURE) == ["Photo: One (via A)", "Image: Two"]
    assert noted(issue, NoteKind.UNRECOGNISED) == ["Thanks to all."]


def test_a_link_in_the_sign_off_is_kept() -> None:
    issue = sign_off("Editor, Ann Lee\nFollow us (https://e.org/us) there")
    assert noted(issue, NoteKind.UNRECOGNISED) == ["Follow us (https://e.org/us) there"]


def test_a_sign_off_under_another_name() -> None:
    text = "CRANK Call is a monthly review.\n\n\n"
    issue = read(
        f"{text}{HEAD}** One\n{RULE}\nSo.{LINKS}\n\n** The Team\n{RULE}\nEditor, Ann Lee\n"
    )
    assert (issue.newsletter, issue.intro) == ("CRANK Call", "CRANK Call is a monthly review.")
    assert noted(issue, NoteKind.DROPPED_FURNITURE) == ["The Team"]


def test_links_and_their_outlets() -> None:
    issue = read(
        f"** Links\n{RULE}\nIt met. (Korea Herald (https://k.org) , NK News ([link removed]) )\n\n"
        "It (the army (https://e.org/1) ) rose. (Reuters (https://r.org) )\n\n"
        "They left. (ReutersAP (https://a.org) )\n\nIt was said\n(TASS (https://t.org) )\n\n"
        "Nobody reported this (at first).\n"
    )
    (section,) = issue.sections
    items = [(i.text, i.outlets) for i in section.items if isinstance(i, LinkItem)]
    assert items == [
        ("It met.", (Outlet(name="Korea Herald", url="https://k.org"), missing("NK News"))),
        (
            "It (the [army](https://e.org/1)) rose.",
            (Outlet(name="Reuters", url="https://r.org"),),
        ),
        ("They left.", (Outlet(name="Reuters"), Outlet(name="AP", url="https://a.org"))),
        ("It was said", (Outlet(name="TASS", url="https://t.org"),)),
        ("Nobody reported this (at first).", ()),
    ]


def missing(name: str) -> Outlet:
    return Outlet(name=name, url="missing:")


def test_analyses_in_all_their_forms() -> None:
    issue = read(
        f"** Recent Analysis\n{RULE}\n"
        "A Title: It Goes On (https://t.org) (Ann Lee and Bo Ek, RAND)\n"
        "Europe’s Bet ([link removed]) (Ola Nordmann, Chatham House, writing in POLITICO)\n"
        "No Address (Ann Lee, RAND)\n"
        "Two (https://t.org/1) Parts (https://t.org/2) (Ann Lee (https://t.org/3) , RAND)\n"
    )
    (section,) = issue.sections
    items = [item for item in section.items if isinstance(item, AnalysisItem)]
    assert [(i.title, i.url, i.authors, i.institution, i.note) for i in items] == [
        ("A Title: It Goes On", "https://t.org", ("Ann Lee", "Bo Ek"), "RAND", ""),
        ("Europe’s Bet", "missing:", ("Ola Nordmann",), "Chatham House", "writing in POLITICO"),
        ("No Address", None, ("Ann Lee",), "RAND", ""),
        ("Two Parts", "https://t.org/2", ("Ann Lee",), "RAND", ""),
    ]
    assert noted(issue, NoteKind.UNRECOGNISED) == [
        "Two (https://t.org/1)",
        "Ann Lee (https://t.org/3)",
    ]


def test_the_banner_is_a_bare_address_at_the_top() -> None:
    body = f"{HEAD}** One\n{RULE}\nSo.{LINKS}"
    assert (
        read(f"https://e.org/banner\n\nAn intro.\n\n\n{body}").banner.url == "https://e.org/banner"
    )
    lost = read(f"[link removed]\nAn intro ([link removed]) .\n\n\n{body}")
    assert (lost.banner.url, lost.intro) == ("missing:", "An [intro](missing:).")
    assert read(f"An intro.\n\n\n{body}").banner.url is None
    assert read(body).intro == ""


def test_no_break_spaces_do_not_hide_the_parts() -> None:
    issue = read(
        f"** July\u00a0Highlights\n{RULE}\n** One\n{RULE}\nSo.\n** Recent\u00a0Analysis\n{RULE}\n"
        f"T (https://t.org) (Ann Lee, RAND)\n** CRANK\u00a0Perspectives\n{RULE}\n"
        f"P (https://p.org) (Unsigned editorial, Global Times)\n** CRANK\u00a0Call\n{RULE}\n"
        "Editor, Ann Lee\n"
    )
    kinds = [str(section.kind) for section in issue.sections]
    assert kinds == ["highlights", "analysis", "perspectives"]
    assert [editor.name for editor in issue.masthead.editors] == ["Ann Lee"]


def test_line_ends_and_trailing_spaces_change_nothing() -> None:
    body = "First.\n\nSecond (https://e.org) ."
    text = f"{HEAD}** One\n{RULE}\n{body}{LINKS}{SIGN_OFF}Editor, Ann Lee\n"
    plain = read(text)
    assert read(text.replace("\n", "\r\n")) == plain
    assert read(text.replace("\n", "\r")) == plain
    assert read(text.replace("\n", "  \t\n")) == plain
    assert read("\ufeff" + text).sections == plain.sections


@pytest.mark.parametrize(
    "words",
    [
        "🚀 family 👩‍👩‍👧 up",
        "שלום עולם \u202eabc\u202c",
        "e\u0301te\u0301 n\u0303o",
        "Кремль 中国 조선",
    ],
)
def test_any_script_passes(words: str) -> None:
    found = highlight(f"So {words} (https://e.org/1) , then.", heading=f"** {words}")
    assert found.heading == words
    assert found.body.replace("[", "") == f"So {words}](https://e.org/1), then."


def test_a_line_of_200_kb_is_read() -> None:
    line = "Reports (https://e.org/1) say " * 7000 + "so."
    body = highlight(line).body
    assert body.count("](https://e.org/1)") == 7000
    assert body.endswith(" say so.")


def test_headings_alone_are_no_newsletter() -> None:
    with pytest.raises(InputRefused, match="no newsletter"):
        read(f"** Shopping\n{RULE}\nmilk\n\n** Method\n{RULE}\nstir\n")
