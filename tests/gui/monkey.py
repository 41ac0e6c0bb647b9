"""Somebody who does anything to a window, in any order, and remembers what it must come to."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import PortableIssue
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from crank_desktop.library.values import StoredIssue
from crank_desktop.main import open_window
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.main_window import MainWindow
from tests.gui.windows import desk_of
from tests.kept_beside import KeptBeside, Thing

KEYS = "abc xyz []*_#(\\"
SIGNS = ("é", "中", "א", "🚢", "e\u0301", "한", "שלום", "\u00a0")
"""What an input method hands over in one piece."""
PASTED = ("three more tugs", "中国", "🚢 at sea", "x")
WRITTEN = {"heading", "body", "text", "title", "institution", "note"}
"""The texts that it writes in."""
CONTROL = Qt.KeyboardModifier.ControlModifier


def told(issue: PortableIssue) -> set[str]:
    """What an issue says, part by part, so that a difference is read at once."""
    bare = [replace(section, items=()) for section in issue.sections]
    parts = (*bare, *(item for one in issue.sections for item in one.items))
    return {str(replace(issue, sections=())), *(str(one) for one in parts)}


def thrown(library: Library) -> dict[str, Thing]:
    """What is in the trash of a library, by its identity; issues without their notes."""
    contents = [library.trash.load(row.uid).content for row in library.trash.rows()]
    things = [
        replace(one.issue, notes=()) if isinstance(one, StoredIssue) else one for one in contents
    ]
    return {one.uid: one for one in things}


class Monkey:
    """One window on a library, and the model that the library must agree with."""

    def __init__(self, library: Path, seed: int, qtbot: QtBot) -> None:
        self.library, self.qtbot = library, qtbot
        self.chance = random.Random(seed)  # noqa: S311 - a seed, no secret
        self.done: list[str] = []
        self.trail: list[str] = []
        with Library(library, write=False) as opened:
            issues = [opened.load_uid(row.uid).issue for row in opened.issue_rows()]
        self.model = KeptBeside(issues)
        self.window: MainWindow
        self.desk: Desk
        self.start()

    def start(self) -> None:
        """Open the window."""
        self.window = open_window(self.library)
        self.qtbot.waitExposed(self.window)
        self.desk = desk_of(self.window)
        self.window.activateWindow()
        self.model.restart()

    def leave(self) -> None:
        """Close the window; the library must hold what the model says."""
        assert self.window.close()
        self.window.deleteLater()
        self.agree_on_disk()

    def restart(self) -> None:
        """Close the window and open it again."""
        self.leave()
        self.start()

    @property
    def uid(self) -> str:
        """The open item; "" is the issue itself."""
        return self.desk.workspace.item_uid

    @property
    def issue(self) -> PortableIssue:
        """How the open issue is arranged, by the model."""
        draft = self.desk.workspace.draft
        assert draft is not None
        return self.model.structure.issues[draft.uid]

    def act(self, name: str) -> bool:
        """Choose an action; False where it cannot be chosen."""
        action = self.window.actions_[name]
        if action.isEnabled():
            action.trigger()
            return True
        return False

    def agree(self) -> None:
        """The open issue says what the model says, in the draft, the outline and the editor."""
        workspace = self.desk.workspace
        assert workspace.issue is not None
        shown = replace(workspace.issue, notes=())
        expected = self.model.issue(shown.uid)
        here, there = told(shown), told(expected)
        assert shown == expected, f"shown {here - there}, expected {there - here}"
        rows = [row.uid for one in workspace.issue.sections for row in one.items]
        assert rows == [one.uid for part in self.issue.sections for one in part.items]
        for field, name in self.fields():
            assert field.text() == getattr(self.model.items[self.uid], name)

    def agree_on_disk(self) -> None:
        """The library holds what the model says: every issue, and what is in the trash."""
        with Library(self.library, write=False) as library:
            rows = [row.uid for row in library.issue_rows()]
            for uid in rows:
                assert replace(library.load_uid(uid).issue, notes=()) == self.model.issue(uid)
            trash = thrown(library)
        assert set(rows) == set(self.model.structure.issues)
        assert trash == {one.uid: self.model.now(one) for one in self.model.structure.trash}
        assert verify(self.library) == []

    # Writing

    def fields(self) -> list[tuple[TextField, str]]:
        """The fields of the open item that are written in, each with the name of its text."""
        form = self.desk.editor.form
        if form is None or self.window.middle.currentWidget() is not self.desk.editor:
            return []
        named = [(field, form.name_of(field)) for field in form.fields if field.isVisible()]
        return [(field, name) for field, name in named if name in WRITTEN]

    def field(self) -> tuple[TextField, str] | None:
        """The field with the caret, else any."""
        fields = self.fields()
        focused = [one for one in fields if one[0].hasFocus()]
        if not focused and fields:
            focused = [self.chance.choice(fields)]
            focused[0][0].setFocus()
        return focused[0] if focused else None

    def type_keys(self) -> None:
        """Type a few keys, or what an input method makes of several."""
        found = self.field()
        if found is None:
            return
        field, name = found
        for _ in range(self.chance.randrange(1, 8)):
            start, end = field.selected()
            text = field.text()
            sign = self.chance.choice(KEYS) if self.chance.random() < 0.9 else ""
            if sign:
                QTest.keyClicks(field, sign)
            else:
                sign = self.chance.choice(SIGNS)
                event = QInputMethodEvent()
                event.setCommitString(sign)
                QApplication.sendEvent(field, event)
            self.model.write(self.uid, name, text[:start] + sign + text[end:])

    def move_caret(self) -> None:
        """Put the caret elsewhere, or select something."""
        found = self.field()
        if found is None:
            return
        length = len(found[0].text())
        start = self.chance.randint(0, length)
        end = (
            start if self.chance.random() < 0.6 else min(length, start + self.chance.randint(0, 9))
        )
        found[0].select(start, end)

    def delete(self) -> None:
        """Delete what is selected, or a plain letter before the caret."""
        found = self.field()
        if found is None:
            return
        field, name = found
        start, end = field.selected()
        text = field.text()
        if start == end and not text[max(start - 2, 0) : start + 1].isascii():
            return
        if start == end and start == 0:
            return
        keys = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) if start < end else (Qt.Key.Key_Backspace,)
        QTest.keyClick(field, self.chance.choice(keys))
        start = start if start < end else start - 1
        self.model.write(self.uid, name, text[:start] + text[end:])

    def paste(self) -> None:
        """Paste words."""
        found = self.field()
        if found is None:
            return
        field, name = found
        start, end = field.selected()
        text, words = (
            field.text(),
            self.chance.choice(("three more tugs", "中国", "🚢 at sea", "x")),
        )
        data = QMimeData()
        data.setText(words)
        QGuiApplication.clipboard().setMimeData(data)
        QTest.keyClick(field, Qt.Key.Key_V, CONTROL)
        self.model.write(self.uid, name, text[:start] + words + text[end:])

    def take_back(self) -> None:
        """Undo, by keys or by the menu."""
        self._step(back=True)

    def do_again(self) -> None:
        """Redo."""
        self._step(back=False)

    def _step(self, *, back: bool) -> None:
        focused = next((one for one in self.fields() if one[0].hasFocus()), None)
        stack, uid = self.desk.workspace.stack, self.uid
        before = stack.index()
        self.act("undo" if back else "redo")
        writing = self.model.writing(uid, focused[1]) if focused else None
        if stack.index() != before:
            assert stack.index() == before + (-1 if back else 1)
            came_later = back and writing is not None and writing.is_before(self.model.changed_at)
            assert writing is None or came_later or writing.can_stay(back=back)
            assert self.model.step(back=back)
        elif writing is None or focused is None or not writing.can_go(back=back):
            assert not (self.model.back if back else self.model.ahead)
        else:
            field, name = focused
            if field.text() == getattr(self.model.items[uid], name) and writing.can_stay(back=back):
                return
            assert not back or writing.is_after(self.model.changed_at)
            assert writing.go(field.text(), self.model.tick(), back=back)
            self.model.say(uid, name, field.text())

    # Going about

    def go(self) -> None:
        """Go to another item."""
        self.act(self.chance.choice(("next-item", "previous-item", "next-item", "issue-form")))

    def look_about(self) -> None:
        """Press what changes nothing in the issue."""
        self.act(self.chance.choice(("show-left", "show-preview", "theme-dark", "theme-light")))
        if self.chance.random() < 0.5:
            self.act("find")
            QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Escape)

    def open_another(self) -> None:
        """Open any issue."""
        issues = sorted(self.model.structure.issues.values(), key=lambda one: one.label)
        self.desk.workspace.open_issue(self.chance.choice(issues).uid)

    def live(self, steps: list[tuple[int, Callable[[], None]]]) -> None:
        """Do one thing of those that are given with their weights, and look at what came of it."""
        (do,) = self.chance.choices([one for _, one in steps], [weight for weight, _ in steps])
        stack, focus = self.desk.workspace.stack, QApplication.focusWidget()
        where = focus.objectName() if focus else "nowhere"
        at = f"{stack.index()}/{stack.count()}"
        self.done.append(do.__name__)
        self.trail.append(f"{do.__name__} in {self.uid[:5]} {where} {at}")
        do()
        self.agree()
