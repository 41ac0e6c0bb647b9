"""Placeholders of sending services, which pass every step byte for byte.

Mailchimp writes ``*|NAME|*`` (also ``*|IF:AGE >= 20|*``, ``*|DATE:d/m/y|*``), Buttondown and
listmonk ``{{ name }}``, Ghost ``%%{name}%%``. A ``<`` counts only where HTML could not take it for
a tag.
"""

import re

MERGE_TAG = re.compile(
    r"\*\|[A-Za-z][A-Za-z0-9_]*(?::(?:[^|<>\"*\n]|[<>](?=[ =0-9]))*)?\|\*"
    r"|\{\{ ?\.?[A-Za-z@][A-Za-z0-9_.]* ?\}\}"
    r"|%%\{[a-z_]+\}%%"
)


def is_merge_tag(text: str) -> bool:
    """Whether the text is one placeholder and nothing else."""
    return MERGE_TAG.fullmatch(text) is not None
