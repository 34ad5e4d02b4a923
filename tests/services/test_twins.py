"""Territories and challenges typed in twice: told, read as one everywhere, set apart again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from workshop_app.domain.action_plan import ActionTerritory
from workshop_app.domain.directory import StrategicProject
from workshop_app.domain.economy import Barrier, Sector
from workshop_app.domain.entity import link_id, new_id
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.places import Commune, Territory, TerritoryCommune
from workshop_app.domain.proposals import Challenge, Proposal, ProposalChallenge
from workshop_app.services import (
    checking,
    erasing,
    gather,
    last_look,
    links,
    proposals,
    purge,
    twins,
)
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.storage import merge, sameness
from workshop_app.text import KnownError

TEXT = "No hay alumbrado en el parque de la escuela"


def territory(plan: OpenPlan, name: str, code: str = "") -> Territory:
    with plan.step("territory.add") as step:
        return step.add(Territory(id=new_id(), code=code, name=name))


def challenge(plan: OpenPlan, text: str, **facts: object) -> Challenge:
    return proposals.capture_challenge(plan, text, theme="public_space", **facts)


@contextmanager
def copy_of(plan: OpenPlan, path: Path, settings: Settings, who: str) -> Iterator[OpenPlan]:
    """A copy of the open plan on another laptop."""
    from workshop_app.storage import planfile

    planfile.copy_to(plan.store, path)
    other = open_file(path, replace(settings, laptop=who * 16, nickname=f"oso {who}", letter="F"))
    yield other
    other.close()


def meet(plan: OpenPlan, other: OpenPlan) -> None:
    merge.join(plan.store, other.store)
    plan.record.seen()


def test_territories_of_one_code_or_nearly_one_name_are_suggested(plan: OpenPlan) -> None:
    one = territory(plan, "La Libertad", "UIT 1")
    territory(plan, "Comuna 8")
    territory(plan, "Comuna 9")
    accent = territory(plan, "la libertád")
    code = territory(plan, "El oriente", "uit 1")
    found = {(each.kept.id, each.other.id) for each in twins.suggested(plan)}
    assert found == {(one.id, accent.id), (one.id, code.id)}


def test_challenges_of_one_theme_that_say_the_same_are_suggested_until_dismissed(
    plan: OpenPlan,
) -> None:
    one = challenge(plan, TEXT)
    other = challenge(plan, "no hay alumbrado en el parque de la Escuela.")
    challenge(plan, "Las calles se inundan cuando llueve")
    proposals.capture_challenge(plan, TEXT, theme="health")
    (found,) = twins.suggested(plan)
    assert (found.kept.id, found.other.id, found.numbers) == (one.id, other.id, ("1", "2"))
    twins.dismiss(plan, found)
    assert twins.suggested(plan) == []


def test_what_was_made_one_is_read_as_one_everywhere(plan: OpenPlan) -> None:
    kept, other = territory(plan, "La Libertad"), territory(plan, "Libertad")
    with plan.step("workshop.add") as step:
        at_other = step.add(Workshop(id=new_id(), number=1, title="T", territory=other.id))
        step.add(Workshop(id=new_id(), number=2, title="U", territory=kept.id))
        step.add(StrategicProject(id=new_id(), number=1, name="P", territories=(other.id, kept.id)))
        commune = step.add(Commune(id=new_id(), number=8, name="Ocho"))
        for one in (kept, other):
            step.add(
                TerritoryCommune(
                    id=link_id(one.id, commune.id), territory=one.id, commune=commune.id
                )
            )
    twins.make_one(plan, kept, other)
    assert [one.id for one in plan.all(Territory)] == [kept.id]
    assert plan.count(Territory) == 1
    assert plan.find(Territory, other.id) == plan.find(Territory, kept.id)
    assert {one.territory for one in plan.all(Workshop)} == {kept.id}
    assert plan.count(Workshop, territory=other.id) == plan.count(Workshop, territory=kept.id) == 2
    assert plan.one(Workshop, at_other.id).territory == kept.id
    assert plan.all(StrategicProject)[0].territories == (kept.id,)
    assert [one.territory for one in plan.all(TerritoryCommune)] == [kept.id]
    assert plan.count(TerritoryCommune) == 1
    plan.undo()
    assert [one.id for one in plan.all(Territory)] == [kept.id, other.id]
    assert plan.one(Workshop, at_other.id).territory == other.id
    assert plan.count(TerritoryCommune) == 2
    plan.redo()
    assert plan.count(Territory) == 1


def test_a_link_that_two_tell_is_told_once_and_goes_as_one(plan: OpenPlan) -> None:
    kept, other = challenge(plan, TEXT), challenge(plan, TEXT)
    idea = proposals.capture(plan, "Lámparas solares", theme="public_space")
    links.link(plan, [idea.id], [kept.id, other.id])
    twins.make_one(plan, kept, other)
    (told,) = plan.all(ProposalChallenge, proposal=idea.id)
    assert told.challenge == kept.id
    assert links.link(plan, [idea.id], [kept.id]) == 0
    assert links.unlink(plan, [idea.id], [kept.id]) == 1
    assert plan.all(ProposalChallenge) == []
    plan.undo()
    assert plan.count(ProposalChallenge) == 1


def test_taking_away_the_one_that_was_kept_takes_the_others_with_it(plan: OpenPlan) -> None:
    kept, other = challenge(plan, TEXT), challenge(plan, TEXT)
    twins.make_one(plan, kept, other)
    proposals.remove_challenge(plan, plan.one(Challenge, kept.id))
    assert plan.all(Challenge) == []
    plan.undo()
    assert [one.id for one in plan.all(Challenge)] == [kept.id]


def test_words_of_one_that_is_read_as_another_are_looked_over_and_erased(plan: OpenPlan) -> None:
    kept = challenge(plan, TEXT)
    other = challenge(plan, "Llamar al 300 123 4567 por la luz", confirmed=True)
    twins.make_one(plan, kept, other)
    (seen,) = [one for one in last_look.texts(plan) if one.marks]
    held = last_look.record(plan, seen)
    assert (seen.id, seen.number) == (other.id, "2")
    assert held is not None
    last_look.erase(plan, held, "text")
    assert plan.one(Challenge, kept.id).text == TEXT
    plan.close()
    assert b"300 123" not in plan.path.read_bytes()


def test_erasing_the_one_that_is_seen_erases_what_is_read_as_it(plan: OpenPlan) -> None:
    """Those that were taken away after they were made one with it too; set apart, nothing is seen."""
    kept, other, third = (challenge(plan, f"Dijo la zarigüeya {n}") for n in range(3))
    alone = challenge(plan, "Otra cosa")
    twins.make_one(plan, kept, other)
    twins.make_one(plan, other, third)
    erasing.erase(plan, plan.one(Challenge, kept.id))
    hidden = twins.read_as_another(plan, Challenge)
    assert {one.text for one in hidden} == {plan.one(Challenge, kept.id).text}
    twins.apart(plan, hidden[0])
    assert "zarigüeya" not in " ".join(one.text for one in plan.all(Challenge))
    assert plan.one(Challenge, alone.id).text == "Otra cosa"
    assert checking.check(plan) == []
    plan.close()
    assert "zarigüeya".encode() not in plan.path.read_bytes()


def test_what_was_taken_away_with_its_twin_is_erased_with_it(plan: OpenPlan) -> None:
    kept, other = challenge(plan, "Dijo la zarigüeya"), challenge(plan, "Dijo una zarigüeya")
    twins.make_one(plan, kept, other)
    held = plan.one(Challenge, kept.id)
    proposals.remove_challenge(plan, held)
    erasing.erase(plan, held)
    plan.close()
    assert "zarigüeya".encode() not in plan.path.read_bytes()


def test_erasing_what_was_said_before_takes_the_same_words_of_its_twin(plan: OpenPlan) -> None:
    kept, other = challenge(plan, "Dijo la zarigüeya"), challenge(plan, "Dijo la zarigüeya")
    third = challenge(plan, "Falta luz en la escuela")
    twins.make_one(plan, kept, other)
    twins.make_one(plan, kept, third)
    with plan.step("challenge.edit") as step:
        step.change(plan.one(Challenge, kept.id), text="Falta luz")
    erasing.erase_earlier(plan, plan.one(Challenge, kept.id), "text")
    assert plan.one(Challenge, kept.id).text == "Falta luz"
    assert third.text in {one.text for one in twins.read_as_another(plan, Challenge)}
    plan.close()
    assert "zarigüeya".encode() not in plan.path.read_bytes()


def test_a_purge_of_earlier_wordings_takes_what_is_read_as_another(plan: OpenPlan) -> None:
    kept, other = challenge(plan, "Falta luz"), challenge(plan, "Dijo la zarigüeya")
    twins.make_one(plan, kept, other)
    assert purge.preview(plan)["wordings"] == 1
    purge.purge(plan, ["wordings"])
    assert plan.one(Challenge, kept.id).text == "Falta luz"
    plan.close()
    assert "zarigüeya".encode() not in plan.path.read_bytes()


def test_checking_finds_nothing_amiss(plan: OpenPlan) -> None:
    kept, other = challenge(plan, TEXT), challenge(plan, TEXT)
    idea = proposals.capture(plan, "Lámparas solares", theme="public_space")
    links.link(plan, [idea.id], [kept.id, other.id])
    twins.make_one(plan, kept, other)
    twins.make_one(plan, territory(plan, "La Libertad"), territory(plan, "Libertad"))
    assert checking.check(plan) == []


def test_set_apart_they_are_two_again(plan: OpenPlan) -> None:
    kept, other = challenge(plan, TEXT), challenge(plan, TEXT)
    twins.make_one(plan, kept, other)
    (one,) = twins.made_one(plan)
    assert (one.kept.id, [each.id for each in one.others]) == (kept.id, [other.id])
    assert one.numbers == {kept.id: "1", other.id: "2"}
    twins.apart(plan, one.others[0])
    assert plan.count(Challenge) == 2
    assert twins.made_one(plan) == []
    plan.undo()
    assert plan.count(Challenge) == 1


def test_chains_end_at_the_last_one_that_stands(plan: OpenPlan) -> None:
    first, second, third = (territory(plan, name) for name in ("Uno", "Dos", "Tres"))
    twins.make_one(plan, second, third)
    twins.make_one(plan, first, third)  # third is second, and so second is first
    assert [one.id for one in plan.all(Territory)] == [first.id]
    (one,) = twins.made_one(plan)
    assert {each.id for each in one.others} == {second.id, third.id}
    with pytest.raises(KnownError, match="one and the same"):
        twins.make_one(plan, third, first)


def test_a_circle_that_two_laptops_made_ends_at_the_one_born_first(
    plan: OpenPlan, tmp_path: Path, settings: Settings
) -> None:
    one, two = territory(plan, "La Libertad"), territory(plan, "Libertad")
    with copy_of(plan, tmp_path / "otro.convite", settings, "2b") as other:
        twins.make_one(plan, one, two)
        twins.make_one(other, two, one)
        meet(plan, other)
        meet(other, plan)
        for each in (plan, other):
            assert [it.id for it in each.all(Territory)] == [one.id]
            assert each.find(Territory, two.id) == each.find(Territory, one.id)


def test_a_territory_that_a_laptop_took_away_leaves_the_other_standing(
    plan: OpenPlan, tmp_path: Path, settings: Settings
) -> None:
    kept, other = territory(plan, "La Libertad"), territory(plan, "Libertad")
    with copy_of(plan, tmp_path / "otro.convite", settings, "2b") as laptop:
        with laptop.step("territory.remove") as step:
            step.remove(laptop.one(Territory, kept.id))
        twins.make_one(plan, kept, other)
        meet(plan, laptop)
    assert [one.id for one in plan.all(Territory)] == [other.id]
    assert plan.find(Territory, other.id) is not None


def test_a_late_file_that_still_speaks_of_the_other_fits_in(
    plan: OpenPlan, tmp_path: Path, settings: Settings
) -> None:
    kept, other = challenge(plan, TEXT), challenge(plan, TEXT)
    place, same = territory(plan, "La Libertad"), territory(plan, "Libertad")
    with copy_of(plan, tmp_path / "tarde.convite", settings, "2b") as late:
        idea = proposals.capture(late, "Lámparas solares", theme="public_space", territory=same.id)
        links.link(late, [idea.id], [other.id])
    twins.make_one(plan, kept, other)
    twins.make_one(plan, place, same)
    gather.join_into(plan, [tmp_path / "tarde.convite"])
    assert plan.one(Proposal, idea.id).territory == place.id
    assert [one.challenge for one in plan.all(ProposalChallenge)] == [kept.id]
    assert plan.all(Proposal, territory=place.id) == plan.all(Proposal, territory=same.id)
    assert gather.differences(plan) == []


def test_a_territory_and_a_challenge_are_never_one(plan: OpenPlan) -> None:
    with pytest.raises(KnownError, match="cannot be one"):
        twins.make_one(plan, territory(plan, "Libertad"), challenge(plan, TEXT))


def test_reading_a_plan_without_twins_asks_for_none(
    plan: OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages read proposals dozens of times: what was made one is read once after each save."""
    proposals.capture(plan, TEXT, theme="health")
    plan.all(Proposal)
    reads: list[str] = []
    original = sameness._read
    monkeypatch.setattr(sameness, "_read", lambda c, e: reads.append(e) or original(c, e))
    for _ in range(20):
        plan.all(Proposal)
        plan.all(ActionTerritory)
    assert reads == []


def test_the_sample_has_no_twins_and_is_read_as_before(sample: OpenPlan) -> None:
    before = sample.all(Challenge)
    one, other = before[0], next(c for c in before if c.theme == before[0].theme and c != before[0])
    linked = sample.count(ProposalChallenge)
    twins.make_one(sample, one, other)
    assert sample.all(Challenge) == [each for each in before if each.id != other.id]
    assert sample.count(ProposalChallenge) <= linked
    sample.undo()
    assert sample.all(Challenge) == before


def test_files_in_any_order_read_the_same(
    make_plan: Callable[..., OpenPlan], tmp_path: Path, settings: Settings
) -> None:
    plan = make_plan("base")
    ids = [territory(plan, f"La Libertad {letter}").id for letter in "ABC"]
    paths = []
    for at, who in enumerate(("2b", "3c", "4d")):
        path = tmp_path / f"{who}.convite"
        with copy_of(plan, path, settings, who) as laptop:
            known = {one.id: one for one in laptop.all(Territory)}
            twins.make_one(laptop, known[ids[(at + 1) % 3]], known[ids[at]])
        paths.append(path)
    found = []
    for name, order in (("uno", paths), ("dos", paths[::-1])):
        copy = tmp_path / f"{name}.convite"
        shutil.copyfile(paths[0], copy)
        joined = open_file(copy, settings)
        gather.join_into(joined, order)
        found.append([one.id for one in joined.all(Territory)])
        joined.close()
    assert found == [[ids[0]], [ids[0]]]


def test_sectors_and_barriers_name_what_was_kept(plan: OpenPlan) -> None:
    kept, other = territory(plan, "La Loma", "UIT-1"), territory(plan, "La loma", "UIT-1")
    said, again = challenge(plan, "Piden papeles"), challenge(plan, "Piden papeles")
    with plan.step("economy.sector") as step:
        step.add(Sector(id=new_id(), name="Pan", territories=(other.id, kept.id)))
        step.add(Barrier(id=new_id(), kind="legal", text="Papeles", severity=4,
                         challenges=(again.id,)))  # fmt: skip
    twins.make_one(plan, kept, other)
    twins.make_one(plan, said, again)
    assert plan.all(Sector)[0].territories == (kept.id,)
    assert plan.all(Barrier)[0].challenges == (said.id,)
