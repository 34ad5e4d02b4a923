"""What the joined files brought, and the way back: the safety copy that was kept before."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui.gather.files_told import brought_row
from workshop_app.ui.gather.kept import Kept
from workshop_app.ui.gather.preview import FilesCard
from workshop_app.ui.widgets import Button, MessageBar


def none_joined(words: Words) -> str:
    """That every file was refused."""
    return words("No file could be joined. Nothing was changed. Why stands beside each.")


class OutcomeScene(QWidget):
    """A row for each file. ``back``: go back to the safety copy, said twice."""

    back = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        self.said = MessageBar("info", "")
        self.ask = Button(words("Go back to it"), "secondary", icon="arrow-counter-clockwise",
                          size="small")  # fmt: skip
        self.ask.clicked.connect(lambda: self._warn(True))
        self.said.add(self.ask)
        self.sure = MessageBar("warn", "")
        stay = Button(words("Stay here"), "secondary", cap="Esc", size="small")
        stay.clicked.connect(lambda: self._warn(False))
        self.go = Button(words("Go back"), "danger", size="small")
        self.go.clicked.connect(self.back)
        self.stay = stay
        self.sure.add(stay)
        self.sure.add(self.go)
        box.addWidget(self.said)
        box.addWidget(self.sure)
        self.sure.hide()
        self.card = FilesCard(words, words("What each file brought"), "check-circle")
        box.addWidget(self.card, 1)

    def show_kept(self, held: Kept, *, may_go_back: bool, voting: bool) -> None:
        """What came of the last joining; ``voting``: a round is open, so that no copy was kept."""
        words = self._words
        pairs = zip(held.brought, held.joined, strict=True)
        rows = [brought_row(words, one, looked) for one, looked in pairs]
        self.card.list.show_rows(rows)
        came = sum(one.refused is None and not one.already_here for one in held.brought)
        if held.copy is not None and came:
            said = words("A safety copy of the plan as it was before was kept.")
        elif came and voting:
            said = words("A round is open here: no safety copy was kept before.")
        elif came:
            said = words(
                "There was no room on this laptop for a safety copy: none was kept before, and there is no way back."
            )
        elif all(one.refused for one in held.brought):
            said = none_joined(words)
        else:
            said = words("It was here already: nothing changed")
        if came:
            joined = words.many("{n} file joined", "{n} files joined", came)
            said = f"{joined} · {said}"
        if held.missed:
            missed = words.many("Stopped: {n} file was not reached", "Stopped: {n} files were not reached",
                                held.missed)  # fmt: skip
            said = f"{missed} · {said}"
        none = all(one.refused for one in held.brought)
        warned = held.missed or none or (came and held.copy is None and not voting)
        self.said.say("warn" if warned else "info", said)
        self.ask.setVisible(may_go_back and held.copy is not None and came > 0)
        self.sure.say("warn", words.many(
            "What {n} file brought is left behind, and all that was written since. The plan as it is now is kept as a copy too.",
            "What {n} files brought is left behind, and all that was written since. The plan as it is now is kept as a copy too.",
            came,
        ))  # fmt: skip

    def step_back(self) -> bool:
        """Esc: close the question; whether there was one."""
        asked = not self.sure.isHidden()
        if asked:
            self._warn(False)
        return asked

    def _warn(self, asked: bool) -> None:
        self.sure.setVisible(asked)
        self.ask.setEnabled(not asked)
        place = self.stay if asked else self.card.list
        place.setFocus(Qt.FocusReason.TabFocusReason)
