"""Pin every package with the hashes of all its files: requirements.txt, requirements-dev.txt and
requirements-reference.txt, which only the benchmark of equal shares needs.

    make requirements            keeps the pinned versions that still fit
    python3 tools/lock_requirements.py --upgrade    takes the newest that fit

Works in a throw-away environment under ``build/`` and with none of this machine's settings of pip,
so that hashes are those of the public release (every system's files) and no line names a place.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INPUTS = ROOT / "requirements"
PLACE = ROOT / "build" / "lock"
HEAD = "# Made by `make requirements` from requirements/{name}.in. Do not edit.\n"
OF_THIS_MACHINE = ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL", "PIP_INDEX_URL", "PIP_NO_INDEX")


def settings() -> dict[str, str]:
    """The environment without what this machine tells pip."""
    kept = {key: value for key, value in os.environ.items() if key not in OF_THIS_MACHINE}
    return {**kept, "PIP_CONFIG_FILE": os.devnull}


def tool() -> Path:
    """The Python that has pip-tools."""
    folder = "Scripts" if os.name == "nt" else "bin"
    python = PLACE / folder / ("python.exe" if os.name == "nt" else "python")
    if not python.exists():
        venv.create(PLACE, with_pip=True)
        command = [python, "-m", "pip", "install", "--quiet", "pip-tools"]
        subprocess.run(command, check=True, env=settings())
    return python


def pinned(python: Path, source: Path, target: Path, *more: str) -> list[str]:
    """The lines that pip-compile gives for ``source``, without comments and options."""
    command = [
        python, "-m", "piptools", "compile", "--quiet", "--generate-hashes", "--strip-extras",
        "--allow-unsafe", "--no-header", "--no-annotate", "--no-emit-index-url",
        "--no-emit-find-links", "--no-emit-trusted-host", "--no-emit-options", *more,
        "--output-file", target, source,
    ]  # fmt: skip
    subprocess.run(command, check=True, env=settings(), cwd=INPUTS)
    lines = target.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if re.match(r"[A-Za-z0-9]|    --hash=", line)]


def elsewhere(python: Path, more: tuple[str, ...]) -> list[str]:
    """The pins of what other systems need, each with the mark of its system."""
    rows = (INPUTS / "elsewhere.in").read_text(encoding="utf-8").splitlines()
    marks = dict(re.split(r"\s*;\s*", row) for row in rows if ";" in row)
    bare = PLACE / "elsewhere.in"
    bare.write_text("\n".join(marks) + "\n", encoding="utf-8")
    lines: list[str] = []
    wanted = False
    for line in pinned(python, bare, PLACE / "elsewhere.txt", *more):
        name, version, _rest = re.match(r"([\w.-]*)(==\S+)?(.*)", line).groups()
        wanted = name in marks if version else wanted
        if wanted:
            lines.append(f"{name}{version} ; {marks[name]} \\" if version else line)
    return lines


def write(name: str, target: Path, lines: list[str]) -> None:
    """Keep ``lines`` under a head that says how they came about."""
    target.write_text(HEAD.format(name=name) + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Pin all three files."""
    more = ("--upgrade",) if "--upgrade" in sys.argv else ()
    python = tool()
    runtime, dev = ROOT / "requirements.txt", ROOT / "requirements-dev.txt"
    write("runtime", runtime, pinned(python, INPUTS / "runtime.in", runtime, *more))
    lines = pinned(python, INPUTS / "dev.in", dev, *more)
    write("dev", dev, lines + elsewhere(python, more))
    reference = ROOT / "requirements-reference.txt"
    write("reference", reference, pinned(python, INPUTS / "reference.in", reference, *more))


if __name__ == "__main__":
    main()
