"""The alternatives side by side: cost, what speaks for each and against it, which one is chosen and
why. Arrows go through them, Enter chooses."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from workshop_app.domain.directory import ProjectPart, StrategicProject
from workshop_app.domain.project_sheets import Alternative, alternative
from workshop_app.services import project_parts, projects
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.widgets import (
    Button,
    Field,
    Paragraph,
    RowDelegate,
    RowList,
    Rows,
    brush,
    wrapped,
)
from workshop_app.ui.widgets.overlay import Overlay

SHARES = (0.3, 0.14, 0.28, 0.28)
"""Of the width: the alternative, its cost, what speaks for it, what against."""
GAP, EDGE, MOST = 14, 12, 200


@dataclass(frozen=True, slots=True)
class Option:
    """An alternative as it is compared."""

    part: ProjectPart
    told: Alternative
    cost: str
    chosen: str
    """The words for the chosen one, "" for the others."""


class CompareView(Overlay):
    """Nothing is changed before Enter or the button; Esc leaves."""

    def __init__(
        self, over: QWidget, plan: OpenPlan, words: Words, project: StrategicProject
    ) -> None:
        super().__init__(over, words("Alternatives compared"), width=1080, tall=True)
        self.setObjectName("compare")
        self._plan, self._words, self._project = plan, words, project
        title = words("Alternatives compared")
        self.column.addWidget(Paragraph(title, "section", weight=700))
        self.column.addWidget(Paragraph(project.name, "detail", "muted"))
        self.column.addWidget(_Heads(words))
        self.model = _Options(words)
        self.list = RowList(self.model, _OptionRow(), title)
        self.list.opened.connect(lambda _row: self.choose())
        self.list.picked.connect(self._show_reason)
        self.column.addWidget(self.list, 1)
        self.reason = GrowingLine(words, hint=words("What decided for it"), at_once=False)
        self.reason.kept.connect(lambda _text, ok: self._choose(ok))
        self.column.addWidget(Field(words("Why it was chosen"), self.reason))
        self.column.addLayout(self._foot())
        for widget in (self.reason, self.take):
            widget.setEnabled(not plan.read_only)
        self._read()

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addStretch(1)
        leave = Button(self._words("Close"), cap="Esc", size="header")
        leave.clicked.connect(self.leave)
        self.take = Button(self._words("Choose this one"), "primary", icon="check", cap="Return",
                           size="header")  # fmt: skip
        self.take.clicked.connect(self.choose)
        foot.addWidget(leave)
        foot.addWidget(self.take)
        return foot

    def open_view(self) -> None:
        """Over the window, the keyboard in the list."""
        self.open(self.list)

    def _read(self, at: str = "") -> None:
        rows = projects.parts(self._plan, self._project).get("alternative", [])
        found = []
        for part in rows:
            told = alternative(part.facts)
            cost = self._words.millions(told.cost, self._plan.plan.currency) if told.cost else "–"
            chosen = self._words("chosen") if told.chosen else ""
            found.append(Option(part, told, cost, chosen))
        self.model.show(found)
        wanted = [
            n for n, one in enumerate(found) if (one.part.id == at if at else one.told.chosen)
        ]
        if found:
            self.list.pick(wanted[0] if wanted else 0)

    def _show_reason(self, row: Option) -> None:
        self.reason.setText(row.told.reason)

    def choose(self) -> None:
        """Choose the current one, with the reason that is written; the guard may ask first."""
        if not self._plan.read_only and self.list.row is not None:
            self.reason.offer()

    def _choose(self, confirmed: bool) -> None:
        row = self.list.row
        if row is None or self._plan.read_only:
            return
        part, reason = row.part, self.reason.text().strip()
        if not row.told.chosen or reason != row.told.reason:
            project_parts.change(self._plan, part, confirmed=confirmed, chosen=True, reason=reason)
        self._read(part.id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
        else:
            super().keyPressEvent(event)


def _columns(box: QRectF) -> list[QRectF]:
    """The places of the four columns in a row."""
    room = box.width() - 2 * EDGE - GAP * (len(SHARES) - 1)
    found, x = [], box.left() + EDGE
    for share in SHARES:
        found.append(QRectF(x, box.top(), room * share, box.height()))
        x += room * share + GAP
    return found


class _Heads(QWidget):
    """What each column tells."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._heads = (words("Alternative"), words("Cost"), words("In its favour"),
                       words("Against it"))  # fmt: skip
        self.setFixedHeight(theme.now().px(28))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), brush(self)
        for number, (head, box) in enumerate(zip(self._heads, _columns(QRectF(self.rect())),
                                                 strict=True)):  # fmt: skip
            paint.text(painter, box, head, now.font("min", weight=600), now.color.muted,
                       align=paint.RIGHT if number == 1 else paint.LEFT, where=self)  # fmt: skip


class _Options(Rows):
    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def words_of(self, row: Option) -> str:
        words, told = self._words, row.told
        parts = [row.part.text, row.chosen, row.cost,
                 words("in its favour: {rows}", rows="; ".join(told.pros)) if told.pros else "",
                 words("against it: {rows}", rows="; ".join(told.cons)) if told.cons else "",
                 told.reason if told.chosen else ""]  # fmt: skip
        return ", ".join(filter(None, parts))


class _OptionRow(RowDelegate):
    """Every text whole: a row is as tall as its longest column."""

    def __init__(self) -> None:
        super().__init__(60, lines=True)

    def height(self, row: Option, width: int) -> int:
        list = self.parent()
        if isinstance(list, RowList):
            width = list.viewport().width()
        boxes = _columns(QRectF(0, 0, width, 0))
        return int(max(_tall(text, box.width()) for text, box in zip(_texts(row), boxes, strict=True))
                   + 2 * EDGE)  # fmt: skip

    def paint_row(self, painter: QPainter, box: QRectF, row: Option, selected: bool) -> None:
        now = theme.now()
        for number, (text, place) in enumerate(zip(_texts(row), _columns(box), strict=True)):
            align = paint.RIGHT if number == 1 else paint.LEFT
            font = _bold() if number < 2 else now.font("detail")
            tall = wrapped.height(text, font, place.width())
            top = QRectF(place.left(), box.top() + EDGE, place.width(), tall)
            if number == 0 and row.chosen:
                self._paint_chosen(painter, top, row)
                continue
            wrapped.lines(painter, top, text, font, now.color.ink, where=self, most=MOST,
                          align=align)  # fmt: skip

    def _paint_chosen(self, painter: QPainter, top: QRectF, row: Option) -> None:
        """Its name, and under it the sign, the word and the reason."""
        now = theme.now()
        top.setHeight(wrapped.height(row.part.text, _bold(), top.width()))
        wrapped.lines(painter, top, row.part.text, _bold(), now.color.ink, where=self, most=MOST)
        line = now.line("detail")
        sign = QRectF(top.left(), top.bottom() + 2, now.px(18), line)
        icons.draw(painter, sign, "check-circle-fill", now.color.primary, now.px(18))
        word = QRectF(sign.right() + 6, sign.top(), top.width() - now.px(24), line)
        paint.text(painter, word, row.chosen, now.font("detail", weight=600), now.color.primary,
                   where=self)  # fmt: skip
        if row.told.reason:
            font = now.font("min")
            tall = wrapped.height(row.told.reason, font, top.width())
            why = QRectF(top.left(), word.bottom() + 2, top.width(), tall)
            wrapped.lines(
                painter, why, row.told.reason, font, now.color.muted, where=self, most=MOST
            )


def _bold() -> QFont:
    return theme.now().font("detail", weight=600)


def _texts(row: Option) -> tuple[str, str, str, str]:
    name = row.part.text
    if row.chosen:
        name = "\n".join(filter(None, (name, row.chosen, row.told.reason)))
    signed = ["\n".join(f"{sign} {one}" for one in texts)
              for sign, texts in (("+", row.told.pros), ("−", row.told.cons))]  # fmt: skip
    return name, row.cost, signed[0] or "–", signed[1] or "–"


def _tall(text: str, width: float) -> float:
    return wrapped.height(text, _bold(), width) + 8.0
