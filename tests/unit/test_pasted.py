"""What was copied elsewhere, as Markdown: clipboards as Word, Docs and browsers fill them."""

import pytest

from crank_desktop.document.compose import compose
from crank_desktop.document.portable import HighlightItem, PortableIssue, Section
from crank_desktop.importing.pasted import LONGEST, pasted_markdown
from crank_desktop.importing.pasted_marks import direct_address
from crank_desktop.model.kinds import SectionKind
from crank_desktop.render.email_html import render_email
from crank_desktop.render.layouts import load_layout
from crank_desktop.render.options import RenderOptions
from crank_desktop.render.services import service_named

GOOGLE_DOCS = (
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-7f0c1d2e">'
    '<p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;">'
    '<span style="font-size:11pt;font-family:Arial;color:#000;font-weight:400;font-style:normal;">'
    "Envoys met in </span>"
    '<span style="font-size:11pt;font-weight:700;font-style:normal;">Ulan Bator</span>'
    '<span style="font-weight:400;font-style:normal;">,&nbsp;as </span>'
    '<span style="font-weight:400;font-style:italic;">The Quay</span>'
    '<span style="font-weight:400;"> and </span>'
    '<a href="https://www.google.com/url?q=https://tide.example/a%3Fb%3D1%26c%3D2&amp;sa=D'
    '&amp;source=editors&amp;ust=17&amp;usg=AOvVaw" style="text-decoration:none;">'
    '<span style="color:#1155cc;text-decoration:underline;">Tide Times</span></a>'
    '<span style="font-weight:400;"> say.</span></p><br />'
    '<ul style="margin-top:0;margin-bottom:0;"><li dir="ltr" aria-level="1">'
    '<p dir="ltr" role="presentation"><span style="font-weight:400;">tugs</span></p></li>'
    '<ul><li dir="ltr" aria-level="2"><p dir="ltr"><span>two of them</span></p></li></ul>'
    '<li dir="ltr"><p dir="ltr"><span>grain</span></p></li></ul>'
    '<p dir="ltr"><span>After it.</span></p></b><br class="Apple-interchange-newline">'
)
_BULLET = (
    "<![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:Symbol'>"
    "<span style='mso-list:Ignore'>{}<span style='font:7.0pt \"Times New Roman\"'>"
    "&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>"
)
_ENTRY = (
    "<p class=MsoListParagraph style='text-indent:-.25in;mso-list:l{} level{} lfo1'>"
    "{}{}<o:p></o:p></p>\n"
)


def _entry(words: str, bullet: str = "·", level: int = 1, number: int = 0) -> str:
    return _ENTRY.format(number, level, _BULLET.format(bullet), words)


WORD = (
    "Version:1.0\r\nStartHTML:0000000105\r\n"
    '<html xmlns:o="urn:schemas-microsoft-com:office:office">'
    "<head><meta name=ProgId content=Word.Document><!--[if gte mso 9]><xml><w:WordDocument>"
    "<w:View>Normal</w:View></w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal "
    "{mso-style-unhide:no;} --></style></head><body lang=EN-US style='tab-interval:.5in'>"
    '<!--StartFragment--><p class=MsoNormal>Talks in <st1:City w:st="on">Oslo</st1:City> on '
    "<b style='mso-bidi-font-weight:normal'>tugs</b> were\n<i>long</i>;&nbsp; so <a\n"
    'href="https://tide.example/a?utm_source=mail&amp;n=1">Tide\nTimes</a><span'
    " style='mso-spacerun:yes'>  </span>wrote.<o:p></o:p></p>\n"
    + _entry("First <b>one</b>")
    + _entry("deeper", "o", level=2)
    + _entry("Second")
    + _entry("Numbered", "1.", number=1)
    + "<p class=MsoNormal><del cite='mailto:x'>struck </del>Last.<o:p></o:p></p>"
    "<div style='mso-element:comment-list'><p>A remark</p></div>"
    "<!--EndFragment--></body></html>"
)
WEB_PAGE = (
    "<article><h2>Grain &amp; tugs</h2><aside><p>An <em>aside</em></p></aside>"
    '<p>Read <a href="/more">more</a>, <a href="javascript:alert(1)">click</a>,'
    ' <a href="data:text/html,x">here</a> or <a href="https://tide.example/(b)">there</a>.</p>'
    "<script>alert(1)</script><style>p {}</style><button>Share</button><img src=x alt=picture>"
    '<p style="display:none">hidden</p><span class="sr-only">for readers aloud</span>'
    "<table><tr><td>one<td>two</table><blockquote>quoted</blockquote></article>"
)
OUTLOOK = (
    '<html><body><div><p class="MsoNormal">Dear all,</p><p class="MsoNormal">the'
    ' <a href="mailto:desk@tide.example">desk</a> is <strong><em>open</em></strong>.</p>'
    '<div style="mso-hide:all;display:none">preview</div></div></body></html>'
)


FROM_GOOGLE_DOCS = (
    "Envoys met in **Ulan Bator**, as *The Quay* and [Tide Times](https://tide.example/a?b=1&c=2)"
    " say.\n\n- tugs\n\n    - two of them\n\n- grain\n\nAfter it."
)
FROM_WORD = (
    "Talks in Oslo on **tugs** were *long*; so"
    " [Tide Times](https://tide.example/a?utm_source=mail&n=1) wrote.\n\n"
    "- First **one**\n\n    - deeper\n\n- Second\n\n1. Numbered\n\nLast."
)
FROM_WEB_PAGE = (
    "Grain & tugs\n\nAn *aside*\n\nRead more, click, here or [there](<https://tide.example/(b)>)."
    "\n\none\n\ntwo\n\nquoted"
)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (GOOGLE_DOCS, FROM_GOOGLE_DOCS),
        (WORD, FROM_WORD),
        (WEB_PAGE, FROM_WEB_PAGE),
        (OUTLOOK, "Dear all,\n\nthe [desk](mailto:desk@tide.example) is ***open***."),
        ("<span>words&nbsp;and [sic], 5 * 3, a_b</span>", "words and [sic], 5 * 3, a_b"),
        ("<p>[read](https://x.example) me</p>", "\\[read\\](https://x.example) me"),
        ("<p>1. not a list</p><p>- nor this</p>", "1\\. not a list\n\n\\- nor this"),
        ("<ol><li>one<p>more of it</p><li>two</ol>", "1. one\n\n    more of it\n\n2. two"),
        ("<div><ul><li>a</ul></div><div><ul><li>b</ul></div>", "- a\n- b"),
        ("<p>bo<b>l</b>d<i> and</i> un<i>likel</i>y</p>", "bo**l**d *and* un*likel*y"),
    ],
)
def test_links_emphasis_and_lists_are_kept(html: str, markdown: str) -> None:
    assert pasted_markdown(html, "") == markdown


def test_a_single_paragraph_takes_everything_in_one_line() -> None:
    assert pasted_markdown(WORD, "", single=True) == (
        "Talks in Oslo on **tugs** were *long*; so"
        " [Tide Times](https://tide.example/a?utm_source=mail&n=1) wrote."
        " First **one** deeper Second Numbered Last."
    )


def test_the_spaces_at_the_ends_of_a_few_words_are_those_of_the_plain_text() -> None:
    html = "<span> a <b>few</b> words </span>"
    assert pasted_markdown(html, " a few words ") == " a **few** words "
    assert pasted_markdown(html, "a few words") == "a **few** words"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<pre>See [it](https://x.example)</pre>", "See [it](https://x.example)"),
        ("<div>- one</div><div>- two</div>", "- one\n- two"),
        ('<html><meta name="qrichtext" content="1" /><p>a <b>b</b></p>', "a **b**"),
        ("<p> </p><img src=x alt=y>", "words"),
        ("<b>" * 300 + "x" * LONGEST, "words"),
        ("<p " + "a=1 " * 600 + "><b>x</b></p>", "words"),
    ],
)
def test_what_is_markdown_already_or_cannot_be_read_is_left_to_the_plain_words(
    html: str, words: str
) -> None:
    assert pasted_markdown(html, words) is None


@pytest.mark.parametrize(
    ("address", "direct"),
    [
        ("https://www.google.com/url?q=https://a.example/%25x&sa=D", "https://a.example/%x"),
        (
            "https://www.google.co.uk/url?sa=t&url=https%3A%2F%2Fa.example%2Fb",
            "https://a.example/b",
        ),
        ("https://www.google.com/url?q=javascript:alert(1)", None),
        ("https://www.google.com/search?q=https://a.example/", None),
        ("https://google.com.a.example/url?q=https://b.example/", None),
        ("https://t.example/r?u=https://a.example/", None),
        ("http://[broken", None),
    ],
)
def test_the_detour_over_google_is_left_out_and_no_other(address: str, direct: str | None) -> None:
    assert direct_address(address) == (direct or address)


def test_what_was_pasted_is_rendered_as_it_was_copied() -> None:
    body = pasted_markdown(GOOGLE_DOCS, "")
    assert body is not None
    item = HighlightItem(heading="Tugs", body=body)
    section = Section(kind=SectionKind.HIGHLIGHTS, heading="Highlights", items=(item,))
    options = RenderOptions(layout=load_layout(), service=service_named("plain"))
    email = render_email(compose(PortableIssue(label="May", sections=(section,))), options)
    assert 'href="https://tide.example/a?b=1&amp;c=2"' in email
    for part in ("<strong", ">Ulan Bator</strong>", ">The Quay</em>", ">two of them</li>"):
        assert part in email
    assert "docs-internal" not in email


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a <b><i>b</i></b> c</p>", "a ***b*** c"),
        ("<p><b>So <i>it</i> is</b> now</p>", "**So** ***it*** **is** now"),
        ('<p><a href="https://e.org/"><i><b>x</b></i></a> y</p>', "[***x***](https://e.org/) y"),
        ("<p>a <b>un<i>able</i></b> c</p>", "a **un*****able*** c"),
    ],
)
def test_bold_and_italic_together_stay_both(html: str, expected: str) -> None:
    assert pasted_markdown(html, "") == expected
