"""Values that tests compare beyond what equality compares."""

from crank_desktop.document.portable import PortableIssue


def identities(issue: PortableIssue) -> list[str]:
    """The identity of an issue, its sections and its items, in order."""
    return [
        issue.uid,
        *(
            uid
            for section in issue.sections
            for uid in (section.uid, *(item.uid for item in section.items))
        ),
    ]
