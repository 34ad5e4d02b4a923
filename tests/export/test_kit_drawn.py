"""The kit as a whole, and its sheets of words and numbers: run sheet, cards, ballots, forms."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.export.made_kits import DrawnKit, Longer, awkward_kit, draw_kit, empty_kit
from tests.export.made_views import AWKWARD
from workshop_app.domain import keys
from workshop_app.export.kit_views import KitChoice, KitOffice, KitProposal, KitRound, KitView
from workshop_app.export.names import SHORT_THEMES, THEMES
from workshop_app.export.pdf.kit import tables
from workshop_app.export.pdf.kit.document import Drawn, drawn, kit_pdf, sheets_of
from workshop_app.export.pdf.kit.fitting import Fitted
from workshop_app.export.pdf.kit.sheets import SHEETS
from workshop_app.services import agenda, content, prepare
from workshop_app.services.demo import make_sample
from workshop_app.services.kit_view import read_kit, workshop_named
from workshop_app.settings import Settings
from workshop_app.translation.catalogue import Words
from workshop_app.translation.languages import LANGUAGES

SHEETS_HERE = (
    "run-sheet", "option-cards", "option-marks", "proposal-cards", "blank-cards", "ballots",
    "giant-ballot", "option-poster", "criteria-poster", "readback-poster", "readback-slips",
    "tally-sheet", "capacity-sheet", "gate-sheet", "reason-sheet", "proposal-sheet",
    "commitment-slips", "signature-sheet", "key-sheet",
)  # fmt: skip
VIEWS = ("empty", "sample", "awkward", "letter", "longer")
TOUCH = 2.1
"""Descenders of one line may reach so far into the next, in points."""

ES = Words("es")


def ignored(done: int, total: int) -> None:
    del done, total


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KitView]:
    """Workshop 4 of the sample: the one in which people voted."""
    path: Path = tmp_path_factory.mktemp("sample") / "sample.convite"
    plan = make_sample(path, Settings(), "es")
    yield read_kit(plan, workshop_named(plan, "4"), "es")
    plan.close()


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KitView]:
    """A workshop whose agenda has every exercise that ships."""
    path: Path = tmp_path_factory.mktemp("every") / "plan.convite"
    plan = prepare.new_plan(path, Settings(), municipality="Cúcuta", workshop_title="Todo")
    workshop = workshop_named(plan, None)
    for exercise in content.exercises():
        agenda.add(plan, workshop, exercise)
    yield read_kit(plan, workshop, "es")
    plan.close()


def options(count: int, text: str = "Puesto de salud los sábados") -> tuple[KitProposal, ...]:
    themes = ("housing", "public_space", "education", "health", "economy")
    return tuple(
        KitProposal(
            number=str(n), text=text, short=text, theme=themes[n % 5], pictogram="", cost=10**8
        )
        for n in range(1, count + 1)
    )


def with_round(view: KitView, count: int, **facts: object) -> KitView:
    """``view`` with a round of so many options."""
    made = KitRound(
        name="C",
        question="¿Qué es lo primero?",
        method="dots",
        per_person=5,
        max_per_option=2,
        max_approvals=None,
        with_purse=False,
        options=options(count),
    )
    return replace(view, round=replace(made, **facts))  # type: ignore[arg-type]  # checked by use


def awkward() -> KitView:
    """The awkward kit with proposals and a round of what people really type."""
    themes = ("housing", "public_space", "education", "health", "economy")
    cards = tuple(
        KitProposal(
            number=f"B{n}999 bis" if n % 4 == 0 else str(n), text=text * (1 + n % 3), short=text,
            theme=themes[n % 5], pictogram="", cost=999_999_999_999,
        )
        for n, text in enumerate([*AWKWARD, "Palabra" * 40, "a" * 600, "🏠👨‍👩‍👧‍👦 sí"], 1)
    )  # fmt: skip
    made = with_round(awkward_kit(), 1, with_purse=True, options=cards,
                      question=" ".join(AWKWARD[:3]), groups=((AWKWARD[0], "AAAA"),))  # fmt: skip
    return replace(made, proposals=cards, proposals_in_all=len(cards), to_assess=cards)


@pytest.fixture(scope="module")
def kits(sample: KitView) -> Callable[[str, str], DrawnKit]:
    """The sheet of a view, drawn once; "letter" and "longer" are the sample's."""
    views = {"empty": empty_kit(), "awkward": awkward()}

    @cache
    def draw(name: str, sheet: str) -> DrawnKit:
        words = Longer() if name == "longer" else None
        size = "letter" if name == "letter" else "a4"
        return draw_kit(views.get(name, sample), sheet, words=words, size=size)

    return draw


# -- every sheet ----------------------------------------------------------------------------------
@pytest.mark.parametrize("sheet", SHEETS_HERE)
@pytest.mark.parametrize("name", VIEWS)
def test_every_sheet_stays_within_its_frame(
    sheet: str, name: str, kits: Callable[[str, str], DrawnKit]
) -> None:
    made = kits(name, sheet)
    assert made.boxes
    for box in made.boxes:
        x, y, wide, high = made.frames[box.page]
        assert box.x >= x - 1, box
        assert box.y >= y - 1, box
        assert box.x + box.width <= x + wide + 1.5, box
        assert box.y + box.height <= y + high + 1.5, box


@pytest.mark.parametrize("sheet", SHEETS_HERE)
@pytest.mark.parametrize("name", VIEWS)
def test_no_words_lie_over_others(
    sheet: str, name: str, kits: Callable[[str, str], DrawnKit]
) -> None:
    boxes = [box for box in kits(name, sheet).boxes if box.text.strip() and box.tag != "Figure"]
    for n, one in enumerate(boxes):
        for other in boxes[n + 1 :]:
            if one.page != other.page:
                continue
            across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
            down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
            assert min(across, down) < TOUCH, (one.text, other.text)


@pytest.mark.parametrize("sheet", SHEETS_HERE)
@pytest.mark.parametrize("language", ["es", "en"])
def test_no_fixed_words_are_cut(
    sheet: str, language: str, kits: Callable[[str, str], DrawnKit]
) -> None:
    made = kits("empty", sheet)
    if language != "es":
        made = draw_kit(replace(empty_kit(), language=language), sheet, words=Words(language))
    assert "…" not in made.told.replace("arreglar…", "").replace("mend …", "")


@pytest.mark.parametrize("sheet", ["readback-poster", "tally-sheet", "key-sheet", "gate-sheet"])
def test_longer_languages_fit_uncut(sheet: str) -> None:
    assert "…" not in draw_kit(empty_kit(), sheet, words=Longer()).told


def test_no_sheet_asks_who_somebody_is(every: KitView) -> None:
    """P-04: neither document nor origin, status, income, telephone or why someone came."""
    asked = ("cédula", "documento", "nacionalidad", "teléfono", "país", "ingreso", "llegó", "edad")
    for name in SHEETS_HERE:
        if name in ("run-sheet", "key-sheet"):
            continue  # the words stand beside "never ask"; documents of the plan are ticked
        words = draw_kit(replace(every, proposals=()), name).told.casefold()
        assert [one for one in asked if f" {one} " in f" {words} "] == [], name


# -- the whole ------------------------------------------------------------------------------------
def whole(view: KitView, **choice: object) -> tuple[Drawn, PdfReader, bytes]:
    into = Drawn([], {}, [])
    made = drawn(view, ES, KitChoice(**choice), ignored, into)  # type: ignore[arg-type]
    return into, PdfReader(io.BytesIO(made)), made


def test_a_kit_is_run_sheet_then_each_sheet_of_the_agenda_once_then_the_keys(
    every: KitView, sample: KitView
) -> None:
    assert set(sheets_of(every)) == set(SHEETS) - {"signature-sheet", "option-cards"}
    names = sheets_of(sample)
    assert names[0] == "run-sheet"
    assert names[-1] == "key-sheet"
    assert len(set(names)) == len(names)
    assert set(names[1:-1]) == {
        one.sheet for part in sample.parts for one in part.materials if one.sheet
    }


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_the_print_list_leads_to_the_pages_and_tells_the_copies(sample: KitView, size: str) -> None:
    into, reader, _ = whole(sample, size=size)
    page = next(p for p in reader.pages if "Para imprimir" in p.extract_text().split("\n")[0])
    told = " ".join(page.extract_text().split())
    for row in into.rows:
        pages = str(row.first) if row.first == row.last else f"{row.first}–{row.last}"
        if row.key != "run-sheet":
            assert f"{row.name} {pages} {row.copies}" in told
    tally = next(row for row in into.rows if row.key == "tally-sheet")
    assert "Hoja de conteo" in reader.pages[tally.first - 1].extract_text()
    cards = next(row for row in into.rows if row.key == "blank-cards")
    assert (cards.things, cards.copies) == (23, 3)
    wide = float(reader.pages[0].mediabox.width)
    assert wide == pytest.approx(595.28 if size == "a4" else 612, abs=0.1)


def test_posters_are_printed_whole_or_in_four_tiles_with_the_way_to_glue_them(
    sample: KitView,
) -> None:
    _, on_one, _ = whole(sample, sheets=("option-poster",))
    _, on_four, _ = whole(sample, sheets=("option-poster",), tiled=True)
    assert (len(on_one.pages), len(on_four.pages)) == (1, 4)
    for n, page in enumerate(on_four.pages, 1):
        assert f"Hoja {n} de 4" in page.extract_text()


def test_a_kit_embeds_its_fonts_and_is_the_same_twice(sample: KitView) -> None:
    _, reader, first = whole(sample, sheets=("run-sheet", "ballots"))
    assert whole(sample, sheets=("run-sheet", "ballots"))[2] == first
    assert b"Helvetica" not in first
    info = reader.metadata
    assert info is not None
    assert set(info) == {"/Title", "/Subject", "/Creator", "/Producer", "/CreationDate", "/ModDate"}


def test_a_kit_tells_its_title_and_nobody_who_made_it(sample: KitView) -> None:
    told = PdfReader(io.BytesIO(draw_kit(sample, "gate-sheet").content)).metadata
    assert told is not None
    assert told.title == f"Kit para imprimir · {sample.workshop}"
    assert told.subject == sample.plan
    assert told.author is None
    assert (told.creator, told.producer) == ("Convite", "Convite")


def test_another_process_with_another_hash_seed_draws_the_same_bytes() -> None:
    names = ("readback-poster", "ballots")
    script = (
        "import hashlib; from tests.export.made_kits import draw_kit, empty_kit;"
        f"print(hashlib.sha256(draw_kit(empty_kit(), *{names!r}).content).hexdigest())"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONHASHSEED": "7"}, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    here = hashlib.sha256(draw_kit(empty_kit(), *names).content).hexdigest()
    assert told.stdout.strip() == here


def test_a_kit_can_be_stopped_at_every_sheet(sample: KitView) -> None:
    heard: list[tuple[int, int]] = []

    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        heard.append((done, total))
        if len(heard) == 3:
            raise Stopped

    with pytest.raises(Stopped):
        kit_pdf(sample, ES, KitChoice(), stop)
    assert heard[0][0] == 0
    assert all(done < total for done, total in heard)
    kit_pdf(sample, ES, KitChoice(sheets=("key-sheet",)), ignored)  # nothing is left locked


# -- the run sheet --------------------------------------------------------------------------------
def test_the_run_sheet_has_every_word_to_say_and_do(sample: KitView) -> None:
    told = draw_kit(sample, "run-sheet").told
    for part in sample.parts:
        for step in part.steps:
            for words in (step.say, step.do, *part.never_ask, part.if_short, part.low_literacy):
                assert " ".join(words.split()) in told or _parted(words, told)
        for theme_question in part.prompts.values():
            assert theme_question in told


def _parted(words: str, told: str) -> bool:
    """A paragraph that goes on over the page: its beginning and its end are there."""
    said = words.split()
    return " ".join(said[:5]) in told and " ".join(said[-5:]) in told


def test_the_run_sheet_tells_hours_that_follow_one_another(sample: KitView) -> None:
    for part in sample.parts:
        if part.steps:
            assert sum(step.minutes for step in part.steps) == part.minutes
            assert part.steps[0].begins == part.begins
    assert "1:30 p. m. – 1:45 p. m. · 15 min." in draw_kit(sample, "run-sheet").told.replace(
        "\u00a0", " "
    )


def test_what_helps_those_who_do_not_read_comes_first_where_the_workshop_is_marked(
    sample: KitView,
) -> None:
    part = next(one for one in sample.parts if one.steps)
    first_said, help_said = part.steps[0].say[:40], part.low_literacy[:40]
    usual = draw_kit(sample, "run-sheet").told
    marked = draw_kit(replace(sample, low_literacy=True), "run-sheet").told
    assert usual.index(help_said) > usual.index(first_said)
    assert marked.index(help_said) < marked.index(first_said)


def test_an_empty_agenda_and_a_lost_exercise_are_told() -> None:
    assert "La agenda está vacía" in draw_kit(empty_kit(), "run-sheet").told
    lost = replace(awkward_kit().parts[0], title="", steps=(), exercise="gone", prompts={})
    told = draw_kit(replace(empty_kit(), parts=(lost,)), "run-sheet").told
    assert "Un ejercicio que no está en este portátil" in told


# -- cards and ballots ----------------------------------------------------------------------------
@pytest.mark.parametrize(("count", "pages"), [(40, 5), (8, 1), (9, 2)])
def test_option_cards_are_numbered_and_belong_to_no_plan(count: int, pages: int) -> None:
    view = replace(empty_kit(), option_cards=count, workshop="Secreto", plan="Secreto")
    into, reader, _ = whole(view, sheets=("option-cards",), cards=count)
    assert len(reader.pages) == pages
    numbers = [box.text for box in into.trace if box.tag == "H2"]
    assert numbers == [str(n) for n in range(1, count + 1)]
    assert "Secreto" not in " ".join(box.text for box in into.trace)


@pytest.mark.parametrize(("count", "each"), [(1, 4), (12, 4), (13, 2), (24, 2), (25, 1), (40, 1)])
def test_ballots_print_alike_four_two_or_one_on_a_page(count: int, each: int) -> None:
    made = draw_kit(with_round(empty_kit(), count), "ballots")
    assert made.told.count("Ronda C") == each
    per = len(made.boxes) // each
    texts = [[box.text for box in made.boxes[n * per : (n + 1) * per]] for n in range(each)]
    assert all(one == texts[0] for one in texts)
    assert all(texts[0].count(str(n)) >= 1 for n in range(1, count + 1))


def test_each_group_has_ballots_of_its_own_with_its_letter_where_it_has_one(
    sample: KitView,
) -> None:
    assert sample.round is not None
    assert [letter for _, letter in sample.round.groups] == [""] * 5
    told = draw_kit(sample, "ballots").told
    for name, _ in sample.round.groups:
        assert told.count(name) == 2
    assert re.search(r"ws\d", told) is None
    groups = (("Mesa Mango", "A"), ("Mesa Ceiba de la esquina de la cancha grande", "B"))
    told = draw_kit(with_round(sample, 12, groups=groups), "ballots").told
    for name, letter in groups:
        assert told.count(f"{name} · {letter}") == 4
    assert told.count("Comuna 9 · 5 de septiembre de 2026") == 8
    assert "…" not in told


def test_a_long_question_goes_on_larger_paper_instead_of_being_cut() -> None:
    question = "¿Qué es lo primero que la comuna tiene que hacer con la plata de este año? " * 2
    told = draw_kit(with_round(empty_kit(), 12, question=question), "ballots").told
    assert "…" not in told
    assert told.count("Ronda C") == 2
    long = options(12, "Puesto de salud los sábados con médica y farmacia hasta las ocho")
    made = draw_kit(with_round(empty_kit(), 12, options=long), "ballots").told
    assert "…" not in made


def test_too_many_options_are_told_instead_of_an_unreadable_ballot() -> None:
    told = draw_kit(with_round(empty_kit(), 41), "ballots").told
    assert "Hay 41 opciones" in told
    assert "Ronda" not in told


def test_without_a_round_ballots_are_for_practice() -> None:
    made = draw_kit(empty_kit(), "ballots")
    assert made.told.count("Práctica") == 4
    assert "Llene 5 círculos, o menos. Máximo 2 en una misma propuesta." in made.told


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"method": "approval"}, "Marque con una X todas las que quiera."),
        ({"method": "approval", "max_approvals": 3}, "Marque con una X 3, o menos."),
        ({"method": "score"}, "0 es no, 5 es muchísimo"),
        ({"method": "points", "per_person": 100}, "Reparta 100 puntos."),
    ],
)
def test_a_ballot_says_how_it_is_filled(facts: dict[str, object], told: str) -> None:
    view = with_round(empty_kit(), 12, **facts)
    assert told in draw_kit(view, "ballots").told
    assert told in draw_kit(view, "giant-ballot").told


def test_the_giant_ballot_shows_nothing_that_is_voted_on(sample: KitView) -> None:
    told = draw_kit(sample, "giant-ballot").told
    assert [one.short for one in sample.options if one.short in told] == []


def test_proposal_cards_have_number_theme_and_the_whole_text(sample: KitView) -> None:
    told = draw_kit(sample, "proposal-cards").told
    assert len(sample.proposals) == sample.proposals_in_all
    for one in sample.proposals:
        assert " ".join(one.text.split()) in told
    for name in ("Vivienda y hábitat", "Salud y bienestar", "Educación y cultura"):
        assert name in told


def test_cards_end_at_their_limit_and_the_list_says_what_is_left_out(every: KitView) -> None:
    many = replace(every, proposals=options(120), proposals_in_all=1000)
    into, reader, _ = whole(many, sheets=("run-sheet", "proposal-cards", "option-marks"))
    cards = next(row for row in into.rows if row.key == "proposal-cards")
    assert cards.last - cards.first + 1 == 30
    told = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    assert "tarjetas para las primeras 120 propuestas; 880 quedan sin tarjeta" in told
    assert many.options == ()


# -- forms ----------------------------------------------------------------------------------------
def test_the_signature_sheet_says_that_it_is_only_paper(sample: KitView) -> None:
    made = draw_kit(sample, "signature-sheet")
    assert len(made.reader.pages) == 1
    assert "Nada de ella entra a la aplicación ni a su archivo." in made.told
    assert "Se guarda aparte de las papeletas" in made.told
    assert "Quien no firme participa y vota igual." in made.told
    assert sample.workshop not in made.told


def test_the_capacity_sheet_asks_all_criteria_of_what_is_assessed(sample: KitView) -> None:
    told = draw_kit(sample, "capacity-sheet").told
    assert "Sin nombre y sin dependencia." in told
    for one in sample.to_assess:
        assert one.short in told
    for name in ("Competencia legal", "Mantenimiento después", "No nos toca", "Suelo prohibido"):
        assert name in told


def test_each_office_gets_a_capacity_sheet_with_its_criteria_only(sample: KitView) -> None:
    offices = (KitOffice("Hacienda", ("budget", "upkeep")), KitOffice("Planeación", ("legal",)))
    made = draw_kit(replace(sample, offices=offices), "capacity-sheet")
    assert len(made.reader.pages) == 2
    first, second = (page.extract_text() for page in made.reader.pages)
    assert "Hacienda" in first
    assert "Presupuesto" in first
    assert "Competencia legal" not in first
    assert "Planeación" in second
    assert "Competencia legal" in second
    assert "Presupuesto" not in second
    for page in (first, second):
        assert "Sin nombre." in page
        assert "No nos toca" in page
        assert all(one.number in page for one in sample.to_assess)


def test_the_tally_fits_a_round_of_fifteen_on_one_page(sample: KitView) -> None:
    assert len(sample.options) == 15
    assert len(draw_kit(sample, "tally-sheet").reader.pages) == 1


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        ("proposal-sheet", ("¿Qué se hace?", "¿Dónde?", "¿A quién le sirve?",
                            "¿Cuál es el primer paso?", "La mesa vecina pregunta")),
        ("gate-sheet", ("Cerrada", "Entreabierta", "Abierta", "Por confirmar", "Otra norma",
                        "Razón", "Norma", "Sería viable si:", "Depende de la alcaldía")),
        ("commitment-slips", ("Quién", "Qué", "Cuándo", "Señal", "Cumplido", "En camino",
                              "Sin nombres de personas.")),
        ("reason-sheet", ("sí", "espera", "no", "Razón, o qué dato falta y quién lo tiene")),
        ("readback-poster", ("Entra", "Espera", "Vuelve con razón", "Por qué", "retos")),
    ],
)  # fmt: skip
def test_a_form_asks_what_its_exercise_asks(sheet: str, told: tuple[str, ...]) -> None:
    texts = [box.text for box in draw_kit(empty_kit(), sheet).boxes]
    assert [one for one in told if one not in texts] == []


def test_the_heads_of_the_capacity_sheet_are_all_of_one_size(
    sample: KitView, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[float] = []
    drawn_upright = tables.upright

    def seen(page: object, block: Fitted, *place: float) -> None:
        sizes.append(block.size)
        drawn_upright(page, block, *place)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(tables, "upright", seen)
    for words in (ES, Longer()):
        sizes.clear()
        draw_kit(sample, "capacity-sheet", words=words)
        assert len(sizes) >= 11
        assert len(set(sizes)) == 1


def test_a_poster_of_options_calls_all_themes_in_full_or_all_in_short(sample: KitView) -> None:
    def names(view: KitView) -> set[str]:
        return set(draw_kit(view, "option-poster").tagged("P"))

    full = set(map(ES, THEMES.values()))
    short = set(map(ES, SHORT_THEMES.values()))
    assert full <= names(with_round(sample, 10))
    assert not names(sample) & full
    assert names(sample) & short


def test_the_poster_says_what_became_of_each(sample: KitView) -> None:
    told = draw_kit(sample, "readback-poster").tagged("P")
    assert told.count("Entra") == 7
    assert sum(text.startswith("Vuelve con razón.") for text in told) >= 2
    assert sample.readback is not None
    waiting = tuple((one, card, 3) for one, card in sample.readback.left_out[:9])
    before = replace(sample.readback, rows=(), left_out=(), waiting=waiting)
    told = draw_kit(replace(sample, readback=before), "readback-poster").tagged("P")
    assert told.count("Espera") == 7
    assert "Entra" not in told
    both = replace(sample.readback, waiting=waiting)
    told = draw_kit(replace(sample, readback=both), "readback-poster").tagged("P")
    assert sum(text.startswith("Espera.") for text in told) >= 1


def test_the_poster_tells_marks_only_of_rounds_that_were_shown(sample: KitView) -> None:
    told = draw_kit(sample, "readback-poster").told
    for number, words in (("87", "veces que vinimos"), ("40", "propuestas"), ("47", "votamos")):
        assert f"{number} {words}" in told
    assert sample.readback is not None
    hidden = replace(sample, readback=replace(sample.readback, came=None, voted=None, rows=()))
    told = draw_kit(hidden, "readback-poster").told
    assert "87" not in told
    assert "47" not in told


@pytest.mark.parametrize("language", list(LANGUAGES))
@pytest.mark.parametrize("size", ["a4", "letter"])
def test_the_key_sheet_is_one_sheet_printed_on_both_sides_with_every_key_of_the_room(
    size: str, language: str
) -> None:
    words = Words(language)
    made = draw_kit(replace(empty_kit(), language=language), "key-sheet", words=words, size=size)
    assert len(made.reader.pages) == 2
    for row in keys.KEYS:
        if row.page not in keys.OFFICE:
            assert " ".join(words(row.what).split()) in made.told
    for box in made.boxes:
        x, y, wide, high = made.frames[box.page]
        assert x - 1 <= box.x <= box.x + box.width <= x + wide + 1.5, box
        assert y - 1 <= box.y <= box.y + box.height <= y + high + 1.5, box
