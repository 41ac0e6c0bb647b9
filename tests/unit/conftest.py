"""Libraries that tests of the command share."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command import FEBRUARY, LOST, MARCH, crank
from tests.library_files import held_elsewhere


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A library with the two samples that hold addresses; tests that change it take a copy."""
    folder = tmp_path_factory.mktemp("made")
    path = str(folder / "two.crank")
    home = str(folder / "home")
    made = crank("--library", path, "import", str(MARCH), str(FEBRUARY), CRANK_DESKTOP_HOME=home)
    assert (made.code, made.err) == (0, "")
    return path


@pytest.fixture
def own(library: str, tmp_path: Path) -> str:
    """A copy of the library for a test to change."""
    path = tmp_path / "own.crank"
    path.write_bytes(Path(library).read_bytes())
    return str(path)


@pytest.fixture
def lost(tmp_path: Path) -> str:
    """A library with an issue that lost an address and a mail address."""
    file = tmp_path / "may.json"
    file.write_text(json.dumps(LOST), encoding="utf-8")
    path = str(tmp_path / "lost.crank")
    assert crank("--library", path, "import", str(file)).code == 0
    return path


@pytest.fixture(scope="module")
def held(library: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """A copy of the library that another process is changing, and that process's number."""
    path = tmp_path_factory.mktemp("held") / "held.crank"
    path.write_bytes(Path(library).read_bytes())
    with held_elsewhere(path) as process:
        yield str(path), process.pid
