"""A kind of rows of the sheet: its heading, a picture where it has one, the rows, a line for more."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.domain.directory import CentrePart
from workshop_app.text import N_, Words
from workshop_app.ui.centres.lines import LineMaker
from workshop_app.ui.centres.part_list import PartList
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.widgets import Paragraph, heading


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of rows is called: over its list, in its line for more, alone over its editor;
    ``none`` is what stands while there is none."""

    title: str
    icon: str
    hint: str
    one: str
    none: str


KINDS = {
    "site": Kind(
        N_("Possible sites"), "map-pin", N_("A possible site, by a name all know"), N_("Site"),
        N_("Write the places that could be it: two or more can be compared."),
    ),
    "host": Kind(
        N_("In the host community"), "house-line", N_("How it stands in the neighbourhood"),
        N_("In the host community"),
        N_("How the centre belongs to the whole neighbourhood, those who were here before too."),
    ),
    "programme": Kind(
        N_("Social programme"), "calendar-dots", N_("Something that is offered"), N_("Activity"),
        N_("What is offered, on which days and for whom."),
    ),
    "space": Kind(
        N_("Spaces co-created"), "ruler", N_("A space, by its name"), N_("Space"),
        N_("Spaces that the neighbours dreamt of and designed."),
    ),
    "partner": Kind(
        N_("Partners"), "handshake", N_("An institution, organisation or committee"),
        N_("Partner"), N_("Who brings what: institutions and organisations, never persons."),
    ),
    "agreement": Kind(
        N_("Agreements of coexistence"), "scroll", N_("What was agreed, in a sentence"),
        N_("Agreement"), N_("What those who share the centre promised each other."),
    ),
    "phase": Kind(
        N_("Phases"), "flag-banner", N_("A phase, by what is done in it"), N_("Phase"),
        N_("From choosing the site to opening the door, and what ends each phase."),
    ),
    "indicator": Kind(
        N_("Indicators"), "gauge", N_("What will be seen when it goes well"), N_("Indicator"),
        N_("Of integration and of change in the neighbourhood: from, now, target."),
    ),
}  # fmt: skip
"""By kind of CENTRE_PARTS."""


class PartBlock(QWidget):
    """Emits ``picked(part)``, ``opened(part)``, ``added(text, confirmed)``, ``dropped(part)`` and
    ``moved(part, by)``. ``picture`` is shown over the rows."""

    picked = Signal(object)
    opened = Signal(object)
    added = Signal(str, bool)
    dropped = Signal(object)
    moved = Signal(object, int)

    def __init__(
        self, words: Words, maker: LineMaker, kind: str, read_only: bool,
        picture: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self.kind, self._maker, called = kind, maker, KINDS[kind]
        title = words(called.title)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(heading(called.icon, title, "ink", "primary"))
        self.none = Paragraph(words(called.none), "detail", "muted")
        box.addWidget(self.none)
        self.picture = picture
        if picture is not None:
            box.addWidget(picture)
        self.list = PartList(words, title)
        self.list.setObjectName(f"rows {kind}")
        self.list.picked.connect(lambda line: self.picked.emit(line.part))
        self.list.opened.connect(lambda line: self.opened.emit(line.part))
        self.list.dropped.connect(lambda: self.dropped.emit(self.list.row.part))
        self.list.shifted.connect(lambda by: self.moved.emit(self.list.row.part, by))
        box.addWidget(self.list)
        self.new = GuardedLine(words, hint=words(called.hint), at_once=False)
        self.new.edit.setObjectName(f"new {kind}")
        self.new.edit.setAccessibleName(words("Add: {what}", what=title))
        self.new.kept.connect(self._add)
        box.addWidget(self.new)
        self.new.setHidden(read_only)

    def show_parts(self, parts: list[CentrePart], chosen: str) -> None:
        """Show these; ``chosen`` is the id of the chosen one, wherever it is."""
        self.none.setHidden(bool(parts))
        if self.picture is not None:
            self.picture.setHidden(not parts)
        self.list.setHidden(not parts)
        self.list.show_lines([self._maker.line(one) for one in parts], chosen)

    def _add(self, text: str, confirmed: bool) -> None:
        if text:
            self.added.emit(text, confirmed)
            self.new.setText("")
