"""Verifying a plan: every check finds the plan that is broken in its way."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.photographs import drawn, written
from workshop_app.domain.map_shapes import Feature, Shapes
from workshop_app.domain.proposals import Proposal
from workshop_app.services import areas, checking, demo, map_bases, photos, proposals
from workshop_app.services.checking import CHECKS
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.storage import tables
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.convite"
    settings = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")
    plan = demo.make_sample(path, settings, "es")
    photos.add(plan, written(drawn()), faces="no")
    ring = ((-72.5, 7.9), (-72.49, 7.9), (-72.49, 7.91))
    areas.draw(plan, (ring,), "Ladera")
    map_bases.add_shapes(plan, Shapes((Feature("area", (ring,)),)), "Barrios")
    map_bases.add_sheet(plan, "Hoja")
    plan.close()
    return path


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Path:
    """The sample plan as a file of its own, to be broken."""
    return Path(shutil.copyfile(sample_file, tmp_path / "sample.convite"))


BREAKS: tuple[tuple[str, str, str], ...] = (
    # The check, what breaks the plan, and a word of the line that tells it.
    ("record", "UPDATE Proposal SET text='other' WHERE rowid IS NOT NULL", "text"),
    ("record", "UPDATE Proposal SET gone=1 WHERE count=5 AND letter=''", "gone"),
    ("record", "DELETE FROM change WHERE entity='Barrier'", "do not belong together"),
    ("record", "DELETE FROM Barrier", "do not belong together"),
    ("record", "DELETE FROM step WHERE stamp=(SELECT min(stamp) FROM step)", "not whole"),
    ("record", "INSERT INTO conflict SELECT id,'text','Proposal','a b' FROM Proposal LIMIT 1",
     "conflict"),
    ("links", "UPDATE Proposal SET workshop='nowhere' WHERE count=5", "workshop"),
    ("pictures", "UPDATE media SET data=x'00'", "no picture"),
    ("pictures", "DELETE FROM media", "no picture"),
    ("map", "UPDATE Pin SET latitude=200", "no place that can be drawn"),
    ("map", "UPDATE Area SET outline='{\"rings\": 7}'", "outline that cannot be read"),
    ("map", "UPDATE MapBase SET kind='globe'", "cannot be drawn"),
    ("map", "UPDATE MapBase SET media='' WHERE kind='shapes'", "cannot be drawn"),
    ("directory", "UPDATE ServicePoint SET opening_hours='at times', hours=NULL", "hours that cannot"),
    ("directory", "UPDATE ServicePoint SET verified_on='soon'", "a day that is none"),
    ("directory", "UPDATE Procedure SET points='[\"nowhere\"]'", "not in the plan"),
    ("erased", "INSERT INTO erased SELECT id,'text' FROM Proposal LIMIT 1", "has words again"),
    ("votes", "UPDATE ballot SET round='none' WHERE key=(SELECT min(key) FROM ballot)",
     "belong to no round"),
    ("votes", "DELETE FROM ballot WHERE key=(SELECT min(key) FROM ballot)", "when it was closed"),
    ("votes", "UPDATE ballot SET group_id='none' WHERE key=(SELECT min(key) FROM ballot)",
     "it does not have"),
    ("votes", "UPDATE ballot SET marks='[1,2' WHERE key=(SELECT min(key) FROM ballot)",
     "cannot be read"),
    ("votes", "INSERT INTO secret SELECT id,'00' FROM VoteRound LIMIT 1", "is over"),
    ("votes", "INSERT INTO sheet SELECT id,1,1,'','[]' FROM VoteRound LIMIT 1", "is over"),
    ("votes", "INSERT INTO code(round,hash,group_id,used) SELECT id,hex(randomblob(9)),'',1 FROM VoteRound,"
     " (SELECT 1 FROM Option LIMIT 50)", "codes were used"),
    ("votes", "INSERT INTO ballot(round,key,group_id,marks) SELECT (SELECT min(id) FROM VoteRound),hex(randomblob(16)),'',"
     "'[]' FROM Option LIMIT 50", "people"),
    ("votes", "UPDATE VoteRound SET state='draft' WHERE name='A'", "never opened"),
    ("votes", "UPDATE VoteRound SET state='gone' WHERE name='A'", "no known state"),
    ("opening", "DELETE FROM Option", "fewer than two"),
    ("opening", "UPDATE Option SET label='1'", "one number"),
    ("recount", "UPDATE VoteRound SET closing='{\"ballots\":47,\"channels\":{\"paper\":40}}' WHERE name='A'",
     "40 people cast one"),
    ("numbers", "UPDATE Proposal SET count=0 WHERE count=5", "number that cannot be"),
    ("numbers", "UPDATE Proposal SET letter='A' WHERE count=5", "number that cannot be"),
    ("themes", "UPDATE Proposal SET theme='air' WHERE count=5", "no theme"),
)  # fmt: skip


def _broken(path: Path, sql: str) -> Path:
    with sqlite3.connect(path) as file:
        assert file.execute(sql.replace("WHERE rowid IS NOT NULL", "")).rowcount > 0
    file.close()
    return path


def _said(path: Path, settings: Settings, only: str) -> list[str]:
    plan = open_file(path, settings, read_only=True)
    try:
        return [problem.said(Words("en")) for problem in CHECKS[only](plan)]
    finally:
        plan.close()


@pytest.mark.parametrize(("check", "sql", "told"), BREAKS, ids=[b[1][:50] for b in BREAKS])
def test_every_check_finds_its_broken_plan(
    sample: Path, settings: Settings, check: str, sql: str, told: str
) -> None:
    lines = _said(_broken(sample, sql), settings, check)
    assert any(told in line for line in lines), lines
    assert len(checking.look_over(sample, settings)) >= 1


def test_every_row_of_checks_is_broken_by_a_test() -> None:
    assert {check for check, _, _ in BREAKS} | {"pages", "newer", "sharing"} == set(
        CHECKS
    )  # test_sharing


def test_a_file_of_a_newer_program_says_so_and_has_no_check_value(
    sample: Path, settings: Settings
) -> None:
    with sqlite3.connect(sample) as file:
        file.execute(f"PRAGMA user_version={tables.SCHEMA + 1}")
    file.close()
    (problem,) = checking.look_over(sample, settings)
    assert "newer Convite" in problem.said(Words("en"))
    found = checking.look(closing(open_file(sample, settings, read_only=True)))
    assert (len(found.problems), found.check_value) == (1, "")


def test_a_whole_file_has_a_check_value_and_a_damaged_one_has_none(
    sample: Path, settings: Settings
) -> None:
    whole = checking.look(closing(open_file(sample, settings, read_only=True)))
    assert whole.problems == ()
    assert len(whole.check_value.replace(" ", "")) == 20
    _broken(sample, "UPDATE Proposal SET theme='air' WHERE count=5")
    changed = checking.look(closing(open_file(sample, settings, read_only=True)))
    assert changed.problems
    assert changed.check_value not in ("", whole.check_value)


def test_more_ballots_than_people_is_no_news_where_the_minutes_tell_it(
    sample: Path, settings: Settings
) -> None:
    _broken(sample, 'UPDATE "Group" SET admitted=1')
    assert any("people" in line for line in _said(sample, settings, "votes"))
    noted = '[{"kind":"more_ballots_than_people","ballots":47,"people":5}]'
    _broken(sample, f"UPDATE VoteRound SET closing=json_set(closing,'$.incidents',json('{noted}'))")
    assert _said(sample, settings, "votes") == []


def test_the_sample_is_well_and_checking_changes_no_byte(sample: Path, settings: Settings) -> None:
    before = sample.read_bytes()
    assert checking.look_over(sample, settings) == []
    assert sample.read_bytes() == before


def test_a_damaged_page_is_one_problem(sample: Path, settings: Settings) -> None:
    content = bytearray(sample.read_bytes())
    for page in range(20, 60):
        content[page * 4096 + 200 : page * 4096 + 900] = b"\x5a" * 700
    sample.write_bytes(content)
    (problem,) = checking.look_over(sample, settings)
    assert "damaged" in problem.said(Words("en"))


def test_a_file_cut_short_is_one_problem(sample: Path, settings: Settings) -> None:
    sample.write_bytes(sample.read_bytes()[:-9000])
    assert len(checking.look_over(sample, settings)) == 1


def test_what_is_no_plan_is_not_checked(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "other.convite"
    path.write_bytes(b"not a plan at all, only some words of a person" * 9)
    with pytest.raises(KnownError):
        checking.look_over(path, settings)


@pytest.fixture
def worked(plan: OpenPlan) -> OpenPlan:
    """A plan in which things were captured, edited, joined, withdrawn and taken back."""
    first = proposals.capture(plan, "Luz en la cancha", theme="housing")
    second = proposals.capture(plan, "Luz en la calle", theme="housing")
    proposals.edit(plan, first, text="Luz blanca en la cancha")
    proposals.join_into_cluster(plan, plan.all(Proposal))
    proposals.withdraw(plan, second, "ya está hecha")
    plan.undo()
    plan.undo()
    plan.redo()
    return plan


def test_a_plan_that_was_worked_on_is_well(worked: OpenPlan) -> None:
    assert checking.check(worked) == []


def test_a_number_that_was_changed_later_is_found(worked: OpenPlan) -> None:
    with worked.step("proposal.edit") as step:
        step.change(worked.all(Proposal)[0], count=90)
    lines = [problem.said(Words("en")) for problem in CHECKS["numbers"](worked)]
    assert len(lines) == 1
    assert "another number" in lines[0]


def test_what_was_fixed_at_opening_is_found_when_it_changes(
    sample: Path, settings: Settings
) -> None:
    from workshop_app.domain.rounds import Option, VoteRound

    plan = open_file(sample, settings)
    try:
        a_round, an_option = plan.all(VoteRound)[0], plan.all(Option)[0]
        with plan.step("round.change") as step:
            step.change(a_round, places=3)
            step.change(an_option, text="otra cosa")
        lines = [problem.said(Words("en")) for problem in CHECKS["opening"](plan)]
        assert any("places" in line for line in lines)
        assert any("text" in line for line in lines)
        with plan.step("round.change") as step:
            step.change(a_round, state="open")
        told = [problem.said(Words("en")) for problem in CHECKS["votes"](plan)]
        assert any("opened again" in line for line in told)
    finally:
        plan.close()
