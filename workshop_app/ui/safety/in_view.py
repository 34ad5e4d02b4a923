"""Scrolls the page "Keep safe" so that a card can be read from its heading on."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

MARGIN = 12
"""Pixels that stay free round what has the keyboard."""


def bring_into_view(card: QWidget) -> None:
    """Scroll as little as shows the whole ``card``; one that is taller than the window from its
    top on, as far as what has the keyboard in it allows."""
    above: QObject | None = card.parent()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parent()
    if above is None:
        return
    inside: QWidget | None = above.widget()
    if inside is None:
        return
    if (layout := inside.layout()) is not None:
        layout.activate()
    bar, room = above.verticalScrollBar(), above.viewport().height()
    top = card.mapTo(inside, QPoint(0, 0)).y()
    bottom = top + card.height()
    if bottom - top > room or top < bar.value():
        bar.setValue(top)
    elif bottom > bar.value() + room:
        bar.setValue(bottom - room)
    here = QApplication.focusWidget()
    if here is not None and card.isAncestorOf(here) and here.height() < room:
        above.ensureWidgetVisible(here, 0, MARGIN)
