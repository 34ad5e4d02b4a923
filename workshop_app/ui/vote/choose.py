"""What is put to the vote: the proposals that stand, by theme, with search and "all of these"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.entity import THEMES as THEME_IDS
from workshop_app.domain.numbers import parse
from workshop_app.domain.proposals import Cluster, Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.export.names import THEMES
from workshop_app.services import deciding, numbering, rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words, plain
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import (
    ROW,
    Button,
    Label,
    RowDelegate,
    RowList,
    Rows,
    SearchField,
    wrapped,
)  # fmt: skip
from workshop_app.ui.widgets.overlay import Overlay


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a theme's part of the list."""

    topic: str
    text: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal, or a cluster under its keeper's number, that may be voted on."""

    id: str
    number: str
    text: str
    topic: str
    members: int
    chosen: bool


def candidates_of(plan: OpenPlan, round: VoteRound) -> list[Candidate]:
    """Everything that may be voted on, and whether it is chosen now."""
    chosen = {option.proposal for option in rounds.options(plan, round)}
    numbers = numbering.labels(plan, Proposal)
    clusters = {cluster.id: cluster for cluster in plan.all(Cluster)}
    sizes: dict[str, int] = {}
    for one in plan.all(Proposal):
        if one.cluster:
            sizes[one.cluster] = sizes.get(one.cluster, 0) + 1
    return [
        Candidate(p.id, numbers[p.id], clusters[p.cluster].label if p.cluster else p.text, p.theme,
                  sizes.get(p.cluster or "", 1), p.id in chosen)
        for p in sorted(rounds.candidates(plan), key=lambda p: (p.letter, p.count, p.born))
    ]  # fmt: skip


def _first_of_rounds(plan: OpenPlan) -> set[str]:
    """What was among the places of the rounds held, where there are several: for one more round
    over all of them."""
    if plan.count(VoteRound, state="shown", rehearsal=False) < 2:
        return set()
    return deciding.first_of_each(plan)


class ChooseOptions(Overlay):
    """Tick what is voted on; each tick is kept at once. Space or Enter ticks, Esc ends."""

    def __init__(self, over: QWidget, plan: OpenPlan, words: Words, round: VoteRound) -> None:
        super().__init__(over, words("Choose the options"), width=920)
        self._plan, self._words, self._round = plan, words, round
        self._all = candidates_of(plan, round)
        self.column.addWidget(Label(words("Choose the options"), "section"))
        self.search = SearchField(words("Search in the proposals"))
        self.search.searched.connect(lambda _text: self._show())
        self.every = Button(words("All of these"), icon="checks")
        self.every.setObjectName("all of these")
        self.every.clicked.connect(self._take_all)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.search, 1)
        head.addWidget(self.every)
        self.clusters = Button(words("Only the clusters"), icon="stack")
        self.clusters.setObjectName("only the clusters")
        self.clusters.clicked.connect(self._take_clusters)
        self.clusters.setVisible(any(one.members > 1 for one in self._all))
        head.addWidget(self.clusters)
        self.column.addLayout(head)
        firsts = _first_of_rounds(plan)
        if firsts:
            self._offer_firsts(firsts)
        self._model = _TickRows(self._said)
        self.list = _Ticks(self._model, _Look(words, height=48), words("Proposals"))
        self.list.ticked.connect(self._tick)
        room = over.window().height() - theme.now().px(240 if firsts else 190) - 80
        self.list.setMinimumHeight(max(120, min(theme.now().px(430), room)))
        self.column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        self.count = Label("", "body", "muted")
        self.count.setObjectName("chosen")
        self.done = Button(words("Done"), "primary", cap="Esc", size="header")
        self.done.clicked.connect(self.leave)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.done)
        self.column.addLayout(foot)
        self._show()

    def _offer_firsts(self, firsts: set[str]) -> None:
        button = Button(self._words("The first of each round"), icon="trophy", size="small")
        button.setObjectName("first of each round")
        button.clicked.connect(lambda: self._keep(firsts))
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)

    # -- what is shown ----------------------------------------------------------------------------
    def _matching(self) -> list[Candidate]:
        wanted = plain(self.search.text())
        if not wanted:
            return self._all
        return [
            one for one in self._all
            if wanted in plain(one.text) or parse(wanted) == parse(one.number) is not None
        ]  # fmt: skip

    def _rows(self) -> Iterator[Head | Candidate]:
        found = self._matching()
        for topic in THEME_IDS:
            of_theme = [one for one in found if one.topic == topic]
            if of_theme:
                yield Head(topic, self._words(THEMES[topic]))
                yield from of_theme

    def _show(self) -> None:
        self._model.show(list(self._rows()))
        self._tell_count()

    def _tell_count(self) -> None:
        words, found = self._words, self._matching()
        chosen = sum(one.chosen for one in self._all)
        self.count.setText(words.many("{n} option chosen", "{n} options chosen", chosen))
        every = bool(found) and all(one.chosen for one in found)
        self.every.setText(words("None of these") if every else words("All of these"))
        self.every.setEnabled(bool(found))

    def _said(self, row: Head | Candidate) -> str:
        if isinstance(row, Head):
            return row.text
        state = self._words("chosen") if row.chosen else self._words("not chosen")
        return f"{row.number}. {row.text}. {state}"

    # -- ticking ----------------------------------------------------------------------------------
    def _tick(self, row: Candidate) -> None:
        self._keep({one.id for one in self._all if one.chosen} ^ {row.id})

    def _take_all(self) -> None:
        shown = {one.id for one in self._matching()}
        chosen = {one.id for one in self._all if one.chosen}
        self._keep(chosen - shown if shown <= chosen else chosen | shown)

    def _take_clusters(self) -> None:
        self._keep({one.id for one in self._all if one.members > 1})

    def _keep(self, wanted: set[str]) -> None:
        rounds.choose_options(self._plan, self._round, wanted)
        self._all = [replace(one, chosen=one.id in wanted) for one in self._all]
        self._model.change(list(self._rows()))
        self._tell_count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            self.list.first()
        else:
            super().keyPressEvent(event)


class _TickRows(Rows):
    """Rows whose ticks change in place, so that the list stays where it is."""

    def __init__(self, said: Callable[[Head | Candidate], str]) -> None:
        super().__init__()
        self._said = said

    def words_of(self, row: Head | Candidate) -> str:
        return self._said(row)

    def change(self, rows: list[Head | Candidate]) -> None:
        """The same rows with other ticks."""
        self._rows = rows
        self.dataChanged.emit(self.index(0), self.index(len(rows) - 1), [ROW])


class _Ticks(RowList):
    """Emits ``ticked(candidate)`` by Space, Enter or a click; heads are stepped over."""

    ticked = Signal(object)

    def first(self) -> None:
        """Make the first candidate the current row."""
        self._step(-1, 1)

    def _step(self, row: int, by: int) -> None:
        row += by
        while 0 <= row < self.model().rowCount():
            if isinstance(self.model().index(row, 0).data(ROW), Candidate):
                self.pick(row)
                return
            row += by

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(self.row, Candidate):
                self.ticked.emit(self.row)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(self.currentIndex().row(), 1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = self.indexAt(event.position().toPoint()).data(ROW)
        super().mouseReleaseEvent(event)
        if isinstance(row, Candidate):
            self.ticked.emit(row)


class _Look(RowDelegate):
    def __init__(self, words: Words, height: int) -> None:
        super().__init__(height)
        self._words = words

    def height(self, row: Head | Candidate, width: int) -> int:
        now = theme.now()
        if isinstance(row, Head):
            return now.px(44)
        return max(now.px(44), wrapped.height(row.text, now.font("body"), self._room(width)) + 14)

    def _room(self, width: float) -> float:
        return width - theme.now().px(30 + 58 + 34) - 40 - theme.now().px(120)

    def paint_row(
        self, painter: QPainter, box: QRectF, row: Head | Candidate, selected: bool
    ) -> None:
        now = theme.now()
        color = now.color
        if isinstance(row, Head):
            sign = now.sign(row.topic)
            paint.badge(painter, QRectF(12, box.top(), now.px(24), box.height()), row.topic)
            paint.text(painter, box.adjusted(now.px(24) + 24, 0, 0, 0), row.text,
                       now.font("body", weight=700), sign.text, where=self)  # fmt: skip
            return
        left = box.left() + 14
        side = now.px(24)
        tick = QRectF(left, box.center().y() - side / 2, side, side)
        if row.chosen:
            paint.frame(painter, tick, 6, color.primary)
            icons.draw(painter, tick, "check-bold", color.on_primary, now.px(16))
        else:
            paint.frame(painter, tick, 6, color.card, color.field_line, 1.5)
        left += now.px(30) + 6
        number = QRectF(left, box.top(), now.px(58), box.height())
        paint.text(painter, number, row.number, now.font("strong", weight=700), color.ink,
                   align=paint.RIGHT, where=self)  # fmt: skip
        left = number.right() + 14
        room = self._room(box.width())
        wrapped.lines(painter, QRectF(left, box.top(), room, box.height()), row.text,
                      now.font("body"), color.ink, where=self, most=20)  # fmt: skip
        if row.members > 1:
            said = self._words.many("{n} proposal", "{n} proposals", row.members)
            paint.text(painter, box.adjusted(0, 0, -14, 0), said, now.font("min"), color.muted,
                       align=paint.RIGHT, where=self)  # fmt: skip
