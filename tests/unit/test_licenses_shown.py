"""Licenses as the About dialog shows them: lines that go on, paragraphs that stay."""

from crank_desktop.ui.dialogs.components import flowing


def test_a_line_that_was_broken_for_its_length_goes_on() -> None:
    broken = (
        "Permission is hereby granted, free of charge, to any person obtaining a copy\n"
        "of this software."
    )
    assert flowing(broken) == broken.replace("\n", " ")


def test_paragraphs_points_and_short_lines_stay() -> None:
    long = "Redistributions of source code must retain the above copyright notice and"
    points = f"  1. {long}\n* {long}\n2) {long}\n(c) {long}"
    kept = f"MIT License\n\nCopyright (c) 2026\n{long}\n\n{points}"
    assert flowing(kept) == kept
    assert flowing(f"Copyright {long}\nCopyright {long}").count("\n") == 1
