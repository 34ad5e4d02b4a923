"""The same packages in pyproject.toml, requirements/ and the pinned files, each with its hashes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def asked(name: str) -> dict[str, Requirement]:
    """The packages that ``requirements/<name>.in`` asks for."""
    lines = (ROOT / "requirements" / f"{name}.in").read_text(encoding="utf-8").splitlines()
    wanted = [line.split("#")[0].strip() for line in lines if line and line[0] not in "#-"]
    return {canonicalize_name(r.name): r for r in map(Requirement, wanted)}


def pinned(name: str) -> dict[str, tuple[Requirement, int]]:
    """The packages pinned in ``name``, and how many hashes each has."""
    blocks = re.split(r"\n(?=[A-Za-z])", (ROOT / name).read_text(encoding="utf-8"))
    found: dict[str, tuple[Requirement, int]] = {}
    for block in blocks[1:]:
        requirement = Requirement(block.splitlines()[0].rstrip(" \\"))
        found[canonicalize_name(requirement.name)] = (requirement, block.count("--hash=sha256:"))
    return found


@pytest.mark.parametrize(
    ("name", "listed"),
    [("runtime", PROJECT["dependencies"]), ("dev", PROJECT["optional-dependencies"]["dev"])],
)
def test_the_project_and_its_requirements_ask_for_the_same(name: str, listed: list[str]) -> None:
    ours = {canonicalize_name(r.name): r for r in map(Requirement, listed)}
    assert ours == asked(name)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned_to_one_version_with_hashes(name: str) -> None:
    for requirement, hashes in pinned(name).values():
        assert [one.operator for one in requirement.specifier] == ["=="]
        assert hashes > 0, requirement.name


def test_what_is_pinned_is_what_is_asked_for() -> None:
    runtime, dev = pinned("requirements.txt"), pinned("requirements-dev.txt")
    assert set(asked("runtime")) <= set(runtime)
    assert {*asked("dev"), *asked("elsewhere")} <= set(dev)
    assert {name: dev[name] for name in runtime} == runtime
    for name, requirement in (asked("runtime") | asked("dev")).items():
        [version] = [one.version for one in dev[name][0].specifier]
        assert requirement.specifier.contains(version), f"{name}: run make requirements"
