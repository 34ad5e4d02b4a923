"""What two laptops wrote without knowing of each other, one after the other: the wordings side by
side, none before the others, what was said first, and a third way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from workshop_app.services import settling
from workshop_app.services.differences import Difference
from workshop_app.services.field_values import record_told, value_told
from workshop_app.ui import theme
from workshop_app.ui.gather import kept
from workshop_app.ui.gather.heads import Head, heads
from workshop_app.ui.gather.one_by_one import OneByOne
from workshop_app.ui.gather.sides import SideCard, SideRow, TextArea
from workshop_app.ui.gather.told import about
from workshop_app.ui.gather.writing import Writing
from workshop_app.ui.scrolled import column, emptied
from workshop_app.ui.widgets import Button, EmptyCard, Label, Paragraph


class DifferencePane(OneByOne):
    """One difference; a key for each wording, one more to write another."""

    writing: Writing | None = None
    _lost: tuple[Difference, str] | None = None
    _heads: Sequence[Head] = ()

    def key_of(self, item: Difference) -> str:
        return f"{item.entity}/{item.id}/{item.field}"

    def done(self) -> QWidget:
        words, self.writing = self.words, None
        return EmptyCard(
            "check-circle", words("No difference is left to settle"),
            words("Where two laptops write different things in one place, both wordings appear here."),
        )  # fmt: skip

    def show_items(self, items: Sequence[Difference]) -> None:
        """As of any other; what is being written stays, also where somebody settled it meanwhile."""
        self.keep_draft()
        before = self.items[self.at] if self.writing is not None else None
        text = self.writing.text if self.writing is not None else ""
        keys = [self.key_of(one) for one in items]
        if before is not None and text and self.key_of(before) not in keys:
            self._lost = (before, text)
            QTimer.singleShot(0, self, self._tell_lost)
        super().show_items(items)

    def go_to(self, key: str) -> bool:
        self.keep_draft()
        return super().go_to(key)

    def step(self, by: int) -> None:
        self.keep_draft()
        super().step(by)

    def built(self, item: Difference) -> QWidget:
        holder, box = column(spacing=8)
        box.addLayout(self._title(item))
        cards = []
        self._heads = heads(self.plan, self.words, item)
        for at, head in enumerate(self._heads):
            button = None if self.plan.read_only else self._answer(at, head, item)
            cards.append(SideCard(head.side, button))
        box.addWidget(SideRow(cards), 1)
        self.writing = None
        draft = kept.of(self.plan).drafts.get(self.key_of(item))
        if draft is None:
            self.foot_box.addWidget(self._first(item))
        else:
            self._open_writing(item, draft)
        return holder

    def settle_focus(self) -> None:
        if self.writing is not None:
            self.writing.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().settle_focus()

    def _answer(self, at: int, head: Head, item: Difference) -> Button:
        words = self.words
        said = words.at("difference", "Keep this one")
        if item.removal:
            said = words("Take it away") if head.value else words("Leave it in the plan")
        button = Button(said, "tinted", key=str(at + 1))
        button.setAccessibleName(words("{field}: {name}", field=said, name=head.side.by))
        button.clicked.connect(lambda: self._keep(head.value) if self.meant else None)
        return button

    # -- words ------------------------------------------------------------------------------------
    def _title(self, item: Difference) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        icon = "trash" if item.removal else "warning-fill"
        sign = Label("", "strong", icon=icon, icon_tone="warn")
        sign.setFixedWidth(sign.sizeHint().width() + 3)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Paragraph(self._asked(item), "strong", weight=700, lines=2), 1)
        return row

    def _asked(self, item: Difference) -> str:
        what = about(self.words, item)
        if not item.removal:
            return what
        told = record_told(self.plan, self.words, item.entity, item.id)
        told = told.removeprefix(item.number).removeprefix(": ")  # ``what`` has its number
        return self.words("Taken away, or kept? {what}: {told}", what=what, told=told)

    def _first(self, item: Difference) -> QWidget:
        """What was said first, and the way to a wording of one's own."""
        words, holder = self.words, QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        said = value_told(self.plan, words, item.entity, item.field, item.first)
        text = "" if item.removal else words("What was said first: “{text}”", text=said)
        first = TextArea(Paragraph(text, "body", "muted"), words("What was said first"))
        first.setFixedHeight(theme.now().line("body") * 2 + 4)
        row.addWidget(first, 1)
        if self._may_write(item):
            other = Button(words("Write another"), "quiet", icon="pencil-simple",
                           key=str(len(self._heads) + 1))  # fmt: skip
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
        self._lost = None
        words = self.words
        self.shell.tell("done", words("Settled: {what}", what=about(words, item)), undo=True)

    def _keep_written(self, text: str, confirmed: bool) -> None:
        key = self.here
        self._keep(text, confirmed)
        kept.of(self.plan).drafts.pop(key, None)  # one that was not used waits for undo

    def _tell_lost(self) -> None:
        """Somebody else settled what a third wording was being written for."""
        if self._lost is None:
            return
        (item, text), self._lost = self._lost, None
        words = self.words
        said = words("{what} was settled meanwhile. Your words were not used: “{text}”",
                     what=about(words, item), text=text)  # fmt: skip
        clipboard = QApplication.clipboard()
        self.shell.tell("warn", said, button=(words("Copy them"), lambda: clipboard.setText(text)))

    def _open_writing(self, item: Difference, text: str) -> None:
        if self.writing is not None:
            self.writing.setFocus()
            return
        emptied(self.foot_box)
        said = [one.value for one in self._heads]
        self.writing = Writing(self.words, said, text)
        self.writing.kept.connect(self._keep_written)
        self.writing.left.connect(self.leave_writing)
        self.foot_box.addWidget(self.writing)
        self.writing.show()
        self.writing.setFocus()

    def leave_writing(self) -> None:
        """What was being written is thrown away: the answers are under the keys again."""
        kept.of(self.plan).drafts.pop(self.here, None)
        self.writing = None
        self.again()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_draft(self) -> None:
        """The page goes away, or is read again: what stands in the field is there afterwards."""
        drafts = kept.of(self.plan).drafts
        if self.writing is not None and self.writing.text:
            drafts[self.here] = self.writing.text
        elif self.writing is not None:
            drafts.pop(self.here, None)
