"""What a file of someone else brings, shown before anything of it is taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.packs import AgendaTemplate, ExercisePack, in_language
from workshop_app.services.pack_sharing import Brought, Offered
from workshop_app.text import Words
from workshop_app.ui import exercises, tab_order, theme
from workshop_app.ui.prepare.choosers import Offer, OfferRows
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.widgets.bars import MessageBar
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.fields import Choice, Field
from workshop_app.ui.widgets.labels import Label, Paragraph, Rule
from workshop_app.ui.widgets.overlay import Overlay
from workshop_app.ui.widgets.rows import RowList, Rows

_MOST_TOLD = 12
"""So many mistakes are told of one pack."""


class PackPreview(Overlay):
    """Emits ``taken(offered, anew)``: what to keep, and the ids that come in under a new one."""

    taken = Signal(list, list)

    def __init__(self, over: QWidget, brought: Brought, words: Words) -> None:
        super().__init__(over, words("Bring in from a file"), width=960)
        self._words, self.brought = words, brought
        self._answers: dict[tuple[str, str], str] = {}
        self.column.addWidget(Label(words("Bring in from a file"), "section"))
        self.column.addWidget(Label(brought.file, "detail", "muted"))
        if brought.problem:
            bar = MessageBar("error", brought.problem.told(words))
            bar.setObjectName("file problem")
            self.column.addWidget(bar)
        self._rows = Rows()
        self.list = RowList(self._rows, OfferRows(), words("What the file brings"))
        self.list.setObjectName("offered")
        self._body = QWidget()
        self._area = scrolled(self._body, name=words("What it says"))
        if brought.offered:
            self.column.addLayout(self._middle(), 1)
        self.column.addLayout(self._foot())
        self.list.picked.connect(lambda _row: self._show())
        self._show_rows()
        self.list.pick(0)
        self._say()

    def _middle(self) -> QHBoxLayout:
        middle = QHBoxLayout()
        middle.setSpacing(16)
        self.list.setFixedWidth(theme.now().px(320))
        middle.addWidget(self.list)
        right = QVBoxLayout()
        right.setSpacing(10)
        self._area.setMinimumHeight(theme.now().px(360))
        right.addWidget(self._area, 1)
        words = self._words
        self.answer = Choice(
            [
                ("replace", words("Put it in the place of the one that is here")),
                ("new", words("Bring it in as another one")),
                ("leave", words("Leave it out")),
            ],
            hint=words("Choose"),
        )
        self.answer.chosen.connect(self._answered)
        self.question = Field(words("There is one with this name already"), self.answer)
        self.question.setObjectName("known already")
        right.addWidget(self.question)
        middle.addLayout(right, 1)
        return middle

    def _foot(self) -> QHBoxLayout:
        words = self._words
        foot = QHBoxLayout()
        self.state = Label("", "detail", "muted")
        self.state.setObjectName("what comes in")
        leave = Button(words("Leave"), "plain", cap="Esc")
        leave.clicked.connect(self.leave)
        self.take = Button(words("Bring in"), "primary", icon="check-bold")
        self.take.setObjectName("bring in")
        self.take.clicked.connect(self._take)
        foot.addWidget(self.state, 1)
        foot.addWidget(leave)
        foot.addWidget(self.take)
        return foot

    def open_first(self) -> None:
        """Show it; the keyboard goes to the list, or to the way out where nothing can come in."""
        tab_order.in_reading_order(self)
        self.open(self.list if self.brought.offered else None)
        self._show()

    # -- what is shown ----------------------------------------------------------------------------
    def _show_rows(self) -> None:
        self._rows.show([self._row(one) for one in self.brought.offered])

    def _row(self, one: Offered) -> Offer:
        words = self._words
        kind = words("Agenda") if one.kind == "agendas" else words("Exercise")
        title = in_language(one.pack.title, words.language) if one.pack else one.id or kind
        if one.problems:
            said, icon = words("cannot come in"), "warning-octagon"
        elif one.same:
            said, icon = words("you have it already"), "check"
        elif one.known:
            said = self._said(one) or words("choose what to do")
            icon = "question" if not self._said(one) else "check"
        else:
            said, icon = words("new"), "plus-circle"
        return Offer(f"{one.kind} {one.id}", icon, title, f"{kind} · {said}")

    def _said(self, one: Offered) -> str:
        words = self._words
        return {
            "replace": words("takes the place of yours"),
            "new": words("comes in as another one"),
            "leave": words("left out"),
        }.get(self._answers.get((one.kind, one.id), ""), "")

    @property
    def chosen(self) -> Offered | None:
        """The pack that is shown."""
        at = self.list.currentIndex().row()
        return self.brought.offered[at] if 0 <= at < len(self.brought.offered) else None

    def _show(self) -> None:
        one = self.chosen
        if one is None:
            return
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(8)
        for widget in self._told(one):
            column.addWidget(widget)
        column.addStretch(1)
        self._area.setWidget(body)
        asks = bool(one.known) and not one.same and not one.problems
        self.question.setVisible(asks)
        self.answer.choose(self._answers.get((one.kind, one.id), ""))

    def _told(self, one: Offered) -> list[QWidget]:
        words = self._words
        if one.pack is None:
            told: list[QWidget] = [Label(words("It cannot come in as it is"), "strong", "error")]
            lines = [problem.told(words) for problem in one.problems[:_MOST_TOLD]]
            told += [Paragraph(line, "body") for line in lines]
            more = len(one.problems) - _MOST_TOLD
            if more > 0:
                told.append(Paragraph(words.many("and {n} more", "and {n} more", more), "detail"))
            return told
        told = [Paragraph(in_language(one.pack.title, words.language), "section")]
        if one.marked:
            said = words(
                "A detail of a person was taken out of it: {places}", places=", ".join(one.marked)
            )
            told.append(MessageBar("warn", said))
        if isinstance(one.pack, ExercisePack):
            return [*told, *_exercise(one.pack, words)]
        return [*told, *_agenda(one.pack, self.brought.offered, words)]

    # -- what a person does -----------------------------------------------------------------------
    def _answered(self, answer: str) -> None:
        one = self.chosen
        if one:
            self._answers[one.kind, one.id] = answer
            at = self.list.currentIndex().row()
            self._show_rows()
            self.list.pick(at)
            self._say()

    def _coming(self) -> list[Offered]:
        return [
            one for one in self.brought.offered
            if not one.problems and not one.same
            and self._answers.get((one.kind, one.id)) != "leave"
        ]  # fmt: skip

    def _say(self) -> None:
        words, coming = self._words, self._coming()
        open_ones = [one for one in coming if one.known and not self._said(one)]
        if open_ones:
            said = words("Choose what to do with the one that is here already")
        elif not coming and self.brought.offered and all(one.same for one in self.brought.offered):
            said = words("All of this file is here already, just the same")
        elif not coming:
            said = words("Nothing of this file can come in")
        else:
            said = words.many("{n} comes in", "{n} come in", len(coming))
        self.state.setText(said)
        self.take.block("" if coming and not open_ones else said)

    def _take(self) -> None:
        coming = self._coming()
        anew = [one.id for one in coming if self._answers.get((one.kind, one.id)) == "new"]
        self.away()
        self.taken.emit(coming, anew)


def _exercise(pack: ExercisePack, words: Words) -> list[QWidget]:
    """Purpose, minutes, steps with all that is said, materials, care."""
    language = words.language
    stage = words(exercises.STAGES[pack.stage][1])
    minutes = words(
        "{least} to {most} min, usually {typical}",
        least=pack.minutes.least, most=pack.minutes.most, typical=pack.minutes.typical,
    )  # fmt: skip
    told: list[QWidget] = [
        Label(f"{stage} · {minutes}", "detail", "muted"),
        Paragraph(in_language(pack.purpose, language)),
        Rule(),
    ]
    for number, step in enumerate(pack.steps, start=1):
        head = words("Step {n}", n=number) + " · " + words.minutes(step.minutes)
        told.append(Label(head, "body", "primary", weight=600))
        told.append(Paragraph(in_language(step.say, language)))
        told.append(Paragraph(in_language(step.do, language), "detail", "muted"))
    told.append(Rule())
    for material in pack.materials:
        text = f"{words.number(material.quantity)} × {in_language(material.words, language)}"
        told.append(Paragraph(text, "detail"))
    told.append(Rule())
    told += [Paragraph(in_language(care.words, language), "detail") for care in pack.care]
    return told


def _agenda(pack: AgendaTemplate, offered: Sequence[Offered], words: Words) -> list[QWidget]:
    """The items with their minutes."""
    from workshop_app.services import content

    language = words.language
    fresh = {one.id: one.pack for one in offered if isinstance(one.pack, ExercisePack)}
    known = {**content.exercises(), **fresh}
    told: list[QWidget] = [
        Label(words.minutes(pack.minutes), "detail", "muted"),
        Paragraph(in_language(pack.note, language)),
        Rule(),
    ]
    for item in pack.items:
        found = known.get(item.exercise)
        title = in_language(found.title if found else item.title, language) or item.exercise
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Paragraph(title), 1)
        row.addWidget(Label(words.minutes(item.minutes), "body", "muted"), 0,
                      Qt.AlignmentFlag.AlignTop)  # fmt: skip
        holder = QWidget()
        holder.setLayout(row)
        told.append(holder)
    return told
