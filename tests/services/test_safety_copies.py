"""Copies kept on the laptop, and copies that a person asks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from workshop_app.domain.places import Plan
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import (
    checking,
    copies_thinned,
    copy_names,
    proposals,
    rounds,
    safety_copies,
    votes,
)
from workshop_app.services.copies_thinned import making_room, superfluous
from workshop_app.services.copy_names import Copy
from workshop_app.services.open_plan import OpenPlan, new_file, open_file
from workshop_app.settings import Settings
from workshop_app.storage import copying
from workshop_app.text import KnownError


def test_none_is_kept_while_people_vote(plan: OpenPlan) -> None:
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in "ab"]
    round = rounds.draft(plan, "¿Qué?", places=1, people=12, public_seed="mango 7")
    rounds.choose_options(plan, round, [one.id for one in made])
    round = votes.open_round(plan, round)
    assert safety_copies.keep(plan, "gather") is None
    assert safety_copies.of(plan) == []
    votes.close_round(plan, round)
    assert plan.one(VoteRound, round.id).state == "closed"
    assert safety_copies.keep(plan, "gather") is not None


@pytest.mark.parametrize("name", ["plan [2]", "plan", "año*", "plan.b"])
def test_a_plan_finds_its_own_copies_and_no_others(
    plan: OpenPlan, tmp_path: Path, settings: Settings, name: str
) -> None:
    """A name that looks like a pattern; another plan of the same name, or of a longer one."""
    theirs = safety_copies.keep(plan, "gather")
    folder = tmp_path / "stick"
    folder.mkdir()
    the_plan = Plan(id="5e" * 16, title="Otra", municipality="Cúcuta")
    other = new_file(folder / f"{name}.convite", settings, the_plan)
    mine = safety_copies.keep(other, "gather")
    assert safety_copies.of(other) == [mine]
    assert safety_copies.of(plan) == [theirs]
    other.close()


def test_a_plan_is_not_copied_over_itself(plan: OpenPlan) -> None:
    with pytest.raises(KnownError, match="is open here"):
        safety_copies.write_to(plan, plan.path)
    proposals.capture(plan, "Un parque", theme="health")


def test_a_copy_has_the_name_that_was_given(
    make_plan: Callable[..., OpenPlan], tmp_path: Path, settings: Settings
) -> None:
    plan = make_plan()
    copy = safety_copies.write_to(plan, tmp_path / "plan.jueves")
    assert copy.name == "plan.jueves.convite"
    again = open_file(copy, settings)
    assert again.plan == plan.plan
    again.close()


def test_a_copy_is_kept_although_the_clock_was_set_back(plan: OpenPlan) -> None:
    for _ in range(safety_copies.KEPT):
        safety_copies.keep(plan, "gather")
    ahead = safety_copies.of(plan)[0]
    later = ahead.with_name(re.sub(r"\d{8}-\d{6}", "20991231-235959", ahead.name))
    ahead.rename(later)
    copy = safety_copies.keep(plan, "gather")
    assert copy is not None
    assert copy.is_file()
    assert safety_copies.of(plan)[:2] == [copy, later]


def test_the_newest_stay_then_one_a_day_then_one_a_week(tmp_path: Path) -> None:
    """Thirty days of work, ten copies a day."""
    now = datetime(2026, 3, 31, 18)
    moments = [now - timedelta(days=day, hours=hour / 2) for day in range(30) for hour in range(10)]
    copies = [_copy(tmp_path, moment) for moment in moments]
    gone = {one.path for one in superfluous(copies)}
    stay = [one.moment for one in copies if one.path not in gone]
    assert stay[: safety_copies.KEPT] == moments[: safety_copies.KEPT]
    days = [one.date() for one in stay[safety_copies.KEPT :]]
    assert days[:15] == [(now - timedelta(days=day)).date() for day in range(15)]
    assert len({one.isocalendar()[:2] for one in days[15:]}) == len(days[15:]) >= 2
    assert all(one.hour == 18 for one in stay[safety_copies.KEPT + 1 :])  # the last one of its day


def test_copies_never_outgrow_their_number(tmp_path: Path) -> None:
    now = datetime(2026, 3, 31, 18)
    copies = [_copy(tmp_path, now - timedelta(days=day)) for day in range(1000)]
    assert len(copies) - len(superfluous(copies)) == copies_thinned.MOST


def test_the_oldest_go_before_the_disk_is_full_but_not_the_last_of_a_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime(2026, 3, 31, 18)
    mine = [_copy(tmp_path, now - timedelta(hours=n), size=10**8) for n in range(3)]
    theirs = _copy(tmp_path, now - timedelta(days=9), "otro", size=10**8)
    copies = [*mine, theirs]

    def room(free: int) -> list[Copy] | None:
        usage = SimpleNamespace(total=10**11, free=free)
        monkeypatch.setattr(copies_thinned.shutil, "disk_usage", lambda _path: usage)
        return making_room(copies, 10**8, tmp_path)

    assert room(5 * 10**10) == []
    assert room(5 * 10**9) == [mine[2]]
    assert room(5 * 10**9 - 10**8) == [mine[2], mine[1]]
    assert room(5 * 10**9 - 2 * 10**8) is None


def test_where_none_fits_the_act_goes_on_without(
    plan: OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies_thinned, "FLOOR", 10**18)
    assert safety_copies.keep(plan, "gather") is None
    with pytest.raises(KnownError, match="no room"):
        safety_copies.keep_aside(plan, "hour", lambda: None)
    assert safety_copies.of(plan) == []


def test_a_copy_is_kept_aside_only_where_something_changed(plan: OpenPlan) -> None:
    assert safety_copies.keep_aside(plan, "opening", lambda: None)
    assert safety_copies.keep_aside(plan, "hour", lambda: None) is None
    proposals.capture(plan, "Un parque", theme="health")
    assert safety_copies.keep_aside(plan, "hour", lambda: None)
    assert [one.before for one in safety_copies.kept(plan)] == ["hour", "opening"]


def test_what_is_written_meanwhile_is_in_the_copy_or_not_but_whole(
    plan: OpenPlan, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(30):
        proposals.capture(plan, f"Un parque con {n} árboles", theme="health")
    monkeypatch.setattr(copying, "LOT", 4)
    written: list[int] = []

    def writing() -> None:
        if len(written) < 20:
            written.append(1)
            proposals.capture(plan, f"Otra cosa {len(written)}", theme="housing")

    copy = safety_copies.keep_aside(plan, "hour", writing)
    assert copy is not None
    assert len(written) == 20
    again = open_file(copy, settings, read_only=True)
    assert again.count(Proposal) == plan.count(Proposal) == 50
    assert checking.check(again) == []
    again.close()


def test_a_copy_under_way_is_given_up_when_a_round_opens(
    plan: OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in "ab"]
    round = rounds.draft(plan, "¿Qué?", places=1, people=12, public_seed="mango 7")
    rounds.choose_options(plan, round, [one.id for one in made])
    monkeypatch.setattr(copying, "LOT", 4)

    def opening() -> None:
        if plan.one(VoteRound, round.id).state == "draft":
            votes.open_round(plan, round)

    assert safety_copies.keep_aside(plan, "hour", opening) is None
    assert list(safety_copies.folder().iterdir()) == []


def test_closing_a_plan_gives_up_its_copy(
    make_plan: Callable[..., OpenPlan], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan()
    monkeypatch.setattr(copying, "LOT", 4)
    assert safety_copies.keep_aside(plan, "hour", plan.close) is None
    assert list(safety_copies.folder().iterdir()) == []
    open_file(plan.path, settings).close()


def test_the_names_of_copies_tell_whose_when_and_why(plan: OpenPlan) -> None:
    path = safety_copies.keep(plan, "gather")
    assert path is not None
    (copy,) = safety_copies.everything()
    assert (copy.path, copy.stem, copy.before) == (path, plan.path.stem, "gather")
    assert copy.size == path.stat().st_size
    assert safety_copies.is_copy(path)
    (safety_copies.folder() / "notas.txt").write_text("x")
    (safety_copies.folder() / "plan.v1.convite").write_bytes(path.read_bytes())
    assert {one.before for one in safety_copies.everything()} == {"gather", "upgrade"}


def _copy(folder: Path, moment: datetime, stem: str = "plan", size: int = 1) -> Copy:
    path = folder / copy_names.name(stem, "5e" * 16, moment, "hour", "00000000")
    return Copy(path, stem, "5e" * 4, moment, "hour", "00000000", size, moment)


# -- names ----------------------------------------------------------------------------------------
LONG = (
    "Taller de planeación con la comunidad de la vereda La Jarra, corregimiento de El Carmen, " * 3
)


@pytest.mark.parametrize(
    "stem", [LONG[:230], LONG[:130], "x" * 240, "ñ" * 120, "a\nb", "..", 'a"b%20#?']
)
def test_whatever_a_plan_is_called_its_copies_are_kept_and_found(
    tmp_path: Path, settings: Settings, stem: str
) -> None:
    """Also with what is written beside them, and with copies from before an upgrade."""
    the_plan = Plan(id="5e" * 16, title="Otra", municipality="Cúcuta")
    while len(f"{stem}.convite-journal".encode()) > 255:
        stem = stem[:-1]
    plan = new_file(tmp_path / f"{stem}.convite", settings, the_plan)
    kept = [safety_copies.keep(plan, "passphrase"), safety_copies.keep_aside(plan, "hour", _go_on)]
    assert safety_copies.of(plan) == kept[:1]  # nothing changed before the second
    proposals.capture(plan, "Un parque", theme="health")
    kept.append(safety_copies.keep_aside(plan, "hour", _go_on))
    assert safety_copies.of(plan) == [kept[2], kept[0]]
    assert safety_copies.of_file(plan.path) == safety_copies.kept(plan)
    longest = max(len(one.name.encode()) for one in safety_copies.of(plan))
    assert longest + len(".new-journal") <= 255
    plan.close()


def _go_on() -> None:
    """The copy under way goes on."""


def test_plans_whose_long_names_begin_alike_have_copies_of_their_own(tmp_path: Path) -> None:
    first, second = (tmp_path / f"{LONG[:180]}{end}.convite" for end in "ab")
    assert copy_names.stem_of(first) != copy_names.stem_of(second)
    assert copy_names.stem_of(first) == copy_names.stem_of(tmp_path / copy_names.stem_of(first))


def test_a_copy_that_was_kept_under_a_whole_long_name_is_found(tmp_path: Path) -> None:
    """Names were not always cut."""
    stem = LONG[:150]
    whole = tmp_path / f"{stem}.5e5e5e5e.20260331-180000-000000.gather.convite"
    whole.write_bytes(b"x")
    found = copy_names.read(whole)
    assert found is not None
    assert found.stem == copy_names.stem_of(tmp_path / f"{stem}.convite")


# -- clocks ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("wrong", [datetime(2035, 1, 1), datetime(2000, 1, 1)])
def test_one_copy_made_with_a_wrong_clock_does_not_spoil_the_others(
    tmp_path: Path, wrong: datetime
) -> None:
    """Ten days of work, six copies a day, each after the one before whatever the clock said."""
    start = datetime(2026, 3, 1, 9)
    moments = [start + timedelta(days=day, hours=hour) for day in range(10) for hour in range(6)]
    moments.insert(31, wrong)
    copies: list[Copy] = []
    for moment in moments:
        order = max([moment, *(one.order + timedelta(microseconds=1) for one in copies)])
        path = tmp_path / copy_names.name("plan", "5e" * 16, moment, "hour", "00000000", order)
        path.write_bytes(b"x")
        made = copy_names.read(path)
        assert made is not None
        assert made.moment == moment
        copies.append(made)
        gone = superfluous(copies)
        copies = [one for one in copies if one not in gone]
    assert {one.moment.date() for one in copies} >= {one.date() for one in moments if one != wrong}
    assert [one.moment for one in copies][-8:] == moments[-8:]


def test_a_copy_after_one_with_a_clock_ahead_says_its_own_day(plan: OpenPlan) -> None:
    ahead = safety_copies.keep(plan, "gather")
    assert ahead is not None
    later = ahead.with_name(re.sub(r"\d{8}-\d{6}", "20991231-235959", ahead.name))
    ahead.rename(later)
    copy = safety_copies.keep(plan, "gather")
    newest, before = safety_copies.kept(plan)
    assert (newest.path, before.path) == (copy, later)
    assert newest.moment.year < 2099


def test_a_large_disk_needs_no_tenth_of_it_free(
    plan: OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = SimpleNamespace(total=10**12, free=9 * 10**10)
    monkeypatch.setattr(copies_thinned.shutil, "disk_usage", lambda _path: usage)
    assert safety_copies.fits(plan)
    assert safety_copies.keep(plan, "gather") is not None
    usage.free = copies_thinned.ENOUGH
    assert not safety_copies.fits(plan)
