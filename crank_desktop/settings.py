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
    """Remembered choices.

    ``theme`` is "system", "light" or "dark". ``window`` and ``columns`` are Qt's own words for a
    window's place and its columns, in base64. ``right`` is the action whose tab the right column
    shows, ``hidden`` names the columns that are not shown by their actions, with commas between.
    ``library`` is the one open last, ``recent_libraries`` are all that were, the last first;
    ``issue`` and ``item`` are the identities of what was open last, ``preview`` says how the preview
    is looked at. ``print_signs`` lets quotes and dashes become those of print while they are typed.
    ``export_formats`` are names of formats, ``folder`` where files were last chosen or written,
    ``language`` the dictionary that ``spelling`` uses, ``recent`` what was chosen last in the
    palette, with commas between; ``keys`` what was chosen for actions, by their names. ``zoom`` and
    ``text_zoom`` are percents.
    """

    theme: str = "system"
    window: str = ""
    columns: str = ""
    left: str = ""
    right: str = ""
    issue: str = ""
    item: str = ""
    preview: str = ""
    print_signs: bool = True
    export_formats: str = "email,text-mailchimp"
    export_folder: str = ""
    folder: str = ""
    recent: str = ""
    hidden: str = ""
    zoom: int = 100
    text_zoom: int = 100
    keys: dict[str, str] = field(default_factory=dict)
    spelling: bool = True
    language: str = "en_US"
    library: str = ""
    recent_libraries: list[str] = field(default_factory=list)
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
