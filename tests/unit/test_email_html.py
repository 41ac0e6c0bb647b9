"""What an email says: an issue's words, its links and losses, its items one by one."""

import threading
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from crank_desktop.document.compose import compose
from crank_desktop.document.portable import (
    AnalysisItem,
    Banner,
    HighlightItem,
    LinkItem,
    Outlet,
    Picture,
    PortableIssue,
    Section,
)
from crank_desktop.model.kinds import SectionKind
from crank_desktop.render.email_html import render_email, render_email_block, render_email_parts
from crank_desktop.render.web_html import render_fragment, render_page
from tests.email_rules import breaches
from tests.email_tree import Element, parse
from tests.golden.complete_issue import ISSUE, options

ATTACK = "<script>alert(1)</script>\"><img src=x onerror=alert(1)> ' --> <![endif]--> {{ 7*7 }}"
UIDS = [item.uid for section in ISSUE.sections for item in section.items]


def email(issue: PortableIssue, service: str = "mailchimp", *, as_sent: bool = False) -> str:
    return render_email(compose(issue), options(service, as_sent=as_sent))


def one_highlight(body: str) -> PortableIssue:
    item = HighlightItem(heading="Heading", body=body)
    return PortableIssue(
        label="May 2031",
        sections=(Section(kind=SectionKind.HIGHLIGHTS, heading="Highlights", items=(item,)),),
    )


def links(html: str) -> dict[str, str]:
    """The words of each link with its address."""
    return {one.text(): one.attributes["href"] for one in parse(html).every("a")}


def attacked(thing: Any) -> Any:
    """The same values with the attack behind every text that an editor or an import can fill."""
    if isinstance(thing, str):
        return thing + ATTACK
    if isinstance(thing, tuple):
        return tuple(attacked(one) for one in thing)
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    fixed = {"format", "kind", "uid", "status"}
    changed = {
        field.name: attacked(getattr(thing, field.name))
        for field in fields(thing)
        if field.name not in fixed
    }
    return replace(thing, **changed)


@pytest.mark.parametrize("uid", UIDS)
def test_block_of_an_item_is_its_part_of_the_whole(uid: str) -> None:
    document = compose(ISSUE)
    block = render_email_block(document, uid, options())
    assert block.startswith(("<div", "<li"))
    assert block.endswith(("</div>", "</li>"))
    assert render_email(document, options()).count(block) == 1


def test_blocks_stand_in_the_order_of_the_items() -> None:
    parts = render_email_parts(compose(ISSUE), options())
    places = [parts.html.index(block) for block in parts.blocks]
    assert len(places) == len(UIDS)
    assert places == sorted(places)


def test_block_of_an_unknown_item_is_refused() -> None:
    with pytest.raises(KeyError, match="nobody"):
        render_email_block(compose(ISSUE), "nobody", options())


def test_words_cannot_forge_the_mark_of_a_block() -> None:
    forged = '<!--"0--><!--/"0-->'
    issue = one_highlight(forged)
    issue = replace(issue, image=Picture(url="https://example.org/a.png", alt=forged))
    parts = render_email_parts(compose(issue), options())
    assert len(parts.blocks) == 1
    assert '&lt;!--"0--&gt;' in parts.blocks[0]


def test_rendering_repeats_from_any_thread() -> None:
    first = email(ISSUE)
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(email(ISSUE))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [first] * 4


def test_empty_issue_renders() -> None:
    html = email(PortableIssue())
    (heading,) = parse(html).every("h1")
    assert heading.text() == "Untitled issue"
    assert parse(html).every("h2", "h3", "ul", "img") == []


def test_empty_section_renders_nothing() -> None:
    assert "Nothing stands here" not in email(ISSUE)


@pytest.mark.parametrize(
    "item", [HighlightItem(), LinkItem(), AnalysisItem(), LinkItem(outlets=(Outlet(name=""),))]
)
def test_item_that_says_nothing_yet_renders(item: HighlightItem) -> None:
    section = Section(kind=SectionKind.LINKS, heading="Links", items=(item,))
    html = email(PortableIssue(label="May 2031", sections=(section,)))
    assert "Links</h2>" in html
    assert "()" not in html


@pytest.mark.parametrize("as_sent", [False, True])
def test_attack_in_any_text_comes_out_as_text(*, as_sent: bool) -> None:
    issue: PortableIssue = attacked(ISSUE)
    issue = replace(issue, image=replace(issue.image, url=ISSUE.image.url))
    document = compose(issue)
    chosen = options(as_sent=as_sent)
    for html in (
        render_email(document, chosen),
        render_page(document, chosen),
        render_fragment(document, chosen),
    ):
        tree = parse(html)
        assert tree.every("script") == []
        assert len(tree.every("img")) == 1
        assert not [one for one in tree.descendants() if _attacks(one)]
        assert "alert(1)" in tree.text()
        assert "49" not in tree.text()


def _attacks(one: Element) -> bool:
    return any(name.startswith("on") for name in one.attributes)


def test_attack_leaves_the_rules_kept() -> None:
    issue = one_highlight(ATTACK)
    kept = replace(issue, subject=ATTACK, footer=ISSUE.footer, newsletter=ATTACK)
    found = [one for one in breaches(email(kept)) if not one.startswith("outlook_has")]
    assert found == []


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//example.org/x", "/x", "file:///etc/passwd"],
)
def test_address_that_may_not_leave_is_no_link(address: str) -> None:
    outlet = LinkItem(text="Words.", outlets=(Outlet(name="Outlet", url=address),))
    analysis = AnalysisItem(title="Title", url=address)
    issue = PortableIssue(
        label="May 2031",
        banner=Banner(url=address),
        image=Picture(url=address),
        sections=(Section(kind=SectionKind.LINKS, heading="Links", items=(outlet, analysis)),),
        footer=replace(ISSUE.footer, unsubscribe_url=address, preferences_url=address, social=()),
    )
    html = email(issue, "plain")
    assert links(html) == {}
    assert f"Outlet ({address})" in html
    assert parse(html).every("img") == []


def test_lost_address_leaves_the_words() -> None:
    html = email(ISSUE, as_sent=True)
    assert "missing:" not in html
    found = links(html)
    for words in ("still in dispute", "The Quay & Co.", "A Title Whose Address Was Lost"):
        assert words in parse(html).text()
        assert words not in found
    assert "Intern, Gus Sample</p>" in html
    assert "update your preferences or <a" in html


MERGE_TAGS = (
    "*|FNAME|*",
    "*|IF:AGE >= 20|*",
    "*|IF:LANG = a & b|*",
    "*|END:IF|*",
    "*|DATE:d/m/y|*",
    "*|TITLE:l'été|*",
    "{{ subscriber.name }}",
    "{{ .Subscriber.Name }}",
)


@pytest.mark.parametrize("tag", MERGE_TAGS)
def test_merge_tag_is_kept_byte_for_byte(tag: str) -> None:
    issue = replace(
        one_highlight(f"Hello {tag}, a & b."), label=tag, subject=tag, footer=ISSUE.footer
    )
    document = compose(issue)
    for html in (render_email(document, options()), render_page(document, options())):
        assert f"<title>{tag}" in html or f"| {tag}</title>" in html
        assert f"Hello {tag}, a &amp; b." in html
    assert f'aria-label="{tag}"' in render_email(document, options())


def test_merge_tag_as_an_address_is_kept() -> None:
    html = email(one_highlight("Read it [here](*|ARCHIVE|*) or [there](*|IF:A > 1|*)."))
    assert '<a href="*|ARCHIVE|*"' in html
    assert '<a href="*|IF:A > 1|*"' in html


def test_words_that_only_look_like_an_escaped_tag_stay_escaped() -> None:
    html = email(one_highlight("Literally *|IF:A &gt; 1|* and *|A: <b> &amp; c|*"))
    assert "*|IF:A &gt; 1|*" in html
    assert "<b>" not in html


def test_every_inline_and_block_is_written() -> None:
    html = email(ISSUE)
    tree = parse(html)
    assert [one.text() for one in tree.every("strong")] == ["less than 2 %"]
    assert [one.text() for one in tree.every("em")] == ["Kaspi"]
    (quotation,) = tree.every("blockquote")
    assert len(quotation.every("p")) == 2
    (numbered,) = tree.every("ol")
    assert [one.text() for one in numbered.every("li")] == [
        "Spring: trial runs",
        "Fall: regular service",
    ]
    assert "Signed in Baku<br>on April 2." in html


def test_nested_list_is_nested() -> None:
    (outer, inner) = parse(email(one_highlight("- One\n    - Two\n- Three"))).every("ul")
    assert inner.parent is not None
    assert inner.parent.tag == "li"
    assert [one.words.strip() for one in outer.children] == ["One", "Three"]


def test_links_are_a_list_with_their_outlets() -> None:
    html = email(ISSUE)
    listed = [one.text() for one in parse(html).every("li")]
    assert "Two outlets counted the same ships. (Harbor News, The Quay & Co., Radio Anzali)" in (
        listed
    )
    assert "Nobody reported this." in listed
    assert links(html)["Harbor News"] == "https://example.org/harbor"


def test_analysis_names_authors_institution_and_note() -> None:
    html = email(ISSUE)
    assert links(html)["What Fences Say"] == "https://example.org/fences"
    assert (
        ">Ada Sample, Ben Sample, and Cleo Sample, Institute of Samples, writing in The Quay</p>"
    ) in html
    assert ">Unsigned editorial, Daily Sample</p>" in html


def test_picture_stands_with_its_credit_else_the_credit_at_the_end() -> None:
    html = email(ISSUE)
    assert html.index("<img") < html.index("Image: Port of Anzali") < html.index("<h2")
    html = email(replace(ISSUE, image=replace(ISSUE.image, url=None, file=None)))
    assert "<img" not in html
    assert html.count("Image: Port of Anzali") == 1
    assert html.index("Editor-in-Chief") < html.index("Image: Port of Anzali")


def test_small_picture_keeps_its_width() -> None:
    html = email(replace(ISSUE, image=Picture(file="small one.png", width=200)))
    assert 'src="small%20one.png" alt="" width="200"' in html
    assert "max-width:200px" in html


def test_name_of_the_newsletter_carries_the_link_of_the_banner() -> None:
    assert links(email(ISSUE))["Sample Call"] == "https://example.org/call"
    assert "Sample Call" not in links(email(replace(ISSUE, banner=Banner(url="missing:"))))


def test_mail_addresses_are_links_to_write_to() -> None:
    assert links(email(ISSUE))["finn@example.org"] == "mailto:finn@example.org"


def test_preheader_is_absent_where_there_is_nothing_to_say() -> None:
    html = email(PortableIssue(label="May 2031"), "plain")
    assert "display:none" not in html


def test_characters_that_html_forbids_are_left_out() -> None:
    written = email(one_highlight("Bell\x07 and\x0c es\x1bcape."))
    assert "Bell\ufffd and escape." in written.replace("  ", " ")


def test_july_sized_issue_stays_under_25_kilobytes() -> None:
    url = "https://www.example.org/2031/04/17/world/asia/a-ferry-between-two-harbors-of-the-caspian"
    sentence = f"Officials in both harbors [confirmed the date]({url}) of the first crossing. "
    prose = "The line will carry grain, then steel, and at last passengers of both countries. "
    highlights = tuple(
        HighlightItem(heading="A ferry opens and prices fall", body=(sentence + prose * 2) * 6)
        for _ in range(5)
    )
    listed = tuple(
        LinkItem(text=prose, outlets=(Outlet(name="Harbor News", url=url),)) for _ in range(11)
    )
    titled = tuple(
        AnalysisItem(title=prose, url=url, authors=("Ada Sample",), institution="Institute")
        for _ in range(3)
    )
    issue = replace(
        ISSUE,
        sections=(
            Section(kind=SectionKind.HIGHLIGHTS, heading="Highlights", items=highlights),
            Section(kind=SectionKind.LINKS, heading="Links", items=listed),
            Section(kind=SectionKind.ANALYSIS, heading="Recent Analysis", items=titled),
        ),
    )
    html = email(issue)
    assert len(links(html)) < html.count("<a href") < 60
    assert html.count(url) == 44
    assert len(html.encode()) < 25 * 1024
