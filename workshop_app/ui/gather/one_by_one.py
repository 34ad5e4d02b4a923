"""Things to settle one at a time: which one is shown, forward and back, and staying where one is."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import tab_order
from workshop_app.ui.gather.sides import TextArea
from workshop_app.ui.page import Shell
from workshop_app.ui.scrolled import column, emptied

TWICE = 0.4
"""Seconds within which a second press belongs to the first."""


class OneByOne(QWidget):
    """Shows one of ``items``. A subclass says what tells them apart (``key_of``) and builds the
    widget of one (``built``); what stands under it, which notices must not cover, goes into
    ``foot_box``. ``moved`` when another is shown or there are more or fewer."""

    moved = Signal()

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self.plan, self.words, self.shell = plan, words, shell
        self.items: list[Any] = []
        self.at = 0
        self._shown: Any = None
        self._since = monotonic()
        self._key = ""
        self._body: QWidget | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self.foot, self.foot_box = column(spacing=8)
        self._box.addWidget(self.foot)

    # -- what a subclass says ---------------------------------------------------------------------
    def key_of(self, item: Any) -> str:
        """What it is known by, also after the plan was read again."""
        raise NotImplementedError

    def built(self, item: Any) -> QWidget:
        """The widget of one."""
        raise NotImplementedError

    def done(self) -> QWidget:
        """What stands here where nothing is left."""
        raise NotImplementedError

    # -- which one --------------------------------------------------------------------------------
    @property
    def here(self) -> str:
        """The key of the one that is shown; "" where there is none."""
        return self.key_of(self.items[self.at]) if self.items else ""

    @property
    def meant(self) -> bool:
        """Whether an answer given now is meant for the one that is shown: the second press of the
        key, or the second click, that answered the one before it is not."""
        return monotonic() - self._since >= TWICE

    def turn(self, pages: int) -> None:
        """Scroll the texts that stand beside each other, together."""
        for area in self.findChildren(TextArea):
            area.turn(pages)

    def settle_focus(self) -> None:
        """The keyboard where it belongs: on no answer."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_items(self, items: Sequence[Any]) -> None:
        """These are to be settled now. The one that was shown stays; where it is gone, the one
        that comes in its place is shown. What did not change is not built anew."""
        key = self.here
        keys = [self.key_of(one) for one in items]
        self.items = list(items)
        self.at = keys.index(key) if key in keys else min(self.at, max(0, len(keys) - 1))
        self._renew()
        self.moved.emit()

    def go_to(self, key: str) -> bool:
        """Show the one with this key; whether there is one."""
        keys = [self.key_of(one) for one in self.items]
        if key in keys:
            self._go(keys.index(key))
        return key in keys

    def step(self, by: int) -> None:
        """The next or the one before; the last leads to the first."""
        if self.items:
            self._go((self.at + by) % len(self.items))

    def _go(self, at: int) -> None:
        if at != self.at:
            self.at = at
            self._renew()
            self.moved.emit()

    def again(self) -> None:
        """Build the one that is shown anew."""
        self._shown = None
        self._renew()

    def _renew(self) -> None:
        item = self.items[self.at] if self.items else None
        if self._body is not None and item is not None and item == self._shown:
            return
        if self._body is not None and item is None and self._shown is None:
            return
        had = self._holds_keyboard()
        old, self._shown = self._body, item
        if self.here != self._key:
            self._key, self._since = self.here, monotonic()
        emptied(self.foot_box)
        self.foot.setVisible(item is not None)
        self._body = self.built(item) if item is not None else self.done()
        if old is not None:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._box.insertWidget(0, self._body, 1)
        self._body.show()
        tab_order.in_reading_order(self)
        if had:
            self.settle_focus()

    def _holds_keyboard(self) -> bool:
        holder = QApplication.focusWidget()
        return holder is not None and self.isAncestorOf(holder)
