"""Where high begins on either axis, beside the map that shows what it would move. Nothing is kept
before someone says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.services.thresholds import Cut, Move, Thresholds
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.prioritize import names
from workshop_app.ui.prioritize.level_bar import LevelBar
from workshop_app.ui.prioritize.reading import Listed
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.vote.names import title_of
from workshop_app.ui.widgets import (
    Button,
    Card,
    Column,
    Figures,
    Label,
    Paragraph,
    Rule,
    Stepper,
)  # fmt: skip
from workshop_app.ui.widgets.painted import give_focus

MOST = 3
"""More rounds than this scroll."""
PADDING = 16


class CutsPanel(Card):
    """Emits ``tried(thresholds)`` a moment after something was moved, ``kept(thresholds)`` and
    ``left``."""

    tried = Signal(object)
    kept = Signal(object)
    left = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(padding=PADDING, spacing=10)
        self._words = words
        self.setObjectName("thresholds panel")
        self._stands: Thresholds | None = None
        self._tried: Thresholds | None = None
        self.box.addWidget(Label(words("Thresholds"), "section"))
        told = words("Nothing is changed before you keep it. The map shows what would change.")
        self.box.addWidget(Paragraph(told, "detail", "muted"))
        holder, self._fields = column(spacing=8)
        self.box.addWidget(holder)
        self.box.addWidget(Rule())
        self.effect = Label("", "body", weight=600)
        self.effect.setObjectName("effect of thresholds")
        self.box.addWidget(self.effect)
        number = words.at("short for number", "No.")
        self.moves = Figures(
            [Column(number, 44), Column(words("Proposal"), 0, "left", wrap=True),
             Column(words("Now"), 104, "left", wrap=True),
             Column(words.at("thresholds", "Then"), 104, "left", wrap=True)],
            name=words("What would change"), height=40,
        )  # fmt: skip
        inside, rows = column()
        rows.addWidget(self.moves)
        rows.addStretch(1)
        self.box.addWidget(scrolled(inside, name=words("What would change")), 1)
        self._foot()
        self._soon = QTimer(self, interval=30, singleShot=True)
        self._soon.timeout.connect(self._try)

    def _foot(self) -> None:
        words = self._words
        row = QHBoxLayout()
        self.leave = leave = Button(words("Leave it as it was"), cap="Esc")
        leave.clicked.connect(self.left)
        self.keep = Button(words("Keep these"), "primary", cap="Return")
        self.keep.setObjectName("keep thresholds")
        self.keep.clicked.connect(self.finish)
        row.addWidget(leave)
        row.addStretch(1)
        row.addWidget(self.keep)
        self.box.addLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words are never cut: where they are long the key goes from the second button."""
        super().resizeEvent(event)
        self.leave.set_cap("Esc")
        both = self.leave.sizeHint().width() + self.keep.sizeHint().width() + 8
        if both > self.contentsRect().width() - 2 * PADDING:
            self.leave.set_cap("")
            self.leave.setToolTip(theme.now().key("Esc"))

    # -- what is shown ----------------------------------------------------------------------------
    def show_thresholds(self, listed: Listed) -> None:
        """Begin with what stands."""
        words = self._words
        self._stands = self._tried = listed.thresholds
        emptied(self._fields)
        self._fields.addWidget(Label(words("Capacity is high from"), "detail", weight=600))
        values = [float(c.value) for c in listed.capacities.values() if c.value is not None]
        self.level = LevelBar(words, round(listed.thresholds.at_least * 10), values,
                              words("Capacity is high from"))  # fmt: skip
        self.level.changed.connect(self._leveled)
        self._fields.addWidget(self.level)
        if listed.thresholds.cuts:
            self._fields.addWidget(Label(words("Priority is high in the first"), "detail",
                                         weight=600))  # fmt: skip
        cuts, here = listed.thresholds.cuts, self._fields
        if len(cuts) > MOST:
            inside, here = column(spacing=8)
            area = scrolled(inside, name=words("Priority is high in the first"))
            area.setFixedHeight(theme.now().px(36 * MOST + 8 * (MOST - 1) + 18))
            self._fields.addWidget(area)
        for cut in cuts:
            here.addLayout(self._row(cut))
        self.show_effect({}, {})

    def _row(self, cut: Cut) -> QHBoxLayout:
        words = self._words
        row = QHBoxLayout()
        title = title_of(words, cut.name)
        row.addWidget(Label(title, "body"), 1)
        if cut.fixed:
            row.addWidget(Label(words("its budget decides"), "detail", "muted"))
            return row
        stepper = Stepper(cut.places, 1, max(1, cut.most), height=36, unit=words("places"),
                          name=words("{round}: places", round=title))  # fmt: skip
        stepper.setObjectName(f"places {cut.name}")
        stepper.changed.connect(lambda places, round=cut.record.round: self._cut(round, places))
        row.addWidget(stepper)
        return row

    def show_effect(self, moves: Mapping[str, Move], titles: Mapping[str, str]) -> None:
        """What would change its zone by what is tried."""
        words, listed = self._words, list(moves.values())
        changed = self._tried != self._stands
        self.keep.block("" if changed else words("Nothing is moved yet"))
        if not changed:
            self.effect.setText(words("Move a threshold to see what it changes."))
        elif listed:
            self.effect.setText(words.many("{n} proposal would change its zone",
                                           "{n} proposals would change their zone",
                                           len(listed)))  # fmt: skip
        else:
            self.effect.setText(words("No proposal would change its zone."))
        rows = [
            [move.number, titles.get(move.id, ""), names.zone(words, move.before),
             names.zone(words, move.after)]
            for move in listed
        ]  # fmt: skip
        self.moves.show_rows(rows)
        self.moves.setVisible(bool(rows))

    # -- hands ------------------------------------------------------------------------------------
    def begin(self) -> None:
        """The keyboard goes to the first threshold."""
        give_focus(self.level)

    def _leveled(self, tenths: int) -> None:
        assert self._tried is not None
        self._tried = replace(self._tried, at_least=Fraction(tenths, 10))
        self._soon.start()

    def _cut(self, round: str, places: int) -> None:
        assert self._tried is not None
        self._tried = self._tried.with_places(round, places)
        self._soon.start()

    def _try(self) -> None:
        if self._tried is not None and self.isVisible():
            self.tried.emit(self._tried)

    def finish(self) -> None:
        """Keep what is tried, if anything is."""
        self._soon.stop()
        if self._tried is not None and self._tried != self._stands:
            self.kept.emit(self._tried)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        else:
            super().keyPressEvent(event)
