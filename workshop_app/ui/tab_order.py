"""Tab goes in the order in which one reads, also through what was put in later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

_WHOLE = (QAbstractSpinBox, QComboBox)
"""Inputs with parts of their own, which are one stop."""


@runtime_checkable
class WithInner(Protocol):
    """A widget with stops that stand in no layout: ``inner_stops`` come after itself."""

    @property
    def inner_stops(self) -> Sequence[QWidget]: ...


def in_reading_order(*roots: QWidget) -> None:
    """Make the stops of ``roots``, one after the other, follow each other as their layouts place
    them. Call it after stops came or went."""
    stops = chain.from_iterable(_stops(root) for root in roots)
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """The stops in order. A widget with a focus proxy is a stop too, for Tab gives the keyboard
    to the proxy wherever the widget itself stands: so it stands right before what is in it, and
    the viewport of a list or a text right behind."""
    if (proxy := widget.focusProxy()) is not None and proxy.focusPolicy() != widget.focusPolicy():
        # Qt gives another place only to what has a policy of its own.
        widget.setFocusPolicy(proxy.focusPolicy())
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
        if isinstance(widget, QAbstractScrollArea):
            yield from _stops(widget.viewport())
    if isinstance(widget, _WHOLE):
        return
    if isinstance(widget, WithInner):
        for inner in widget.inner_stops:
            yield from _stops(inner)
        return
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        yield from _stops(inside)
    elif isinstance(widget, QStackedWidget):
        for at in range(widget.count()):
            if (shown := widget.widget(at)) is not None:
                yield from _stops(shown)
    elif (layout := widget.layout()) is not None:
        yield from _placed(layout)


def _placed(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _stops(widget)
        elif isinstance(inner, QLayout):
            yield from _placed(inner)
