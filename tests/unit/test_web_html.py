"""The web page: whole, self-contained, readable everywhere; and its body alone for a CMS."""

import re
from dataclasses import replace

import pytest

from crank_desktop.document.compose import compose
from crank_desktop.document.portable import Banner, Picture, PortableIssue
from crank_desktop.render.web_html import render_fragment, render_page
from tests.email_tree import Element, parse
from tests.golden.complete_issue import ISSUE, options

LOADING = {("link", "href"), ("script", "src"), ("iframe", "src"), ("img", "srcset")}


def page(issue: PortableIssue = ISSUE, service: str = "mailchimp") -> str:
    return render_page(compose(issue), options(service))


def fragment(issue: PortableIssue = ISSUE) -> str:
    return render_fragment(compose(issue), options())


def meta(html: str) -> dict[str, str]:
    """What the page says of itself, by name."""
    found = [one.attributes for one in parse(html).every("meta") if "content" in one.attributes]
    return {one.get("property") or one.get("name", ""): one["content"] for one in found}


def levels(html: str) -> list[int]:
    return [int(one.tag[1]) for one in parse(html).descendants() if re.fullmatch("h[1-6]", one.tag)]


def test_page_is_titled_by_newsletter_and_label() -> None:
    (title,) = parse(page()).every("title")
    assert title.text() == "Sample Call | April 2031"
    (title,) = parse(page(PortableIssue())).every("title")
    assert title.text() == "Untitled issue"


def test_page_needs_no_other_file_but_the_picture() -> None:
    html = page()
    for one in parse(html).descendants():
        assert not [name for name in one.attributes if (one.tag, name) in LOADING]
    (style,) = parse(html).every("style")
    assert "url(" not in style.text()
    assert "@import" not in style.text()
    assert [one.attributes["src"] for one in parse(html).every("img")] == ["april%20ferry.jpg"]


def test_page_takes_the_public_picture_where_there_is_no_file() -> None:
    html = page(replace(ISSUE, image=replace(ISSUE.image, file=None)))
    (image,) = parse(html).every("img")
    assert image.attributes["src"] == "https://images.example.org/april-ferry.jpg"


def test_page_introduces_itself_to_other_sites() -> None:
    assert meta(page()) == {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "description": ISSUE.preheader,
        "og:type": "article",
        "og:title": "Sample Call | April 2031",
        "og:site_name": "Sample Call",
        "og:description": ISSUE.preheader,
        "og:image": "https://images.example.org/april-ferry.jpg",
        "og:image:alt": 'A ferry named "Kaspi" at its berth',
        "article:published_time": "2031-05-06",
    }


def test_page_without_picture_or_date_says_nothing_of_them() -> None:
    found = meta(page(replace(ISSUE, image=Picture(url="javascript:x"), send_date=None)))
    assert not found.keys() & {"og:image", "og:image:alt", "article:published_time"}


def test_page_is_semantic() -> None:
    tree = parse(page())
    (main,) = tree.every("main")
    (whole,) = main.every("article")
    assert [one.attributes["class"] for one in whole.every("section")] == [
        *("highlights", "links", "analysis", "perspectives"),
    ]
    assert [one.tag for one in whole.children][:2] == ["header", "p"]
    (figure,) = whole.every("figure")
    assert [one.tag for one in figure.children] == ["img", "figcaption"]
    assert tree.every("table", "center", "font") == []


def test_headings_are_in_order() -> None:
    assert levels(page()) == [1, 2, 3, 3, 2, 2, 3, 3, 2, 3, 2]
    assert levels(fragment()) == [2, 3, 3, 2, 2, 3, 3, 2, 3, 2]


def test_page_has_rules_for_print_dark_mode_and_narrow_screens() -> None:
    (style,) = parse(page()).every("style")
    for rule in ("@media print", "prefers-color-scheme:dark", "max-width:480px"):
        assert rule in style.text()
    assert not re.search(r"[;{](?:min-)?width:\d{3}", style.text())


@pytest.mark.parametrize("service", ["mailchimp", "buttondown", "listmonk", "ghost"])
def test_page_carries_no_placeholders_of_a_service(service: str) -> None:
    html = page(service=service)
    for mark in ("UNSUB", "UPDATE_PROFILE", "LIST:COMPANY", "CURRENT_YEAR", "{{", "%%"):
        assert mark not in html
    assert "Copyright © 2031 Center for &lt;Samples&gt;, All rights reserved." in html
    assert "Springfield, IL 62701" in html


def test_lost_addresses_leave_their_words() -> None:
    html = page()
    assert "missing:" not in html
    addresses = {one.text(): one.attributes["href"] for one in parse(html).every("a")}
    assert addresses["Sample Call"] == "https://example.org/call"
    assert "A Title Whose Address Was Lost" not in addresses
    assert "The Quay & Co." not in addresses


def test_fragment_is_the_body_alone() -> None:
    html = fragment()
    tree = parse(html)
    assert tree.every("html", "head", "body", "style", "title", "h1", "main") == []
    assert "Springfield" not in html
    assert "Image credit: Port of Anzali &lt;press office&gt;" in html
    assert html.strip() in page()


def test_fragment_holds_every_item() -> None:
    words = parse(fragment()).text()
    for part in ("A ferry opens & prices fall", "Nobody reported this.", "Our Harbor, Our Rules"):
        assert part in words
    assert "Nothing stands here" not in words


def test_credit_stands_at_the_end_where_there_is_no_picture() -> None:
    html = fragment(replace(ISSUE, image=Picture(credit="Port of Anzali")))
    assert "<figure>" not in html
    assert html.index("Editor-in-Chief") < html.index("Image credit: Port of Anzali")


def test_empty_issue_renders() -> None:
    assert parse(page(PortableIssue())).every("h1")[0].text() == "Untitled issue"
    assert fragment(PortableIssue()).strip() == ""


def test_title_without_a_link_stays_words() -> None:
    (title,) = parse(page(replace(ISSUE, banner=Banner()))).every("h1")
    assert title.children == []
    assert title.text() == "Sample Call"


def test_every_element_is_closed() -> None:
    for html in (page(), fragment()):
        opened: list[Element] = parse(html).every("p", "li", "div", "section", "a", "h2", "h3")
        for tag in {one.tag for one in opened}:
            wanted = sum(one.tag == tag for one in opened)
            assert html.count(f"</{tag}>") == wanted, tag
