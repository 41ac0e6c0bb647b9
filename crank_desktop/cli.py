"""The ``crank`` command: reads the command line, runs one command, reports errors in one line.

Exit codes: 0 done, 1 findings or nothing to do, 2 usage, 3 input refused, 4 library problem.
"""

import argparse
import importlib
import io
import logging
import sys
from collections.abc import Sequence

from crank_desktop import __version__, logs, userdirs
from crank_desktop.commands.console import Console, leave_output, library_path
from crank_desktop.errors import CrankError

_STOPPED = 130
"""What shells give for a command ended by Ctrl+C."""
_FAULT = 70
"""EX_SOFTWARE of sysexits.h: none of the contract's codes fits a fault of the program itself."""
_SHAPES = (
    "auto",
    "mailchimp-text",
    "web-text",
    "text",
    "html",
    "eml",
    "markdown",
    "json",
    "archive",
)
_ISSUE = 'an id, a label ("July 2025") or a month (2025-07)'


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _speak_utf8()
    choices = _parser().parse_args(arguments)
    module, function = choices.command.rsplit(".", 1)
    try:
        console = Console(library_path(choices.library), choices.json)
        run = getattr(importlib.import_module(f"crank_desktop.commands.{module}"), function)
        code: int = run(console, choices)
    except CrankError as error:
        # A name that a file brought along may hold line ends; an error is one line all the same.
        words = " ".join(str(error).splitlines())
        print(f"crank: {words}", file=sys.stderr)  # noqa: T201 - the one line of an error
        return error.exit_code
    except KeyboardInterrupt:
        print("crank: stopped; nothing was left half done", file=sys.stderr)  # noqa: T201 - as above
        return _STOPPED
    except BrokenPipeError:
        # Whoever read the report has seen enough.
        leave_output()
        return 0
    except Exception:
        folder = userdirs.log_folder()
        logs.start(folder)
        logging.getLogger("crank_desktop").exception("crank %s", choices.command)
        words = f"crank: this is a fault of the program; what happened stands in {folder}"
        print(words, file=sys.stderr)  # noqa: T201 - as above
        return _FAULT
    return code


def _speak_utf8() -> None:
    """Reports are UTF-8 whatever the system's locale says, as JSON has to be (RFC 8259, 8.1).

    What UTF-8 cannot hold (a file's name in no encoding, half a character) is written escaped.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="crank", description="Import, check and export newsletter issues, without a window."
    )
    parser.add_argument("--version", action="version", version=f"crank {__version__}")
    shared = _shared_options(parser)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_import(commands, shared)
    _add_reading(commands, shared)
    _add_export(commands, shared)
    _add_library(commands, shared)
    return parser


def _shared_options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """--library and --json, before the command's name or behind it."""
    shared = argparse.ArgumentParser(add_help=False)
    for place, default in ((parser, None), (shared, argparse.SUPPRESS)):
        place.add_argument(
            "--library", metavar="FILE", default=default, help="the library to use (default: yours)"
        )
        place.add_argument(
            "--json",
            action="store_true",
            default=False if default is None else default,
            help="report in JSON",
        )
    return shared


def _add_import(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    command = commands.add_parser("import", parents=[shared], help="bring published issues in")
    command.add_argument("files", nargs="+", metavar="FILE")
    command.add_argument(
        "--as", dest="shape", choices=_SHAPES, default="auto", help="the shape of the files"
    )
    command.add_argument("--label", metavar="LABEL", help='what to call the issue: "July 2025"')
    same = command.add_mutually_exclusive_group()
    same.add_argument("--replace", action="store_true", help="replace an issue that is there")
    same.add_argument("--as-new", action="store_true", help="keep a second copy of it")
    command.set_defaults(command="import_issue.import_files")


def _add_reading(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    listing = commands.add_parser("issues", parents=[shared], help="list the issues")
    listing.set_defaults(command="issues.list_issues")
    for name, function, words in (
        ("show", "issues.show", "read one issue"),
        ("check", "issues.check", "say what stands in the way of sending an issue"),
    ):
        command = commands.add_parser(name, parents=[shared], help=words)
        command.add_argument("issue", metavar="ISSUE", help=_ISSUE)
        command.set_defaults(command=function)


def _add_export(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    command = commands.add_parser("export", parents=[shared], help="write finished files")
    command.add_argument("issue", metavar="ISSUE", help=_ISSUE)
    command.add_argument(
        "--format",
        required=True,
        action="append",
        metavar="FORMAT[,FORMAT]",
        help="email, text, text-mailchimp, web, web-fragment, web-text, eml, markdown, json,"
        " archive",
    )
    where = command.add_mutually_exclusive_group(required=True)
    where.add_argument("--to", metavar="DIR", help="a folder for the files and their manifest")
    where.add_argument("--output", metavar="FILE", help="one file, or - for standard output")
    command.add_argument("--service", metavar="NAME", help="whose placeholders to write")
    command.add_argument(
        "--as-sent", action="store_true", help="write the footer as it was imported"
    )
    command.add_argument(
        "--allow-missing", action="store_true", help="export although addresses are missing"
    )
    command.set_defaults(command="export_issue.export")


def _add_library(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    family = commands.add_parser("library", help="look after the library file")
    actions = family.add_subparsers(title="actions", required=True, metavar="ACTION")
    for name, words in (
        ("info", "tell its figures"),
        ("verify", "read everything and say whether it is sound"),
        ("backup", "make a verified backup"),
    ):
        action = actions.add_parser(name, parents=[shared], help=words)
        action.set_defaults(command=f"library_file.{name}")
    restore = actions.add_parser(
        "restore", parents=[shared], help="bring a backup back; what is there now is kept aside"
    )
    restore.add_argument(
        "backup", nargs="?", metavar="FILE", help="the backup (default: the newest one)"
    )
    restore.add_argument("--dry-run", action="store_true", help="say what differs, change nothing")
    restore.set_defaults(command="library_file.restore")


if __name__ == "__main__":
    sys.exit(main())
