"""Saved messages, written by hand as mail programs write them, read into an issue."""

import quopri
from base64 import encodebytes
from collections.abc import Iterator
from email.header import Header

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
LONG = "https://news.example.org/2031/05/" + "grain-harvest-" * 8 + "?id=77&u=a=b&utm_source=mail"
PLAIN = f"""https://example.org/banner

Sample Call is a monthly review of the four harbors (the CRANKs (https://example.org/who) ).


** May Highlights
{RULE}


** Officials’ ferry opens — at last
{RULE}
It sailed on time (https://e.org/1) , officials said, “after years of talk ({LONG}) .”


** Links
{RULE}

They met in Čapajevsk. (Reuters (https://e.org/2) )

They left again. (AP (https://e.org/3) )


** Sample Call
{RULE}
Editor-in-Chief, Ann Lee
Editor, Bo Ek (bo@e.org (mailto:bo@e.org) )
"""
HTML = f"""<!DOCTYPE html>
<html><head><title>Sample Call | May 2031</title></head><body>
<p>Sample Call is a monthly review of the four harbors (the
<a href="https://example.org/who">CRANKs</a>).</p>
<h2>May Highlights</h2>
<h3>Officials’ ferry opens — at last</h3>
<p>It <a href="https://e.org/1">sailed on time</a>, officials said, “after <a
href="{LONG.replace("&", "&amp;")}">years of talk</a>.”</p>
<h2>Links</h2>
<ul><li>They met in Čapajevsk. (<a href="https://e.org/2">Reuters</a>)</li>
<li>They left again. (<a href="https://e.org/3">AP</a>)</li></ul>
<h2>Sample Call</h2>
<p>Editor-in-Chief, Ann Lee<br>Editor, Bo Ek (<a href="mailto:bo@e.org">bo@e.org</a>)</p>
</body></html>
"""
HEADERS = (
    "From: Sample Call <call@example.org>\nSubject: Sample Call | May 2031\nMIME-Version: 1.0\n"
)


def encoded(text: str, how: str, charset: str = "utf-8") -> str:
    """The body of a part; soft line breaks stand wherever 76 characters end."""
    content = text.encode(charset)
    if how == "base64":
        return encodebytes(content).decode()
    return quopri.encodestring(content).decode() if how == "quoted-printable" else text


def part(kind: str, text: str, how: str = "quoted-printable", charset: str = "utf-8") -> str:
    return (
        f"Content-Type: {kind}; charset={charset}\nContent-Transfer-Encoding: {how}\n\n"
        f"{encoded(text, how, charset)}\n"
    )


def multipart(kind: str, boundary: str, *parts: str) -> str:
    inside = "".join(f"--{boundary}\n{one}" for one in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\n\n{inside}--{boundary}--\n'


def read(message: str, line_end: str = "\r\n", encoding: str = "ascii") -> PortableIssue:
    content = message.replace("\n", line_end).encode(encoding)
    return read_issue(content, Shape.AUTO, shipped_outlets())


def noted(issue: PortableIssue, kind: NoteKind) -> list[str]:
    return [note.text for note in issue.notes if note.kind is kind]


def is_whole(issue: PortableIssue) -> None:
    """Everything that both texts say came in, with every address as it was."""
    assert (issue.newsletter, issue.label) == ("Sample Call", "May 2031")
    assert issue.subject == "Sample Call | May 2031"
    assert issue.intro == (
        "Sample Call is a monthly review of the four harbors"
        " (the [CRANKs](https://example.org/who))."
    )
    (ferry,) = issue.sections[0].items
    assert isinstance(ferry, HighlightItem)
    assert ferry.heading == "Officials’ ferry opens — at last"
    assert ferry.body == (
        f"It [sailed on time](https://e.org/1), officials said, “after [years of talk]({LONG}).”"
    )
    assert issue.sections[1].items == (
        LinkItem(
            text="They met in Čapajevsk.", outlets=(Outlet(name="Reuters", url="https://e.org/2"),)
        ),
        LinkItem(text="They left again.", outlets=(Outlet(name="AP", url="https://e.org/3"),)),
    )
    assert issue.masthead.editors == (
        Editor(role="Editor-in-Chief", name="Ann Lee"),
        Editor(role="Editor", name="Bo Ek", email="bo@e.org"),
    )


ALTERNATIVE = multipart("alternative", "=_a", part("text/plain", PLAIN), part("text/html", HTML))


@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("how", ["quoted-printable", "base64"])
def test_both_texts_in_either_encoding(how: str, line_end: str) -> None:
    texts = (part("text/plain", PLAIN, how), part("text/html", HTML, how))
    issue = read(HEADERS + multipart("alternative", "=_a", *texts), line_end)
    is_whole(issue)
    assert issue.notes == ()


def test_a_soft_line_break_stands_inside_an_address() -> None:
    body = encoded(HTML, "quoted-printable")
    lines = body.split("\n")
    inside = [line for line in lines if "harvest-grain" in line and line.endswith("=")]
    assert inside, "the address is too short for the test"
    assert "=3D77&amp;u=3Da=3Db" in body.replace("=\n", "")


def nested() -> Iterator[tuple[str, str]]:
    """Messages as mail programs nest them, and what is attached to each."""
    pdf = (
        'Content-Type: application/pdf; name="map.pdf"\nContent-Transfer-Encoding: base64\n'
        f'Content-Disposition: attachment; filename="map.pdf"\n\n{encoded("%PDF", "base64")}'
    )
    logo = (
        "Content-Type: image/png\nContent-Transfer-Encoding: base64\nContent-ID: <logo>\n"
        f'Content-Disposition: inline; filename="logo.png"\n\n{encoded("PNG", "base64")}'
    )
    text = (
        'Content-Type: text/html; charset=utf-8\nContent-Disposition: attachment; filename="x.html"'
        "\n\n<h2>May Highlights</h2>\n"
    )
    related = multipart("related", "=_r", part("text/html", HTML), logo)
    yield multipart("mixed", "=_m", ALTERNATIVE, pdf), "map.pdf"
    yield multipart("mixed", "=_m", ALTERNATIVE, text), "x.html"
    yield multipart("alternative", "=_a", part("text/plain", PLAIN), related), "logo.png"
    yield multipart("mixed", "=_m", text, ALTERNATIVE), "x.html"


@pytest.mark.parametrize(("message", "attached"), tuple(nested()))
def test_texts_are_found_in_their_nests_and_attachments_are_noted(
    message: str, attached: str
) -> None:
    issue = read(HEADERS + message)
    is_whole(issue)
    assert attached in noted(issue, NoteKind.DROPPED_FURNITURE)


def test_html_alone_and_text_alone() -> None:
    is_whole(read(HEADERS + part("text/html", HTML)))
    issue = read(HEADERS + part("text/plain", PLAIN.replace("the four", "four")))
    assert [str(section.kind) for section in issue.sections] == ["highlights", "links"]
    assert issue.banner.url == "https://example.org/banner"
    assert noted(issue, NoteKind.LINK_GUESS) == ["CRANKs", "time", "talk"]


def test_html_without_a_link_gives_way_to_the_text_that_has_them() -> None:
    bare = "<html><body><p>Please read the text part.</p></body></html>"
    texts = (part("text/plain", PLAIN), part("text/html", bare))
    issue = read(HEADERS + multipart("alternative", "=_a", *texts))
    assert issue.imported_as == "mailchimp-text"
    assert len(issue.sections[1].items) == 2
    assert noted(issue, NoteKind.UNRECOGNISED) == ["Please read the text part."]


def test_what_the_plain_text_alone_says_is_kept() -> None:
    plain = PLAIN + "Intern, Cy Dow\n\nSee https://e.org/unseen ([link removed]) again.\n"
    texts = (part("text/plain", plain), part("text/html", HTML))
    issue = read(HEADERS + multipart("alternative", "=_a", *texts))
    is_whole(issue)
    assert noted(issue, NoteKind.UNRECOGNISED) == [
        "Intern, Cy Dow\nSee https://e.org/unseen ([link removed]) again."
    ]


LATIN = HTML.replace("Čapajevsk", "Köln").replace("—", "–")


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1", "us-ascii", "WINDOWS-1252"])
@pytest.mark.parametrize("how", ["quoted-printable", "base64"])
def test_what_calls_itself_latin_is_read_as_windows_writes_it(how: str, charset: str) -> None:
    written = "windows-1252" if charset != "us-ascii" else "utf-8"
    body = encoded(LATIN, how, written)
    message = (
        f"{HEADERS}Content-Type: text/html; charset={charset}\n"
        f"Content-Transfer-Encoding: {how}\n\n{body}\n"
    )
    issue = read(message)
    ferry, met = issue.sections[0].items[0], issue.sections[1].items[0]
    assert isinstance(ferry, HighlightItem)
    assert isinstance(met, LinkItem)
    assert ferry.heading == "Officials’ ferry opens – at last"
    assert met.text == "They met in Köln."
    assert noted(issue, NoteKind.UNRECOGNISED) == []


@pytest.mark.parametrize(
    ("charset", "words"),
    [
        ("utf-8", "中国 и ایران"),
        ("gb2312", "中国"),
        ("euc-kr", "조선"),
        ("koi8-r", "Иран"),
        ("utf-16", "é中"),
    ],
)
def test_texts_in_other_scripts(charset: str, words: str) -> None:
    html = HTML.translate(str.maketrans("’—“”", '\'-""')).replace("Čapajevsk", words)
    met = read(HEADERS + part("text/html", html, "base64", charset)).sections[1].items[0]
    assert isinstance(met, LinkItem)
    assert met.text == f"They met in {words}."


def test_bytes_that_are_none_of_the_character_set_are_shown_and_noted() -> None:
    body = encoded(HTML, "quoted-printable").replace("=C4=8C", "=C4")
    message = (
        f"{HEADERS}Content-Type: text/html; charset=utf-8\n"
        f"Content-Transfer-Encoding: quoted-printable\n\n{body}\n"
    )
    issue = read(message)
    met = issue.sections[1].items[0]
    assert isinstance(met, LinkItem)
    assert met.text == "They met in \ufffdapajevsk."
    assert "\ufffd" in noted(issue, NoteKind.UNRECOGNISED)


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("Sample Call | May 2031", "Sample Call | May 2031"),
        ("=?utf-8?q?Sample_Call_=7C_May_2031?=", "Sample Call | May 2031"),
        ("=?UTF-8?B?U2FtcGxlIENhbGwgfCBNYXkgMjAzMQ==?=", "Sample Call | May 2031"),
        ("=?utf-8?q?Sample_Call_?=\n =?utf-8?q?=7C_May_2031?=", "Sample Call | May 2031"),
        ("Sample Call |\n May 2031", "Sample Call | May 2031"),
        (Header("Čapek’s Call | May 2031", "utf-8").encode(), "Čapek’s Call | May 2031"),
        (Header("Köln Call | May 2031", "iso-8859-1").encode(), "Köln Call | May 2031"),
        ("Re: =?utf-8?q?M=C3=A4rz?= and more", "Re: März and more"),
        ("=?none?q?abc?= words", "abc words"),
    ],
)
def test_subjects_in_encoded_words(subject: str, words: str) -> None:
    message = f"From: a@e.org\nSubject: {subject}\nMIME-Version: 1.0\n{ALTERNATIVE}"
    assert read(message).subject == words


def test_a_subject_in_raw_utf_8() -> None:
    message = f"From: a@e.org\nSubject: Čapek’s Call | May 2031\nMIME-Version: 1.0\n{ALTERNATIVE}"
    issue = read(message, encoding="utf-8")
    assert (issue.newsletter, issue.subject) == ("Čapek’s Call", "Čapek’s Call | May 2031")


def test_headers_of_a_message_are_no_part_of_the_issue() -> None:
    received = "Received: from mx.e.org\n by mail.e.org; Mon, 5 May 2031 10:00:00 +0000\n"
    issue = read(
        f"Return-Path: <x@e.org>\n{received}To: Me <me@private.example>\n{HEADERS}{ALTERNATIVE}"
    )
    is_whole(issue)
    assert "private.example" not in str(issue)


WHOLE = (HEADERS + ALTERNATIVE).replace("\n", "\r\n").encode()
BASE64 = HEADERS + part("text/html", HTML, "base64")
CUT = {
    "in its headers": WHOLE[:60],
    "after its headers": WHOLE[: WHOLE.index(b"\r\n\r\n") + 4],
    "in the first text": WHOLE[: WHOLE.index(b"May Highlights")],
    "in the second text": WHOLE[: WHOLE.rindex(b"They left")],
    "before its last boundary": WHOLE[: WHOLE.rindex(b"--=_a--")],
    "in base64": BASE64[: BASE64.rindex("=") - 41].encode()
    if "=" in BASE64
    else BASE64[:-42].encode(),
    "in a page alone": (HEADERS + part("text/html", HTML))[:-60].encode(),
}


@pytest.mark.parametrize("where", CUT)
def test_a_message_that_breaks_off_is_one_line(where: str) -> None:
    with pytest.raises(InputRefused) as refused:
        read_issue(CUT[where], Shape.EML, shipped_outlets())
    words = str(refused.value)
    assert "\n" not in words
    assert 20 < len(words) < 200


def test_a_message_of_attachments_alone_is_refused() -> None:
    pdf = 'Content-Type: application/pdf; name="a.pdf"\n\n%PDF\n'
    with pytest.raises(InputRefused, match="the message has no text"):
        read(HEADERS + multipart("mixed", "=_m", pdf))


def test_a_forwarded_message_stays_an_attachment() -> None:
    inner = (
        f"Content-Type: message/rfc822\n\nSubject: Older | April 2031\n{part('text/html', HTML)}"
    )
    issue = read(HEADERS + multipart("mixed", "=_m", ALTERNATIVE, inner))
    is_whole(issue)
    assert "message/rfc822" in noted(issue, NoteKind.DROPPED_FURNITURE)


def test_an_analysis_of_a_message_keeps_its_title_and_address() -> None:
    html = HTML.replace(
        "<h2>Sample Call</h2>",
        '<h2>Recent Analysis</h2><p><a href="https://e.org/x?a=1&amp;b=2">The Long Game</a>'
        " (Ann Lee, RAND)</p><h2>Sample Call</h2>",
    )
    (item,) = read(HEADERS + part("text/html", html)).sections[2].items
    assert isinstance(item, AnalysisItem)
    assert (item.title, item.url) == ("The Long Game", "https://e.org/x?a=1&b=2")
    assert (item.authors, item.institution) == (("Ann Lee",), "RAND")
