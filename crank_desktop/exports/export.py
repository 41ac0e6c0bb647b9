"""One issue in one output: what stands in the way, the bytes, the file, its manifest."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from crank_desktop import __version__
from crank_desktop.document.addresses import PlacedAddress, addresses
from crank_desktop.document.compose import compose
from crank_desktop.document.counting import counted
from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.picture_file import PictureFile
from crank_desktop.document.portable import PortableIssue
from crank_desktop.document.portable_json import json_text
from crank_desktop.document.tree import Document
from crank_desktop.errors import InputRefused
from crank_desktop.exports.formats import Format
from crank_desktop.render.layouts import load_layout
from crank_desktop.render.options import Kept, RenderOptions
from crank_desktop.render.services import service_named
from crank_desktop.whole_file import write_whole

NOTHING_KEPT = Kept()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportChoices:
    """What an editor chooses: ``service`` "" takes the newsletter's own setting."""

    service: str = ""
    as_sent: bool = False
    allow_missing: bool = False


@dataclass(frozen=True, slots=True)
class Export:
    """One output, ready to write: its bytes and the addresses that were lost in it.

    ``picture`` names the file of the issue's picture that it shows from the folder it lies in.
    """

    output: Format
    content: bytes
    lost: tuple[PlacedAddress, ...]
    picture: str | None = None


def options_for(
    issue: PortableIssue, newsletter: Newsletter, choices: ExportChoices, kept: Kept = NOTHING_KEPT
) -> RenderOptions:
    """What the renderers are told; the date comes from the issue, so that exports repeat."""
    return RenderOptions(
        layout=load_layout(),
        service=service_named(choices.service or newsletter.service),
        as_sent=choices.as_sent,
        newsletter=newsletter,
        moment=moment_of(issue),
        kept=kept,
    )


def moment_of(issue: PortableIssue) -> datetime:
    """The send date at noon UTC, else the first day of the issue's month."""
    if issue.send_date:
        day = issue.send_date
        return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return datetime(issue.year or 2024, issue.month or 1, 1, 12, tzinfo=UTC)


def export_issue(
    issue: PortableIssue,
    newsletter: Newsletter,
    output: Format,
    choices: ExportChoices,
    kept: Kept = NOTHING_KEPT,
) -> Export:
    """Render one output; raises ``InputRefused`` where lost addresses are not allowed.

    ``kept`` is what an archive takes along.
    """
    document = compose(issue)
    lost = lost_addresses(document)
    if lost and not (choices.allow_missing or output.keeps_losses):
        raise InputRefused(refusal(issue, lost))
    content = output.render(document, options_for(issue, newsletter, choices, kept))
    written = content.encode() if isinstance(content, str) else content
    return Export(output, written, lost, output.picture_beside(issue.image))


def lost_addresses(document: Document) -> tuple[PlacedAddress, ...]:
    """The addresses that stood in the published issue and were lost."""
    return tuple(placed for placed in addresses(document) if placed.lost)


def refusal(issue: PortableIssue, lost: Sequence[PlacedAddress]) -> str:
    """Why an issue with lost addresses does not leave, and the way out."""
    first = lost[0].words or lost[0].where
    count = counted(len(lost), "address is", "addresses are")
    return (
        f'{issue.label}: {count} missing, the first behind "{first}"; '
        "add them, or export with --allow-missing"
    )


def file_stem(issue: PortableIssue) -> str:
    """A file name's beginning from newsletter and label: "crank-call-2025-07"."""
    when = f"{issue.year}-{issue.month:02}" if issue.year and issue.month else issue.label
    words = unicodedata.normalize("NFKD", f"{issue.newsletter} {when}")
    plain = words.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80] or "issue"


def picture_left_out(exports: Sequence[Export], picture: PictureFile | None) -> str | None:
    """The name of a picture that an export shows and that ``picture`` is not; None if all is well.

    ``picture`` is what will lie beside the exports.
    """
    beside = None if picture is None else picture.name
    return next((one.picture for one in exports if one.picture not in (None, beside)), None)


def manifest(
    issue: PortableIssue, files: dict[str, Export], picture: PictureFile | None = None
) -> bytes:
    """What was written, with each file's hash, and what was lost in it."""
    lost = next(iter(files.values())).lost if files else ()
    written = {name: (export.output.name, export.content) for name, export in files.items()}
    if picture is not None:
        written[picture.name] = ("picture", picture.content)
    told = {
        "issue": issue.label,
        "uid": issue.uid,
        "program": f"Crank Desktop {__version__}",
        "files": {
            name: {
                "format": format_name,
                "bytes": len(content),
                "sha256": hashlib.sha256(content).hexdigest(),
            }
            for name, (format_name, content) in written.items()
        },
        "missing": [{"where": placed.where, "words": placed.words} for placed in lost],
    }
    return (json_text(told) + "\n").encode()


def write_exports(
    issue: PortableIssue,
    exports: Sequence[Export],
    folder: Path,
    picture: PictureFile | None = None,
) -> list[Path]:
    """Write each export and the manifest into a folder; each file whole or not at all.

    ``picture`` is the issue's: it goes first, and only where an export shows it from there.
    """
    stem = file_stem(issue)
    files = {f"{stem}{export.output.suffix}": export for export in exports}
    if picture is not None and picture.name not in {export.picture for export in exports}:
        picture = None
    contents = {name: export.content for name, export in files.items()}
    if picture is not None:
        contents = {picture.name: picture.content} | contents
    for name, content in contents.items():
        write_whole(folder / name, content)
    write_whole(folder / f"{stem}-manifest.json", manifest(issue, files, picture))
    return [folder / name for name in contents]
