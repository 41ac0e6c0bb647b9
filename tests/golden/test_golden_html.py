"""What the HTML outputs and the message of one complete issue are, to the byte.

A wanted change is written with ``CRANK_GOLDEN=write`` in the environment and read in the diff.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from crank_desktop.document.compose import compose
from crank_desktop.render.email_html import render_email
from crank_desktop.render.eml import render_eml
from crank_desktop.render.web_html import render_fragment, render_page
from tests.golden.complete_issue import ISSUE, options

FOLDER = Path(__file__).parent
TEXT = "Sample Call | April 2031\n\nThe text part — as another renderer wrote it.\n"

OUTPUTS: dict[str, Callable[[], str | bytes]] = {
    "email-mailchimp.html": lambda: render_email(compose(ISSUE), options()),
    "email-as-sent.html": lambda: render_email(compose(ISSUE), options(as_sent=True)),
    "page.html": lambda: render_page(compose(ISSUE), options()),
    "fragment.html": lambda: render_fragment(compose(ISSUE), options()),
    "message.eml": lambda: render_eml(compose(ISSUE), options("plain"), TEXT, unsent=True),
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_output_is_the_golden_one(name: str) -> None:
    rendered = OUTPUTS[name]()
    content = rendered if isinstance(rendered, bytes) else rendered.encode()
    if os.environ.get("CRANK_GOLDEN") == "write":
        (FOLDER / name).write_bytes(content)
    assert content == (FOLDER / name).read_bytes()
