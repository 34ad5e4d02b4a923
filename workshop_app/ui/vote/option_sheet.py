"""The sheet of one option: its few words and its sign, with the sheet of signs to search in."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from workshop_app.domain import signs
from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.services import rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.widgets import Badge, Button, Field, Label, Paragraph, SearchField
from workshop_app.ui.widgets.overlay import Overlay
from workshop_app.ui.widgets.painted import FocusRing, Painted, brush


class OptionSheet(Overlay):
    """Change the short text and the sign of an option; both are kept at once."""

    def __init__(
        self, over: QWidget, plan: OpenPlan, words: Words, round: VoteRound, option: Option
    ) -> None:
        super().__init__(over, words("Sign of the option"), width=760)
        self._plan, self._words, self._round, self._option = plan, words, round, option
        self._names = {sign.icon: words(sign.name) for sign in signs.SIGNS}
        self._head()
        self.line = GuardedLine(words, option.short)
        self.line.kept.connect(self._say)
        self.line.edit.textChanged.connect(self._measure)
        self.first = self.line.edit
        self.field = Field(words("In few words, as on the ballot"), self.line,
                           words("Six words at most"))  # fmt: skip
        self.line.edit.setAccessibleName(words("In few words, as on the ballot"))
        self.column.addWidget(self.field)
        self.search = SearchField(words("Search for a sign"))
        self.search.searched.connect(self._search)
        self.grid = SignGrid(words)
        self.grid.taken.connect(self._take)
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        self.called = Label("", "body", "muted", align="right")
        self.called.setObjectName("name of the sign")
        row.addWidget(self.called, 1)
        self.column.addLayout(row)
        area = scrolled(self.grid)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room = over.window().height() - theme.now().px(310) - 100
        area.setFixedHeight(max(80, min(theme.now().px(226), room)))
        self.column.addWidget(area, 1)
        self._foot()
        self._show()

    def _head(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        self._number = Label("", "title")
        self._badge = Badge(self._option.theme, 48)
        self._text = Paragraph("", "body")
        row.addWidget(self._number)
        row.addWidget(self._badge)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        self._number.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.column.addLayout(row)

    def _foot(self) -> None:
        words = self._words
        row = QHBoxLayout()
        row.setSpacing(10)
        self.before = Button(words("Option before"), icon="arrow-left", cap="PgUp")
        self.after = Button(words("Option after"), icon_after="arrow-right", cap="PgDown")
        self.done = Button(words("Done"), "primary", cap="Esc", size="header")
        self.before.clicked.connect(lambda: self.move_on(-1))
        self.after.clicked.connect(lambda: self.move_on(1))
        self.done.clicked.connect(self.leave)
        row.addWidget(self.before)
        row.addWidget(self.after)
        row.addStretch(1)
        row.addWidget(self.done)
        self.column.addLayout(row)

    # -- showing ----------------------------------------------------------------------------------
    def _show(self) -> None:
        option = self._option
        self._number.setText(option.label)
        self._text.setText(option.text)
        self.line.setText(option.short)
        found = [one.id for one in rounds.options(self._plan, self._round)]
        at = found.index(option.id) if option.id in found else 0
        self.before.setEnabled(at > 0)
        self.after.setEnabled(at + 1 < len(found))
        self._measure()
        self._search(self.search.text())

    def _search(self, text: str) -> None:
        found = [sign.icon for sign in signs.matching(text, self._names)]
        self.grid.show_signs(["", *found], self._names, self._option.theme, self._option.pictogram)
        self._badge.show_topic(self._option.theme, icon=self._option.pictogram)
        name = self._names.get(self._option.pictogram, self._words("Sign of the theme"))
        self.called.setText(name)

    def _measure(self) -> None:
        """Say at once when there are too many words."""
        if signs.is_short(self.line.text()):
            self.field.well()
        else:
            self.field.wrong(self._words("Longer than six words: not kept yet. Say it shorter."))

    # -- keeping ----------------------------------------------------------------------------------
    def _say(self, text: str, confirmed: bool) -> None:
        if signs.is_short(text):
            self._option = rounds.say_option(
                self._plan, self._option, short=text, confirmed=confirmed
            )

    def _take(self, icon: str) -> None:
        self._option = rounds.say_option(self._plan, self._option, pictogram=icon)
        self._search(self.search.text())

    def move_on(self, by: int) -> None:
        """Show the sheet of the option before or after."""
        self.line.offer()
        found = rounds.options(self._plan, self._round)
        at = [one.id for one in found].index(self._option.id) + by
        if 0 <= at < len(found):
            self._option = found[at]
            self._show()

    def leave(self) -> None:
        """Keep what stands in the line and close."""
        if not self.line.offer():
            return
        super().leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.move_on(1 if key == Qt.Key.Key_PageDown else -1)
            event.accept()
        elif key == Qt.Key.Key_Escape:
            self.leave()
            event.accept()
        elif key == Qt.Key.Key_Down and self.search.hasFocus():
            self.grid.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)


class SignGrid(Painted, QWidget):
    """Signs in rows; arrows move, Enter, Space or a click takes one: ``taken(icon)``. The first is
    the theme's own: ``""``."""

    taken = Signal(str)
    ring_radius = 8.0
    _GAP = 6

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._signs: list[str] = []
        self._names: dict[str, str] = {}
        self._topic, self._chosen, self._at = "housing", "", 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words("Signs"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_signs(
        self, icons_of: list[str], names: dict[str, str], topic: str, chosen: str
    ) -> None:
        """Other signs; ``chosen`` is the one in use."""
        self._signs, self._names, self._topic, self._chosen = icons_of, names, topic, chosen
        self._at = icons_of.index(chosen) if chosen in icons_of else 0
        self._told()
        self._settle()
        self.update()

    def _told(self) -> None:
        said = self._name(self._at) if self._signs else ""
        self.setAccessibleDescription(said)
        self.setToolTip(said)

    def _name(self, at: int) -> str:
        return self._names.get(self._signs[at], self._words("Sign of the theme"))

    def _across(self) -> int:
        return max(1, int((self.width() + self._GAP) // (theme.now().px(64) + self._GAP)))

    def _boxes(self) -> list[QRectF]:
        across, side = self._across(), theme.now().px(64)
        step = side + self._GAP
        return [
            QRectF((at % across) * step + 3, (at // across) * step + 3, side, side)
            for at in range(len(self._signs))
        ]

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(400))

    def heightForWidth(self, width: int) -> int:
        boxes = self._boxes()
        return int(boxes[-1].bottom()) + 6 if boxes else theme.now().px(64)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        needed = self.heightForWidth(self.width())
        if self.minimumHeight() != needed:
            self.setFixedHeight(needed)

    def ring_box(self) -> QRect:
        boxes = self._boxes()
        return boxes[self._at].toRect() if boxes else self.rect()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        across = self._across()
        by = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: across,
            Qt.Key.Key_Up: -across,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if by is not None:
            if 0 <= self._at + by < len(self._signs):
                self._at += by
                self._told()
                FocusRing.around(self)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick(self._at)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for at, box in enumerate(self._boxes()):
            if box.contains(event.position()):
                self._pick(at)

    def _pick(self, at: int) -> None:
        if 0 <= at < len(self._signs):
            self._at = at
            self._told()
            self.taken.emit(self._signs[at])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = brush(self), theme.now()
        color = now.color
        for icon, box in zip(self._signs, self._boxes(), strict=True):
            on = icon == self._chosen
            paint.frame(painter, box, 8, color.primary_tint if on else color.card,
                        color.primary if on else color.line, 2 if on else 1)  # fmt: skip
            if icon:
                icons.draw(painter, box, icons.filled(icon), color.ink, now.px(34))
            else:
                inside = box.adjusted(12, 12, -12, -12)
                paint.badge(painter, inside, self._topic)
