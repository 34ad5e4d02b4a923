"""Addresses of package indexes are known by their form, in the files that could hold one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPT = ROOT / "tools" / "check_index_addresses.py"


def looked_through(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, SCRIPT, folder], capture_output=True, text=True, check=False
    )


def test_the_project_holds_no_address_of_an_index() -> None:
    assert looked_through(ROOT).stdout == ""


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("requirements.txt", "--index-url https://packages.example/simple"),
        ("requirements.txt", "--extra-index-url=https://packages.example/pypi"),
        ("requirements.txt", "-i https://packages.example/pypi"),
        ("requirements-dev.txt", "--find-links /a/folder"),
        ("requirements/dev.in", "-f wheels"),
        ("requirements/notes.txt", "babel @ https://packages.example/babel-2.18.0.whl"),
        ("pyproject.toml", "[[tool.uv.index]]"),
        ("pyproject.toml", "[[tool.poetry.source]]"),
        ("poetry.lock", 'url = "https://packages.example/team/simple"'),
        ("uv.lock", 'source = { registry = "https://packages.example/simple" }'),
        ("package-lock.json", '"resolved": "https://packages.example/a/-/a-1.0.0.tgz"'),
        (".npmrc", "registry=https://packages.example/"),
        (".npmrc", "@team:registry=https://packages.example/"),
        ("pip.conf", "extra-index-url = file:///a/folder/simple"),
        ("pip.conf", "trusted-host = packages.example"),
        ("Makefile", "\tpip install --index-url https://packages.example/x a"),
    ],
)
def test_every_form_of_an_address_is_found(tmp_path: Path, name: str, line: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"# first line\n{line}\n", encoding="utf-8")
    done = looked_through(tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith(f"{Path(name)}:2: ")


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("requirements.txt", "babel==2.18.0 \\\n    --hash=sha256:00ff"),
        ("requirements/dev.in", "-r runtime.in\n-c ../requirements.txt"),
        ("pyproject.toml", 'homepage = "https://convite.example/about"'),
        ("pyproject.toml", "[tool.setuptools.packages.find]"),
        ("notes.md", "--index-url https://packages.example/simple"),
        (".venv/pip.conf", "index-url = https://packages.example/simple"),
    ],
)
def test_what_is_no_address_of_an_index_is_left_alone(tmp_path: Path, name: str, line: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(line + "\n", encoding="utf-8")
    done = looked_through(tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
