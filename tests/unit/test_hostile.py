"""Known attacks on programs that write HTML and mail, through every text of an issue and out again.

Nothing an editor types or an import brings may become markup, a script, a header or an address that
runs something; the words themselves stay readable.
"""

import email.policy
import html as html_module
import re
from dataclasses import replace
from email.message import EmailMessage

import pytest

from crank_desktop.document.compose import compose
from crank_desktop.document.portable import (
    Editor,
    PortableIssue,
)
from crank_desktop.document.portable_json import from_json, to_json, to_json_object
from crank_desktop.document.writable import writable
from crank_desktop.errors import InputRefused
from crank_desktop.exports.formats import FORMATS
from crank_desktop.importing.markdown_file import read_our_markdown
from crank_desktop.importing.reader import Shape, read_issue
from crank_desktop.sources.outlets import shipped_outlets
from tests.attacks import ADDRESSES, VECTORS, plain, shown, skeleton, squeezed
from tests.harmless import (
    MAY_STAND_IN_HREF,
    assert_harmless,
    chosen,
    filled,
    without_markdown,
    written,
)

HEADERS = (
    *("From", "Reply-To", "To", "Subject", "Date", "List-Unsubscribe", "List-Unsubscribe-Post"),
    *("Message-ID", "MIME-Version", "Content-Type"),
)
HTML = ("email", "web", "web-fragment")
TEXTS = ("text", "text-mailchimp", "web-text")


def message(content: bytes) -> EmailMessage:
    found = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    assert [defect for part in found.walk() for defect in part.defects] == []
    return found


@pytest.mark.parametrize("name", HTML)
@pytest.mark.parametrize("vector", VECTORS)
def test_page_with_an_attack_in_every_text_is_built_of_the_same_parts(
    vector: str, name: str
) -> None:
    attacked = skeleton(written(without_markdown(filled(vector)), name))
    harmless = skeleton(written(without_markdown(filled("words")), name))
    assert attacked.tags == harmless.tags
    assert attacked.ends == harmless.ends
    assert len(attacked.others) == len(harmless.others)
    assert [one for one in attacked.links if not MAY_STAND_IN_HREF.fullmatch(one)] == []


@pytest.mark.parametrize("name", HTML)
@pytest.mark.parametrize("vector", VECTORS)
def test_attack_keeps_its_words_and_gets_nothing_else(vector: str, name: str) -> None:
    page = written(filled(vector), name)
    found = assert_harmless(page, name)
    for words in ("Heading", "Outlet", "Title", "Ann", "By", "Credit", "Eve"):
        assert plain(f"{words} {shown(vector)}") in found.text
    assert "</html>" not in page.removesuffix("</html>\n")
    assert "49" not in found.text


@pytest.mark.parametrize("vector", VECTORS)
def test_email_for_a_service_holds_no_more_than_its_layout(vector: str) -> None:
    found = skeleton(written(without_markdown(filled(vector)), "email", "mailchimp"))
    harmless = skeleton(written(without_markdown(filled("words")), "email", "mailchimp"))
    assert (found.tags, found.ends) == (harmless.tags, harmless.ends)
    assert found.others == harmless.others


@pytest.mark.parametrize("vector", VECTORS)
def test_message_has_its_own_headers_alone(vector: str) -> None:
    content = FORMATS["eml"].render(compose(filled(vector)), chosen("plain"))
    assert isinstance(content, bytes)
    assert content.isascii()
    head = content.partition(b"\r\n\r\n")[0].decode("ascii")
    assert tuple(re.findall(r"^([^\s:]+):", head, re.MULTILINE)) == HEADERS
    found = message(content)
    assert tuple(found.keys()) == HEADERS
    assert found["To"] == "Readers <readers@example.org>"
    text, page = found.iter_parts()
    assert isinstance(text, EmailMessage)
    assert isinstance(page, EmailMessage)
    assert (text.get_content_type(), page.get_content_type()) == ("text/plain", "text/html")
    assert_harmless(page.get_content(), "email")


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("vector", VECTORS)
def test_text_formats_keep_the_words(vector: str, name: str) -> None:
    text = plain(written(filled(vector), name).replace("\n", " "))
    for words in ("Heading", "Title", "Eve"):
        assert plain(f"{words} {vector}").replace(" ", "") in text.replace(" ", "")


@pytest.mark.parametrize("vector", VECTORS)
def test_json_gives_the_attack_back_as_it_was(vector: str) -> None:
    issue = filled(vector, vector)
    assert from_json(to_json(issue)) == issue


@pytest.mark.parametrize("vector", VECTORS)
def test_markdown_gives_the_attack_back_as_it_was(vector: str) -> None:
    issue = filled(vector.replace("\r\n", "\n"))
    back = read_our_markdown(written(issue, "markdown"))
    assert squeezed(to_json_object(back)) == squeezed(to_json_object(writable(issue)))


@pytest.mark.parametrize("name", HTML)
@pytest.mark.parametrize("address", ADDRESSES)
def test_address_that_runs_something_is_no_link(address: str, name: str) -> None:
    issue = filled("words", address)
    issue = replace(
        issue,
        image=replace(issue.image, url=address, file=None),
        masthead=replace(issue.masthead, editors=(Editor(role="", name="E", email=address),)),
        intro=f"Intro [words](<{address}>), [words]({address}) and <{address}>.",
    )
    found = assert_harmless(written(issue, name), name)
    kept = [one for one in found.links if "alert" in one or "Bcc" in one]
    assert all(one.startswith("https://example.org/") for one in kept), kept
    assert "words" in found.text


@pytest.mark.parametrize("address", ADDRESSES)
def test_address_that_runs_something_starts_no_header(address: str) -> None:
    issue = filled("words", address)
    issue = replace(issue, footer=replace(issue.footer, unsubscribe_url=address))
    content = FORMATS["eml"].render(compose(issue), chosen("plain"))
    assert isinstance(content, bytes)
    found = message(content)
    assert set(found.keys()) <= set(HEADERS)
    assert "alert" not in found.get("List-Unsubscribe", "").partition("https://example.org")[0]


RULE = "-" * 60
PAGE = """<!DOCTYPE html><html><head><title>Call | May 2031</title></head><body>
<h2>May Highlights</h2><h3>A heading stands here {0}</h3><p>Prose {0} goes on
<a href="https://example.org/1">here</a>.</p><h2>Links</h2><ul>
<li>A sentence {0}. (<a href="https://example.org/2">Reuters</a>)</li></ul>
<h2>Recent Analysis</h2><p><a href="{1}">A Title</a> (Ann Sample, {0})</p></body></html>"""
PLAIN = f"""** May Highlights
{RULE}


** A heading stands here {{0}}
{RULE}
Prose {{0}} goes on here (https://example.org/1) .


** Links
{RULE}
* A sentence {{0}}. (Reuters (https://example.org/2) )

** Recent Analysis
{RULE}
A Title ({{1}}) (Ann Sample, {{0}})
"""
MARKDOWN = """# Call | May 2031

## May Highlights

### A heading stands here {0}

Prose {0} goes on [here](https://example.org/1).

## Links

- A sentence {0}. ([Reuters](https://example.org/2))

## Recent Analysis

[A Title]({1}) (Ann Sample, {0})
"""
FILES = {Shape.HTML: PAGE, Shape.MAILCHIMP_TEXT: PLAIN, Shape.MARKDOWN: MARKDOWN}


def imported(content: str, shape: Shape) -> PortableIssue | None:
    """The issue; None where the file is refused, in one line."""
    try:
        return read_issue(content.encode(), shape, shipped_outlets())
    except InputRefused as error:
        refusal = str(error)
    assert refusal.count("\n") == 0
    return None


@pytest.mark.parametrize("shape", FILES)
@pytest.mark.parametrize("vector", VECTORS)
def test_attack_in_an_imported_file_ends_as_words(vector: str, shape: Shape) -> None:
    issue = imported(FILES[shape].format(vector, "https://example.org/3"), shape)
    if issue is None:
        assert re.search("[\x00-\x08\x0e-\x1f]", vector)
        return
    for name in HTML:
        found = assert_harmless(written(issue, name), name)
        assert "A heading stands here" in found.text
        assert "49" not in found.text


@pytest.mark.parametrize("vector", [one for one in VECTORS if "\x00" not in one])
def test_attack_written_as_words_on_a_page_comes_in_as_words(vector: str) -> None:
    page = PAGE.format(html_module.escape(vector), "https://example.org/3")
    issue = imported(page, Shape.HTML)
    assert issue is not None
    found = assert_harmless(written(issue, "email"), "email")
    text = found.text.replace(" ", "")
    assert plain(f"A heading stands here {shown(vector)}").replace(" ", "") in text
    assert plain(f"Prose {shown(vector)} goes on here").replace(" ", "") in text


@pytest.mark.parametrize("shape", FILES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_address_in_an_imported_file_runs_nothing(address: str, shape: Shape) -> None:
    target = html_module.escape(address) if shape is Shape.HTML else address
    issue = imported(FILES[shape].format("words", target), shape)
    if issue is None:
        assert re.search("[\x00-\x08\x0e-\x1f]", address)
        return
    for name in HTML:
        found = assert_harmless(written(issue, name), name)
        assert "A Title" in found.text
    content = FORMATS["eml"].render(compose(issue), chosen("mailchimp"))
    assert isinstance(content, bytes)
    assert set(message(content).keys()) <= set(HEADERS)
