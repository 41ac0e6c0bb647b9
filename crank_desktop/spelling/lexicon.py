"""What is known of words: what the dictionary said of them, and which are right here anyway."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import NamedTuple

from crank_desktop.spelling.words import Word, plain

MOST = 5
"""Suggestions for one word."""


class Own(StrEnum):
    """Where words come from that the dictionary need not have."""

    ADDED = "added"
    NAMES = "names"
    IGNORED = "ignored"


class Judged(NamedTuple):
    """The words of a text that are unknown, and those of which the dictionary said nothing yet."""

    unknown: tuple[Word, ...]
    asked: frozenset[str]


class Lexicon:
    """Keeps what the dictionary answered, so that it is asked for each word once."""

    def __init__(self) -> None:
        self._answers: dict[str, bool] = {}
        self._own: dict[Own, frozenset[str]] = dict.fromkeys(Own, frozenset())

    def own(self, kind: Own) -> frozenset[str]:
        """The words of one kind that are right whatever the dictionary says."""
        return self._own[kind]

    def set_own(self, kind: Own, words: Iterable[str]) -> bool:
        """Take the words of one kind; whether they are others than before."""
        before, self._own[kind] = self._own[kind], frozenset(plain(word) for word in words)
        return before != self._own[kind]

    def learn(self, answers: Mapping[str, bool]) -> None:
        """Take what the dictionary said."""
        self._answers.update(answers)

    def forget(self) -> None:
        """Another dictionary is asked from now on."""
        self._answers.clear()

    def judge(self, words: Iterable[Word]) -> Judged:
        """Tell the unknown words of a text; those not looked up yet are not among them."""
        unknown: list[Word] = []
        asked: set[str] = set()
        answers = self._answers
        for word in words:
            said = answers.get(word.key)
            if said or (said is not None and self._is_own(word.key)):
                continue
            whole = answers.get(word.whole) if word.whole else False
            if said is None or whole is None:
                asked.update(one for one in (word.key, word.whole) if one and one not in answers)
            elif not whole and not self._is_own(word.whole):
                unknown.append(word)
        return Judged(tuple(unknown), frozenset(asked))

    def likely(self, key: str, suggested: Iterable[str]) -> tuple[str, ...]:
        """What an unknown word may stand for: names and words of one's own first."""
        own = self._own[Own.ADDED] | self._own[Own.NAMES]
        # A name that is not like it at the beginning was not meant.
        alike = [one for one in own if one[:1].casefold() == key[:1].casefold()]
        near = get_close_matches(key, alike, 2, 0.8)
        found = dict.fromkeys([*near, *suggested])
        return tuple(one.replace("'", "’") for one in found if one != key)[:MOST]

    def _is_own(self, key: str) -> bool:
        if not key:
            return False
        forms = {key, key[:1].lower() + key[1:]}
        if key.isupper():
            forms.add(key.lower())
        return any(not forms.isdisjoint(words) for words in self._own.values())
