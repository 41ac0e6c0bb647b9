"""What an editor can do in the window, as data: words, keys, menu; what it does is bound later."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from crank_desktop.ui.icons import Icons


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action; ``after_line`` sets it apart from those above.

    ``keys`` are as Qt writes them, several with "; " between them.
    """

    name: str
    menu: str
    words: str
    keys: str = ""
    icon: str = ""
    after_line: bool = False
    checkable: bool = False
    under: str = ""
    """The menu inside ``menu`` that it stands in."""


def _preview(name: str, words: str, *, after_line: bool = False) -> ActionRow:
    return ActionRow(name, "View", words, after_line=after_line, checkable=True, under="Preview as")


ACTIONS = (
    ActionRow("new-issue", "File", "New issue…", "Ctrl+N", "mdi6.file-plus-outline"),
    ActionRow("import", "File", "Import…", "Ctrl+Shift+I", "mdi6.tray-arrow-down"),
    ActionRow("export", "File", "Export…", "Ctrl+E", "mdi6.tray-arrow-up"),
    ActionRow("copy-html", "File", "Copy the email’s HTML", "Ctrl+Shift+C", "mdi6.content-copy"),
    ActionRow("open-library", "File", "Open library…", "Ctrl+O", after_line=True),
    ActionRow("new-library", "File", "New library…"),
    ActionRow("recent-libraries", "File", "Recent libraries"),
    ActionRow("move-library", "File", "Move this library…"),
    ActionRow("show-library", "File", "Show in folder"),
    ActionRow("backups", "File", "Backups"),
    ActionRow(
        "newsletter",
        "File",
        "Newsletter settings",
        icon="mdi6.newspaper-variant-outline",
        after_line=True,
    ),
    ActionRow("settings", "File", "Settings", "Ctrl+,", "mdi6.cog-outline"),
    ActionRow("trash", "File", "Trash", icon="mdi6.trash-can-outline"),
    ActionRow("quit", "File", "Quit", "Ctrl+Q", after_line=True),
    ActionRow("undo", "Edit", "Undo", "Ctrl+Z", "mdi6.undo"),
    ActionRow("redo", "Edit", "Redo", "Ctrl+Shift+Z", "mdi6.redo"),
    ActionRow("paste-plain", "Edit", "Paste the words alone", "Ctrl+Shift+V", after_line=True),
    ActionRow("find", "Edit", "Find in this issue", "Ctrl+F", "mdi6.magnify", after_line=True),
    ActionRow("replace", "Edit", "Find and replace", "Ctrl+H"),
    ActionRow("find-next", "Edit", "Find the next match", "F3"),
    ActionRow("find-previous", "Edit", "Find the match before", "Shift+F3"),
    ActionRow("find-in-library", "Edit", "Find in the library", "Ctrl+Shift+F"),
    ActionRow("spelling", "Edit", "Check spelling", "Shift+F7", after_line=True, checkable=True),
    ActionRow("next-unknown", "Edit", "Next unknown word", "F7"),
    ActionRow("suggest", "Edit", "Suggest another spelling", "Ctrl+."),
    ActionRow("spelling-en_US", "Edit", "American spelling", checkable=True),
    ActionRow("spelling-en_GB", "Edit", "British spelling", checkable=True),
    ActionRow("dictionary", "Edit", "Dictionary of this library"),
    ActionRow("next-missing", "Edit", "Next missing address", "F4", after_line=True),
    ActionRow("previous-missing", "Edit", "Previous missing address", "Shift+F4"),
    ActionRow("bold", "Edit", "Bold", "Ctrl+B", "mdi6.format-bold", after_line=True),
    ActionRow("italic", "Edit", "Italic", "Ctrl+I", "mdi6.format-italic"),
    ActionRow("link", "Edit", "Set or change a link", "Ctrl+K", "mdi6.link-variant"),
    ActionRow("print-item", "Edit", "Make quotes and dashes typographic"),
    ActionRow("print-signs", "Edit", "Typographic quotes and dashes as typed", checkable=True),
    ActionRow("link-left", "Edit", "Start the link a word earlier", "Alt+Left"),
    ActionRow("link-right", "Edit", "Start the link a word later", "Alt+Right"),
    ActionRow("add-item", "Issue", "Add an item", "Ctrl+Return", "mdi6.plus"),
    ActionRow(
        "remove-item", "Issue", "Remove the item", "Ctrl+Backspace", "mdi6.trash-can-outline"
    ),
    ActionRow("double-item", "Issue", "Duplicate the item", "Ctrl+D"),
    ActionRow("copy-item", "Issue", "Copy the item as Markdown"),
    ActionRow("item-up", "Issue", "Move the item up", "Alt+Shift+Up", after_line=True),
    ActionRow("item-down", "Issue", "Move the item down", "Alt+Shift+Down"),
    ActionRow("next-item", "Issue", "Go to the next item", "Alt+Down", after_line=True),
    ActionRow("previous-item", "Issue", "Go to the item before", "Alt+Up"),
    ActionRow("issue-form", "Issue", "Go to the issue’s own form", "Alt+Home"),
    ActionRow("add-highlights", "Issue", "New section of highlights", after_line=True),
    ActionRow("add-links", "Issue", "New section of links"),
    ActionRow("add-analysis", "Issue", "New section of analyses"),
    ActionRow("add-perspectives", "Issue", "New section of perspectives"),
    ActionRow("rename-section", "Issue", "Rename the section", "Shift+F2"),
    ActionRow("section-up", "Issue", "Move the section up", "Alt+Shift+PgUp"),
    ActionRow("section-down", "Issue", "Move the section down", "Alt+Shift+PgDown"),
    ActionRow("remove-section", "Issue", "Throw the section away"),
    ActionRow("rename-issue", "Issue", "Rename the issue", "F2", after_line=True),
    ActionRow("keep-version", "Issue", "Keep this version…", "Ctrl+Shift+S"),
    ActionRow("duplicate-issue", "Issue", "Duplicate the issue"),
    ActionRow("archive-issue", "Issue", "Archive the issue", icon="mdi6.archive-outline"),
    ActionRow("remove-issue", "Issue", "Throw the issue away"),
    ActionRow(
        "commands", "View", "Commands, issues and items…", "Ctrl+Shift+P; Ctrl+P", "mdi6.magnify"
    ),
    ActionRow("show-left", "View", "Issues and outline", "F9", after_line=True, checkable=True),
    ActionRow("show-preview", "View", "Preview", "F10", checkable=True),
    ActionRow("show-history", "View", "History", "Ctrl+Shift+H", checkable=True),
    ActionRow("focus-mode", "View", "Focus on the text", "F11", checkable=True),
    ActionRow("text-larger", "View", "Larger text", "Ctrl++; Ctrl+=", after_line=True),
    ActionRow("text-smaller", "View", "Smaller text", "Ctrl+-"),
    ActionRow("text-normal", "View", "Normal text", "Ctrl+0"),
    _preview("preview-email", "Preview the email"),
    _preview("preview-web", "Preview the web page"),
    _preview("preview-text", "Preview the plain text"),
    _preview("preview-text-mailchimp", "Preview Mailchimp’s plain text"),
    _preview("preview-phone", "Preview as on a phone", after_line=True),
    _preview("preview-dark", "Preview in dark colors"),
    _preview("preview-no-pictures", "Preview without pictures"),
    _preview("preview-no-styles", "Preview without styles"),
    ActionRow("theme-system", "View", "As the system looks", after_line=True, checkable=True),
    ActionRow("theme-light", "View", "Light", checkable=True),
    ActionRow("theme-dark", "View", "Dark", checkable=True),
    ActionRow("help", "Help", "Help", "F1", "mdi6.help-circle-outline"),
    ActionRow("tour", "Help", "Two-minute tour"),
    ActionRow("about", "Help", "About Crank Desktop"),
)
MENUS = ("File", "Edit", "Issue", "View", "Help")
"""Each opens by Alt with its first letter; no two begin with the same."""


class Actions:
    """The actions of one window, each in its menu."""

    def __init__(self, parent: QWidget, icons: Icons) -> None:
        self._actions: dict[str, QAction] = {}
        for row in ACTIONS:
            action = QAction(row.words, parent)
            action.setObjectName(row.name)
            action.setShortcuts(QKeySequence.listFromString(row.keys))
            action.setCheckable(row.checkable)
            action.setEnabled(row.checkable)
            if row.icon:
                icons.bind(action, row.icon)
            self._actions[row.name] = action

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def on(self, name: str, do: Callable[[], object]) -> None:
        """Bind an action to what it does; until then it cannot be chosen."""
        self._actions[name].setEnabled(True)
        self._actions[name].triggered.connect(do)

    def enable(self, *names: str, enabled: bool) -> None:
        """Let these actions be chosen, or not."""
        for name in names:
            self._actions[name].setEnabled(enabled)

    def fill(self, bar: QMenuBar) -> None:
        """Put every action in its menu."""
        menus: dict[str, QMenu] = {name: bar.addMenu(f"&{name}") for name in MENUS}
        for row in ACTIONS:
            menu = menus[row.menu]
            if row.under and row.under not in menus:
                menu.addSeparator()
                menus[row.under] = menu.addMenu(row.under)
            inside = menus[row.under] if row.under else menu
            if row.after_line:
                inside.addSeparator()
            inside.addAction(self._actions[row.name])
