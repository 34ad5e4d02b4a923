"""A column that scrolls inside its card, without a frame of its own."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from workshop_app.ui.widgets.painted import Painted


class ScrolledArea(Painted, QScrollArea):
    """Has the keyboard too, with a ring round it: arrows and Page Down scroll it."""

    def ring_box(self) -> QRect:
        """Round the area as far down as there is something in it."""
        box, inside = self.rect(), self.widget()
        if inside is not None and not (filled := inside.childrenRect()).isEmpty():
            box.setBottom(min(box.bottom(), filled.translated(inside.pos()).bottom()))
        return box


def scrolled(inside: QWidget, *, name: str = "") -> QScrollArea:
    """``inside`` in an area that scrolls up and down and is as wide as its place. Without a
    ``name`` it is called as ``inside`` is."""
    area = ScrolledArea()
    bare(area, inside, name=name or inside.accessibleName())
    return area


def bare(area: QScrollArea, inside: QWidget, *, name: str) -> None:
    """``inside`` in ``area``, without frame or ground of its own."""
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(name)
    area.viewport().setAutoFillBackground(False)
    inside.setAutoFillBackground(False)
    area.setWidget(inside)


def column(*, spacing: int = 8, padding: int = 0) -> tuple[QWidget, QVBoxLayout]:
    """A bare widget and the column in it."""
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(padding, padding, padding, padding)
    box.setSpacing(spacing)
    return holder, box


def renewed(box: QVBoxLayout, old: QWidget, new: QWidget) -> QWidget:
    """``new`` in the place of ``old``, which is thrown away; gives ``new``."""
    box.replaceWidget(old, new)
    old.hide()
    old.deleteLater()
    new.show()
    return new


def emptied(box: QVBoxLayout) -> QVBoxLayout:
    """``box`` with everything in it taken out and thrown away."""
    _empty(box)
    return box


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            _empty(inner)
