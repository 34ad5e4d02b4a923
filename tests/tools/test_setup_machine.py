"""A bare machine: what is missing is named first, and a second run does nothing."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

TOOLS = Path(__file__).resolve().parent.parent.parent / "tools"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="system packages are Debian's")


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The tool, working on an empty project in ``tmp_path`` with nothing on the path."""
    spec = importlib.util.spec_from_file_location("setup_machine", TOOLS / "setup_machine.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    monkeypatch.setattr(tool, "ROOT", tmp_path)
    monkeypatch.setattr(tool, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(tool, "STAMP", tmp_path / ".venv" / "convite-ready.json")
    (tmp_path / "requirements.txt").write_text("babel==2.18.0\n", encoding="utf-8")
    (tmp_path / "requirements-dev.txt").write_text("pytest==9.2.0\n", encoding="utf-8")
    (tmp_path / "programs").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "programs"))
    return tool


def program(folder: Path, name: str, lines: str) -> None:
    path = folder / "programs" / name
    path.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    path.chmod(0o755)


def says(*names: str) -> str:
    """A program of the shell that prints these packages as installed."""
    return "\n".join(f"echo 'installed {name}'" for name in names)


def test_without_root_one_line_says_what_to_install(
    setup: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "dpkg-query", says(*(n for n in setup.SYSTEM["run"] if n != "libegl1")))
    program(tmp_path, "apt-get", "exit 9")
    monkeypatch.setattr(setup.os, "geteuid", lambda: 1000)
    with pytest.raises(setup.NotReadyError) as told:
        setup.prepare("run")
    assert str(told.value).endswith("sudo apt-get install libegl1")
    assert not (tmp_path / ".venv").exists()


def test_with_root_the_packages_are_named_and_installed(
    setup: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    program(tmp_path, "apt-get", f'echo "$@" >> {tmp_path}/asked')
    monkeypatch.setattr(setup.os, "geteuid", lambda: 0)
    setup.install_packages(["libegl1", "libgl1"])
    assert capsys.readouterr().out == "Installing system packages: libegl1 libgl1\n"
    asked = (tmp_path / "asked").read_text().splitlines()
    assert asked[0].startswith("update")
    assert asked[1].endswith("--no-install-recommends libegl1 libgl1")


def test_what_apt_cannot_do_is_told_in_one_line(
    setup: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "apt-get", "echo 'E: Unable to locate package libegl1' >&2; exit 100")
    monkeypatch.setattr(setup.os, "geteuid", lambda: 0)
    with pytest.raises(setup.NotReadyError, match=r"Unable to locate package libegl1$") as told:
        setup.install_packages(["libegl1"])
    assert "\n" not in str(told.value)


def test_newer_names_of_packages_count(
    setup: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["libglib2.0-0t64" if n == "libglib2.0-0" else n for n in setup.SYSTEM["run"]]
    program(tmp_path, "dpkg-query", says(*names))
    monkeypatch.setattr(setup.sys, "base_prefix", "/elsewhere")
    assert setup.missing_packages("run") == []
    assert setup.missing_packages("test") == list(setup.SYSTEM["test"])


def test_a_bundle_of_the_systems_python_needs_its_library(
    setup: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "dpkg-query", says(*setup.SYSTEM["run"], *setup.SYSTEM["test"]))
    monkeypatch.setattr(setup.sys, "base_prefix", "/usr")
    assert setup.missing_packages("test") == [setup.OF_SYSTEM_PYTHON]
    assert setup.missing_packages("run") == []


def test_a_system_without_dpkg_lacks_nothing_that_is_known(setup: ModuleType) -> None:
    assert setup.missing_packages("test") == []


def test_a_python_without_venv_asks_for_it(
    setup: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "dpkg-query", says(*setup.SYSTEM["run"]))
    monkeypatch.setattr(setup.importlib.util, "find_spec", lambda _name: None)
    assert setup.missing_packages("run") == ["python3-venv"]


def test_a_second_run_does_nothing_until_the_pins_change(
    setup: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def environment() -> None:
        done.append("environment")
        (tmp_path / ".venv" / "bin").mkdir(parents=True, exist_ok=True)
        (tmp_path / ".venv" / "bin" / "python").symlink_to(sys.executable)

    monkeypatch.setattr(setup, "make_environment", environment)
    monkeypatch.setattr(setup, "install_pinned", done.append)
    setup.prepare("test")
    assert done == ["environment", "test"]
    assert set(json.loads(setup.STAMP.read_text())) == {"run", "test"}
    setup.prepare("test")
    setup.prepare("run")
    assert done == ["environment", "test"]
    (tmp_path / "requirements.txt").write_text("babel==2.18.1\n", encoding="utf-8")
    (tmp_path / ".venv" / "bin" / "python").unlink()
    setup.prepare("run")
    assert done == ["environment", "test", "environment", "run"]


def test_no_system_package_is_asked_for_twice(
    setup: ModuleType,
) -> None:
    every = [name for names in setup.SYSTEM.values() for name in names]
    assert len(every) == len(set(every))
