"""Which libraries the window opened, the last one first; what the next start opens."""

from pathlib import Path

from crank_desktop import userdirs
from crank_desktop.settings import Settings, save_settings

MOST = 10
"""How many are remembered: a menu that can be taken in at a glance."""


def remember(settings: Settings, path: Path, instead_of: Path | None = None) -> None:
    """Let the next start open the library at ``path``; ``instead_of`` is where it was until now.

    Written at once: a process that is killed later remembers it too.
    """
    gone = {str(path)} if instead_of is None else {str(path), str(instead_of)}
    settings.library = str(path)
    others = (one for one in settings.recent_libraries if one not in gone)
    settings.recent_libraries = [str(path), *others][:MOST]
    save_settings(settings, userdirs.settings_file())


def forget(settings: Settings, path: Path) -> None:
    """Name a library nowhere any more; the file itself is left alone."""
    settings.recent_libraries = [one for one in settings.recent_libraries if one != str(path)]
    if settings.library == str(path):
        settings.library = ""
    save_settings(settings, userdirs.settings_file())


def library_to_open(settings: Settings) -> Path | None:
    """What a start opens where nothing is named; None on the first start."""
    if settings.library:
        return Path(settings.library)
    own = userdirs.library_file()
    return own if own.exists() else None
