"""When two addresses are one: the normal form that sources are told apart by (RFC 3986, 6.2)."""

import functools
import re
import uuid
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}
_ESCAPED = re.compile("%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_ALLOWED = "%:/?#[]@!$&'()*+,;="
"""What ``quote`` leaves alone beside the unreserved characters: RFC 3986's reserved ones, and the
percent sign of what is escaped already."""


@functools.lru_cache(maxsize=8192)
def address_key(address: str) -> str | None:
    """The normal form of a web address, in ASCII; None for what is no web address.

    Scheme and host in small letters, no default port, no fragment, dots in the path resolved,
    escapes in capitals and only where they are needed; the query stays as it is otherwise.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    host = parts.hostname
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return None
    place = f"[{host}]" if ":" in host else _host(host)
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        place += f":{port}"
    user, at, _ = parts.netloc.rpartition("@")
    path = _without_dots(_escaped(parts.path)) or "/"
    return urlunsplit(
        SplitResult(parts.scheme, _escaped(user) + at + place, path, _escaped(parts.query), "")
    )


def source_uid(key: str) -> str:
    """The identity of the source with this address key: the same in every library, also undone."""
    return uuid.uuid5(uuid.NAMESPACE_URL, key).hex


def _host(host: str) -> str:
    """The host as it is looked up; one that cannot be is escaped as any other text."""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return _escaped(host)


def _escaped(text: str) -> str:
    quoted = quote(text, safe=_ALLOWED, errors="surrogatepass")
    return _ESCAPED.sub(_normal_escape, re.sub("%(?![0-9A-Fa-f]{2})", "%25", quoted))


def _normal_escape(escape: re.Match[str]) -> str:
    character = chr(int(escape[1], 16))
    return character if character in _UNRESERVED else escape[0].upper()


def _without_dots(path: str) -> str:
    """The path with ``.`` and ``..`` resolved (RFC 3986, 5.2.4)."""
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if path.endswith(("/.", "/..")):
        kept.append("")
    return "/".join(kept)
