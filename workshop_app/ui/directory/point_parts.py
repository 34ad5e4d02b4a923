"""Parts of a point's card: how it is reached, what it does, whom it serves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from workshop_app.domain.directory import ServicePoint
from workshop_app.export import directory_names as told
from workshop_app.text import Words
from workshop_app.ui import icons
from workshop_app.ui.directory.lines import IconLine, named_line
from workshop_app.ui.directory.names import FIELDS, SERVICES, kind_words
from workshop_app.ui.widgets import IconTile, Label, Paragraph, Rule


def add_contact(box: QVBoxLayout, words: Words, point: ServicePoint) -> None:
    """Telephones, each whole on its line, then e-mail and web."""
    if point.phones:
        whole = (told.grouped(phone).replace(" ", "\u00a0") for phone in point.phones)
        box.addWidget(IconLine("phone-fill", "  ·  ".join(whole), "strong", weight=600))
    else:
        box.addWidget(IconLine("phone-slash", words("No phone known"), "detail", "muted",
                               icon_tone="muted"))  # fmt: skip
    for icon, text in (("envelope-simple", point.email), ("globe-simple", point.web)):
        if text:
            box.addWidget(IconLine(icon, text, "detail"))


def add_services(box: QVBoxLayout, words: Words, point: ServicePoint) -> None:
    """The groups of what it does, each with its pictogram, and the field it works in."""
    known = [SERVICES[one] for one in point.services if one in SERVICES]
    if point.field in FIELDS:
        known.append(FIELDS[point.field])
    if not known:
        return
    box.addWidget(Rule())
    box.addWidget(Label(words("Services"), "strong", weight=700))
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    for at, (name, icon) in enumerate(known):
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(IconTile(icons.filled(icon), "primary", 36), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Paragraph(words(name)), 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(row, at // 2, at % 2)
        grid.setColumnStretch(at % 2, 1)
    box.addLayout(grid)


def add_facts(box: QVBoxLayout, words: Words, point: ServicePoint) -> None:
    """What it is, whom it serves, the languages spoken there, and its notes."""
    box.addWidget(Rule())
    named_line(box, words("Kind"), kind_words(words, point))
    named_line(box, words("Whom it serves"), told.serves(point, words))
    named_line(box, words("Languages spoken there"), told.languages(point, words))
    if point.notes:
        box.addWidget(Label(words("Notes"), "min", "muted", weight=600))
        for note in point.notes:
            box.addWidget(IconLine("caret-right", note, "detail", icon_tone="muted"))
