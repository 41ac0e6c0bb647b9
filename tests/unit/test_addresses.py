"""Which addresses a link may carry, and what is a mail address: tables of the odd ones."""

import pytest

from crank_desktop.document.address import (
    count_missing,
    is_allowed,
    is_mail_address,
    is_missing,
    is_public,
)
from crank_desktop.document.inline import Link, Paragraph, Text, links_of_blocks
from crank_desktop.document.markdown_reader import read_markdown

ALLOWED = """
https://e.org
http://e.org
HTTP://E.ORG
hTtPs://e.org
https://e.org/
https://e.org.
https://e.org:443/x
https://e.org:
https://user:secret@e.org
https://@e.org
https://1.2.3.4/x
https://[::1]/
https://[2001:db8::1]:8443/x
https://пример.рф/путь
https://xn--e1afmkfd.xn--p1ai
https://中国.example
https://e.org/%2e%2e/%00
https://e.org/%
https://e.org/'x'
https://e.org/{x}|y^z`
https://e.org?q
https://e.org#f
https://e.org/?u=*|UNIQID|*
https://*|HOST|*/x
https://e.org/javascript:alert(1)
mailto:a@e.org
MAILTO:a@e.org
MailTo:a@e.org?subject=a%20b&cc=x
missing:
*|ARCHIVE|*
*|LIST:URL|*
{{ UnsubscribeURL }}
%%{unsubscribe_url}%%
""".split("\n")[1:-1]

REFUSED = [
    *("", " ", "e.org", "www.e.org", "/x", "./x", "#x", "?x"),
    *("//e.org", "///e.org", "\\\\e.org", "/\\e.org", "https:e.org", "https:/e.org"),
    *("https:///e.org", "https:\\\\e.org", "https://e.org\\@f.org", "https://e.org\\x"),
    *("https", "https:", "https://", "https://?", "https://#", "https://:80", "https://u@:80"),
    *("https://.", "https://..", "https://@", "https://[", "https://-"),
    *("javascript:alert(1)", "JavaScript:alert(1)", "javascript://e.org/%0aalert(1)"),
    *("java\tscript:x", "jav\nascript:x", "\x01javascript:x", " javascript:x"),
    *("data:text/html,x", "file:///x", "ftp://e.org", "tel:+1", "sms:1", "about:blank"),
    *("view-source:https://e.org", "blob:https://e.org/x", "vbscript:x", "feed:https://e.org"),
    *(" https://e.org", "https://e.org ", "https://e.org\n", "https://e.org/a b"),
    *("https://e.org/\x00", "https://e.org/\x1f", "https://e.org/\x7f", "ht\ttps://e.org"),
    *(
        "https://e.org/\u00a0",
        "https://e.org/\u0085",
        "https://e\u3000.org",
        "https://e.org/\u2028",
    ),
    *("https://e.org/\u202egpj.exe", "https://\u2066e\u2069.org", "https://e.org/\u200f"),
    *("https://e.org/<b>", 'https://e.org/"x', "\ufeffhttps://e.org", "ｈttps://e.org"),
    *("mailto:", "mailto:a", "mailto:?subject=x", "mailto:a@e.org,b@e.org", "mailto:a b@e.org"),
    *("mailto:a@e.org?x y", "mailto:a@e.org%0aBcc:b@e.org", "mailto:a\x00@e.org"),
    *("MISSING:", "missing:x", " missing:", "missing"),
    *("*|A|*x", "*|A|**|B|*", "*|UNSUB|*\n", "{{ a b }}", "{{ a }}?b=1", "*|A"),
]

MAIL = """
a@e.org
first.last+tag@mail.example.org
o'neil@e.org
a/b=c@e.org
a%b@e.org
ü@e.org
a@пример.рф
a@xn--e1afmkfd.xn--p1ai
a@1.2.3.4
a@e_x.org
A@E.ORG
""".split()

NO_MAIL = [
    *("", "@", "a", "a@", "@e.org", "a@e", "a@e.", "a@.org", "a@e..org", "a@e.org."),
    *(".a@e.org", "a.@e.org", "a..b@e.org", "a@@e.org", "a@b@e.org", '"a b"@e.org'),
    *("a b@e.org", " a@e.org", "a@e.org ", "a@e.org\n", "a\u00a0b@e.org", "a@e.org\r\nBcc:b@e.org"),
    *("a\x00@e.org", "a@e\x7f.org", "a\u202e@e.org", "a@[1.2.3.4]", "a@e.org:25"),
    *("<a@e.org>", "mailto:a@e.org", "a@e.org,b@e.org", "a@e.org;b@e.org", "Ann <a@e.org>"),
    *("a@e.org?subject=x", "a@e.org/x", "a@e.org#x", "a@*|HOST|*.org", "a\\@e.org", "missing:"),
]


@pytest.mark.parametrize("address", ALLOWED, ids=ascii)
def test_an_address_that_may_leave(address: str) -> None:
    assert is_allowed(address)


@pytest.mark.parametrize("address", REFUSED, ids=ascii)
def test_an_address_that_may_not(address: str) -> None:
    assert not is_allowed(address)


@pytest.mark.parametrize("text", MAIL, ids=ascii)
def test_a_mail_address(text: str) -> None:
    assert is_mail_address(text)
    assert is_allowed(f"mailto:{text}")
    assert read_markdown(f"<{text}>") == (Paragraph((Link(f"mailto:{text}", (Text(text),)),)),)


@pytest.mark.parametrize("text", NO_MAIL, ids=ascii)
def test_no_mail_address(text: str) -> None:
    assert not is_mail_address(text)


@pytest.mark.parametrize("address", REFUSED, ids=ascii)
def test_markdown_makes_no_link_of_it(address: str) -> None:
    # Around an address Markdown itself takes blanks away; what is left may then be a good one.
    wanted = [address.strip()] if is_allowed(address.strip()) else []
    for source in (f"[words](<{address}>)", f"[words]({address})"):
        found = [link.address for link in links_of_blocks(read_markdown(source))]
        assert found in ([], wanted)
        assert all(is_allowed(one) for one in found)


def test_lost_is_not_none() -> None:
    assert is_missing("missing:")
    assert not any(map(is_missing, (None, "", "Missing:", "missing:x")))
    assert count_missing(["missing:", None, "https://e.org", "missing:"]) == 2


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("https://e.org/a.png", True),
        ("HTTP://e.org/a.png", True),
        (None, False),
        ("", False),
        ("missing:", False),
        ("*|ARCHIVE|*", False),
        ("mailto:a@e.org", False),
        ("a.png", False),
        ("//e.org/a.png", False),
        ("file:///a.png", False),
        ("https://e.org/a b.png", False),
        ("https://", False),
    ],
)
def test_what_anybody_can_fetch(address: str | None, public: bool) -> None:  # noqa: FBT001 - parametrized
    assert is_public(address) is public
