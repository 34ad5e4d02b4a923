"""Under the capture line: what was pasted is a list, or longer than a line takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from workshop_app.domain.incoming import LONGEST
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import guidance
from workshop_app.ui.proposals.capture_edit import CaptureEdit
from workshop_app.ui.widgets.bars import Stripe
from workshop_app.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from workshop_app.ui.proposals.capture_line import CaptureLine

LIST_KEY = "Ctrl+I"


class Pasted(QObject):
    """Says how many lines stand in ``edit`` and offers to bring them in as a list (LIST_KEY); Esc
    (``keep_as_one``) leaves them as one line, and Enter notes them down so. A text over LONGEST
    letters is cut, and that is said; the list takes all of it."""

    def __init__(self, plan: OpenPlan, words: Words, edit: CaptureEdit, line: CaptureLine) -> None:
        super().__init__(line)
        self._plan, self._words, self._edit, self._line = plan, words, edit, line
        self._whole = ""
        self.stripe = Stripe("info")
        self._list = Button(words("Bring in as a list"), cap=LIST_KEY, size="small")
        self._one = Button(words("Leave it as one line"), "plain", cap="Esc", size="small")
        self._list.clicked.connect(self.bring_in)
        self._one.clicked.connect(self.keep_as_one)
        for button in (self._list, self._one):
            self.stripe.add(button)
        edit.installEventFilter(self)
        edit.textChanged.connect(self.look)
        edit.shortened.connect(self._say_cut)
        edit.listed.connect(self.bring_in)

    def stops(self) -> list[Button]:
        """Where Tab stops."""
        return [self._list, self._one]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the line still held when its page was left is looked at when it is shown."""
        if event.type() == QEvent.Type.Show:
            self.look(self._edit.text())
        return False

    @property
    def offered(self) -> bool:
        """Whether a list is offered now."""
        return not self.stripe.isHidden() and not self._list.isHidden()

    def look(self, text: str) -> None:
        """Something else stands in the line."""
        if len(text) < LONGEST:
            self._whole = ""
        self._say(text)

    def _say(self, text: str) -> None:
        words, lines = self._words, pieces(self._whole or text)
        can = len(lines) > 1 and self._line.kind == "proposal" and self._edit.isVisible()
        said = []
        if self._whole:
            said.append(words("It was cut at {n} letters.", n=words.number(LONGEST)))
        if can:
            said.append(words("These are {n} lines; Enter notes them down as one proposal.",
                              n=words.number(len(lines))))  # fmt: skip
        for button in self.stops():
            button.setVisible(can)
        self.stripe.say("warn" if self._whole else "info", " ".join(said))

    def _say_cut(self, whole: str) -> None:
        """``whole`` was to come into the line."""
        self._whole = whole
        self._say(self._edit.text())

    def keep_as_one(self) -> None:
        """The lines become one; undo in the line brings them back."""
        self._whole = ""
        self._edit.selectAll()
        self._edit.insert(as_one(self._edit.text()))
        self.stripe.hide()
        self._line.setFocus()

    def bring_in(self) -> None:
        """Show them as a list, to be looked at first; they stay in the line until they came in."""
        from workshop_app.ui.bring_in.panel import BringInPanel

        shell = guidance.shell_of(self._line)
        if not self.offered or shell is None:
            return
        theme, workshop = self._line.themes.current, self._line.workshop
        self._line.setFocus()
        panel = BringInPanel(
            self._line, self._plan, self._words, shell, topic=theme, workshop=workshop
        )
        panel.brought.connect(lambda: self._edit.setText(""))
        panel.source.text.setText("\n".join(pieces(self._whole or self._edit.text())))
        panel.open(panel.source.text)


def pieces(text: str) -> list[str]:
    """The lines of ``text`` that hold something; the cells, where they are all in one row."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) == 1:
        lines = [cell for cell in lines[0].split("\t") if cell.strip()]
    return lines


def as_one(text: str) -> str:
    """``text`` in one line."""
    if len(pieces(text)) < 2:
        return text
    return " ".join(text.split())
