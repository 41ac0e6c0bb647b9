"""``crank`` as tests run it, in this process or in one of its own, and what it is given."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack, chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any
from unittest.mock import patch

from crank_desktop import bundled
from crank_desktop.cli import main
from tests.conftest import ROOT

MARCH = bundled.resource("samples", "2025-03.txt")
FEBRUARY = bundled.resource("samples", "2025-02.html")
DECEMBER = bundled.resource("samples", "2024-12.txt")
FORMATS = (
    *("email", "text", "text-mailchimp", "web", "web-fragment", "web-text"),
    *("eml", "markdown", "json"),
)
LOST: dict[str, Any] = {
    "format": "crank-issue/1",
    "newsletter": "CRANK Call",
    "label": "May 2026",
    "month": 5,
    "year": 2026,
    "sections": [
        {
            "kind": "highlights",
            "heading": "May Highlights",
            "items": [{"kind": "highlight", "heading": "A", "body": "They [met](missing:) twice."}],
        }
    ],
    "masthead": {
        "name": "CRANK Call",
        "editors": [{"role": "Editor", "name": "Ann Example", "email": "missing:"}],
    },
}
LOSSES = (
    'missing address: sections/0/items/0: "met"\nmissing mail address: masthead: "Ann Example"\n'
)
# Root may write anywhere; without CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH it may not. Bounding
# sets are dropped by prctl(PR_CAPBSET_DROP), which does nothing for anybody else.
AS_ANYBODY = (
    "import ctypes, os, sys\n"
    "for capability in (1, 2):\n"
    "    ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)\n"
    "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])\n"
)


@dataclass(frozen=True)
class Ended:
    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()

    @property
    def value(self) -> Any:
        return json.loads(self.out)


def crank(*words: str, cwd: Path | None = None, **environment: str) -> Ended:
    """The command in this process, its streams as bytes: all that most tests need.

    The streams begin in the encoding of the poorest locale, as a script may find them.
    """
    out, err = BytesIO(), BytesIO()
    with ExitStack() as ending:
        ending.enter_context(patch.dict(os.environ, environment))
        ending.enter_context(chdir(cwd or Path.cwd()))
        texts = [TextIOWrapper(stream, encoding="ascii") for stream in (out, err)]
        ending.enter_context(redirect_stdout(texts[0]))
        ending.enter_context(redirect_stderr(texts[1]))
        try:
            code = main(words)
        except SystemExit as usage:
            code = int(usage.code or 0)
        for text in texts:
            text.detach()
    return Ended(code, out.getvalue(), err.getvalue().decode())


def crank_process(
    *words: str | bytes,
    cwd: Path | None = None,
    first: Sequence[str] = (),
    stdout: int = subprocess.PIPE,
    **environment: str,
) -> Ended:
    """The command as a process of its own: for what only the end of one, its streams or another
    user's rights can prove.
    """
    ended = subprocess.run(
        [sys.executable, *first, "-m", "crank_desktop.cli", *words],
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
    )
    return Ended(ended.returncode, ended.stdout or b"", ended.stderr.decode())


def refused(ended: Ended, code: int, *words: str) -> None:
    assert (ended.code, ended.out) == (code, b"")
    assert ended.err.startswith("crank: ")
    assert ended.err.count("\n") == 1
    assert ended.err.endswith("\n")
    assert "Traceback" not in ended.err
    for word in words:
        assert word in ended.err
