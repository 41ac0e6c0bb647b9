"""Spelling in its window: fields with marks, the way from word to word, the library's own words."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu

from crank_desktop.editing.dictionary_changes import AddWord, RemoveWord
from crank_desktop.editing.finding import Match, Spot, next_match
from crank_desktop.editing.issue_texts import texts_of
from crank_desktop.editing.several import as_one
from crank_desktop.library.touched import Touched
from crank_desktop.progress import Progress
from crank_desktop.sources.outlets import shipped_outlets
from crank_desktop.spelling.dictionary import Language
from crank_desktop.spelling.lexicon import Own
from crank_desktop.spelling.names import names_of, words_of_names
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.forms.issue_form import IssueForm
from crank_desktop.ui.search.places import Places
from crank_desktop.ui.spelling.dictionary_page import DictionaryPage
from crank_desktop.ui.spelling.field_marks import FieldMarks
from crank_desktop.ui.spelling.speller import Speller
from crank_desktop.ui.spelling.word_menu import WordMenu

_FIELDS = {
    "headingEdit": False,
    "bodyEdit": True,
    "noteEdit": False,
    "subjectEdit": False,
    "preheaderEdit": False,
    "introEdit": True,
    "altEdit": False,
}
"""The fields that hold sentences, and whether those are Markdown."""
_TEXTS = frozenset("heading body text title note subject preheader intro alt".split())
"""The same as texts of an issue."""
_NONE_UNKNOWN = "Every word of this issue is known."


class SpellingRoom(QObject):
    """Binds the actions of spelling, and keeps the speller up with library and settings."""

    def __init__(self, desk: Desk, form: IssueForm) -> None:
        super().__init__(desk)
        self._window, self._workspace = desk.window, desk.workspace
        self.speller = Speller(desk.workspace.tasks, self)
        self._places = Places(desk.workspace, desk.editor, form, desk.left.outline)
        self._page: DictionaryPage | None = None
        self._going = False
        self._library_names: frozenset[str] = frozenset()
        self._marks = {
            field: FieldMarks(field, self.speller, desk.window.theme, prose=_FIELDS[name])
            for field in desk.window.findChildren(TextField)
            if (name := field.objectName()) in _FIELDS
        }
        for field in self._marks:
            field.menu_asked.connect(self._fill_menu)
        self._bind()
        self._load_words()
        self._load_names()
        self._check()

    @property
    def page(self) -> DictionaryPage:
        """The page of the library's own words, built when it is asked for first."""
        if self._page is None:
            self._page = DictionaryPage(writable=self._workspace.library.is_writable)
            self._page.added.connect(self.add)
            self._page.removed.connect(self.remove)
            self._page.closed.connect(self._workspace.show_open)
            self._window.middle.addWidget(self._page)
            self._load_words()
        return self._page

    def marks_of(self, field: TextField) -> FieldMarks:
        """The marks of a field; raises ``KeyError`` where it is not checked."""
        return self._marks[field]

    def show_page(self) -> None:
        """Show the library's own words."""
        self._window.middle.setCurrentWidget(self.page)
        self.page.begin()

    def add(self, word: str) -> None:
        """Add a word to the library's dictionary."""
        if self._workspace.apply(AddWord(word)) and self._window.middle.currentWidget() is not (
            self._page
        ):
            said = word.replace("'", "’")
            words = f"“{said}” is in this library’s dictionary."
            self._window.notice.say(words, "Show the dictionary", self.show_page)

    def remove(self, words: list[str]) -> None:
        """Take words out of the library's dictionary, as one change."""
        changes = tuple(RemoveWord(word) for word in words)
        change = as_one(changes, f"Remove {len(words)} words from the dictionary")
        if change is not None:
            self._workspace.apply(change)

    def ignore(self, word: str) -> None:
        """Let a word be until the program is closed."""
        self.speller.know(Own.IGNORED, self.speller.own(Own.IGNORED) | {word})

    def go(self) -> None:
        """Go to the next unknown word of the issue, round and round."""
        self._going = False
        issue, draft = self._workspace.issue, self._workspace.draft
        if issue is None or draft is None:
            return
        found = tuple(
            Match(text.place, text.name, word.start, word.end, text.text[word.start : word.end])
            for text in texts_of(issue)
            if text.name in _TEXTS and (not text.place or draft.holds(text.place))
            for word in self.speller.unknown_in(text.text, prose=text.prose)
        )
        if self.speller.is_looking:
            self._going = True
            return
        spot = self._places.spot() or Spot(self._workspace.item_uid)
        at = next_match(issue, found, spot, 1)
        if at is None:
            self._window.notice.say(_NONE_UNKNOWN)
        else:
            self._places.show(found[at])
            self._places.take_keys(found[at])

    def suggest(self) -> None:
        """Open the menu of the word at the caret."""
        field = QApplication.focusWidget()
        if isinstance(field, TextField):
            field.open_menu()

    def _bind(self) -> None:
        actions = self._window.actions_
        for name, do in (
            ("next-unknown", self.go),
            ("suggest", self.suggest),
            ("dictionary", self.show_page),
        ):
            actions.on(name, do)
        settings = self._workspace.settings
        actions["spelling"].setChecked(settings.spelling)
        actions["spelling"].toggled.connect(self._turn)
        languages = QActionGroup(self)
        for language in Language:
            action = languages.addAction(actions[f"spelling-{language}"])
            action.setChecked(language == settings.language)
            action.setData(str(language))
        languages.triggered.connect(self._choose)
        self.speller.changed.connect(self._go_on)
        self.speller.failed.connect(self._window.notice.say)
        self._workspace.changed.connect(self._follow)
        self._workspace.issue_opened.connect(self._load_names)
        self._workspace.saved.connect(self._tell_names)

    def _turn(self, on: bool) -> None:  # noqa: FBT001 - Qt says it so
        self._workspace.settings.spelling = on
        self._check()

    def _choose(self, action: QAction) -> None:
        self._workspace.settings.language = action.data()
        self._check()

    def _check(self) -> None:
        settings = self._workspace.settings
        known = {str(language): language for language in Language}
        language = known.get(settings.language, Language.AMERICAN)
        self.speller.check(language if settings.spelling else None)
        self._window.actions_.enable("next-unknown", "suggest", enabled=settings.spelling)

    def _go_on(self) -> None:
        if self._going:
            self.go()

    def _follow(self, touched: Touched) -> None:
        if touched.dictionary:
            self._load_words()

    def _load_words(self) -> None:
        words = self._workspace.library.words.added()
        self.speller.know(Own.ADDED, words)
        if self._page is not None:
            self._page.show_words(words)

    def _load_names(self) -> None:
        self._workspace.tasks.run(self._find_names, self._take_names, self._lack_names)

    def _find_names(self, _progress: Progress) -> frozenset[str]:
        """In a worker: the library is only read."""
        shipped = (
            name
            for outlet in shipped_outlets().outlets
            for name in (outlet.name, *outlet.earlier_names)
        )
        return words_of_names((*shipped, *self._workspace.library.words.names()))

    def _take_names(self, names: frozenset[str]) -> None:
        self._library_names = names
        self._tell_names()

    def _lack_names(self, error: BaseException) -> None:
        self._window.notice.say(f"The names of this library are not known to spelling: {error}")

    def _tell_names(self, _at: object = None) -> None:
        issue = self._workspace.issue
        own = names_of(issue) if issue else frozenset()
        self.speller.know(Own.NAMES, self._library_names | own)

    def _fill_menu(self, menu: QMenu, position: int) -> None:
        field = self.sender()
        if not isinstance(field, TextField):
            return
        marked = self._marks[field].at(position)
        if marked is not None:
            writable = self._workspace.library.is_writable
            add = self.add if writable else None
            WordMenu(menu, field, marked, self.speller, add=add, ignore=self.ignore)
