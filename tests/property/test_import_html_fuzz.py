"""Tag soup: nothing but a refusal is ever raised, and no visible word is lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from crank_desktop.document.portable_json import to_json
from crank_desktop.errors import InputRefused
from crank_desktop.importing.assemble import assemble
from crank_desktop.importing.blocks import Reading
from crank_desktop.importing.html_reader import read_html
from crank_desktop.sources.outlets import KnownOutlets, OutletName

KNOWN = KnownOutlets([OutletName("Reuters"), OutletName("AP")])

BLOCKS = "div p h1 h2 h3 h4 ul ol li blockquote table tr td th center section pre dl dt dd".split()
PARTS = "nav header footer aside form main article figure figcaption button label".split()
INLINE = "a b i em strong span font u small sup cite o:p".split()
TAGS = st.sampled_from([*BLOCKS, *BLOCKS, *INLINE, *INLINE, *INLINE, *PARTS])
ATTRIBUTES = st.sampled_from(
    [
        *("", "", "", ' style="font-weight:bold"', " style='font-style:italic'"),
        *(' style="display:none"', ' class="share"', ' class="screen-reader-text"', " hidden"),
        *(' href="https://example.org/a"', " href=https://example.org/b?x=1&amp;y=2"),
        *(' href="javascript:alert(1)"', ' href="#top"', ' href="mailto:a@example.org"'),
        *(' href="*|UNSUB|*"', ' class="preheader"', ' style="font-weight:normal"', ' role="main"'),
    ]
)
PHRASES = st.sampled_from(
    [
        *("", "", "", "", " ", "\n", "&nbsp;", "\u200b", ".", ", ", "(", ")", " | ", "—", "* "),
        *("Links", "Recent Analysis", "July Highlights", "Editor, Alex Sample", "Image: someone"),
        *("CRANK Perspectives", "Copyright © 2025 House", "unsubscribe", "Share", "(Reuters, AP)"),
        *(
            "Our mailing address is:",
            "June 3, 2025",
            "CRANK Call | July 2025",
            "CRANK Call",
            "=" * 60,
        ),
    ]
)
VOID = st.sampled_from(["<br>", "<br/><br>", "<hr>", '<img alt="seen" src="i.png">', "<!-- c -->"])


@st.composite
def soups(draw: st.DrawFn) -> tuple[str, list[str]]:
    """HTML with tags opened and closed at random, and the words a reader sees in it, each once."""
    parts: list[str] = []
    words: list[str] = []
    for _ in range(draw(st.integers(1, 25))):
        match draw(st.integers(0, 9)):
            case 0 | 1 | 2:
                parts.append(f"<{draw(TAGS)}{draw(ATTRIBUTES)}>")
            case 3 | 4:
                parts.append(f"</{draw(TAGS)}>")
            case 5:
                parts.append(draw(VOID))
            case 6:
                parts.append(draw(PHRASES))
            case _:
                words.append(f"word{len(words)}x")
                parts.append(f"{draw(PHRASES)}{words[-1]} ")
    return "".join(parts), words


def kept_words(reading: Reading) -> str:
    remarks = [*reading.remarks, *(one for block in reading.blocks for one in block.remarks)]
    return "\n".join(
        [
            *(block.text for block in reading.blocks),
            *(remark.text for remark in remarks),
            *(*reading.opening, *reading.closing, *reading.sign_off),
            *(reading.title, reading.subject, reading.preheader, reading.banner_alt),
        ]
    )


@given(soups())
@settings(max_examples=150)
def test_every_visible_word_is_kept(soup: tuple[str, list[str]]) -> None:
    html, words = soup
    reading = read_html(html)
    kept = kept_words(reading)
    assert [word for word in words if word not in kept] == []
    whole = to_json(assemble(reading, KNOWN))
    assert [word for word in words if word not in whole] == []


SCRAPS = st.sampled_from(
    [
        *"<>/=\"'&;!-[]?x a\n\x00\ud800",
        *("<a", "<p>", "</p>", "<td", "<!--", "-->", "<b", "<svg>", "<title>", "<script>"),
        *("&#", "href=", "style=", "</", "&nbsp", "*|", "|*", "<!DOCTYPE", "<![CDATA["),
    ]
)


@given(st.lists(SCRAPS, max_size=60).map("".join))
@settings(max_examples=150)
def test_any_text_is_read_or_refused(text: str) -> None:
    refusal = ""
    try:
        assemble(read_html(text), KNOWN)
    except InputRefused as error:
        refusal = str(error)
    assert "\n" not in refusal
