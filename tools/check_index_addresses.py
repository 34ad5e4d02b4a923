"""No file of requirements, locks or settings holds the address of a package index.

A pinned file that names an index works only where that index is, and may tell where it was made.
This looks for the *form* of such an address and so names no host itself.

    python tools/check_index_addresses.py [FOLDER]      a line for each find, status 1 if any
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

FORMS = {
    "an option of pip that names an index or a folder of packages": re.compile(
        r"(?:^|[\s\"'\[,])(?:-i|-f|--?(?:extra-)?index-url|--?find-links|--?trusted-host)(?=[\s=\"'])"
    ),
    "a setting that names an index or a registry": re.compile(
        r"^\s*[\w.@/:-]*?(?:index[-_]url|find[-_]links|trusted[-_]host|registry(?:-url)?|index-servers"
        r"|default-index)\s*[=:]",
        re.I,
    ),
    "a source of packages": re.compile(
        r"^\s*\[+(?:tool\.)?\w*[.:]?(?:index|source|sources)\]+\s*$"
    ),
    "the address of an index": re.compile(r"\b(?:https?|file|ftp)://[^\s\"'<>]*/simple\b", re.I),
    "the address of a package file": re.compile(
        r"\b(?:https?|file|ftp)://[^\s\"'<>]+\.(?:whl|tgz|tar\.gz|zip)\b", re.I
    ),
}

NAMES = re.compile(
    r"requirements.*\.(?:txt|in)|constraints.*\.txt|pyproject\.toml|setup\.cfg|tox\.ini|\.npmrc"
    r"|\.?pip\.(?:conf|ini)|uv\.toml|\.pypirc|Pipfile|package\.json|Makefile|run"
    r"|.*\.(?:lock|cfg|ini|conf|yml|yaml)|package-lock\.json"
)
FOLDERS_OF_SETTINGS = ("requirements",)
PASSED_OVER = {".git", ".venv", "build", "dist", "node_modules", "__pycache__"}


def settings_files(root: Path) -> Iterator[Path]:
    """The files under ``root`` that tell where packages come from."""
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(set(folders) - PASSED_OVER)
        for name in sorted(files):
            if NAMES.fullmatch(name) or Path(folder).name in FOLDERS_OF_SETTINGS:
                yield Path(folder, name)


def finds(text: str) -> Iterator[tuple[int, str]]:
    """The lines of ``text`` that have the form of an index's address, and which form."""
    for number, line in enumerate(text.splitlines(), 1):
        for what, form in FORMS.items():
            if form.search(line):
                yield number, what
                break


def main() -> int:
    """Look through the project, or the folder named."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    found = 0
    for path in settings_files(root):
        for number, what in finds(path.read_text(encoding="utf-8", errors="replace")):
            print(
                f"{path.relative_to(root)}:{number}: {what}. Take it out: it holds for one place only."
            )
            found += 1
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
