"""What the preview runs on."""

from PySide6.QtWebEngineCore import qWebEngineChromiumVersion


def chromium_version() -> str:
    """The version of Chromium inside WebEngine."""
    return str(qWebEngineChromiumVersion())
