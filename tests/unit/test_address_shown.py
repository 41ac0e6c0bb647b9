"""What of an address is shown where it is written."""

import pytest

from crank_desktop.document.address_shown import shown_part


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://www.reuters.com/world/a?b=c", "reuters.com"),
        ("HTTP://Tide.Example", "Tide.Example"),
        ("https://news.example.com:8080/a", "news.example.com"),
        ("https://reuters.com@evil.example/reuters.com", "evil.example"),
        ("https://a:b@c@evil.example", "evil.example"),
        ("https://evil.example?@reuters.com", "evil.example"),
        ("https://例え.example/中国", "例え.example"),
        ("mailto:desk@tide.example?subject=x", "desk@tide.example"),
        ("missing:", "missing"),
        ("*|UNSUB|*", "*|UNSUB|*"),
        ("https://", "https://"),
    ],
)
def test_a_reader_sees_where_it_leads(address: str, shown: str) -> None:
    start, end = shown_part(address)
    assert address[start:end] == shown
