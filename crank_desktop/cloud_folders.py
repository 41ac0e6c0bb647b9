"""Folders that a service copies to other machines while a program writes in them, told by name."""

import re
from pathlib import Path

_NAMES = (
    (re.compile(r"onedrive( ?-.*)?", re.IGNORECASE), "OneDrive"),
    (re.compile(r"dropbox( ?[(-].*)?", re.IGNORECASE), "Dropbox"),
    (re.compile(r"google ?drive( ?[(-].*)?", re.IGNORECASE), "Google Drive"),
    (re.compile(r"mobile documents|icloud ?drive|com~apple~clouddocs", re.IGNORECASE), "iCloud"),
    (re.compile(r"cloudstorage", re.IGNORECASE), "a cloud service"),
)
"""How the services call the folders they keep in step, most telling first."""
_MARKS = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".shortcut-targets-by-id", "Google Drive"),
)
"""What they leave in the topmost of these folders, whatever its name."""


def provider_of(path: Path) -> str:
    """Which service keeps the folder of ``path`` in step with other machines; "" where none does.

    ``path`` is absolute, and without links where what a link leads to is meant.
    """
    for folder in path.parents:
        found = next((name for said, name in _NAMES if said.fullmatch(folder.name)), "")
        # The service's own name for it may stand further below: CloudStorage/Dropbox.
        if found:
            return found
        for mark, name in _MARKS:
            if (folder / mark).exists() and folder != Path.home():
                return name
    return ""
