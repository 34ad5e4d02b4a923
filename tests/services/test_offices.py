"""Offices: names, the criteria each was given, and whom to ask."""

from __future__ import annotations

import pytest

from workshop_app.domain.capacity import CRITERIA, FEWEST_ANSWERS
from workshop_app.services import offices
from workshop_app.services.offices import SUGGESTED
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import MarkedText
from workshop_app.text import KnownError


def test_an_office_has_its_criteria_in_the_order_of_the_list(plan: OpenPlan) -> None:
    finance = offices.add(plan, " Hacienda ", ("upkeep", "budget"))
    assert (finance.name, finance.criteria) == ("Hacienda", ("budget", "upkeep"))
    assert offices.asked(finance) == ("budget", "upkeep")
    finance = offices.give(plan, finance, ("staff", "legal"))
    assert offices.asked(finance) == ("legal", "staff")
    plan.undo()
    assert offices.offices(plan)[0].criteria == ("budget", "upkeep")


def test_without_an_office_or_without_criteria_all_nine_are_asked(plan: OpenPlan) -> None:
    assert offices.asked(None) == tuple(CRITERIA)
    assert offices.asked(offices.add(plan, "Alcaldía")) == tuple(CRITERIA)


def test_whom_to_ask_are_the_offices_that_have_the_criterion(plan: OpenPlan) -> None:
    assert offices.to_ask(plan, "budget") == []
    offices.add(plan, "Hacienda", ("budget",))
    offices.add(plan, "Obras", ("technical", "budget"))
    assert offices.to_ask(plan, "budget") == ["Hacienda", "Obras"]
    assert offices.to_ask(plan, "technical") == ["Obras"]
    assert offices.to_ask(plan, "legal") == []


def test_names_are_needed_differ_and_hold_no_persons_detail(plan: OpenPlan) -> None:
    office = offices.add(plan, "Hacienda")
    for name in ("", "  ", "HACIENDA"):
        with pytest.raises(KnownError):
            offices.add(plan, name)
    with pytest.raises(MarkedText):
        offices.add(plan, "Llamar al 300 555 1234")
    assert offices.rename(plan, office, "hacienda").name == "hacienda"
    assert [one.name for one in offices.offices(plan)] == ["hacienda"]


def test_an_office_keeps_one_criterion_at_least_and_only_known_ones(plan: OpenPlan) -> None:
    office = offices.add(plan, "Hacienda", ("budget",))
    for criteria in ((), ("money",)):
        with pytest.raises(KnownError):
            offices.give(plan, office, criteria)
    assert offices.offices(plan) == [office]


def test_the_suggestion_puts_every_criterion_with_three_offices(plan: OpenPlan) -> None:
    for criterion in CRITERIA:
        having = [one.name for one in SUGGESTED if criterion in one.criteria]
        assert len(having) >= FEWEST_ANSWERS, criterion
    assert all(len(one.criteria) < len(CRITERIA) for one in SUGGESTED)


def test_the_suggestion_adds_what_is_not_there_in_one_step(plan: OpenPlan) -> None:
    offices.add(plan, "finance", ("budget",))
    offices.suggest(plan, [(one.name, one.criteria) for one in SUGGESTED])
    names = [one.name for one in offices.offices(plan)]
    assert names[0] == "finance"
    assert len(names) == len(SUGGESTED)
    assert offices.suggest(plan, [("Finance", ("legal",))]) == []
    plan.undo()
    assert len(offices.offices(plan)) == 1


def test_there_is_an_end_to_offices(plan: OpenPlan) -> None:
    offices.suggest(plan, [(f"Oficina {n}", ()) for n in range(40)])
    assert len(offices.offices(plan)) == offices.MOST
    with pytest.raises(KnownError):
        offices.add(plan, "Una más")


def test_a_removed_office_is_asked_nothing_more(plan: OpenPlan) -> None:
    office = offices.add(plan, "Hacienda", ("budget",))
    offices.remove(plan, office)
    assert offices.to_ask(plan, "budget") == []
