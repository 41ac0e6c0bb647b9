"""What every test stands on: a home of its own, and the material that stays outside."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]

# The same examples on every run and machine, and no example fails for being slow.
settings.register_profile(
    "house",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for libraries, settings, logs and backups: no test sees the user's own."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("CRANK_DESKTOP_HOME", str(folder))
    return folder


@pytest.fixture
def material() -> Path:
    """The folder of published issues and other material that is not part of the repository.

    ``CRANK_TEST_MATERIAL`` says where it is; a test that asks for it is skipped without it.
    """
    folder = Path(os.environ.get("CRANK_TEST_MATERIAL", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"the published issues are not here: {folder}")
    return folder
