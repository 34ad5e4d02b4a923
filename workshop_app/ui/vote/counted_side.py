"""Beside the desk: who voted, whether it matches what was given out, the table of bags."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.domain.rounds import VoteRound
from workshop_app.services.counted import Bag, Counting
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.vote import counted_words
from workshop_app.ui.vote.counted_table import DONE, Bags
from workshop_app.ui.vote.counted_words import CHANNEL_WORDS
from workshop_app.ui.widgets import Button, Card, IconTile, Label, Paragraph, heading
from workshop_app.ui.widgets.painted import brush

_LINE, _LEAST, _LEAST_LARGE = 22, 6, 4
"""Height of a group's line, how many there is always room for, and in large type."""


class Checks(QWidget):
    """A line for each group: its name, the marks given out, how that compares."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._lines: list[tuple[str, str, str, str, str]] = []
        self._groups: list[str] = []
        self.setObjectName("checks")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_checks(self, now: Counting, counting: str | None) -> None:
        """``counting``: the group whose bag is on the desk."""
        words = self._words
        self.setAccessibleName(words(CHANNEL_WORDS[now.channel].fits))
        self._lines = []
        self._groups = [found.group for found in now.checks]
        for group, found in zip(now.groups, now.checks, strict=True):
            icon, tone, said = counted_words.check(words, found)
            if found.group == counting and found.state == "missing":
                icon, tone = counted_words.CHECK_LOOKS["counting"]
                said = words("is being counted")
            given = "" if found.given is None else words.number(found.given)
            self._lines.append((group.name if group else words("Room"), given, icon, tone, said))
        self.setFixedHeight(theme.now().px(_LINE) * len(self._lines))
        self.setAccessibleDescription(self.text())
        self.update()

    def line_of(self, bag: Bag | None) -> int:
        """The middle of the line of a bag's group, in pixels from the top."""
        at = self._groups.index(bag.group) if bag and bag.group in self._groups else 0
        return int(theme.now().px(_LINE) * (at + 0.5))

    def text(self) -> str:
        """The lines as they are read."""
        return "\n".join(f"{name} {given} {said}" for name, given, _, _, said in self._lines)

    def sizeHint(self) -> QSize:
        return QSize(240, theme.now().px(_LINE) * max(1, len(self._lines)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = brush(self), theme.now()
        tall = now.px(_LINE)
        wide = max((now.width(line[0], "min", 600) for line in self._lines), default=0) + 4
        wide = min(wide, int(self.width() * 0.34))
        figures = max((now.width(line[1], "min", 400) for line in self._lines), default=0) + 4
        for at, (name, given, icon, tone, said) in enumerate(self._lines):
            top = at * tall
            paint.text(painter, QRectF(0, top, wide, tall), name, now.font("min", weight=600),
                       now.color.ink, where=self, meant=True)  # fmt: skip
            paint.text(painter, QRectF(wide + 6, top, figures, tall), given, now.font("min"),
                       now.color.muted, align=paint.RIGHT)  # fmt: skip
            left = wide + figures + 14
            color = now.color.tone(tone)
            icons.draw(painter, QRectF(left, top, now.px(18), tall), icon, color, now.px(16))
            left += now.px(18) + 5
            bold = 600 if tone in ("error", "warn") else 400
            paint.text(painter, QRectF(left, top, self.width() - left, tall), said,
                       now.font("min", weight=bold), color, where=self)  # fmt: skip


class CountSide(QWidget):
    """The right column. ``picked(bag)``, ``change`` to say other people."""

    picked = Signal(object)
    change = Signal()

    def __init__(self, words: Words, typing: Callable[[QKeyEvent], None]) -> None:
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._people_card())
        self._check_card = Card(padding=12, spacing=4)
        self._fits = heading("equals", "")
        self._fits.setObjectName("what is compared")
        self._check_card.box.addWidget(self._fits)
        self.checks = Checks(words)
        self._check_area = scrolled(self.checks)
        self._check_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._check_card.box.addWidget(self._check_area, 1)
        column.addWidget(self._check_card)
        self._bag_card = Card(padding=12, spacing=4)
        head = QHBoxLayout()
        self._counted = Label("", "strong", weight=600)
        self._done = Label("", "body", "muted", align="right")
        self._done.setObjectName("bags done")
        head.addWidget(self._counted)
        head.addWidget(self._done, 1)
        self._bag_card.box.addLayout(head)
        self.bags = Bags(words, typing)
        self.bags.picked.connect(self.picked)
        self._bag_card.box.addWidget(self.bags, 1)
        column.addWidget(self._bag_card, 1)
        self._rest = QWidget()
        column.addWidget(self._rest, 1)

    def _people_card(self) -> Card:
        card = Card(padding=12, across=True, spacing=12)
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        card.box.addWidget(IconTile("users-three-fill"), 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(Label(self._words("People who voted"), "detail", "muted"), 1)
        self.change_button = Button(self._words("Change"), "quiet", size="small")
        self.change_button.setObjectName("change people")
        self.change_button.clicked.connect(self.change)
        head.addWidget(self.change_button)
        column.addLayout(head)
        self._people = Paragraph("", "body", weight=700)
        self._people.setObjectName("people who voted")
        column.addWidget(self._people)
        self._over = Paragraph("", "min", "warn", weight=600)
        self._over.setObjectName("more than people")
        self._over.hide()
        column.addWidget(self._over)
        card.box.addLayout(column, 1)
        return card

    def show_room(self, voted: int, present: int) -> None:
        """Whether more voted, counted or by ballot, than people are present."""
        words = self._words
        over = present and voted > present
        if over:
            self._over.setText(
                words("{votes} voted, and {people} people are present: count both again.",
                      votes=words.number(voted), people=words.number(present))
            )  # fmt: skip
        self._over.setVisible(bool(over))

    def show_standing(
        self, now: Counting, round: VoteRound, cells: Mapping[Bag, str], current: Bag | None
    ) -> None:
        """Everything as it stands; ``cells`` as ``BagTable`` takes them."""
        words = self._words
        for part in (self._check_card, self._bag_card, self.change_button):
            part.setVisible(now.begun)
        self._rest.setVisible(not now.begun)
        if not now.begun:
            self._people.setText(words("not said yet"))
            return
        total = words.number(sum(now.people.values()))
        each = round.per_person if round.method == "dots" else round.max_approvals
        row = CHANNEL_WORDS[now.channel]
        self._people.setText(
            words("{people}, with {marks}", people=total, marks=row.each(words, each))
            if each
            else words.many("{n} person", "{n} people", sum(now.people.values()))
        )
        self._fits.setText(words(row.fits))
        self.checks.show_checks(now, current.group if current else None)
        tall = self.checks.height()
        self._check_area.setMaximumHeight(tall)
        least = _LEAST if theme.now().scale <= 1 else _LEAST_LARGE
        self._check_area.setMinimumHeight(min(tall, theme.now().px(_LINE * least)))
        self._check_area.ensureVisible(0, self.checks.line_of(current), 0, theme.now().px(_LINE))
        self._counted.setText(words(row.counted))
        done = sum(cell == DONE for cell in cells.values())
        self._done.setText(words("{done} of {all}", done=done, all=len(cells)))
        self.bags.show_cells(now, cells, current)
