"""The card of the timer: a ring that runs down, pause, a minute more or less."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from workshop_app.services import pace
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.painted import on_key
from workshop_app.ui.widgets.progress import Ring, clock

_RING, _RING_COMPACT = (158, 108), (98, 84)
"""At most and at least, in px at 100 %."""


class TimerCard(Card):
    """Shows the time of a step. Emits ``pressed`` (run or pause), ``given(±1)`` minutes and
    ``sounding(bool)``."""

    pressed = Signal()
    given = Signal(int)
    sounding = Signal(bool)

    def __init__(self, words: Words, compact: bool, sound: bool) -> None:
        super().__init__(padding=10 if compact else 14)
        self._compact = compact
        self._words = words
        self._most, self._least = _RING_COMPACT if compact else _RING
        self.ring = Ring(self._most)
        self.ring.setObjectName("time")
        self.run = Button(words("Pause"), icon="pause-fill", key="" if compact else "F9")
        if compact:
            on_key(self.run, "F9")
        self.run.setObjectName("run")
        self._icon = "pause-fill"
        self.less, self.more = Button("−1"), Button("+1")
        for button, key, name in (
            (self.less, "Ctrl+Down", words("One minute less")),
            (self.more, "Ctrl+Up", words("One minute more")),
        ):
            on_key(button, key)
            button.setAccessibleName(name)
            button.setToolTip(f"{name} ({theme.now().key(key)})")
        self.sound = IconButton("bell", words("A soft sound when the time is up"), size=32)
        self.sound.setCheckable(True)
        self.sound.setChecked(sound)
        self._ring_the_bell(sound)
        self.sound.toggled.connect(self._ring_the_bell)
        self.sound.toggled.connect(self.sounding)
        self.run.clicked.connect(self.pressed)
        self.less.clicked.connect(lambda: self.given.emit(-1))
        self.more.clicked.connect(lambda: self.given.emit(1))
        self.box.addLayout(self._beside() if compact else self._below())

    def _below(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(12)
        grid.addWidget(self.ring, 0, 0, Qt.AlignmentFlag.AlignHCenter)
        corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.sound, 0, 0, corner)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.less, self.run, self.more):
            row.addWidget(button)
        grid.addLayout(row, 1, 0, Qt.AlignmentFlag.AlignHCenter)
        return grid

    def _beside(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        grid.addWidget(self.ring, 0, 0, 2, 1)
        grid.addWidget(self.run, 0, 1, 1, 2)
        grid.addWidget(self.less, 1, 1)
        grid.addWidget(self.more, 1, 2)
        self.sound.hide()
        return grid

    def give_way(self, missing: int) -> None:
        """Be ``missing`` pixels less tall than at most, as far as the ring stays readable."""
        less = ceil(missing / theme.now().scale)
        self.ring.set_size(max(self._least, min(self._most, self._most - less)))
        self.box.activate()  # a layout inside another is asked for its size too late else

    @property
    def most_given(self) -> int:
        """By how many pixels the ring can be smaller."""
        return theme.now().px(self._most) - theme.now().px(self._least)

    @property
    def given_way(self) -> int:
        """By how many pixels the ring is smaller than at most now."""
        return theme.now().px(self._most) - self.ring.sizeHint().height()

    def show_time(self, left: int, total: int, running: bool, begun: bool) -> None:
        """``left`` of ``total`` seconds; past zero it counts up and nothing is cut off."""
        words = self._words
        under = {
            "enough": words("of {minutes}", minutes=words.minutes(round(total / 60))),
            "little": words("little left"),
            "nearly": words("nearly over"),
            "over": words("over"),
        }[pace.state(left, total)]
        said = words("{time} {state}", time=clock(left), state=under)
        self.ring.show_time(left, total, under, said)
        label = words("Pause") if running else words("Go on") if begun else words("Start")
        self.run.setText(label)
        self._icon = "pause-fill" if running else "" if self._compact else "play-fill"
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The word is never cut: where it is long the sign before it goes."""
        self.run.set_icon(self._icon)
        self.run.updateGeometry()
        self.box.activate()
        if self.box.minimumSize().width() > self.width():
            self.run.set_icon("")
            self.run.updateGeometry()

    def _ring_the_bell(self, on: bool) -> None:
        self.sound.set_icon("bell-ringing" if on else "bell-slash")
