"""What a line of a page looks like: a headline, a footer's line, a line of the page around."""

import re

from crank_desktop.document.period import MONTHS
from crank_desktop.importing.sign_off import is_sign_off, read_credit, read_editor
from crank_desktop.importing.vocabulary import is_furniture

LONGEST_HEADLINE = 140
"""Characters; published headlines have 48 to 76."""
_LONGEST_FOOTER_LINE = 300
_END_MARK = re.compile(r"[.!…:;,][\"”’»)]*$")
_ABBREVIATION_AT_END = re.compile(r"\b(?:[A-Z]\.){2,}$")
_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    rf"(?:\w+day,? )?(?:(?:{_MONTH}) \d{{1,2}},? \d{{4}}|\d{{1,2}} (?:{_MONTH}) \d{{4}})",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"(?:having )?trouble (?:viewing|reading) this (?:email|message)\b.{0,60}"
    r"|(?:view|read|open|see) (?:this |it |the )?(?:email |message |issue |newsletter )?"
    r"(?:in (?:your |a |the )?(?:web ?)?browser|online|on the web)\.?"
    r"|share (?:this )?(?:on|by|via|to) .{1,20}|print this (?:page|article)"
    r"|skip to (?:main )?content"
    r"|(?:forward|send) (?:this |it )?(?:email )?to a friend|table of contents",
    re.IGNORECASE,
)
_FOOTER_CLUE = re.compile(
    r"^(?:copyright\b|©|\(c\) ?(?:19|20)\d\d)|\bour (?:mailing|postal) address is\b|\bunsubscribe\b"
    r"|\b(?:update|manage|change) your (?:email )?preferences\b"
    r"|\*\|(?:LIST_ADDRESS|HTML:LIST_ADDRESS)"
    r"|\byou are receiving this (?:email|message)\b",
    re.IGNORECASE,
)
_SOCIAL = re.compile(
    r"twitter|x|x \(twitter\)|facebook|linkedin|youtube|instagram|threads|bluesky|mastodon|website"
    r"|web ?site|e-?mail|rss|podcasts?|tiktok|telegram|medium|substack|spotify|apple podcasts"
    r"|soundcloud|whatsapp|wechat|weibo|vimeo|reddit|flickr",
    re.IGNORECASE,
)


def is_headline(text: str) -> bool:
    """Whether words set in bold are a headline: short, without a mark that ends a sentence."""
    words = text.strip()
    if not 1 < len(words) <= LONGEST_HEADLINE:
        return False
    return _END_MARK.search(words) is None or _ABBREVIATION_AT_END.search(words) is not None


def is_around(text: str) -> bool:
    """Whether a line belongs to the page or the mail program, not to the issue."""
    return is_furniture(text) or _AROUND.fullmatch(text.strip()) is not None


def is_date(text: str) -> bool:
    """Whether a line holds a date and nothing else."""
    return _DATE.fullmatch(text.strip()) is not None


def is_editor_line(line: str) -> bool:
    """Whether a line names an editor: the first one of a sign-off."""
    return is_sign_off([line]) and read_editor(line) is not None


def is_credit_line(line: str) -> bool:
    """Whether a line names where the issue's picture is from."""
    return len(line) <= _LONGEST_FOOTER_LINE and read_credit(line) is not None


def is_footer_line(line: str) -> bool:
    """Whether a line can stand in an email's footer alone: copyright, address, unsubscribing."""
    return len(line) <= _LONGEST_FOOTER_LINE and _FOOTER_CLUE.search(line) is not None


def is_social(words: str) -> bool:
    """Whether a link's words name a place the newsletter has elsewhere."""
    return _SOCIAL.fullmatch(words.strip()) is not None
