"""Where capacity sheets are typed in: one after the other, by digits, looking at the paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.rounds import AssessmentRound, Gate
from workshop_app.services import capacity, offices
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.prioritize import Placed
from workshop_app.text import KnownError, Words
from workshop_app.ui import theme
from workshop_app.ui.jobs import Job
from workshop_app.ui.prioritize import names
from workshop_app.ui.prioritize.sheet_grid import SheetGrid
from workshop_app.ui.prioritize.typed_sheet import TypedSheet
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets import Button, Choice, Label, MessageBar, Paragraph
from workshop_app.ui.widgets.overlay import Overlay

ALL = ""


class SheetTyping(Overlay):
    """Over the window. A sheet is kept whole, mixed with the others, and cannot be taken back; of
    one that is left in the middle nothing is kept."""

    def __init__(
        self, over: QWidget, plan: OpenPlan, words: Words, assessment: AssessmentRound,
        asked: Sequence[Placed],
    ) -> None:  # fmt: skip
        super().__init__(over, words("Type in sheets"), width=1300, padding=18, tall=True)
        self.setObjectName("sheet typing")
        self._plan, self._words, self._assessment = plan, words, assessment
        self._asked, self.kept, self._asked_to_leave = list(asked), 0, False
        self._job: Job | None = None
        self._offices = {one.id: one for one in offices.offices(plan)}
        self.column.setSpacing(8)
        self.column.addLayout(self._head())
        self.told = MessageBar("done", " ")
        self.told.hide()
        self.column.addWidget(self.told)
        self._inside, box = column()
        self.grid = SheetGrid(words, self._asked)
        self.grid.moved.connect(self._reveal)
        self.grid.typed.connect(self._settle)
        self.grid.ended.connect(self.keep)
        box.addWidget(self.grid)
        box.addStretch(1)
        self._area = scrolled(self._inside, name=words("Capacity sheet"))
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.addWidget(self._area, 1)
        self.column.addLayout(self._foot())
        self._fresh()

    def show_panel(self) -> None:
        """Open it, the keyboard on the first box."""
        self.open(self.grid)

    # -- parts ------------------------------------------------------------------------------------
    def _head(self) -> QHBoxLayout:
        words, row = self._words, QHBoxLayout()
        row.setSpacing(16)
        number = names.round_name(words, self._assessment.number)
        row.addWidget(Label(words("{round}: type in sheets", round=number), "section", weight=700))
        row.addStretch(1)
        rows = [(one.id, one.name) for one in self._offices.values()]
        self.office = Choice([*rows, (ALL, words("All nine criteria"))],
                             rows[0][0] if rows else ALL)  # fmt: skip
        self.office.setObjectName("office of the sheet")
        self.office.chosen.connect(lambda _key: self._fresh())
        self.office.setMinimumWidth(theme.now().px(260))
        self.office.setAccessibleName(words("Whose sheet"))
        if rows:
            row.addWidget(Label(words("Whose sheet"), "detail", "muted"))
            row.addWidget(self.office)
        return row

    def _foot(self) -> QHBoxLayout:
        words, row = self._words, QHBoxLayout()
        row.setSpacing(8)
        said = words("1 to 5 · Space: empty · Enter: next row · Backspace: back")
        row.addWidget(Paragraph(said, "detail", "muted"), 1)
        self.close_all = Button(words("Done typing"), cap="Esc")
        self.close_all.clicked.connect(self.leave)
        self.hand_in = Button(words("Keep this sheet"), "primary", icon="check", size="header")
        self.hand_in.setObjectName("keep this sheet")
        self.hand_in.clicked.connect(self.keep)
        row.addWidget(self.close_all)
        row.addWidget(self.hand_in)
        return row

    # -- one sheet --------------------------------------------------------------------------------
    @property
    def criteria(self) -> tuple[str, ...]:
        """The columns of the sheets that are typed now."""
        return offices.asked(self._offices.get(self.office.key))

    def _fresh(self) -> None:
        ids = [one.proposal.id for one in self._asked]
        self.grid.show_sheet(TypedSheet(ids, self.criteria))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        self.hand_in.block(self._words("Nothing is typed yet.") if self.grid.sheet.empty else "")
        self.hand_in.set_cap("Return" if self.grid.sheet.ended else "")
        self.office.setEnabled(self.grid.sheet.empty)
        self._asked_to_leave = False

    def leave(self) -> None:
        """A sheet that was begun is not lost by one key."""
        if self._job is not None:
            self._job.ended.connect(self.leave)
            return
        if self.grid.sheet.empty or self._asked_to_leave:
            super().leave()
            return
        self._asked_to_leave = True
        self._tell("warn", self._words(
            "This sheet is not kept yet. Press Esc once more to leave it out, or go on typing."))  # fmt: skip

    def _reveal(self, place: QRect) -> None:
        corner = self.grid.mapTo(self._inside, place.center())
        self._area.ensureVisible(corner.x(), corner.y(), 0, place.height() * 2)

    def keep(self) -> None:
        """The sheet goes in, whole, in a thread; the next one may be begun meanwhile."""
        sheet, criteria = self.grid.sheet, self.criteria
        if sheet.empty or self._job is not None:
            return
        plan, judged = self._plan, self._assessment
        self._job = Job(lambda _progress: _kept(plan, judged, sheet, criteria))
        self._job.done.connect(self._tell_kept)
        self._job.failed.connect(lambda error: self._not_kept(error, sheet))
        self._job.start()
        self._fresh()

    def _tell_kept(self, _none: object) -> None:
        self._job = None
        self.kept += 1
        said = self._words.many(
            "{n} sheet is in, mixed with the others. Type the next one, or press Esc.",
            "{n} sheets are in, mixed with each other. Type the next one, or press Esc.",
            self.kept,
        )
        self._tell("done", said)

    def _not_kept(self, error: BaseException, sheet: TypedSheet) -> None:
        """The sheet stands on the desk again, as it was typed."""
        self._job = None
        if not isinstance(error, KnownError):
            raise error
        self.grid.show_sheet(sheet)
        self._tell("error", error.told(self._words))

    def _tell(self, kind: str, said: str) -> None:
        self.told.say(kind, said)
        self.told.show()


def _kept(
    plan: OpenPlan, judged: AssessmentRound, sheet: TypedSheet, criteria: tuple[str, ...]
) -> None:
    """What is written on a sheet goes into the plan: loose figures, and the gates it closes."""
    answers = sheet.answers()
    if answers:
        capacity.hand_in(plan, judged, answers, criteria)
    for proposal, gate in sorted(sheet.closed):
        if not plan.all(Gate, proposal=proposal, gate=gate, answer="no"):
            capacity.answer_gate(plan, proposal, gate, "no")
