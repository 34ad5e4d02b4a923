"""The recovery key: in large groups to copy by hand, or printed; no file of it is ever made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, KnownError, Words
from workshop_app.ui import paint, theme
from workshop_app.ui.jobs import Job
from workshop_app.ui.page import Shell
from workshop_app.ui.safety.turning import Side
from workshop_app.ui.widgets import Button, Paragraph
from workshop_app.ui.widgets.painted import brush

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

NO_PRINTER = N_("This laptop has no printer. Nothing was printed. Copy the key by hand.")
ACROSS = 7
"""Groups in a line."""


class RecoverySide(Side):
    """Shows ``key`` until it is left; hidden as soon as the page is. ``fresh``: it is new;
    ``again``: there was another before."""

    left = Signal()

    def __init__(
        self, plan: OpenPlan, words: Words, shell: Shell, key: str, *, fresh: bool,
        again: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._plan, self._words, self._shell, self._key = plan, words, shell, key
        if fresh:
            said = words(
                "Keep the recovery key on paper if you like: it opens the plan if the passphrase is forgotten."
            )
            if again:
                said += " " + words("An older sheet no longer works.")
        else:
            said = words("This key opens the plan if the passphrase is forgotten.")
        self.groups = Groups(key, words("Recovery key"))
        where = words(
            "Keep the sheet away from the laptop and the USB sticks, where only those who may read the plan can get at it: a locked cupboard, a sealed envelope. Do not photograph it. 0 is always zero, 1 always one."
        )
        self.add(Paragraph(said), self.groups, Paragraph(where, "detail", "muted"))
        out = Button(words("Print the sheet"), icon="printer")
        out.clicked.connect(self.print_out)
        done = Button(words("I have it: hide the key"), "primary", icon="eye-slash")
        done.setObjectName("hide the key")
        done.clicked.connect(self.left)
        self.add_buttons(done, out)

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight it holds nothing any more; but a locked screen is no leaving."""
        super().hideEvent(event)
        if not self._shell.lock.on:
            self._key = ""
            self.groups.show_key("")

    def print_out(self) -> None:
        """Straight to the printer that the person chooses."""
        from workshop_app.ui.sheets import printing

        if not printing.has_printer():
            raise KnownError(NO_PRINTER)
        title, words = self._words("Recovery key"), self._words
        printer = printing.chosen_printer(self, title, self._shell.settings.paper or "letter")
        if printer is not None:
            lines = self._lines()
            job = Job(lambda _progress: draw_sheet(printer, *lines), words("Printing…"))
            self._shell.run(job, self._printed)

    def _printed(self, _none: object) -> None:
        self._shell.tell("done", self._words("The sheet went to the printer. Fetch it at once."))

    def _lines(self) -> tuple[str, str, str]:
        """Heading, key and what to do with the sheet. The plan is named by its file alone: who
        finds the sheet need not learn what it is about."""
        words = self._words
        told = words(
            "Opens the file {name}. Keep this sheet away from the laptop and the USB sticks. After a new passphrase it no longer works.",
            name=self._plan.path.name,
        )
        return words("Recovery key"), self._key, told


class Groups(QWidget):
    """The groups of a key, large, a few in a line. Its accessible text reads them too."""

    def __init__(self, key: str, name: str) -> None:
        super().__init__()
        self.setObjectName("recovery key")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._groups: list[str] = []
        self.show_key(key)

    def show_key(self, key: str) -> None:
        """Another key; "" shows none."""
        self._groups = key.split()
        self.setAccessibleDescription(key)
        self.update()

    def sizeHint(self) -> QSize:
        now = theme.now()
        return QSize(now.px(ACROSS * 96), now.px(2 * 52 + 24))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now, box = brush(self), theme.now(), self.rect().toRectF()
        paint.frame(painter, box, 12, now.color.sunken, now.color.line)
        wide, tall = min((box.width() - 24) / ACROSS, now.px(110)), now.px(52)
        for at, group in enumerate(self._groups):
            left = 12 + at % ACROSS * wide
            place = QRectF(left, now.px(12) + at // ACROSS * tall, wide, tall)
            paint.text(painter, place, group, _letters(round(24 * now.scale)), now.color.ink,
                       align=paint.CENTER)  # fmt: skip


def _letters(pixels: int) -> QFont:
    """Digits as wide as each other, and a zero with a stroke."""
    font = theme.font(24, 700, 1.0)
    font.setPixelSize(pixels)
    return font


def draw_sheet(printer: QPrinter, title: str, key: str, told: str) -> None:
    """One page: heading, the groups, four in a line, and what to do with it."""
    painter = QPainter()
    if not painter.begin(printer):
        raise KnownError(NO_PRINTER)
    try:
        unit = printer.resolution() / 72  # a point
        line, edge = 30 * unit, 40 * unit
        painter.translate(edge, edge)
        wide = painter.viewport().width() - 2 * edge
        _draw(painter, QRectF(0, 0, wide, line), title, 22 * unit)
        for at, group in enumerate(key.split()):
            box = QRectF(at % 4 * wide / 4, 2 * line + at // 4 * 1.6 * line, wide / 4, line)
            _draw(painter, box, group, 24 * unit)
        _draw(painter, QRectF(0, 10 * line, wide, 4 * line), told, 12 * unit)
    finally:
        painter.end()


def _draw(painter: QPainter, box: QRectF, said: str, pixels: float) -> None:
    painter.setFont(_letters(round(pixels)))
    painter.drawText(box, int(Qt.TextFlag.TextWordWrap), said)
