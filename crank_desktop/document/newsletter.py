"""The newsletter as its settings say it: what a new issue starts from and how a message is sent."""

from dataclasses import dataclass

from crank_desktop.document.portable import Banner, Footer, Masthead


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsletter:
    """What is the same in every issue until an editor changes it.

    ``service`` names the sending service whose placeholders exports carry; ``sender``, ``reply_to``
    and ``to`` are mailboxes as RFC 5322 writes them (``Name <a@b.org>``), empty when unset.
    """

    name: str = ""
    service: str = "mailchimp"
    sender: str = ""
    reply_to: str = ""
    to: str = ""
    banner: Banner = Banner()
    masthead: Masthead = Masthead()
    footer: Footer = Footer()
