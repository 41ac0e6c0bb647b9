"""``crank export``: an issue out of the library, into files or onto standard output."""

from argparse import Namespace
from pathlib import Path

from crank_desktop.commands.console import Console, standard_output
from crank_desktop.commands.issues import load
from crank_desktop.errors import WrongUse
from crank_desktop.exports.export import ExportChoices, export_issue, write_exports
from crank_desktop.exports.formats import format_named
from crank_desktop.whole_file import write_whole


def export(console: Console, choices: Namespace) -> int:
    """Write one or more formats; every one is rendered before the first file is written."""
    names = ",".join(choices.format).split(",")
    outputs = [format_named(name.strip()) for name in names]
    if choices.output and len(outputs) > 1:
        raise WrongUse(f"{choices.output}: one file takes one format; use --to for several")
    issue, newsletter = load(console, choices.issue)
    chosen = ExportChoices(
        service=choices.service or "",
        as_sent=choices.as_sent,
        allow_missing=choices.allow_missing,
    )
    exports = [export_issue(issue, newsletter, output, chosen) for output in outputs]
    if not all(output.keeps_losses for output in outputs):
        console.remark_losses(exports[0].lost)
    if choices.output == "-":
        with standard_output() as output:
            output.buffer.write(exports[0].content)
        return 0
    if choices.output:
        written = [Path(choices.output)]
        write_whole(written[0], exports[0].content)
    else:
        written = write_exports(issue, exports, Path(choices.to))
    console.report([str(path) for path in written], [f"wrote {path}" for path in written])
    return 0
