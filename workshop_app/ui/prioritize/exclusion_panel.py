"""What cannot be done together with a proposal: said with its reason, or taken back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.services import exclusions
from workshop_app.services.exclusions import Pair
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.prioritize import Placed
from workshop_app.text import Words, plain
from workshop_app.ui import paint, theme
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.widgets import (
    Button,
    Label,
    ListRow,
    Paragraph,
    RowDelegate,
    RowList,
    Rows,
    SearchField,
)
from workshop_app.ui.widgets.overlay import Overlay


class ExclusionPanel(Overlay):
    """Over the window. Enter in the reason keeps the pair, Esc closes."""

    def __init__(
        self, over: QWidget, plan: OpenPlan, words: Words, everything: Sequence[Placed], one: Placed
    ) -> None:
        title = words("What excludes {number}", number=one.priority.number)
        super().__init__(over, title, width=720, tall=True)
        self._plan, self._words, self._one = plan, words, one
        self._others = [other for other in everything if other.proposal.id != one.proposal.id]
        self.setObjectName("exclusion panel")
        self.column.addWidget(Label(title, "section"))
        self.column.addWidget(Paragraph(f"{one.priority.number} {one.title}", "body"))
        for pair in one.excludes:
            self.column.addWidget(self._kept_row(pair))
        told = words("Choose what cannot be done if {number} is done, and say why. If both would "
                     "go in, a person decides.", number=one.priority.number)  # fmt: skip
        self.column.addWidget(Paragraph(told, "detail", "muted"))
        self.search = SearchField(words("Number or words of a proposal"))
        self.search.searched.connect(lambda _text: self._filter())
        self.search.returnPressed.connect(self._chosen)
        self.column.addWidget(self.search)
        self.model = Rows()
        self.list = RowList(self.model, _OtherRow(), words("Proposals"))
        self.list.setObjectName("what excludes it")
        self.column.addWidget(self.list, 1)
        self._foot()
        self._filter()

    def _kept_row(self, pair: Pair) -> ListRow:
        other = pair.other if pair.one == self._one.proposal.id else pair.one
        found = next((o for o in self._others if o.proposal.id == other), None)
        title = f"{found.priority.number} {found.title}" if found else ""
        back = Button(self._words("Both can be done"), size="small")
        back.setObjectName("both can be done")
        back.clicked.connect(lambda: self._allow(pair))
        return ListRow(title, pair.reason, back, icon="prohibit", lined=True)

    def _foot(self) -> None:
        words = self._words
        self.reason = GuardedLine(words, "", words("Why not both, in plain words"), at_once=False)
        self.reason.edit.setObjectName("why not both")
        self.reason.edit.setAccessibleName(words("Why not both, in plain words"))
        self.reason.kept.connect(self._exclude)
        self.column.addWidget(self.reason)
        self.missing = Label(words("The reason is missing."), "min", "warn", icon="warning-fill")
        self.missing.hide()
        self.column.addWidget(self.missing)
        row = QHBoxLayout()
        leave = Button(words("Close"), cap="Esc", size="header")
        leave.clicked.connect(self.leave)
        self.keep = Button(words("They exclude each other"), "primary", cap="Return", size="header")
        self.keep.setObjectName("they exclude each other")
        self.keep.clicked.connect(self.reason.offer)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(self.keep)
        self.column.addLayout(row)

    def show_panel(self) -> None:
        """Open it, the keyboard on the search."""
        self.open(self.search)

    # -- hands ------------------------------------------------------------------------------------
    def _filter(self) -> None:
        wanted = plain(self.search.text()).split()
        found = [
            one
            for one in self._others
            if all(word in plain(f"{one.priority.number} {one.title}") for word in wanted)
        ]
        if wanted:
            found.sort(key=lambda one: plain(one.priority.number) != wanted[0])
        self.model.show(found)
        self.keep.block("" if found else self._words("No proposal says that"))
        if found:
            self.list.pick(0)

    def _chosen(self) -> None:
        """Enter in the search takes the first of the list and goes on to the reason."""
        if isinstance(self.list.row, Placed):
            self.reason.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _exclude(self, text: str, confirmed: bool) -> None:
        other = self.list.row
        self.missing.setVisible(not text)
        if not text or not isinstance(other, Placed):
            self.reason.edit.setFocus(Qt.FocusReason.TabFocusReason)
            return
        exclusions.exclude(
            self._plan, self._one.proposal.id, other.proposal.id, text, confirmed=confirmed
        )
        self.away()

    def _allow(self, pair: Pair) -> None:
        exclusions.allow(self._plan, pair.record)
        self.away()


class _OtherRow(RowDelegate):
    """Number, badge, title."""

    def __init__(self) -> None:
        super().__init__(40)

    def paint_row(self, painter: QPainter, box: QRectF, row: Placed, selected: bool) -> None:
        now = theme.now()
        number = QRectF(box.left(), box.top(), now.px(40), box.height())
        paint.text(painter, number, row.priority.number, now.font("body", weight=700),
                   now.color.ink, align=paint.RIGHT, where=self)  # fmt: skip
        badge = QRectF(number.right() + 10, box.top(), now.px(26), box.height())
        paint.badge(painter, badge, row.proposal.theme)
        words = QRectF(
            badge.right() + 10, box.top(), box.right() - badge.right() - 20, box.height()
        )
        paint.text(painter, words, row.title, now.font("body"), now.color.ink, where=self,
                   meant=True)  # fmt: skip
