"""The three ways in which officials answer while a round is open: laptop, sheets, phones."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workshop_app.domain.rounds import AssessmentRound
from workshop_app.services import assessing
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import pins
from workshop_app.ui.passing_parts import pin_row, told_line
from workshop_app.ui.prioritize.assess_phones import PhonesWay
from workshop_app.ui.prioritize.assess_print import SheetsWay
from workshop_app.ui.widgets import Card, Segments, heading

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell

LAPTOP, SHEETS, PHONES = "laptop", "sheets", "phones"


class AssessWays(QWidget):
    """``go_on`` does what ``step`` says; emits ``changed`` when that is another thing."""

    changed = Signal()

    def __init__(
        self, plan: OpenPlan, words: Words, shell: Shell, assessment: AssessmentRound,
        whole: Callable[[], bool],
    ) -> None:  # fmt: skip
        """``whole``: whether officials are asked about every proposal."""
        super().__init__()
        self._plan, self._words, self._shell = plan, words, shell
        self._assessment, self._whole = assessment, whole
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.tabs = Segments(
            [(LAPTOP, words("Passed laptop")), (SHEETS, words("Sheets")),
             (PHONES, words("Phones"))],
            LAPTOP, name=words("How officials answer"), height=40,
        )  # fmt: skip
        self.tabs.setObjectName("ways")
        self.tabs.chosen.connect(self._show)
        column.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        self._stack = QStackedWidget()
        self.laptop = LaptopWay(words)
        self.laptop.entered.connect(self.go_on)
        self.laptop.changed.connect(self.changed)
        self.sheets = SheetsWay(plan, words, shell, assessment, whole)
        self.phones = PhonesWay(plan, words, shell, assessment, whole)
        self.phones.changed.connect(self.changed)
        for way in (self.laptop, self.sheets, self.phones):
            self._stack.addWidget(way)
        column.addWidget(self._stack, 1)

    def _show(self, way: str) -> None:
        self._stack.setCurrentIndex((LAPTOP, SHEETS, PHONES).index(way))
        self.changed.emit()

    @property
    def shown(self) -> QWidget:
        """The way that is shown."""
        return {LAPTOP: self.laptop, SHEETS: self.sheets, PHONES: self.phones}[self.tabs.current]

    @property
    def step(self) -> str:
        """What the page's primary button says; "" where there is nothing to press."""
        words = self._words
        if self.tabs.current == LAPTOP:
            return words("Pass the laptop")
        if self.tabs.current == SHEETS:
            return words("Type in sheets")
        return "" if self.phones.running else words("Let phones in")

    @property
    def reason(self) -> str:
        """Why that cannot be done yet, "" where it can."""
        if self.tabs.current == LAPTOP:
            return self.laptop.reason
        return self.phones.reason if self.tabs.current == PHONES else ""

    def go_on(self) -> None:
        """Pass the laptop, type in sheets, or let phones in."""
        if self.reason:
            self.shown.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.tabs.current == LAPTOP:
            self._shell.passing.start_assessing(
                self._assessment, self.laptop.taken(), whole=self._whole()
            )
        elif self.tabs.current == SHEETS:
            self.sheets.type_in(assessing.on_sheets(self._plan, whole=self._whole()))
        else:
            self.phones.let_in()


class LaptopWay(Card):
    """How the laptop goes round, and the PIN that brings it back. ``entered``: Enter in the PIN."""

    entered = Signal()
    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(padding=18, spacing=12)
        self._words = words
        self.box.addWidget(heading("laptop", words("The laptop goes from person to person")))
        row, self.pin = pin_row(words)
        self.pin.textChanged.connect(lambda _text: self.changed.emit())
        self.pin.returnPressed.connect(self.entered)
        self.box.addLayout(row)
        for icon, said in (
            ("eye-slash", words("The screen is covered in between. Officials read, comment and "
                                "assess; they cannot change a text or a vote.")),
            ("buildings", words("Each says the office first and is asked its criteria only. Which "
                                "office it was is not kept.")),
            ("timer", words("If nobody touches it for five minutes it is covered. A restart comes "
                            "back to the cover.")),
        ):  # fmt: skip
            self.box.addWidget(told_line(icon, said))
        self.box.addStretch(1)
        self.setFocusProxy(self.pin)

    @property
    def reason(self) -> str:
        """Why it cannot be passed yet."""
        good = pins.is_pin(self.pin.text())
        return "" if good else self._words("Choose a PIN of 4 to 6 digits first.")

    def taken(self) -> str:
        """The PIN, which leaves the line at once."""
        pin = self.pin.text()
        self.pin.clear()
        return pin
