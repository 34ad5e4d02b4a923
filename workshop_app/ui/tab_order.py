"""Tab goes through a page as a person reads it, whatever was built first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget


@runtime_checkable
class WithInner(Protocol):
    """A widget whose own stops stand in no layout: ``stops`` come after itself."""

    @property
    def stops(self) -> Sequence[QWidget]: ...


def follow_layout(root: QWidget) -> None:
    """Put the stops of ``root`` into the order of its layouts. Call it after stops came or went."""
    for before, after in pairwise(_stops(root)):
        QWidget.setTabOrder(before, after)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusProxy() is None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, WithInner):
        for inner in widget.stops:
            yield from _stops(inner)
    elif isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None:
            yield from _stops(inside)
    elif isinstance(widget, QStackedWidget):
        for at in range(widget.count()):
            if (shown := widget.widget(at)) is not None:
                yield from _stops(shown)
    elif (layout := widget.layout()) is not None:
        yield from _of_layout(layout)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield from _stops(widget)
        elif isinstance(inner, QLayout):
            yield from _of_layout(inner)
