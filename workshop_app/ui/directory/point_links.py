"""What a point is linked with: its territory, its place on the map, a centre's sheet, procedures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout

from workshop_app.domain.directory import Procedure, ServicePoint
from workshop_app.domain.places import Pin, Territory
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.link_card import LinkCard
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets import Label, Rule

MOST_CARDS = 4
"""More guides than these stand in one card, by their names."""


def add_links(
    box: QVBoxLayout, plan: OpenPlan, words: Words, shell: Shell, point: ServicePoint,
    guides: Sequence[Procedure],
) -> None:  # fmt: skip
    """A card for each, which opens its page."""
    box.addWidget(Rule())
    if point.kind == "integrhabitat":
        box.addWidget(_card(words("The centre's sheet"),
                            words("Site, social programme, spaces, agreements, phases"),
                            lambda: shell.go("centres", centre=point.id)))  # fmt: skip
    territory = plan.find(Territory, point.territory) if point.territory else None
    if territory is not None:
        box.addWidget(_card(territory.name, words("Territory {code}", code=territory.code),
                            lambda: shell.go("territory", territory=territory.id)))  # fmt: skip
    if plan.count(Pin, point=point.id):
        where = words("Its place on the map")
        box.addWidget(_card(where, words("See it there"), lambda: shell.go("map", point=point.id)))
    elif not plan.read_only:
        where = words("It is not on the map yet")
        box.addWidget(_card(where, words("Put it there"), lambda: shell.go("map", point=point.id)))
    _add_procedures(box, words, shell, point, guides)


def _add_procedures(
    box: QVBoxLayout, words: Words, shell: Shell, point: ServicePoint, guides: Sequence[Procedure]
) -> None:
    """The guides of procedures that the point helps with."""
    groups = set(point.services)
    found = [one for one in guides if point.id in one.points or groups & set(one.services)]
    if len(found) > MOST_CARDS:
        names = " · ".join(one.name for one in found)
        box.addWidget(_card(words("Procedures it helps with"), names, _open(shell, found[0].id)))
        return
    if found:
        box.addWidget(Label(words("Procedures it helps with"), "min", "muted", weight=600))
    for one in found:
        detail = words("no longer issued") if one.status != "current" else ""
        box.addWidget(_card(one.name, detail, _open(shell, one.id)))


def _open(shell: Shell, procedure: str) -> Callable[[], None]:
    return lambda: shell.go("procedures", procedure=procedure)


def _card(title: str, detail: str, act: Callable[[], None]) -> LinkCard:
    card = LinkCard(title, detail)
    card.picked.connect(act)
    return card
