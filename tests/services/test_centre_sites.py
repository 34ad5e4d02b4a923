"""Scoring sites in the open: what the room agreed on counts, what tables said is kept in words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from workshop_app.domain.centre_sites import MUST_NOT_FAIL
from workshop_app.domain.directory import SITE_CRITERIA, CentrePart, ServicePoint
from workshop_app.services import centre_criteria, centre_parts, centre_sites, centres
from workshop_app.services.criteria import LANGUAGES
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import MarkedText
from workshop_app.text import KnownError


@pytest.fixture
def centre(plan: OpenPlan) -> ServicePoint:
    return centres.make(plan, "Centro")


def site(plan: OpenPlan, centre: ServicePoint, name: str, scores: str = "") -> CentrePart:
    """A site with a score for each digit, in the order of the criteria."""
    made = centre_parts.add(plan, centre, "site", name)
    for criterion, score in zip(SITE_CRITERIA, scores, strict=False):
        made = centre_sites.score(plan, made, criterion, int(score))
    return made


def test_a_mean_is_told_with_what_is_missing(plan: OpenPlan, centre: ServicePoint) -> None:
    site(plan, centre, "Cancha", "541")
    site(plan, centre, "Escuela")
    first, second = centre_sites.sites(plan, centre)
    assert first.site.standing.mean == Fraction(10, 3)
    assert first.site.standing.missing == SITE_CRITERIA[3:]
    assert second.site.standing.mean is None
    assert not first.best
    assert not second.best


def test_the_best_is_told_only_among_sites_with_every_score(
    plan: OpenPlan, centre: ServicePoint
) -> None:
    site(plan, centre, "Cancha", "44444444")
    site(plan, centre, "Escuela", "55555555")
    site(plan, centre, "Lote", "5555555")
    assert [one.best for one in centre_sites.sites(plan, centre)] == [False, True, False]


@pytest.mark.parametrize("criterion", MUST_NOT_FAIL)
def test_the_lowest_score_of_land_or_ground_warns_whatever_the_mean(
    plan: OpenPlan, centre: ServicePoint, criterion: str
) -> None:
    made = site(plan, centre, "Cancha", "55555555")
    centre_sites.score(plan, made, criterion, 1)
    assert centre_sites.sites(plan, centre)[0].site.standing.warned == (criterion,)


def test_what_a_table_gave_is_kept_in_words_and_enters_no_mean(
    plan: OpenPlan, centre: ServicePoint
) -> None:
    made = site(plan, centre, "Cancha", "5")
    made = centre_sites.say_at_table(plan, made, "in_the_middle", 2, 2, "Para los de arriba no")
    made = centre_sites.say_at_table(plan, made, "in_the_middle", 1, 4)
    found = centre_sites.sites(plan, centre)[0].site
    assert found.standing.mean == 5
    assert [one.number for one in found.scores["in_the_middle"].tables] == [1, 2]
    assert [one.reason for one in found.scores["in_the_middle"].lower] == ["Para los de arriba no"]
    centre_sites.say_at_table(plan, made, "in_the_middle", 2, None)
    assert not centre_sites.sites(plan, centre)[0].site.scores["in_the_middle"].lower


def test_a_score_keeps_its_reason_until_another_is_given(
    plan: OpenPlan, centre: ServicePoint
) -> None:
    made = site(plan, centre, "Cancha")
    made = centre_sites.score(plan, made, "on_foot", 2, reason="Hay 90 escalones")
    made = centre_sites.score(plan, made, "on_foot", 3)
    assert centre_sites.sites(plan, centre)[0].site.scores["on_foot"].reason == "Hay 90 escalones"
    made = centre_sites.explain(plan, made, "on_foot", "Son 40")
    centre_sites.score(plan, made, "on_foot", None)
    found = centre_sites.sites(plan, centre)[0].site.scores["on_foot"]
    assert (found.score, found.reason) == (None, "Son 40")
    plan.undo()
    assert centre_sites.sites(plan, centre)[0].site.scores["on_foot"].score == 3


def test_one_site_is_chosen_with_a_reason_and_the_other_is_not_any_more(
    plan: OpenPlan, centre: ServicePoint
) -> None:
    first, second = site(plan, centre, "Cancha"), site(plan, centre, "Escuela")
    with pytest.raises(KnownError):
        centre_sites.choose(plan, first, " ")
    first = centre_sites.choose(plan, first, "Es de todos")
    centre_sites.choose(plan, second, "Tiene agua")
    there = centre_sites.chosen(plan, centre)
    assert there is not None
    assert (there.site.name, there.site.reason) == ("Escuela", "Tiene agua")
    assert there.site.standing.missing == SITE_CRITERIA
    plan.undo()
    there = centre_sites.chosen(plan, centre)
    assert there is not None
    assert there.site.name == "Cancha"
    centre_sites.leave_open(plan, there.part)
    assert centre_sites.chosen(plan, centre) is None


def test_scores_that_are_none_and_words_that_are_someones_are_refused(
    plan: OpenPlan, centre: ServicePoint
) -> None:
    made = site(plan, centre, "Cancha")
    for value in (0, 6):
        with pytest.raises(KnownError):
            centre_sites.score(plan, made, "on_foot", value)
    with pytest.raises(KnownError):
        centre_sites.score(plan, made, "beauty", 3)
    with pytest.raises(KnownError):
        centre_sites.say_at_table(plan, made, "on_foot", 0, 3)
    with pytest.raises(MarkedText):
        centre_sites.score(plan, made, "on_foot", 3, reason="la señora Marta Rojas")
    assert centre_sites.sites(plan, centre)[0].site.scores == {}


def test_facts_that_hold_anything_are_read_without_what_does_not_fit(
    plan: OpenPlan, centre: ServicePoint
) -> None:
    scores = {
        "on_foot": {"score": 9, "tables": [1, {"number": 0}]},
        "x": {"score": 3},
        "safe_way": 4,
    }
    with plan.step("centre.add") as step:
        step.add(CentrePart(id="s" * 32, point=centre.id, kind="site", text="X",
                            facts={"scores": scores, "chosen": "yes"}))  # fmt: skip
    found = centre_sites.sites(plan, centre)[0].site
    assert found.standing.mean is None
    assert not found.chosen
    centre_sites.score(plan, plan.one(CentrePart, "s" * 32), "on_foot", 4)
    assert centre_sites.sites(plan, centre)[0].site.scores["on_foot"].score == 4


def test_every_criterion_is_told_in_the_four_languages() -> None:
    held = centre_criteria.table()
    assert tuple(held) == SITE_CRITERIA
    for one in held.values():
        for text in centre_criteria.TEXTS:
            assert set(one[text]) == set(LANGUAGES)
            assert all(one[text].values())
    for language in LANGUAGES:
        told = centre_criteria.criteria(language)
        assert all(len(one.plain) <= 90 for one in told.values())
    assert centre_criteria.criteria("de") == centre_criteria.criteria("es")
