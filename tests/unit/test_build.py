"""What the build of the frozen program checks by itself; the build itself is ``make package``."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import build
from tests.conftest import ROOT


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A folder as the build leaves it, without the program."""
    folder = tmp_path / "crank-desktop"
    leave = shutil.ignore_patterns("__pycache__")
    for name in ("resources", "database"):
        shutil.copytree(ROOT / name, folder / build.BUNDLED / name, ignore=leave)
    (folder / build.QT).mkdir()
    (folder / "link").symlink_to("crank")
    program = folder / "crank"
    program.write_text("#!/bin/sh\necho frozen\n", encoding="utf-8")
    program.chmod(0o755)
    return folder


def test_a_whole_bundle_passes(bundle: Path) -> None:
    build.check_bundle(bundle)


@pytest.mark.parametrize("name", ["resources/help/start.md", "database/versions/0002_pictures.py"])
def test_a_file_that_is_lost_or_altered_stops_the_build(name: str, bundle: Path) -> None:
    copy = bundle / build.BUNDLED / name
    copy.write_bytes(copy.read_bytes() + b" ")
    with pytest.raises(build.NotBuilt, match=f"is not what {name} is"):
        build.check_bundle(bundle)
    copy.unlink()
    with pytest.raises(build.NotBuilt, match=f"is not what {name} is"):
        build.check_bundle(bundle)


def test_a_bundle_that_grows_beyond_its_budget_stops_the_build(
    bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "BUDGET", build.size_of(bundle))
    build.check_bundle(bundle)
    (bundle / "more").write_bytes(b"x")
    with pytest.raises(build.NotBuilt, match="are allowed"):
        build.check_bundle(bundle)


def test_what_is_under_the_gpl_stops_the_build(bundle: Path) -> None:
    (bundle / build.QT / "libQt6Charts.so.6").write_bytes(b"x")
    with pytest.raises(build.NotBuilt, match=r"GPL alone.*: libQt6Charts\.so\.6"):
        build.check_bundle(bundle)


@pytest.mark.skipif(sys.platform != "linux", reason="ldd is Linux's")
def test_a_library_that_nobody_brings_stops_the_build(bundle: Path) -> None:
    source = bundle.parent / "a.c"
    source.write_text("int a(void) { return 0; }", encoding="utf-8")
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("this system has no compiler to make a library with")
    absent, user = bundle.parent / "libabsent.so", bundle / "user.so"
    subprocess.run([compiler, "-shared", "-o", absent, source], check=True)
    subprocess.run(
        [compiler, "-shared", "-o", user, source, "-Wl,--no-as-needed", absent], check=True
    )
    absent.unlink()
    assert any("libabsent.so" in line for line in build.unresolved(bundle))
    with pytest.raises(build.NotBuilt, match="not found"):
        build.check_bundle(bundle)


def test_the_hash_sees_names_contents_rights_and_links(bundle: Path, tmp_path: Path) -> None:
    first = build.hash_of(bundle)
    other = tmp_path / "other"
    shutil.copytree(bundle, other, symlinks=True)
    assert build.hash_of(other) == first
    os.utime(other / "crank", (0, 0))
    assert build.hash_of(other) == first
    (other / "next").symlink_to("krank")
    changes: tuple[Callable[[], object], ...] = (
        lambda: (other / "next").replace(other / "link"),
        lambda: (other / "crank").chmod(0o644),
        lambda: (other / "crank").write_text("other", encoding="utf-8"),
        lambda: (other / "crank").rename(other / "krank"),
        lambda: (other / "link").replace(other / "knil"),
    )
    known = {first}
    for change in changes:
        change()
        known.add(build.hash_of(other))
    assert len(known) == len(changes) + 1


def test_a_link_takes_no_room(bundle: Path) -> None:
    before = build.size_of(bundle)
    (bundle / "second").symlink_to("crank")
    assert build.size_of(bundle) == before
    assert bundle / "second" in build.files_of(bundle)


def test_a_program_that_fails_is_told_with_its_words(
    bundle: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    program = bundle / "crank-desktop"
    program.write_text("#!/bin/sh\necho failed  icon; exit 1\n", encoding="utf-8")
    program.chmod(0o755)
    with pytest.raises(build.NotBuilt, match="crank-desktop --self-test ended with 1"):
        build.prove(bundle, Path(sys.executable))
    assert "failed icon" in capfd.readouterr().err


def test_a_program_that_is_not_frozen_proves_nothing(bundle: Path) -> None:
    program = bundle / "crank-desktop"
    program.write_text("#!/bin/sh\necho ok checkout\n", encoding="utf-8")
    program.chmod(0o755)
    with pytest.raises(build.NotBuilt, match="does not say that it ran frozen"):
        build.prove(bundle, Path(sys.executable))


def test_a_program_sees_nothing_of_this_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    monkeypatch.setenv("QTWEBENGINE_DISABLE_SANDBOX", "1")
    told = dict(line.split("=", 1) for line in build._output(["env"], str(tmp_path)))
    assert told.keys() - {"PWD", "SHLVL", "_"} == {
        "HOME",
        "CRANK_DESKTOP_HOME",
        "LC_ALL",
        "QTWEBENGINE_DISABLE_SANDBOX",
    }


def test_the_base_is_a_python_that_can_make_environments() -> None:
    code = "import ensurepip, sys; print(sys.version_info >= (3, 11))"
    ended = subprocess.run(
        [build.base_python(), "-c", code], capture_output=True, text=True, check=True
    )
    assert ended.stdout == "True\n"


def test_the_lock_holds_what_freezes_and_no_tool_of_the_tests() -> None:
    locked = build.LOCK.read_text(encoding="utf-8")
    assert "\npyinstaller==" in locked
    assert "pytest" not in locked
    run = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    pins = {line.split(" ")[0] for line in run.splitlines() if line[:1].isalnum()}
    assert pins <= {line.split(" ")[0] for line in locked.splitlines()}
