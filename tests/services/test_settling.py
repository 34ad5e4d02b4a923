"""Settling what two laptops said otherwise: one of the two, a third, and undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from workshop_app.domain.action_plan import COMMITMENT_STATES, HORIZONS
from workshop_app.domain.directory import POINT_KINDS, PROJECT_STAGES
from workshop_app.domain.economy import SECTOR_CRITERIA
from workshop_app.domain.entities import ENTITIES
from workshop_app.domain.entity import PERSPECTIVES, THEMES
from workshop_app.domain.history import Clock
from workshop_app.domain.meetings import AUDIENCES, Workshop
from workshop_app.domain.proposals import Cluster, Confirmation, Proposal
from workshop_app.domain.rounds import ROUND_STATES, VoteRound
from workshop_app.domain.voting.channels import CHANNELS
from workshop_app.domain.voting.methods import METHODS
from workshop_app.domain.voting.rules import RULES
from workshop_app.domain.voting.ties import TIE_RULES
from workshop_app.services import (
    field_names,
    gather,
    prepare,
    proposals,
    settling,
)
from workshop_app.services.differences import Difference
from workshop_app.services.field_values import value_told
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.services.wording import MarkedText
from workshop_app.settings import Settings
from workshop_app.storage import merge, planfile, tables
from workshop_app.storage.record import Record
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

Two = tuple[OpenPlan, OpenPlan]
MARCH, APRIL = datetime(2099, 3, 14, 11, 2), datetime(2099, 4, 28, 10, 15)
"""Later than what is in the file: no laptop writes before what it has seen."""


def at(plan: OpenPlan, moment: datetime) -> None:
    """The laptop's clock stands at ``moment``."""
    plan.record = Record(
        plan.store, plan.settings.laptop, Clock("", moment.timestamp, f"{moment.month:08x}")
    )


@pytest.fixture
def two(
    plan: OpenPlan, make_plan: Callable[..., OpenPlan], tmp_path: Path, settings: Settings
) -> Callable[[], Two]:
    """Call when the base stands: the same plan on two laptops, in March and in April."""

    def made() -> Two:
        path = tmp_path / "otro.convite"
        planfile.copy_to(plan.store, path)
        other = open_file(path, replace(settings, laptop="2b" * 16, nickname="oso 7", letter="F"))
        closing.append(other)
        at(plan, MARCH)
        at(other, APRIL)
        return plan, other

    closing: list[OpenPlan] = []
    yield made  # type: ignore[misc]
    for one in closing:
        one.close()


def met(here: OpenPlan, there: OpenPlan) -> list[Difference]:
    merge.join(here.store, there.store)
    here.record.seen()
    here.forget_stacks()
    return gather.differences(here)


def base(plan: OpenPlan) -> Proposal:
    at(plan, datetime(2099, 3, 7, 9))
    workshop = prepare.add_workshop(plan, "Taller 1 · Líderes")
    return proposals.capture(
        plan, "Que nos ayuden con los papeles de la casa", theme="housing", workshop=workshop.id
    )


def differing(plan: OpenPlan, two: Callable[[], Two]) -> tuple[OpenPlan, Proposal, Difference]:
    first = base(plan)
    here, there = two()
    proposals.edit(here, first, text="Titulación con abogado gratuito")
    proposals.edit(there, first, text="Titulación con el consultorio jurídico")
    (found,) = met(here, there)
    return here, first, found


def test_each_wording_tells_where_and_when_it_was_said(
    plan: OpenPlan, two: Callable[[], Two]
) -> None:
    _, _, found = differing(plan, two)
    assert (found.entity, found.field, found.number) == ("Proposal", "text", "1")
    assert [(one.value, one.by, one.day) for one in found.wordings] == [
        ("Titulación con abogado gratuito", "tucán 17", MARCH.date()),
        ("Titulación con el consultorio jurídico", "oso 7", APRIL.date()),
    ]
    assert found.first == "Que nos ayuden con los papeles de la casa"
    assert (found.workshop, found.what, found.name) == (
        "Taller 1 · Líderes", "Proposal", "the text",
    )  # fmt: skip


@pytest.mark.parametrize("which", [0, 1, 2])
def test_either_or_a_third_is_kept_and_undo_brings_both_again(
    plan: OpenPlan, two: Callable[[], Two], which: int
) -> None:
    here, first, found = differing(plan, two)
    third = "Jornada de titulación en el barrio"
    value = third if which == 2 else found.wordings[which].value
    settling.settle(here, found, value)
    assert here.one(Proposal, first.id).text == value
    assert gather.differences(here) == []
    assert here.undoable == "conflict.settle"
    here.undo()
    (again,) = gather.differences(here)
    assert {one.value for one in again.wordings} == {one.value for one in found.wordings}
    here.redo()
    assert here.one(Proposal, first.id).text == value
    assert gather.differences(here) == []


def test_what_is_settled_here_is_settled_where_it_is_joined(
    plan: OpenPlan, two: Callable[[], Two]
) -> None:
    first = base(plan)
    here, there = two()
    proposals.edit(here, first, text="De aquí")
    proposals.edit(there, first, text="De allá")
    (found,) = met(here, there)
    settling.settle(here, found, "De aquí")
    assert met(there, here) == []
    assert there.one(Proposal, first.id).text == "De aquí"


def test_a_difference_that_was_settled_meanwhile_is_not_settled_twice(
    plan: OpenPlan, two: Callable[[], Two]
) -> None:
    here, first, found = differing(plan, two)
    settling.settle(here, found, found.wordings[0].value)
    with pytest.raises(KnownError, match="settled already"):
        settling.settle(here, found, "Otra")
    assert here.one(Proposal, first.id).text == found.wordings[0].value


def test_a_third_wording_passes_the_guard(plan: OpenPlan, two: Callable[[], Two]) -> None:
    here, first, found = differing(plan, two)
    with pytest.raises(MarkedText):
        settling.settle(here, found, "Llamar al 300 123 4567")
    with pytest.raises(KnownError, match="no words yet"):
        settling.settle(here, found, "   ")
    assert len(gather.differences(here)) == 1
    settling.settle(here, found, "Llamar al 300 123 4567", confirmed=True)
    assert here.one(Proposal, first.id).text == "Llamar al 300 123 4567"
    assert here.count(Confirmation, row=first.id, field="text") == 1


def removed_and_edited(
    plan: OpenPlan, two: Callable[[], Two]
) -> tuple[OpenPlan, Cluster, Difference]:
    one = base(plan)
    other = proposals.capture(plan, "Escrituras para las casas", theme="housing")
    cluster = proposals.join_into_cluster(plan, [one, other])
    here, there = two()
    proposals.take_out_of_cluster(here, here.one(Proposal, other.id))
    proposals.edit_cluster(there, there.one(Cluster, cluster.id), label="Papeles de la casa")
    (found,) = [each for each in met(here, there) if each.removal]
    return here, cluster, found


def test_a_record_taken_away_here_and_edited_there_tells_both(
    plan: OpenPlan, two: Callable[[], Two]
) -> None:
    _, cluster, found = removed_and_edited(plan, two)
    assert (found.entity, found.id, found.name) == ("Cluster", cluster.id, "whether it stays")
    away, kept = sorted(found.wordings, key=lambda one: one.value is False)
    assert (away.value, away.by, away.changed) == (True, "tucán 17", ())
    assert (kept.value, kept.by, kept.changed) == (
        False, "oso 7", (("label", "Papeles de la casa"),),
    )  # fmt: skip


@pytest.mark.parametrize("value", [settling.TAKE_AWAY, settling.KEEP])
def test_it_is_kept_or_taken_away_and_undo_asks_again(
    plan: OpenPlan, two: Callable[[], Two], value: bool
) -> None:
    here, cluster, found = removed_and_edited(plan, two)
    settling.settle(here, found, value)
    assert (here.find(Cluster, cluster.id) is None) is value
    assert not [one for one in gather.differences(here) if one.removal]
    here.undo()
    assert [one.removal for one in gather.differences(here)] == [True]
    assert here.find(Cluster, cluster.id) is not None


def test_a_cluster_that_a_settled_proposal_leaves_alone_ends(
    plan: OpenPlan, two: Callable[[], Two]
) -> None:
    first = base(plan)
    mates = [proposals.capture(plan, word, theme="housing") for word in ("Uno", "Dos")]
    here, there = two()
    mine = proposals.join_into_cluster(here, [first, mates[0]])
    theirs = proposals.join_into_cluster(there, [first, mates[1]])
    (found,) = met(here, there)
    settling.settle(here, found, mine.id)
    assert [one.id for one in here.all(Cluster)] == [mine.id]
    assert here.one(Proposal, mates[1].id).cluster is None
    here.undo()
    assert {one.id for one in here.all(Cluster)} == {mine.id, theirs.id}
    assert len(gather.differences(here)) == 1


def test_all_of_one_laptop_are_kept_in_one_step(plan: OpenPlan, two: Callable[[], Two]) -> None:
    first = base(plan)
    second = proposals.capture(plan, "Luz para el parque", theme="public_space")
    here, there = two()
    for laptop, word in ((here, "aquí"), (there, "allá")):
        proposals.edit(laptop, first, text=f"Papeles {word}", cost=len(word) * 1000)
        proposals.edit(laptop, second, text=f"Luz {word}")
    found = met(here, there)
    assert len(found) == 3 - (len("aquí") == len("allá"))
    assert settling.settle_all(here, found, "2b" * 16) == len(found)
    assert here.one(Proposal, second.id).text == "Luz allá"
    assert gather.differences(here) == []
    here.undo()
    assert len(gather.differences(here)) == len(found)


def test_no_day_is_told_of_what_is_of_a_vote(plan: OpenPlan, two: Callable[[], Two]) -> None:
    with plan.step("round.draft") as step:
        drafted = step.add(VoteRound(id="a" * 32, name="A", question="¿Qué hacemos?"))
    here, there = two()
    for laptop, question in ((here, "¿Qué primero?"), (there, "¿Qué se hace ya?")):
        with laptop.step("round.change") as step:
            step.change(laptop.one(VoteRound, drafted.id), question=question)
    (found,) = met(here, there)
    assert [one.day for one in found.wordings] == [None, None]


def test_ids_keys_and_money_are_told_in_words(plan: OpenPlan, two: Callable[[], Two]) -> None:
    first = base(plan)
    places = [prepare.add_workshop(plan, f"Taller {n}") for n in (2, 3)]
    here, there = two()
    for laptop, place, theme, cost in ((here, places[0], "health", 1_000_000), (there, places[1], "economy", 2_000_000)):  # fmt: skip
        proposals.edit(laptop, first, workshop=place.id, theme=theme, cost=cost, tags=(theme, "luz"))  # fmt: skip
    words = Words("es")
    told = {
        one.field: [value_told(here, words, one.entity, one.field, s.value) for s in one.wordings]
        for one in met(here, there)
    }
    assert told["workshop"] == ["Taller 2", "Taller 3"]
    assert told["theme"] == ["Salud y bienestar", "Oportunidades económicas"]
    assert told["tags"] == ["health, luz", "economy, luz"]
    assert told["cost"] == [words.money(1_000_000), words.money(2_000_000)]
    assert value_told(here, words, "Attendance", "people", 3) == "<5"
    theme = next(one for one in gather.differences(here) if one.field == "theme")
    with pytest.raises(KnownError, match="Only one of the two"):
        settling.settle(here, theme, "sports")


def test_an_unsettled_difference_blocks_nothing(plan: OpenPlan, two: Callable[[], Two]) -> None:
    here, first, _ = differing(plan, two)
    proposals.edit(here, here.one(Proposal, first.id), cost=5_000_000)
    proposals.withdraw(here, here.one(Proposal, first.id), "ya está hecha")
    assert here.count(Workshop) == 1
    assert len(gather.differences(here)) == 1


@pytest.mark.parametrize(
    ("entity", "field", "keys"),
    [
        ("Proposal", "theme", THEMES), ("Proposal", "perspective", PERSPECTIVES),
        ("Action", "horizon", HORIZONS), ("Commitment", "state", COMMITMENT_STATES),
        ("Workshop", "audience", AUDIENCES), ("VoteRound", "state", ROUND_STATES),
        ("VoteRound", "rule", tuple(RULES)), ("VoteRound", "method", tuple(METHODS)),
        ("VoteRound", "tie_rule", tuple(TIE_RULES)), ("VoteRound", "channels", tuple(CHANNELS)),
        ("ServicePoint", "kind", POINT_KINDS), ("StrategicProject", "stage", PROJECT_STAGES),
        ("SectorScore", "criterion", SECTOR_CRITERIA),
    ],
)  # fmt: skip
def test_keys_are_told_in_words(
    plan: OpenPlan, entity: str, field: str, keys: tuple[str, ...]
) -> None:
    words = Words("es")
    told = [value_told(plan, words, entity, field, key) for key in keys]
    assert not set(told) & set(keys)
    assert len(set(told)) == len(keys)


def test_hours_and_sheets_are_told_in_one_line(plan: OpenPlan) -> None:
    words = Words("es")
    hours = {"mo": [["08:00", "12:00"], ["14:00", "17:00"]], "sa": [["09:00", "12:00"]], "tu": []}
    assert (
        value_told(plan, words, "ServicePoint", "hours", hours)
        == "lunes 08:00–12:00 14:00–17:00, sábado 09:00–12:00"
    )
    pack = {
        "title": {"es": "Lluvia", "en": "Rain"},
        "steps": [{"say": {"es": "Diga", "en": "Say"}}],
    }
    assert value_told(plan, words, "OwnExercise", "pack", pack) == "Lluvia / Diga"
    assert value_told(plan, words, "Proposal", "detail", "") == "(nada)"


@pytest.mark.parametrize("entity", [kind.__name__ for kind in ENTITIES])
def test_every_field_of_every_kind_of_record_has_a_name(entity: str) -> None:
    words = Words("es")
    assert entity in field_names.ENTITIES
    for field in (*tables.FIELDS[entity], None):
        name = field_names.field_name(entity, field.name if field else "gone")
        assert name != "a detail"
        assert words(name) != name, f"{name} has no Spanish"
