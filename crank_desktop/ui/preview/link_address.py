"""What an editor is told about the address of a clicked link before it may be opened."""

from dataclasses import dataclass

from PySide6.QtCore import QUrl

from crank_desktop.document.address import is_allowed, is_missing
from crank_desktop.document.merge_tags import is_merge_tag

_ENCODED = QUrl.ComponentFormattingOption.FullyEncoded


@dataclass(frozen=True, slots=True)
class LinkAddress:
    """An address as it stands in the email, whether it can be opened, and a note or ""."""

    address: str
    opens: bool
    note: str = ""


def link_address(address: str) -> LinkAddress:
    """Judge an address by the same rules as an export, and by the site it really leads to."""
    if is_merge_tag(address):
        return LinkAddress(
            address, opens=False, note="Your sending service puts the address in here."
        )
    url = QUrl(address)
    host = _host(url)
    if not is_allowed(address) or is_missing(address) or not (url.isValid() and host):
        return LinkAddress(
            address, opens=False, note="Only web addresses and mail addresses can be opened."
        )
    if "xn--" in host.lower():
        return LinkAddress(
            address,
            opens=True,
            note=f"The name of this site has unusual letters. Its real name:\n{host}",
        )
    if url.userInfo():
        return LinkAddress(address, opens=True, note=f"This address leads to:\n{host}")
    return LinkAddress(address, opens=True)


def _host(url: QUrl) -> str:
    """The site or mail domain in the plain letters by which computers know it."""
    if url.scheme() != "mailto":
        return url.host(_ENCODED)
    return bytes(QUrl.toAce(url.path().rpartition("@")[2]).data()).decode()
