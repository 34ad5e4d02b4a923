"""All checks of the project that are not tests: ``python tools/check.py [NAME …]``.

Every check runs, whatever the others say; the status is 1 where one found something.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
SCRIPTS = Path(PYTHON).parent

CHECKS: dict[str, tuple[str | Path, ...]] = {
    "style": (PYTHON, "-m", "ruff", "check", "."),
    "format": (PYTHON, "-m", "ruff", "format", "--check", "."),
    "types": (PYTHON, "-m", "mypy"),
    "layers": (SCRIPTS / "lint-imports", "--no-cache"),
    "catalogues": (PYTHON, "tools/catalogues.py", "check"),
    "addresses": (PYTHON, "tools/check_index_addresses.py"),
}


def main() -> int:
    """Run the checks named, or all."""
    unknown = set(sys.argv[1:]) - set(CHECKS)
    if unknown:
        print(
            f"No such check: {', '.join(unknown)}. There are: {', '.join(CHECKS)}", file=sys.stderr
        )
        return 2
    failed: list[str] = []
    for name in sys.argv[1:] or CHECKS:
        print(f"== {name}", flush=True)
        if subprocess.run(CHECKS[name], cwd=ROOT, check=False).returncode:
            failed.append(name)
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
