"""Names that are right whatever a dictionary says: those that the fields of an issue hold."""

from collections.abc import Iterable
from functools import lru_cache

from crank_desktop.document.portable import AnalysisItem, LinkItem, Masthead, PortableIssue
from crank_desktop.spelling.words import names_in


def words_of_names(names: Iterable[str]) -> frozenset[str]:
    """The words of which these names are made."""
    return frozenset[str]().union(*map(_words, names))


def names_of(issue: PortableIssue) -> frozenset[str]:
    """The words of the names in an issue: outlets, authors, institutions, who makes it."""
    names = {issue.newsletter, *_names_of_masthead(issue.masthead), issue.footer.organisation}
    for section in issue.sections:
        for item in section.items:
            if isinstance(item, LinkItem):
                names.update(outlet.name for outlet in item.outlets)
            elif isinstance(item, AnalysisItem):
                names.update((*item.authors, item.institution))
    return words_of_names(names)


def _names_of_masthead(masthead: Masthead) -> Iterable[str]:
    return masthead.name, *(editor.name for editor in masthead.editors)


@lru_cache(maxsize=8192)
def _words(name: str) -> frozenset[str]:
    return names_in(name)
