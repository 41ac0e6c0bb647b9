"""Addresses that lead to the same place are one source; all others are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crank_desktop.library.address_key import address_key, source_uid


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("HTTPS://Example.ORG", "https://example.org/"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://example.org:80/a", "http://example.org/a"),
        ("http://example.org:443/a", "http://example.org:443/a"),
        ("https://example.org/a#part", "https://example.org/a"),
        ("https://example.org/a?b=2&a=1#part", "https://example.org/a?b=2&a=1"),
        ("https://example.org/a?", "https://example.org/a"),
        ("https://example.org/a/./b/../c", "https://example.org/a/c"),
        ("https://example.org/../a/.", "https://example.org/a/"),
        ("https://example.org/a/..", "https://example.org/"),
        ("https://example.org/%7euser/%c3%a9", "https://example.org/~user/%C3%A9"),
        ("https://example.org/é?ü", "https://example.org/%C3%A9?%C3%BC"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://Bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://me@example.org/", "https://me@example.org/"),
        ("https://[2001:DB8::1]:8080/", "https://[2001:db8::1]:8080/"),
        ("https://example.org/A", "https://example.org/A"),
        ("https://example.org/\ud800", "https://example.org/%ED%A0%80"),
    ],
)
def test_an_address_has_one_normal_form(address: str, key: str) -> None:
    assert address_key(address) == key
    assert address_key(key) == key


@pytest.mark.parametrize(
    "address",
    [
        "missing:",
        "mailto:a@example.org",
        "javascript:alert(1)",
        "ftp://example.org/",
        "//example.org/",
        "example.org",
        "*|ARCHIVE|*",
        "",
        "https://",
        "https://example.org:port/",
        "https://[oops/",
    ],
)
def test_what_is_no_web_address_leads_to_no_source(address: str) -> None:
    assert address_key(address) is None


@given(address=st.text(st.characters(exclude_categories=())).map("https://example.org/".__add__))
def test_a_normal_form_stays_as_it_is(address: str) -> None:
    key = address_key(address)
    assert key is not None
    assert key.isascii()
    assert address_key(key) == key


@given(host=st.text(st.characters(exclude_categories=()), min_size=1))
def test_any_host_has_a_stable_form_or_none(host: str) -> None:
    key = address_key(f"https://{host}/")
    assert key is None or (key.isascii() and address_key(key) == key)


def test_a_source_has_the_same_identity_in_every_library() -> None:
    assert source_uid("https://example.org/") == source_uid("https://example.org/")
    assert source_uid("https://example.org/") != source_uid("https://example.org/a")
    assert len(source_uid("https://example.org/")) == 32
