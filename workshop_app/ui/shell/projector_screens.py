"""Which screen the room sees, and where a window goes on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

_PART = 0.5
"""Part of the laptop's own screen that a window takes."""
_AWAY = (20, 60)
"""Pixels that such a window stays away from the corner and from a task bar."""


def own(home: QWidget) -> QScreen:
    """The screen that the facilitator's window stands on."""
    return home.window().screen()


def all_of(home: QWidget) -> list[QScreen]:
    """The screens there are, the facilitator's own last."""
    mine = own(home)
    return sorted(QGuiApplication.screens(), key=lambda one: one is mine)


def others(home: QWidget) -> list[QScreen]:
    """The screens that show something else than the facilitator's own: on one that shows the same,
    the room's picture would cover her window."""
    mine = own(home)
    place = mine.geometry()
    found = [one for one in QGuiApplication.screens() if one is not mine]
    return [one for one in found if not one.geometry().intersects(place)]


def mirrored(home: QWidget) -> bool:
    """Whether there is a second screen, but it shows the same as the first."""
    return len(QGuiApplication.screens()) > 1 and not others(home)


def wanted(screens: Sequence[QScreen], remembered: str) -> QScreen | None:
    """The remembered one of ``screens``, else the first; ``None`` where there are none."""
    named = [one for one in screens if one.name() == remembered]
    return next(iter([*named, *screens]), None)


def size_of(screen: QScreen) -> tuple[int, int]:
    """Its width and height in the screen's own pixels."""
    size, ratio = screen.geometry().size(), screen.devicePixelRatio()
    return round(size.width() * ratio), round(size.height() * ratio)


def corner_of(screen: QScreen) -> QRect:
    """A window in the lower right corner of a screen."""
    room = screen.availableGeometry()
    wide = round(room.width() * _PART)
    tall = round(wide * 9 / 16)
    return QRect(room.right() - wide - _AWAY[0], room.bottom() - tall - _AWAY[1], wide, tall)
