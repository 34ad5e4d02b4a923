"""Guides of procedures: written step by step, brought in as unchecked, warned about when old."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from workshop_app.domain import text_guard
from workshop_app.domain.directory import POINT_SERVICES, PROCEDURE_STATES, Procedure
from workshop_app.services import directory, directory_changes, procedures
from workshop_app.services.criteria import LANGUAGES
from workshop_app.services.demo import make_sample
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import MarkedText
from workshop_app.settings import Settings
from workshop_app.text import KnownError

NOW = datetime(2026, 11, 23, 9)


def test_every_guide_is_whole_in_four_languages() -> None:
    for language in LANGUAGES:
        said = procedures.guides(language)
        assert set(said) == set(procedures.guides("es"))
        for key, one in said.items():
            spanish = procedures.guides("es")[key]
            assert one.name
            assert one.plain
            assert (len(one.steps), len(one.bring)) == (len(spanish.steps), len(spanish.bring))
            assert bool(one.cost) == bool(spanish.cost)
            assert set(one.services) <= set(POINT_SERVICES)
            assert one.status in PROCEDURE_STATES
            assert one.superseded_by in ("", *said)
            texts = (one.name, one.plain, one.cost, one.takes, *one.steps, *one.bring)
            assert not any(text_guard.look(text) for text in texts)


def test_what_the_issue_names_is_explained() -> None:
    assert {
        "asylum", "regularization", "pep", "ppt", "late_registration", "civil_registration",
    } <= set(procedures.guides("es"))  # fmt: skip
    assert procedures.guides("en")["pep"].superseded_by == "ppt"


def test_guides_come_in_once_unchecked_and_in_one_step(plan: OpenPlan) -> None:
    came = procedures.bring_in(plan, "es")
    assert len(came) == len(procedures.guides("es"))
    assert procedures.bring_in(plan, "en") == []
    assert all(one.checked_on == "" and procedures.warning(one, NOW) for one in came)
    pep = next(one for one in came if one.status == "superseded")
    replaced = procedures.replaced_by(plan, pep)
    assert isinstance(replaced, Procedure)
    assert replaced.name.startswith("PPT")
    plan.undo()
    assert plan.count(Procedure) == 0


def test_two_laptops_bring_in_the_same_guides(make_plan: object) -> None:
    first, second = make_plan("a"), make_plan("b")  # type: ignore[operator]
    ids = [{one.id for one in procedures.bring_in(p, lang)} for p, lang in ((first, "es"), (second, "fr"))]  # fmt: skip
    assert ids[0] == ids[1]


def test_the_sample_has_its_guides_whole_and_takes_only_the_others(tmp_path: object) -> None:
    settings = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")
    plan = make_sample(tmp_path / "s.convite", settings)  # type: ignore[operator]
    here = procedures.procedures(plan)
    assert all(one.steps for one in here)
    pep = next(one for one in here if one.superseded_by)
    assert isinstance(procedures.replaced_by(plan, pep), Procedure)
    assert len(procedures.bring_in(plan, "es")) == len(procedures.guides("es")) - len(here)
    plan.close()


def test_a_procedure_is_changed_checked_and_grows_old(plan: OpenPlan) -> None:
    one = procedures.add(plan, "Certificado de residencia", steps="Ir\nPedirlo\n")
    assert one.steps == ("Ir", "Pedirlo")
    one = procedures.check(plan, one, date(2026, 8, 25), "Secretaría de Gobierno")
    assert procedures.warning(one, NOW) is None
    assert procedures.warning(one, NOW + timedelta(days=1))
    plan.undo()
    assert plan.one(Procedure, one.id).checked_on == ""


@pytest.mark.parametrize(
    "facts", [{"name": " "}, {"status": "x"}, {"services": ("x",)}, {"checked_on": "ayer"}]
)
def test_a_value_that_is_none_changes_nothing(plan: OpenPlan, facts: dict[str, object]) -> None:
    one = procedures.add(plan, "PPT")
    with pytest.raises(KnownError):
        procedures.change(plan, one, **facts)
    assert plan.one(Procedure, one.id) == one


def test_texts_pass_the_guard(plan: OpenPlan) -> None:
    with pytest.raises(MarkedText):
        procedures.add(plan, "PPT", steps=["Llame al 3172693456"])
    assert plan.count(Procedure) == 0
    assert procedures.add(plan, "PPT", steps=["Llame al 3172693456"], confirmed=True).steps


def test_what_a_removed_one_replaced_still_says_by_what(plan: OpenPlan) -> None:
    new = procedures.add(plan, "PPT")
    old = procedures.add(plan, "PEP", status="superseded", superseded_by=new.id)
    procedures.remove(plan, new)
    assert procedures.replaced_by(plan, plan.one(Procedure, old.id)) == "PPT"
    with pytest.raises(KnownError):
        procedures.change(plan, old, superseded_by=old.id)


def test_points_that_help_are_those_named_and_those_of_the_group(plan: OpenPlan) -> None:
    named = directory_changes.add(plan, "Registraduría")
    group = directory_changes.add(plan, "PAO", "pao", services=("procedures",))
    directory_changes.add(plan, "Comedor")
    one = procedures.add(plan, "Registro", services=("procedures",), points=(named.id,))
    assert [point.id for point in directory.helping(plan, one)] == [named.id, group.id]


def test_procedures_are_put_in_order(plan: OpenPlan) -> None:
    ids = [procedures.add(plan, name).id for name in "ABC"]
    procedures.move(plan, plan.one(Procedure, ids[2]), 0)
    assert [one.name for one in procedures.procedures(plan)] == ["C", "A", "B"]
