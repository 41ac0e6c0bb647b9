"""What goes into the frozen program, judged by names and by what is linked with what."""

from collections.abc import Iterable

import pytest

from crank_desktop.ui.icons import FAMILY_FILES
from keep_list import (
    BINDINGS,
    ICON_FONT,
    PLUGINS,
    Entry,
    is_linked_only,
    is_under_the_gpl,
    is_wanted,
    kept,
    without_loose_ends,
)

QT = "PySide6/Qt"


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("lxml/etree.so", True),
        ("crank_desktop/_bundled/resources/help/start.md", True),
        ("PySide6/QtWidgets.abi3.so", True),
        ("PySide6/QtWidgets.pyd", True),
        ("PySide6/QtQuick3D.abi3.so", False),
        ("PySide6/QtQuick3D.pyd", False),
        ("PySide6/libpyside6.abi3.so.6.11", True),
        ("PySide6/Qt6Core.dll", True),
        (f"{QT}/lib/libQt6Core.so.6", True),
        # A rule for Qt/lib that also fits Qt/libexec leaves a program that ends at once.
        (f"{QT}/libexec/QtWebEngineProcess", True),
        (f"{QT}/plugins/platforms/libqxcb.so", True),
        (f"{QT}/plugins/platforms/libqoffscreen.so", True),
        (f"{QT}/plugins/platforms/libqvnc.so", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        (f"{QT}/plugins/platforms/libqcocoa.dylib", True),
        (f"{QT}/plugins/platformthemes/libqgtk3.so", False),
        (f"{QT}/plugins/tls/libqopensslbackend.so", False),
        (f"{QT}/plugins/sqldrivers/libqsqlite.so", False),
        (f"{QT}/translations/qtbase_de.qm", False),
        (f"{QT}/translations/qtwebengine_locales/en-US.pak", True),
        (f"{QT}/translations/qtwebengine_locales/de.pak", False),
        (f"{QT}/resources/icudtl.dat", True),
        (f"{QT}/resources/qtwebengine_devtools_resources.pak", False),
        (f"{QT}/resources/v8_context_snapshot.debug.bin", False),
        (f"{QT}/qml/QtQuick/libqtquick2plugin.so", False),
        ("qtawesome/fonts/materialdesignicons6-webfont-6.9.96.ttf", True),
        ("qtawesome/fonts/phosphor-1.3.0.ttf", False),
    ],
)
def test_what_is_wanted_is_told_by_its_place(place: str, *, wanted: bool) -> None:
    assert is_wanted(place) is wanted


@pytest.mark.parametrize(
    ("place", "only"),
    [
        ("libz.so.1", True),
        ("libQt6Core.so.6", True),
        (f"{QT}/lib/libQt6Core.so.6", True),
        ("libpython3.11.so.1.0", False),
        ("python3.dll", False),
        ("python3.11/lib-dynload/_ssl.so", False),
        (f"{QT}/plugins/platforms/libqxcb.so", False),
        (f"{QT}/libexec/QtWebEngineProcess", False),
    ],
)
def test_a_library_waits_until_it_is_needed(place: str, *, only: bool) -> None:
    assert is_linked_only(place) is only


LINKS = {
    "/py/_ssl.so": ["libssl.so.3", "libc.so.6"],
    "/py/pyexpat.so": ["libexpat.so.1"],
    "/lib/libssl.so.3": ["libcrypto.so.3"],
    "/qt/QtWidgets.abi3.so": ["libQt6Widgets.so.6"],
    "/qt/libQt6Widgets.so.6": ["libQt6Gui.so.6", "libX11.so.6"],
    "/qt/libqxcb.so": ["libQt6XcbQpa.so.6"],
    "/qt/libQt6XcbQpa.so.6": ["libz.so.1"],
}
ENTRIES: list[Entry] = [
    ("python3.11/lib-dynload/_ssl.so", "/py/_ssl.so", "EXTENSION"),
    ("python3.11/lib-dynload/pyexpat.so", "/py/pyexpat.so", "EXTENSION"),
    ("libssl.so.3", "/lib/libssl.so.3", "BINARY"),
    ("libcrypto.so.3", "/lib/libcrypto.so.3", "BINARY"),
    ("libexpat.so.1", "/lib/libexpat.so.1", "BINARY"),
    ("libX11.so.6", "/lib/libX11.so.6", "BINARY"),
    ("libz.so.1", "/lib/libz.so.1", "BINARY"),
    ("PySide6/QtWidgets.abi3.so", "/qt/QtWidgets.abi3.so", "EXTENSION"),
    (f"{QT}/lib/libQt6Widgets.so.6", "/qt/libQt6Widgets.so.6", "BINARY"),
    (f"{QT}/lib/libQt6Gui.so.6", "/qt/libQt6Gui.so.6", "BINARY"),
    (f"{QT}/lib/libQt6Charts.so.6", "/qt/libQt6Charts.so.6", "BINARY"),
    (f"{QT}/lib/libQt6XcbQpa.so.6", "/qt/libQt6XcbQpa.so.6", "BINARY"),
    (f"{QT}/plugins/platforms/libqxcb.so", "/qt/libqxcb.so", "BINARY"),
    (f"{QT}/plugins/platforms/libqvnc.so", "/qt/libqvnc.so", "BINARY"),
]
LEFT_OUT = {
    "libexpat.so.1": "the fonts of the system bring it",
    "libX11.so.6": "Qt's alone, so the system's to bring",
    "libz.so.1": "as before",
    f"{QT}/lib/libQt6Charts.so.6": "nobody is linked with it",
    f"{QT}/plugins/platforms/libqvnc.so": "not wanted",
}


def links_of(file: str) -> Iterable[str]:
    return LINKS.get(file, [])


def test_libraries_come_with_what_is_linked_with_them() -> None:
    places = [place for place, _source, _kind in kept(ENTRIES, links_of)]
    assert places == [place for place, *_ in ENTRIES if place not in LEFT_OUT]


def test_links_to_what_is_left_out_are_left_out_too() -> None:
    places = [place for place, *_ in kept(ENTRIES, links_of)]
    links: list[Entry] = [
        ("libQt6Gui.so.6", f"{QT}/lib/libQt6Gui.so.6", "SYMLINK"),
        ("libQt6Charts.so.6", f"{QT}/lib/libQt6Charts.so.6", "SYMLINK"),
        (f"{QT}/translations/qtbase_de.qm", "/qt/qtbase_de.qm", "DATA"),
        ("crank_desktop/x", "/x", "DATA"),
    ]
    assert without_loose_ends(links, places) == [links[0], links[3]]


@pytest.mark.parametrize(
    "name",
    ["libQt6Charts.so.6", "QtDataVisualization.abi3.so", "Qt6Quick3D.dll", "libQt6Lottie.so"],
)
def test_what_is_under_the_gpl_alone_is_known_by_name(name: str) -> None:
    assert is_under_the_gpl(name)


def test_nothing_under_the_gpl_alone_is_kept() -> None:
    assert not any(is_under_the_gpl(name) for name in BINDINGS)
    assert not any(is_under_the_gpl(f"libQt6{name[2:]}.so.6") for name in BINDINGS)
    assert not is_under_the_gpl("libQt6Quick.so.6")


def test_the_lists_name_what_the_program_uses() -> None:
    assert f"{ICON_FONT}*" == FAMILY_FILES
    assert {"QtWidgets", "QtWebEngineWidgets"} < BINDINGS
    assert {"qxcb", "qwayland", "qoffscreen"} < PLUGINS["platforms"]
    # What picture files are read as; PNG is built into Qt.
    assert {"qjpeg", "qgif", "qwebp"} < PLUGINS["imageformats"]
