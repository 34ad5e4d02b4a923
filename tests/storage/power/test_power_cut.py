"""The power goes at any moment of a day's work: nothing that was acknowledged is lost, the file is
sound, and it holds exactly what was acknowledged last or, besides, the one save on its way.

Every write, sync, shortening and removal that the database asks of the system is recorded under the
file (``under``); a disk is then cut after any of them and keeps none, all or some sectors of what was
not synced (``cuts``). ``CONVITE_CUTS`` is how many cuts each test makes.
"""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.storage.files import told
from tests.storage.power.cuts import ALL, NONE, Mode, all_points, files_of, laid_out
from tests.storage.power.under import MODULES, reachable, under
from tests.storage.power.work import (
    LAPTOP,
    Opens,
    Spell,
    a_day,
    held,
    of_the_other_laptop,
    opened,
    spell,
)
from workshop_app.domain.entity import new_id
from workshop_app.domain.places import Plan
from workshop_app.services import checking, proposals, protection
from workshop_app.services.open_plan import OpenPlan, new_file
from workshop_app.storage import errors, keys
from workshop_app.text import KnownError

CUTS = int(os.environ.get("CONVITE_CUTS", "160"))

pytestmark = pytest.mark.skipif(
    reachable(MODULES[0]) is None, reason="this Python hides the names of its database"
)


@pytest.fixture
def disk(tmp_path: Path, empty_plan: Path) -> Path:
    """A stick with an empty plan; beside it the other laptop's file and a place for what is left."""
    for name in ("disk", "cut", "again"):
        (tmp_path / name).mkdir()
    of_the_other_laptop(empty_plan, tmp_path / "other.convite")
    return Path(shutil.copyfile(empty_plan, tmp_path / "disk" / "plan.convite"))


def moments(points: int, cuts: int, first: int = 0) -> Iterator[tuple[int, Mode]]:
    """Where to cut, evenly, and what then is on the disk: in turn nothing, all, two random parts."""
    for n in range(cuts):
        at = first + n * (points - first) // cuts
        yield at, (NONE, ALL, f"{n}", f"{n} more")[n % 4]


def cut_everywhere(work: Spell, folder: Path, look: Callable[[int, Mode], None], cuts: int,
                   first: int = 0) -> None:  # fmt: skip
    """Lay out what a cut leaves in ``folder`` and ``look``, ``cuts`` times."""
    wanted = list(moments(len(work.log) + 1, cuts, first))
    for at, left in all_points(work.log, work.files):
        while wanted and wanted[0][0] == at:
            mode = wanted.pop(0)[1]
            laid_out(left.cut(mode), folder)
            look(at, mode)
    assert not wanted


class Looks:
    """Opens what a cut left and says what was lost or damaged; counts."""

    def __init__(self, work: Spell, place: Path, opens: Opens) -> None:
        self.work, self.path, self.opens = work, place / "plan.convite", opens
        self.bad: list[str] = []
        self.waiting = self.on_its_way = 0
        self._sound: set[str] = set()

    def __call__(self, at: int, mode: Mode) -> None:
        journal = self.path.with_name("plan.convite-journal")
        self.waiting += journal.exists() and journal.stat().st_size > 0
        if said := self.fault(at):
            self.bad.append(f"{at} {mode}: {said}")

    def fault(self, at: int) -> str:
        """What is wrong with the file after a cut at ``at``; "" where nothing is."""
        may = self.work.may_hold(at)
        try:
            plan = self.opens(self.path)
        except KnownError as error:
            return error.message
        try:
            found = held(plan)
            if found not in may:
                return "not what was acknowledged"
            self.on_its_way += found != may[0]
            asked = plan.store.connection.exec_driver_sql("PRAGMA integrity_check")
            if (said := asked.scalar()) != "ok":
                return str(said)
            if found not in self._sound:
                self._sound.add(found)
                if len(self._sound) % 4 and CUTS < 1000:
                    return ""  # a whole check of each state takes longer than all the cuts
                return "; ".join(one.message for one in checking.check(plan))
            return ""
        finally:
            plan.close()


def test_after_a_cut_at_any_point_of_a_day_everything_acknowledged_is_there(
    disk: Path, tmp_path: Path
) -> None:
    work = spell(disk, a_day, opened)
    looks = Looks(work, tmp_path / "cut", opened)
    cut_everywhere(work, tmp_path / "cut", looks, CUTS)
    assert looks.bad == []
    assert looks.waiting > CUTS // 4, "few cuts within a save"
    assert looks.on_its_way > 0 or CUTS < 1000, (
        "no cut fell between a save's last sync and its answer"
    )
    said = f"{looks.waiting} within a save, 0 lost, 0 damaged"
    print(f"{CUTS} cuts over {len(work.log)} points of {len(work.saved)} saves: {said}")


def test_a_second_cut_while_the_first_is_repaired_loses_nothing(disk: Path, tmp_path: Path) -> None:
    work = spell(disk, a_day, opened)
    again = Looks(work, tmp_path / "again", opened)
    repaired = []

    def cut_the_repair(at: int, mode: Mode) -> None:
        path = tmp_path / "cut" / "plan.convite"
        before = files_of(path.parent)
        with under(path.parent) as watched:
            opened(path).close()
            log = list(watched.log)
        repaired.append(len(log))
        for upto, left in all_points(log, before):
            if upto % 7 == at % 7:
                laid_out(left.cut(mode), again.path.parent)
                again(at, mode)

    cut_everywhere(work, tmp_path / "cut", cut_the_repair, CUTS // 8)
    assert again.bad == []
    assert sum(repaired) > CUTS // 8


@pytest.mark.parametrize("careless", ["PRAGMA synchronous=NORMAL", "PRAGMA synchronous=OFF"])
def test_a_database_that_syncs_less_is_found_out(disk: Path, tmp_path: Path, careless: str) -> None:
    """What this test of the tests is for: the cuts do find what a mode loses that is known to."""

    def carelessly(path: Path) -> OpenPlan:
        plan = opened(path)
        plan.store.connection.exec_driver_sql(careless)
        return plan

    work = spell(disk, lambda plan, _: _captures(plan), carelessly)
    looks = Looks(work, tmp_path / "cut", opened)
    cut_everywhere(work, tmp_path / "cut", looks, 60)
    assert looks.bad


def _captures(plan: OpenPlan) -> None:
    for n in range(4):
        proposals.capture(plan, f"Propuesta {n}", theme="health")


# -- the first and the last of a file ---------------------------------------------------------------
def test_a_new_plan_is_there_once_it_was_acknowledged(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "cut").mkdir()
    path = tmp_path / "disk" / "nueva.convite"
    with under(path.parent) as watched:
        made = Plan(id=new_id(), title="Cúcuta", municipality="San José de Cúcuta")
        plan = new_file(path, LAPTOP, made)
        acknowledged = len(watched.log)
        plan.close()
    work = Spell({path.name: b""}, watched.log)
    refused: list[str] = []

    def look(at: int, mode: Mode) -> None:
        left = tmp_path / "cut" / path.name
        if at < acknowledged and (said := told(left)):
            refused.append(said)
            return
        plan = opened(left)
        assert at < acknowledged or plan.plan.title == made.title
        plan.close()

    cut_everywhere(work, tmp_path / "cut", look, CUTS // 3)
    assert refused
    known = (errors.DAMAGED, errors.NOT_A_PLAN, errors.PROTECTED)
    assert [said for said in set(refused) if "is empty" not in said and said not in known] == []


OLD = Path(__file__).parents[2] / "plans"


@pytest.mark.parametrize("old", sorted(OLD.iterdir()), ids=lambda old: old.name)
def test_an_upgrade_that_is_cut_leaves_the_old_plan_or_the_new(
    old: Path, tmp_path: Path, home: Path
) -> None:
    """Whatever was left opens, and is then what an upgrade without a cut gives."""
    for name in ("disk", "cut"):
        (tmp_path / name).mkdir()
    path = tmp_path / "disk" / "plan.convite"
    path.write_bytes(gzip.decompress(old.read_bytes()))
    work = spell(path, lambda plan, _: None, opened)
    looks = Looks(work, tmp_path / "cut", opened)

    def look(at: int, mode: Mode) -> None:
        looks(at, mode)
        shutil.rmtree(home / "copies", ignore_errors=True)  # each upgrade keeps one

    cut_everywhere(work, tmp_path / "cut", look, CUTS // 8)
    assert looks.bad == []
    assert looks.waiting > 0


# -- protected plans ------------------------------------------------------------------------------
FIRST, SECOND = "la quebrada crece de noche", "cuatro sillas en el andén"


def with_any(path: Path) -> OpenPlan:
    """The plan, whatever passphrase it has just now."""
    for secret in (None, FIRST, SECOND):
        try:
            return opened(path, secret=secret)
        except KnownError as error:
            if error.message not in (errors.PROTECTED, errors.WRONG_SECRET):
                raise
    raise AssertionError("no passphrase opens it any more")


@pytest.fixture
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key is worked out in no time: it is worked out anew for every cut."""
    monkeypatch.setattr(keys, "ROUNDS", 10)


@pytest.mark.skipif(reachable(MODULES[1]) is None, reason="SQLCipher's names are hidden")
def test_after_a_cut_a_protected_plan_holds_everything_acknowledged(
    disk: Path, tmp_path: Path, quick_keys: None
) -> None:
    plan = opened(disk)
    protection.protect(plan, FIRST)
    plan.close()
    work = spell(disk, a_day, with_any)
    looks = Looks(work, tmp_path / "cut", with_any)
    cut_everywhere(work, tmp_path / "cut", looks, CUTS // 2)
    assert looks.bad == []
    assert looks.waiting > CUTS // 8
    print(f"{CUTS // 2} cuts of a protected plan over {len(work.log)} points: 0 lost, 0 damaged")


@pytest.mark.skipif(reachable(MODULES[1]) is None, reason="SQLCipher's names are hidden")
def test_a_cut_while_the_passphrase_changes_leaves_the_plan_under_the_old_or_the_new(
    disk: Path, tmp_path: Path, quick_keys: None
) -> None:
    """Whole, and once the change was acknowledged never under the old one again."""

    def acts(plan: OpenPlan, _: Path) -> None:
        for change in (lambda: protection.protect(plan, FIRST),
                       lambda: protection.protect(plan, SECOND),
                       lambda: protection.unprotect(plan)):  # fmt: skip
            change()
            proposals.capture(plan, "Luz en las escaleras", theme="health")

    work = spell(disk, acts, with_any)
    assert sum(one.what == "rename" for one in work.log) == 3
    looks = Looks(work, tmp_path / "cut", with_any)
    cut_everywhere(work, tmp_path / "cut", looks, CUTS // 2)
    assert looks.bad == []
    assert looks.on_its_way > 0 or CUTS < 1000
