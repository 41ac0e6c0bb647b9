"""Any text leaves the program: exactly in JSON, elsewhere with marks for what no file holds."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import PortableIssue
from crank_desktop.document.writable import writable
from crank_desktop.exports.export import ExportChoices, export_issue, manifest
from crank_desktop.exports.formats import FORMATS
from crank_desktop.importing.reader import Shape, read_issue
from crank_desktop.sources.outlets import shipped_outlets
from tests.strategies import anything, issues, prose, words

ANYTHING = issues(text=anything(), body=anything(), with_notes=False)
BROKEN = st.builds(
    "{} {} {}".format, words(most=2), st.sampled_from(("\ud83d", "\udc80", "\x00", "\x1f")), words()
)
CHOICES = ExportChoices(allow_missing=True)
UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def exported(issue: PortableIssue, name: str) -> bytes:
    return export_issue(issue, Newsletter(name=issue.newsletter), FORMATS[name], CHOICES).content


def texts(content: bytes) -> Iterator[str]:
    """What an output says: all of it, or each part of an archive."""
    if not zipfile.is_zipfile(BytesIO(content)):
        yield content.decode()
        return
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            yield archive.read(name).decode()


@given(ANYTHING)
def test_every_format_is_written(issue: PortableIssue) -> None:
    for name in FORMATS:
        for text in texts(exported(issue, name)):
            assert not UNWRITABLE.search(text), name
    output = export_issue(issue, Newsletter(), FORMATS["json"], CHOICES)
    assert not UNWRITABLE.search(manifest(issue, {"a.json": output}).decode())


@given(ANYTHING)
def test_json_comes_back_as_it_was(issue: PortableIssue) -> None:
    assert read_issue(exported(issue, "json"), Shape.AUTO, shipped_outlets()) == issue


@given(issues(text=BROKEN, body=prose(BROKEN)))
def test_markdown_comes_back_as_far_as_a_file_holds_it(issue: PortableIssue) -> None:
    back = read_issue(exported(issue, "markdown"), Shape.AUTO, shipped_outlets())
    assert back == writable(issue)
    assert writable(back) is back
