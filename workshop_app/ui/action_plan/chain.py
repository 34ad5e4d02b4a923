"""Where an action comes from, link by link; each opens its own place."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from workshop_app.domain.action_plan import Action
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.services import action_plan, capacity, numbering, results
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets import Painted, brush


class ChainLink(Painted, QAbstractButton):
    """What it is and its figure on a sunken ground, with a caret before it where it follows one."""

    def __init__(self, title: str, told: str, *, follows: bool) -> None:
        super().__init__()
        self._title, self._told, self._follows = title, told, follows
        self.setText(f"{title} {told}")
        self.setAccessibleName(self.text())
        self.setToolTip(self.text())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        now = theme.now()
        wide = max(now.width(self._title, "keycap", 400), now.width(self._told, "min", 700))
        return QSize(wide + 20 + (16 if self._follows else 0), now.px(50))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        if self._follows:
            icons.draw(painter, QRectF(-2, 0, 14, box.height()), "caret-right", now.color.muted, 14)
            box = box.adjusted(14, 0, 0, 0)
        ground = now.color.primary_tint if self.hovered else now.color.sunken
        paint.frame(painter, box, 8, ground)
        half = box.height() / 2
        upper = QRectF(box.left() + 8, box.top() + 5, box.width() - 12, half - 5)
        lower = QRectF(upper.left(), half, upper.width(), half - 5)
        paint.text(painter, upper, self._title, now.font("keycap", weight=400), now.color.muted,
                   where=self)  # fmt: skip
        paint.text(painter, lower, self._told, now.font("min", weight=700), now.color.primary,
                   where=self)  # fmt: skip


class ChainRow(QWidget):
    """Challenge › proposal or cluster › votes › capacity."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self._plan, self._words, self._shell = plan, words, shell
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)

    def show_action(self, action: Action) -> None:
        """The chain of another action."""
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, (title, told, page, where) in enumerate(self._links(action)):
            link = ChainLink(title, told, follows=at > 0)
            link.clicked.connect(lambda *_, page=page, where=where: self._shell.go(page, **where))
            self._row.addWidget(link, 1)

    def _links(self, action: Action) -> list[tuple[str, str, str, dict[str, str]]]:
        """(what, figure, page, where) for each link that there is."""
        words, plan = self._words, self._plan
        chain = action_plan.chain(plan, action)
        links: list[tuple[str, str, str, dict[str, str]]] = []
        if chain.challenges:
            numbers = numbering.labels(plan, Challenge)
            told = _few([numbers[one.id] for one in chain.challenges])
            where = {"challenge": chain.challenges[0].id}
            links.append((words("Challenge"), told, "proposals", where))
        if chain.proposals:
            numbers = numbering.labels(plan, Proposal)
            told = _few([numbers[one.id] for one in chain.proposals])
            title = words("Cluster") if chain.clusters else words("Proposal")
            links.append((title, told, "proposals", {"proposal": chain.proposals[0].id}))
        for round, option in chain.votes[:1]:
            counted = results.result(plan, round)
            total = next((t.total for t in counted.totals if t.label == option.label), 0)
            marks = words.many("{n} mark", "{n} marks", total)
            title = words("Round {name}", name=round.name)
            links.append((title, marks, "vote", {"round": round.id}))
        judged = capacity.capacities(plan)
        values = [judged[p.id].value for p in chain.proposals if p.id in judged]
        known = [value for value in values if value is not None]
        if known:
            told = words("{value} of 5", value=words.number(known[0], 1))
            where = {"proposal": chain.proposals[0].id}
            links.append((words("Capacity"), told, "prioritize", where))
        return links


def _few(numbers: list[str]) -> str:
    return " + ".join(numbers[:3]) + (" …" if len(numbers) > 3 else "")
