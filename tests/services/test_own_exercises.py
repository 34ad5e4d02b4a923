"""One's own exercises: kept as a file, carried in the plan, taken away, shared, brought in."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.domain.test_packs import tables, text
from workshop_app.domain import pack_rules
from workshop_app.domain.meetings import AgendaItem, OwnExercise, Workshop
from workshop_app.domain.packs import in_language
from workshop_app.domain.proposals import Confirmation
from workshop_app.services import (
    agenda,
    content,
    facilitate,
    gather,
    own_agendas,
    own_exercises,
    pack_files,
    pack_sharing,
    prepare,
)
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.services.wording import MarkedText
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

MASK = "[dato retirado]"
BREAKS = {"rest": "Descanso", "snack": "Refrigerio", "lunch": "Almuerzo"}


@pytest.fixture(autouse=True)
def own(home: Path) -> Iterator[Path]:
    """A person's own content folder, empty."""
    content.forget()
    yield home / "content"
    content.forget()


@pytest.fixture
def workshop(plan: OpenPlan) -> Workshop:
    return prepare.add_workshop(plan, "Taller 1", people=24)


def title(plan: OpenPlan, name: str) -> str:
    pack = own_exercises.pack(plan, name)
    assert pack is not None
    return in_language(pack.title, "es")


def changed(name: str, words: str, plan: OpenPlan) -> dict[str, Any]:
    return {**own_exercises.tables(plan, name), "title": text(words)}


# -- kept -----------------------------------------------------------------------------------------
def test_a_shipped_exercise_is_replaced_by_ones_own_and_comes_back_without_it(
    plan: OpenPlan, own: Path
) -> None:
    before = title(plan, "token-vote")
    own_exercises.save(plan, changed("token-vote", "Nuestra votación", plan))
    assert title(plan, "token-vote") == "Nuestra votación"
    assert (own / "exercises" / "token-vote.toml").is_file()
    assert content.problems() == ()
    gone = own_exercises.remove("token-vote")
    assert title(plan, "token-vote") == before
    assert gone is not None
    own_exercises.put_back(gone)
    assert title(plan, "token-vote") == "Nuestra votación"


def test_every_shipped_exercise_can_be_kept_as_ones_own_and_says_the_same(plan: OpenPlan) -> None:
    for name in content.exercises():
        before = own_exercises.tables(plan, name)
        own_exercises.save(plan, before)
        assert own_exercises.tables(plan, name) == before
    assert content.problems() == ()


def test_what_breaks_a_rule_is_not_kept_over_a_file_that_is_right(
    plan: OpenPlan, own: Path
) -> None:
    own_exercises.save(plan, tables())
    path = own / "exercises" / "mi-ronda.toml"
    before = path.read_bytes()
    with pytest.raises(KnownError, match="not kept"):
        own_exercises.save(plan, {**tables(), "tips": []})
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["mi-ronda.toml"]


def test_the_guard_looks_at_every_text(plan: OpenPlan, own: Path) -> None:
    marked = tables()
    marked["steps"][1]["do"] = text("Llame a la señora Marta Rojas")
    with pytest.raises(MarkedText):
        own_exercises.save(plan, marked)
    assert not (own / "exercises").exists()
    own_exercises.save(plan, marked, confirmed={"Llame a la señora Marta Rojas"})
    assert (own / "exercises" / "mi-ronda.toml").is_file()
    own_exercises.save(plan, {**marked, "title": text("Otra ronda")})
    assert title(plan, "mi-ronda") == "Otra ronda"


def test_a_copy_has_an_id_and_a_title_of_its_own(plan: OpenPlan) -> None:
    copy = own_exercises.copy_of(plan, "token-vote", "Votación con piedras", "es")
    assert re.fullmatch("votacion-con-piedras-[0-9a-f]{4}", copy["id"])
    same = own_exercises.copy_of(plan, "token-vote", "Votación con piedras", "es")
    assert same["id"] == copy["id"]
    own_exercises.save(plan, copy)
    again = own_exercises.copy_of(plan, "token-vote", "Votación con piedras", "es")
    assert again["id"] == f"{copy['id']}-2"
    assert title(plan, "token-vote") != "Votación con piedras"
    long = own_exercises.copy_of(plan, "token-vote", "Votación " * 20, "es")["id"]
    assert len(long) <= 48
    assert pack_rules.is_plain_id(long)


def test_exercises_that_two_laptops_call_alike_both_keep_their_text_when_joined(
    plan: OpenPlan, workshop: Workshop, make_plan: Callable[..., OpenPlan]
) -> None:
    said = {}
    other = make_plan("other", replace(plan.settings, laptop="2b" * 8))
    there = prepare.add_workshop(other, "Taller 2")
    for one, where in ((plan, workshop), (other, there)):
        copy = own_exercises.copy_of(one, "token-vote", "Mi votación", "es")
        copy["steps"][0]["say"]["es"] = f"Así votamos en el {where.title}."
        own_exercises.save(one, copy)
        said[agenda.add(one, where, copy["id"]).id] = copy["steps"][0]["say"]["es"]
        own_exercises.remove(copy["id"])
    other.close()
    gather.join_into(plan, [other.path])
    assert gather.differences(plan) == []
    for id, words in said.items():
        pack = agenda.pack(plan, plan.one(AgendaItem, id))
        assert pack is not None
        assert in_language(pack.steps[0].say, "es") == words


# -- in the plan ----------------------------------------------------------------------------------
def test_the_text_of_ones_own_exercise_travels_in_the_plan_that_uses_it(
    plan: OpenPlan, workshop: Workshop, own: Path
) -> None:
    own_exercises.save(plan, tables())
    agenda.add(plan, workshop, "mi-ronda")
    agenda.add(plan, workshop, "token-vote")
    assert [one.exercise for one in plan.all(OwnExercise)] == ["mi-ronda"]
    own_exercises.remove("mi-ronda")
    plan.close()
    elsewhere = open_file(plan.path, plan.settings)
    pack = agenda.pack(elsewhere, agenda.items(elsewhere, workshop)[0])
    assert pack is not None
    assert pack.title == text("Mi ronda")
    standing = facilitate.standing(elsewhere, workshop)
    assert standing is not None
    assert standing.timed is not None
    elsewhere.close()


def test_the_plans_text_wins_until_someone_asks_for_that_of_the_laptop(
    plan: OpenPlan, workshop: Workshop, own: Path
) -> None:
    own_exercises.save(plan, tables())
    agenda.add(plan, workshop, "mi-ronda")
    path = own / "exercises" / "mi-ronda.toml"
    path.write_text(path.read_text("utf-8").replace("Mi ronda", "Otra ronda"), "utf-8")
    content.forget()
    assert title(plan, "mi-ronda") == "Mi ronda"
    assert own_exercises.differs(plan, "mi-ronda")
    own_exercises.renew(plan, "mi-ronda")
    assert title(plan, "mi-ronda") == "Otra ronda"
    plan.undo()
    assert title(plan, "mi-ronda") == "Mi ronda"


def test_a_text_just_written_is_the_same_on_the_laptop_and_in_the_plan(
    plan: OpenPlan, workshop: Workshop
) -> None:
    agenda.add(plan, workshop, "token-vote")
    own_exercises.save(plan, changed("token-vote", "Con frijoles", plan))
    assert not own_exercises.differs(plan, "token-vote")


def test_editing_from_the_plan_changes_its_text_and_undo_brings_it_back(
    plan: OpenPlan, workshop: Workshop
) -> None:
    item = agenda.add(plan, workshop, "token-vote")
    before = title(plan, "token-vote")
    own_exercises.save(plan, changed("token-vote", "Con frijoles", plan))
    assert title(plan, "token-vote") == "Con frijoles"
    plan.undo()
    assert plan.all(OwnExercise) == []
    assert title(plan, "token-vote") == "Con frijoles", "the file of this laptop is still there"
    own_exercises.remove("token-vote")
    assert title(plan, "token-vote") == before
    assert plan.one(AgendaItem, item.id)


def test_undo_takes_the_carried_text_away_with_the_item(plan: OpenPlan, workshop: Workshop) -> None:
    own_exercises.save(plan, tables())
    agenda.add(plan, workshop, "mi-ronda")
    plan.undo()
    assert plan.all(OwnExercise) == []
    plan.redo()
    assert plan.count(OwnExercise) == 1


def test_an_unused_text_makes_way_for_the_present_one(plan: OpenPlan, workshop: Workshop) -> None:
    own_exercises.save(plan, tables())
    agenda.remove(plan, agenda.add(plan, workshop, "mi-ronda"))
    own_exercises.save(plan, {**tables(), "title": text("Ronda nueva")})
    agenda.add(plan, workshop, "mi-ronda")
    assert title(plan, "mi-ronda") == "Ronda nueva"


def test_a_broken_text_in_a_plan_is_passed_over(plan: OpenPlan, workshop: Workshop) -> None:
    own_exercises.save(plan, changed("token-vote", "Con frijoles", plan))
    agenda.add(plan, workshop, "token-vote")
    [kept] = plan.all(OwnExercise)
    with plan.step("exercise.write") as step:
        step.change(kept, pack={"id": "token-vote", "steps": 7})
    assert title(plan, "token-vote") == "Con frijoles"
    assert own_exercises.in_plan(plan) == {}


def test_a_confirmed_text_is_recorded_as_such(plan: OpenPlan, workshop: Workshop) -> None:
    own_exercises.save(plan, tables())
    agenda.add(plan, workshop, "mi-ronda")
    marked = {**tables(), "tips": [text("Llame al 601 555 1234")]}
    own_exercises.save(plan, marked, confirmed={"Llame al 601 555 1234"})
    assert [one.entity for one in plan.all(Confirmation)] == ["OwnExercise"]


# -- agendas --------------------------------------------------------------------------------------
def made(plan: OpenPlan, workshop: Workshop, name: str = "Mi tarde") -> dict[str, Any]:
    return own_agendas.tables(plan, workshop, name, "De un taller.", BREAKS)


def test_an_agenda_becomes_a_ready_one_and_starts_another_workshop(
    plan: OpenPlan, workshop: Workshop
) -> None:
    agenda.start_from(plan, workshop, "community-3h")
    name = own_agendas.save(plan, made(plan, workshop))
    assert content.problems() == ()
    other = prepare.add_workshop(plan, "Taller 2")
    agenda.start_from(plan, other, name)
    kept = [(one.exercise, one.minutes) for one in agenda.items(plan, workshop)]
    assert [(one.exercise, one.minutes) for one in agenda.items(plan, other)] == kept


def test_the_same_name_replaces_ones_own_agenda(plan: OpenPlan, workshop: Workshop) -> None:
    agenda.start_from(plan, workshop, "community-3h")
    first = own_agendas.save(plan, made(plan, workshop))
    agenda.remove(plan, agenda.items(plan, workshop)[-1])
    assert own_agendas.save(plan, made(plan, workshop)) == first
    assert len([one for one in content.agendas() if one.id.startswith("mi-tarde")]) == 1


def test_an_agenda_out_of_order_is_not_kept_and_says_why(
    plan: OpenPlan, workshop: Workshop
) -> None:
    agenda.add(plan, workshop, "token-vote")
    agenda.add(plan, workshop, "proposal-sheet")
    with pytest.raises(KnownError, match="order of the parts"):
        own_agendas.save(plan, made(plan, workshop))
    empty = prepare.add_workshop(plan, "Taller 2")
    with pytest.raises(KnownError, match="no exercise to keep"):
        own_agendas.save(plan, made(plan, empty))
    assert content.agenda("mi-tarde") is None


def test_the_agenda_of_another_workshop_is_copied_in_one_step(
    plan: OpenPlan, workshop: Workshop
) -> None:
    agenda.start_from(plan, workshop, "community-3h")
    agenda.set_minutes(plan, agenda.items(plan, workshop)[0], 11)
    other = prepare.add_workshop(plan, "Taller 2")
    agenda.copy_from(plan, other, workshop)
    assert [i.minutes for i in agenda.items(plan, other)] == [
        i.minutes for i in agenda.items(plan, workshop)
    ]
    plan.undo()
    assert agenda.items(plan, other) == []


# -- shared and brought in ------------------------------------------------------------------------
def sent(tmp_path: Path, file: bytes, name: str = "recibido.toml") -> pack_sharing.Brought:
    path = tmp_path / name
    path.write_bytes(file)
    return pack_sharing.look_into(path, MASK)


def test_a_shared_exercise_arrives_on_another_laptop_as_it_was(
    plan: OpenPlan, tmp_path: Path, own: Path
) -> None:
    file = pack_sharing.shared([("exercises", tables())])
    brought = sent(tmp_path, file)
    [one] = brought.offered
    assert (one.kind, one.id, one.known, one.problems) == ("exercises", "mi-ronda", "", ())
    assert not (own / "exercises").exists(), "nothing is taken by looking"
    assert pack_sharing.take(plan, brought.offered) == 1
    assert title(plan, "mi-ronda") == "Mi ronda"
    [again] = sent(tmp_path, file).offered
    assert (again.known, again.same) == ("own", True)


def test_an_agenda_travels_with_the_exercises_of_ones_own(
    plan: OpenPlan, workshop: Workshop, tmp_path: Path
) -> None:
    own_exercises.save(plan, tables())
    agenda.add(plan, workshop, "mi-ronda")
    agenda.add(plan, workshop, "token-vote")
    file = pack_sharing.shared_agenda(plan, made(plan, workshop))
    own_exercises.remove("mi-ronda")
    brought = sent(tmp_path, file)
    assert [(one.kind, one.id) for one in brought.offered] == [
        ("agendas", "mi-tarde"),
        ("exercises", "mi-ronda"),
    ]
    pack_sharing.take(plan, brought.offered)
    assert content.problems() == ()
    assert content.agenda("mi-tarde") is not None


def test_a_known_id_is_told_and_may_come_in_as_a_new_one(
    plan: OpenPlan, workshop: Workshop, tmp_path: Path
) -> None:
    own_exercises.save(plan, {**tables(), "title": text("La mía")})
    agenda.add(plan, workshop, "mi-ronda")
    theirs = pack_sharing.shared(
        [("agendas", {**made(plan, workshop), "id": "tarde"}), ("exercises", tables())]
    )
    brought = sent(tmp_path, theirs)
    assert [one.known for one in brought.offered] == ["", "own"]
    pack_sharing.take(plan, brought.offered, anew={"mi-ronda"})
    assert content.exercises()["mi-ronda"].title == text("La mía")
    assert content.exercises()["mi-ronda-2"].title == text("Mi ronda")
    taken = content.agenda("tarde")
    assert taken is not None
    assert [item.exercise for item in taken.items] == ["mi-ronda-2"]


def test_where_one_of_several_cannot_be_written_none_is_taken(
    plan: OpenPlan, tmp_path: Path, own: Path
) -> None:
    own_exercises.save(plan, tables())
    mine = {**tables(), "title": text("De otra persona")}
    file = tmp_path / "several.toml"
    made = [mine, {**tables(), "id": "nueva"}, {**tables(), "id": "otra"}]
    file.write_bytes(pack_sharing.shared(("exercises", one) for one in made))
    offered = pack_sharing.look_into(file, MASK).offered
    (own / "exercises" / "otra.toml").mkdir()
    with pytest.raises(KnownError, match="Nothing was changed"):
        pack_sharing.take(plan, offered)
    assert title(plan, "mi-ronda") == "Mi ronda"
    assert content.exercise("nueva") is None
    (own / "exercises" / "otra.toml").rmdir()
    assert pack_sharing.take(plan, offered) == 3
    assert title(plan, "mi-ronda") == "De otra persona"


def test_a_content_folder_that_cannot_be_made_is_told(plan: OpenPlan, own: Path) -> None:
    own.write_text("a file where the folder should be")
    with pytest.raises(KnownError, match="cannot be written"):
        own_exercises.save(plan, tables())


def test_what_is_wrong_is_told_by_file_and_field_and_cannot_be_taken(
    plan: OpenPlan, tmp_path: Path
) -> None:
    broken = {**tables(), "stage": "lunch"}
    brought = sent(tmp_path, pack_files.written(broken))
    [one] = brought.offered
    assert [(p.file, p.place, p.line) for p in one.problems] == [("recibido.toml", "stage", 3)]
    with pytest.raises(KnownError, match="Nothing was changed"):
        pack_sharing.take(plan, brought.offered)
    assert content.exercise("mi-ronda") is None


def test_a_detail_of_a_person_comes_in_masked_and_is_told(plan: OpenPlan, tmp_path: Path) -> None:
    marked = {**tables(), "tips": [text("Llame a la señora Marta Rojas")]}
    [one] = sent(tmp_path, pack_files.written(marked)).offered
    assert one.marked == ("tips 1 es",)
    pack_sharing.take(plan, [one])
    assert content.exercises()["mi-ronda"].tips == (text(f"Llame a {MASK}"),)


def test_a_line_about_a_file_is_short_whatever_its_names_are(tmp_path: Path) -> None:
    odd = {**tables(), "x" * 5000: 1, "title": {f"l{n}{'y' * 500}": "a" for n in range(300)}}
    [one] = sent(tmp_path, pack_files.written(odd)).offered
    words = Words("es")
    assert len(one.problems) == 2
    assert all(len(problem.told(words)) < 700 for problem in one.problems)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "binary": lambda: bytes(range(256)) * 400,
    "ten megabytes": lambda: b"a = 1\n" * 1_700_000,
    "nested lists": lambda: b"steps = " + b"[" * 100_000,
    "nested tables": lambda: b"steps = " + b"{a=" * 50_000,
    "dotted names": lambda: b"a." * 100_000 + b"a = 1",
    "quoted names": lambda: b'steps = 1\n"a"' + b'."a"' * 60_000 + b" = 1",
    "long number": lambda: b"steps = " + b"9" * 200_000,
    "hexadecimal": lambda: pack_files.written(tables()).replace(
        b"minutes = 3", b"minutes = 0x" + b"f" * 100_000
    ),
    "wrong types": lambda: b"steps = 1979-05-27\nid = []\ncare = {}\nminutes = [[[]]]\n",
    "list of numbers": lambda: b"exercises = [1, [2], {}]\nagendas = ['x']\n",
    "no list": lambda: b"exercises = 7\n",
    "many": lambda: b"exercises = [" + b"{}," * 5_000 + b"]",
    "many steps": lambda: b"[[steps]]\n" * 20_000,
    "control signs": lambda: pack_files.written(tables()).replace(b"Hablen", b"Ha\\u0000blen"),
    "way out": lambda: pack_files.written({**tables(), "id": "../../fuera"}),
    "half": lambda: pack_files.written(tables())[:200],
    "words for machines": lambda: pack_files.written(
        {**tables(), "minutes": {"min": 5, "typical": 10, "max": 20, "table": 1.5}}
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_ends_in_a_line_and_soon(
    kind: str, plan: OpenPlan, tmp_path: Path, own: Path
) -> None:
    content_of_file = HOSTILE[kind]()
    began = time.perf_counter()
    brought = sent(tmp_path, content_of_file)
    assert brought.problem or all(one.problems for one in brought.offered)
    own.mkdir(parents=True, exist_ok=True)
    (own / "mi-ronda.toml").write_bytes(content_of_file)
    content.forget()
    assert len(content.problems()) == 1
    assert "token-vote" in content.exercises()
    assert time.perf_counter() - began < 3
    assert not (tmp_path / "fuera.toml").exists()


def test_links_and_what_is_no_file_are_told(tmp_path: Path, own: Path) -> None:
    real = tmp_path / "lejos.toml"
    real.write_bytes(pack_files.written(tables()))
    own.mkdir(parents=True)
    (own / "mi-ronda.toml").symlink_to(real)
    (own / "folder.toml").mkdir()
    (own / "round").symlink_to(own, target_is_directory=True)
    content.forget()
    assert [problem.file for problem in content.problems()] == ["mi-ronda.toml"]
    assert "mi-ronda" not in content.exercises()
    (tmp_path / "otra.toml").symlink_to(real)
    assert pack_sharing.look_into(tmp_path / "otra.toml", MASK).problem is not None
    assert pack_sharing.look_into(tmp_path, MASK).problem is not None


def test_a_file_with_several_left_in_the_folder_says_where_to_bring_it_in(own: Path) -> None:
    own.mkdir(parents=True)
    both = [("exercises", tables()), ("exercises", {**tables(), "id": "otra"})]
    (own / "todos.toml").write_bytes(pack_sharing.shared(both))
    content.forget()
    assert [problem.file for problem in content.problems()] == ["todos.toml"]
