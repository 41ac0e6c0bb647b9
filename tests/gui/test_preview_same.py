"""The preview shows what is exported, byte for byte, however it came to show it."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import HighlightItem, PortableIssue, Section
from crank_desktop.ui.preview.web_view import changed_parts
from tests.preview_pages import ShownPreview, email
from tests.samples import NAMES, sample
from tests.strategies import any_item, issues, prose, sections, words

MARCH = "2025-03.txt"

Edit = st.SearchStrategy[PortableIssue]


def _sections(issue: PortableIssue) -> Edit:
    """A section comes, goes, or moves."""
    number = len(issue.sections)
    more = st.tuples(st.integers(0, number), sections(most=2)).map(
        lambda one: (*issue.sections[: one[0]], one[1], *issue.sections[one[0] :])
    )
    fewer = st.integers(0, max(number - 1, 0)).map(
        lambda at: (*issue.sections[:at], *issue.sections[at + 1 :])
    )
    moved = st.permutations(issue.sections).map(tuple)
    return st.one_of(more, fewer, moved).map(lambda changed: replace(issue, sections=changed))


def _items(issue: PortableIssue) -> Edit:
    """An item comes, goes, moves, or is written anew."""
    at = st.integers(0, len(issue.sections) - 1)

    def changed(place: int) -> Edit:
        section = issue.sections[place]
        inside = list(section.items)
        kinds = any_item()
        one = st.builds(
            lambda put, new: (*inside[:put], new, *inside[put:]),
            st.integers(0, len(inside)),
            kinds,
        )
        another = st.builds(
            lambda put, new: (*inside[:put], new, *inside[put + 1 :]),
            st.integers(0, len(inside)),
            kinds,
        )
        fewer = st.integers(0, len(inside)).map(lambda put: (*inside[:put], *inside[put + 1 :]))
        moved = st.permutations(inside).map(tuple)
        return st.one_of(one, another, fewer, moved).map(
            lambda items: _with(issue, place, replace(section, items=items))
        )

    return at.flatmap(changed)


def _with(issue: PortableIssue, place: int, section: Section) -> PortableIssue:
    before, after = issue.sections[:place], issue.sections[place + 1 :]
    return replace(issue, sections=(*before, section, *after))


def _words(issue: PortableIssue) -> Edit:
    """What stands around the items is written anew."""
    return st.one_of(
        prose().map(lambda text: replace(issue, intro=text)),
        words().map(lambda text: replace(issue, subject=text)),
        words().map(lambda text: replace(issue, label=text)),
        words().map(lambda text: replace(issue, preheader=text)),
    )


def edited(issue: PortableIssue) -> Edit:
    """The issue after one edit."""
    kinds = [_words(issue), _sections(issue)]
    return st.one_of(*kinds, _items(issue)) if issue.sections else st.one_of(*kinds)


@st.composite
def histories(draw: st.DrawFn) -> list[PortableIssue]:
    """An issue and what becomes of it, edit by edit; at times another issue is opened."""
    start = st.one_of(st.sampled_from(NAMES).map(sample), issues())
    steps = [draw(start)]
    for _ in range(draw(st.integers(1, 5))):
        steps.append(draw(st.one_of(*[edited(steps[-1])] * 4, start)))
    return steps


def test_any_history_of_edits_ends_as_a_fresh_load(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    preview.show(email(sample(MARCH)).html)

    @settings(max_examples=40, suppress_health_check=list(HealthCheck))
    @given(histories())
    def holds(history: list[PortableIssue]) -> None:
        preview.show(email(history[0]).pieces)
        preview.ask("(window.root = document.documentElement, 1)")
        for issue in history[1:]:
            preview.show(email(issue).pieces)
        assert preview.ask("window.root === document.documentElement")
        patched = preview.tree()
        preview.reload()
        assert patched == preview.tree()

    holds()


PLAIN = "<!DOCTYPE html><html><head><title>t</title></head><body><p>One</p></body></html>"
ODD = {
    "empty": "",
    "words alone": "words",
    "no doctype": "<p>One</p>",
    "another doctype": '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN" "x"><p>One</p>',
    "other order of attributes": '<!DOCTYPE html><p title="b" class="a" lang="c">One</p>',
    "order of attributes": '<!DOCTYPE html><p class="a" title="b">One</p>',
    "fewer attributes": '<!DOCTYPE html><html lang="en"><p class="c">One</p></html>',
    "comments all around": "<!--a--><!DOCTYPE html><!--b--><html></html><!--c-->",
    "conditional": "<!DOCTYPE html><!--[if mso]><p>One</p><![endif]--><p>Two</p>",
    "other comment": "<!DOCTYPE html><!--[if mso]><p>Two</p><![endif]--><p>Two</p>",
    "template": "<!DOCTYPE html><template><p>One</p></template>",
    "other template": "<!DOCTYPE html><template><p>Two</p></template>",
    "noscript": "<!DOCTYPE html><head><noscript><style>p{}</style></noscript><p>One",
    "noscript in body": "<!DOCTYPE html><body><noscript><p>One</p><b>x</noscript>",
    "frames": "<!DOCTYPE html><frameset cols='1,2'><frame><frame></frameset>",
    "svg": "<!DOCTYPE html><svg viewBox='0 0 1 1' xlink:href='#a'><foreignObject><p>x",
    "math": "<!DOCTYPE html><math><mi xlink:href='x'>a</mi></math>",
    "line ends": "<!DOCTYPE html>\r\n<pre>\r\na\rb\n</pre><textarea>\r\n\r\nx</textarea>",
    "NUL": "<!DOCTYPE html><p>a\0b</p><p title='a\0b'>c</p>",
    "byte order mark": "\ufeff<!DOCTYPE html><p>One</p>",
    "astral": "<!DOCTYPE html><p>👩🏽‍🚀 and 🇰🇵</p>",
    "other astral": "<!DOCTYPE html><p>👩🏻‍🚀 and 🇰🇷</p>",
    "quotation marks": "<!DOCTYPE html><p title='`${1}`'>\"\\ ' </p>\u2028",
    "script": "<!DOCTYPE html><script>document.write('no')</script><p>One",
    "broken tables": "<!DOCTYPE html><table><p>One<tr><td>Two<table>",
    "many": "<!DOCTYPE html>" + "<p>One</p>" * 50,
    "select": "<!DOCTYPE html><select><option selected>One<option>Two</select>",
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
def test_any_page_becomes_any_other(qtbot: QtBot, odd: str) -> None:
    preview = ShownPreview(qtbot)
    for html in (PLAIN, odd, PLAIN, odd):
        preview.show(html)
    patched = preview.tree()
    preview.reload()
    assert preview.tree() == patched
    preview.show(PLAIN)
    patched = preview.tree()
    preview.reload()
    assert preview.tree() == patched


def test_each_odd_page_becomes_the_next(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    for html in [*ODD.values(), PLAIN, *reversed(ODD.values())]:
        preview.show(html)
        patched = preview.tree()
        preview.reload()
        assert preview.tree() == patched, html


def test_the_page_is_served_exactly_as_exported(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    for html in (email(sample(MARCH)).html, ODD["line ends"], ODD["astral"], "é without a charset"):
        preview.show(html)
        preview.reload()
        assert served(preview) == html.encode()


def served(preview: ShownPreview) -> bytes:
    """The bytes that the preview's own address gives."""
    preview.web.page.runJavaScript(
        "var given = null; { const asked = new XMLHttpRequest(); asked.open('GET', location.href);"
        "asked.responseType = 'arraybuffer';"
        "asked.onload = () => { given = [...new Uint8Array(asked.response)]; }; asked.send(); }",
        1,
    )
    preview.until("given !== null", worth=True)
    given = preview.ask("given")
    assert isinstance(given, list)
    return bytes(given)


def typed_in(issue: PortableIssue, number: int, words: str) -> PortableIssue:
    """The issue with other words in the body of one of its highlights."""
    section = issue.sections[0]
    item = section.items[number]
    assert isinstance(item, HighlightItem)
    items = (*section.items[:number], replace(item, body=words), *section.items[number + 1 :])
    return replace(issue, sections=(replace(section, items=items), *issue.sections[1:]))


WHOLE = "crankPreview.patch = () => { throw Error('not by its part'); }"


@pytest.mark.parametrize(
    "words", ["One.", "*One*\n\n- a\n- b", "> 1 < 2 & `${x}`", "", "\u2028 👩🏽‍🚀"]
)
def test_typing_makes_one_part_anew(qtbot: QtBot, words: str) -> None:
    march = sample(MARCH)
    preview = ShownPreview(qtbot)
    preview.show(email(march).pieces)
    preview.show(email(replace(march, subject="Another")).pieces)
    preview.ask(f"({WHOLE}, 1)")
    for number in (1, 3, 0):
        march = typed_in(replace(march, subject="Another"), number, words)
        preview.show(email(march).pieces)
    patched = preview.tree()
    preview.reload()
    assert preview.tree() == patched
    assert preview.web._handler.page == email(march).html.encode()


@settings(max_examples=60, deadline=None)
@given(issues())
def test_the_pieces_are_the_output(issue: PortableIssue) -> None:
    shown = email(issue)
    assert "".join(shown.pieces) == shown.html
    assert len(shown.blocks) == sum(len(section.items) for section in issue.sections)


def test_only_parts_that_differ_are_sent() -> None:
    old = ("a", "1", "b", "2", "c")
    assert changed_parts(old, ("a", "1", "b", "3", "c")) == [(1, "3")]
    assert changed_parts(old, old) == []
    assert changed_parts(old, ("a", "1", "x", "2", "c")) is None
    assert changed_parts(old, ("a", "1", "b")) is None


BROKEN = {
    "two elements": ("<!DOCTYPE html>", "<p>1</p><p>2</p>", "<p>3</p>"),
    "words": ("<!DOCTYPE html><p>", "words", "</p>"),
    "a row": ("<!DOCTYPE html><table>", "<tr><td>1</td></tr>", "</table>"),
    "moved out": ("<!DOCTYPE html><table>", "<p>1</p>", "</table>"),
    "nothing": ("<!DOCTYPE html>", "", "<p>3</p>"),
    "left open": ("<!DOCTYPE html><div>", "<p>1", "</div>"),
    "marks": ('<!DOCTYPE html><!--"-->', "<p>1</p>", '<!--"--><p>2</p>'),
}


@pytest.mark.parametrize("pieces", BROKEN.values(), ids=BROKEN.keys())
def test_parts_of_any_shape_end_as_a_fresh_load(qtbot: QtBot, pieces: tuple[str, ...]) -> None:
    preview = ShownPreview(qtbot)
    preview.show(pieces)
    for part in (pieces[1].replace("1", "9"), "<p>5</p>", "<b>6</b>7", pieces[1]):
        preview.show((pieces[0], part, *pieces[2:]))
        patched = preview.tree()
        preview.reload()
        assert preview.tree() == patched


def test_no_look_changes_the_document(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    preview.show(email(sample(MARCH)).html)
    before = preview.tree()
    bar = preview.pane.tool_bar
    for button in (bar.dark, bar.phone, bar.desktop):
        button.click()
        assert preview.tree() == before
    with qtbot.waitSignal(preview.pane.painted):
        bar.no_pictures.click()
    assert preview.tree() == before


def test_a_fault_of_the_script_ends_in_a_fresh_load(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    preview = ShownPreview(qtbot)
    preview.show(PLAIN)
    preview.ask("(DOMParser.prototype.parseFromString = () => { throw Error('worn out'); }, 1)")
    preview.show(PLAIN.replace("One", "Two"))
    preview.until("document.body.innerText", "Two")
    assert "worn out" in caplog.text
