"""The message file is one every mail program reads, repeats to the byte, and lets nothing in."""

import email.policy
import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

import pytest

from crank_desktop.document.compose import compose
from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import Footer, PortableIssue
from crank_desktop.errors import CrankError
from crank_desktop.render.email_html import render_email
from crank_desktop.render.eml import render_eml
from crank_desktop.render.mail_headers import (
    LINE,
    LONGEST_LINE,
    folded,
    mailboxes_header,
    words_header,
)
from crank_desktop.render.options import RenderOptions
from tests.golden.complete_issue import ISSUE, options

TEXT = "First line — with a dash\nSecond line ends in blanks  \n.\n\nFrom here on: = and =3D\n"
LONG = "Ein sehr langer Betreff über Fähren, Zäune und vieles mehr " * 5


def message(
    issue: PortableIssue = ISSUE,
    text: str = TEXT,
    newsletter: Newsletter | None = None,
    *,
    unsent: bool = False,
) -> bytes:
    chosen = options()
    if newsletter is not None:
        chosen = replace(chosen, newsletter=newsletter)
    return render_eml(compose(issue), chosen, text, unsent=unsent)


def read(content: bytes) -> EmailMessage:
    """The message as Python's own reader of mail understands it; its defects are faults."""
    found = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    assert [defect for part in found.walk() for defect in part.defects] == []
    return found


def header_names(content: bytes) -> list[str]:
    head = content.partition(b"\r\n\r\n")[0].decode("ascii")
    return re.findall(r"^([A-Za-z-]+):", head, re.MULTILINE)


def test_text_comes_first_and_html_last() -> None:
    found = read(message())
    assert found.get_content_type() == "multipart/alternative"
    first, last = found.iter_parts()
    assert first.get_content_type() == "text/plain"
    assert last.get_content_type() == "text/html"
    for part in (first, last):
        assert part.get_content_charset() == "utf-8"
        assert part["Content-Transfer-Encoding"] == "quoted-printable"


def test_parts_are_what_the_renderers_wrote() -> None:
    first, last = read(message()).iter_parts()
    assert isinstance(first, EmailMessage)
    assert isinstance(last, EmailMessage)
    assert first.get_content().replace("\r\n", "\n") == TEXT
    assert last.get_content().replace("\r\n", "\n") == render_email(compose(ISSUE), options())


@pytest.mark.parametrize("text", ["", "\n", "no line break at the end", "a\r\nb\rc\n", "ä" * 400])
def test_any_text_arrives(text: str) -> None:
    first, _ = read(message(text=text)).iter_parts()
    assert isinstance(first, EmailMessage)
    arrived = first.get_content().replace("\r\n", "\n")
    assert arrived == text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("subject", ["Short", LONG, "plain " * 40, "x" * 200, "🚢" * 60])
def test_lines_are_short_ascii_and_end_alike(subject: str) -> None:
    content = message(replace(ISSUE, subject=subject))
    assert content.isascii()
    assert content.endswith(b"--\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == content.count(b"\r")
    assert max(map(len, content.split(b"\r\n"))) <= LINE
    assert read(content)["Subject"] == " ".join(subject.split())


def test_headers_are_those_a_message_needs() -> None:
    content = message(newsletter=Newsletter())
    assert header_names(content) == [
        *("From", "To", "Subject", "Date", "List-Unsubscribe", "List-Unsubscribe-Post"),
        *("Message-ID", "MIME-Version", "Content-Type"),
    ]
    found = read(content)
    assert found["From"] == "Sample Call <newsletter@example.org>"
    assert found["To"] == "Reader <reader@example.org>"
    assert found["MIME-Version"] == "1.0"


def test_mailboxes_come_from_the_newsletter() -> None:
    found = read(message())
    assert found["From"].addresses[0].display_name == "Sample Call, Česká redakce"
    assert found["From"].addresses[0].addr_spec == "call@example.org"
    assert found["Reply-To"] == "Editors <editors@example.org>"
    assert found["To"] == "Readers <readers@example.org>"
    assert found["Message-ID"].endswith("@example.org>")


def test_date_is_the_moment_of_the_options() -> None:
    chosen = replace(options(), moment=datetime(2031, 5, 6, 8, tzinfo=timezone(timedelta(hours=2))))
    found = read(render_eml(compose(ISSUE), chosen, TEXT))
    assert found["Date"] == "Tue, 06 May 2031 06:00:00 +0000"
    assert parsedate_to_datetime(found["Date"]) == datetime(2031, 5, 6, 6, tzinfo=UTC)


def test_message_repeats_byte_for_byte() -> None:
    assert message() == message()


def test_message_repeats_in_another_process() -> None:
    code = (
        "import hashlib;from tests.unit.test_eml import message;"
        "print(hashlib.sha256(message()).hexdigest())"
    )
    printed = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path), "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    ]
    assert printed == [hashlib.sha256(message()).hexdigest()] * 2


def test_identity_and_boundary_follow_the_content() -> None:
    one, other = read(message()), read(message(text=TEXT + "More.\n"))
    assert one["Message-ID"] != other["Message-ID"]
    assert one.get_boundary() != other.get_boundary()
    assert read(message(unsent=True))["Message-ID"] != one["Message-ID"]


def test_draft_is_marked_on_request() -> None:
    assert read(message(unsent=True))["X-Unsent"] == "1"
    assert "X-Unsent" not in read(message())


@pytest.mark.parametrize(
    ("address", "header", "one_click"),
    [
        ("https://example.org/u?a=1&b=2", "<https://example.org/u?a=1&b=2>", True),
        ("https://example.org/ü", "<https://example.org/%C3%BC>", True),
        ("mailto:out@example.org?subject=out", "<mailto:out@example.org?subject=out>", False),
        ("http://example.org/u", None, False),
        ("missing:", None, False),
        ("*|UNSUB|*", None, False),
        ("javascript:x", None, False),
        ("https://example.org/\r\nBcc: a@example.org", None, False),
        (None, None, False),
    ],
)
def test_unsubscribing_is_offered_for_real_addresses_alone(
    address: str | None, header: str | None, *, one_click: bool
) -> None:
    found = read(message(replace(ISSUE, footer=Footer(unsubscribe_url=address))))
    assert found["List-Unsubscribe"] == header
    assert (found["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click") is one_click


def unsubscribing(length: int) -> tuple[str, bytes]:
    """An address of so many characters, and the message that offers it."""
    address = "https://example.org/".ljust(length, "u")
    return address, message(replace(ISSUE, footer=Footer(unsubscribe_url=address)))


@pytest.mark.parametrize("length", [30, 58, 59, 74, 75])
def test_unsubscribe_address_stands_on_a_short_line(length: int) -> None:
    address, content = unsubscribing(length)
    assert max(map(len, content.split(b"\r\n"))) <= LINE
    assert read(content)["List-Unsubscribe"].strip() == f"<{address}>"


@pytest.mark.parametrize("length", [76, 120, 995])
def test_longer_unsubscribe_address_stays_whole_on_the_one_line_that_is_longer(length: int) -> None:
    address, content = unsubscribing(length)
    assert f"List-Unsubscribe:\r\n <{address}>\r\n".encode() in content
    longer = [line for line in content.split(b"\r\n") if len(line) > LINE]
    assert longer == [f" <{address}>".encode()]
    assert len(longer[0]) <= LONGEST_LINE


def test_unsubscribe_address_that_no_line_can_hold_has_no_header() -> None:
    _, content = unsubscribing(996)
    assert max(map(len, content.split(b"\r\n"))) <= LINE
    assert not {"List-Unsubscribe", "List-Unsubscribe-Post"} & set(header_names(content))


INJECTIONS = ("a\r\nBcc: x@example.org", "a\nBcc: x@example.org", "a\r\n\r\n<p>body", "a\x0bBcc: x")


@pytest.mark.parametrize(
    "words", [*INJECTIONS, "ä\r\nBcc: x@example.org", "a\u2028Bcc: x", "a\x85b"]
)
def test_no_words_start_a_header_of_their_own(words: str) -> None:
    newsletter = Newsletter(name=words, sender=f'"{words}" <call@example.org>')
    for content in (
        message(replace(ISSUE, subject=words)),
        message(newsletter=newsletter),
        message(newsletter=Newsletter(name=words)),
    ):
        assert not {"Bcc"} & set(header_names(content))
        assert len(list(read(content).iter_parts())) == 2


@pytest.mark.parametrize(
    "mailbox",
    [
        "nobody",
        "Call <call>",
        "<>",
        "a@b",
        "Call <ü@example.org>",
        "Call <call@exa mple.org>",
        "call@example.org, nobody",
        "Call <x@..org>",
        f"Call <{'x' * 243}@example.org>",
    ],
)
def test_mailbox_that_is_none_is_refused_with_the_way_out(mailbox: str) -> None:
    with pytest.raises(CrankError, match="newsletter settings"):
        message(newsletter=Newsletter(sender=mailbox))


@pytest.mark.parametrize(
    ("mailbox", "name", "address"),
    [
        ("call@example.org", "", "call@example.org"),
        ("Call <call@example.org>", "Call", "call@example.org"),
        ('"Call, The" <call@example.org>', "Call, The", "call@example.org"),
        ("Call, The <call@example.org>", "Call, The", "call@example.org"),
        ('"The \\"Call\\"" <call@example.org>', 'The "Call"', "call@example.org"),
        ("Čapek <call@müller.example>", "Čapek", "call@xn--mller-kva.example"),
        (
            f"{'Long Name ' * 12} <call@example.org>",
            ("Long Name " * 12).strip(),
            "call@example.org",
        ),
        ("=?x?= <call@example.org>", "=?x?=", "call@example.org"),
    ],
)
def test_mailbox_arrives_as_it_was_written(mailbox: str, name: str, address: str) -> None:
    content = message(newsletter=Newsletter(sender=mailbox))
    (found,) = read(content)["From"].addresses
    assert (found.display_name, found.addr_spec) == (name, address)
    assert max(map(len, content.split(b"\r\n"))) <= LINE


def test_long_name_is_encoded_in_words_that_join_again() -> None:
    header = mailboxes_header("From", f"{'Ř' * 90} <call@example.org>")
    assert max(map(len, header.split("\r\n"))) <= LINE
    unfolded = header.replace("\r\n", "").removeprefix("From: ")
    assert str(make_header(decode_header(unfolded))) == f"{'Ř' * 90} <call@example.org>"


def test_several_mailboxes_are_separated() -> None:
    header = mailboxes_header("To", "Ann <ann@example.org>, bob@example.org")
    assert header == "To: Ann <ann@example.org>, bob@example.org"


def test_header_breaks_only_at_blanks() -> None:
    assert folded("X", ["a" * 50, "b" * 50]) == f"X: {'a' * 50}\r\n {'b' * 50}"
    assert folded("X", ["a" * 90]) == f"X:\r\n {'a' * 90}"
    assert words_header("Subject", "Plain words") == "Subject: Plain words"


def test_default_options_name_a_moment_and_no_mailbox() -> None:
    plain = RenderOptions(layout=options().layout, service=options().service)
    found = read(render_eml(compose(PortableIssue()), plain, "\n"))
    assert found["From"] == "Newsletter <newsletter@example.org>"
    assert found["Subject"] == "Untitled issue"
