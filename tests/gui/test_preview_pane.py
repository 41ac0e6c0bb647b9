"""The preview pane as the window uses it."""

from pytestqt.qtbot import QtBot

from tests.preview_pages import ShownPreview, email
from tests.samples import sample


def test_an_email_is_shown_and_patched(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    html = email(sample("2025-03.txt")).html
    preview.show(html)
    assert "Shoigu" in str(preview.ask("document.body.innerText"))
    preview.show(html.replace("Shoigu sees Kim", "Shoigu visits Kim"))
    assert "Shoigu visits Kim" in str(preview.ask("document.body.innerText"))
