"""The territory: its map, what the shapes on it mean, and what each territory lacks and has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workshop_app.domain.attendance import SMALL
from workshop_app.export.pdf import styles
from workshop_app.export.pdf.blocks import TEXT_WIDTH, Block
from workshop_app.export.pdf.charts.map import MapFigure, draw_pin
from workshop_app.export.pdf.paragraph import Heading, Paragraph
from workshop_app.export.pdf.sections.parts import SHAPE_INDENT, body, cell, code_width, themed
from workshop_app.export.pdf.table import Column, Row, Table, row
from workshop_app.export.pdf.text import Rich, as_said
from workshop_app.export.telling import NONE, communes_told
from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.export.map_views import (
        MapAreaView,
        MapPinView,
        MapView,
        NoteView,
        TerritorySheetView,
    )
    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.telling import Telling

KEY = "territory"
MOST_ROWS = 60
"""So many places are listed under a map."""

KINDS = {
    "challenge": N_("Challenge"),
    "point": N_("Attention point"),
    "project": N_("Strategic project"),
    "place": N_("Public place"),
}
SIDES = {
    ("vulnerability", "place"): N_("What the place lacks"),
    ("strength", "place"): N_("What the place has"),
    ("vulnerability", "people"): N_("What people lack"),
    ("strength", "people"): N_("What people bring"),
}
"""The four parts of a sheet, in their order."""


def territory(telling: Telling) -> list[Block]:
    """Nothing where nothing is on a map and no territory has a sheet."""
    words, ground = telling.words, telling.view.ground
    if not ground.maps and not ground.sheets:
        return []
    lead = words(
        "Where what was said belongs. Only public places are on the map: no home, no path across the "
        "border, nothing that puts anybody in danger."
    )
    blocks: list[Block] = [
        Heading(words("The territory"), styles.H1, key=KEY, outline=0),
        Paragraph(lead, styles.LEAD),
    ]
    for one in ground.maps:
        blocks += _map(telling, one)
    for sheet in ground.sheets:
        blocks += _sheet(telling, sheet)
    return blocks


# -- maps -----------------------------------------------------------------------------------------
def _map(telling: Telling, one: MapView) -> list[Block]:
    words = telling.words
    blocks: list[Block] = []
    if not one.on_ground and one.name:
        blocks.append(Heading(as_said(one.name), styles.H2))
    figure = MapFigure(telling, one)
    crowds = figure.has_crowds(TEXT_WIDTH)
    blocks += [figure, Paragraph(_under(telling, one, crowds=crowds), styles.NOTE)]
    if one.pins:
        blocks.append(_places(telling, one))
        left = len(one.pins) - MOST_ROWS
        if left > 0:
            more = words.many(
                "And {n} place more on the map.", "And {n} places more on the map.", left
            )
            blocks.append(Paragraph(more, styles.NOTE))
    return blocks


def _under(telling: Telling, one: MapView, *, crowds: bool) -> str:
    """What is to be known to read the map."""
    words = telling.words
    told = [words("Schematic, no legal value.")]
    if one.on_ground:
        told.append(
            words("Places are rounded to about 100 metres, unless they are public facilities.")
        )
    elif not one.metres:
        told.append(words("Drawn by hand, without scale."))
    if any(pin.kind == "challenge" for pin in one.pins):
        told.append(words("An outlined shape is a challenge, a filled one a proposal."))
    if one.areas:
        told.append(words("Dashed lines with hatching are areas."))
    if crowds:
        told.append(words("×5 stands for five places near each other."))
    return " ".join(told)


def _places(telling: Telling, one: MapView) -> Table:
    words = telling.words
    said = [area for area in one.areas if area.kind in KINDS or area.kind == "proposal"]
    codes = [pin.number for pin in one.pins[:MOST_ROWS]]
    columns = [
        Column(words.at("short for number", "No."), code_width(codes)),
        Column(words("What"), grows=1.5),
        Column(words("Where"), grows=1.0),
    ]
    rows = [_place(telling, pin) for pin in one.pins[:MOST_ROWS]]
    return Table(columns, [*rows, *(_area(telling, area) for area in said)])


def _area(telling: Telling, area: MapAreaView) -> Row:
    """An area that was said in a workshop, by the number that stands in it."""
    title = _named(telling, area.kind, area.title)
    what = themed(title, area.theme) if area.theme else cell(title)
    return row(cell(area.code or NONE), what, cell(telling.words("hatched area")))


def _named(telling: Telling, kind: str, title: str) -> Rich:
    name = telling.words(KINDS[kind]) if kind in KINDS else ""
    said = as_said(title)
    return [f"{name}: ", said] if name and title else name or said


def _place(telling: Telling, pin: MapPinView) -> Row:
    own = pin.kind == "place"  # it is called what its place is
    title = _named(telling, pin.kind, "" if own else pin.title)
    what = themed(title, pin.theme) if pin.theme else Signed(title, pin)
    where = pin.place if own or pin.place != pin.title else ""
    return row(cell(pin.number or NONE), what, cell(as_said(where) if where else NONE))


class Signed(Paragraph):
    """What a place is, behind the sign that it has on the map."""

    def __init__(self, text: Rich, pin: MapPinView) -> None:
        def mark(paper: Paper, x: float, middle: float) -> None:
            with paper.ornament():
                draw_pin(paper, replace(pin, number=""), x + 5, middle, 11.0)

        super().__init__(text, styles.TABLE, indent=SHAPE_INDENT, marker=mark)


# -- sheets ---------------------------------------------------------------------------------------
def _sheet(telling: Telling, sheet: TerritorySheetView) -> list[Block]:
    title = f"{sheet.code} {sheet.name}".strip()
    blocks: list[Block] = [
        Heading(as_said(title), styles.H2),
        Paragraph(_facts(telling, sheet), styles.SMALL),
    ]
    if sheet.description.strip():
        blocks += body(sheet.description)
    for key, heading in SIDES.items():
        notes = [one for one in sheet.notes if (one.side, one.about) == key]
        if notes:
            blocks.append(_notes(telling, telling.words(heading), notes))
    return blocks


def _facts(telling: Telling, sheet: TerritorySheetView) -> str:
    """What is counted in a territory, in one line."""
    words = telling.words
    told = [communes_told(sheet.communes, words)]
    if sheet.hectares:
        told.append(words("about {n} hectares", n=words.number(_rounded(sheet.hectares))))
    counted = (
        words.many("{n} workshop", "{n} workshops", len(sheet.workshops)),
        words.many("{n} challenge", "{n} challenges", sheet.challenges),
        words.many("{n} proposal", "{n} proposals", sheet.proposals),
        words.many("{n} place on the map", "{n} places on the map", sheet.pins),
    )
    counts = (len(sheet.workshops), sheet.challenges, sheet.proposals, sheet.pins)
    told += [one for one, count in zip(counted, counts, strict=True) if count]
    said = " · ".join(filter(None, told))
    return said[:1].upper() + said[1:]


def _rounded(hectares: float) -> int:
    """To two figures: outlines are drawn by hand and rounded."""
    step: int = 10 ** max(0, len(str(int(hectares))) - 2)
    return max(1, round(hectares / step) * step)


def _notes(telling: Telling, heading: str, notes: list[NoteView]) -> Table:
    words = telling.words
    columns = [
        Column(heading, grows=1.3),
        Column(words("How many"), 92, align="right"),
        Column(words("Where it comes from"), grows=1.0),
    ]
    rows = [
        row(cell(as_said(one.text)), cell(_total(telling, one), styles.TABLE_NUMBER),
            cell(as_said(one.source) if one.source else NONE))
        for one in notes
    ]  # fmt: skip
    return Table(columns, rows)


def _total(telling: Telling, note: NoteView) -> str:
    if note.few:
        return f"{SMALL} {note.unit}".strip()
    if note.total is None:
        return NONE
    return f"{telling.words.number(note.total)} {note.unit}".strip()
