"""Blocks of any shape into one portable issue.

Sections open at heads with known words; a newsletter of another house has none, so its headlines
become highlights and its entries links. What fits nowhere is kept in notes.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from crank_desktop.document.period import Period, read_period
from crank_desktop.document.portable import (
    Banner,
    Editor,
    Masthead,
    Picture,
    PortableIssue,
)
from crank_desktop.importing.blocks import Block, BlockKind, Reading
from crank_desktop.importing.footer import read_footer
from crank_desktop.importing.item_reader import ItemReader
from crank_desktop.importing.notebook import Notebook
from crank_desktop.importing.section_builder import SectionBuilder
from crank_desktop.importing.sign_off import has_usual_label, read_credit, read_editor
from crank_desktop.importing.vocabulary import NAMED_BY_INTRO, TITLE, section_kind
from crank_desktop.model.kinds import NoteKind, SectionKind
from crank_desktop.sources.outlets import KnownOutlets


@dataclass(frozen=True, slots=True)
class Parts:
    """The blocks of an issue, sorted by the part they belong to."""

    opening: tuple[Block, ...]
    sections: tuple[tuple[SectionKind, Block | None, tuple[Block, ...]], ...]
    sign_off: tuple[Block, ...]


def assemble(reading: Reading, known: KnownOutlets) -> PortableIssue:
    """The portable issue of a reading, every guess and every loss in its notes."""
    notebook = Notebook()
    name = _newsletter_name(reading)
    parts = sort_parts(reading.blocks, name)
    notebook.add_remarks("", reading.remarks)
    items = ItemReader(notebook, known)
    intro = items.paragraphs(parts.opening, "intro")
    sections = tuple(
        SectionBuilder(items, notebook, f"sections/{number}").build(kind, head, blocks)
        for number, (kind, head, blocks) in enumerate(parts.sections)
    )
    masthead, image = _read_sign_off(parts.sign_off, name, notebook)
    footer = read_footer(reading.closing, notebook)
    issue = PortableIssue(
        newsletter=name,
        subject=reading.subject,
        preheader=reading.preheader,
        intro=intro,
        image=image,
        sections=sections,
        banner=Banner(
            url=reading.banner, alt=reading.banner_alt, as_sent="\n".join(reading.opening)
        ),
        masthead=replace(masthead, as_sent="\n".join(reading.sign_off)),
        footer=footer,
        imported_as=reading.shape,
    )
    dated = _dated(issue, reading, notebook)
    return replace(dated, notes=notebook.notes)


def sort_parts(blocks: list[Block], name: str) -> Parts:
    """Opening, sections and sign-off; a heading that equals the newsletter's name signs off."""
    opening: list[Block] = []
    sections: list[tuple[SectionKind, Block | None, list[Block]]] = []
    sign_off: list[Block] = []
    for number, block in enumerate(blocks):
        head = block.kind is BlockKind.HEADING
        if (
            block.kind is BlockKind.LINE
            or sign_off
            or (head and sections and _signs_off(block, blocks[number + 1 :], name))
        ):
            sign_off.append(block)
        elif head and (kind := section_kind(block.text)):
            sections.append((kind, block, []))
        elif sections:
            sections[-1][2].append(block)
        elif head or block.kind in (BlockKind.ENTRY, BlockKind.NUMBERED):
            kind = SectionKind.HIGHLIGHTS if head else SectionKind.LINKS
            sections.append((kind, None, [block]))
        else:
            opening.append(block)
    return Parts(
        tuple(opening),
        tuple((kind, head, tuple(inside)) for kind, head, inside in sections),
        tuple(sign_off),
    )


def _signs_off(block: Block, following: list[Block], name: str) -> bool:
    named = bool(name) and " ".join(block.text.split()).casefold() == name.casefold()
    return named or bool(following and following[0].kind is BlockKind.LINE)


def _newsletter_name(reading: Reading) -> str:
    """From the title, the intro or the heading above the editors, whichever tells it first."""
    for title in (reading.title, reading.subject):
        found = TITLE.fullmatch(title)
        if found:
            return " ".join(found["name"].split())
    for block in reading.blocks[:6]:
        named = NAMED_BY_INTRO.match(block.text)
        if named and block.kind is BlockKind.PARAGRAPH:
            return " ".join(named["name"].split())
    for block, following in pairwise(reading.blocks):
        if block.kind is BlockKind.HEADING and following.kind is BlockKind.LINE:
            return block.text
    return reading.title


def _read_sign_off(
    blocks: tuple[Block, ...], name: str, notebook: Notebook
) -> tuple[Masthead, Picture]:
    editors = []
    given: list[str] = []
    for block in blocks:
        notebook.add_remarks("masthead", block.remarks)
        words = block.marked.with_addresses
        if block.kind is BlockKind.HEADING:
            if words != name:
                message = "The sign-off stands under another heading than the newsletter's name."
                notebook.add(NoteKind.DROPPED_FURNITURE, "masthead", message, words)
            continue
        editor = read_editor(block.text)
        found_credit = read_credit(block.text)
        if editor is not None:
            editors.append(editor)
            if not _says_all(block, editor):
                message = "An editor has one mail address; what else stood here was left out."
                notebook.add(NoteKind.UNRECOGNISED, "masthead", message, words)
        elif found_credit:
            given.append(found_credit)
            if len(given) > 1 or block.marked.links or not has_usual_label(block.text):
                message = "The image credit is kept in other words."
                notebook.add(NoteKind.DROPPED_FURNITURE, "image", message, words)
        else:
            message = "This line of the sign-off names no editor."
            notebook.add(NoteKind.UNRECOGNISED, "masthead", message, words)
    return Masthead(name=name, editors=tuple(editors)), Picture(credit="; ".join(given))


def _says_all(block: Block, editor: Editor) -> bool:
    """Whether every address of an editor's line is the editor's own."""
    return all(mark.address == f"mailto:{editor.email}" for mark in block.marked.links)


def _dated(issue: PortableIssue, reading: Reading, notebook: Notebook) -> PortableIssue:
    """Label, month and year from title, subject or section head; a missing year is inferred."""
    period = Period()
    for text in (reading.title, reading.subject, *(s.heading for s in issue.sections[:1])):
        period = read_period(text)
        if period.month:
            break
    year = period.year
    inferred = period.month is not None and year is None and issue.footer.copyright_year is not None
    if inferred:
        year = issue.footer.copyright_year
        notebook.add(
            NoteKind.INFERRED_YEAR,
            "year",
            f"The year {year} was taken from the copyright line.",
            _copyright_line(issue),
        )
    return replace(
        issue,
        label=Period(period.month, year).label or issue.subject or reading.title,
        month=period.month,
        year=year,
        year_inferred=inferred,
    )


def _copyright_line(issue: PortableIssue) -> str:
    lines = issue.footer.as_sent.split("\n")
    return next((line for line in lines if str(issue.footer.copyright_year) in line), "")
