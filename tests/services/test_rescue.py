"""Damaged files: each opens, is refused with a sentence, or is saved as far as can be.

``CONVITE_DAMAGED`` says how many files are damaged (60; the long run does 500). What
is printed are the shares of the proposals that were saved.
"""

from __future__ import annotations

import gzip
import os
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from tests.casting import cast_many
from tests.photographs import drawn, written
from tests.services.damaging import PAGE, damaged, pages_hurt
from workshop_app.domain.entities import ENTITIES
from workshop_app.domain.places import Photo, Plan
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import (
    checking,
    erasing,
    photos,
    proposals,
    rescue,
    results,
    rounds,
    safety_copies,
    votes,
)
from workshop_app.services.open_plan import OpenPlan, new_file, open_file
from workshop_app.settings import Settings
from workshop_app.storage import keys
from workshop_app.storage import rescue as storage_rescue
from workshop_app.storage.damaged_pages import PlainPages, take_apart
from workshop_app.storage.damaged_rows import Sorter
from workshop_app.storage.header import journal_of
from workshop_app.storage.urn import Cast
from workshop_app.text import KnownError

PLANS = Path(__file__).parent.parent / "plans"
LAPTOP = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")
FILES = int(os.environ.get("CONVITE_DAMAGED", "60"))


def unheard(_done: int, _total: int) -> None:
    pass


@pytest.fixture(scope="module")
def whole_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small plan: forty proposals, some edited and some taken away, a round that was shown."""
    path = tmp_path_factory.mktemp("whole") / "taller.convite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONVITE_HOME", str(path.parent / "home"))
        the_plan = Plan(id="5e" * 16, title="Cúcuta", municipality="Cúcuta")
        plan = new_file(path, LAPTOP, the_plan)
        made = [
            proposals.capture(plan, f"Un parque con {n} árboles y bancas", theme="health")
            for n in range(40)
        ]
        for one in made[:10]:
            proposals.edit(plan, one, text=one.text + " para todos")
        photos.add(plan, written(drawn()), proposal=made[0].id, faces="no")
        round = rounds.draft(plan, "¿Qué va primero?", places=2, people=12, public_seed="mango 7")
        rounds.choose_options(plan, round, [one.id for one in made[:4]])
        round = votes.open_round(plan, round)
        labels = [one.label for one in rounds.options(plan, round)]
        cast_many(plan, round, [Cast("", ((labels[n % 4], 2), (labels[(n + 1) % 4], 1)))
                                for n in range(11)])  # fmt: skip
        votes.close_round(plan, round)
        votes.show_result(plan, plan.one(VoteRound, round.id))
        assert checking.check(plan) == []
        plan.close()
    return path


@pytest.fixture
def hurt(whole_file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "taller.convite"
    shutil.copyfile(whole_file, path)
    return path


def content(plan: OpenPlan) -> dict[str, list[object]]:
    return {one.__name__: list(plan.all(one)) for one in ENTITIES}


def test_a_sound_file_comes_out_the_same(hurt: Path, tmp_path: Path) -> None:
    report = rescue.save(hurt, tmp_path / "new.convite", LAPTOP, unheard)
    assert report.whole
    assert report.unread == 0
    before, after = open_file(hurt, LAPTOP, read_only=True), open_file(report.path, LAPTOP)
    assert content(after) == content(before)
    assert checking.check(after) == []
    (round,) = after.all(VoteRound)
    assert results.result(after, round).cast == 11
    assert after.media(after.all(Photo)[0].media)
    assert after.undoable is None
    before.close()
    after.close()


@pytest.mark.parametrize("version", [1, 2, 3])
def test_older_files_are_saved_as_this_version(tmp_path: Path, version: int) -> None:
    old = tmp_path / "old.convite"
    old.write_bytes(gzip.decompress((PLANS / f"v{version}.convite.gz").read_bytes()))
    report = rescue.save(old, tmp_path / "new.convite", LAPTOP, unheard)
    before, after = open_file(old, LAPTOP, read_only=True), open_file(report.path, LAPTOP)
    assert content(after) == content(before)
    assert report.whole
    before.close()
    after.close()


def rows_by_page(path: Path) -> dict[str, list[frozenset[int]]]:
    """For each proposal the places where it stands whole, each with its pages: as a row, and as
    the beginning of its record."""
    pages = PlainPages(path)
    places: dict[str, list[frozenset[int]]] = {}
    found = Sorter().read(pages, unheard)
    ids = {str(key[0]) for key in found.rows["Proposal"]}
    for number in range(1, pages.count + 1):
        taken = take_apart(pages, number)
        for cell in taken.cells:
            row = cell.values
            birth = len(row) == 6 and row[1] == "*"
            if row and row[0] in ids and (birth or len(row) > 15):
                places.setdefault(row[0], []).append(frozenset({number}) | taken.chained)
    pages.close()
    return places


def test_damaged_files_open_or_are_refused_or_are_saved(whole_file: Path, tmp_path: Path) -> None:
    whole = whole_file.read_bytes()
    places = rows_by_page(whole_file)
    assert len(places) == 40
    told: Counter[tuple[str, str]] = Counter()
    shares: dict[str, list[float]] = {}
    for number in range(FILES):
        kind, data = damaged(whole, number)
        path = tmp_path / f"{number}.convite"
        path.write_bytes(data)
        outcome = opened(path)
        assert path.read_bytes() == data
        target = tmp_path / f"{number}-saved.convite"
        try:
            report = rescue.save(path, target, LAPTOP, unheard)
        except KnownError:
            assert not target.exists()
            told[kind, f"{outcome}, nothing left"] += 1
            report = None
        assert path.read_bytes() == data
        hurt_pages = pages_hurt(whole, data)
        expected = {
            id for id, where in places.items() if any(not pages & hurt_pages for pages in where)
        }
        if report is None:
            assert not expected, (number, kind)
            continue
        told[kind, outcome] += 1
        saved = open_file(report.path, LAPTOP)
        got = {one.id for one in saved.all(Proposal)}
        assert expected <= got, (number, kind)
        assert len(got) + len(report.numbers) >= 40 or report.lost or report.unread
        sound(saved, report, number)
        saved.close()
        target.unlink()
        path.unlink()
        if outcome != "opens":
            shares.setdefault(kind, []).append(len(got & places.keys()) / 40)
    print(*sorted(told.items()), sep="\n")
    for kind, of in shares.items():
        print(kind, len(of), f"saved on average {sum(of) / len(of):.3f}, least {min(of):.3f}")


def opened(path: Path) -> str:
    """Whether a file opens, or is refused; anything else is a bug."""
    try:
        plan = open_file(path, LAPTOP, read_only=True)
    except KnownError:
        return "refused"
    plan.close()
    return "opens"


def sound(plan: OpenPlan, report: rescue.Report, number: int) -> None:
    """What was saved hangs together; what is missing of it was told."""
    not_whole = {round.name for round in report.rounds}
    found = [
        one
        for one in checking.check(plan)
        if one.message not in TOLD
        and not (one.message == UNNUMBERED and one.facts["name"] in not_whole)
    ]
    assert found == [], (number, found)
    for round in plan.all(VoteRound):
        if round.state == "shown":
            assert results.result(plan, round).cast == 11, number
        elif round.name not in [one.name for one in report.rounds]:
            assert round.state == "closed", number  # and nobody knows any more that it was shown
            assert round.closing["ballots"] == 11, number


UNNUMBERED = "Round {name} has two options of one number."
"""Options whose numbers were on a page that is gone: the round is told as not whole."""
TOLD = {
    "The record is not whole: {n} changes name a step that is not there.",
    "{n} photos have no picture, or one that is damaged.",
    "Round {name}: {ballots} ballots, and {counted} when it was closed.",
    "Round {name} has fewer than two options.",
    "Round {name}: {n} ballots cannot be read.",
}


def damage_page(path: Path, number: int) -> None:
    data = bytearray(path.read_bytes())
    data[(number - 1) * PAGE : number * PAGE] = bytes(PAGE)
    path.write_bytes(bytes(data))


def pages_of(path: Path, table: str) -> list[int]:
    """The pages on which a table's rows lie."""
    with closing(sqlite3.connect(path)) as file:
        found = file.execute("SELECT pageno FROM dbstat WHERE name=?", (table,)).fetchall()
    return [number for (number,) in found]


def test_rows_are_rebuilt_from_the_record(hurt: Path, tmp_path: Path) -> None:
    before = open_file(hurt, LAPTOP, read_only=True)
    wanted = content(before)
    before.close()
    for number in pages_of(hurt, "Proposal"):
        damage_page(hurt, number)
    report = rescue.save(hurt, tmp_path / "new.convite", LAPTOP, unheard)
    after = open_file(report.path, LAPTOP)
    assert content(after) == wanted
    assert report.lost == {}
    assert checking.check(after) == []
    after.close()


def test_the_record_is_rebuilt_from_rows(hurt: Path, tmp_path: Path) -> None:
    before = open_file(hurt, LAPTOP, read_only=True)
    texts = [one.text for one in before.all(Proposal)]
    before.close()
    for table in ("change", "ix_change_step"):
        for number in pages_of(hurt, table):
            damage_page(hurt, number)
    report = rescue.save(hurt, tmp_path / "new.convite", LAPTOP, unheard)
    after = open_file(report.path, LAPTOP)
    assert [one.text for one in after.all(Proposal)] == texts
    assert [one.message for one in checking.check(after)] == []
    proposals.capture(after, "Sigue", theme="health")
    after.close()


def test_a_round_that_lost_ballots_is_told_and_not_shown(hurt: Path, tmp_path: Path) -> None:
    for number in pages_of(hurt, "ballot")[1:2]:
        damage_page(hurt, number)
    report = rescue.save(hurt, tmp_path / "new.convite", LAPTOP, unheard)
    (told,) = report.rounds
    assert told.counted == 11
    assert told.ballots < 11
    after = open_file(report.path, LAPTOP)
    (round,) = after.all(VoteRound)
    assert round.state == "closed"
    with pytest.raises(KnownError, match="not been shown"):
        results.result(after, round)
    with pytest.raises(KnownError, match="not whole"):
        votes.show_result(after, round)
    after.close()


def test_a_copy_fills_the_holes_and_its_ballots_make_the_round_whole(
    hurt: Path, tmp_path: Path
) -> None:
    plan = open_file(hurt, LAPTOP)
    copy = safety_copies.keep(plan, "hour")
    assert copy is not None
    later = proposals.capture(plan, "Después de la copia", theme="health")
    plan.close()
    kept = copy.read_bytes()
    for table in ("Proposal", "change", "ballot"):
        for number in pages_of(hurt, table)[:3]:
            damage_page(hurt, number)
    alone = rescue.save(hurt, tmp_path / "alone.convite", LAPTOP, unheard)
    assert alone.rounds
    (found,) = rescue.copies_for(hurt)
    both = rescue.save(hurt, tmp_path / "both.convite", LAPTOP, unheard, copy=found.path)
    assert both.rounds == ()
    assert both.filled
    assert copy.read_bytes() == kept
    after = open_file(both.path, LAPTOP)
    assert after.count(Proposal) >= 40
    assert after.find(Proposal, later.id) is None or after.count(Proposal) == 41
    (round,) = after.all(VoteRound)
    assert results.result(after, round).cast == 11
    after.close()


def test_words_that_were_erased_do_not_come_back_from_a_copy(hurt: Path, tmp_path: Path) -> None:
    plan = open_file(hurt, LAPTOP)
    copy = safety_copies.keep(plan, "hour")
    assert copy is not None
    other = tmp_path / "old.convite"  # a stick in a drawer
    shutil.copyfile(copy, other)
    said = plan.all(Proposal)[20]
    erasing.erase(plan, said)
    plan.close()
    for number in pages_of(hurt, "change")[:2]:
        damage_page(hurt, number)
    report = rescue.save(hurt, tmp_path / "new.convite", LAPTOP, unheard, copy=other)
    assert said.text.encode() not in report.path.read_bytes()


def test_a_protected_file_is_saved_page_by_page(tmp_path: Path, whole_file: Path) -> None:
    key = keys.new("cinco mangos maduros")
    path = tmp_path / "protegido.convite"
    storage_rescue.save(storage_rescue.read(whole_file, unheard), None, path, "1a" * 8, "x", key)
    data = bytearray(path.read_bytes())
    hit = {7, 40, 41}
    for number in hit:
        data[(number - 1) * PAGE + 5] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(KnownError, match="protected"):
        rescue.save(path, tmp_path / "new.convite", LAPTOP, unheard)
    with pytest.raises(KnownError, match="does not open"):
        rescue.save(path, tmp_path / "new.convite", LAPTOP, unheard, secret="otra cosa")
    report = rescue.save(path, tmp_path / "new.convite", LAPTOP, unheard,
                         secret="cinco mangos maduros")  # fmt: skip
    assert report.unread == len(hit)
    assert b"parque" not in report.path.read_bytes()
    after = open_file(report.path, LAPTOP, secret="cinco mangos maduros")
    assert after.protected
    assert after.count(Proposal) == 40
    after.close()


def test_a_save_that_was_cut_off_is_read_as_it_was_before(hurt: Path, tmp_path: Path) -> None:
    """A power cut in a save of many pages, and damage besides: the journal's pages are put back."""
    shutil.copyfile(hurt, tmp_path / "work.convite")
    plan = open_file(tmp_path / "work.convite", LAPTOP)
    cut = tmp_path / "cut.convite"
    connection = plan.store.connection
    connection.exec_driver_sql("PRAGMA cache_size=5")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    connection.exec_driver_sql("UPDATE Proposal SET text = text || ?", ("x" * 900,))
    connection.exec_driver_sql("UPDATE change SET new = ?", ('"' + "y" * 900 + '"',))
    shutil.copyfile(plan.path, cut)
    shutil.copyfile(journal_of(plan.path), journal_of(cut))
    connection.exec_driver_sql("ROLLBACK")
    plan.close()
    assert cut.read_bytes() != hurt.read_bytes()
    damage_page(cut, pages_of(hurt, "Workshop")[0])
    before = cut.read_bytes(), journal_of(cut).read_bytes()
    report = rescue.save(cut, tmp_path / "new.convite", LAPTOP, unheard)
    assert (cut.read_bytes(), journal_of(cut).read_bytes()) == before
    sound, after = open_file(hurt, LAPTOP, read_only=True), open_file(report.path, LAPTOP)
    assert content(after) == content(sound)
    sound.close()
    after.close()


def test_cancelling_leaves_nothing(hurt: Path, tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    def stop(_done: int, _total: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        rescue.save(hurt, tmp_path / "new.convite", LAPTOP, stop)
    assert not (tmp_path / "new.convite").exists()


def test_what_is_no_plan_gives_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "foto.convite"
    path.write_bytes(written(drawn()))
    with pytest.raises(KnownError):
        rescue.save(path, tmp_path / "new.convite", LAPTOP, unheard)
    assert not (tmp_path / "new.convite").exists()
