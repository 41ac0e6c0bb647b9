"""Benchmarks of the window run as its tests do: without a screen, and strict about Qt."""

from pathlib import Path

import pytest

from tests.gui.conftest import _NO_SCREEN, _nothing_outlives_its_test

__all__ = ["_nothing_outlives_its_test"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Pass over what Qt reports of the screen and the graphics that a machine lacks."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(*_NO_SCREEN, extend=True))
