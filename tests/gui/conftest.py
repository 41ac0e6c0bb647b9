"""Windows for tests: no screen is needed, and a Qt warning fails a test."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The web view draws in software: a test machine has no graphics to speak of.
os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--disable-gpu")
