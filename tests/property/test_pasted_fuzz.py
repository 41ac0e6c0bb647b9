"""Any markup pasted: every word that was seen arrives, nothing harmful does, and it reads back."""

import re

from hypothesis import given
from hypothesis import strategies as st

from crank_desktop.document.address import is_allowed
from crank_desktop.document.inline import links_of_blocks, paragraphs_of, words_of
from crank_desktop.document.markdown_reader import read_markdown
from crank_desktop.importing.pasted import pasted_blocks, pasted_markdown
from tests.strategies import anything

_NAMES = (
    *("p", "div", "span", "b", "i", "em", "strong", "ul", "ol", "li", "a", "h2", "table", "td"),
    *("o:p", "st1:place", "font", "u", "sup", "blockquote", "nav", "aside", "article"),
)
_ATTRIBUTES = (
    *("", "", "", ' style="font-weight:700"', ' style="font-style:italic"', " class=MsoNormal"),
    *(' style="font-weight:normal" id="docs-internal-guid-1"', ' onclick="alert(1)"'),
    *(" style='mso-list:l0 level1 lfo1'", " style='mso-list:l3 level3 lfo2'"),
    *(' href="javascript:alert(1)"', ' href="https://example.org/a"', ' href="data:text/html,x"'),
    *(' href="https://www.google.com/url?q=vbscript:x"', ' href="mailto:a@example.org"'),
)
_WORDS = st.sampled_from(
    ("tugs", "a*b", "*x*", "_y_", "[z](w)", "<", "1.", "-", "> q", "50%", "&amp;", "“so”", "\\")
)
_TAGS = st.builds("<{}{}>".format, st.sampled_from(_NAMES), st.sampled_from(_ATTRIBUTES))
_ENDS = st.builds("</{}>".format, st.sampled_from(_NAMES))
_OTHER = st.sampled_from(("<br>", "<!-- c -->", "<![if !supportLists]>", "<![endif]>", " ", "\n"))
_PARTS = st.lists(_TAGS | _ENDS | _OTHER | _WORDS, max_size=25)
_HARMLESS = re.compile(r"(?:https?|mailto):")


@given(_PARTS)
def test_tag_soup_arrives_as_its_words_in_markdown_that_reads_back(parts: list[str]) -> None:
    marked = [f"word{n}" if one == "tugs" else one for n, one in enumerate(parts)]
    html = " ".join(marked)
    markdown = pasted_markdown(html, "")
    wanted = [one for one in marked if one.startswith("word")]
    if markdown is None:
        assert wanted == []
        return
    blocks = read_markdown(markdown)
    said = " ".join(words_of(one.children) for one in paragraphs_of(blocks))
    assert re.findall(r"word\d+", said) == wanted
    for link in links_of_blocks(blocks):
        assert is_allowed(link.address)
        assert _HARMLESS.match(link.address)
    assert words_of_blocks(markdown) == " ".join(
        words_of(one.children) for one in paragraphs_of(pasted_blocks(html))
    )


@given(anything(), anything())
def test_whatever_is_pasted_nothing_is_raised(html: str, words: str) -> None:
    for single in (False, True):
        markdown = pasted_markdown(html, words, single=single)
        if single and markdown is not None:
            assert "\n" not in markdown


def words_of_blocks(markdown: str) -> str:
    return " ".join(words_of(one.children) for one in paragraphs_of(read_markdown(markdown)))
