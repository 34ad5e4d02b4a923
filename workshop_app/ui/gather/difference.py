"""What two laptops wrote without knowing of each other, one after the other: the wordings side by
side, none before the others, what was said first, and a third way."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.services import settling
from workshop_app.services.differences import Difference, Said
from workshop_app.services.field_values import record_told, value_told
from workshop_app.ui import theme
from workshop_app.ui.gather import kept
from workshop_app.ui.gather.one_by_one import OneByOne
from workshop_app.ui.gather.sides import Side, SideCard, SideRow
from workshop_app.ui.gather.told import about, changed_among, field_named
from workshop_app.ui.guarded import GuardedText
from workshop_app.ui.scrolled import column, emptied
from workshop_app.ui.widgets import Button, EmptyCard, Label, Paragraph


class DifferencePane(OneByOne):
    """One difference; a key for each wording, one more to write another."""

    writing: Writing | None = None

    def key_of(self, item: Difference) -> str:
        return f"{item.entity}/{item.id}/{item.field}"

    def done(self) -> QWidget:
        words = self.words
        return EmptyCard(
            "check-circle", words("No difference is left to settle"),
            words("Where two laptops write different things in one place, both wordings appear here."),
        )  # fmt: skip

    def built(self, item: Difference) -> QWidget:
        holder, box = column(spacing=8)
        icon = "trash" if item.removal else "warning-fill"
        box.addWidget(Label(self._title(item), "strong", weight=700, icon=icon, icon_tone="warn"))
        cards = []
        for at, side in enumerate(self._sides(item)):
            button = Button(self._choice(item.wordings[at], item), "tinted", key=str(at + 1))
            if self.plan.read_only:
                button.hide()
            button.clicked.connect(lambda _=False, one=item.wordings[at]: self._keep(one.value))
            cards.append(SideCard(side, None if self.plan.read_only else button))
        box.addWidget(SideRow(cards), 1)
        self.writing = None
        draft = kept.of(self.plan).drafts.get(self.key_of(item))
        if draft is None:
            self.foot_box.addWidget(self._first(item))
        else:
            self._open_writing(item, draft)
        return holder

    # -- words ------------------------------------------------------------------------------------
    def _title(self, item: Difference) -> str:
        if item.removal:
            return self.words("Taken away, or kept? {what}: {told}", what=about(self.words, item),
                              told=record_told(self.plan, self.words, item.entity, item.id))  # fmt: skip
        return about(self.words, item)

    def _sides(self, item: Difference) -> list[Side]:
        words = self.words
        texts = [self._text(one, item) for one in item.wordings]
        sides = []
        for at, one in enumerate(item.wordings):
            by = words("Laptop “{name}”", name=one.by) if one.by else words("A laptop")
            shown = at == len(item.wordings) - 1 and not item.removal
            place = [item.workshop, words("seen in the plan now") if shown else ""]
            others = texts[:at] + texts[at + 1 :]
            differs = [] if item.removal else changed_among(texts[at], others)
            day = words.date(one.day, "short") if one.day else ""
            sides.append(Side(by, texts[at], day, " · ".join(filter(None, place)), differs))
        return sides

    def _text(self, one: Said, item: Difference) -> str:
        words = self.words
        if not item.removal:
            return self._value(item, item.field, one.value)
        if one.value:
            return words("It was taken away here.")
        if not one.changed:
            return words("It was kept here.")
        told = [words("{field}: “{value}”", field=field_named(words, item.entity, name),
                      value=self._value(item, name, value))
                for name, value in one.changed]  # fmt: skip
        return words("Something else was written here: {what}", what="; ".join(told))

    def _value(self, item: Difference, field: str, value: Any) -> str:
        return value_told(self.plan, self.words, item.entity, field, value)

    def _choice(self, one: Said, item: Difference) -> str:
        words = self.words
        if not item.removal:
            return words.at("difference", "Keep this one")
        return words("Take it away") if one.value else words("Leave it in the plan")

    def _first(self, item: Difference) -> QWidget:
        """What was said first, and the way to a wording of one's own."""
        words, holder = self.words, QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        said = self._value(item, item.field, item.first)
        text = "" if item.removal else words("What was said first: “{text}”", text=said)
        row.addWidget(Paragraph(text, "body", "muted", lines=2), 1, Qt.AlignmentFlag.AlignVCenter)
        if self._may_write(item):
            other = Button(words("Write another"), "quiet", icon="pencil-simple",
                           key=str(len(item.wordings) + 1))  # fmt: skip
            other.clicked.connect(lambda: self._open_writing(item, ""))
            row.addWidget(other)
        return holder

    def _may_write(self, item: Difference) -> bool:
        """A third wording is for what people wrote in words of their own."""
        texts = all(isinstance(one.value, str) for one in item.wordings)
        return texts and settling.writable(item) and not self.plan.read_only

    # -- doing ------------------------------------------------------------------------------------
    def _keep(self, value: Any, confirmed: bool = False) -> None:
        item: Difference = self.items[self.at]
        settling.settle(self.plan, item, value, confirmed=confirmed)
        kept.of(self.plan).drafts.pop(self.key_of(item), None)
        words = self.words
        self.shell.tell("done", words("Settled: {what}", what=about(words, item)), undo=True)

    def _open_writing(self, item: Difference, text: str) -> None:
        if self.writing is not None:
            self.writing.setFocus()
            return
        emptied(self.foot_box)
        said = [one.value for one in item.wordings]
        self.writing = Writing(self, said, text)
        self.writing.kept.connect(self._keep)
        self.writing.left.connect(self._leave_writing)
        self.foot_box.addWidget(self.writing)
        self.writing.show()
        self.writing.setFocus()

    def _leave_writing(self) -> None:
        kept.of(self.plan).drafts.pop(self.here, None)
        self.again()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_draft(self) -> None:
        """The page goes away: what stands in the field is there when one comes back."""
        if self.writing is not None and self.writing.field.text().strip():
            kept.of(self.plan).drafts[self.here] = self.writing.field.text()


class Writing(QWidget):
    """The field for another wording. Ctrl+Enter keeps, Esc leaves; the text guard looks first."""

    kept = Signal(str, bool)
    left = Signal()

    def __init__(self, pane: OneByOne, said: list[str], text: str) -> None:
        super().__init__()
        words = pane.words
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        hint = words("Write the words that are to stay")
        self.field = GuardedText(words, text, hint, 2, at_once=False)
        self.field.edit.setAccessibleName(hint)
        self.field.edit.setMaximumHeight(theme.now().px(80))
        self.field.kept.connect(self._offered)
        self.setFocusProxy(self.field)
        box.addWidget(self.field)
        row = QHBoxLayout()
        row.setSpacing(8)
        for at, one in enumerate(said):
            begin = Button(words("Begin with {n}", n=at + 1), "plain", size="small")
            begin.clicked.connect(lambda _=False, one=one: self._begin(one))
            row.addWidget(begin)
        row.addStretch(1)
        leave = Button(words("Cancel"), "plain", cap="Esc", size="small")
        leave.clicked.connect(self.left)
        keep = Button(words("Keep these words"), "tinted", cap="Ctrl+Return", size="small")
        keep.clicked.connect(self.field.offer)
        row.addWidget(leave)
        row.addWidget(keep)
        box.addLayout(row)

    def _begin(self, text: str) -> None:
        self.field.setText(text)
        self.field.setFocus()

    def _offered(self, text: str, confirmed: bool) -> None:
        if text:
            self.kept.emit(text, confirmed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
