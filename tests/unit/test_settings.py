"""What the window remembers."""

from pathlib import Path

import pytest

from crank_desktop import userdirs
from crank_desktop.settings import Settings, load_settings, save_settings


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    kept = Settings(theme="dark", window="AAEC", issue="ab" * 16, export_folder="/out")
    assert save_settings(kept, tmp_path / "new" / "window.json")
    assert load_settings(tmp_path / "new" / "window.json") == kept


@pytest.mark.parametrize("content", ["", "[1]", "{", '{"theme": 3, "window": null}', "\x00"])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, content: str) -> None:
    file = tmp_path / "window.json"
    file.write_text(content, encoding="utf-8")
    assert load_settings(file) == Settings()


def test_what_is_sound_in_a_damaged_file_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "window.json"
    file.write_text('{"theme": "light", "folder": 7, "unknown": "x"}', encoding="utf-8")
    assert load_settings(file) == Settings(theme="light")


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert not save_settings(Settings(), tmp_path / "file" / "window.json")


def test_settings_lie_below_the_home(home: Path) -> None:
    assert userdirs.settings_file() == home / "settings" / "window.json"
