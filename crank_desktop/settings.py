"""What the window remembers between two starts: choices of this user, in one small file."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from crank_desktop.errors import CrankError
from crank_desktop.whole_file import write_whole


@dataclass(slots=True)
class Settings:
    """Remembered choices.

    ``theme`` is "system", "light" or "dark". ``window`` and ``columns`` are Qt's own words for a
    window's place and its columns, in base64. ``issue`` and ``item`` are the identities of what was
    open last, ``preview`` says how the preview is looked at. ``export_formats`` are names of
    formats, ``folder`` where files were last chosen or written.
    """

    theme: str = "system"
    window: str = ""
    columns: str = ""
    left: str = ""
    issue: str = ""
    item: str = ""
    preview: str = ""
    export_formats: str = "email,text-mailchimp"
    export_folder: str = ""
    folder: str = ""


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
    return settings


def save_settings(settings: Settings, file: Path) -> bool:
    """Write the settings whole; False where the file cannot be written: nothing else is lost."""
    try:
        write_whole(file, json.dumps(asdict(settings), indent=1).encode())
    except CrankError:
        return False
    return True
