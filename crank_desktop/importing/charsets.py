"""Bytes into words by the name of their character set, as mail programs use those names."""

from crank_desktop.errors import InputRefused

_NO_TEXT_CHARSETS = frozenset(
    {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"}
)
_WIDER = {
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "iso-8859-1": "windows-1252",
    "latin-1": "windows-1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
}
"""What mail programs really write where they name the narrower set (as the WHATWG's Encoding)."""


def decoded(found: bytes, charset: str) -> str:
    """The words of ``found``; bytes that are none of the character set become U+FFFD.

    Raises ``InputRefused`` naming a character set that Python does not know.
    """
    name = charset.strip().lower()
    known = name.replace("_", "-") not in _NO_TEXT_CHARSETS
    try:
        if known:
            return found.decode(_WIDER.get(name, name), "replace")
    except (LookupError, ValueError):
        known = False
    raise InputRefused(
        f'the message is written in "{charset[:60]}", a character set that is not known here:'
        " save it from the mail program as UTF-8"
    )
