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
_INSIDE = {
    QAbstractScrollArea: "qt_scrollarea_viewport",
    QAbstractSpinBox: "qt_spinbox_lineedit",
}
"""What has its owner for its focus proxy, by Qt's names."""


@runtime_checkable
class WithInner(Protocol):
    """A widget with stops that stand in no layout: ``inner_stops`` come after itself."""

    @property
    def inner_stops(self) -> Sequence[QWidget]: ...


def in_reading_order(*roots: QWidget) -> None:
    """Make the stops of ``roots``, one after the other, follow each other as their layouts place
    them. Call it after stops came or went."""
    found = list(chain.from_iterable(_found(root) for root in roots))
    stops = [one for one in found if one.focusProxy() is None]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
    for one in reversed(found):  # a field's proxy may have one of its own, which comes first
        if (proxy := one.focusProxy()) is not None:
            # Tab gives the keyboard to the proxy wherever the widget itself stands; set anew, Qt
            # puts it right before the first of what is in it: that has to be where its proxy is.
            _gather_round(_last(proxy), one)
            one.setFocusProxy(proxy)
    for stop in stops:
        _bring_inside(stop)


def _last(proxy: QWidget) -> QWidget:
    """What takes the keyboard in the end."""
    while (further := proxy.focusProxy()) is not None:
        proxy = further
    return proxy


def _gather_round(proxy: QWidget, owner: QWidget) -> None:
    """Let what ``owner`` holds and never takes the keyboard follow ``proxy``."""
    only = Qt.FindChildOption.FindDirectChildrenOnly
    for inside in owner.findChildren(QWidget, options=only):
        if inside.focusPolicy() == Qt.FocusPolicy.NoFocus and inside.focusProxy() is None:
            inside.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            QWidget.setTabOrder(proxy, inside)
            inside.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _bring_inside(stop: QWidget) -> None:
    """What Qt keeps inside follows: left where it was, Backtab would come by it to the stop.

    Qt gives another place only to what has a policy, and a viewport passes its own on to its area.
    It is never asked for its ``focusProxy``: Python would take that for its child, and with it the
    area away.
    """
    name = next((name for kind, name in _INSIDE.items() if isinstance(stop, kind)), "")
    only = Qt.FindChildOption.FindDirectChildrenOnly
    inside = stop.findChild(QWidget, name, only) if name else None
    if inside is not None:
        policy, own = stop.focusPolicy(), inside.focusPolicy()
        inside.setFocusPolicy(policy)
        QWidget.setTabOrder(stop, inside)
        inside.setFocusPolicy(own)
        stop.setFocusPolicy(policy)


def _found(widget: QWidget) -> Iterator[QWidget]:
    """The stops in order, and before each what has it for its focus proxy."""
    if widget.focusProxy() is not None or widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, _WHOLE):
        return
    if isinstance(widget, WithInner):
        for inner in widget.inner_stops:
            yield from _found(inner)
        return
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        yield from _found(inside)
    elif isinstance(widget, QStackedWidget):
        for at in range(widget.count()):
            if (shown := widget.widget(at)) is not None:
                yield from _found(shown)
    elif (layout := widget.layout()) is not None:
        yield from _placed(layout)


def _placed(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _found(widget)
        elif isinstance(inner, QLayout):
            yield from _placed(inner)
