"""The printed directory holds every fact of the three source texts: each is looked for by itself, in
Spanish and in English (12:00 m. is noon)."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from workshop_app import paths
from workshop_app.domain.opening_week import week_of
from workshop_app.services import directory, directory_changes, directory_view, opening
from workshop_app.services.demo import make_sample
from workshop_app.services.document_orders import Order, made
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings
from workshop_app.translation.catalogue import Words

HOURS = {"es": {
    "8": "8:00 a. m.", "7:30": "7:30 a. m.", "12": "12:00 m.", "13": "1:00 p. m.",
    "16:30": "4:30 p. m.", "17": "5:00 p. m.",
}, "en": {
    "8": "8:00 AM", "7:30": "7:30 AM", "12": "12:00 noon", "13": "1:00 PM",
    "16:30": "4:30 PM", "17": "5:00 PM",
}}  # fmt: skip
DAYS = {"es": ("Lunes a viernes", "sábado", "Lunes y viernes"),
        "en": ("Monday to Friday", "Saturday", "Monday and Friday")}  # fmt: skip

PARADA, SANTANDER, BUCARAMANGA = range(3)
NAMES = ("PAO La Parada", "Francisco de Paula Santander", "PAO) Bucaramanga")


@cache
def sample(language: str, folder: Path) -> OpenPlan:
    settings = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B", language=language)
    return make_sample(folder / f"{language}.convite", settings, language)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], str]:
    """The text of a paper in a language, blanks as one."""
    folder = tmp_path_factory.mktemp("facts")

    @cache
    def text(language: str, paper: str) -> str:
        plan = sample(language, folder)
        pdf = made(plan, Order("directory-pdf", paper=paper), Words(language), lambda _a, _b: None)
        pages = (page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)
        return " ".join(" ".join(pages).replace("\u00a0", " ").split())

    return text


def entry(text: str, number: int) -> str:
    """What stands of one point: from its name to the next one's."""
    begins = text.index(NAMES[number])
    ends = text.index(NAMES[number + 1]) if number < 2 else text.index("IntegrHa-bitat", begins)
    return text[begins:ends]


FACTS = [
    (PARADA, "Corregimiento La Parada – Puente Internacional Simón Bolívar"),
    (PARADA, "310 201 8098"), (PARADA, "310 201 7933"),
    (PARADA, "{d0}: {8} – {17}"), (PARADA, "{d1}: {8} – {12}"),
    (SANTANDER, "Francisco de Paula Santander"), (SANTANDER, "317 269 3456"),
    (SANTANDER, "{d2}: {8} – {12}"), (SANTANDER, "Monday and Friday"),
    (BUCARAMANGA, "Calle 29 # 15-36, acceso módulo comercial 3"), (BUCARAMANGA, "Bucaramanga"),
    (BUCARAMANGA, "{d0}: {7:30} – {12}"), (BUCARAMANGA, "{13} – {16:30}"),
    (BUCARAMANGA, "07:30 7:30 a.m."),
]  # fmt: skip


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize(("number", "fact"), FACTS)
def test_each_fact_of_the_source_is_in_the_list(
    printed: Callable[[str, str], str], number: int, fact: str, language: str
) -> None:
    said = fact
    for key, hour in HOURS[language].items():
        said = said.replace("{" + key + "}", hour)
    for n, day in enumerate(DAYS[language]):
        said = said.replace(f"{{d{n}}}", day)
    assert said in entry(printed(language, "list"), number)


@pytest.mark.parametrize("language", ["es", "en"])
def test_no_telephone_is_made_up_and_none_is_missing(
    printed: Callable[[str, str], str], language: str
) -> None:
    missing = {"es": "Sin teléfono publicado", "en": "No published telephone"}[language]
    text = printed(language, "list")
    assert missing in entry(text, BUCARAMANGA)
    assert missing not in entry(text, PARADA) + entry(text, SANTANDER)


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("phone", ["310 201 8098", "310 201 7933", "317 269 3456"])
def test_the_wall_poster_holds_the_telephones(
    printed: Callable[[str, str], str], phone: str, language: str
) -> None:
    assert phone in printed(language, "poster")


@pytest.mark.parametrize("language", ["es", "en"])
def test_what_nobody_checked_is_said(printed: Callable[[str, str], str], language: str) -> None:
    told = {"es": "confirme antes de ir", "en": "confirm before going"}[language]
    text = printed(language, "list")
    assert all(told in entry(text, number).casefold() for number in range(3))


@pytest.mark.parametrize("number", range(3))
def test_the_structured_hours_are_those_of_the_source_file(tmp_path: Path, number: int) -> None:
    source = json.loads(paths.resources("sample", "service_points.json").read_text("utf-8"))
    plan = sample("es", tmp_path)
    point = directory.points(plan)[number]
    row = source["points"][number]
    assert point.original_text == row["original_text"]
    assert opening.osm_of(point) == row["opening_hours_osm"]
    assert opening.week(point) == week_of(row["hours"])
    assert opening.read(hours_of(row["original_text"])).osm == row["opening_hours_osm"]
    plan.close()
    sample.cache_clear()


def hours_of(original: str) -> str:
    """The lines of a source text that are about hours."""
    lines = original.splitlines()
    begins = next(n for n, line in enumerate(lines) if "Hours" in line or "Horario" in line)
    ends = next((n for n, line in enumerate(lines) if line.startswith("Phone")), len(lines))
    return "\n".join(lines[begins + 1 : ends])


def test_after_ninety_days_a_check_prints_the_notice_and_before_it_does_not(tmp_path: Path) -> None:
    from datetime import date, timedelta

    from workshop_app.services import directory_changes

    plan = sample("es", tmp_path)
    for point in directory.points(plan):
        directory_changes.verify(plan, point, date(2026, 1, 10), "Por teléfono")
    day = date(2026, 1, 10)
    fresh = directory_view.read_directory(plan, Words("es"), day + timedelta(days=90))
    old = directory_view.read_directory(plan, Words("es"), day + timedelta(days=91))
    assert not any(point.to_confirm for point in fresh.points)
    assert all(point.to_confirm for point in old.points)
    plan.close()
    sample.cache_clear()


def test_no_opening_of_a_day_is_left_out_of_the_papers(tmp_path: Path) -> None:
    """A week picture has room for few openings a day; more are told in words."""
    settings = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")
    plan = make_sample(tmp_path / "hours.convite", settings)
    hours = "Mo-Fr 06:00-08:00,09:00-11:00,12:00-14:00,15:00-17:00,18:00-20:00"
    directory_changes.add(plan, "Ventanilla de turnos", kind="pao", hours=hours)
    directory_changes.add(plan, "Urgencias", kind="pao", hours="24/7")
    for paper in ("poster", "list"):
        pdf = made(plan, Order("directory-pdf", paper=paper), Words("es"), lambda _a, _b: None)
        pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages]
        text = " ".join("\n".join(pages).replace("\u00a0", " ").split())
        own = text[text.index("Ventanilla de turnos") :]
        assert "6:00 p. m. – 8:00 p. m." in own[:400]
        assert text.count("24 h") == 7


def test_a_guide_of_procedures_is_not_torn_apart(tmp_path: Path) -> None:
    settings = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")
    for language in ("es", "en", "fr"):
        plan = make_sample(tmp_path / f"{language}.convite", settings, language)
        order, words = Order("directory-pdf", paper="procedures"), Words(language)
        pdf = made(plan, order, words, lambda _a, _b: None)
        pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages]
        where = words("Where they help")
        guides = len(directory.procedures(plan))
        assert [text.count(where) for text in pages] == [2] * (guides // 2)
