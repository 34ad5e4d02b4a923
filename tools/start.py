"""Make the machine ready and start Convite; with no display, run the sample plan through instead.

python3 tools/start.py [FILE]
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import setup_machine

DOCUMENTS = Path("build", "demo")


def has_display() -> bool:
    """Whether a window can open: always on Windows and macOS, elsewhere where one is named."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def convite(*arguments: str) -> int:
    """Run ``main.py`` in the environment and give its exit status."""
    command = [setup_machine.python(), "main.py", *arguments]
    return subprocess.run(command, cwd=setup_machine.ROOT, check=False).returncode


def without_window() -> int:
    """The sample plan from end to end; says where its documents lie."""
    print(
        "There is no display here, so the sample plan is run through without a window.", flush=True
    )
    status = convite("demo", "--out", str(DOCUMENTS))
    if status == 0:
        print(f"The documents lie in {setup_machine.ROOT / DOCUMENTS}")
    return status


def main() -> int:
    """Prepare, then the window or the sample."""
    try:
        setup_machine.prepare("run")
    except setup_machine.NotReadyError as error:
        print(f"Convite is not ready: {error}", file=sys.stderr)
        return 1
    try:
        return convite(*sys.argv[1:]) if has_display() else without_window()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
