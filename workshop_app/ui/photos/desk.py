"""The flip-chart desk: a photo at the left, its pieces as numbered rectangles, a line for each.

Draw a piece, write what is on it, Enter: piece and proposal are kept in one step, in the
background, and the next line waits already.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from workshop_app.domain.entity import THEMES
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.places import Photo
from workshop_app.domain.proposals import Proposal
from workshop_app.services import numbering, photos
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError, Words
from workshop_app.ui import tab_order
from workshop_app.ui.bridge import Bridge
from workshop_app.ui.jobs import Job
from workshop_app.ui.page import Shell
from workshop_app.ui.photos import previews
from workshop_app.ui.photos.large import LargePanel
from workshop_app.ui.photos.piece_row import PieceRow
from workshop_app.ui.proposals.capture_chips import TableChip, ThemeChips
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets.bars import Stripe
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import Label, Paragraph

_CUT = "photo.cut"
_THEME_KEYS = {getattr(Qt.Key, f"Key_{n}"): theme for n, theme in enumerate(THEMES, 1)}


class PhotoDesk(LargePanel):
    """Cuts ``photo`` into pieces with their proposals."""

    def __init__(
        self, over: QWidget, plan: OpenPlan, words: Words, shell: Shell, photo: Photo
    ) -> None:
        super().__init__(over, words, words("Photo of the flip chart"), wide=440)
        self._plan, self._shell, self.photo = plan, shell, photo
        self.rows: list[PieceRow] = []
        self._waiting: list[tuple[PieceRow, str, bool]] = []
        self._cutting: PieceRow | None = None
        self._build()
        self._connect()
        self._bridge = Bridge(self)
        self._bridge.listen(plan)
        self._bridge.told.connect(lambda _news: self._told())
        previews.show(plan, shell, photo.media, previews.LARGE, self.canvas.show_image)
        self._say_state()

    # -- building ---------------------------------------------------------------------------------
    def _build(self) -> None:
        words = self.words
        told = words("Draw a rectangle round each note, write what it says and press Enter.")
        self.side.addWidget(Paragraph(told, "detail", "muted"))
        chips = QHBoxLayout()
        chips.setSpacing(8)
        self.themes = ThemeChips(words, THEMES[0], keys=False)
        chips.addWidget(self.themes)
        chips.addStretch(1)
        self.side.addLayout(chips)
        self.table = TableChip(self._plan, words)
        self.side.addWidget(self.table, 0, Qt.AlignmentFlag.AlignLeft)
        self.table.use_workshop(self.photo.workshop)
        self._list, self._column = column(spacing=10, padding=2)
        self._column.addStretch(1)
        self.area: QScrollArea = scrolled(self._list, name=words("Pieces"))
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side.addWidget(self.area, 1)
        self.stripe = Stripe("warn")
        self._note_all = Button(words("Note them down"), size="small")
        self._leave_all = Button(words("Leave without them"), "plain", size="small")
        for button in (self._note_all, self._leave_all):
            self.stripe.add(button)
        self.side.addWidget(self.stripe)
        self.state = Label("", "detail", "muted")
        self.side.addWidget(self.state)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.add = Button(words("Add a piece"), icon="plus")
        self.undo_button = Button(words("Undo"), "quiet", cap="Ctrl+Z")
        self.done = Button(words("Done"), "primary", icon="check")
        for button in (self.add, self.undo_button):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.done)
        self.side.addLayout(foot)
        self.hint.setText(
            words("Enter: a piece · arrows: move it · Shift and arrows: its size · Del: away")
        )

    def _connect(self) -> None:
        self.canvas.use_mode("pieces")
        self.canvas.changed.connect(self._match)
        self.canvas.dropped.connect(self._dropped)
        self.canvas.chose.connect(self._chosen)
        self.canvas.drew.connect(lambda at: self.rows[at].take_keyboard())
        self.themes.chosen.connect(self._use_theme)
        self.add.clicked.connect(self._add)
        self.undo_button.clicked.connect(self.undo)
        self.done.clicked.connect(self.leave)
        self._note_all.clicked.connect(self._keep_all)
        self._leave_all.clicked.connect(self._go)

    def open(self, first: QWidget | None = None) -> None:
        super().open(first or self.canvas)

    # -- rows and rectangles ----------------------------------------------------------------------
    def _match(self) -> None:
        """A line for each rectangle; a new one is the last."""
        while len(self.rows) < len(self.canvas.boxes.all):
            row = PieceRow(self.words, self.themes.current)
            row.entered.connect(lambda text, sure, row=row: self._enter(row, text, sure))
            row.came.connect(lambda row=row: self._came(row))
            row.undo_wanted.connect(self.undo)
            self._column.insertWidget(self._column.count() - 1, row)
            self.rows.append(row)
            self._renumber()

    def _renumber(self) -> None:
        for number, row in enumerate(self.rows, 1):
            row.show_number(number)
        tab_order.in_reading_order(self.panel)

    def _dropped(self, at: int) -> None:
        row = self.rows.pop(at)
        row.hide()
        row.deleteLater()
        self._renumber()

    def _chosen(self, at: int) -> None:
        """A rectangle was chosen on the picture: its line comes into sight."""
        if 0 <= at < len(self.rows):
            self.themes.choose(self.rows[at].theme)
            self.area.ensureWidgetVisible(self.rows[at])

    def _came(self, row: PieceRow) -> None:
        """A line got the keyboard: its rectangle is chosen."""
        self.canvas.choose(self.rows.index(row))
        self.themes.choose(row.theme)
        self.area.ensureWidgetVisible(row)

    @property
    def current(self) -> PieceRow | None:
        """The line of the chosen rectangle."""
        at = self.canvas.boxes.chosen
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def _add(self) -> None:
        self.canvas.add_box()
        self.canvas.setFocus(Qt.FocusReason.TabFocusReason)

    def _use_theme(self, theme: str) -> None:
        row = self.current
        if row is not None and row.open:
            row.use_theme(theme)
            row.take_keyboard()

    # -- keeping ----------------------------------------------------------------------------------
    def _enter(self, row: PieceRow, text: str, confirmed: bool) -> None:
        """The guard lets it pass: keep piece and words in the background, go on to the next."""
        row.wait()
        self._waiting.append((row, text, confirmed))
        self._next_line(row)
        self._cut_next()

    def _next_line(self, row: PieceRow) -> None:
        at = self.rows.index(row)
        later = [one for one in [*self.rows[at + 1 :], *self.rows[:at]] if one.open]
        if later:
            later[0].take_keyboard()
        else:
            self.canvas.setFocus(Qt.FocusReason.TabFocusReason)

    def _cut_next(self) -> None:
        """One after the other, so that numbers follow the order of Enter."""
        if self._cutting is not None or not self._waiting:
            return
        row, text, confirmed = self._waiting.pop(0)
        self._cutting = row
        at = self.rows.index(row)
        self.canvas.hold(at, True)
        plan, photo, box = self._plan, self.photo, self.canvas.boxes.all[at]
        facts = {**self._facts(), "theme": row.theme, "confirmed": confirmed}
        job = Job(lambda _progress: photos.cut(plan, photo, box, text, **facts))
        self._shell.run(job, done=self._was_cut, failed=self._not_cut)

    def _facts(self) -> dict[str, Any]:
        workshop = self._plan.find(Workshop, self.photo.workshop) if self.photo.workshop else None
        return {
            "table": self.table.table.id if self.table.table else None,
            "territory": workshop.territory if workshop else None,
        }

    def _was_cut(self, made: tuple[Photo, Proposal | None]) -> None:
        row, (piece, proposal) = self._cutting, made
        if row is not None:
            said = self.words("Kept as a photo, without words")
            if proposal is not None:
                number = numbering.labels(self._plan, Proposal)[proposal.id]
                said = self.words("{number} noted down", number=number)
            row.show_kept(piece.id, said)
        self._cutting = None
        self._say_state()
        self._cut_next()

    def _not_cut(self, error: BaseException) -> None:
        row, self._cutting = self._cutting, None
        if row is not None:
            self.canvas.hold(self.rows.index(row), False)
            row.write_again()
            row.take_keyboard()
        if not isinstance(error, KnownError):
            raise error
        self._say("error", error.told(self.words), ask=False)
        self._cut_next()

    # -- taking back ------------------------------------------------------------------------------
    def undo(self) -> None:
        """Take back the piece kept last; its words stand in the line again."""
        if self._plan.undoable == _CUT and self._cutting is None:
            self._plan.undo()

    def redo(self) -> None:
        """Bring it again."""
        if self._plan.redoable == _CUT and self._cutting is None:
            self._plan.redo()

    def _told(self) -> None:
        """Something was saved: a piece may be gone, or back."""
        if not self.isVisible():
            return
        for at, row in enumerate(self.rows):
            if not row.photo or row is self._cutting:
                continue
            there = self._plan.find(Photo, row.photo) is not None
            if there == row.open:
                self.canvas.hold(at, there)
                if there:
                    row.show_kept(row.photo, row.said.text())
                else:
                    row.write_again()
                    row.take_keyboard()
        self._say_state()

    def _say_state(self) -> None:
        cut = len(photos.of(self._plan, cut_from=self.photo.id))
        said = self.words.many("{n} piece kept", "{n} pieces kept", cut)
        self.state.setText(said if cut else self.words("No piece is kept yet"))
        self.undo_button.setEnabled(self._plan.undoable == _CUT)

    # -- leaving ----------------------------------------------------------------------------------
    @property
    def unkept(self) -> list[PieceRow]:
        """Lines with words that are not kept."""
        return [row for row in self.rows if row.open and row.text]

    def leave(self) -> None:
        """Close it; words that are not kept are asked about first."""
        count = len(self.unkept)
        if count:
            said = self.words.many(
                "{n} piece has words that are not noted down.",
                "{n} pieces have words that are not noted down.",
                count,
            )
            self._say("warn", said, ask=True)
            self._note_all.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._go()

    def _say(self, kind: str, text: str, *, ask: bool) -> None:
        for button in (self._note_all, self._leave_all):
            button.setVisible(ask)
        self.stripe.say(kind, text)

    def _keep_all(self) -> None:
        self.stripe.hide()
        for row in self.unkept:
            if not row.line.offer():
                row.take_keyboard()
                return

    def _go(self) -> None:
        self._bridge.forget()
        super().leave()

    # -- keys -------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        theme, row = _THEME_KEYS.get(Qt.Key(event.key()), ""), self.current
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif theme and control:
            self.themes.pick(theme)
        elif event.key() == Qt.Key.Key_F6 and not self.table.isHidden():
            self.table.open_menu()
        elif row is not None and row.open and _letter(event) and self.canvas.hasFocus():
            row.take_keyboard()
            row.line.edit.insertPlainText(event.text())  # type: ignore[union-attr]
        else:
            super().keyPressEvent(event)
            return
        event.accept()


def _letter(event: QKeyEvent) -> bool:
    """Whether a key writes something."""
    return bool(event.text()) and event.text().isprintable()
