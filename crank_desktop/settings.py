"""What the window remembers between two starts: choices of this user, in one small file."""

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from crank_desktop.errors import CrankError
from crank_desktop.whole_file import write_whole

_FORGETTABLE = (
    *("window", "columns", "left", "hidden", "export_formats", "export_folder", "folder", "recent"),
)


@dataclass(slots=True)
class Settings:
    """Remembered choices. Several names in one text have commas between them."""

    theme: str = "system"
    """"system", "light" or "dark"."""
    window: str = ""
    """The window's place in Qt's own words, in base64; ``columns`` and ``left`` the same."""
    columns: str = ""
    left: str = ""
    right: str = ""
    """The action whose tab the right column shows."""
    hidden: str = ""
    """The columns that are not shown, by their actions."""
    library: str = ""
    """The one open last; ``recent_libraries`` are all that were, the last first."""
    recent_libraries: list[str] = field(default_factory=list)
    issue: str = ""
    """The identity of what was open last, ``item`` that of the item in it."""
    item: str = ""
    preview: str = ""
    """How the preview is looked at."""
    print_signs: bool = True
    """Whether quotes and dashes become those of print while they are typed."""
    spelling: bool = True
    """Whether it is checked, by the dictionary of ``language``."""
    language: str = "en_US"
    export_formats: str = "email,text-mailchimp"
    """Names of formats."""
    export_folder: str = ""
    folder: str = ""
    """Where files were last chosen."""
    recent: str = ""
    """What was chosen last in the palette."""
    keys: dict[str, str] = field(default_factory=dict)
    """The keys that were chosen for actions, by their names."""
    zoom: int = 100
    """The window's size in percent, ``text_zoom`` that of the texts being written."""
    text_zoom: int = 100
    tour_offered: bool = False

    def forget(self) -> None:
        """Let everything but the look, the keys and what is open be as it was at first."""
        first = Settings()
        for name in _FORGETTABLE:
            setattr(self, name, getattr(first, name))


def load_settings(file: Path) -> Settings:
    """The settings in a file; what is missing or malformed there is as it was at first."""
    settings = Settings()
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return settings
    for one in fields(settings):
        value = found.get(one.name) if isinstance(found, dict) else None
        if isinstance(value, type(getattr(settings, one.name))):
            setattr(settings, one.name, value)
    settings.recent_libraries = list(map(str, settings.recent_libraries))
    return settings


def save_settings(settings: Settings, file: Path) -> bool:
    """Write the settings whole; False where the file cannot be written: nothing else is lost."""
    try:
        write_whole(file, json.dumps(asdict(settings), indent=1).encode())
    except CrankError:
        return False
    return True
