"""Asks the dictionary beside the window, and keeps what it said."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from crank_desktop.progress import Progress
from crank_desktop.spelling.dictionary import Dictionary, Language, load_dictionary
from crank_desktop.spelling.lexicon import Lexicon, Own
from crank_desktop.spelling.words import Word, words_in, words_of_line
from crank_desktop.ui.tasks import Tasks

_MOST_LINES = 4096
"""Lines of which the unknown words are remembered."""


class Speller(QObject):
    """Tells which words of a text are unknown; one language at a time, or none.

    ``changed`` when words are judged otherwise than before, ``suggested`` with a word for which
    ``suggestions`` has an answer now, ``failed`` with why there is no dictionary.
    """

    changed = Signal()
    suggested = Signal(str)
    failed = Signal(str)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._language: Language | None = None
        self._dictionary: Dictionary | None = None
        self._lexicon = Lexicon()
        self._judged: dict[tuple[str, bool], tuple[Word, ...]] = {}
        self._suggestions: dict[str, tuple[str, ...]] = {}
        self._asked: set[str] = set()
        self._under_way: frozenset[str] = frozenset()

    @property
    def language(self) -> Language | None:
        """The language that texts are checked in; None where they are not."""
        return self._language

    @property
    def is_looking(self) -> bool:
        """Whether it does not know yet of some words that it was asked for."""
        loading = self._language is not None and self._dictionary is None
        return loading or bool(self._asked or self._under_way)

    def check(self, language: Language | None) -> None:
        """Check in this language from now on, or not at all."""
        if language is self._language:
            return
        self._language, self._dictionary = language, None
        self._asked.clear()
        self._under_way = frozenset()
        self._lexicon.forget()
        self._forget()
        if language is not None:
            self._tasks.run(partial(_loaded, language), self._take, self._fail)
        self.changed.emit()

    def know(self, kind: Own, words: Iterable[str]) -> None:
        """Let these words be right, and no others of their kind."""
        if self._lexicon.set_own(kind, words):
            self._forget()
            self.changed.emit()

    def own(self, kind: Own) -> frozenset[str]:
        """The words of one kind that are right."""
        return self._lexicon.own(kind)

    def unknown(self, line: str, *, prose: bool) -> tuple[Word, ...]:
        """The unknown words of one line; what was not looked up yet is, and then ``changed``."""
        if self._dictionary is None:
            return ()
        key = (line, prose)
        found = self._judged.get(key)
        if found is None:
            found, asked = self._lexicon.judge(words_of_line(line, prose))
            if asked:
                self._ask(asked)
            elif len(self._judged) < _MOST_LINES:
                self._judged[key] = found
            else:
                self._judged = {key: found}
        return found

    def unknown_in(self, text: str, *, prose: bool) -> tuple[Word, ...]:
        """The same of a text of any number of lines."""
        if self._dictionary is None:
            return ()
        found, asked = self._lexicon.judge(words_in(text, prose=prose))
        if asked:
            self._ask(asked)
        return found

    def suggestions(self, key: str) -> tuple[str, ...] | None:
        """What an unknown word may stand for; None while it is looked for, and then ``suggested``.

        The ``key`` is that of the ``Word``.
        """
        if key not in self._suggestions:
            if self._dictionary is not None:
                asking = partial(_suggested, self._dictionary, key)
                self._tasks.run(asking, self._take_suggestions, self._fail)
            return None
        return self._lexicon.likely(key, self._suggestions[key])

    def _ask(self, words: frozenset[str]) -> None:
        self._asked |= words - self._under_way
        if self._asked and not self._under_way and self._dictionary is not None:
            self._under_way = frozenset(self._asked)
            self._asked.clear()
            asking = partial(_answered, self._dictionary, self._under_way)
            self._tasks.run(asking, self._learn, self._fail)

    def _take(self, loaded: tuple[Language, Dictionary]) -> None:
        language, dictionary = loaded
        if language is self._language:
            self._dictionary = dictionary
            self.changed.emit()

    def _learn(self, told: tuple[Dictionary, dict[str, bool]]) -> None:
        dictionary, answers = told
        if dictionary is not self._dictionary:
            return
        self._lexicon.learn(answers)
        self._under_way = frozenset()
        self._ask(frozenset())
        self.changed.emit()

    def _take_suggestions(self, told: tuple[Dictionary, str, tuple[str, ...]]) -> None:
        dictionary, key, found = told
        if dictionary is self._dictionary:
            self._suggestions[key] = found
            self.suggested.emit(key)

    def _fail(self, error: BaseException) -> None:
        self._under_way = frozenset()
        self.failed.emit(f"Spelling cannot be checked: {error}")

    def _forget(self) -> None:
        self._judged.clear()
        if self._dictionary is None:
            self._suggestions.clear()


def _loaded(language: Language, progress: Progress) -> tuple[Language, Dictionary]:
    return language, load_dictionary(language, progress)


def _answered(
    dictionary: Dictionary, words: frozenset[str], _progress: Progress
) -> tuple[Dictionary, dict[str, bool]]:
    return dictionary, {word: dictionary.knows(word) for word in words}


def _suggested(
    dictionary: Dictionary, key: str, _progress: Progress
) -> tuple[Dictionary, str, tuple[str, ...]]:
    return dictionary, key, dictionary.suggest(key)
