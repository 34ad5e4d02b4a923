"""Pages of IntegrHa-bitat centres: every row of the sample told, few people hidden, both standards
kept also where the sheet is odd or far too full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.export.made_views import empty_view
from tests.export.random_views import ODD
from tests.export.reading import Document, draw
from tests.export.tags import failures, faults
from workshop_app.domain.centre_parts import (
    WEEK,
    Activity,
    Agreement,
    Indicator,
    Measured,
    Partner,
    Phase,
    Site,
    Space,
)
from workshop_app.domain.centre_sites import SiteScore, TableScore
from workshop_app.domain.directory import SITE_CRITERIA
from workshop_app.export.centre_views import CentreActionView, CentreView, SessionView
from workshop_app.export.pdf.directory.centres import centres_pdf
from workshop_app.services import centre_parts, centres, documents
from workshop_app.services.centre_view import centre_views
from workshop_app.services.demo import make_sample
from workshop_app.services.directory_view import read_directory
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings
from workshop_app.translation.catalogue import Words

LANGUAGES = ("es", "en", "fr", "pt_BR")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenPlan]:
    path: Path = tmp_path_factory.mktemp("sample") / "sample.convite"
    plan = make_sample(path, Settings(), "es")
    yield plan
    plan.close()


def told(*found: CentreView, language: str = "es") -> str:
    """The words of a plan that has these centres and nothing else."""
    return " ".join(drawn(*found, language=language).texts())


def drawn(*found: CentreView, language: str = "es") -> Document:
    return draw(replace(empty_view(), centres=found), language)


def test_every_row_of_the_sample_s_centre_is_told(sample: OpenPlan) -> None:
    (view,) = centre_views(sample)
    text = told(view)
    for rows in centres.parts(sample, centres.centres(sample)[0]).values():
        for row in rows:
            assert " ".join(row.text.split()) in text
            found = centre_parts.read(row)
            for fact in ("for_whom", "use", "brings", "ends", "place"):
                assert getattr(found, fact, "") in text
    assert view.chosen is not None
    assert f"Escogido: {view.chosen.name}" in text
    for score in view.chosen.scores.values():
        assert score.reason in text
    assert "1 mesa lo vio más bajo: Las mujeres que vuelven tarde no suben por ahí" in text
    for action in view.actions:
        assert f"{action.code} {action.title}" in text
    for session in view.sessions:
        assert session.title in text
    assert "46 personas" in text


def test_the_whole_plan_has_the_chapter_with_its_line_in_the_contents(sample: OpenPlan) -> None:
    view = replace(documents.view_of(sample), economy=None)
    text = draw(view).texts()
    assert any("Centros IntegrHa-bitat" in page for page in text[1:3])
    assert sum("El lugar, y por qué" in page for page in text) == 1


def test_a_plan_without_centres_has_no_chapter() -> None:
    assert "IntegrHa-bitat" not in told()


def test_few_people_are_never_told() -> None:
    few = Indicator(name="Vienen", people=True, unit="personas", baseline=0, target=50,
                    measured=(Measured(date(2026, 9, 1), 3),))  # fmt: skip
    text = told(CentreView(id="c", name="Sol", indicators=(few,)))
    assert text.count("<5 personas") == 2
    assert "3 personas" not in text
    assert "0 personas" not in text.replace("50 personas", "")
    same = told(CentreView(id="c", name="Sol", indicators=(replace(few, people=False),)))
    assert "3 personas" in same


def test_a_site_that_is_scored_in_part_and_warns_says_so() -> None:
    scores = {"safe_ground": SiteScore(1, "Se desliza"), "on_foot": SiteScore(4)}
    site = Site(name="Mirador", scores=scores, chosen=True, reason="La vista")
    text = told(CentreView(id="c", name="Sol", sites=(site,), best=(False,)))
    assert "pida un estudio de riesgo" in text
    assert "Sin puntaje: En el medio, Camino seguro, Suelo público" in text
    assert "2,5*" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_of_the_directory_keeps_both_standards_and_is_the_same_twice(
    sample: OpenPlan, language: str
) -> None:
    words, day = Words(language), date(2026, 11, 1)
    view = read_directory(sample, words, day)
    content = centres_pdf(view, words, lambda _done, _all: None)
    assert failures(content) == []
    assert faults(content) == []
    assert content == centres_pdf(view, words, lambda _done, _all: None)


def full(text: str) -> CentreView:
    """A centre with far too much in every place."""
    scores = {
        name: SiteScore(n % 5 + 1, text, (TableScore(1, 1, text), TableScore(2, 5, text)))
        for n, name in enumerate(SITE_CRITERIA)
    }
    sites = tuple(Site(f"{text} {n}", text, scores, n == 8, text, "w") for n in range(9))
    rows = [Activity(text, WEEK, f"{6 + n:02}:00", f"{9 + n:02}:30", text) for n in range(9)]
    phases = [Phase(text, date(2000 + n, 3, 1), 600, "late", text) for n in range(30)]
    return CentreView(
        id="c", name=text or "–", address=text, territory=text, sites=sites, best=(True,) * 9,
        host=(text, text), programme=(*rows, Activity(text)),
        spaces=tuple(Space(text, 10**6, text, "open", "w") for _ in range(12)),
        partners=tuple(Partner(text, text, "working") for _ in range(12)),
        agreements=(Agreement(text, date(2026, 1, 1), "w", date(2027, 1, 1)), Agreement(text)),
        phases=tuple(phases),
        indicators=(Indicator(text, "neighbourhood", text, -1e12, 1e12, False,
                              (Measured(None, 0.5),)), Indicator(text)),
        sessions=(SessionView(number=1, title=text, day=None, place=text),),
        actions=(CentreActionView(code="A1000", title=text, theme="health"),),
        session_titles={"w": text},
    )  # fmt: skip


@pytest.mark.parametrize("text", [*ODD[:6], "Recuperación de escaleras y andenes " * 30])
def test_a_sheet_that_is_odd_and_far_too_full_is_drawn_and_keeps_both_standards(text: str) -> None:
    content = drawn(full(text), full("Sol")).content
    assert failures(content) == []
    assert faults(content) == []
