"""From an issue to files: names, dates, refusals, the manifest."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import HighlightItem, PortableIssue, Section
from crank_desktop.errors import CrankError, InputRefused
from crank_desktop.exports.export import (
    ExportChoices,
    export_issue,
    file_stem,
    moment_of,
    write_exports,
)
from crank_desktop.exports.formats import FORMATS, format_named
from crank_desktop.model.kinds import SectionKind
from tests.samples import NAMES, sample

ALLOWED = ExportChoices(allow_missing=True)
LOST = PortableIssue(
    newsletter="CRANK Call",
    label="May 2026",
    sections=(
        Section(
            kind=SectionKind.HIGHLIGHTS,
            heading="May Highlights",
            items=(HighlightItem(heading="A headline", body="They [met](missing:) again."),),
        ),
    ),
)


@pytest.mark.parametrize(
    ("issue", "stem"),
    [
        (
            PortableIssue(newsletter="CRANK Call", label="July 2025", month=7, year=2025),
            "crank-call-2025-07",
        ),
        (PortableIssue(newsletter="CRANK Call", label="October"), "crank-call-october"),
        (PortableIssue(newsletter="Éclat / Ünder", label="№ 7"), "eclat-under-no-7"),
        (PortableIssue(newsletter="中国", label=""), "issue"),
        (PortableIssue(newsletter="../../etc", label="passwd"), "etc-passwd"),
    ],
)
def test_files_are_named_after_newsletter_and_month(issue: PortableIssue, stem: str) -> None:
    assert file_stem(issue) == stem


def test_a_message_is_dated_by_the_issue_not_by_the_clock() -> None:
    issue = PortableIssue(month=7, year=2025)
    assert moment_of(issue) == datetime(2025, 7, 1, 12, tzinfo=UTC)
    sent = replace(issue, send_date=date(2025, 8, 4))
    assert moment_of(sent) == datetime(2025, 8, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize("name", FORMATS)
def test_a_lost_address_is_refused_where_it_would_be_lost_again(name: str) -> None:
    output = format_named(name)
    if output.keeps_losses:
        assert b"missing:" in export_issue(LOST, Newsletter(), output, ExportChoices()).content
        return
    with pytest.raises(
        InputRefused, match=r'May 2026: 1 address is missing, the first behind "met"'
    ):
        export_issue(LOST, Newsletter(), output, ExportChoices())
    content = export_issue(LOST, Newsletter(), output, ALLOWED).content
    assert b"missing:" not in content
    assert b"met" in content


def test_html_keeps_the_words_without_a_link_and_text_marks_the_loss() -> None:
    def written(name: str) -> str:
        return export_issue(LOST, Newsletter(), format_named(name), ALLOWED).content.decode()

    assert "They met again." in written("email")
    assert "They met again." in written("web")
    assert "They met ([link removed]) again." in written("text-mailchimp")
    assert "They met [1] again.\n\n[1] met\n    ([link removed])" in written("text")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("output", FORMATS.values(), ids=lambda output: output.name)
def test_an_export_repeats_byte_for_byte(name: str, output: object) -> None:
    wanted = format_named(getattr(output, "name"))  # noqa: B009 - typed as any format
    first = export_issue(sample(name), Newsletter(), wanted, ALLOWED)
    assert export_issue(sample(name), Newsletter(), wanted, ALLOWED) == first
    assert first.content


def test_unknown_formats_are_told_with_the_known_ones() -> None:
    with pytest.raises(CrankError, match='no format "docx"; choose one of email, text'):
        format_named("docx")


def test_the_manifest_tells_files_and_losses(tmp_path: Path) -> None:
    exports = [
        export_issue(LOST, Newsletter(), format_named(n), ALLOWED) for n in ("email", "text")
    ]
    written = write_exports(LOST, exports, tmp_path)
    assert [path.name for path in written] == [
        "crank-call-may-2026-email.html",
        "crank-call-may-2026.txt",
    ]
    manifest = json.loads((tmp_path / "crank-call-may-2026-manifest.json").read_text("utf-8"))
    assert manifest["missing"] == [{"where": "sections/0/items/0", "words": "met"}]
    assert manifest["files"][written[1].name]["bytes"] == written[1].stat().st_size


def test_the_message_carries_the_newsletters_mailboxes() -> None:
    newsletter = Newsletter(sender="CRANK Call <news@e.org>", reply_to="a@e.org", to="B <b@e.org>")
    content = export_issue(sample("2025-03.txt"), newsletter, format_named("eml"), ALLOWED).content
    message = message_from_bytes(content, policy=policy.default)
    assert (message["From"], message["Reply-To"], message["To"]) == (
        "CRANK Call <news@e.org>",
        "a@e.org",
        "B <b@e.org>",
    )
    assert message["Subject"] == "CRANK Call | March 2025"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]


def test_the_services_placeholders_are_never_mixed() -> None:
    issue = sample("2025-03.txt")
    for service, own, others in (
        ("mailchimp", "*|UNSUB|*", ("{{", "%%{")),
        ("buttondown", "{{ unsubscribe_url }}", ("*|", "%%{")),
        ("plain", "https://example.org", ("*|", "{{", "%%{")),
    ):
        for name in ("email", "text", "text-mailchimp", "eml"):
            content = export_issue(
                issue, Newsletter(), format_named(name), ExportChoices(service=service)
            ).content.decode()
            text = content.replace("=\r\n", "").replace("=3D", "=")
            assert own in text, (service, name)
            assert not any(other in text for other in others), (service, name)
