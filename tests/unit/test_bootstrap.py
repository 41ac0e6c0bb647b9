"""What setting up a checkout decides by itself: what is missing, and when to do nothing."""

import shutil
import sys
from pathlib import Path

import pytest

import bootstrap
import system_libraries
from system_libraries import NEEDS, Need

ROOT = Path(__file__).resolve().parents[2]

ABSENT = Need(("libnowhere1t64", "libnowhere1"), library="libnowhere.so.1")


def checkout(root: Path) -> Path:
    for name in ("pyproject.toml", "requirements/dev.txt", "packaging/bootstrap.py"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    return root


@pytest.mark.parametrize("need", [need for group in NEEDS.values() for need in group])
def test_each_need_is_proved_one_way_and_has_a_package(need: Need) -> None:
    proofs = (need.library, need.program, need.module, need.files)
    assert len([proof for proof in proofs if proof]) == 1
    assert need.packages
    assert all(name == name.lower() and " " not in name for name in need.packages)


def test_needs_are_met_by_what_is_there() -> None:
    libraries = frozenset({"libEGL.so.1"})
    assert Need(("libegl1",), library="libEGL.so.1").is_met(libraries)
    assert not ABSENT.is_met(libraries)
    assert Need(("sh",), program="sh").is_met(libraries)
    assert not Need(("x",), program="no-such-program").is_met(libraries)
    assert Need(("x",), module="venv").is_met(libraries)
    assert not Need(("x",), module="no_such_module").is_met(libraries)
    assert Need(("x",), files="proc/self/stat*").is_met(libraries)
    assert not Need(("x",), files="proc/self/**/*.[ot]tf").is_met(libraries)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has this loader")
def test_the_loader_of_this_system_knows_the_c_library() -> None:
    assert any(name.startswith("libc.") for name in system_libraries.known_libraries())


@pytest.mark.parametrize(
    ("offered", "expected"),
    [
        ({"libnowhere1t64", "libnowhere1"}, ["libnowhere1t64"]),
        ({"libnowhere1"}, ["libnowhere1"]),
        (set(), ["libnowhere1"]),
    ],
)
def test_the_name_of_the_newest_system_that_offers_it_is_taken(
    offered: set[str], expected: list[str]
) -> None:
    assert system_libraries.package_names([ABSENT], offered.__contains__) == expected


def test_nothing_is_said_when_nothing_is_missing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(NEEDS, "here", (Need(("sh",), program="sh"),))
    system_libraries.ensure(["here"])
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(shutil.which("apt-get") is None, reason="this system has no apt-get")
def test_without_root_the_one_command_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(NEEDS, "absent", (ABSENT,))
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(SystemExit) as told:
        system_libraries.ensure(["absent"])
    assert str(told.value).endswith("Install them with: sudo apt-get install -y libnowhere1")


def test_without_apt_the_missing_names_are_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(NEEDS, "absent", (ABSENT,))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match=r"Missing from this system: libnowhere\.so\.1\."):
        system_libraries.ensure(["absent"])


def test_an_unknown_group_is_refused() -> None:
    with pytest.raises(SystemExit, match="No such group of system libraries: castles"):
        bootstrap.main(["castles"])


def test_the_fingerprint_changes_with_what_it_is_made_from(tmp_path: Path) -> None:
    here, there = checkout(tmp_path / "here"), checkout(tmp_path / "there")
    before = bootstrap.fingerprint(here)
    assert before == bootstrap.fingerprint(here)
    assert before != bootstrap.fingerprint(there)
    (here / "requirements" / "dev.txt").write_text("", encoding="utf-8")
    assert before != bootstrap.fingerprint(here)


def test_the_python_that_runs_the_tests_is_usable() -> None:
    assert bootstrap.is_usable(Path(sys.prefix))


def test_a_folder_without_python_or_moved_from_elsewhere_is_not_usable(tmp_path: Path) -> None:
    assert not bootstrap.is_usable(tmp_path)
    binaries = tmp_path / "bin"
    binaries.mkdir()
    (binaries / "python").symlink_to(sys.executable)
    (binaries / "pip").write_text("#!/elsewhere/.venv/bin/python\n", encoding="utf-8")
    assert not bootstrap.is_usable(tmp_path)
