"""Rules of naming: words that say nothing, and calls that nobody may make."""

import ast
from pathlib import Path, PurePosixPath

from tests.house.code import CODE, PROGRAM, Breach, modules

# Words that have a better one in this program's vocabulary, or that could name any module.
_WORDS = "article post entry story project manager helper util handler core data info"
BANNED_WORDS = frozenset(
    form for word in _WORDS.split() for form in (word, f"{word}s", f"{word.removesuffix('y')}ies")
)

# Ruff bans these by their full names; called on an object, only the last name is to be seen.
BANNED_CALLS = {
    "processEvents": "events inside events lose edits; work in slices or in a worker",
}


def no_banned_names(root: Path) -> list[Breach]:
    """No module or package is named by a word of ``BANNED_WORDS``, alone or in a compound."""
    breaches = []
    for module in modules(root, *CODE):
        path = PurePosixPath(module.path)
        own = path.parent.name if module.is_package else path.stem
        breaches += [
            module.breach(1, f"“{word}” says nothing in the name of a module.")
            for word in own.split("_")
            if word in BANNED_WORDS
        ]
    return breaches


def no_banned_calls(root: Path) -> list[Breach]:
    """No object of the program is asked for a name of ``BANNED_CALLS``."""
    return [
        module.breach(node, f"{node.attr} is banned: {BANNED_CALLS[node.attr]}.")
        for module in modules(root, PROGRAM)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in BANNED_CALLS
    ]
