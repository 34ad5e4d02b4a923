"""The officials' window: they read, comment and assess in it, and nothing else (P-44).

Over the whole screen, held in front; the way out is the facilitator's PIN, as on the passed laptop.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from workshop_app.domain.rounds import AssessmentRound
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.prioritize import Placed
from workshop_app.text import Words
from workshop_app.ui.kiosk.idle import Idle
from workshop_app.ui.kiosk.passed_window import PassedWindow
from workshop_app.ui.kiosk.pin_screen import PinScreen
from workshop_app.ui.prioritize.assess_screen import AssessScreen
from workshop_app.ui.widgets.painted import FocusRing

COVERING = (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)
"""Covers the screen at once."""
PATIENCE = 300.0
"""Seconds without a touch after which the screen is covered: a proposal may be read and thought
over, but not left standing."""


class OfficialsWindow(PassedWindow):
    """``asked``: the proposals that officials are asked about. ``wait``: seconds before the next
    PIN may be tried."""

    def __init__(
        self,
        plan: OpenPlan,
        words: Words,
        assessment: AssessmentRound,
        asked: list[Placed],
        *,
        compact: bool = False,
        wait: Callable[[], int] = lambda: 0,
    ) -> None:
        super().__init__(words("Capacity assessment"), also=(COVERING,), scrolls=True)
        self.setObjectName("officials' window")
        self._words, self._wait = words, wait
        self._pin: PinScreen | None = None
        self.screen_shown = AssessScreen(plan, words, assessment, asked, compact)
        self.screen_shown.leaving.connect(self.ask_to_leave)
        self.idle = Idle(self, after=(PATIENCE, PATIENCE))
        self.idle.dropped.connect(self._drop)
        self.held.touched.connect(self.idle.touch)
        self.screen_shown.begun.connect(self.idle.watch)
        self.screen_shown.covered_up.connect(self.idle.rest)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.screen_shown)

    @property
    def covered(self) -> bool:
        """Whether nothing of anyone is shown."""
        return self.screen_shown.covered

    def settle_focus(self) -> None:
        if self._pin is not None:
            self._pin.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.screen_shown.settle_focus()

    # -- leaving ----------------------------------------------------------------------------------
    def ask_to_leave(self) -> None:
        if self._pin is not None:
            return
        pin = PinScreen(self._words, self._wait(), leave=self._words("Go on assessing"))
        pin.given.connect(self.pin_given)
        pin.left.connect(self._stay)
        self._pin = pin
        self.screen_shown.hide()
        self._column.addWidget(pin)
        pin.show()
        self.settle_focus()
        if not self.idle.watches:
            self.idle.watch()

    def refuse(self) -> None:
        if self._pin is not None:
            self._pin.refuse(self._wait())

    def _stay(self) -> None:
        """Back to what is under the PIN."""
        pin, self._pin = self._pin, None
        if pin is not None:
            self._column.removeWidget(pin)
            pin.hide()
            pin.deleteLater()
        self.screen_shown.show()
        if self.covered:
            self.idle.rest()
        self.settle_focus()

    def _drop(self) -> None:
        if self._pin is not None:
            self._stay()
        self.screen_shown.drop()

    def end(self) -> None:
        """The laptop is the facilitator's again; what was marked and not handed in goes."""
        self.idle.rest()
        old = self.screen_shown
        old.hide()
        old.drop()
        super().end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        FocusRing.of(self).raise_()
