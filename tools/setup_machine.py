"""Make this machine ready: system packages, ``.venv``, the pinned packages.

    python3 tools/setup_machine.py run      what the program needs
    python3 tools/setup_machine.py test     what tests, checks and bundles need besides

Needs nothing but Python's own library (3.11 or newer). On Debian and its kin what the system lacks
is named first and then installed by apt, given root; without root one line says what to install.
When nothing has changed since the last time it does nothing.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "convite-ready.json"
OLDEST = (3, 11)

SYSTEM = {
    "run": (
        "libdbus-1-3", "libegl1", "libfontconfig1", "libgl1", "libglib2.0-0", "libgssapi-krb5-2",
        "libwayland-client0", "libwayland-cursor0", "libwayland-egl1", "libx11-xcb1",
        "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0",
        "libxcb-render-util0", "libxcb-render0", "libxcb-shape0", "libxcb-shm0", "libxcb-sync1",
        "libpulse0", "libxcb-util1", "libxcb-xfixes0", "libxcb-xinerama0", "libxcb-xkb1", "libxkbcommon0",
        "libxkbcommon-x11-0",
    ),
    "test": ("binutils", "chromium", "chromium-driver", "poppler-utils", "xauth", "xdotool", "xvfb"),
}  # fmt: skip
"""Debian's names: what Qt loads to open a window; what tests and bundles call."""

OF_SYSTEM_PYTHON = f"libpython{sys.version_info.major}.{sys.version_info.minor}"
"""What a bundle takes along of the system's own Python; others bring it themselves."""

NEEDS = {"run": ("run",), "test": ("run", "test")}
PACKAGES = {"run": "requirements.txt", "test": "requirements-dev.txt"}


class NotReadyError(Exception):
    """What keeps the machine from being made ready, in one line."""


def python() -> Path:
    """The Python of the environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def fingerprint(goal: str) -> str:
    """Changes whenever there is something to do again for ``goal``."""
    pinned = (ROOT / PACKAGES[goal]).read_bytes()
    parts = (sys.version, sys.prefix, str(ROOT), str(SYSTEM), hashlib.sha256(pinned).hexdigest())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def ready() -> dict[str, str]:
    """What was made ready before: goal → its fingerprint then."""
    try:
        found = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if python().exists() and isinstance(found, dict) else {}


def installed(names: tuple[str, ...]) -> set[str]:
    """Which of ``names`` are installed on a Debian; newer ones call some of them ``…t64``."""
    asked = [name + tail for name in names for tail in ("", "t64")]
    told = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}\n", *asked],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    return {
        line.removeprefix("installed ").removesuffix("t64")
        for line in told.splitlines()
        if line.startswith("installed ")
    }


def missing_packages(goal: str) -> list[str]:
    """The system packages that ``goal`` lacks; none where the system has no ``dpkg``."""
    lacks_venv = importlib.util.find_spec("ensurepip") is None
    if shutil.which("dpkg-query") is None:
        if lacks_venv:
            raise NotReadyError("this Python has no venv with pip: install them, then try again")
        return []
    wanted = tuple(name for part in NEEDS[goal] for name in SYSTEM[part])
    if goal == "test" and sys.base_prefix == "/usr":
        wanted += (OF_SYSTEM_PYTHON,)
    have = installed(wanted)
    return ["python3-venv"] * lacks_venv + [name for name in wanted if name not in have]


def install_packages(names: list[str]) -> None:
    """Name the missing system packages and install them; root is needed."""
    named = " ".join(names)
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not root or shutil.which("apt-get") is None:
        raise NotReadyError(
            f"system packages are missing. Install them: sudo apt-get install {named}"
        )
    print(f"Installing system packages: {named}", flush=True)
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *names]
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(
            command,
            env=quietly,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip() or "no reason given").splitlines()[-1]
        raise NotReadyError(f"apt-get could not install {named}: {said}")


def make_environment() -> None:
    """``.venv``; made anew where its Python does not start any more."""
    if python().exists():
        works = subprocess.run(
            [python(), "-m", "pip", "--version"], capture_output=True, check=False
        )
        if works.returncode == 0:
            return
    print("Making .venv", flush=True)
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", VENV], capture_output=True, text=True, check=False
    )
    if made.returncode:
        raise NotReadyError(f".venv could not be made: {(made.stdout + made.stderr).strip()[:300]}")


def install_pinned(goal: str) -> None:
    """The packages of ``goal``, each checked against its hashes; nothing is built here."""
    print(f"Installing the packages of {PACKAGES[goal]}", flush=True)
    command = [
        python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
        "--require-hashes", "--only-binary", ":all:", "--requirement", ROOT / PACKAGES[goal],
    ]  # fmt: skip
    if subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode:
        raise NotReadyError("the packages could not be installed: see the lines above")


def prepare(goal: str) -> None:
    """Bring this machine to ``goal``; nothing to do where it has been brought there before."""
    if sys.version_info < OLDEST:
        raise NotReadyError(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed")
    before = ready()
    if before.get(goal) == fingerprint(goal):
        return
    missing = missing_packages(goal)
    if missing:
        install_packages(missing)
    make_environment()
    install_pinned(goal)
    done = {**before, **{part: fingerprint(part) for part in NEEDS[goal]}}
    STAMP.write_text(json.dumps(done, indent=1) + "\n", encoding="utf-8")


def main() -> int:
    """Prepare for the goal named; one line and status 1 where that cannot be."""
    goal = sys.argv[1] if len(sys.argv) == 2 else ""
    if goal not in NEEDS:
        print(f"Usage: setup_machine.py {'|'.join(NEEDS)}", file=sys.stderr)
        return 2
    try:
        prepare(goal)
    except NotReadyError as error:
        print(f"Convite is not ready: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
