"""Who wrote an analysis, as one line of words for every output."""

from crank_desktop.document.portable import AnalysisItem

_PAIR = 2


def authors_of(item: AnalysisItem) -> str:
    """The authors joined as American English does, or what stands in their place."""
    names = [name for name in item.authors if name]
    if len(names) > _PAIR:
        return f"{', '.join(names[:-1])}, and {names[-1]}"
    return " and ".join(names) or item.byline


def byline_of(item: AnalysisItem) -> str:
    """Authors, institution and note: what the published issues set in parentheses."""
    return ", ".join(part for part in (authors_of(item), item.institution, item.note) if part)
