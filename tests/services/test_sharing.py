"""A sharing copy: it holds what documents tell and nothing else, is read, and never joined."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.services.test_erasing import found
from tests.services.test_purge import MARKERS, capture, drafted, used
from workshop_app.domain.economy import Skill
from workshop_app.domain.map_spots import Spot
from workshop_app.domain.meetings import Attendance, Laptop, PrivateNote, Workshop
from workshop_app.domain.places import MapBase, Photo, Pin
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import (
    capacity,
    checking,
    demo,
    facilitate,
    map_bases,
    pins,
    plan_view,
    prepare,
    results,
    sharing,
    votes,
)
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.services.plan_value import check_value_of
from workshop_app.settings import Settings
from workshop_app.storage import merge, tables, urn
from workshop_app.storage import sharing as shared_in
from workshop_app.text import KnownError

__all__ = ["used"]


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.convite"
    demo.make_sample(path, Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")).close()
    return path


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path, settings: Settings) -> Iterator[OpenPlan]:
    path = tmp_path / "sample.convite"
    shutil.copyfile(sample_file, path)
    plan = open_file(path, settings)
    yield plan
    plan.close()


@pytest.fixture
def shared(sample: OpenPlan, tmp_path: Path) -> Iterator[OpenPlan]:
    plan = open_file(sharing.make(sample, tmp_path / "alcaldia"), sample.settings)
    yield plan
    plan.close()


# -- what it holds --------------------------------------------------------------------------------
def test_nothing_private_and_nothing_of_before_is_in_its_bytes(
    used: OpenPlan, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    path = sharing.make(used, folder / "alcaldia.convite")
    assert [one.name for one in folder.iterdir()] == [path.name]
    assert found(folder, MARKERS) == []
    raw = path.read_bytes()
    assert used.settings.laptop.encode() not in raw
    assert used.settings.nickname.encode() not in raw
    with used.store.reading() as connection:
        (round,) = used.all(VoteRound, state="shown")
        keys = [one.key.encode() for one in urn.ballots(connection, round.id)]
        stamps = [one.stamp.encode() for one in connection.execute(tables.step.select()).all()[:-1]]
    assert not any(one in raw for one in [*keys, *stamps])
    copy = open_file(path, used.settings)
    try:
        assert [copy.count(one) for one in (PrivateNote, Photo, Laptop)] == [0, 0, 0]
        with copy.store.reading() as connection:
            assert connection.execute(tables.code.select()).all() == []
            assert connection.execute(tables.media.select()).all() == []
            assert connection.exec_driver_sql("PRAGMA freelist_count").scalar() == 0
    finally:
        copy.close()


def test_check_finds_nothing_wrong_with_it(shared: OpenPlan) -> None:
    assert checking.check(shared) == []


def test_every_result_that_it_holds_comes_out_the_same(sample: OpenPlan, shared: OpenPlan) -> None:
    rounds = shared.all(VoteRound)
    told = sharing.preview(sample)
    assert tuple(one.name for one in rounds) == told.rounds
    assert rounds
    for round in rounds:
        before = results.result(sample, sample.one(VoteRound, round.id))
        after = results.result(shared, round)
        assert after.totals == before.totals
        assert (after.cast, after.valid, after.blank) == (before.cast, before.valid, before.blank)
        was, now = before.decided, after.decided
        assert was is not None
        assert now is not None
        assert now.selected == was.selected


def test_what_documents_tell_is_the_same(sample: OpenPlan, shared: OpenPlan) -> None:
    before, after = plan_view.read_plan(sample), plan_view.read_plan(shared)
    assert [(one.number, one.text, one.outcome) for one in after.proposals] == [
        (one.number, one.text, one.outcome) for one in before.proposals
    ]
    assert after.actions == before.actions
    assert after.moment == before.moment
    priorities = [(one.number, one.place) for one in capacity.priorities(sample)]
    assert [(one.number, one.place) for one in capacity.priorities(shared)] == priorities


def test_no_small_count_of_attendance_is_in_it(plan: OpenPlan, tmp_path: Path) -> None:
    workshop = prepare.add_workshop(plan, "Primer taller")
    rows = {("total", ""): 24, ("gender", "women"): 20, ("gender", "men"): 4}
    with plan.step("attendance.count") as step:
        for at, ((dimension, category), people) in enumerate(rows.items()):
            step.add(
                Attendance(id=f"{at}" * 32, workshop=workshop.id, dimension=dimension,
                           category=category, people=people)
            )  # fmt: skip
    copy = open_file(sharing.make(plan, tmp_path / "copy"), plan.settings)
    try:
        assert [(one.dimension, one.people) for one in copy.all(Attendance)] == [("total", 24)]
    finally:
        copy.close()


def test_rounds_that_were_not_shown_or_have_too_few_stay_at_home(
    plan: OpenPlan, tmp_path: Path
) -> None:
    ids = [capture(plan, text).id for text in ("Un parque", "Un puente")]
    few = votes.open_round(plan, drafted(plan, ids))
    for _ in range(4):
        votes.vote(plan, few, (("1", 1),))
    votes.show_result(plan, votes.close_round(plan, few))
    closed = votes.open_round(plan, drafted(plan, ids))
    for _ in range(6):
        votes.vote(plan, closed, (("1", 1),))
    votes.close_round(plan, closed)
    drafted(plan, ids)
    told = sharing.preview(plan)
    assert (told.rounds, told.at_home) == ((), ("R1", "R2", "R3"))
    copy = open_file(sharing.make(plan, tmp_path / "copy"), plan.settings)
    try:
        assert copy.all(VoteRound) == []
        with copy.store.reading() as connection:
            assert connection.execute(tables.ballot.select()).all() == []
        assert checking.check(copy) == []
    finally:
        copy.close()


def test_points_of_a_small_room_add_up_and_no_sheet_is_there(
    plan: OpenPlan, tmp_path: Path
) -> None:
    ids = [capture(plan, text).id for text in ("Un parque", "Un puente", "Una cancha", "Luz")]
    draft = drafted(plan, ids, method="points", per_person=10, max_per_option=10)
    opened = votes.open_round(plan, draft)
    sheets = [(("1", n), ("2", 10 - n)) for n in range(1, 8)] + [(("3", 3), ("4", 7))] * 3
    for sheet in sheets:
        votes.vote(plan, opened, sheet)
    shown = votes.show_result(plan, votes.close_round(plan, opened))
    before = results.result(plan, shown)
    copy = open_file(sharing.make(plan, tmp_path / "copy"), plan.settings)
    try:
        after = results.result(copy, copy.one(VoteRound, shown.id))
        assert after.totals == before.totals
        assert (after.valid, after.blank) == (before.valid, before.blank)
        with copy.store.reading() as connection:
            told = sorted(one.marks for one in urn.ballots(connection, shown.id))
        assert told != sorted(sheets)
        assert checking.check(copy) == []
    finally:
        copy.close()


def test_it_has_the_check_value_of_the_plan_and_a_change_behind_its_back_is_found(
    sample: OpenPlan, shared: OpenPlan
) -> None:
    assert check_value_of(shared) == check_value_of(sample)
    path = shared.path
    shared.close()
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE ballot SET marks = (SELECT marks FROM ballot LIMIT 1 OFFSET 3)")
        file.commit()
    again = open_file(path, sample.settings)
    try:
        messages = {one.message for one in checking.check(again)}
        assert "This sharing copy was changed after it was made." in messages
    finally:
        again.close()


# -- what it is -----------------------------------------------------------------------------------
def test_it_says_what_it_is_and_is_only_read(shared: OpenPlan) -> None:
    assert shared.read_only
    assert set(sharing.made_of(shared)) == {"made", "value", "own"}
    with pytest.raises(KnownError):
        capture(shared, "Algo nuevo")


def test_it_is_refused_when_joining_and_the_plan_stays_as_it_was(
    sample: OpenPlan, shared: OpenPlan
) -> None:
    before = sample.count(Proposal), len(sample.all(Workshop))
    for target, source in ((sample, shared), (shared, sample)):
        with pytest.raises(KnownError):
            merge.join(target.store, source.store)
    with pytest.raises(KnownError) as refused:
        merge.join(sample.store, shared.store)
    assert refused.value.message == shared_in.REFUSED
    assert (sample.count(Proposal), len(sample.all(Workshop))) == before


def test_a_copy_of_a_copy_is_refused(shared: OpenPlan, tmp_path: Path) -> None:
    with pytest.raises(KnownError) as refused:
        sharing.make(shared, tmp_path / "again")
    assert refused.value.message == sharing.TWICE


# -- where it is written --------------------------------------------------------------------------
def test_never_over_the_open_plan_nor_unasked_over_another_file(
    plan: OpenPlan, tmp_path: Path
) -> None:
    for over in (False, True):
        with pytest.raises(KnownError) as refused:
            sharing.make(plan, plan.path, over=over)
        assert refused.value.message == sharing.ITSELF
    there = tmp_path / "there.convite"
    there.write_bytes(b"something else")
    with pytest.raises(KnownError) as refused:
        sharing.make(plan, there)
    assert refused.value.message == sharing.THERE
    assert there.read_bytes() == b"something else"
    sharing.make(plan, there, over=True)
    assert there.read_bytes().startswith(b"SQLite")


def test_it_waits_while_people_vote(plan: OpenPlan, tmp_path: Path) -> None:
    ids = [capture(plan, text).id for text in ("Un parque", "Un puente")]
    votes.open_round(plan, drafted(plan, ids))
    with pytest.raises(KnownError) as refused:
        sharing.make(plan, tmp_path / "copy")
    assert refused.value.message == sharing.VOTING
    assert not (tmp_path / "copy.convite").exists()


def test_a_note_written_later_changes_nothing_of_it(plan: OpenPlan, tmp_path: Path) -> None:
    workshop = prepare.add_workshop(plan, "Primer taller")
    first = sharing.make(plan, tmp_path / "first")
    facilitate.write_note(plan, workshop, MARKERS[0])
    second = sharing.make(plan, tmp_path / "second")
    assert len(first.read_bytes()) == len(second.read_bytes())
    assert MARKERS[0].encode() not in second.read_bytes()


# -- maps and totals ------------------------------------------------------------------------------
def _square(color: str) -> bytes:
    written = BytesIO()
    Image.new("RGB", (64, 48), color).save(written, "PNG")
    return written.getvalue()


def test_a_map_goes_along_with_its_picture_unless_it_may_show_faces(
    plan: OpenPlan, tmp_path: Path
) -> None:
    drawn = map_bases.add_picture(plan, _square("green"), "Mapa dibujado", faces="no")
    asked = map_bases.add_picture(plan, _square("red"), "Sin preguntar")
    for base in (drawn, asked):
        pins.put(plan, Spot((0.5, 0.2), base.id), place=f"En {base.name}")
    copy = open_file(sharing.make(plan, tmp_path / "alcaldia"), plan.settings)
    assert [one.name for one in copy.all(MapBase)] == ["Mapa dibujado"]
    assert [one.place for one in copy.all(Pin)] == ["En Mapa dibujado"]
    assert map_bases.picture(copy, copy.all(MapBase)[0]) == map_bases.picture(plan, drawn)
    assert checking.check(copy) == []
    copy.close()


def test_totals_of_fewer_than_five_people_stay_at_home(plan: OpenPlan, tmp_path: Path) -> None:
    with plan.step("demo.load") as step:
        step.add(
            Skill(id="5" * 32, name="costura", kind="technical", demand=3, brought=4, wanted=9)
        )
    copy = open_file(sharing.make(plan, tmp_path / "alcaldia"), plan.settings)
    [skill] = copy.all(Skill)
    assert (skill.brought, skill.wanted) == (None, 9)
    copy.close()
