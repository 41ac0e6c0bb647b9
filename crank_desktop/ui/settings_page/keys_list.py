"""The list of all actions by menu, with their keys."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from crank_desktop.ui.actions import ACTIONS, MENUS, ActionRow
from crank_desktop.ui.keys import Keys
from crank_desktop.ui.palette.ranking import folded

_NAME = Qt.ItemDataRole.UserRole
_OWN = "changed"


class KeysList(QTreeWidget):
    """``chosen`` with the name of the action an editor goes to, "" for none."""

    chosen = Signal(str)

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self.setObjectName("keysList")
        self.setAccessibleName("Actions and their keys")
        self._keys = keys
        self._rows: dict[str, QTreeWidgetItem] = {}
        self._tops: dict[str, QTreeWidgetItem] = {}
        self.setHeaderLabels(["Action", "Keys", ""])
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._fill()
        keys.changed.connect(self._show_keys)
        self.currentItemChanged.connect(self._tell)

    @property
    def current(self) -> str:
        """The name of the chosen action; "" where there is none."""
        item: QTreeWidgetItem | None = self.currentItem()
        return str(item.data(0, _NAME) or "") if item is not None else ""

    def go_to(self, name: str) -> None:
        """Choose an action by its name."""
        self.setCurrentItem(self._rows[name])

    def shown(self) -> list[str]:
        """The names of the actions that can be seen, from the top."""
        return [name for name, row in self._rows.items() if not row.isHidden()]

    def filter(self, typed: str) -> bool:
        """Show the actions whose words, menu or keys hold each of the typed words; some do."""
        wanted = folded(typed).split()
        for row in ACTIONS:
            item = self._rows[row.name]
            said = folded(f"{row.menu} {item.text(0)} {item.text(1)}")
            item.setHidden(not all(word in said for word in wanted))
        for menu, top in self._tops.items():
            top.setHidden(all(self._rows[row.name].isHidden() for row in _of(menu)))
        shown = self.shown()
        if self.current not in shown:
            first = self.indexFromItem(self._rows[shown[0]]) if shown else QModelIndex()
            self.setCurrentIndex(first)
        return bool(shown)

    def _fill(self) -> None:
        for menu in MENUS:
            top = QTreeWidgetItem(self, [menu])
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            top.setFirstColumnSpanned(True)
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            self._tops[menu] = top
            for row in _of(menu):
                item = QTreeWidgetItem(top, [row.words.removesuffix("…")])
                item.setData(0, _NAME, row.name)
                item.setToolTip(0, item.text(0))
                self._rows[row.name] = item
                self._show_keys(row.name)
        self.expandAll()
        self.setItemsExpandable(False)

    def _show_keys(self, name: str) -> None:
        row = self._rows[name]
        row.setText(1, self._keys.words_of(name))
        row.setText(2, _OWN if self._keys.is_own(name) else "")

    def _tell(self, _item: QTreeWidgetItem | None) -> None:
        self.chosen.emit(self.current)


def _of(menu: str) -> list[ActionRow]:
    return [row for row in ACTIONS if row.menu == menu]
