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


def documents() -> Path:
    """The person's own documents folder, where new plans go unless another is chosen; inside the
    folder that ``CONVITE_HOME`` names, where it names one: nothing is written elsewhere then."""
    if os.environ.get("CONVITE_HOME"):
        folder = home() / "documents"
        folder.mkdir(exist_ok=True)
        return folder
    import platformdirs

    return Path(platformdirs.user_documents_dir())
