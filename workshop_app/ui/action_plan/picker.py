"""Finds a proposal for an action: those without an answer come first."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.action_plan import Action, ActionProposal
from workshop_app.domain.numbers import sort_key
from workshop_app.domain.proposals import Proposal
from workshop_app.services import action_plan, numbering
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.proposals import on_the_board
from workshop_app.text import Words, plain
from workshop_app.ui import paint, theme
from workshop_app.ui.widgets import (
    Button,
    Label,
    Paragraph,
    Popover,
    RowDelegate,
    RowList,
    Rows,
    SearchField,
    wrapped,
)


@dataclass(frozen=True, slots=True)
class Offered:
    """A proposal that may be answered: ``told`` says which actions answer it already."""

    id: str
    number: str
    theme: str
    text: str
    told: str
    waits: bool


def offered(plan: OpenPlan, words: Words, action: str) -> list[Offered]:
    """Every proposal on the board that the action (its id) does not answer yet."""
    numbers = numbering.labels(plan, Proposal)
    actions = numbering.labels(plan, Action)
    links: dict[str, list[str]] = {}
    for link in plan.all(ActionProposal):
        links.setdefault(link.proposal, []).append(link.action)
    waiting = {proposal.id for proposal in action_plan.without_answer(plan)}
    found = [
        Offered(one.id, numbers[one.id], one.theme, " ".join(one.text.split()),
                _told(words, [actions[a] for a in links.get(one.id, ()) if a in actions],
                      one.id in waiting), one.id in waiting)
        for one in on_the_board(plan)
        if action not in links.get(one.id, ())
    ]  # fmt: skip
    return sorted(found, key=lambda one: (not one.waits, sort_key(one.number)))


def _told(words: Words, actions: list[str], waits: bool) -> str:
    if actions:
        return words("in {actions}", actions=words.listed([f"A{number}" for number in actions]))
    return words("without an answer") if waits else words("left out, or answered by its cluster")


class ProposalPicker(Popover):
    """A search line over the list; Enter takes the chosen one, Esc closes. Emits ``picked(id)``
    and ``ended``."""

    picked = Signal(str)
    ended = Signal()

    def __init__(self, page: QWidget, plan: OpenPlan, words: Words) -> None:
        super().__init__(page)
        self.setObjectName("proposals to answer")
        self._plan, self._words = plan, words
        self._offered: list[Offered] = []
        self.search = SearchField(words("Number or words of a proposal"))
        self.search.searched.connect(lambda _text: self._filter())
        self.search.returnPressed.connect(self._take)
        self.model = _Offers()
        self.list = RowList(self.model, _OfferedRow(), words("Proposals"))
        self.list.opened.connect(lambda _row: self._take())
        self.none = Label(words("No proposal says that"), "detail", "muted")
        head = QHBoxLayout()
        title = words("Which proposal does the action answer?")
        head.addWidget(Paragraph(title, "strong", weight=600), 1)
        leave = Button(words("Close"), "plain", cap="Esc", size="small")
        leave.clicked.connect(self.close_panel)
        head.addWidget(leave)
        self.box.addLayout(head)
        self.box.addWidget(self.search)
        self.box.addWidget(self.none)
        self.box.addWidget(self.list, 1)
        take = Button(words("Answer it with this action"), "tinted", icon="plus", cap="Return")
        take.clicked.connect(self._take)
        self.box.addWidget(take)
        self.take = take
        self.hide()

    def open_over(self, place: QRect, action: str) -> None:
        """Show it over ``place`` (of the page), for the action with this id."""
        self._offered = offered(self._plan, self._words, action)
        self.search.setText("")
        self._filter()
        edge = self.MARGIN
        self.setGeometry(place.adjusted(-edge, -edge, edge, edge))
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.TabFocusReason)

    def close_panel(self) -> None:
        """Without choosing."""
        self.hide()
        self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() == Qt.Key.Key_Down:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _filter(self) -> None:
        wanted = plain(self.search.text()).split()
        found = [
            one
            for one in self._offered
            if all(word in plain(f"{one.number} {one.text}") for word in wanted)
        ]
        if wanted:
            found.sort(key=lambda one: plain(one.number) != wanted[0])
        self.model.show(found)
        self.none.setVisible(not found)
        self.take.setEnabled(bool(found))
        if found:
            self.list.pick(0)

    def _take(self) -> None:
        row = self.list.row
        if row is not None and self.isVisible():
            self.hide()
            self.picked.emit(row.id)
            self.ended.emit()


class _Offers(Rows):
    def words_of(self, row: Offered) -> str:
        return f"{row.number}. {row.text}. {row.told}"


class _OfferedRow(RowDelegate):
    """Badge with the number, the words, what becomes of it."""

    def __init__(self) -> None:
        super().__init__(70, lines=True)

    def paint_row(self, painter: QPainter, box: QRectF, row: Offered, selected: bool) -> None:
        now = theme.now()
        side = now.px(34)
        badge = QRectF(box.left() + 12, box.center().y() - side / 2, side, side)
        paint.badge(painter, badge, row.theme, number=row.number)
        left = badge.right() + 12
        font, room = now.font("detail"), box.right() - left - 8
        tall = min(wrapped.height(row.text, font, room), 2 * round(font.pixelSize() * 1.2)) + 2
        top = box.center().y() - (tall + now.px(20)) / 2
        words = QRectF(left, top, room, tall)
        told = QRectF(left, words.bottom(), room, now.px(20))
        wrapped.lines(painter, words, row.text, font, now.color.ink, where=self, meant=True)
        tone = now.color.warn if row.waits else now.color.muted
        paint.text(painter, told, row.told, now.font("min"), tone, where=self, meant=True)
