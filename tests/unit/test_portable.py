"""The portable issue: its JSON, its hash, its addresses, the document made from it."""

import json
from dataclasses import replace

import pytest

from crank_desktop.document.address import is_allowed, is_mail_address
from crank_desktop.document.addresses import addresses
from crank_desktop.document.compose import PREHEADER_LIMIT, compose
from crank_desktop.document.merge_tags import is_merge_tag
from crank_desktop.document.portable import (
    AnalysisItem,
    HighlightItem,
    LinkItem,
    Outlet,
    PortableIssue,
    Section,
)
from crank_desktop.document.portable_json import from_json, to_json, to_json_object
from crank_desktop.errors import InputRefused
from crank_desktop.model.kinds import ItemKind, SectionKind
from tests.samples import sample

KEYS_OF_THE_CONTRACT = {
    "": "format newsletter label month year year_inferred send_date status subject preheader intro"
    " image sections banner masthead footer notes",
    "image": "credit alt file",
    "banner": "url alt",
    "masthead": "name editors",
    "footer": "organisation address copyright_year social as_sent",
}


def test_the_keys_of_the_contract_are_there() -> None:
    value = to_json_object(sample("2025-03.txt"))
    for place, keys in KEYS_OF_THE_CONTRACT.items():
        inner = value[place] if place else value
        assert isinstance(inner, dict)
        assert set(keys.split()) <= set(inner), place
    assert value["format"] == "crank-issue/1"


def test_items_have_the_keys_of_their_kind() -> None:
    sections = json.loads(to_json(sample("2025-03.txt")))["sections"]
    keys = {section["kind"]: set(section["items"][0]) for section in sections}
    assert {"kind", "heading", "body"} <= keys["highlights"]
    assert {"kind", "text", "outlets"} <= keys["links"]
    for kind in ("analysis", "perspectives"):
        wanted = {"kind", "title", "url", "authors", "byline", "institution", "note"}
        assert wanted <= keys[kind]


def test_more_keys_are_allowed_and_missing_ones_have_defaults() -> None:
    issue = from_json('{"format": "crank-issue/1", "label": "May 2026", "colour": "blue"}')
    assert issue == PortableIssue(label="May 2026")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[]", "format"),
        ('{"format": "crank-issue/2"}', "format"),
        ('{"format": "crank-issue/1", "month": "July"}', "at month"),
        ('{"format": "crank-issue/1", "sections": [{"kind": "poems"}]}', "at sections/0/kind"),
        (
            (
                '{"format": "crank-issue/1", "sections": '
                '[{"kind": "links", "items": [{"kind": "x"}]}]}'
            ),
            "at sections/0/items/0",
        ),
    ],
)
def test_what_is_wrong_is_named(text: str, words: str) -> None:
    with pytest.raises(InputRefused, match=words):
        from_json(text)


def test_every_address_has_its_place() -> None:
    issue = PortableIssue(
        intro="[a](https://a.org)",
        sections=(
            Section(
                kind=SectionKind.HIGHLIGHTS,
                items=(HighlightItem(heading="H", body="*[b](missing:)* and [c](https://c.org)"),),
            ),
            Section(
                kind=SectionKind.LINKS,
                items=(
                    LinkItem(
                        text="So [d](https://d.org).",
                        outlets=(Outlet(name="E", url="https://e.org"), Outlet(name="F")),
                    ),
                ),
            ),
            Section(
                kind=SectionKind.PERSPECTIVES,
                items=(AnalysisItem(kind=ItemKind.PERSPECTIVE, title="G", url="missing:"),),
            ),
        ),
    )
    found = [(p.where, p.words, p.role, p.lost) for p in addresses(compose(issue))]
    assert found == [
        ("intro", "a", None, False),
        ("sections/0/items/0", "b", "inline", True),
        ("sections/0/items/0", "c", "inline", False),
        ("sections/1/items/0", "d", "inline", False),
        ("sections/1/items/0", "E", "outlet", False),
        ("sections/2/items/0", "G", "title", True),
    ]


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://e.org/a?b=c#d", True),
        ("HTTP://E.ORG", True),
        ("mailto:a@e.org?subject=x", True),
        ("mailto:nobody", False),
        ("missing:", True),
        ("*|ARCHIVE|*", True),
        ("javascript:alert(1)", False),
        (" https://e.org", False),
        ("https://e.org/a b", False),
        ("https:///path", False),
        ("https:\\\\e.org", False),
        ("//e.org", False),
        ("e.org", False),
        ("", False),
        ('https://e.org/"onx', False),
    ],
)
def test_which_addresses_may_leave(address: str, allowed: bool) -> None:  # noqa: FBT001
    assert is_allowed(address) is allowed


def test_mail_addresses_and_merge_tags() -> None:
    assert is_mail_address("first.last+tag@mail.example.org")
    assert not is_mail_address("a@b")
    assert not is_mail_address("a b@e.org")
    assert is_merge_tag("*|LIST:COMPANY|*")
    assert is_merge_tag("{{ unsubscribe_url }}")
    assert not is_merge_tag("*|A|* and *|B|*")


def test_subject_and_preheader_are_filled_in() -> None:
    issue = sample("2025-03.txt")
    document = compose(issue)
    assert document.subject == "CRANK Call | March 2025"
    assert 0 < len(document.preheader) <= PREHEADER_LIMIT
    assert document.preheader.startswith("Shoigu sees Kim in Pyongyang")
    own = compose(replace(issue, subject="Mine", preheader="Own words"))
    assert (own.subject, own.preheader) == ("Mine", "Own words")
    assert compose(PortableIssue()).subject == "Untitled issue"
