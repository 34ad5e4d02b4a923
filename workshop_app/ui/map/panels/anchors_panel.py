"""Laying a picture or a sheet on the ground: two places on it, and where they are."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.domain.geo import Point
from workshop_app.domain.places import MapBase
from workshop_app.services import map_bases
from workshop_app.ui.map import bases
from workshop_app.ui.map.canvas.view import Where
from workshop_app.ui.map.panels.head import head
from workshop_app.ui.map.tools.anchors import AnchorsTool
from workshop_app.ui.widgets import Button, Card, Field, Label, LineEdit, Paragraph
from workshop_app.ui.widgets.painted import give_focus

if TYPE_CHECKING:
    from workshop_app.ui.map.page import MapPage

_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
LETTERS = ("A", "B")


def degrees_typed(text: str) -> Point | None:
    """(longitude, latitude) of "7.889, -72.507", also with decimal commas; ``None`` otherwise."""
    found = [float(one.replace(",", ".")) for one in _NUMBER.findall(text.replace("−", "-"))]
    if len(found) != 2 or abs(found[0]) > 85 or abs(found[1]) > 180:
        return None
    return found[1], found[0]


class AnchorsPanel(Card):
    """Asks for A and B on the base, then where they are: on another base, in degrees, or only how
    far apart. Esc leaves everything as it was."""

    def __init__(self, page: MapPage, base: MapBase) -> None:
        super().__init__(padding=16, spacing=8)
        self._page, self._words, self._base = page, page.words, base
        self._spots: dict[str, Where] = {}
        self._asked = ""
        words = self._words
        self.box.addLayout(head(words, words("Place the base"), self.leave,
                                words("Leave it")))  # fmt: skip
        self.guide = Paragraph("", "detail")
        self.box.addWidget(self.guide)
        self.lines: dict[str, LineEdit] = {}
        self.fields: dict[str, Field] = {}
        other = self._other()
        for letter in LETTERS:
            row = QHBoxLayout()
            row.setSpacing(6)
            line = LineEdit("", "7.889, -72.507")
            field = Field(words("Where {letter} is: latitude, longitude", letter=letter), line)
            line.textEdited.connect(lambda _text, field=field: field.well())
            line.returnPressed.connect(self.keep)
            self.lines[letter], self.fields[letter] = line, field
            row.addWidget(field, 1)
            self.box.addLayout(row)
            if other is not None:
                said = words(
                    "Point at {letter} on “{name}”", letter=letter, name=_short(other.name)
                )
                point = Button(said, "quiet", icon="crosshair", size="small")
                point.clicked.connect(lambda _on=False, letter=letter: self._ask_ground(letter))
                self.box.addWidget(point, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addWidget(Label(words("Or, without coordinates:"), "detail", "muted"))
        self.metres = LineEdit("", "250")
        self.metres.returnPressed.connect(self.keep)
        self.apart = Field(words("Metres from A to B"), self.metres)
        self.metres.textEdited.connect(lambda _text: self.apart.well())
        self.box.addWidget(self.apart)
        self.box.addStretch(1)
        self.done = Button(words("Place it"), "primary", cap="Return")
        self.done.clicked.connect(self.keep)
        self.box.addWidget(self.done)
        self.tool = AnchorsTool(page.board.canvas)
        self.tool.meant.connect(self._meant)
        page.board.add_tool(self.tool)

    def begin(self) -> None:
        """Show the base alone, and ask for A."""
        self._page.show_panel(self)
        self._show_base()
        self._page.board.use("anchors")
        self._say()

    def _show_base(self) -> None:
        """The base as it is drawn, off the ground."""
        page = self._page
        ground = map_bases.ground(page.plan, replace(self._base, placed=None))
        page.board.canvas.show_base(bases.layer(page.plan, ground))
        page.board.canvas.scene.show((), ())
        page.board.canvas.settle()
        self._letters()

    def _letters(self) -> None:
        on_base = self._page.board.canvas.surface.base == self._base.id
        self.tool.shown = tuple(self._spots.items()) if on_base else ()
        self._page.board.canvas.update()

    def _other(self) -> MapBase | None:
        """Another base that lies on the ground, to point at."""
        plan = self._page.plan
        for one in map_bases.all_of(plan):
            ground = map_bases.ground(plan, one)
            if one.id != self._base.id and ground.on_ground and ground.missing is None:
                return one
        return None

    def _ask_ground(self, letter: str) -> None:
        """The next place that is pointed at is on the other base."""
        page, other = self._page, self._other()
        if other is None:
            return
        self._asked = letter
        page.board.canvas.show_base(bases.layer(page.plan, map_bases.ground(page.plan, other)))
        page.board.canvas.settle()
        self._letters()
        page.board.use("anchors")
        self._say()

    def _meant(self, place: Where) -> None:
        surface = self._page.board.canvas.surface
        if surface.base == self._base.id:
            letter = next((one for one in LETTERS if one not in self._spots), "B")
            self._spots[letter] = place
        elif self._asked:
            longitude, latitude = surface.point(place)
            self.lines[self._asked].setText(f"{latitude:.6f}, {longitude:.6f}")
            self.fields[self._asked].well()
            self._asked = ""
            self._show_base()
        self._letters()
        self._say()
        if len(self._spots) == 2 and not self._asked:
            give_focus(self.lines["A"])

    def _say(self) -> None:
        words = self._words
        if self._asked:
            said = words("Point at the same place as {letter} here.", letter=self._asked)
        elif not self._spots:
            said = words(
                "Point at a place on it that you know well: a corner, a bridge. That is A."
            )
        elif len(self._spots) == 1:
            said = words("Point at a second place, far from the first. That is B.")
        else:
            said = words("Say where A and B are. Pointing again moves B.")
        self.guide.setText(said)
        self._page.board.say(said)

    def keep(self) -> None:
        """Place it, where all of it was said."""
        words, page = self._words, self._page
        if len(self._spots) < 2:
            self._say()
            page.board.use("anchors")
            return
        first, second = (self._spots[letter] for letter in LETTERS)
        plan, base = page.plan, page.plan.one(MapBase, self._base.id)
        if self.metres.text().strip() and not any(
            line.text().strip() for line in self.lines.values()
        ):
            metres = _number(self.metres.text())
            if metres is None:
                self.apart.wrong(words("Write a number of metres."))
                return
            map_bases.place_by_metres(plan, base, first, second, metres)
        else:
            grounds = {letter: degrees_typed(self.lines[letter].text()) for letter in LETTERS}
            for letter, ground in grounds.items():
                if ground is None:
                    self.fields[letter].wrong(words("Two numbers: latitude, longitude."))
            if None in grounds.values():
                return
            map_bases.place(plan, base, (first, _sure(grounds["A"])), (second, _sure(grounds["B"])))
        page.shell.tell("done", words("It lies on the ground now."), undo=True)
        self.leave()

    def leave(self) -> None:
        """Back to the map as it is kept."""
        page = self._page
        page.board.use("select")
        page.ground = None
        page.use_base(self._base.id)
        page.board.canvas.fit()
        page.show_list()
        page.deeds.show_bases()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def _short(name: str) -> str:
    return name if len(name) <= 22 else name[:21] + "…"


def _number(text: str) -> float | None:
    found = _NUMBER.fullmatch(text.strip().replace(" ", ""))
    return float(found[0].replace(",", ".")) if found else None


def _sure(point: Point | None) -> Point:
    assert point is not None
    return point
