"""A patch touches what changed, and nobody loses their place."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import HighlightItem, PortableIssue
from tests.preview_pages import ShownPreview, email
from tests.samples import sample

HEADINGS = "[...document.querySelectorAll('h3')].map((one) => one.getBoundingClientRect().top)"


def march() -> PortableIssue:
    """The sample issue, with words for the inbox that are not taken from its headlines."""
    return replace(sample("2025-03.txt"), preheader="What happened in March")


def with_highlight(
    issue: PortableIssue, at: int, heading: str | None = None, body: str | None = None
) -> PortableIssue:
    """The issue after a change of one of its highlights."""
    section = issue.sections[0]
    item = section.items[at]
    assert isinstance(item, HighlightItem)
    changed = replace(
        item,
        heading=item.heading if heading is None else heading,
        body=item.body if body is None else body,
    )
    items = (*section.items[:at], changed, *section.items[at + 1 :])
    return replace(issue, sections=(replace(section, items=items), *issue.sections[1:]))


def longer(issue: PortableIssue, at: int) -> PortableIssue:
    """The issue with two paragraphs more in one of its highlights."""
    item = issue.sections[0].items[at]
    assert isinstance(item, HighlightItem)
    return with_highlight(issue, at, body=f"A new one.\n\nAnother.\n\n{item.body}")


@pytest.fixture
def preview(qtbot: QtBot) -> ShownPreview:
    """The sample issue on the screen."""
    shown = ShownPreview(qtbot)
    shown.show(email(march()).html)
    return shown


def headings(preview: ShownPreview) -> list[float]:
    """How far below the view's upper edge each headline is."""
    tops = preview.ask(HEADINGS)
    assert isinstance(tops, list)
    return tops


def watch(preview: ShownPreview) -> None:
    """Note every change of the document from here on."""
    preview.ask(
        "(window.seen = [], new MutationObserver((all) => seen.push(...all)).observe(document, "
        "{subtree: true, childList: true, attributes: true, characterData: true}), 1)"
    )


def test_one_changed_word_is_one_change_of_the_page(preview: ShownPreview) -> None:
    watch(preview)
    preview.show(email(with_highlight(march(), 1, heading="A headline")).html)
    assert preview.ask("seen.map((one) => one.type)") == ["characterData"]
    assert preview.ask("document.querySelectorAll('h3')[1].textContent") == "A headline"


def test_an_item_that_goes_takes_nothing_else_along(preview: ShownPreview) -> None:
    watch(preview)
    section = march().sections[0]
    fewer = replace(section, items=(section.items[0], *section.items[2:]))
    preview.show(email(replace(march(), sections=(fewer, *march().sections[1:]))).html)
    removed = preview.ask(
        "seen.flatMap((one) => [...one.removedNodes]).filter((one) => one.nodeType === 1)"
        ".map((one) => one.querySelector('h3').textContent)"
    )
    item = section.items[1]
    assert isinstance(item, HighlightItem)
    assert removed == [item.heading]
    assert preview.ask("seen.every((one) => one.type === 'childList')")


def test_a_changed_subject_changes_the_title(preview: ShownPreview) -> None:
    preview.show(email(replace(march(), subject="A subject")).html)
    assert preview.ask("document.title") == "A subject"


def test_a_changed_style_is_in_force(preview: ShownPreview) -> None:
    html = email(march()).html
    preview.show(html.replace("</style>", "h1{letter-spacing:7px}</style>", 1))
    assert preview.ask("getComputedStyle(document.querySelector('h1')).letterSpacing") == "7px"


def test_text_that_grows_above_the_view_moves_nothing_in_it(preview: ShownPreview) -> None:
    preview.ask("(document.querySelectorAll('h3')[2].scrollIntoView(), scrollBy(0, -40), 1)")
    before = headings(preview)
    preview.show(email(longer(march(), 0)).html)
    after = headings(preview)
    assert after[2] == pytest.approx(before[2], abs=1)
    assert after[0] < before[0] - 50
    preview.show(email(march()).html)
    assert headings(preview) == pytest.approx(before, abs=1)


def test_text_that_grows_below_the_top_leaves_the_top(preview: ShownPreview) -> None:
    before = headings(preview)
    preview.show(email(longer(march(), 0)).html)
    assert preview.ask("scrollY") == 0
    assert headings(preview)[0] == before[0]


def test_the_page_stays_where_the_first_visible_block_goes(preview: ShownPreview) -> None:
    preview.ask("(document.querySelectorAll('h3')[2].scrollIntoView(), 1)")
    kept = "document.querySelectorAll('h3')[3].getBoundingClientRect().top"
    before = preview.ask(kept)
    issue = with_highlight(march(), 2, heading="", body="One line.")
    preview.show(email(issue).html)
    moved = preview.ask("document.querySelectorAll('h3')[2].getBoundingClientRect().top")
    assert isinstance(before, float | int)
    assert isinstance(moved, float | int)
    assert 0 <= moved <= before


def test_a_selection_beside_the_change_is_kept(preview: ShownPreview) -> None:
    preview.ask(
        "((text) => (getSelection().setBaseAndExtent(text, 0, text, 6), 1))"
        "(document.querySelectorAll('h3')[0].firstChild)"
    )
    selected = preview.ask("String(getSelection())")
    item = march().sections[0].items[0]
    assert isinstance(item, HighlightItem)
    preview.show(email(with_highlight(march(), 0, heading=f"{item.heading}, and more")).html)
    assert preview.ask("String(getSelection())") == selected == item.heading[:6]
    preview.show(email(longer(march(), 1)).html)
    assert preview.ask("String(getSelection())") == selected


def test_a_block_out_of_view_is_brought_into_it(preview: ShownPreview) -> None:
    blocks = email(march()).blocks
    preview.pane.show_block(blocks[3], 0)
    preview.until("scrollY > 0", worth=True)
    assert headings(preview)[3] == pytest.approx(24, abs=12)


def test_a_block_in_view_moves_nothing(preview: ShownPreview) -> None:
    blocks = email(march()).blocks
    preview.pane.show_block(blocks[3], 0)
    preview.until("scrollY > 0", worth=True)
    preview.ask("(scrollBy(0, -100), 1)")
    place = preview.ask("scrollY")
    preview.pane.show_block(blocks[3], 0)
    assert preview.ask("scrollY") == place


def test_a_block_that_fills_the_view_moves_nothing(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    tall = '<div style="height:3000px">Tall</div>'
    preview.show(f'<!DOCTYPE html><div style="height:900px">Above</div>{tall}')
    preview.ask("(scrollTo(0, 1500), 1)")
    preview.pane.show_block(tall, 0)
    assert preview.ask("scrollY") == 1500


def test_equal_blocks_are_told_apart_by_their_number(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    row = '<li style="height:400px">The same</li>'
    preview.show(f"<!DOCTYPE html><ul>{row * 5}</ul>")
    for number in (3, 1):
        preview.pane.show_block(row, number)
        top = f"document.querySelectorAll('li')[{number}].getBoundingClientRect().top"
        preview.until(f"Math.round({top})", worth=24)


def test_a_block_asked_for_beside_new_html_is_found_in_it(preview: ShownPreview) -> None:
    changed = email(with_highlight(march(), 3, heading="Quite new"))
    with preview.qtbot.waitSignal(preview.pane.painted):
        preview.pane.show_html(email(longer(march(), 0)).html)
        preview.pane.show_html(changed.html)
        preview.pane.show_block(changed.blocks[3], 0)
    preview.until("document.querySelectorAll('h3')[3].textContent", worth="Quite new")
    preview.until("scrollY > 0", worth=True)


def test_a_block_that_is_not_there_moves_nothing(preview: ShownPreview) -> None:
    for block in ("<p>Nowhere</p>", "words", ""):
        preview.pane.show_block(block, 0)
    preview.pane.show_block(email(march()).blocks[3], 1)
    assert preview.ask("scrollY") == 0
