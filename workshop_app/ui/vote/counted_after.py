"""After a whole count: too many at a table, a second count, bags that differ, or all is well."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.services.counted import Bag, Counting, GroupCheck
from workshop_app.text import Words
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.vote import counted_words, names
from workshop_app.ui.widgets import Button, Label, ListRow, Paragraph
from workshop_app.ui.widgets.painted import give_focus


class AfterCount(QWidget):
    """Emits ``second`` to begin the second count, ``again(bag)`` to count a bag once more."""

    second = Signal()
    again = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._first: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        holder, self._rows = column(spacing=10)
        box.addWidget(scrolled(holder), 1)

    def show_standing(self, now: Counting) -> None:
        """What is to be done now that every bag was counted."""
        emptied(self._rows)
        self._first = None
        words = self._words
        over = [check for check in now.checks if check.state == "over" and not check.agreed]
        if now.second_begun and now.differing:
            self._differ(now)
        elif over:
            self._too_many(now, over)
        if not now.second_begun and now.bags:
            self._ask_for_second(bool(over))
        elif now.second_begun and not now.differing:
            self._say("check-circle-fill", "ok", words("Both counts agree"))
            self._rows.addWidget(Paragraph(words("The vote can be closed now.")))
            for check in now.checks:
                if check.state == "over":
                    self._rows.addWidget(Paragraph(self._over_twice(now, check), tone="warn"))
        elif not now.bags:
            self._say("minus", "muted", words("Nobody voted in this way"))
            self._rows.addWidget(Paragraph(words("The vote can be closed now.")))
        self._rows.addStretch(1)

    def settle_focus(self) -> None:
        """The keyboard to what is to be done first."""
        if self._first is not None:
            give_focus(self._first)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is said -----------------------------------------------------------------------------
    def _say(self, icon: str, tone: str, text: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Label("", "title", icon=icon, icon_tone=tone))
        row.addWidget(Paragraph(text, "title"), 1)
        self._rows.addLayout(row)

    def _ask_for_second(self, quietly: bool) -> None:
        words = self._words
        if not quietly:
            self._say("check-circle-fill", "ok", words("The first count is complete"))
        self._rows.addWidget(
            Paragraph(
                words("Now another person counts the same, without seeing the first figures. What "
                      "differs is named and counted once more.")
            )
        )  # fmt: skip
        start = Button(words("Start the second count"), "secondary" if quietly else "primary",
                       icon="eye-slash", size="big")  # fmt: skip
        start.setObjectName("second count")
        start.clicked.connect(self.second)
        self._put(start)
        self._rows.addWidget(
            Paragraph(words("Without it, the minutes say that it was counted once."), "detail",
                      "muted")
        )  # fmt: skip

    def _differ(self, now: Counting) -> None:
        words, found = self._words, now.differing
        self._say("warning-fill", "error",
                  words.many("{n} count differs", "{n} counts differ", len(found)))  # fmt: skip
        self._rows.addWidget(
            Paragraph(words("Count these once more, with someone of the room beside you. A count "
                            "stands once two of them agree."))
        )  # fmt: skip
        for bag in found:
            self._row(self._called(now, bag), bag)

    def _too_many(self, now: Counting, over: list[GroupCheck]) -> None:
        words = self._words
        self._say("warning-circle-fill", "error", words("There are too many"))
        for check in over:
            name = next((g.name for g in now.groups if g and g.id == check.group), "")
            said = counted_words.too_many(words, check.over)
            first = next(bag for bag in now.bags if bag.group == check.group)
            self._row(f"{name}: {said}" if name else said, first)

    def _over_twice(self, now: Counting, check: GroupCheck) -> str:
        words = self._words
        name = next((g.name for g in now.groups if g and g.id == check.group), "")
        if name:
            return words("{group} has {n} too many in both counts: the minutes will say so.",
                         group=name, n=check.over)  # fmt: skip
        return words("There are {n} too many in both counts: the minutes will say so.",
                     n=check.over)  # fmt: skip

    def _called(self, now: Counting, bag: Bag) -> str:
        option = next(o for o in now.options if o.id == bag.option)
        name = next((g.name for g in now.groups if g and g.id == bag.group), "")
        said = f"{option.label} · {names.option_text(option)}"
        return f"{said} · {name}" if name else said

    def _row(self, said: str, bag: Bag) -> None:
        button = Button(self._words("Count again"), icon="arrow-counter-clockwise", size="small")
        button.setAccessibleName(f"{self._words('Count again')}: {said}")
        button.clicked.connect(lambda _=False, bag=bag: self.again.emit(bag))
        self._first = self._first or button
        self._rows.addWidget(ListRow(said, "", button, lined=True))

    def _put(self, button: Button) -> None:
        self._first = self._first or button
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        self._rows.addLayout(row)
