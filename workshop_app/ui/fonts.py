"""The letters and icons that ship with the program, made known to Qt once."""

from __future__ import annotations

import logging

from PySide6.QtGui import QFont, QFontDatabase

from workshop_app import paths
from workshop_app.ui import theme

_log = logging.getLogger(__name__)

FILES = (
    "fonts/AtkinsonHyperlegibleNext-Regular.ttf",
    "fonts/AtkinsonHyperlegibleNext-Medium.ttf",
    "fonts/AtkinsonHyperlegibleNext-SemiBold.ttf",
    "fonts/AtkinsonHyperlegibleNext-Bold.ttf",
    "fonts/NotoEmoji-Regular.ttf",
    "icons/Phosphor-Regular.ttf",
    "icons/Phosphor-Bold.ttf",
    "icons/Phosphor-Fill.ttf",
)

EMOJI = "Noto Emoji"
"""People write emoji into proposals; a laptop may have no font of its own for them."""

_registered: list[int] = []


def register() -> None:
    """Give Qt every file of FILES, and the emoji as what the program's letters lack; one that is
    missing is noted in the log."""
    if _registered:
        return
    for name in FILES:
        number = QFontDatabase.addApplicationFont(str(paths.resources(*name.split("/"))))
        if number < 0:
            _log.error("a font is missing: %s", name)
        _registered.append(number)
    QFont.insertSubstitution(theme.FAMILY, EMOJI)
    QFontDatabase.addApplicationEmojiFontFamily(EMOJI)
