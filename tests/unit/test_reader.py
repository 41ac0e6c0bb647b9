"""Any file in: the shape is told from the words, and what is no newsletter is refused in a line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crank_desktop.document.compose import compose
from crank_desktop.document.portable import HighlightItem, LinkItem
from crank_desktop.document.portable_json import to_json
from crank_desktop.errors import InputRefused
from crank_desktop.importing.reader import Shape, detect, read_issue
from crank_desktop.model.kinds import NoteKind
from crank_desktop.render.layouts import load_layout
from crank_desktop.render.mailchimp_text import render_mailchimp_text
from crank_desktop.render.markdown import render_markdown
from crank_desktop.render.options import RenderOptions
from crank_desktop.render.plain_text import render_text
from crank_desktop.render.services import MAILCHIMP
from crank_desktop.render.web_text import render_web_text
from crank_desktop.sources.outlets import shipped_outlets
from tests.samples import sample

RULE = "-" * 60
OPTIONS = RenderOptions(layout=load_layout(), service=MAILCHIMP)


def read(text: str | bytes, shape: Shape = Shape.AUTO, label: str = "") -> object:
    content = text.encode() if isinstance(text, str) else text
    return read_issue(content, shape, shipped_outlets(), label)


def test_every_shape_is_told_from_its_words() -> None:
    issue = sample("2025-03.txt")
    document = compose(issue)
    assert detect(to_json(issue)) is Shape.JSON
    assert detect(render_markdown(document, OPTIONS)) is Shape.MARKDOWN
    assert detect(render_mailchimp_text(document, OPTIONS)) is Shape.MAILCHIMP_TEXT
    assert detect(render_text(document, OPTIONS)) is Shape.TEXT
    assert detect(render_web_text(document, OPTIONS)) is Shape.WEB_TEXT
    assert detect("<!DOCTYPE html><p>x") is Shape.HTML
    assert detect("From: a@b.org\nSubject: x\nDate: y\n\nz") is Shape.EML
    assert detect("# News\n\n## Links\n") is Shape.MARKDOWN


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "line 2"),
        (b"fine\nnot \xff\xfe utf-8 \xc3\x28", "line 2"),
        (b"a" * (17 * 1024 * 1024), "17 MB"),
        (b"just one line of words", "no newsletter"),
        (b'{"format": "other"}', "crank-issue/1"),
        (b"{broken", "JSON"),
    ],
)
def test_bad_input_is_refused_in_one_line(content: bytes, words: str) -> None:
    with pytest.raises(InputRefused) as refused:
        read(content)
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


RECIPE = """Plum cake

Serves eight people, and keeps for a week in a tin.

Ingredients

200 g flour
3 eggs
100 g butter

Method

Beat the butter and the sugar.
Fold in the flour.
Bake for 40 minutes.
"""


@pytest.mark.parametrize(
    "page",
    [RECIPE, RECIPE.replace("200 g", "- 200 g").replace("3 eggs", "- 3 eggs")],
)
def test_a_recipe_is_no_newsletter(page: str) -> None:
    with pytest.raises(InputRefused, match="no newsletter"):
        read(page)


def test_a_wrong_key_of_a_portable_issue_is_named() -> None:
    value = json.loads(to_json(sample("2025-03.txt")))
    value["sections"][0]["items"][1]["heading"] = 7
    with pytest.raises(InputRefused, match="sections/0/items/1/highlight/heading"):
        read(json.dumps(value))


def test_a_label_overrides_what_the_issue_says() -> None:
    issue = read_issue(
        to_json(sample("2025-03.txt")).encode(), Shape.AUTO, shipped_outlets(), "April 2026"
    )
    assert (issue.label, issue.month, issue.year, issue.year_inferred) == (
        "April 2026",
        4,
        2026,
        False,
    )


FOREIGN = f"""** A strait in the balance
{RULE}

Ministers met for the third time this year (https://e.org/1) and agreed on next to nothing at all,
which nobody had expected of them before the talks began in the spring.


** Harvests fail in the south
{RULE}

Prices rose (https://e.org/2) .
"""


def test_a_newsletter_of_another_house_is_taken_as_far_as_it_goes() -> None:
    issue = read_issue(FOREIGN.encode(), Shape.AUTO, shipped_outlets())
    (section,) = issue.sections
    headings = [item.heading for item in section.items if isinstance(item, HighlightItem)]
    assert headings == ["A strait in the balance", "Harvests fail in the south"]
    assert "https://e.org/2" in to_json(issue)


def test_markdown_written_elsewhere_is_read() -> None:
    text = (
        "# CRANK Call | May 2026\n\nAn intro.\n\n## May Highlights\n\n### A headline\n\n"
        "Some *prose* with [a link](https://e.org/1).\n\n- one\n- two\n\n## Links\n\n"
        "- It met. ([Reuters](https://r.org/1), [AP](https://a.org/2))\n"
    )
    issue = read_issue(text.encode(), Shape.AUTO, shipped_outlets())
    assert (issue.newsletter, issue.label, issue.intro) == ("CRANK Call", "May 2026", "An intro.")
    (highlight,), (link,) = (section.items for section in issue.sections)
    assert isinstance(highlight, HighlightItem)
    assert highlight.body == "Some *prose* with [a link](https://e.org/1).\n\n- one\n- two"
    assert isinstance(link, LinkItem)
    assert [(o.name, o.url) for o in link.outlets] == [
        ("Reuters", "https://r.org/1"),
        ("AP", "https://a.org/2"),
    ]


def test_line_ends_of_windows_change_nothing() -> None:
    text = render_mailchimp_text(compose(sample("2025-03.txt")), OPTIONS)
    windows = read(text.replace("\n", "\r\n"))
    assert windows == read(text)


def test_utf_16_is_read() -> None:
    text = render_web_text(compose(sample("2025-03.txt")), OPTIONS)
    assert read(text.encode("utf-16")) == read(text)


def test_nothing_of_a_text_disappears_without_a_note() -> None:
    text = render_web_text(compose(sample("2024-12.txt")), OPTIONS).replace(
        "\n\nCRANK Call\n", "\n\nCRANK Call\n\nA stray line nobody knows\n", 1
    )
    strange = text + "\nSome odd words after the end\n"
    issue = read_issue(strange.encode(), Shape.WEB_TEXT, shipped_outlets())
    noted = {note.text for note in issue.notes if note.kind is NoteKind.UNRECOGNISED}
    assert "Some odd words after the end" in noted


@given(st.binary(max_size=400))
def test_noise_is_refused_or_read_but_never_crashes(content: bytes) -> None:
    refusal = ""
    try:
        read_issue(content, Shape.AUTO, shipped_outlets())
    except InputRefused as error:
        refusal = str(error)
    assert "\n" not in refusal


@given(
    st.lists(
        st.sampled_from(
            [
                "** Head\n" + RULE,
                "Words (https://e.org/1) , more",
                "* entry",
                "=" * 60,
                "Links",
                "** Links\n" + RULE,
                "(https://e.org)",
                "Editor, A B",
                "",
                "— x. (Reuters)",
                "\u00a0",
            ]
        ),
        max_size=14,
    )
)
def test_any_order_of_parts_is_read_or_refused(lines: list[str]) -> None:
    content = "\n".join(lines).encode()
    for shape in (Shape.MAILCHIMP_TEXT, Shape.WEB_TEXT, Shape.TEXT, Shape.MARKDOWN):
        try:
            issue = read_issue(content, shape, shipped_outlets())
        except InputRefused:
            continue
        assert compose(issue).issue is issue
