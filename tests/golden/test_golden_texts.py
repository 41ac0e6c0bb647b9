"""What the text formats of two sample issues are, to the byte.

A wanted change is written with ``CRANK_GOLDEN=write`` in the environment and read in the diff.
"""

import itertools
import os
import re
from pathlib import Path

import pytest

from crank_desktop.document.compose import compose
from crank_desktop.exports.formats import FORMATS
from crank_desktop.render.layouts import load_layout
from crank_desktop.render.options import RenderOptions
from crank_desktop.render.services import MAILCHIMP
from tests.samples import sample

FOLDER = Path(__file__).parent
OPTIONS = RenderOptions(layout=load_layout(), service=MAILCHIMP)
_IDENTITY = re.compile(r"\b[0-9a-f]{32}\b")


def with_counted_identities(text: str) -> str:
    """Identities, which are new at every import, as the numbers of their places."""
    count = itertools.count(1)
    return _IDENTITY.sub(lambda _: f"uid-{next(count)}", text)


@pytest.mark.parametrize("name", ["text", "text-mailchimp", "web-text", "markdown", "json"])
@pytest.mark.parametrize("number", ["2025-03", "2024-12"])
def test_the_text_is_the_golden_one(number: str, name: str) -> None:
    output = FORMATS[name]
    rendered = output.render(compose(sample(f"{number}.txt")), OPTIONS)
    assert isinstance(rendered, str)
    content = with_counted_identities(rendered).encode()
    golden = FOLDER / f"{number}{output.suffix}"
    if os.environ.get("CRANK_GOLDEN") == "write":
        golden.write_bytes(content)
    assert content == golden.read_bytes()


@pytest.mark.parametrize("suffix", [".txt", "-mailchimp.txt"])
def test_every_address_of_a_sample_says_that_it_is_one(suffix: str) -> None:
    text = (FOLDER / f"2025-03{suffix}").read_text(encoding="utf-8")
    addresses = re.findall(r"https?://[^\s)]+", text)
    assert len(addresses) == len(set(addresses)) == 55
    assert all("/sample/" in one or "//example.org/" in one for one in addresses)


@pytest.mark.parametrize("suffix", [".txt", "-web.txt", "-mailchimp.txt"])
def test_a_text_of_a_page_without_addresses_shows_none_and_claims_no_loss(suffix: str) -> None:
    text = (FOLDER / f"2024-12{suffix}").read_text(encoding="utf-8")
    assert "http" not in text
    assert "removed]" not in text
