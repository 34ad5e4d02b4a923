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
    stops = list(chain.from_iterable(_stops(root) for root in roots))
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
    for stop in stops:
        if isinstance(stop, QAbstractScrollArea):
            _bring_viewport(stop)


def _bring_viewport(area: QAbstractScrollArea) -> None:
    """The viewport follows its area: left where it was, Backtab would come by it to the area.

    Qt gives another place only to what has a policy; the viewport passes its own on to the area.
    It is never asked for its ``focusProxy``: Python would take that for its child, and with it the
    area away.
    """
    only = Qt.FindChildOption.FindDirectChildrenOnly
    viewport, policy = area.findChild(QWidget, "qt_scrollarea_viewport", only), area.focusPolicy()
    if viewport is not None:
        viewport.setFocusPolicy(policy)
        QWidget.setTabOrder(area, viewport)
        viewport.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFocusPolicy(policy)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """The stops in order. A widget with a focus proxy is a stop too, for Tab gives the keyboard
    to the proxy wherever the widget itself stands: so it stands right before what is in it."""
    if (proxy := widget.focusProxy()) is not None and proxy.focusPolicy() != widget.focusPolicy():
        # Qt gives another place only to what has a policy of its own.
        widget.setFocusPolicy(proxy.focusPolicy())
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
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
