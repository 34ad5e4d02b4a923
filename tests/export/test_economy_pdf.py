"""The economic plan on paper: every figure of the study, in words too, in grey and in all languages."""

from __future__ import annotations

import io
import itertools
from dataclasses import replace
from fractions import Fraction
from time import process_time

import pytest
from pypdf import PdfReader

from tests.export.made_views import AWKWARD, empty_view
from tests.export.tags import failures, faults, told_by_tags
from workshop_app.domain.economy import (
    ACCESS_CRITERIA,
    SECTOR_CRITERIA,
    Barrier,
    EconomyAction,
    Sector,
    SectorScore,
    Skill,
)
from workshop_app.domain.entity import new_id
from workshop_app.export.pdf.economy.bars import DRAWING, BarrierBars, barrier_parts
from workshop_app.export.pdf.economy.document import economy_pdf
from workshop_app.export.pdf.economy.heat import ground
from workshop_app.export.pdf.paper import Box
from workshop_app.export.telling import Telling
from workshop_app.export.views import PlanView
from workshop_app.services import (
    documents,
    economy,
    economy_actions,
    economy_needs,
    economy_sectors,
    economy_study,
)
from workshop_app.services.demo import make_sample
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.services.plan_view import read_plan
from workshop_app.settings import Settings
from workshop_app.translation.catalogue import Words

LANGUAGES = ("es", "en", "pt_BR", "fr")


def quiet(done: int, whole: int) -> None:
    assert 0 <= done <= whole


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> OpenPlan:
    path = tmp_path_factory.mktemp("economy") / "sample.convite"
    settings = Settings(laptop="1a" * 8, nickname="tucán 17", letter="")
    make_sample(path, settings).close()
    return open_file(path, settings, read_only=True)


@pytest.fixture(scope="module")
def view(sample: OpenPlan) -> PlanView:
    return read_plan(sample)


def told(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_every_figure_and_name_of_the_study_is_told(view: PlanView) -> None:
    said = told(economy_pdf(view, Words("es"), quiet))
    study = view.economy
    assert study is not None
    for one in study.sectors:
        assert one.name in said
        for score in one.scores.values():
            assert score.evidence in said
    for named in (study.skills, study.opportunities):
        assert all(one.name in said for one in named)
    assert all(one.text in said for one in study.barriers)
    assert all(one.title in said for one in study.actions)
    assert "38 empresas" in said
    assert "Total 365" in said
    assert "Total 420" in said
    assert "3,9 Reciclaje" in said
    assert "Son cifras de muestra" in said


def test_counts_under_five_are_nowhere(view: PlanView) -> None:
    said = told(economy_pdf(view, Words("es"), quiet))
    assert "<5 de 35" in said
    assert "4 de 35" not in said.replace("<5 de 35", "")
    assert "al menos 31" in said


def test_actions_tell_their_barriers_and_their_number_in_the_plan(view: PlanView) -> None:
    study = view.economy
    assert study is not None
    told_of = {
        one.number: (one.in_plan, [kind for _, kind in one.barriers]) for one in study.actions
    }
    assert told_of["E1"] == ("A6", ["credentials", "information"])
    assert told_of["E3"] == ("A14", ["finance"])
    assert told_of["E2"][0] == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_keeps_both_standards_and_every_drawing_has_its_finding(
    view: PlanView, language: str
) -> None:
    content = economy_pdf(view, Words(language), quiet)
    assert failures(content) == []
    assert faults(content) == []
    assert content == economy_pdf(view, Words(language), quiet)


def test_what_is_drawn_is_told_by_the_tags(view: PlanView) -> None:
    said = told_by_tags(economy_pdf(view, Words("en"), quiet))
    assert "Permiso vencido o en trámite" in said


def test_nothing_stands_outside_its_page(view: PlanView) -> None:
    trace: list[Box] = []
    economy_pdf(view, Words("fr"), quiet, trace)
    assert trace
    for box in trace:
        assert box.x >= 50
        assert box.x + box.width <= 595.28 - 50


def test_the_ramp_is_monotone_in_grey() -> None:
    greys = []
    for score in range(1, 6):
        red, green, blue = ground(score).rgb()
        greys.append(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    assert greys == sorted(greys, reverse=True)
    assert min(one - other for one, other in itertools.pairwise(greys)) > 0.04


def test_weights_that_differ_are_told(plan: OpenPlan) -> None:
    _study(plan, 2, 2)
    economy_study.set_weight(plan, "growth", 3)
    said = told(documents.export(plan, "economy-pdf", Words("en")))
    assert "× 3" in said
    assert "Mean weighted as the last row says" in said


def test_a_plan_without_a_study_says_so(plan: OpenPlan) -> None:
    said = told(documents.export(plan, "economy-pdf", Words("es")))
    assert "Todavía no se ha estudiado ningún sector" in said
    assert "Economía local" not in told(documents.export(plan, "plan-pdf", Words("es")))


def test_the_chapter_stands_in_the_plan_on_paper_as_text_and_on_the_web(view: PlanView) -> None:
    from workshop_app.export.docx.plan import plan_docx
    from workshop_app.export.pdf.plan import plan_pdf
    from workshop_app.export.web.page import web_page

    assert "Acciones económicas" in told(plan_pdf(view, Words("es"), quiet))
    web = web_page(view, Words("es"), quiet).decode()
    assert "Acciones económicas" in web
    assert len(plan_docx(view, Words("es"), quiet)) > 10_000


@pytest.mark.parametrize("awkward", AWKWARD)
def test_whatever_people_type_is_set(view: PlanView, awkward: str) -> None:
    study = view.economy
    assert study is not None
    odd = replace(
        study,
        sectors=tuple(replace(one, name=awkward, note=awkward, chain=(awkward,))
                      for one in study.sectors),
        barriers=tuple(replace(one, text=awkward) for one in study.barriers),
        actions=tuple(replace(one, title=awkward) for one in study.actions),
    )  # fmt: skip
    content = economy_pdf(replace(view, economy=odd), Words("es"), quiet)
    assert faults(content) == []


def test_nothing_scored_and_one_of_each_can_be_told(view: PlanView) -> None:
    study = view.economy
    assert study is not None
    bare = replace(
        study, sectors=(replace(study.sectors[0], scores={}, mean=None, growth=None, access=None),),
        skills=study.skills[:1], barriers=study.barriers[:1], opportunities=(), actions=(),
        interviews=(), start=None, end=None,
    )  # fmt: skip
    assert economy_pdf(replace(empty_view(), economy=bare), Words("es"), quiet)


def _study(plan: OpenPlan, sectors: int, others: int) -> None:
    with plan.step("economy.sector") as step:
        ids = [new_id() for _ in range(sectors)]
        for at, id in enumerate(ids):
            step.add(Sector(id=id, name=f"Sector de la economía {at}", position=at))
            for n, criterion in enumerate(SECTOR_CRITERIA):
                step.add(SectorScore(id=new_id(), sector=id, criterion=criterion,
                                     score=1 + (at + n) % 5, evidence="Lo dijeron ocho talleres"))  # fmt: skip
        for n in range(others):
            step.add(Skill(id=new_id(), name=f"Saber hacer número {n}", kind="technical",
                           demand=1 + n % 5, vacancies=n, brought=n // 2, sectors=tuple(ids[:2])))  # fmt: skip
            step.add(Barrier(id=new_id(), kind="other", text=f"Barrera número {n}",
                             severity=1 + n % 5, sectors=tuple(ids[: n % 4])))  # fmt: skip
        step.add(EconomyAction(id=new_id(), title="Curso", sectors=tuple(ids)))


def test_a_large_study_takes_no_more_than_two_seconds(plan: OpenPlan) -> None:
    _study(plan, 60, 250)
    large = read_plan(plan)
    economy_pdf(empty_view(), Words("es"), quiet)  # fonts are read once
    began = process_time()
    economy_pdf(large, Words("es"), quiet)
    assert process_time() - began < 2


def test_it_can_be_cancelled(view: PlanView) -> None:
    class Enough(Exception):
        pass

    def stop(done: int, whole: int) -> None:
        if done > 2:
            raise Enough

    with pytest.raises(Enough):
        economy_pdf(view, Words("es"), stop)


def test_the_two_sides_are_means_of_their_criteria(view: PlanView) -> None:
    study = view.economy
    assert study is not None
    for one in study.sectors:
        scores = [one.scores[id].score for id in ACCESS_CRITERIA]
        assert one.access == Fraction(sum(scores), len(scores))


def test_sixty_long_barriers_stand_with_all_their_words_on_the_pages(plan: OpenPlan) -> None:
    long = "Los permisos se demoran y quien contrata no sabe qué papel sirve, " * 5
    for n in range(60):
        economy_needs.add_barrier(plan, f"{n}. {long} palabra{n}final", severity=1 + n % 5)
    pages = PdfReader(io.BytesIO(documents.export(plan, "economy-pdf", Words("es")))).pages
    first = pages[0].extract_text()
    assert "B1" in first.split()  # the heading is not left alone on its page
    told = "".join("".join(one.extract_text().split()) for one in pages)
    assert [n for n in range(60) if f"palabra{n}final" not in told] == []
    tall = [
        BarrierBars(Telling(read_plan(plan), Words("es")), part, "").high
        for part in barrier_parts(
            Telling(read_plan(plan), Words("es")), read_plan(plan).economy.barriers
        )
    ]
    assert max(tall) <= DRAWING + 40


def test_a_mean_that_lacks_a_score_has_a_star_and_a_line_that_says_so(plan: OpenPlan) -> None:
    _study(plan, 2, 0)
    whole = told(documents.export(plan, "economy-pdf", Words("en")))
    assert "Plain mean of the eight criteria" in whole
    assert "A score is missing" not in whole
    economy_sectors.clear(plan, economy.in_order(plan)[1], "growth")
    said = told(documents.export(plan, "economy-pdf", Words("en")))
    assert "Plain mean of the eight criteria" not in said
    assert "3.1*" in said
    assert "* A score is missing: the mean is of those that are there" in said
    assert "1 without a score." in said


def test_what_is_in_the_plan_needs_no_note_and_small_amounts_are_whole_pesos(
    plan: OpenPlan,
) -> None:
    economy_needs.add_barrier(plan, "No hay quien compre")
    made = economy_actions.add(plan, "Feria del barrio", cost=1_250_500)
    before = told(documents.export(plan, "economy-pdf", Words("en")))
    assert "–: not in the action plan" in before
    economy_actions.to_plan(plan, made)
    said = told(documents.export(plan, "economy-pdf", Words("en")))
    assert "A1" in said
    assert "–: not in the action plan" not in said
    assert "1,250,500" in said
    assert "Millions" not in said
    assert "What is still open" in said
    assert "What is asked for and missing" not in said


def test_little_data_follows_on_the_pages_there_are(plan: OpenPlan) -> None:
    economy_needs.add_barrier(plan, "No hay quien compre")
    for name in ("Calzado", "Turismo"):
        economy_sectors.score(plan, economy_sectors.add(plan, name), "growth", 4)
    pages = PdfReader(io.BytesIO(documents.export(plan, "economy-pdf", Words("es")))).pages
    lines = [len(page.extract_text().splitlines()) for page in pages]
    assert min(lines[:-1]) > 12, lines
