"""The menu that gives cards a theme, a table, a territory, a perspective or a tag."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from workshop_app.domain.entity import PERSPECTIVES, THEMES
from workshop_app.domain.meetings import Table
from workshop_app.domain.places import Territory
from workshop_app.export import names
from workshop_app.ui import current, theme

if TYPE_CHECKING:
    from workshop_app.ui.proposals.page import ProposalsPage

Place = dict[str, str | None]
Give = Callable[[str, Place], None]
"""Takes the words for where things go, and the fields that say it."""


def made(page: ProposalsPage, give: Give, tag: Callable[[], None]) -> QMenu:
    """The menu, not shown yet. ``give`` is called with what a person chooses, ``tag`` for a tag."""
    words, now = page.words, theme.now()
    menu = QMenu(page)
    menu.setObjectName("set")
    menu.setFont(now.font("body"))
    for title, rows in _branches(page):
        if not rows:
            continue
        branch = menu.addMenu(title)
        branch.setFont(now.font("body"))
        for said, key, place in rows:
            shown = said.replace("&", "&&")
            action = branch.addAction(f"{shown}\t{now.key(key)}" if key else shown)
            action.triggered.connect(lambda _=False, said=said, place=place: give(said, place))
    menu.addAction(words("Tag…")).triggered.connect(lambda _=False: tag())
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _branches(page: ProposalsPage) -> list[tuple[str, list[tuple[str, str, Place]]]]:
    words = page.words
    themes: list[tuple[str, str, Place]] = [
        (words(names.SHORT_THEMES[one]), f"Ctrl+{number}", {"theme": one})
        for number, one in enumerate(THEMES, 1)
    ]
    perspectives: list[tuple[str, str, Place]] = [
        (words(names.PERSPECTIVES[one]), "", {"perspective": one}) for one in PERSPECTIVES
    ]
    territories: list[tuple[str, str, Place]] = [
        (f"{one.code} · {one.name}", "", {"territory": one.id}) for one in page.plan.all(Territory)
    ]
    if territories:
        territories.append((words("No territory"), "", {"territory": None}))
    none: tuple[str, str, Place] = (words("No perspective"), "", {"perspective": None})
    return [
        (words("Theme"), themes),
        (words("Table"), _tables(page)),
        (words("Territory"), territories),
        (words("Perspective"), [*perspectives, none]),
    ]


def _tables(page: ProposalsPage) -> list[tuple[str, str, Place]]:
    """The tables of the board's workshop, or of all of them."""
    words = page.words
    rows: list[tuple[str, str, Place]] = []
    workshops = current.workshops(page.plan)
    for workshop in workshops:
        if page.workshop not in (None, workshop.id):
            continue
        tables = page.plan.all(Table, workshop=workshop.id)
        for table in sorted(tables, key=lambda one: one.position):
            said = table.name
            if len(workshops) > 1 and page.workshop is None:
                said = f"{words('Workshop {n}', n=workshop.number)} · {said}"
            rows.append((said, "", {"table": table.id, "workshop": workshop.id}))
    if rows:
        rows.append((words("No table"), "", {"table": None}))
    return rows
