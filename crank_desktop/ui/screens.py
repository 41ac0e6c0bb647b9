"""``--screenshots``: a picture of every main screen, for whoever wants to look at all of them.

A new screen is one row of ``SCREENS``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog

from crank_desktop.bundled import resource
from crank_desktop.document.portable import HighlightItem
from crank_desktop.editing.item_changes import EditItem
from crank_desktop.errors import CrankError, InputRefused
from crank_desktop.model.kinds import Occasion, SectionKind
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.link_editor import LinkEditor
from crank_desktop.ui.history.room import HistoryRoom
from crank_desktop.ui.import_page.page import ImportPage
from crank_desktop.ui.libraries.backup_room import BackupRoom
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.palette.palette import Palette
from crank_desktop.ui.palette_room import PaletteRoom
from crank_desktop.ui.preview.pane import PreviewPane
from crank_desktop.ui.search_room import SearchRoom
from crank_desktop.ui.session import session_of
from crank_desktop.ui.settings_room import SettingsRoom
from crank_desktop.ui.spelling_room import SpellingRoom
from crank_desktop.ui.tour.tour_room import TourRoom
from crank_desktop.ui.waiting import Heard, settled, take_down, wait_until

OpenWindow = Callable[[Path | None], MainWindow]


@dataclass(frozen=True, slots=True)
class Stage:
    """A window, and ways to bring it to a screen."""

    window: MainWindow

    @property
    def desk(self) -> Desk:
        """What fills it; raises ``CrankError`` in one that has no library."""
        desk = self.window.findChild(Desk)
        if desk is None:
            raise CrankError("the window has no library")
        return desk

    def miss_library(self) -> None:
        """What a start says whose library is gone."""
        self.window.settings.library = str(Path.home() / "Newsletter" / "newsletter.crank")
        session_of(self.window).begin(None)

    def show_item(self, kind: SectionKind) -> None:
        """The first item of the first section of a kind."""
        issue = self.desk.workspace.issue
        found = [
            section.items[0].uid
            for section in (issue.sections if issue else ())
            if section.kind is kind and section.items
        ]
        self.desk.workspace.open_item(found[0])

    def read_sample(self, name: str) -> None:
        """The import page with what was found in a sample issue."""
        self.do("import")
        page = self.window.findChild(ImportPage)
        if page is not None:
            page.read_files([resource("samples", name)])
            wait_until(lambda: page.is_reviewing)

    def throw_away(self) -> None:
        """The trash with an item, a section and an issue in it."""
        self.show_item(SectionKind.LINKS)
        self.do("remove-item")
        self.show_item(SectionKind.ANALYSIS)
        self.do("remove-section", "duplicate-issue", "remove-issue", "trash")

    def tour(self) -> None:
        """The tour at its fourth stop, over an item."""
        workspace = self.desk.workspace
        rows = workspace.library.issue_rows()
        workspace.open_issue(next(row.uid for row in rows if row.highlights))
        self.show_item(SectionKind.HIGHLIGHTS)
        room = self.window.findChild(TourRoom)
        if room is not None:
            room.begin()
            for _stop in range(3):
                room.go_on()

    def back_up(self) -> None:
        """Two backups, and what bringing the older one back would change."""
        workspace = self.desk.workspace
        room = self.window.findChild(BackupRoom)
        if room is not None:
            workspace.library.back_up()
            self.do("duplicate-issue", "new-issue")
            for dialog in _dialogs(self.window):
                dialog.accept()
            workspace.library.back_up()
            room.show_page()
            room.page.look_at(1)
            wait_until(lambda: room.page.changes.topLevelItemCount() > 0)

    def find(self, words: str) -> None:
        """What is found in the open issue, and what would replace it."""
        self.do("replace")
        room = self.desk.findChild(SearchRoom)
        if room is not None:
            room.bar.fields.words.setText(words)

    def command(self, typed: str) -> None:
        """What the palette finds for some letters."""
        self.do("issue-form", "commands")
        room = self.desk.findChild(PaletteRoom)
        if room is not None:
            room.palette.edit.setText(typed)

    def ask_for_link(self) -> None:
        """The panel below the text that says where a link leads."""
        self.show_item(SectionKind.HIGHLIGHTS)
        form = self.desk.editor.form
        if form is not None and form.prose is not None:
            form.prose.setFocus()
            form.prose.select(0, len("Russian Security"))
            self.do("link")

    def be_alone(self) -> None:
        """The text alone in the window."""
        self.show_item(SectionKind.HIGHLIGHTS)
        form = self.desk.editor.form
        if form is not None and form.prose is not None:
            form.prose.select(0, 0)
            form.prose.setFocus()
        self.do("focus-mode")

    def show_keys(self, name: str) -> None:
        """The keys of all actions, one of them chosen."""
        self.do("settings")
        room = self.desk.findChild(SettingsRoom)
        if room is not None:
            room.page.parts.setCurrentWidget(room.page.keys)
            room.page.keys.list.go_to(name)

    def look_back(self) -> None:
        """The history with two versions, and how the first one differs from what stands."""
        self.show_item(SectionKind.HIGHLIGHTS)
        room, workspace = self.window.findChild(HistoryRoom), self.desk.workspace
        draft = workspace.draft
        if room is None or draft is None:
            return
        room.keeper.keep_open(Occasion.OPENED)
        item = draft.item(workspace.item_uid)
        if isinstance(item, HighlightItem):
            body = item.body.replace(". ", ", as reported. ", 1)
            again = replace(item, heading=f"{item.heading} again", body=body)
            workspace.apply(EditItem(item, again))
        row = room.keeper.keep_open(Occasion.ASKED)
        if row is not None:
            workspace.library.revisions.rename(row.uid, "First draft")
        self.do("show-history")
        room.pane.list.go_to(room.pane.list.rows[-1].uid)
        wait_until(lambda: bool(room.pane.count.text()))

    def misspell(self) -> None:
        """A highlight with words that no dictionary knows."""
        self.show_item(SectionKind.HIGHLIGHTS)
        room = self.desk.findChild(SpellingRoom)
        form = self.desk.editor.form
        if room is None or form is None or form.prose is None:
            return
        form.prose.select(0, 0)
        form.prose.insertPlainText("The goverment will recieve two envoys. ")
        wait_until(lambda: not room.speller.is_looking)
        room.marks_of(form.prose).refresh()

    def add_words(self) -> None:
        """The library's dictionary with some words."""
        room = self.desk.findChild(SpellingRoom)
        self.do("dictionary")
        if room is not None:
            for word in ("Hmeimim", "Khamenei", "multipolarity"):
                room.add(word)

    def do(self, *actions: str) -> None:
        """What an editor does by menu."""
        for name in actions:
            self.window.actions_[name].trigger()


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen: the name of its file, and how to get there from wherever the window is.

    ``empty`` takes the picture in a library without issues, ``bare`` in a window without a library.
    """

    name: str
    show: Callable[[Stage], None]
    empty: bool = False
    bare: bool = False


SCREENS = (
    Screen("welcome", lambda _stage: None, bare=True),
    Screen("library-gone", lambda stage: stage.miss_library(), bare=True),
    Screen("first-start", lambda _stage: None, empty=True),
    Screen("import", lambda stage: stage.do("import"), empty=True),
    Screen("import-review", lambda stage: stage.read_sample("2024-12.txt"), empty=True),
    Screen("issue", lambda stage: stage.do("issue-form")),
    Screen("highlight", lambda stage: stage.show_item(SectionKind.HIGHLIGHTS)),
    Screen("link", lambda stage: stage.show_item(SectionKind.LINKS)),
    Screen("analysis", lambda stage: stage.show_item(SectionKind.ANALYSIS)),
    Screen("perspective", lambda stage: stage.show_item(SectionKind.PERSPECTIVES)),
    Screen("link-panel", lambda stage: stage.ask_for_link()),
    Screen("focus", lambda stage: stage.be_alone()),
    Screen("history", lambda stage: stage.look_back()),
    Screen("spelling", lambda stage: stage.misspell()),
    Screen("dictionary", lambda stage: stage.add_words()),
    Screen("find", lambda stage: stage.find("Iran")),
    Screen("find-in-library", lambda stage: stage.do("find-in-library")),
    Screen("palette", lambda stage: stage.command("iss")),
    Screen("newsletter", lambda stage: stage.do("newsletter")),
    Screen("settings", lambda stage: stage.do("settings")),
    Screen("keys", lambda stage: stage.show_keys("export")),
    Screen("export", lambda stage: stage.do("issue-form", "export")),
    Screen("new-issue", lambda stage: stage.do("issue-form", "new-issue")),
    Screen("trash", lambda stage: stage.throw_away()),
    Screen("backups", lambda stage: stage.back_up()),
    Screen("help", lambda stage: stage.do("help")),
    Screen("about", lambda stage: stage.do("about")),
    # It stays over the window until somebody ends it: nothing comes after it.
    Screen("tour", lambda stage: stage.tour()),
)


def take_screens(
    open_window: OpenWindow, samples: Path, empty: Path, folder: Path, size: QSize
) -> Iterator[Path]:
    """Write a picture of every screen into a folder; the files, one by one.

    ``samples`` and ``empty`` are libraries, one with issues and one without. Raises
    ``InputRefused`` where a file cannot be written, ``CrankError`` where nothing is painted.
    """
    # A caret that blinks would make two pictures of the same screen differ.
    QApplication.setCursorFlashTime(0)
    for library in (None, empty, samples):
        window = open_window(library)
        window.resize(size)
        _wait_for_preview(window)
        for screen in SCREENS:
            if (screen.bare, screen.empty) == (library is None, library == empty):
                if library == samples and not window.right.is_narrow:
                    window.actions_["show-preview"].setChecked(True)
                screen.show(Stage(window))
                yield _saved(_picture(window), folder / f"{screen.name}.png")
                tidy(window)
        take_down(window)


def _wait_for_preview(window: MainWindow) -> None:
    preview, desk = window.findChild(PreviewPane), window.findChild(Desk)
    if preview is None or desk is None or preview.refusal or desk.workspace.issue is None:
        return
    if not preview.isVisible():
        return
    if not Heard(preview.painted).wait():
        raise CrankError("the preview was not painted: start again with --no-web")


def tidy(window: MainWindow) -> None:
    """Take away what would stand over the next screen as well."""
    for dialog in _dialogs(window):
        dialog.close()
    for palette in window.findChildren(Palette):
        palette.leave()
    for panel in window.findChildren(LinkEditor):
        panel.hide()
    if window.right.is_narrow:
        window.right.hide()
    window.actions_["focus-mode"].setChecked(False)
    window.notice.hide()


def _dialogs(window: MainWindow) -> list[QDialog]:
    return [one for one in window.findChildren(QDialog) if one.isVisible()]


def _picture(window: MainWindow) -> QImage:
    """The window with its dialogs in front of it, each in its middle."""
    image = settled(window)
    painter = QPainter(image)
    painter.setPen(window.theme.color("line"))
    for dialog in _dialogs(window):
        front = settled(dialog)
        place = QPoint(
            (window.width() - dialog.width()) // 2, (window.height() - dialog.height()) // 2
        )
        painter.drawImage(place, front)
        painter.drawRect(place.x(), place.y(), dialog.width() - 1, dialog.height() - 1)
    painter.end()
    return image


def _saved(image: QImage, file: Path) -> Path:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputRefused(f"{file}: cannot be written: {error.strerror}") from error
    if not image.save(str(file)):
        raise InputRefused(f"{file}: cannot be written: choose another folder")
    return file
