"""The colour of the documents: some that can be read, or another, judged in words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain import contrast
from workshop_app.services import look
from workshop_app.services.look import Judged
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import Button, Card, LineEdit, Paragraph, heading
from workshop_app.ui.widgets.painted import Pressable, brush

OFFERED: Mapping[str, str] = {
    "": N_("Convite's green"),
    "#1d4e89": N_("Blue"),
    "#1b5e20": N_("Green"),
    "#8c2f1b": N_("Brick"),
    "#5b3a8c": N_("Purple"),
    "#7a4a00": N_("Ochre"),
    "#37474f": N_("Grey"),
}
"""Colours that pass, by what they are called."""


class ColourCard(Card):
    """A row of colours and a line for another. What is too light is not used: a darker one of its
    kind is offered, with the ratio of both in words."""

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__(spacing=8)
        self._plan, self._words = plan, words
        self._offer = ""
        self.box.addWidget(heading("paint-brush", words("Colour")))
        self._patches = {
            key: _Patch(key or look.own_colour(), words(name), words.at("of a colour", "chosen"))
            for key, name in OFFERED.items()
        }
        self.box.addLayout(self._row())
        other = QHBoxLayout()
        other.setSpacing(8)
        self.other = LineEdit("", words("Another, such as #0f5c61"), longest=7)
        self.other.setObjectName("another colour")
        self.other.setAccessibleName(words("Another colour, as six letters and digits after #"))
        self.other.returnPressed.connect(self._try)
        self.use = Button(words("Use"), cap="Return", size="header")
        self.use.clicked.connect(self._try)
        self.pick = Button(words("Choose…"), icon="palette", size="header")
        self.pick.clicked.connect(self._choose)
        other.addWidget(self.other, 1)
        other.addWidget(self.use)
        other.addWidget(self.pick)
        self._line = QWidget()
        self._line.setLayout(other)
        other.setContentsMargins(0, 0, 0, 0)
        self.box.addWidget(self._line)
        self._line.setHidden(plan.read_only)
        self.said = Paragraph("", "min")
        self.said.setObjectName("what is said of the colour")
        self.box.addWidget(self.said)
        self.darker = Button("", icon="palette")
        self.darker.setObjectName("darker colour")
        self.darker.clicked.connect(self._take_darker)
        self.box.addWidget(self.darker, 0, Qt.AlignmentFlag.AlignLeft)
        self.darker.hide()
        self.read()

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for key, patch in self._patches.items():
            patch.clicked.connect(lambda _=False, key=key: self._take(key))
            patch.setEnabled(not self._plan.read_only)
            row.addWidget(patch)
        row.addStretch(1)
        return row

    def read(self) -> None:
        """The colour as it stands now."""
        chosen = self._plan.plan.colour
        now = look.judged(look.colour_of(self._plan))
        for key, patch in self._patches.items():
            patch.set_chosen(key == chosen)
        self._offer = ""
        self.darker.hide()
        self.other.setText(chosen)
        self._say(now, "ink")

    def _say(self, judged: Judged, tone: str) -> None:
        ratio = self._words.number(judged.ratio, 1)
        least = self._words.number(contrast.LEAST, 1)
        if judged.fits:
            said = self._words("{colour} can be read: its contrast on paper is {ratio} to 1, and at least {least} is needed.",
                               colour=judged.colour, ratio=ratio, least=least)  # fmt: skip
        else:
            said = self._words("{colour} is too light to be read: its contrast is {ratio} to 1, and at least {least} is needed.",
                               colour=judged.colour, ratio=ratio, least=least)  # fmt: skip
        self.said.set_tone(tone)
        self.said.setText(said)

    # -- what a person does -----------------------------------------------------------------------
    def _try(self) -> None:
        """The line's colour, or what can be done instead."""
        self.offer(self.other.text())

    def offer(self, colour: str) -> None:
        """Use a colour that can be read; of another say why not, and offer a darker one."""
        if not colour.strip():
            self._take("")
            return
        judged = look.judged(colour)
        if judged.fits:
            self._take(judged.colour)
            return
        self._offer = judged.darker
        self._say(judged, "warn")
        ratio = self._words.number(look.judged(judged.darker).ratio, 1)
        self.darker.setText(self._words("Use {colour}, darker: {ratio} to 1", colour=judged.darker,
                                        ratio=ratio))  # fmt: skip
        self.darker.show()
        self.darker.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_darker(self) -> None:
        self._take(self._offer)
        self.other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, colour: str) -> None:
        if colour != self._plan.plan.colour:
            look.choose_colour(self._plan, colour)
        self.read()

    def _choose(self) -> None:
        """Qt's own window of colours."""
        from PySide6.QtWidgets import QColorDialog

        now = QColor(look.colour_of(self._plan))
        found = QColorDialog.getColor(now, self.window(), self._words("Colour of the documents"))
        if found.isValid():
            self.offer(found.name())


class _Patch(Pressable):
    """A colour to choose; the chosen one has a tick, so it is not told by its place alone."""

    ring_radius = 10.0

    def __init__(self, colour: str, name: str, chosen: str) -> None:
        super().__init__()
        self._colour, self._said, self._chosen = colour, chosen, False
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_chosen(self, chosen: bool) -> None:
        """Whether it is the colour of the documents."""
        self._chosen = chosen
        self.setAccessibleDescription(self._said if chosen else "")
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.now().px(44)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = brush(self), QRectF(self.rect()).adjusted(2, 2, -2, -2)
        paint.frame(painter, box, 8, QColor(self._colour), theme.now().color.line)
        if self._chosen:
            icons.draw(painter, box, "check-bold", QColor("#ffffff"), theme.now().px(22))
