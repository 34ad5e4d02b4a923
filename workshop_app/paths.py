"""Where things live: what ships with the program and what this laptop keeps."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def _program() -> Path:
    """The folder that holds ``resources`` and ``i18n``, bundled or not."""
    bundled: str | None = getattr(sys, "_MEIPASS", None)
    return Path(bundled) if bundled else Path(__file__).resolve().parent.parent


def resources(*parts: str) -> Path:
    """A path under ``resources/``."""
    return _program().joinpath("resources", *parts)


def catalogues() -> Path:
    """The folder of the gettext catalogues."""
    return _program() / "i18n"


def _own_folder() -> Path:
    import platformdirs  # only where it is asked for

    return Path(platformdirs.user_data_dir("Convite", appauthor=False))


def home() -> Path:
    """Where this laptop keeps settings, logs and safety copies; made when missing.

    ``CONVITE_HOME`` names another folder (tests, a stick that carries its own settings).
    """
    named = os.environ.get("CONVITE_HOME")
    folder = Path(named) if named else _own_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


LONGEST_STEM = 120
"""Bytes of a plan's name in the name of its copy. The rest of that name is 77 bytes at most, what is
written beside a file 12: a disk takes 255 bytes in all, and Windows 260 signs with the folders."""


def short_stem(stem: str) -> str:
    """How the name of a plan's file, without its ending, stands in the names of its copies: a long
    one is cut, and told from others by eight digits. What is short enough is as it was."""
    written = os.fsencode(stem)
    if len(written) <= LONGEST_STEM:
        return stem
    import hashlib  # few names are so long

    cut = written[: LONGEST_STEM - 9].decode("utf-8", "ignore")
    return f"{cut}~{hashlib.sha256(written).hexdigest()[:8]}"


def documents() -> Path:
    """The person's own documents folder, where new plans go unless another is chosen; inside the
    folder that ``CONVITE_HOME`` names, where it names one: nothing is written elsewhere then."""
    if os.environ.get("CONVITE_HOME"):
        folder = home() / "documents"
        folder.mkdir(exist_ok=True)
        return folder
    import platformdirs

    return Path(platformdirs.user_documents_dir())
