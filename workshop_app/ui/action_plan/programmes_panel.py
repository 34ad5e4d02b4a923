"""The list of programmes of the development plan: add, rename, take off with what uses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.action_plan import Programme
from workshop_app.services import programmes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets import Button, Label, Paragraph, RowDelegate, RowList, Rows, wrapped
from workshop_app.ui.widgets.overlay import Overlay
from workshop_app.ui.widgets.painted import give_focus

if TYPE_CHECKING:
    from workshop_app.ui.action_plan.page import ActionPlanPage

HIGH, ROW = 380, 52


def open_programmes(page: ActionPlanPage) -> None:
    """Over the window; the actions are in step at once."""
    page.editor.keep()
    ProgrammesPanel(page, page.plan, page.words, page.shell).open_panel()


@dataclass(frozen=True, slots=True)
class Listed:
    """A programme with how many actions fit it, in words."""

    programme: Programme
    used: str


class ProgrammesPanel(Overlay):
    """A line to write a name, and the list. Enter on a row takes it into the line, Del takes it
    off, which undo brings back."""

    def __init__(self, over: QWidget, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(over, words("Programmes of the development plan"), width=680)
        self.setObjectName("programmes")
        self._plan, self._words, self._shell = plan, words, shell
        self._renamed: Programme | None = None
        self.column.addWidget(Label(words("Programmes of the development plan"), "section",
                                    weight=700))  # fmt: skip
        told = words(
            "Write them as the development plan in force calls them. Each action may fit one."
        )
        self.column.addWidget(Paragraph(told, "detail", "muted"))
        self._line()
        self._model = _Programmes()
        self.list = RowList(self._model, _ProgrammeRow(), words("Programmes"))
        self.list.opened.connect(self._take)
        self.list.setFixedHeight(min(theme.now().px(HIGH), over.window().height() - 330))
        self.column.addWidget(self.list)
        self.none = Paragraph(words("There are no programmes yet."), "detail", "muted")
        self.column.addWidget(self.none)
        self._foot()
        self._read()

    def _line(self) -> None:
        words = self._words
        self.line = GuardedLine(words, hint=words("Name of a programme"), at_once=False)
        self.line.edit.setAccessibleName(words("Name of a programme"))
        self.line.kept.connect(self._keep)
        self.keep = Button(words("Add"), "tinted", icon="plus", size="header")
        self.keep.clicked.connect(self.line.offer)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        for widget in (self.line, self.keep):
            if self._plan.read_only:
                widget.hide()

    def _foot(self) -> None:
        words = self._words
        self.rename = Button(words("Rename"), icon="pencil-simple", cap="F2", size="header")
        self.rename.clicked.connect(lambda: self._take(self.list.row))
        self.off = Button(words("Take off the list"), "danger", icon="trash", cap="Del",
                          size="header")  # fmt: skip
        self.off.clicked.connect(self._take_off)
        done = Button(words("Close"), "primary", cap="Esc", size="header")
        done.clicked.connect(self.leave)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.rename)
        foot.addWidget(self.off)
        foot.addStretch(1)
        foot.addWidget(done)
        self.column.addLayout(foot)

    def open_panel(self) -> None:
        """The keyboard on the line, or on the list where nothing can be written."""
        self.open(self.list if self._plan.read_only else self.line.edit)

    def _read(self) -> None:
        words, used = self._words, programmes.used(self._plan)
        at = max(0, self.list.currentIndex().row())
        rows = [
            Listed(one, words.many("{n} action", "{n} actions", used[one.id]) if used[one.id]
                   else words("no action yet"))
            for one in programmes.programmes(self._plan)
        ]  # fmt: skip
        self._model.show(rows)
        self.list.setHidden(not rows)
        self.none.setHidden(bool(rows))
        if rows:
            self.list.pick(min(at, len(rows) - 1))
        for button in (self.rename, self.off):
            button.setVisible(bool(rows) and not self._plan.read_only)

    # -- doing ------------------------------------------------------------------------------------
    def _keep(self, name: str, confirmed: bool) -> None:
        if not name and self._renamed is None:
            return
        if self._renamed is not None:
            programmes.rename(self._plan, self._renamed, name, confirmed=confirmed)
        else:
            programmes.add(self._plan, name, confirmed=confirmed)
        self._begin_again()
        self._read()

    def _take(self, row: Listed | None) -> None:
        """A name into the line, to be written anew."""
        if row is None or self._plan.read_only:
            return
        self._renamed = row.programme
        self.line.setText(row.programme.name)
        self.keep.setText(self._words("Rename"))
        self.keep.set_icon("check")
        self.line.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.edit.selectAll()

    def _begin_again(self) -> None:
        self._renamed = None
        self.line.setText("")
        self.keep.setText(self._words("Add"))
        self.keep.set_icon("plus")

    def _take_off(self) -> None:
        row = self.list.row
        if row is None or self._plan.read_only:
            return
        count = programmes.remove(self._plan, row.programme)
        self._begin_again()
        self._read()
        give_focus(self.list if self.list.row else self.line.edit)
        said = self._words.many(
            "“{name}” is off the list; {n} action fits no programme now",
            "“{name}” is off the list; {n} actions fit no programme now",
            count, name=row.programme.name,
        )  # fmt: skip
        self._shell.tell("done", said, undo=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._renamed is not None:
            self._begin_again()
        elif event.key() == Qt.Key.Key_F2 and self.list.hasFocus():
            self._take(self.list.row)
        elif event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self.off.click()
        else:
            super().keyPressEvent(event)


class _Programmes(Rows):
    def words_of(self, row: Listed) -> str:
        return f"{row.programme.name}. {row.used}"


class _ProgrammeRow(RowDelegate):
    def __init__(self) -> None:
        super().__init__(ROW, lines=True)

    def paint_row(self, painter: QPainter, box: QRectF, row: Listed, selected: bool) -> None:
        now = theme.now()
        inside = box.adjusted(14, 0, -12, 0)
        font = now.font("min")
        taken = paint.text(painter, inside, row.used, font, now.color.muted, align=paint.RIGHT,
                           where=self)  # fmt: skip
        inside.setRight(inside.right() - taken - 12)
        weight = 700 if selected else 500
        wrapped.lines(painter, inside, row.programme.name, now.font("detail", weight=weight),
                      now.color.ink, where=self, meant=True)  # fmt: skip
