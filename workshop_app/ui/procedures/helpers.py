"""The points that help with a procedure, those that are open now first."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout

from workshop_app.domain.directory import Procedure, ServicePoint
from workshop_app.services import directory
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.opening import opening
from workshop_app.text import Words
from workshop_app.ui.directory.names import opening_words
from workshop_app.ui.link_card import LinkCard
from workshop_app.ui.page import Shell
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import Button, Card, Paragraph, heading


class HelpingPoints(Card):
    """Each is a link to its place in the directory."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(padding=14)
        self._plan, self._words, self._shell = plan, words, shell
        self.box.addWidget(heading("lifebuoy", words("Who helps with it")))
        holder, self._inside = column(spacing=8)
        self._inside.setContentsMargins(0, 0, 10, 0)
        self.area = scrolled(holder, name=words("Who helps with it"))
        self.box.addWidget(self.area, 1)
        every = Button(words("All attention points"), "quiet", icon="arrow-right", size="small")
        every.clicked.connect(lambda: shell.go("directory"))
        self.box.addWidget(every)

    def show_guide(self, guide: Procedure, now: datetime) -> None:
        """The points of another guide, at the moment ``now``."""
        box = emptied(self._inside)
        add_points(box, self._plan, self._words, self._shell, guide, now)
        box.addStretch(1)
        in_reading_order(self)


def add_points(
    box: QVBoxLayout, plan: OpenPlan, words: Words, shell: Shell, guide: Procedure, now: datetime
) -> None:
    """A card for each point that helps with ``guide``, those that are open now first."""
    country = directory.country(plan)
    found = directory.helping(plan, guide)
    found.sort(key=lambda point: not opening(point, now, country).is_open)
    if not found:
        none = words("No point of the directory helps with it yet.")
        box.addWidget(Paragraph(none, "detail", "muted"))
    for point in found:
        box.addWidget(point_card(plan, words, shell, point, now))


def point_card(
    plan: OpenPlan, words: Words, shell: Shell, point: ServicePoint, now: datetime
) -> LinkCard:
    """A point with whether it is open now; it opens its place in the directory."""
    said, *_ = opening_words(words, opening(point, now, directory.country(plan)), now)
    if directory.stale(point, now):
        said = words("{said} · not checked", said=said)
    card = LinkCard(point.name, said)
    card.picked.connect(lambda: shell.go("directory", point=point.id))
    return card
