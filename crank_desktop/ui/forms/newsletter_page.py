"""The newsletter's settings: what is the same in every issue until it is changed here."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import Editor, SocialLink
from crank_desktop.render.services import SERVICES
from crank_desktop.ui.editor.shelf import Shelf
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.editor.written_text import WrittenText
from crank_desktop.ui.forms.address_field import AddressField, address_words
from crank_desktop.ui.forms.captioned import Captioned
from crank_desktop.ui.forms.choice import Choice
from crank_desktop.ui.forms.form_column import FormColumn
from crank_desktop.ui.forms.remarks import about_mail, about_mailbox, about_web
from crank_desktop.ui.forms.row import RowColumn
from crank_desktop.ui.forms.rows_editor import RowsEditor

_PEOPLE = (
    RowColumn("roleEdit", "Role", 3, "Editor"),
    RowColumn("personEdit", "Name", 4, "Name"),
    RowColumn("mailEdit", "Mail address", 5, "name@example.org", about_mail),
)
_LINKS = (
    RowColumn("placeEdit", "Social link", 3, "Mastodon"),
    RowColumn("placeAddressEdit", "Address", 9, "https://…", about_web),
)
_ADDRESSES = {
    "banner": ("bannerEdit", "Link of the title"),
    "preferences": ("preferencesEdit", "Address of preferences"),
    "unsubscribe": ("unsubscribeEdit", "Address to unsubscribe"),
}
_TEXTS = {
    "name": ("nameEdit", "Name"),
    "banner alt": ("bannerAltEdit", "Description of the banner"),
    "sender": ("senderEdit", "From"),
    "reply to": ("replyToEdit", "Reply to"),
    "to": ("toEdit", "To"),
    "organisation": ("organisationEdit", "Organization"),
}
_MAILBOXES = ("sender", "reply to", "to")
_SHELF = "newsletter"
"""Stands for an identity where the texts are kept."""


class NewsletterPage(QWidget):
    """A form of the settings; ``edited`` with the ``Newsletter`` as it is now, on each key."""

    edited = Signal(object)

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self.setObjectName("newsletterPage")
        self.setAccessibleName("Newsletter settings")
        self.setWindowTitle("Newsletter settings")
        self._shelf = shelf
        self._newsletter = Newsletter()
        self._showing = False
        self._parts: dict[str, Captioned] = {}
        self.texts = {key: TextField(*names) for key, names in _TEXTS.items()}
        self.addresses = {key: AddressField(*names) for key, names in _ADDRESSES.items()}
        self.postal = TextField("postalEdit", "Postal address, one part on each line", single=False)
        self.service = Choice(
            "serviceChoice", [(one.title, name) for name, one in SERVICES.items()]
        )
        self.people = RowsEditor("people", "a person", _PEOPLE)
        self.links = RowsEditor("socialLinks", "a link", _LINKS)
        self._column = FormColumn()
        self._lay_out()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._column)
        self.service.currentIndexChanged.connect(self._tell)
        for field in (*self.texts.values(), *self.addresses.values(), self.postal):
            field.edited.connect(self._tell)
        for rows in (self.people, self.links):
            rows.edited.connect(self._tell)

    @property
    def first_field(self) -> TextField:
        """Where writing begins."""
        return self.texts["name"]

    def show_newsletter(self, newsletter: Newsletter) -> None:
        """Show the settings; what says the same already is left as it is."""
        self._showing = True
        self._newsletter = newsletter
        for key, says in _texts_of(newsletter).items():
            self.texts[key].show_text(self._text(key, says))
        for key, address in _addresses_of(newsletter).items():
            self.addresses[key].show_address(self._text(key, address_words(address)), address)
        if _lines(self.postal.text()) != newsletter.footer.address:
            self.postal.show_text(self._text("postal", "\n".join(newsletter.footer.address)))
        self.service.show_value(newsletter.service)
        self.people.show_rows(
            [(one.role, one.name, one.email) for one in newsletter.masthead.editors]
        )
        self.links.show_rows([(one.name, one.url) for one in newsletter.footer.social])
        self._showing = False
        self._judge()

    def read(self) -> Newsletter:
        """The settings as they are now."""
        said = {key: field.text() for key, field in self.texts.items()}
        led = {key: field.address() for key, field in self.addresses.items()}
        before = self._newsletter
        service = self.service.chosen()
        people = tuple(
            Editor(role=role or "", name=name or "", email=email)
            for role, name, email in self.people.rows()
        )
        links = tuple(SocialLink(name=name or "", url=url) for name, url in self.links.rows())
        same = before.masthead.name in {before.name, ""}
        return replace(
            before,
            name=said["name"],
            service=service if isinstance(service, str) else before.service,
            sender=said["sender"],
            reply_to=said["reply to"],
            to=said["to"],
            banner=replace(before.banner, url=led["banner"], alt=said["banner alt"]),
            masthead=replace(
                before.masthead,
                name=said["name"] if same else before.masthead.name,
                editors=people,
            ),
            footer=replace(
                before.footer,
                organisation=said["organisation"],
                address=_lines(self.postal.text()),
                social=links,
                preferences_url=led["preferences"],
                unsubscribe_url=led["unsubscribe"],
            ),
        )

    def remarks(self) -> dict[str, str]:
        """What is remarked on each field that has something wrong with it."""
        return {key: part.remarked() for key, part in self._parts.items() if part.remarked()}

    def set_writable(self, *, writable: bool) -> None:
        """Let the settings be changed, or only read."""
        for field in (*self.texts.values(), *self.addresses.values(), self.postal):
            field.setReadOnly(not writable)
        self.service.setEnabled(writable)
        for rows in (self.people, self.links):
            rows.set_writable(writable=writable)

    def _lay_out(self) -> None:
        column = self._column
        title = QLabel("Newsletter settings")
        title.setProperty("role", "heading")
        column.add(title)
        column.add(self._part("name", "Name"))
        column.add(
            self._part("banner", "Link of the name", "Where the name above every issue leads.")
        )
        column.add(self._part("banner alt", "Description of the banner"))
        column.begin_part("People", "Who signs every issue, in this order.")
        column.add(self.people)
        column.begin_part("Sending")
        column.add(
            Captioned(
                "Sending service",
                self.service,
                "Exports carry its placeholders for unsubscribing, addresses and the year.",
            )
        )
        for key, words in (("sender", "From"), ("reply to", "Reply to"), ("to", "To")):
            column.add(self._part(key, words))
        column.begin_part("Footer")
        column.add(self._part("organisation", "Organization"))
        column.add(Captioned("Postal address, one part on each line", self.postal))
        column.add(self.links)
        column.begin_part(
            "Without a sending service",
            "Where readers change their settings or leave, when no service fills that in.",
        )
        column.add(self._part("preferences", "Address of preferences"))
        column.add(self._part("unsubscribe", "Address to unsubscribe"))

    def _part(self, key: str, words: str, hint: str = "") -> Captioned:
        part = Captioned(words, self.texts.get(key) or self.addresses[key], hint)
        self._parts[key] = part
        return part

    def _text(self, key: str, says: str) -> WrittenText:
        return self._shelf.text(_SHELF, key, says, prose=False)

    def _tell(self) -> None:
        if self._showing:
            return
        self._judge()
        newsletter = self.read()
        if newsletter != self._newsletter:
            self._newsletter = newsletter
            self.edited.emit(newsletter)

    def _judge(self) -> None:
        for key in _MAILBOXES:
            self._parts[key].remark(about_mailbox(self.texts[key].text().strip()))
        for key, field in self.addresses.items():
            self._parts[key].remark(about_web(field.text().strip()))


def _texts_of(newsletter: Newsletter) -> dict[str, str]:
    return {
        "name": newsletter.name,
        "banner alt": newsletter.banner.alt,
        "sender": newsletter.sender,
        "reply to": newsletter.reply_to,
        "to": newsletter.to,
        "organisation": newsletter.footer.organisation,
    }


def _addresses_of(newsletter: Newsletter) -> dict[str, str | None]:
    return {
        "banner": newsletter.banner.url,
        "preferences": newsletter.footer.preferences_url,
        "unsubscribe": newsletter.footer.unsubscribe_url,
    }


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line.strip())
