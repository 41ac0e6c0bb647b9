"""How long the main job takes; run by ``make bench``, never by the test suite."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from crank_desktop.cli import main
from crank_desktop.document.compose import compose
from crank_desktop.document.markdown_reader import read_markdown
from crank_desktop.document.newsletter import Newsletter
from crank_desktop.exports.export import ExportChoices, options_for
from crank_desktop.importing.reader import Shape, read_issue
from crank_desktop.library.library import Library
from crank_desktop.render.email_html import render_email
from crank_desktop.render.eml import render_eml
from crank_desktop.render.plain_text import render_text
from crank_desktop.sources.outlets import shipped_outlets
from tests.material import JULY_2025, seed


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with July 2025."""
    path = tmp_path / "l.crank"
    assert main(["--library", str(path), "import", str(seed(JULY_2025))]) == 0
    return path


def test_july_from_library_to_html_text_and_message(
    benchmark: BenchmarkFixture, library: Path
) -> None:
    """Nothing of the Markdown is remembered from one round to the next."""
    with Library(library, write=False) as opened:

        def whole_job() -> bytes:
            read_markdown.cache_clear()
            issue = opened.load_issue(1)
            options = options_for(issue, Newsletter(), ExportChoices())
            document = compose(issue)
            render_email(document, options)
            return render_eml(document, options, render_text(document, options))

        assert benchmark(whole_job).startswith(b"From:")


def test_july_imported(benchmark: BenchmarkFixture) -> None:
    content = seed(JULY_2025).read_bytes()
    issue = benchmark(lambda: read_issue(content, Shape.AUTO, shipped_outlets()))
    assert issue.label == "July 2025"


def test_export_as_a_process_beside_importing_sqlmodel(library: Path, tmp_path: Path) -> None:
    """Median of 7 runs each, in turns; the ratio is what counts."""
    export = [
        *(
            sys.executable,
            "-m",
            "crank_desktop.cli",
            "--library",
            str(library),
            "export",
            "2025-07",
        ),
        *("--format", "email", "--allow-missing", "--output", str(tmp_path / "july.html")),
    ]
    floor = [sys.executable, "-c", "import sqlmodel"]
    times: dict[str, list[float]] = {"export": [], "floor": []}
    for _ in range(7):
        for name, command in (("export", export), ("floor", floor)):
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, env=os.environ.copy())
            times[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(values) for name, values in times.items()}
    sys.stdout.write(
        f"\ncrank export {medians['export'] * 1000:.0f} ms, import sqlmodel "
        f"{medians['floor'] * 1000:.0f} ms, ratio {medians['export'] / medians['floor']:.2f}\n"
    )
    assert (tmp_path / "july.html").stat().st_size > 0
