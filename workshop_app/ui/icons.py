"""Icons drawn with the painter from the Phosphor fonts: sharp at every size, any colour.

A name is Phosphor's; ``-fill`` or ``-bold`` at its end chooses the weight, ``ph.`` before it is
passed over (content packs and tokens write it so).
"""

from __future__ import annotations

import json
from functools import cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from workshop_app import paths

_FAMILIES = {"": "Phosphor", "bold": "Phosphor-Bold", "fill": "Phosphor-Fill"}
_ASCENT = 37.5 / 40
"""Of the em square, which is also the box of a glyph."""


@cache
def _points() -> dict[str, str]:
    read: dict[str, str] = json.loads(
        paths.resources("icons", "phosphor.json").read_text(encoding="utf-8")
    )
    return read


@cache
def find(name: str) -> tuple[str, str]:
    """The family and the character of an icon. ``KeyError`` for a name that there is not."""
    plain = name.removeprefix("ph.")
    weight = ""
    for end in ("fill", "bold"):
        if plain.endswith("-" + end):
            plain, weight = plain.removesuffix("-" + end), end
    return _FAMILIES[weight], chr(int(_points()[plain], 16))


def known(name: str) -> bool:
    """Whether there is an icon of this name."""
    plain = name.removeprefix("ph.").removesuffix("-fill").removesuffix("-bold")
    return plain in _points()


def filled(name: str) -> str:
    """The same icon, filled: for what is selected and inside shapes."""
    return name.removesuffix("-bold").removesuffix("-fill") + "-fill"


def draw(painter: QPainter, box: QRectF, name: str, color: QColor, size: float = 0) -> None:
    """Draw an icon in the middle of ``box``, as large as its smaller side or ``size``."""
    family, character = find(name)
    side = round(size or min(box.width(), box.height()))
    if side < 1:
        return
    font = QFont(family)
    font.setPixelSize(side)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    painter.save()
    painter.setFont(font)
    painter.setPen(color)
    left = box.center().x() - side / 2
    top = box.center().y() - side / 2
    painter.drawText(QPointF(left, top + side * _ASCENT), character)
    painter.restore()
