"""The sheets with pictures: signs, cards, maps, strips, directory, referral slip."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from tests.export.made_kits import (
    DrawnKit,
    Longer,
    awkward_kit,
    draw_kit,
    empty_kit,
    point,
)
from workshop_app.export import names
from workshop_app.export.kit_views import KitMaterial, KitView
from workshop_app.export.pdf.kit import pictured
from workshop_app.export.pdf.kit.drawings import OWN
from workshop_app.export.pdf.kit.page import SIZES
from workshop_app.export.pdf.kit.sheets import SHEETS
from workshop_app.export.pdf.kit.tiles import DESIGN
from workshop_app.export.pdf.pictograms import outline
from workshop_app.export.views import TerritoryView
from workshop_app.services.demo import make_sample
from workshop_app.services.kit_view import read_kit, workshop_named
from workshop_app.settings import Settings
from workshop_app.translation.catalogue import Words

SHEETS_HERE = (
    "agreements-poster", "barrier-cards", "day-strip", "directory", "face-signs", "month-line",
    "need-cards", "referral-slip", "sector-wheel", "service-cards", "skills-sheet",
    "territory-map", "theme-questions", "theme-signs", "zone-map",
)  # fmt: skip
VIEWS = ("empty", "sample", "awkward", "letter", "longer")
PRINTABLE = 12.0
TOUCH = 2.0
"""Descenders of one line may reach so far into the next, in points; more where letters are
large."""

ES = Words("es")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KitView]:
    folder: Path = tmp_path_factory.mktemp("sample")
    plan = make_sample(folder / "sample.convite", Settings(), "es")
    yield read_kit(plan, workshop_named(plan, None), "es")
    plan.close()


@pytest.fixture(scope="module")
def kits(sample: KitView) -> Callable[[str, str], DrawnKit]:
    """The sheet ``sheet`` of the view ``name``, drawn once on A4; "letter" is the sample's, and
    "longer" has longer words."""
    views = {"empty": empty_kit(), "awkward": awkward_kit()}

    @cache
    def draw(name: str, sheet: str) -> DrawnKit:
        words = Longer() if name == "longer" else None
        size = "letter" if name == "letter" else "a4"
        return draw_kit(views.get(name, sample), sheet, words=words, size=size)

    return draw


@cache
def drawn_once(sheet: str, language: str = "es") -> DrawnKit:
    return draw_kit(replace(empty_kit(), language=language), sheet, words=Words(language))


def page_size(sheet: str, size: str) -> tuple[float, float]:
    row = SHEETS[sheet]
    wide, high = DESIGN if row.poster else SIZES[size]
    return (high, wide) if row.paper == "landscape" else (wide, high)


# -- every sheet ----------------------------------------------------------------------------------
@pytest.mark.parametrize("sheet", SHEETS_HERE)
@pytest.mark.parametrize("name", VIEWS)
def test_every_sheet_draws_within_what_printers_reach(
    sheet: str, name: str, kits: Callable[[str, str], DrawnKit]
) -> None:
    drawn = kits(name, sheet)
    wide, high = page_size(sheet, "letter" if name == "letter" else "a4")
    assert drawn.boxes
    for box in drawn.boxes:
        assert box.x >= PRINTABLE - 0.1, box
        assert box.y >= PRINTABLE - 0.1, box
        assert box.x + box.width <= wide - PRINTABLE + 0.1, box
        assert box.y + box.height <= high - PRINTABLE + 0.1, box


@pytest.mark.parametrize("sheet", SHEETS_HERE)
@pytest.mark.parametrize("name", VIEWS)
def test_no_words_lie_over_others(
    sheet: str, name: str, kits: Callable[[str, str], DrawnKit]
) -> None:
    boxes = [
        box for box in kits(name, sheet).boxes if box.text.strip() and box.path[-1] != "Figure"
    ]
    for n, one in enumerate(boxes):
        for other in boxes[n + 1 :]:
            if one.page != other.page:
                continue
            across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
            down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
            allowed = max(TOUCH, 0.16 * min(one.height, other.height))
            assert min(across, down) < allowed, (one.text, other.text)


@pytest.mark.parametrize("sheet", SHEETS_HERE)
@pytest.mark.parametrize("name", ["sample", "letter", "longer", "english"])
def test_no_fixed_words_are_cut(
    sheet: str, name: str, kits: Callable[[str, str], DrawnKit]
) -> None:
    drawn = drawn_once(sheet, "en") if name == "english" else kits(name, sheet)
    assert "…" not in drawn.told


@pytest.mark.parametrize("sheet", SHEETS_HERE)
def test_the_same_kit_gives_the_same_bytes(
    sheet: str, sample: KitView, kits: Callable[[str, str], DrawnKit]
) -> None:
    assert draw_kit(sample, sheet).content == kits("sample", sheet).content


@pytest.mark.parametrize("sheet", [name for name in SHEETS_HERE if SHEETS[name].poster])
def test_a_poster_is_four_tiles_or_one_page(sheet: str) -> None:
    whole = len(drawn_once(sheet).reader.pages)
    assert len(draw_kit(empty_kit(), sheet, tiled=True).reader.pages) == 4 * whole


def test_every_picture_exists() -> None:
    shown = [
        one.picture
        for table in (
            *pictured.NEEDS.values(), pictured.OBSTACLES, pictured.SECTORS, pictured.AGREEMENTS,
            pictured.PATH, pictured.FACES, pictured.DAY, pictured.PLACES, pictured.ERRANDS,
            pictured.SERVICES,
        )
        for one in table
    ]  # fmt: skip
    shown += list(pictured.ZONE_SIGNS.values())
    assert [name for name in shown if name not in OWN and not outline(name)] == []


# -- privacy --------------------------------------------------------------------------------------
ASKS = re.compile(
    r"c[ée]dula|pasaporte|nacionalidad|migra|estatus|ingres|sueldo|cu[áa]nto gana|lleg[óo] |"
    r"por qu[ée] vino|de d[óo]nde es|nombre y apellido|firma|correo|passport|nationality|"
    r"migra|income|salary|signature|e-mail",
    re.IGNORECASE,
)


@pytest.mark.parametrize("sheet", SHEETS_HERE)
@pytest.mark.parametrize("language", ["es", "en"])
def test_nothing_asks_for_status_origin_documents_or_income(sheet: str, language: str) -> None:
    assert ASKS.search(drawn_once(sheet, language).told) is None


def test_the_slip_has_lines_of_institutions_only() -> None:
    labels = {
        "Fecha", "Punto que remite", "Va a (institución)", "Teléfono de la institución",
        "Dirección y cómo llegar", "Preguntar en (oficina)", "Horario", "Para qué (marque)",
        "Qué llevar",
    }  # fmt: skip
    told = drawn_once("referral-slip").tagged("P")
    errands = {ES(one.name) for one in pictured.ERRANDS}
    rest = set(told) - errands - labels
    assert len(rest) == 2, rest
    assert any(text.startswith("Sus derechos:") for text in rest)
    assert "La lleva la persona. No se guarda copia." in rest
    assert told.count("Fecha") == 2


def test_the_slip_names_the_point_where_the_workshop_is_held() -> None:
    two = (point(), point("PAO Bucaramanga", phones=()))
    unknown = draw_kit(replace(empty_kit(), points=two), "referral-slip")
    assert "PAO" not in on_first_page(unknown)
    held = replace(empty_kit(), points=two, place="pao la parada")
    slip = on_first_page(draw_kit(held, "referral-slip"))
    assert slip.count("PAO La Parada") == 2
    assert slip.count("310\u00a0201\u00a08098 (sin verificar: confirme antes de ir)") == 2


def on_first_page(drawn: DrawnKit) -> str:
    return " ".join(box.text for box in drawn.boxes if box.page == drawn.boxes[0].page)


def test_everyone_takes_the_same_half_sheet_of_services_and_their_hours() -> None:
    week = {
        **dict.fromkeys(("mo", "tu", "we"), (("08:00", "12:00"), ("14:00", "17:00"))),
        "fr": (("08:00", "12:00"),),
    }
    points = (point(), point("Personería", kind="institution", hours=week))
    told = draw_kit(replace(empty_kit(), points=points), "referral-slip").told
    said = " ".join(told.split())
    assert said.count("Servicios y horarios") == 2
    assert said.count("Lunes a viernes: 8:00 a. m. – 5:00 p. m.") == 2
    hours = (
        "Lunes a miércoles: 8:00 a. m. – 12:00 m. y 2:00 p. m. – 5:00 p. m.; viernes: 8:00 a. m."
    )
    assert said.count(hours) == 2
    alone = draw_kit(replace(empty_kit(), points=points[:1]), "referral-slip")
    assert len(alone.reader.pages) == 1


def test_a_half_sheet_says_how_many_services_had_no_room() -> None:
    many = tuple(point(f"Punto {n}") for n in range(30))
    told = draw_kit(replace(empty_kit(), points=many), "referral-slip").told
    shown = sum(f"Punto {n} " in told for n in range(30))
    assert f"{30 - shown} más en el directorio" in told


def test_no_service_stands_under_protection_or_violence(
    kits: Callable[[str, str], DrawnKit],
) -> None:
    titles = [ES(service.name) for service in pictured.SERVICES]
    titles += [ES(one.name) for one in pictured.ERRANDS]
    for sheet in SHEETS_HERE:
        titles += kits("sample", sheet).tagged("H1")
        titles.append(ES(SHEETS[sheet].name))
    assert not [t for t in titles if re.search("protec|violen", t, re.IGNORECASE)]


def test_a_directory_never_has_one_institution_alone() -> None:
    alone = point("Comisaría", kind="institution", field="protection", services=("identification",))
    drawn = draw_kit(replace(empty_kit(), points=(alone,)), "directory")
    assert "Institución" in drawn.told
    for group in names.SERVICE_GROUPS.values():
        assert ES(group) in drawn.told


# -- the check of a point -------------------------------------------------------------------------
@pytest.mark.parametrize("sheet", ["directory", "service-cards"])
@pytest.mark.parametrize(
    ("days", "said"),
    [(90, "Verificado el"), (91, "confirme antes de ir"), (None, "Sin verificar: confirme antes")],
)
def test_an_entry_tells_its_check_and_when_to_confirm(
    sheet: str, days: int | None, said: str
) -> None:
    checked = None if days is None else date(2026, 8, 1) - timedelta(days=days)
    view = replace(empty_kit(), points=(point(verified_on=checked),))
    told = draw_kit(view, sheet).tagged("P")
    entry = [text for text in told if "erifica" in text or "confirme" in text]
    assert any(said in text for text in entry), entry
    if days == 90:
        assert not any("confirme" in text for text in entry), entry


def test_a_check_is_old_on_the_day_of_the_workshop() -> None:
    view = replace(
        empty_kit(), day=date(2026, 11, 20), points=(point(verified_on=date(2026, 7, 30)),)
    )
    assert "confirme antes de ir" in draw_kit(view, "directory").told


# -- what each sheet says -------------------------------------------------------------------------
def test_each_theme_has_five_needs_and_a_card_to_draw() -> None:
    told = drawn_once("need-cards").tagged("P")
    for theme, needs in pictured.NEEDS.items():
        assert len(needs) == 5
        assert told.count(names.told(names.SHORT_THEMES, theme, ES)) == 6
        for need in needs:
            assert told.count(ES(need.name)) == 1
    assert told.count("Dibuje la que falta") == 5
    assert len(drawn_once("need-cards").reader.pages) == 5


def test_signs_and_questions_name_each_theme(kits: Callable[[str, str], DrawnKit]) -> None:
    expected = [ES(name) for name in names.THEMES.values()]
    for sheet in ("theme-signs", "theme-questions"):
        assert kits("sample", sheet).tagged("H1") == expected


def test_the_questions_are_those_of_the_exercise_that_asks_for_the_sheet() -> None:
    view = awkward_kit()
    asks = KitMaterial(words="Preguntas", quantity=1, sheet="theme-questions")
    other = replace(view.parts[0], prompts={"housing": "¿Otra cosa?"})
    asking = replace(other, prompts={"housing": "¿Qué casa queremos?"}, materials=(asks,))
    drawn = draw_kit(replace(view, parts=(other, asking)), "theme-questions")
    assert "¿Qué casa queremos?" in drawn.told
    assert "¿Otra cosa?" not in drawn.told


def test_the_months_go_on_over_the_year_and_are_blank_without_a_day() -> None:
    view = replace(empty_kit(), day=date(2026, 11, 20))
    told = draw_kit(view, "month-line").tagged("P")
    months = ["Noviembre", "Diciembre", "Enero", "Febrero", "Marzo", "Abril"]
    assert [text for text in told if text in months] == months
    assert told.count("2026") == 2
    assert told.count("2027") == 4
    assert drawn_once("month-line").tagged("P").count("Mes") == 6


def test_the_map_carries_the_name_of_the_only_territory() -> None:
    one = TerritoryView(code="UIT1", name="La Loma")
    alone = draw_kit(replace(empty_kit(), territories=(one,)), "territory-map")
    assert alone.tagged("H1") == ["La Loma"]
    two = (one, TerritoryView(code="UIT2", name="El Río"))
    several = draw_kit(replace(empty_kit(), territories=two), "territory-map")
    assert several.tagged("H1") == ["Nuestro territorio"]


def test_the_words_of_the_exercises_stand_beside_their_pictures() -> None:
    for sheet, table in (
        ("agreements-poster", pictured.AGREEMENTS),
        ("agreements-poster", pictured.PATH),
        ("sector-wheel", pictured.SECTORS),
        ("barrier-cards", pictured.OBSTACLES),
        ("day-strip", pictured.DAY),
        ("face-signs", pictured.FACES),
        ("territory-map", pictured.PLACES),
        ("service-cards", pictured.SERVICES),
    ):
        told = drawn_once(sheet).tagged("P")
        for one in table:
            assert ES(one.name) in told, (sheet, one.name)


def test_the_four_zones_are_named_in_their_corners() -> None:
    drawn = drawn_once("zone-map")
    at = {box.text: (box.x, box.y) for box in drawn.boxes}
    assert at["Hacer ya"][1] > at["Logro rápido"][1]
    assert at["Abrir camino"][0] < at["Hacer ya"][0]
    assert at["Devolver con razón"][0] < at["Logro rápido"][0]
    assert at["Abrir camino"][1] > at["Devolver con razón"][1]


def test_stones_are_eight_with_words_and_ten_blank() -> None:
    assert len(pictured.OBSTACLES) + pictured.BLANK_OBSTACLES == 18
    assert len(drawn_once("barrier-cards").reader.pages) == 2
