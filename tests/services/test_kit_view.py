"""The kit of a real plan: which workshop, how many copies, what may not be told."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, time
from itertools import pairwise

import pytest
from pypdf import PdfReader

from workshop_app.domain.entity import new_id
from workshop_app.domain.meetings import Attendance, PrivateNote, Table, Workshop
from workshop_app.domain.proposals import Proposal
from workshop_app.export.kit_views import KitChoice, KitView
from workshop_app.services import (
    agenda,
    documents,
    facilitate,
    paper,
    prepare,
    proposals,
    rounds,
    votes,
)
from workshop_app.services.kit_view import BALLOTS_MORE, MOST_CARDS, read_kit, workshop_named
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

ES = Words("es")


@pytest.fixture
def workshop(plan: OpenPlan) -> Workshop:
    made = prepare.add_workshop(plan, "Taller de la Loma", day="2026-08-08")
    agenda.start_from(plan, made, "community-3h")
    return plan.one(Workshop, made.id)


def view(plan: OpenPlan, workshop: Workshop) -> KitView:
    return read_kit(plan, plan.one(Workshop, workshop.id), "es")


def text_of(made: bytes) -> str:
    pages = PdfReader(io.BytesIO(made)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


# -- which workshop -------------------------------------------------------------------------------
def test_a_workshop_is_found_by_number_id_or_title(sample: OpenPlan) -> None:
    third = next(one for one in sample.all(Workshop) if one.number == 3)
    for name in ("3", third.id, third.title.upper(), f" {third.title} "):
        assert workshop_named(sample, name).id == third.id


def test_without_a_name_it_is_the_last_one_made(sample: OpenPlan) -> None:
    assert workshop_named(sample, None).number == 5
    made = prepare.add_workshop(sample, "Otro")
    assert workshop_named(sample, None).id == made.id


def test_what_is_not_there_is_told(plan: OpenPlan, workshop: Workshop) -> None:
    with pytest.raises(KnownError, match="There is no workshop 12"):
        workshop_named(plan, "12")
    with plan.step("workshop.remove") as step:
        step.remove(workshop)
    with pytest.raises(KnownError, match="no workshop yet"):
        documents.export(plan, "kit-pdf", ES)
    with pytest.raises(KnownError, match="There is no sheet nothing"):
        documents.kit(plan, workshop, ES, KitChoice(sheets=("nothing",)))


# -- agenda and materials -------------------------------------------------------------------------
def test_hours_follow_from_the_beginning_of_the_workshop(
    plan: OpenPlan, workshop: Workshop
) -> None:
    parts = view(plan, workshop).parts
    assert parts[0].begins == time(9)
    for before, after in pairwise(parts):
        if not before.optional:
            assert after.begins == before.ends
    for part in parts:
        assert sum(step.minutes for step in part.steps) in (0, part.minutes)
        for step, following in pairwise(part.steps):
            gone = following.begins.hour * 60 + following.begins.minute
            assert gone - step.begins.hour * 60 - step.begins.minute == step.minutes


def test_packs_speak_the_language_of_the_document(plan: OpenPlan, workshop: Workshop) -> None:
    spanish, english = view(plan, workshop), read_kit(plan, workshop, "en")
    assert spanish.parts[0].title == "Bienvenida y acuerdos"
    assert english.parts[0].title != spanish.parts[0].title
    assert english.parts[0].steps[0].say != spanish.parts[0].steps[0].say
    assert english.parts[0].prompts.keys() == spanish.parts[0].prompts.keys()


def test_what_is_given_out_is_multiplied_and_what_hangs_on_the_wall_is_printed_once(
    plan: OpenPlan, workshop: Workshop
) -> None:
    agenda.add(plan, workshop, "paper-ballot")
    agenda.add(plan, workshop, "second-round")
    with plan.step("workshop.change") as step:
        step.change(workshop, people=31)
    copies = view(plan, workshop).copies
    assert copies["ballots"] == 31 + BALLOTS_MORE
    assert copies["option-poster"] == 1
    assert copies["agreements-poster"] == 1
    assert copies["readback-slips"] == 31


def test_a_kit_has_the_names_of_tables_and_no_private_note(
    plan: OpenPlan, workshop: Workshop
) -> None:
    with plan.step("demo.load") as step:
        step.add(Table(id=new_id(), workshop=workshop.id, name="Ceiba", position=1))
        step.add(PrivateNote(id=new_id(), workshop=workshop.id, text="ojo con marcapasos"))
    facilitate.write_note(plan, workshop, "otra nota reservada")
    told = view(plan, workshop)
    assert told.tables == ("Ceiba",)
    choice = KitChoice(sheets=("run-sheet", "proposal-cards"))
    text = text_of(documents.kit(plan, workshop, ES, choice))
    assert "24 personas en 1 mesa" in text
    assert "marcapasos" not in text
    assert "reservada" not in text


# -- proposals and rounds -------------------------------------------------------------------------
def test_cards_are_of_what_stands_one_for_each_cluster(plan: OpenPlan, workshop: Workshop) -> None:
    made = [
        proposals.capture(plan, words, theme="health")
        for words in ("Puesto de salud", "Luz en la calle", "Pintar el muro", "Otra")
    ]
    proposals.withdraw(plan, made[2], "Ya se pintó.")
    told = view(plan, workshop)
    assert [(one.number, one.text) for one in told.proposals] == [
        ("1", "Puesto de salud"), ("2", "Luz en la calle"), ("4", "Otra"),
    ]  # fmt: skip
    assert told.proposals[0].pictogram == "first-aid-kit"
    assert told.options == told.proposals


def test_a_thousand_proposals_make_no_more_than_the_limit_of_cards(
    plan: OpenPlan, workshop: Workshop
) -> None:
    with plan.step("demo.load") as step:
        for n in range(1, 301):
            step.add(
                Proposal(id=new_id(), letter="", count=n, text=f"Propuesta {n}", theme="health")
            )
    told = view(plan, workshop)
    assert (len(told.proposals), told.proposals_in_all) == (MOST_CARDS, 300)
    assert told.options == ()


def voted(plan: OpenPlan, workshop: Workshop, *, show: bool) -> None:
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in ("uno", "dos")]
    draft = rounds.draft(
        plan, "¿Qué es lo primero?", places=1, people=12, public_seed="mango 7",
        workshop=workshop.id,
    )  # fmt: skip
    rounds.choose_options(plan, draft, [p.id for p in made])
    opened = votes.open_round(plan, draft)
    for _ in range(7):
        paper.type_in(plan, opened, (("2", 2),))
    closed = votes.close_round(plan, opened)
    if show:
        votes.show_result(plan, closed)


@pytest.mark.parametrize("show", [False, True])
def test_a_round_gives_its_options_and_no_count_before_it_is_shown(
    plan: OpenPlan, workshop: Workshop, show: bool
) -> None:
    voted(plan, workshop, show=show)
    told = view(plan, workshop)
    assert told.round is not None
    assert [one.short for one in told.round.options] == ["Propuesta uno", "Propuesta dos"]
    assert told.readback is not None
    assert told.readback.voted == (7 if show else None)
    sheets = ("ballots", "tally-sheet", "option-poster", "readback-poster", "readback-slips")
    text = text_of(documents.kit(plan, workshop, ES, KitChoice(sheets=sheets)))
    assert "Propuesta dos" in text
    assert ("14" in text.split()) is show


def test_rehearsals_are_no_rounds_of_the_kit(plan: OpenPlan, workshop: Workshop) -> None:
    made = proposals.capture(plan, "Una sola", theme="health")
    draft = rounds.draft(plan, "¿Qué?", places=1, people=12, rehearsal=True)
    rounds.choose_options(plan, draft, [made.id])
    assert view(plan, workshop).round is None


def test_the_sample_reads_back_each_proposal_once_by_its_support(sample: OpenPlan) -> None:
    told = read_kit(sample, workshop_named(sample, "4"), "es")
    assert told.readback is not None
    numbers = [card.number for _, card, _ in told.readback.rows]
    assert len(set(numbers)) == len(numbers)
    marks = [marks or 0 for *_, marks in told.readback.rows]
    assert marks == sorted(marks, reverse=True)
    assert [one.number for one in told.to_assess] == [
        "3", "5", "9", "10", "12", "13", "15", "16", "19", "21", "22", "25", "27", "28", "29",
        "31", "33", "37", "38", "39",
    ]  # fmt: skip


def test_attendance_under_five_is_not_read_back(plan: OpenPlan, workshop: Workshop) -> None:
    with plan.step("demo.load") as step:
        row = step.add(
            Attendance(id=new_id(), workshop=workshop.id, dimension="total", category="", people=4)
        )
    told = view(plan, workshop).readback
    assert told is not None
    assert told.came is None
    with plan.step("demo.load") as step:
        step.change(row, people=21)
    told = view(plan, workshop).readback
    assert told is not None
    assert told.came == 21


# -- the document ---------------------------------------------------------------------------------
def test_a_kit_is_told_when_the_plan_was_last_changed(plan: OpenPlan, workshop: Workshop) -> None:
    before = view(plan, workshop)
    assert (before.day, before.workshop) == (date(2026, 8, 8), "Taller de la Loma")
    choice = KitChoice(sheets=("key-sheet",))
    made = documents.kit(plan, workshop, ES, choice)
    assert documents.kit(plan, workshop, ES, choice) == made
    assert replace(before, moment=before.moment) == view(plan, workshop)


def test_the_plan_is_read_before_anything_is_drawn(plan: OpenPlan, workshop: Workshop) -> None:
    seen: list[tuple[int, int]] = []

    def write(done: int, total: int) -> None:
        if not seen:
            proposals.capture(plan, "Marcapasos nuevo", theme="health")
        seen.append((done, total))

    text = text_of(documents.kit(plan, workshop, ES, KitChoice(sheets=("proposal-cards",)), write))
    assert "Marcapasos nuevo" not in text
    assert seen[0][0] == 0
