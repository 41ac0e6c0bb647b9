"""Known attacks in what is pasted: as copied markup, as plain words, as an address for a link.

A clipboard is somebody else's. What comes of it is Markdown that no output turns into more than
words, plain emphasis and links that lead to a page or a mailbox.
"""

from dataclasses import replace

import pytest

from crank_desktop.document.inline import Link, paragraphs_of
from crank_desktop.document.markdown_reader import read_markdown
from crank_desktop.document.portable import HighlightItem, PortableIssue
from crank_desktop.editing.links import looks_like_address, make_link
from crank_desktop.editing.pasting import fitted
from crank_desktop.exports.formats import FORMATS
from crank_desktop.importing.pasted import pasted_markdown
from tests.attacks import ADDRESSES, VECTORS, plain, skeleton
from tests.harmless import assert_harmless, filled, written

HTML = ("email", "web", "web-fragment")
WRAPPED = {
    "a web page": "<p>Before {} after <a href='https://example.org/1'>a page</a>.</p>",
    "Word": (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body><!--StartFragment-->"
        "<p class=MsoNormal><b>Before</b> {} <o:p></o:p>after"
        " <a href='https://example.org/1'>a page</a>.</p><!--EndFragment--></body></html>"
    ),
    "Google Docs": (
        "<meta charset='utf-8'><b style='font-weight:normal' id='docs-internal-guid-1'>"
        "<p dir='ltr'><span style='font-style:italic'>Before</span><span> {} after </span>"
        "<a href='https://www.google.com/url?q=https://example.org/1&amp;sa=D'>a page</a>.</p></b>"
    ),
}
WORDS = "Before words after a page."


def issue_with(body: str) -> PortableIssue:
    """An issue whose first highlight says this."""
    issue = filled("words")
    section = issue.sections[0]
    item = HighlightItem(heading="Heading words", body=body)
    first = replace(section, items=(item,))
    return replace(issue, sections=(first, *issue.sections[1:]))


def links_of(markdown: str) -> list[str]:
    """Where the links of a text lead."""
    nodes = (node for one in paragraphs_of(read_markdown(markdown)) for node in one.children)
    return [node.address for node in nodes if isinstance(node, Link)]


@pytest.mark.parametrize("wrapped", WRAPPED.values(), ids=WRAPPED)
@pytest.mark.parametrize("vector", VECTORS)
def test_copied_markup_brings_no_more_than_words_and_links(vector: str, wrapped: str) -> None:
    pasted = pasted_markdown(wrapped.format(vector), WORDS)
    assert pasted is not None
    for name in HTML:
        found = assert_harmless(written(issue_with(pasted), name), name)
        assert not [one for one in found.links if "evil" in one or "alert" in one]
    for name in ("text", "text-mailchimp", "markdown", "json"):
        assert "Before" in written(issue_with(pasted), name)


@pytest.mark.parametrize("vector", VECTORS)
def test_copied_words_are_the_same_words_in_every_page(vector: str) -> None:
    """What stands as plain words in a document is no markup, wherever it is pasted from."""
    escaped = vector.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    pasted = pasted_markdown(f"<p><i>Before</i> {escaped} after.</p>", f"Before {vector} after.")
    assert pasted is not None
    for name in HTML:
        found = assert_harmless(written(issue_with(pasted), name), name)
        assert not [one for one in found.links if "evil" in one]
        assert plain("Before") in found.text


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_copied_link_that_runs_something_is_words(address: str) -> None:
    written_out = address.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    html = f'<p>See <a href="{written_out}">what was copied</a> and <i>more</i>.</p>'
    pasted = pasted_markdown(html, "See what was copied and more.")
    assert pasted is not None
    assert "what was copied" in pasted
    for name in HTML:
        found = assert_harmless(written(issue_with(pasted), name), name)
        wrong = [one for one in found.links if "alert" in one and "example.org" not in one]
        assert wrong == []
        assert "what was copied" in found.text


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_runs_something_makes_no_link_of_words(address: str) -> None:
    linked = make_link("Ten tugs came.", 4, 8, address.strip())
    allowed = ("http://", "https://", "mailto:")
    if looks_like_address(address.strip()):
        assert all(one.startswith(allowed) for one in links_of(linked))
    for name in HTML:
        found = assert_harmless(written(issue_with(linked), name), name)
        assert "Ten" in found.text


@pytest.mark.parametrize("vector", VECTORS)
def test_a_pasted_list_stays_a_list_of_words(vector: str) -> None:
    html = f"<ul><li>One {vector}</li><li>Two<ul><li>Three {vector}</li></ul></li></ul>"
    pasted = pasted_markdown(html, "One Two Three")
    assert pasted is not None
    body = "Above.\n\nBelow."
    whole = body[:8] + fitted(body, 8, 8, pasted) + body[8:]
    for name in HTML:
        page = written(issue_with(whole), name)
        assert_harmless(page, name)
        tags = [tag for tag, _ in skeleton(page).tags]
        assert tags.count("script") == skeleton_of_plain(name).count("script")


def skeleton_of_plain(name: str) -> list[str]:
    """The elements of an issue that says nothing unusual."""
    return [tag for tag, _ in skeleton(written(issue_with("Words."), name)).tags]


def test_every_output_is_among_those_looked_at() -> None:
    assert set(HTML) <= set(FORMATS)
