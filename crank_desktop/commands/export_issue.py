"""``crank export``: an issue out of the library, into files or onto standard output."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from crank_desktop.commands.console import Console, standard_output
from crank_desktop.document.picture_file import PictureFile
from crank_desktop.errors import WrongUse
from crank_desktop.exports.export import (
    Export,
    ExportChoices,
    export_issue,
    picture_left_out,
    write_exports,
)
from crank_desktop.exports.formats import format_named
from crank_desktop.library.library import Library
from crank_desktop.render.options import Kept
from crank_desktop.whole_file import write_whole


def export(console: Console, choices: Namespace) -> int:
    """Write one or more formats; every one is rendered before the first file is written."""
    names = ",".join(choices.format).split(",")
    outputs = [format_named(name.strip()) for name in names]
    if choices.output and len(outputs) > 1:
        raise WrongUse(f"{choices.output}: one file takes one format; use --to for several")
    with Library(console.library, write=False) as library:
        stored = library.load_stored(library.find_issue(choices.issue).id)
        issue = stored.issue
        newsletter = library.load_newsletter()
        picture = library.load_picture(issue.image.file or "")
    chosen = ExportChoices(
        service=choices.service or "",
        as_sent=choices.as_sent,
        allow_missing=choices.allow_missing,
    )
    kept = Kept(picture=picture, resolved=stored.resolved, own_masthead=stored.own_masthead)
    exports = [export_issue(issue, newsletter, output, chosen, kept) for output in outputs]
    if not all(output.keeps_losses for output in outputs):
        console.remark_losses(exports[0].lost)
    _remark_picture(console, exports, picture, choices.output)
    if choices.output == "-":
        with standard_output() as output:
            output.buffer.write(exports[0].content)
        return 0
    if choices.output:
        written = [Path(choices.output)]
        write_whole(written[0], exports[0].content)
    else:
        written = write_exports(issue, exports, Path(choices.to), picture)
    console.report([str(path) for path in written], [f"wrote {path}" for path in written])
    return 0


def _remark_picture(
    console: Console, exports: Sequence[Export], picture: PictureFile | None, output: str | None
) -> None:
    """Say it where HTML shows a picture that will not lie beside it."""
    name = picture_left_out(exports, None if output else picture)
    if name is None:
        return
    if picture is None:
        console.remark(
            f"picture {name}: the library does not hold it: add it to the issue again, or put it"
            " beside what was written"
        )
    else:
        console.remark(
            f"picture {name}: not written: use --to DIR, or give the picture a hosted address"
        )
