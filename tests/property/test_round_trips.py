"""What leaves in a format comes back from it equal."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from crank_desktop.document.compose import compose
from crank_desktop.document.inline import Paragraph
from crank_desktop.document.markdown_reader import read_markdown
from crank_desktop.document.markdown_writer import write_inline
from crank_desktop.document.portable import HighlightItem, LinkItem, PortableIssue
from crank_desktop.document.portable_json import from_json, to_json
from crank_desktop.importing.assemble import assemble
from crank_desktop.importing.link_guess import guess_start
from crank_desktop.importing.mailchimp_text import read_mailchimp_text
from crank_desktop.importing.markdown_file import read_our_markdown
from crank_desktop.importing.markdown_text import marked_text
from crank_desktop.importing.our_text import is_our_text, read_our_text
from crank_desktop.importing.reader import Shape, detect
from crank_desktop.render.layouts import load_layout
from crank_desktop.render.mailchimp_text import render_mailchimp_text
from crank_desktop.render.markdown import render_markdown
from crank_desktop.render.options import RenderOptions
from crank_desktop.render.plain_text import render_text
from crank_desktop.render.services import PLAIN
from crank_desktop.sources.outlets import shipped_outlets
from tests.issue_texts import issues, said

OPTIONS = RenderOptions(layout=load_layout(), service=PLAIN)
NO_TEXT = "".join(map(chr, {*range(9), *range(14, 27), *range(28, 32)}))
any_text = st.text(st.characters(codec="utf-8", exclude_characters=f"\r{NO_TEXT}"), max_size=60)


def identities(issue: PortableIssue) -> list[str]:
    inner = [uid for s in issue.sections for uid in (s.uid, *(item.uid for item in s.items))]
    return [issue.uid, *inner]


@given(issues())
def test_json_gives_back_everything(issue: PortableIssue) -> None:
    back = from_json(to_json(issue))
    assert back == issue
    assert identities(back) == identities(issue)


@given(issues())
def test_markdown_gives_back_everything(issue: PortableIssue) -> None:
    text = render_markdown(compose(issue), OPTIONS)
    assert detect(text) is Shape.MARKDOWN
    back = read_our_markdown(text)
    assert back == issue
    assert identities(back) == identities(issue)


@given(issues(), any_text, any_text, any_text)
def test_markdown_keeps_any_prose(
    issue: PortableIssue, body: str, sentence: str, intro: str
) -> None:
    first, second, *others = issue.sections
    first = replace(first, items=(HighlightItem(heading="A headline", body=body),))
    second = replace(second, items=(LinkItem(text=sentence, outlets=()),))
    changed = replace(issue, intro=intro, sections=(first, second, *others))
    assert read_our_markdown(render_markdown(compose(changed), OPTIONS)) == changed


@given(issues())
def test_our_text_gives_back_what_it_says(issue: PortableIssue) -> None:
    text = render_text(compose(issue), OPTIONS)
    assert is_our_text(text)
    assert said(assemble(read_our_text(text), shipped_outlets())) == issue


@given(issues())
def test_mailchimp_text_gives_back_all_but_where_links_begin(issue: PortableIssue) -> None:
    text = render_mailchimp_text(compose(issue), OPTIONS)
    assert all(len(line.encode()) <= 998 for line in text.split("\n"))
    back = assemble(read_mailchimp_text(text), shipped_outlets())
    assert said(back) == replace(with_guessed_links(issue), year_inferred=True)
    assert render_mailchimp_text(compose(back), OPTIONS) == text


def with_guessed_links(issue: PortableIssue) -> PortableIssue:
    """The issue with every link's words as the plain part lets them be guessed."""
    first, *others = issue.sections
    items = tuple(
        replace(item, body=_guessed(item.body)) if isinstance(item, HighlightItem) else item
        for item in first.items
    )
    sections = (replace(first, items=items), *others)
    return replace(issue, intro=_guessed(issue.intro), sections=sections)


def _guessed(markdown: str) -> str:
    paragraphs = []
    for block in read_markdown(markdown):
        assert isinstance(block, Paragraph)
        marked = marked_text(block.children)
        open_links = tuple(replace(mark, start=None) for mark in marked.links)
        guessed = replace(marked, links=open_links).with_starts(guess_start)
        paragraphs.append(write_inline(guessed.inlines()))
    return "\n\n".join(paragraphs)
