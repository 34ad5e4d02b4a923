"""What the selected item of the agenda is: purpose, steps, materials, a sample of what is said."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workshop_app.domain.meetings import AgendaItem, Workshop
from workshop_app.domain.packs import ExercisePack, TimedStep, in_language, steps_for
from workshop_app.services import materials, script
from workshop_app.text import Words
from workshop_app.ui import exercises, theme
from workshop_app.ui.prepare.agenda_model import Row
from workshop_app.ui.widgets.badge import IconTile
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.labels import Label, Paragraph, Rule
from workshop_app.ui.widgets.pills import Pills


class ItemDetail(Card):
    """The card at the right of the agenda. ``show_item`` fills it anew; emits ``dropped(id)``."""

    dropped = Signal(str)
    written = Signal(str)
    renewed = Signal(str)
    asked = Signal(str, object)
    """The exercise whose menu is asked for, and the button it hangs on."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._words = words
        self._item = self._exercise = ""
        self._writes, self._over = True, False
        self.more = IconButton(
            "dots-three-bold", words("More for this exercise"), size=36, parent=self
        )
        self.more.setObjectName("more")
        self.more.clicked.connect(lambda: self.asked.emit(self._exercise, self.more))
        self.note = self._note()
        self.box.addWidget(self.note)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.box.addWidget(self._area, 1)
        foot = QHBoxLayout()
        self.remove = Button(words("Take out"), "plain", icon="trash")
        self.remove.setObjectName("take out")
        self.remove.clicked.connect(lambda: self.dropped.emit(self._item))
        self.write = Button(words("Edit the texts"), icon="pencil-simple")
        self.write.setObjectName("edit texts")
        self.write.clicked.connect(lambda: self.written.emit(self._exercise))
        foot.addWidget(self.write)
        foot.addStretch(1)
        foot.addWidget(self.remove)
        self.box.addLayout(foot)

    def _note(self) -> Card:
        """Says that the plan keeps another text of the exercise than this laptop."""
        words = self._words
        said = words("The plan keeps its own texts of this exercise; this laptop has others.")
        self.renew = Button(words("Take the texts of this laptop"), size="small")
        self.renew.clicked.connect(lambda: self.renewed.emit(self._exercise))
        note = Card("info", padding=12, spacing=8)
        note.box.addWidget(Paragraph(said, "detail"))
        note.box.addWidget(self.renew, 0, Qt.AlignmentFlag.AlignLeft)
        note.hide()
        return note

    def _place_more(self) -> None:
        """The dots stand in the corner of the detail, whatever scrolls below."""
        size, top = self.more.sizeHint(), self._area.y()
        right = self._area.geometry().right() - 12
        self.more.setGeometry(right - size.width(), top, size.width(), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_more()

    def show_item(
        self, row: Row, workshop: Workshop, tables: int, writes: bool,
        over: bool = False, differs: bool = False,
    ) -> None:  # fmt: skip
        """Tell of the item of ``row`` as it is in ``workshop``, which has so many ``tables``.

        ``over``: the agenda lasts too long, so what can be cut is told; ``differs``: the plan
        keeps another text of the exercise than this laptop."""
        self._over = over
        self._item, self._exercise = row.item.id, row.item.exercise
        self._writes = writes
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(9)
        column.addLayout(self._head(row))
        pack = row.pack
        if pack:
            for block in self._blocks(row.item, pack, workshop, tables):
                column.addWidget(block)
        elif row.item.kind == "exercise":
            column.addWidget(Paragraph(self._words(
                "This exercise is not on this laptop. Its place and minutes stay; take it out, or "
                "bring its file into the content folder."), "body", "warn"))  # fmt: skip
        column.addStretch(1)
        self._area.setWidget(body)
        self.note.setVisible(differs)
        self.renew.setVisible(writes)
        self.more.setVisible(writes and row.pack is not None)
        self.box.activate()
        self._place_more()
        self.more.raise_()
        self.remove.setVisible(writes)
        self.write.setVisible(writes and row.pack is not None)

    def _head(self, row: Row) -> QHBoxLayout:
        words, pack = self._words, row.pack
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconTile(row.icon + "-fill", "accent"), 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(2)
        title = Paragraph(row.title, "section")
        title.setObjectName("detail title")
        names.addWidget(title)
        if row.number:
            where = words("at tables") if pack and pack.group.table else words("the whole room")
            second = words("Exercise {n} · {where}", n=row.number, where=where)
        else:
            second = words.minutes(row.item.minutes)
        names.addWidget(Label(second, "detail", "muted"))
        names.addStretch(1)
        head.addLayout(names, 1)
        if pack and self._writes:
            head.addSpacing(self.more.sizeHint().width())
        return head

    def _blocks(
        self, item: AgendaItem, pack: ExercisePack, workshop: Workshop, tables: int
    ) -> list[QWidget]:
        """Everything below the head, in order."""
        words, language = self._words, self._words.language
        steps = steps_for(pack, item.minutes)
        blocks: list[QWidget] = [Paragraph(in_language(pack.purpose, language))]
        low = Aside(words("Where few people read"), in_language(pack.low_literacy, language))
        if workshop.low_literacy:
            blocks.append(low)
        blocks += [Rule(), _Steps(words, steps), Rule()]
        blocks.append(Label(words("Materials"), "body", weight=600))
        blocks.append(Pills([
            (_material_icon(material.sheet),
             _counted(words, materials.many(material, pack, workshop, tables),
                      in_language(material.words, language)))
            for material in pack.materials
        ]))  # fmt: skip
        blocks.append(self._sample(steps))
        if item.minutes < pack.minutes.typical or self._over:
            blocks.append(Aside(words("If time is short"), in_language(pack.if_short, language)))
        for care in pack.care:
            if care.risk != "never_ask":
                blocks.append(Aside(words("Take care"), in_language(care.words, language)))
        if not workshop.low_literacy:
            blocks.append(low)
        return blocks

    def _sample(self, steps: tuple[TimedStep, ...]) -> QWidget:
        """What is said at the step that captures, or at the first one."""
        at = next((n for n, timed in enumerate(steps) if timed.step.capture), 0)
        card = Card("tint", padding=14, spacing=4)
        said = self._words("SAY, STEP {n}", n=at + 1)
        card.box.addWidget(Label(said, "min", "primary", weight=700, icon="megaphone-simple-fill"))
        say = beginning(in_language(steps[at].step.say, self._words.language).replace("**", ""))
        card.box.addWidget(Paragraph(self._words("“{said}”", said=say), "body", "primary_hover"))
        return card


class _Steps(QWidget):
    """The steps with their minutes as the agenda gives them."""

    def __init__(self, words: Words, steps: tuple[TimedStep, ...]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(words("Steps"), "body", weight=600))
        for number, timed in enumerate(steps, start=1):
            row = QHBoxLayout()
            row.setSpacing(8)
            figure = Label(str(number), "body", "primary", weight=700)
            figure.setFixedWidth(theme.now().px(16))
            length = words("left out") if timed.skipped else words.minutes(timed.minutes)
            row.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
            name = exercises.step_label(steps, number - 1, words)
            row.addWidget(Paragraph(name, "body"), 1)
            row.addWidget(Label(length, "body", "muted"), 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)


class Aside(QWidget):
    """A heading of one line and a paragraph under it, small."""

    def __init__(self, heading: str, text: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(heading, "detail", weight=600))
        column.addWidget(Paragraph(text, "detail", "muted"))


def beginning(text: str, long: int = 130) -> str:
    """The first sentences of ``text``, as many as ``long`` characters hold, at least one."""
    taken, *rest = script.sentences(text)
    for sentence in rest:
        if len(taken) + len(sentence) >= long:
            break
        taken = f"{taken} {sentence}"
    return taken


def _material_icon(sheet: str) -> str:
    return "printer" if sheet else ""


def _counted(words: Words, quantity: int, name: str) -> str:
    return f"{words.number(quantity)} × {name}" if quantity > 1 else name
