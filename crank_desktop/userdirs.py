"""Where this user's libraries, settings, logs and backups lie.

``CRANK_DESKTOP_HOME`` puts all of them below one folder.
"""

import hashlib
import os
from pathlib import Path

from platformdirs import PlatformDirs

from crank_desktop.cloud_folders import provider_of

HOME = "CRANK_DESKTOP_HOME"
_DIRS = PlatformDirs("crank-desktop", appauthor=False, roaming=False)


def _below_home(name: str) -> Path | None:
    home = os.environ.get(HOME)
    return Path(home) / name if home else None


def library_folder() -> Path:
    """Where libraries of this user lie: among the documents, unless a service copies those away."""
    home = _below_home("libraries")
    if home is not None:
        return home
    documents = _DIRS.user_documents_path / "Crank Desktop"
    return _DIRS.user_data_path / "libraries" if provider_of(documents.resolve()) else documents


def library_file() -> Path:
    """The library that opens when none is named and none was opened before."""
    return library_folder() / "newsletter.crank"


def samples_file() -> Path:
    """The copy of the sample library that this user may write in."""
    return library_folder() / "samples.crank"


def backup_folder(library: Path) -> Path:
    """Where the backups of ``library`` are kept: a folder for each file, told by its whole path."""
    mark = hashlib.sha256(str(library.absolute()).encode()).hexdigest()[:8]
    name = f"{library.stem}-{mark}"
    return (_below_home("backups") or _DIRS.user_data_path / "backups") / name


def settings_file() -> Path:
    """What the window remembers between two starts."""
    return (_below_home("settings") or _DIRS.user_config_path) / "window.json"


def log_folder() -> Path:
    """Where the program writes its log and crash reports."""
    return _below_home("logs") or _DIRS.user_log_path
