"""The document of a strategic project: every fact of the sample printed, both standards kept, and a
project that is empty or far too full."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.export.tags import failures, faults
from workshop_app import paths
from workshop_app.domain.directory import ProjectPart, StrategicProject
from workshop_app.domain.entity import link_id, new_id
from workshop_app.domain.project_sheets import PART_KINDS, People, Population
from workshop_app.export.pdf.paper import Box
from workshop_app.export.pdf.project.document import project_pdf
from workshop_app.export.pdf.project.sheet import sheet
from workshop_app.export.project_views import ProjectView
from workshop_app.export.telling import Telling
from workshop_app.services import documents, project_view, projects
from workshop_app.services.demo import make_sample
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

LONG = (
    "Recuperación integral de las escaleras, los andenes y los muros de la parte alta & <b> 🦜 " * 4
)
WORD = "Electroencefalografista" * 13
LANGUAGES = ("es", "en", "fr", "pt_BR")


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, OpenPlan]]:
    folder: Path = tmp_path_factory.mktemp("samples")
    made = {one: make_sample(folder / f"{one}.convite", Settings(), one) for one in ("es", "en")}
    yield made
    for plan in made.values():
        plan.close()


def told(content: bytes) -> str:
    """The text of all pages on one line, blanks as blanks."""
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def source() -> list[dict[str, Any]]:
    path = paths.resources("sample", "strategic_projects.json")
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["projects"]
    return found


def texts_of(value: Any, language: str) -> Iterator[str]:
    """Every text of the sample's sheet in one language."""
    if isinstance(value, dict):
        if value and set(value) <= {"es", "en"}:
            yield value[language]
        else:
            for key, one in value.items():
                if key not in ("municipality",):
                    yield from texts_of(one, language)
    elif isinstance(value, list):
        for one in value:
            yield from texts_of(one, language)


def millions(amount: int, words: Words) -> str:
    return words.number(amount // 1_000_000)


def facts_of(one: dict[str, Any], language: str) -> Iterator[str]:
    """What has to be printed of a project, piece by piece."""
    words = Words(language)
    for key, value in one.items():
        if key != "indicators":
            yield from texts_of(value, language)
    for group in ("direct", "indirect"):
        yield words.number(one["population"][group]["count"])
    cost = one["rough_cost"]
    for amount in (cost["total"], *cost["range"]):
        yield millions(amount, words)
    yield str(cost["year"])
    for part in (*one["alternatives"], *one["components"]):
        yield millions(part["cost"], words)
    for risk in one["risks"]:
        weight = risk["likelihood"] * risk["impact"]
        yield f"{risk['likelihood']} × {risk['impact']} = {weight}"
    for goal in one["indicators"]:
        yield goal["name"][language]
        unit = goal["unit"]["es"]
        for value in (goal["baseline"], goal["target"]):
            if unit == "%":
                yield words.percent(value / 100)
            elif unit == "COP":
                yield words.money(value, "COP")
            else:
                yield words.number(value)
    yield words.date(date.fromisoformat(one["next_step"]["by"]))
    for place in one["territories"]:
        yield place.upper().replace("UIT", "UIT-")
    for action in one["linked_actions"]:
        yield f"A{int(action[1:])}"
    for proposal in one["linked_proposals"]:
        yield str(int(proposal[1:]))
    yield from filter(None, [one["original_text"]])


def flat(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("at", [0, 1])
def test_every_fact_of_the_sample_is_printed(
    at: int, language: str, samples: dict[str, OpenPlan]
) -> None:
    one = source()[at]
    content = documents.export(
        samples[language], "project-pdf", Words(language), of=str(one["number"])
    )
    said = flat(told(content))
    missing = [fact for fact in facts_of(one, language) if flat(fact) not in said]
    assert missing == []
    assert 1 <= len(PdfReader(io.BytesIO(content)).pages) <= 3


@pytest.mark.parametrize("of", ["1", "2"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_both_standards_are_kept_in_every_language(
    language: str, of: str, samples: dict[str, OpenPlan]
) -> None:
    content = documents.export(samples["es"], "project-pdf", Words(language), of=of)
    assert failures(content) == []
    assert faults(content) == []
    assert content == documents.export(samples["es"], "project-pdf", Words(language), of=of)


# -- which one ------------------------------------------------------------------------------------
def test_a_project_is_named_by_number_id_or_name_in_any_language(
    samples: dict[str, OpenPlan],
) -> None:
    plan = samples["es"]
    first = projects.projects(plan)[0]
    for of in ("1", first.id, "st1", "descentralizacion DE LA CENTRAL de abastos",
               "Decentralization of the wholesale food market",
               "Decentralización de la central de Abastos"):  # fmt: skip
        assert project_view.project_named(plan, of) == first
    assert project_view.project_named(plan, None).number == 2
    assert first.id == link_id("sample", "st1")


def test_what_is_not_there_is_said(
    make_plan: Callable[..., OpenPlan], samples: dict[str, OpenPlan]
) -> None:
    with pytest.raises(KnownError, match="1, 2"):
        project_view.project_named(samples["es"], "Metro")
    plan = make_plan("empty")
    with pytest.raises(KnownError):
        documents.export(plan, "project-pdf", Words("es"))
    assert documents.things_for(plan, "project-pdf") == []


def test_two_with_one_number_are_named_by_their_ids(make_plan: Callable[..., OpenPlan]) -> None:
    plan = make_plan("twins")
    with plan.step("project.add") as step:
        rows = [step.add(StrategicProject(id=new_id(), number=1, name=n)) for n in ("a", "b")]
    assert set(documents.things_for(plan, "project-pdf")) == {one.id for one in rows}
    names = [one.name for one in documents.offers(plan, Words("es")) if one.kind == "project-pdf"]
    assert sorted(name.rpartition(" ")[2] for name in names) == ["a", "b"]


# -- empty and overfull ---------------------------------------------------------------------------
def test_a_project_of_which_only_the_name_is_known(make_plan: Callable[..., OpenPlan]) -> None:
    plan = make_plan("bare")
    projects.make(plan, "Plaza")
    for language in LANGUAGES:
        content = documents.export(plan, "project-pdf", Words(language))
        assert failures(content) == []
        assert len(PdfReader(io.BytesIO(content)).pages) == 1
    said = told(documents.export(plan, "project-pdf", Words("es")))
    assert "Plaza" in said
    assert "Para ser un perfil le falta: el problema" in said
    assert "MUESTRA" not in said


def crowded(plan: OpenPlan) -> StrategicProject:
    """A project of sixty rows of each kind, with long texts and facts that are no facts."""
    facts = {
        "chosen": True, "cost": 10**13, "pros": [LONG] * 3, "cons": [WORD], "likelihood": 5,
        "impact": 5, "answer": LONG, "baseline": 1e9, "target": 2.5, "unit": LONG,
        "position": "nowhere", "role": 5, "action": new_id(),
    }  # fmt: skip
    made = StrategicProject(
        id=new_id(), number=3, name=LONG, problem=LONG * 20, objective=WORD, stage="obra",
        rough_cost={"total": 10**15, "range": "x"}, next_step={"what": LONG, "by": "nie"},
        population={"direct": {"count": 3, "who": LONG}, "indirect": []},
        source_note=LONG, original_text=LONG, actions=(new_id(),),
    )  # fmt: skip
    with plan.step("project.add") as step:
        step.add(made)
        for at in range(60):
            for kind in PART_KINDS:
                step.add(ProjectPart(id=new_id(), project=made.id, kind=kind, position=at,
                                     text=(LONG, WORD, "Corto")[at % 3],
                                     facts=facts if at % 2 else None))  # fmt: skip
    return made


def test_a_project_that_is_far_too_full_is_printed_whole(
    make_plan: Callable[..., OpenPlan],
) -> None:
    plan = make_plan("crowded")
    made = crowded(plan)
    trace: list[Box] = []
    view = project_view.read_project(plan, made)
    content = project_pdf(view, Words("es"), lambda _done, _all: None, trace)
    assert failures(content) == []
    assert len(PdfReader(io.BytesIO(content)).pages) > 10
    assert told(content).count("Corto") >= 20 * len(PART_KINDS)
    assert "<5" in told(content)
    assert trace


def test_few_people_are_never_printed(samples: dict[str, OpenPlan]) -> None:
    telling = Telling(documents.view_of(samples["es"]), Words("es"))
    view = ProjectView(number=1, name="x", stage="idea",
                       population=Population(People(4, "a"), People(5, "b")))  # fmt: skip
    facts = next(one for one in sheet(telling, view, first=True) if hasattr(one, "facts"))
    values = [one.value for one in facts.facts]
    assert values[1:3] == ["<5", "5"]


# -- the plan's chapter ---------------------------------------------------------------------------
def test_the_plan_has_a_chapter_with_each_project(samples: dict[str, OpenPlan]) -> None:
    for language, plan in samples.items():
        content = documents.export(plan, "plan-pdf", Words(language))
        said = flat(told(content))
        outline = flat(str(PdfReader(io.BytesIO(content)).outline))
        for one in projects.projects(plan):
            assert flat(one.problem) in said
            assert flat(one.name) in outline


@pytest.mark.parametrize("kind", ["plan-docx", "web"])
def test_the_chapter_is_in_the_text_and_on_the_page(
    kind: str, samples: dict[str, OpenPlan]
) -> None:
    plan = samples["es"]
    content = documents.export(plan, kind, Words("es"))
    if kind == "plan-docx":
        import zipfile

        with zipfile.ZipFile(io.BytesIO(content)) as file:
            content = file.read("word/document.xml")
    said = content.decode("utf-8")
    for one in projects.projects(plan):
        assert one.name in said
        assert one.objective in said
