"""What officials see: one person after the other, covered in between.

No rail, no undo, no way into the plan: the only texts that can be typed are what would open a gate
and comments (P-44). Answers go into the urn a proposal at a time, loose, and cannot be taken back
(P-42).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.domain.rounds import AssessmentRound, Gate, Office
from workshop_app.services import capacity, offices
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.prioritize import Placed
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.prioritize import names
from workshop_app.ui.prioritize.assess_cover import AssessCover
from workshop_app.ui.prioritize.assess_list import Asked, AskedRow, AskedRows
from workshop_app.ui.prioritize.assess_sheet import AssessSheet
from workshop_app.ui.prioritize.criteria_rows import DONT_KNOW
from workshop_app.ui.prioritize.office_choice import OfficeChoice
from workshop_app.ui.prioritize.turn import Turn
from workshop_app.ui.widgets import Button, Card, Header, Label, Paragraph, RowList, Rule
from workshop_app.ui.widgets.painted import brush


class AssessScreen(QWidget):
    """Begins covered. Emits ``leaving`` where someone asks for the way back to the facilitator;
    ``begun`` and ``covered_up`` tell that a turn began and ended."""

    leaving = Signal()
    begun = Signal()
    covered_up = Signal()

    def __init__(
        self,
        plan: OpenPlan,
        words: Words,
        assessment: AssessmentRound,
        asked: list[Placed],
        compact: bool,
    ) -> None:
        super().__init__()
        self._plan, self._words, self._assessment = plan, words, assessment
        self._asked, self._turn = asked, Turn()
        self._current = asked[0].proposal.id if asked else ""
        self._choice: OfficeChoice | None = None
        self.setObjectName("assess screen")
        self.cover = AssessCover(words)
        self.cover.begun.connect(self.begin)
        self.cover.left.connect(self.leaving)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.cover)
        self._page = self._sheet(compact)
        self._stack.addWidget(self._page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    # -- parts ------------------------------------------------------------------------------------
    def _sheet(self, compact: bool) -> QWidget:
        words = self._words
        page = QWidget()
        column = QVBoxLayout(page)
        edge = (16, 10, 16, 10) if compact else (32, 20, 32, 18)
        column.setContentsMargins(*edge)
        column.setSpacing(10 if compact else 16)
        self.hide_all = Button(words("Cover the screen"), icon="eye-slash", cap="Ctrl+L",
                               size="header")  # fmt: skip
        self.hide_all.setObjectName("cover the screen")
        self.hide_all.clicked.connect(self.cover_up)
        self.next = Button(words("Next proposal"), "primary", icon_after="arrow-right",
                           cap="Return", size="header")  # fmt: skip
        self.next.clicked.connect(self.go_on)
        told = words("{round} · anonymous: no name, no office, no hour",
                     round=names.round_name(words, self._assessment.number))  # fmt: skip
        title = words("Capacity assessment")
        column.addWidget(Header(title, told, self.hide_all, self.next))
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self._list(compact))
        self.sheet = AssessSheet(self._plan, words, compact, self._assessment.number)
        self.sheet.marked.connect(self._marked)
        self.sheet.cleared.connect(self._cleared)
        self.sheet.gated.connect(self._show_list)
        self.sheet.entered.connect(self.go_on)
        body.addWidget(self.sheet, 1)
        column.addLayout(body, 1)
        return page

    def _list(self, compact: bool) -> Card:
        words = self._words
        card = Card(padding=8, spacing=4)
        card.setFixedWidth(theme.now().px(250) if compact else 320)
        head = QHBoxLayout()
        head.setContentsMargins(8, 2, 12, 2)
        head.addWidget(Label(words("Proposals"), "body", weight=700), 1)
        head.addWidget(Label(str(len(self._asked)), "min", "muted"))
        card.box.addLayout(head)
        self.model = AskedRows(words)
        self.list = RowList(self.model, AskedRow(words), words("Proposals"))
        self.list.setObjectName("asked list")
        self.list.picked.connect(lambda row: self._go(row.id))
        self.list.opened.connect(lambda _row: self._to_rows())
        card.box.addWidget(self.list, 1)
        card.box.addWidget(Rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 6, 6, 6)
        foot.setSpacing(8)
        sign = Label("", icon="shield-check-fill", icon_tone="primary")
        sign.setFixedWidth(sign.sizeHint().width())
        foot.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        said = words("What the community said is not changed here.")
        foot.addWidget(Paragraph(said, "min"), 1)
        card.box.addLayout(foot)
        return card

    # -- turns ------------------------------------------------------------------------------------
    @property
    def covered(self) -> bool:
        """Whether nothing of anyone is shown."""
        return self._stack.currentWidget() is self.cover

    def settle_focus(self) -> None:
        """The keyboard goes where the next key belongs."""
        if self.covered:
            self.cover.start.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._choice is not None:
            self._choice.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._to_rows()

    def begin(self) -> None:
        """The next person: the office first, where there are some."""
        self.begun.emit()
        known = offices.offices(self._plan)
        if not known:
            self._begin_as(None)
            return
        choice = OfficeChoice(self._words, known)
        choice.picked.connect(self._begin_as)
        choice.left.connect(self.drop)
        self._choice = choice
        self._stack.addWidget(choice)
        self._stack.setCurrentWidget(choice)
        choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_as(self, office: Office | None) -> None:
        """Nothing is marked; what the office is asked for is shown, and the office forgotten."""
        self._forget_choice()
        self._turn = Turn(offices.asked(office))
        self.sheet.ask_for(self._turn.asked)
        self._stack.setCurrentWidget(self._page)
        self.model.show([])
        self._go(self._asked[0].proposal.id if self._asked else "")
        self._to_rows()

    def _forget_choice(self) -> None:
        if self._choice is not None:
            self._stack.removeWidget(self._choice)
            self._choice.deleteLater()
            self._choice = None

    def drop(self) -> None:
        """Nobody is there any more: what was marked and not handed in goes, unseen."""
        self._forget_choice()
        self._turn = Turn()
        self._stack.setCurrentWidget(self.cover)
        self.settle_focus()
        self.covered_up.emit()

    def cover_up(self) -> None:
        """The turn is over: what was begun is handed in, and nothing of it stays on the screen."""
        for proposal in self._turn.begun():
            self._hand_in(proposal)
        self.drop()

    # -- one turn ---------------------------------------------------------------------------------
    def go_on(self) -> None:
        """Hand in this proposal and show the next; after the last one the screen is covered."""
        self._hand_in(self._current)
        following = self._following()
        if following:
            self._go(following)
            self._to_rows()
        else:
            self.cover_up()

    def _hand_in(self, proposal: str) -> None:
        if proposal in self._closed():
            self._turn.drop(proposal)
        answers = self._turn.hand_in(proposal)
        if answers is not None:
            capacity.rate(self._plan, self._assessment, proposal, answers, self._turn.asked)
            self.cover.tell()

    def _following(self) -> str:
        ids = [one.proposal.id for one in self._asked]
        return self._turn.next_after(self._current, ids, self._closed())

    def _go(self, proposal: str) -> None:
        one = next((one for one in self._asked if one.proposal.id == proposal), None)
        if one is None:
            return
        self._current = proposal
        done = self._turn.done(proposal)
        self.sheet.show_proposal(one, self._turn.marks(proposal), done)
        self._show_list()

    def _marked(self, criterion: str, score: int) -> None:
        self._turn.mark(self._current, criterion, None if score == DONT_KNOW else score)
        self._show_list()

    def _cleared(self, criterion: str) -> None:
        self._turn.unmark(self._current, criterion)
        self._show_list()

    def _closed(self) -> set[str]:
        return {gate.proposal for gate in self._plan.all(Gate, answer="no")}

    def _show_list(self) -> None:
        closed, turn = self._closed(), self._turn
        self.model.show_again(
            [
                Asked(one, turn.touched(id), len(turn.asked), turn.done(id), id in closed)
                for one in self._asked
                for id in (one.proposal.id,)
            ]
        )
        at = [one.proposal.id for one in self._asked].index(self._current)
        self.list.blockSignals(True)
        self.list.pick(at)
        self.list.blockSignals(False)
        last = not self._following()
        self.next.setText(self._words("Finish") if last else self._words("Next proposal"))

    def _to_rows(self) -> None:
        self.sheet.settle_focus()

    # -- keys -------------------------------------------------------------------------------------
    def event(self, event: QEvent) -> bool:
        """No key of the pages below works while this is open: no undo, no other page."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab stays inside."""
        from PySide6.QtWidgets import QApplication

        ring = [one for one in self._stack.findChildren(QWidget) if _takes_tab(one)]
        if not ring:
            return True
        now = QApplication.focusWidget()
        at = ring.index(now) if now in ring else (-1 if next else 0)
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        ring[(at + (1 if next else -1)) % len(ring)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        control = Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.begin() if self.covered else self._enter()
        elif key == Qt.Key.Key_L and modifiers & control and not self.covered:
            self.cover_up()
        event.accept()

    def _enter(self) -> None:
        if self._choice is None:
            self.go_on()

    def mousePressEvent(self, event: object) -> None:
        event.accept()  # type: ignore[attr-defined]

    def paintEvent(self, event: QPaintEvent) -> None:
        brush(self).fillRect(self.rect(), theme.now().color.paper)


def _takes_tab(widget: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isVisible() and widget.isEnabled() and not widget.focusProxy()
