"""The map in documents: what it says in words, what stands where, and the sheet of a territory."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.export.made_views import empty_view
from workshop_app.domain import geo
from workshop_app.export.map_views import (
    GroundView,
    MapAreaView,
    MapPinView,
    MapView,
    NoteView,
    TerritorySheetView,
)
from workshop_app.export.pdf.charts.map import SIDE, MapFigure, alt
from workshop_app.export.pdf.charts.placing import Rect
from workshop_app.export.pdf.plan import plan_pdf
from workshop_app.export.pdf.sections.territory import territory
from workshop_app.export.telling import Telling
from workshop_app.translation.catalogue import Words

FRAME = Rect(0, 0, 487.28, 336)
RING = ((-72.52, 7.88), (-72.49, 7.88), (-72.49, 7.91), (-72.52, 7.91))


def pin(x: float, y: float, number: str = "1", **more: str) -> MapPinView:
    facts = {"kind": "proposal", "theme": "health", "title": "Luz", "place": "Parque", **more}
    return MapPinView(number=number, at=(x, y), **facts)


def map_of(*pins: MapPinView, areas: tuple[MapAreaView, ...] = ()) -> MapView:
    west, south = geo.to_plane((-72.53, 7.87))
    return MapView(
        name="", on_ground=True, window=(west, south, west + 4872.8, south + 3360), metres=1.0,
        north=True, pins=pins, areas=areas,
    )  # fmt: skip


def unit(code: str = "UIT-1") -> MapAreaView:
    return MapAreaView(kind="territory", theme="", code=code, title="Belén", rings=(RING,))


def telling(language: str = "en", **ground: object) -> Telling:
    view = replace(empty_view(), ground=GroundView(**ground))  # type: ignore[arg-type]
    return Telling(view, Words(language))


def test_the_words_of_a_map_tell_where_most_places_are() -> None:
    inside = [pin(-72.5, 7.9 + n / 10_000, str(n)) for n in range(3)]
    one = map_of(*inside, pin(-72.40, 7.9, theme="housing"), areas=(unit(),))
    told = alt(telling(), one)
    assert "4 public places" in told
    assert "Health 3, Housing 1" in told
    assert "Most places lie in Belén: 3." in told


def test_places_on_top_of_one_another_are_drawn_as_one_with_their_number() -> None:
    crowd = [pin(-72.5, 7.89, str(n)) for n in range(5)]
    figure = MapFigure(telling(), map_of(*crowd, pin(-72.51, 7.88), pin(-72.51, 7.88)))
    spots = figure.spots(FRAME)
    assert sorted(len(one.pins) for one in spots) == [1, 1, 5]


@pytest.mark.parametrize("count", [500, 2_000])
def test_a_map_of_very_many_places_has_badges_that_can_be_told_apart(count: int) -> None:
    pins = [pin(-72.53 + n % 50 / 1200, 7.87 + n // 50 / 1500, str(n)) for n in range(count)]
    spots = MapFigure(telling(), map_of(*pins)).spots(FRAME)
    assert len(spots) <= 60
    assert sum(len(one.pins) for one in spots) >= count * 0.9


def test_what_lies_outside_of_the_window_is_not_drawn() -> None:
    figure = MapFigure(telling(), map_of(pin(-72.5, 7.89), pin(-70.0, 7.9)))
    assert len(figure.spots(FRAME)) == 1
    assert SIDE > 8.5


def sheet(*notes: NoteView) -> TerritorySheetView:
    return TerritorySheetView(
        code="UIT-1", name="Belén", description="", communes=(9,), notes=notes, workshops=("Uno",),
        challenges=2, proposals=1, pins=3, hectares=723.4,
    )  # fmt: skip


def note(**more: object) -> NoteView:
    facts = {"side": "strength", "about": "people", "text": "Saben de obra", "total": None,
             "few": False, "unit": "personas", "source": ""}  # fmt: skip
    return NoteView(**{**facts, **more})  # type: ignore[arg-type]


def text_of(one: Telling) -> str:
    data = plan_pdf(one.view, one.words, lambda *_: None)
    return " ".join(
        " ".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages
    )


def test_the_chapter_tells_places_and_sheets_and_hides_few_people() -> None:
    one = telling(
        maps=(map_of(pin(-72.5, 7.9, "17"), areas=(unit(),)),),
        sheets=(sheet(note(few=True), note(text="Costura", total=30)),),
    )
    said = text_of(one)
    for part in ("The territory", "Schematic, no legal value", "Luz", "Parque", "UIT-1 Belén",
                 "about 720 hectares", "1 workshop", "3 places on the map", "What people bring",
                 "<5 personas", "30 personas"):  # fmt: skip
        assert part in said, part


def test_crowds_are_told_only_where_there_are_any_and_said_areas_stand_under_the_map() -> None:
    apart = [pin(-72.52 + n / 200, 7.88, str(n)) for n in range(4)]
    ladder = MapAreaView(kind="proposal", theme="housing", code="12", title="Ladera", rings=(RING,))
    said = text_of(telling(maps=(map_of(*apart, areas=(ladder,)),)))
    assert "×5" not in said
    assert "12 Ladera hatched area" in said
    crowd = [pin(-72.5, 7.89, str(n)) for n in range(5)]
    assert "×5 stands for" in text_of(telling(maps=(map_of(*crowd),)))


def test_the_chapter_is_not_there_where_there_is_nothing_to_tell() -> None:
    assert territory(telling()) == []
    assert "The territory" not in text_of(telling())


def test_a_map_of_a_drawn_base_says_that_it_has_no_scale() -> None:
    drawn = MapView(name="Mapa de la mesa 3", on_ground=False, window=(0, -0.7, 1, 0), metres=None,
                    north=False, pins=(pin(0.5, 0.3),))  # fmt: skip
    said = text_of(telling(maps=(drawn,)))
    assert "Mapa de la mesa 3" in said
    assert "without scale" in said
    assert "100 metres" not in said


@pytest.mark.parametrize("language", ["es", "pt_BR", "fr"])
def test_the_chapter_fits_in_every_language(language: str) -> None:
    pins = tuple(
        pin(-72.5 + n / 900, 7.89, str(n), kind=kind, theme="" if n > 1 else "economy")
        for n, kind in enumerate(("proposal", "challenge", "point", "project", "place"))
    )
    assert text_of(
        telling(language, maps=(map_of(*pins, areas=(unit(),)),), sheets=(sheet(note()),))
    )
