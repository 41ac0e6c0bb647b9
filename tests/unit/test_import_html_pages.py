"""Emails and web pages as other programs write them, by hand and small, read into an issue."""

import json
import re
from collections.abc import Iterator
from html import unescape

import pytest

from crank_desktop.document.portable import (
    AnalysisItem,
    Editor,
    HighlightItem,
    LinkItem,
    Outlet,
    PortableIssue,
    SocialLink,
)
from crank_desktop.document.portable_json import to_json_object
from crank_desktop.importing.reader import Shape, read_issue
from crank_desktop.model.kinds import NoteKind, SectionKind
from crank_desktop.sources.outlets import shipped_outlets

EMAIL = """\
<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Harbor Letter | May 2031</title>
<style>p { color: #123456 } .quiet { display: none }</style>
<script>document.write("nobody reads this")</script></head>
<body style="margin:0"><!-- a comment of the maker -->
<div style="display:none">Tugs, piers and what to make of them &zwnj;&nbsp;&zwnj;&nbsp;</div>
<table role="presentation" width="100%"><tr><td align="center">
<!--[if mso]><table width="600"><tr><td><![endif]-->
<table role="presentation" width="600"><tr><td>
<a href="https://harbor.example/?utm_source=mail"><img
src="https://img.example/b.png" width="600"></a>
</td></tr><tr><td>
<p>Harbor Letter is a monthly review of four ports
(the <a href="https://harbor.example/ports">four&nbsp;ports</a>).</p>
</td></tr><tr><td>
<table><tr><td><h2>May Highlights</h2></td></tr><tr><td>
<h3>Two ports agree on tugs &amp; pilots</h3>
<p>The <a href="https://n.example/tugs?a=1&amp;b=2">deal of
the decade</a>covers ten tugs, <em>Tide Times</em> wrote;
it costs &lt;&nbsp;9&nbsp;% of last year&rsquo;s &mdash; or so they say.</p>
<p>A second paragraph<br>goes on below a line break.</p>
</td></tr><tr><td>
<h3>A pier is mended</h3>
<p>It took <a href="https://n.example/pier"><strong>a week</strong></a>.<br><br>Nobody
was <a href="javascript:alert(1)">hurt</a>, <a href="//n.example/x">they</a> say.</p>
</td></tr></table>
</td></tr><tr><td>
<h2>Links</h2>
<ul><li>Pilots went home early. (<a href="https://tide.example/p">Tide Times</a>, <a
href="https://quay.example/p">Quay News</a>)</li>
<li>Ships came late. (<a href="https://quay.example/s">Quay News</a>)</li></ul>
<h2>Recent Analysis</h2>
<p><a href="https://dock.example/why">Why Tugs Matter</a> (Bo Reed and Cy Lund, Dock School)</p>
<h2>Harbor Letter</h2>
<p>Editor-in-Chief, Ada Marsh<br>
Editor, Bo Ek (<a href="mailto:bo@harbor.example">bo@harbor.example</a>)</p>
<p>Image: Port of Anzali</p>
</td></tr><tr><td>
<p><a href="https://x.example/h">Twitter</a> | <a href="https://l.example/h">LinkedIn</a></p>
<p>Copyright &copy; 2031 Harbor Center, All rights reserved.</p>
<p>Our mailing address is:<br>Harbor Center<br>1 Quay Street<br>Springfield, IL 62701</p>
<p>You can <a href="https://m.example/prefs">update your preferences</a> or <a
href="https://m.example/out">unsubscribe from this list</a>.</p>
</td></tr></table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
<img src="https://track.example/open.gif?u=77" width="1" height="1" alt="">
</body></html>
"""

CREDIT_LABEL = ("Image", "credit")
"""What stands before a credit is no part of it: every output writes its own."""


def read(html: str) -> PortableIssue:
    return read_issue(html.encode(), Shape.AUTO, shipped_outlets())


def noted(issue: PortableIssue, kind: NoteKind) -> list[str]:
    return [note.text for note in issue.notes if note.kind is kind]


def highlights(issue: PortableIssue, section: int = 0) -> list[tuple[str, str]]:
    items = issue.sections[section].items
    return [(item.heading, item.body) for item in items if isinstance(item, HighlightItem)]


def shown_words(html: str) -> list[str]:
    """The words a reader sees: without comments, styles and scripts."""
    seen = re.sub(r"(?s)<!--.*?-->|<(style|script)\b.*?</\1>|<[^>]*>", " ", html)
    return re.findall(r"[^\W_]+", unescape(seen))


def texts(value: object) -> Iterator[str]:
    """Every text of a JSON value."""
    match value:
        case str():
            yield value
        case dict() | list():
            for one in value.values() if isinstance(value, dict) else value:
                yield from texts(one)


def nothing_is_gone(html: str, issue: PortableIssue) -> None:
    """Every word and every address of the page stands in the issue or in one of its notes."""
    kept = "\n".join(texts(to_json_object(issue)))
    kept_words = set(re.findall(r"[^\W_]+", kept))
    gone = [word for word in shown_words(html) if word not in kept_words]
    assert [word for word in gone if word not in CREDIT_LABEL] == []
    targets = re.findall(r'(?:href|src)="([^"]*)"', re.sub(r"(?s)<!--.*?-->", "", html))
    assert [one for one in map(unescape, targets) if one.removeprefix("mailto:") not in kept] == []


def test_an_email_in_nested_tables() -> None:
    issue = read(EMAIL)
    assert (issue.newsletter, issue.label, issue.month, issue.year) == (
        *("Harbor Letter", "May 2031", 5, 2031),
    )
    assert issue.subject == "Harbor Letter | May 2031"
    assert issue.preheader == "Tugs, piers and what to make of them"
    assert issue.intro == (
        "Harbor Letter is a monthly review of four ports"
        " (the [four ports](https://harbor.example/ports))."
    )
    assert issue.banner.url == "https://harbor.example/?utm_source=mail"
    assert [(s.kind, s.heading, len(s.items)) for s in issue.sections] == [
        (SectionKind.HIGHLIGHTS, "May Highlights", 2),
        (SectionKind.LINKS, "Links", 2),
        (SectionKind.ANALYSIS, "Recent Analysis", 1),
    ]
    nothing_is_gone(EMAIL, issue)


def test_links_keep_their_exact_words_and_addresses() -> None:
    tugs, pier = highlights(read(EMAIL))
    assert tugs == (
        "Two ports agree on tugs & pilots",
        (
            "The [deal of the decade](https://n.example/tugs?a=1&b=2)covers ten tugs, *Tide Times*"
            " wrote; it costs < 9 % of last year’s — or so they say.\n\n"
            "A second paragraph  \ngoes on below a line break."
        ),
    )
    assert pier == (
        "A pier is mended",
        "It took [**a week**](https://n.example/pier).\n\nNobody was hurt, they say.",
    )


def test_entries_titles_and_people_of_an_email() -> None:
    issue = read(EMAIL)
    assert issue.sections[1].items == (
        LinkItem(
            text="Pilots went home early.",
            outlets=(
                Outlet(name="Tide Times", url="https://tide.example/p"),
                Outlet(name="Quay News", url="https://quay.example/p"),
            ),
        ),
        LinkItem(
            text="Ships came late.",
            outlets=(Outlet(name="Quay News", url="https://quay.example/s"),),
        ),
    )
    assert issue.sections[2].items == (
        AnalysisItem(
            title="Why Tugs Matter",
            url="https://dock.example/why",
            authors=("Bo Reed", "Cy Lund"),
            institution="Dock School",
        ),
    )
    assert issue.masthead.editors == (
        Editor(role="Editor-in-Chief", name="Ada Marsh"),
        Editor(role="Editor", name="Bo Ek", email="bo@harbor.example"),
    )
    assert issue.image.credit == "Port of Anzali"
    footer = issue.footer
    assert footer.social == (
        SocialLink(name="Twitter", url="https://x.example/h"),
        SocialLink(name="LinkedIn", url="https://l.example/h"),
    )
    assert (footer.organisation, footer.copyright_year) == ("Harbor Center", 2031)
    assert footer.address == ("Harbor Center", "1 Quay Street", "Springfield, IL 62701")
    assert footer.preferences_url == "https://m.example/prefs"
    assert footer.unsubscribe_url == "https://m.example/out"


def test_what_an_email_hides_and_counts_is_left_out_and_noted() -> None:
    issue = read(EMAIL)
    assert noted(issue, NoteKind.DROPPED_MARKUP) == [
        "(https://img.example/b.png) -> https://harbor.example/?utm_source=mail",
        "(https://track.example/open.gif?u=77)",
        "javascript:alert(1)",
        "//n.example/x",
    ]
    everything = json.dumps(to_json_object(issue))
    for unread in ("nobody reads this", "#123456", "a comment of the maker", "mso"):
        assert unread not in everything
    assert sorted(noted(issue, NoteKind.STRAY_SPACE)) == ["9\xa0%", "<\xa09", "four\xa0ports)."]


PAGE = """\
<!doctype html>
<html lang="en"><head><title>Harbor Letter | May 2031 - Harbor Center</title></head><body>
<a class="skip-link" href="#content">Skip to content</a>
<header><a href="/">Harbor Center</a>
<nav><ul><li><a href="/about">About us</a></li></ul></nav></header>
<main id="content"><article>
<h1>Harbor Letter | May 2031</h1>
<p class="posted-on">May 20, 2031</p>
<div class="sharedaddy">SHARE THIS ARTICLE <a href="https://x.example/share">Tweet</a></div>
<p>Harbor Letter is a monthly review of four ports.</p>
<h2>May 2031 Highlights</h2>
<p><strong>Two ports agree on tugs</strong></p>
<p>The deal covers&nbsp;<a href="https://n.example/tugs">ten tugs</a>&nbsp;and a pilot boat, which
nobody had expected to be part of it after so many years of talks.</p>
<p><b>A pier is mended</b><br>It took a week of work by night and day, and the harbor was closed for
all of it, as the port authority had said it would be.</p>
<h2>Links</h2>
<p>&mdash;Pilots went home early. (<a href="https://tide.example/p">Tide Times</a>)<br>
&mdash;Ships came late. (<a href="https://quay.example/s">Quay News</a>)</p>
<h2>Recent Analysis</h2>
<p><a href="https://dock.example/why">Why Tugs Matter</a>&nbsp;(Bo Reed, Dock School)</p>
<h2>CRANK Perspectives</h2>
<p><a href="https://daily.example/say">What Pilots Say</a> (Unsigned editorial, Daily Tide)</p>
<h2>Harbor Letter</h2>
<p>Editor-in-Chief, Ada Marsh</p>
<p>Editor, Bo Ek</p>
<figure><img src="/img/pier.jpg" alt="A pier at night"><figcaption>Image credit: Ann Lee (via
Wikimedia Commons)</figcaption></figure>
</article></main>
<aside><h2>Related</h2><p>Older letters</p></aside>
<form><label>Subscribe to Our Newsletter</label><input name="e"><button>Go</button></form>
<footer><p>&copy; 2031 Harbor Center</p><p><a href="/legal">Legal notice</a></p></footer>
<script>track()</script></body></html>
"""


def test_a_web_page_with_its_site_around() -> None:
    issue = read(PAGE)
    assert (issue.newsletter, issue.label) == ("Harbor Letter", "May 2031")
    assert issue.intro == "Harbor Letter is a monthly review of four ports."
    assert [(s.kind, s.heading, len(s.items)) for s in issue.sections] == [
        (SectionKind.HIGHLIGHTS, "May 2031 Highlights", 2),
        (SectionKind.LINKS, "Links", 2),
        (SectionKind.ANALYSIS, "Recent Analysis", 1),
        (SectionKind.PERSPECTIVES, "CRANK Perspectives", 1),
    ]
    tugs, pier = highlights(issue)
    assert tugs[0] == "Two ports agree on tugs"
    assert tugs[1].startswith("The deal covers [ten tugs](https://n.example/tugs) and a pilot boat")
    assert pier[0] == "A pier is mended"
    assert pier[1].startswith("It took a week of work")
    assert [item.text for item in issue.sections[1].items if isinstance(item, LinkItem)] == [
        "Pilots went home early.",
        "Ships came late.",
    ]
    (said,) = issue.sections[3].items
    assert isinstance(said, AnalysisItem)
    assert (said.byline, said.institution) == ("Unsigned editorial", "Daily Tide")
    assert [editor.name for editor in issue.masthead.editors] == ["Ada Marsh", "Bo Ek"]
    assert issue.image.credit == "Ann Lee (via Wikimedia Commons)"
    nothing_is_gone(PAGE, issue)


def test_the_site_around_a_page_is_noted_in_its_own_words() -> None:
    left_out = "\n".join(noted(read(PAGE), NoteKind.DROPPED_FURNITURE))
    for words in ("Skip to content", "About us", "SHARE THIS ARTICLE", "Related", "Older letters"):
        assert words in left_out
    for words in ("Subscribe to Our Newsletter", "Legal notice", "May 20, 2031"):
        assert words in left_out


SECTIONS = {
    "highlights": "<h2>May Highlights</h2><h3>A pier is mended</h3><p>It took a week.</p>",
    "links": '<h2>Links</h2><ul><li>They met. (<a href="https://e.org/1">AP</a>)</li></ul>',
    "analysis": '<h2>Recent Analysis</h2><p><a href="https://e.org/2">Why</a> (Bo Reed, RAND)</p>',
    "perspectives": '<h2>CRANK Perspectives</h2><p><a href="https://e.org/3">So</a> (Cy, Tide)</p>',
}


@pytest.mark.parametrize(
    "order",
    [
        ("highlights", "links", "analysis", "perspectives"),
        ("perspectives", "analysis", "links", "highlights"),
        ("links", "highlights", "perspectives", "analysis"),
        ("links", "highlights", "links"),
        ("analysis",),
    ],
    ids=" ".join,
)
def test_sections_in_any_order(order: tuple[str, ...]) -> None:
    html = "<html><body>" + "".join(SECTIONS[name] for name in order) + "</body></html>"
    issue = read(html)
    assert [str(section.kind) for section in issue.sections] == list(order)
    assert [len(section.items) for section in issue.sections] == [1] * len(order)
    nothing_is_gone(html, issue)


@pytest.mark.parametrize(
    "levels", [("h1", "h2"), ("h3", "h4"), ("h2", "h2"), ("h4", "h2"), ("h6", "h1")]
)
def test_headings_of_any_level(levels: tuple[str, str]) -> None:
    head, headline = levels
    html = (
        f"<body><{head}>May Highlights</{head}><{headline}>A pier is mended</{headline}>"
        f"<p>It took a week.</p><{headline}>Two ports agree</{headline}><p>On tugs.</p>"
        f"<{head}>Links</{head}>"
        '<p>They met. (<a href="https://e.org/1">AP</a>)</p></body>'
    )
    issue = read(html)
    assert highlights(issue) == [
        ("A pier is mended", "It took a week."),
        ("Two ports agree", "On tugs."),
    ]
    assert [str(section.kind) for section in issue.sections] == ["highlights", "links"]


def body_of(inside: str) -> str:
    html = f"<h2>May Highlights</h2><h3>A pier is mended</h3>{inside}<h2>Links</h2><p>So. (AP)</p>"
    issue = read(f"<html><body>{html}</body></html>")
    nothing_is_gone(html, issue)
    ((_, body),) = highlights(issue)
    return body


@pytest.mark.parametrize(
    ("inside", "body"),
    [
        ("<p>One.<br><br>Two.</p>", "One.\n\nTwo."),
        ("One.<br><br>Two.<br/><br/><br/>Three.", "One.\n\nTwo.\n\nThree."),
        ("<p>One.<br>Two.</p>", "One.  \nTwo."),
        ("<div>One.</div><div>Two.</div>", "One.\n\nTwo."),
        ("<div><br></div><div>One.</div><div><br></div>", "One."),
        ("<p>One</p>\n<p>&nbsp;</p>\n<p>Two.</p>", "One\n\nTwo."),
        ("<p>a&nbsp;b &#8212; c &amp;amp; d&shy;e &#x41;</p>", "a b — c &amp; d\u00ade A"),
        ("<p>5 &lt; 6 &gt; 4 &quot;x&quot; &hellip;</p>", '5 < 6 > 4 "x" …'),
        ("<p>&notanentity; &copy 2031 &euro;</p>", "¬anentity; © 2031 €"),
        ("<p>a <b>b</b><i> c</i> <em>d</em>e</p>", "a **b** *c* *d*e"),
        ("<p>a <span style='font-weight:bold'>b</span></p>", "a **b**"),
        ("<p>a <b><span style='font-weight:normal'>b</span></b></p>", "a b"),
        ("<ul><li>a<li>b</ul><ol><li>c</li><li>d</li></ol>", "- a\n- b\n\n1. c\n1. d"),
        ("<blockquote><p>a</p><p>b</p></blockquote><p>c</p>", "> a\n>\n> b\n\nc"),
        ("<p>a <a href='https://e.org/x'>b <b>c</b></a>d</p>", "a [b **c**](https://e.org/x)d"),
        ("<p><a href=' https://e.org/\n x'> a </a>b</p>", "[a](https://e.org/%20x) b"),
        ("<p><a href='https://e.org/a(b)'>a</a></p>", "[a](<https://e.org/a(b)>)"),
        ("<p><a href='*|ARCHIVE|*'>a</a> *|FNAME|*</p>", "[a](*|ARCHIVE|*) *|FNAME|*"),
        ("<p><a href='#x'>a</a> <a>b</a> <a href=''>c</a></p>", "a b c"),
        ("<p>a<script>b()</script> c<style>d</style></p>", "a c"),
        ("<p>1. a</p><p>- b</p><p># c</p>", "1\\. a\n\n\\- b\n\n# c"),
        ("<p>a *b* _c_ [d](e) `f` \\g</p>", "a \\*b\\* \\_c\\_ \\[d\\](e) `f` \\g"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\n\nb\n\nc"),
        ("<center><font color='red'>a</font> <u>b</u></center>", "a b"),
    ],
)
def test_prose_of_a_highlight(inside: str, body: str) -> None:
    assert body_of(inside) == body
