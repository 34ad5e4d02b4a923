"""A version is the plan as it stood, whatever happened since; what changed is told field by field."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from workshop_app.domain.action_plan import Action, Commitment
from workshop_app.domain.places import Version
from workshop_app.domain.proposals import Proposal
from workshop_app.services import (
    action_plan,
    capacity,
    commitments,
    erasing,
    gather,
    plan_value,
    proposals,
    version_changes,
    versions,
)
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.storage import planfile
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

ES = Words("es")
OTHER = Settings(laptop="2b" * 8, nickname="colibrí 4", letter="C")


def first_action(plan: OpenPlan) -> Action:
    return action_plan.actions(plan)[0]


def busy_since(plan: OpenPlan) -> None:
    """A year of work after the version."""
    action = first_action(plan)
    action_plan.edit(plan, action, title="Otro título", cost=1)
    commitments.promise(plan, "Junta de acción comunal", "Abrir la cancha", action=action.id)
    proposals.capture(plan, "Una nueva", theme="health")
    action_plan.remove(plan, action_plan.actions(plan)[-1])
    plan.undo()
    action_plan.remove(plan, action_plan.actions(plan)[3])


def test_a_version_is_the_plan_as_it_stood(sample: OpenPlan) -> None:
    stood = plan_value.value_of(sample.store)
    zones = [(one.number, one.zone, one.value) for one in capacity.priorities(sample)]
    kept = versions.keep(sample, "Presentado el 12 de mayo")
    busy_since(sample)
    assert plan_value.value_of(sample.store) != stood
    with versions.opened(sample, kept) as earlier:
        assert plan_value.value_of(earlier.store) == stood
        assert [(one.number, one.zone, one.value) for one in capacity.priorities(earlier)] == zones
        assert earlier.version == kept
        assert earlier.read_only
        with pytest.raises(KnownError):
            proposals.capture(earlier, "No", theme="health")
    assert "Una nueva" in [one.text for one in sample.all(Proposal)]


def test_joining_what_is_older_does_not_change_a_version(sample: OpenPlan, tmp_path: Path) -> None:
    """The same laptop may have gone on in a copy, before the version by its clock."""
    copies = [tmp_path / "fork.convite", tmp_path / "other.convite"]
    for copy in copies:
        shutil.copyfile(sample.path, copy)
    for copy, who in zip(copies, (sample.settings, OTHER), strict=True):
        fork = open_file(copy, who)
        action_plan.edit(fork, first_action(fork), title="Escrito en la copia")
        fork.close()
    stood = plan_value.value_of(sample.store)
    kept = versions.keep(sample, "Antes de reunir")
    for copy in copies:
        gather.join_into(sample, [copy])
    assert first_action(sample).title == "Escrito en la copia"
    with versions.opened(sample, kept) as earlier:
        assert plan_value.value_of(earlier.store) == stood


def test_a_version_is_the_same_in_a_joined_file(sample: OpenPlan, tmp_path: Path) -> None:
    stood = plan_value.value_of(sample.store)
    versions.keep(sample, "La del concejo")
    busy_since(sample)
    copy = tmp_path / "copy.convite"
    planfile.copy_to(sample.store, copy)
    gather.join_new(tmp_path / "joined.convite", [copy], OTHER)
    joined = open_file(tmp_path / "joined.convite", OTHER)
    with versions.opened(joined, versions.named(joined, "la del CONCEJO")) as earlier:
        assert plan_value.value_of(earlier.store) == stood
    joined.close()


def test_what_was_erased_since_is_erased_in_a_version(sample: OpenPlan) -> None:
    said = sample.all(Proposal)[0]
    kept = versions.keep(sample, "Con todo")
    erasing.erase(sample, said, "text")
    with versions.opened(sample, kept) as earlier:
        assert said.text not in [one.text for one in earlier.all(Proposal)]
        assert said.text.encode() not in b"".join(
            line.encode() for line in earlier.store.connection.connection.iterdump()
        )


def test_what_changed_is_told_field_by_field(sample: OpenPlan) -> None:
    kept = versions.keep(sample, "Presentado")
    action = first_action(sample)
    removed = action_plan.actions(sample)[3]
    action_plan.edit(sample, action, cost=7_000_000)
    commitments.promise(sample, "Junta de acción comunal", "Abrir la cancha", action=action.id)
    action_plan.remove(sample, removed)
    with versions.opened(sample, kept) as earlier:
        told = version_changes.compare(earlier, sample, ES)
        back = version_changes.compare(sample, earlier, ES)
        assert version_changes.compare(earlier, earlier, ES) == []
    by_entity = {(one.entity, one.kind): one for one in told}
    cost = by_entity["Action", "changed"]
    assert cost.about.startswith("A1: ")
    [field] = [one for one in cost.fields if one.name == "el costo"]
    assert field.after == ES.money(7_000_000, "COP")
    assert field.before == ES.money(action.cost or 0, "COP")
    assert by_entity["Commitment", "added"].about == cost.about
    assert by_entity["Commitment", "added"].title == "Abrir la cancha"
    assert by_entity["Action", "taken_away"].about.endswith(removed.title)
    gone = [one for one in told if one.kind == "taken_away"]
    assert [one.entity for one in gone] == ["Action"], "its parts go with it"
    assert len(back) == len(told)


def test_a_name_is_asked_for_and_stands_once(sample: OpenPlan) -> None:
    versions.keep(sample, "Presentado")
    for name in ("", "  ", "presentado"):
        with pytest.raises(KnownError):
            versions.keep(sample, name)
    assert sample.count(Version) == 1
    kept = versions.rename(sample, versions.versions(sample)[0], "Aprobado")
    versions.forget(sample, kept)
    sample.undo()
    assert [one.name for one in versions.versions(sample)] == ["Aprobado"]


def test_a_version_that_cannot_be_read_gives_a_sentence(sample: OpenPlan) -> None:
    kept = versions.keep(sample, "Presentado")
    for line in ("", "[1]", "{", '{"a": 1}', "[" * 200_000):
        with sample.step("version.keep") as step:
            kept = step.change(kept, upto=line)
        with pytest.raises(KnownError), versions.opened(sample, kept):
            pass


@limits(max_examples=15, deadline=None)
@given(
    acts=st.lists(st.sampled_from(["capture", "edit", "remove", "undo", "promise"]), max_size=12)
)
def test_whatever_is_done_since_the_version_stays(
    acts: list[str], sample_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("versions") / "plan.convite"
    shutil.copyfile(sample_file, path)
    plan = open_file(path, OTHER)
    done = {
        "capture": lambda: proposals.capture(plan, "Otra más", theme="housing"),
        "edit": lambda: action_plan.edit(plan, first_action(plan), months=plan.count(Proposal)),
        "remove": lambda: action_plan.remove(plan, first_action(plan)),
        "promise": lambda: commitments.promise(plan, "La Junta", f"{plan.count(Commitment)} obras"),
        "undo": plan.undo,
    }
    action_plan.edit(plan, first_action(plan), title="Lo primero")
    stood = [(plan_value.value_of(plan.store), versions.keep(plan, "Primera"))]
    for act in acts:
        done[act]() if act != "undo" or plan.undoable == "action.edit" else None
    stood.append((plan_value.value_of(plan.store), versions.keep(plan, "Segunda")))
    for value, kept in stood:
        with versions.opened(plan, kept) as earlier:
            assert plan_value.value_of(earlier.store) == value
    plan.close()
