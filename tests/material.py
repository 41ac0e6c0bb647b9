"""Test material that stays outside the repository: tests that need it skip, and say so."""

import os
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(os.environ.get("CRANK_TEST_MATERIAL", _ROOT.parent / "shared"))
JULY_2025 = "000_*.txt"
SEPTEMBER_2024 = "001_*.txt"


def seed(pattern: str) -> Path:
    """A published issue; skips the test where the material is absent."""
    found = sorted((FOLDER / "seeds").glob(pattern))
    if not found:
        pytest.skip(f"no published issue {pattern} (CRANK_TEST_MATERIAL names its folder)")
    return found[0]
