"""Where a notice may float: over no button and no input that a person may be about to use."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QPlainTextEdit,
    QWidget,
)

GAP = 8
"""Pixels between a notice and what is beside it; also how far it goes up at a time."""
_HIGHEST = 360
"""Pixels above the floor: further up a notice would not be looked for."""


def free(room: QWidget, size: QSize, floor: int, but: QWidget) -> QPoint:
    """The left top corner for a notice of ``size`` in ``room``, as low as it may stand above
    ``floor``: in the middle, else at a side, else further up; where every place covers something,
    the one that covers least. ``but`` is the notice itself."""
    taken = [box for one in _controls(room, but) if not (box := _seen(one, room)).isEmpty()]
    best, least = QPoint(0, 0), -1
    for corner in _corners(room.width(), size, floor):
        covered = sum(_area(QRect(corner, size) & box) for box in taken)
        if not covered:
            return corner
        if least < 0 or covered < least:
            best, least = corner, covered
    return best


def _corners(wide: int, size: QSize, floor: int) -> Iterator[QPoint]:
    lefts = ((wide - size.width()) // 2, 16, wide - size.width() - 16)
    lowest = floor - size.height() - GAP
    for top in range(lowest, max(0, lowest - _HIGHEST), -GAP):
        for left in lefts:
            yield QPoint(left, top)


def _controls(room: QWidget, but: QWidget) -> Iterator[QWidget]:
    """Buttons and inputs; lists can be scrolled and are no such thing."""
    lists = (QAbstractItemView, QAbstractScrollArea)
    for one in _seen_in(room):
        if isinstance(one, lists) and not isinstance(one, QPlainTextEdit):
            continue
        takes = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        of_use = (takes or isinstance(one, QAbstractButton)) and one.isEnabled()
        if of_use and not but.isAncestorOf(one):
            yield one


def _seen_in(widget: QWidget) -> Iterator[QWidget]:
    """Everything visible inside ``widget``, parent by parent. Asked for all at once it would be the
    owner, for Python, of Qt's own scroll bars on every page that ever was."""
    for one in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if one.isVisible():
            yield one
            yield from _seen_in(one)


def _seen(one: QWidget, room: QWidget) -> QRect:
    """The part of it that is not scrolled away, in the coordinates of ``room``."""
    return one.visibleRegion().boundingRect().translated(one.mapTo(room, QPoint(0, 0)))


def _area(box: QRect) -> int:
    return max(0, box.width()) * max(0, box.height())
