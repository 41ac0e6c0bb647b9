"""Words that are right in one library: those that were added, and the names that stand in it."""

from collections.abc import Iterator

from sqlmodel import Session, col, delete, select
from sqlmodel.sql.expression import SelectOfScalar

from crank_desktop.errors import LibraryProblem
from crank_desktop.library.trash import Opens
from crank_desktop.model import tables


class OwnWords:
    """The words of one open library."""

    def __init__(self, reading: Opens) -> None:
        self._reading = reading

    def added(self) -> tuple[str, ...]:
        """What was added to its dictionary, in the order of the alphabet."""
        with self._reading() as session:
            words = session.exec(select(tables.DictionaryWord.word)).all()
        return tuple(sorted(words, key=lambda word: (word.casefold(), word)))

    def names(self) -> frozenset[str]:
        """Names of outlets, authors, institutions and people of mastheads, as they are written."""
        with self._reading() as session:
            found = [name for names in _names() for name in session.exec(names)]
        return frozenset(found) - {""}


def set_word(session: Session, word: str, *, known: bool) -> None:
    """Add a word to the dictionary or take it out; ``LibraryProblem`` where it is so already."""
    own = tables.DictionaryWord
    is_there = session.exec(select(own.id).where(col(own.word) == word)).first() is not None
    if known is is_there:
        state = "is in the dictionary already" if known else "is not in the dictionary any more"
        raise LibraryProblem(f"“{word}” {state}: nothing was changed")
    if known:
        session.add(own(word=word))
    else:
        session.exec(delete(own).where(col(own.word) == word))
    session.flush()


def _names() -> Iterator[SelectOfScalar[str]]:
    for column in (
        tables.Outlet.name,
        tables.OutletName.name,
        tables.ItemOutlet.name,
        tables.ItemAuthor.name,
        tables.Item.institution,
        tables.Person.name,
        tables.Masthead.name,
        tables.Masthead.footer_organisation,
        tables.Newsletter.name,
    ):
        yield select(column).distinct()
