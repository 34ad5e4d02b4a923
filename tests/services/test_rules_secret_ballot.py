"""Codes, help and groups: what no file, no screen and no document may give back (P-33, P-40, P-55)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from workshop_app.domain.rounds import VoteRound
from workshop_app.export.exporters import EXPORTERS
from workshop_app.services import (
    codes,
    documents,
    paper,
    plan_view,
    proposals,
    results,
    rounds,
    votes,
)
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.storage import tables, urn
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

ROOT = Path(__file__).resolve().parents[2]
SOURCES = {
    str(path.relative_to(ROOT / "workshop_app")): path.read_text(encoding="utf-8")
    for path in (ROOT / "workshop_app").rglob("*.py")
}


# -- codes (P-33) ---------------------------------------------------------------------------------
def test_no_column_leads_from_a_code_to_a_ballot() -> None:
    """What both have is the round and the group, which many share."""
    code, ballot = set(tables.code.c.keys()), set(tables.ballot.c.keys())
    assert code & ballot == {"place", "round", "group_id"}
    assert not [one for table in (tables.code, tables.ballot) for one in table.foreign_keys]
    told = re.compile("time|stamp|when|order|channel|step|moment|count", re.I)
    assert [one for one in code | ballot if told.search(one)] == []


def test_no_code_is_in_any_byte_and_after_closing_nothing_can_try_one(plan: OpenPlan) -> None:
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in "abc"]
    draft = rounds.draft(
        plan, "¿Qué es lo primero?", places=1, people=60, public_seed="mango 7",
        channels=("laptop", "phones"), with_codes=True,
    )  # fmt: skip
    rounds.choose_options(plan, draft, [one.id for one in made])
    round = votes.open_round(plan, plan.one(VoteRound, draft.id))
    handed = [line.split()[0] for line in codes.make(plan, round, 60)]
    with plan.store.reading() as connection:
        key = str(connection.scalar(sa.select(tables.secret.c.value)))
    for at, code in enumerate(handed[:40]):
        votes.vote(plan, round, (("1", 1),), channel=("laptop", "phones")[at % 2], code=code)
        beside = everything(plan.path)
        assert not any(one.encode() in beside for one in handed)
    assert key.encode() in everything(plan.path)
    votes.close_round(plan, round)
    for state in ("open in the program", "closed"):
        beside = everything(plan.path)
        assert key.encode() not in beside, state
        assert bytes.fromhex(key) not in beside, state
        assert not any(one.encode() in beside for one in handed), state
        plan.close()
    again = open_file(plan.path, plan.settings)
    for code in (handed[0], handed[50]):
        with pytest.raises(KnownError, match="not of this round"):
            codes.look_up(again, round, code)
    with again.store.reading() as connection:
        assert urn.codes_used(connection, round.id) == 40
        stored = list(connection.execute(sa.select(tables.code.c.hash)).scalars())
    assert stored == sorted(stored), "in the order of hashes, not of slips"
    again.close()


def everything(path: Path) -> bytes:
    """The plan, its side files and the laptop's folder."""
    return b"".join(one.read_bytes() for one in path.parent.rglob("*") if one.is_file())


# -- help to vote (P-40) --------------------------------------------------------------------------
CASTING = {
    "urn.cast(": {
        "services/votes.py",
        "services/paper.py",
        "services/demo_votes.py",
        "services/sharing_rounds.py",
    },
    "urn.union(": {"storage/merge_votes.py"},
    "urn.admit(": {"services/votes.py", "services/capacity.py"},
    "votes.vote(": {"ui/kiosk/window.py"},
    "votes.vote_many(": {"web/site.py"},
    "paper.type_in(": {"ui/vote/paper_panel.py"},
    "sheets.lay(": {"services/paper.py"},
}
"""Whatever puts a ballot in, and who alone may call it: the passed laptop on its own screen, a phone,
and the batch of paper; the sample's maker, joining, and the copy that is handed over. Officials are
admitted to an assessment, which takes no ballot."""


@pytest.mark.parametrize("call", CASTING)
def test_no_other_part_of_the_program_casts(call: str) -> None:
    assert {name for name, text in SOURCES.items() if call in text} == CASTING[call]


@pytest.mark.parametrize("channel", ["paper", "tokens", "hands", "", "console"])
def test_a_ballot_is_cast_by_a_persons_own_hands_only(plan: OpenPlan, channel: str) -> None:
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in "ab"]
    draft = rounds.draft(
        plan, "¿Qué?", places=1, people=9, public_seed="7", method="approval",
        channels=("paper", "laptop", "tokens", "hands", "phones"),
    )  # fmt: skip
    rounds.choose_options(plan, draft, [one.id for one in made])
    round = votes.open_round(plan, plan.one(VoteRound, draft.id))
    with pytest.raises(KnownError, match="not voted in this way"):
        votes.vote(plan, round, (("1", 1),), channel=channel)
    assert votes.ballots_in(plan, round) == 0


def test_typed_paper_is_in_no_urn_before_the_whole_batch_is(plan: OpenPlan) -> None:
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in "ab"]
    draft = rounds.draft(plan, "¿Qué?", places=1, people=9, public_seed="7")
    rounds.choose_options(plan, draft, [one.id for one in made])
    round = votes.open_round(plan, plan.one(VoteRound, draft.id))
    for _ in range(6):
        paper.type_in(plan, round, (("1", 1),))
        with plan.store.reading() as connection:
            assert urn.how_many(connection, round.id) == 0
    votes.close_round(plan, round)
    with plan.store.reading() as connection:
        assert urn.how_many(connection, round.id) == 6


# -- groups in public (P-55) ----------------------------------------------------------------------
Ballots = list[tuple[str, tuple[tuple[str, int], ...]]]

THREE: Ballots = [
    *[(table, (("1", 2), ("2", 2), ("3", 1))) for table in ("Norte", "Sur", "Río") for _ in "abcd"],
    ("Norte", (("1", 2), ("2", 2), ("4", 1))),
    ("Norte", (("1", 2), ("3", 2), ("4", 1))),
    ("Sur", (("1", 2), ("2", 2), ("5", 1))),
    ("Sur", (("1", 2), ("3", 2), ("6", 1))),
    ("Río", (("1", 2), ("2", 2), ("6", 1))),
    ("Río", (("1", 2), ("3", 2), ("5", 1))),
]
"""Of each table the first three are 1, 2 and 3, and 4 to 6 have few marks."""
UNSEEN = ((12, 14), (13, 15), (12, 16))
"""Pairs of these whose change of tables changes no first three and no share of them."""

TWO: Ballots = [one for one in THREE if one[0] != "Río"]
NEARLY = ((0, 10), (5, 8))
"""Pairs of these whose change would change shares, but not which are the first three."""


def shown(plan: OpenPlan, ballots: Ballots) -> VoteRound:
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in "abcdef"]
    round = rounds.draft(plan, "¿Qué es lo primero?", places=2, public_seed="mango 7", label_top=3)
    rounds.choose_options(plan, round, [one.id for one in made])
    names = list(dict.fromkeys(table for table, _ in ballots))
    groups = rounds.set_groups(plan, round, "tables", [(name, 10) for name in names])
    opened = votes.open_round(plan, plan.one(VoteRound, round.id))
    ids = {group.name: group.id for group in groups}
    for table, marks in ballots:
        paper.type_in(plan, opened, marks, group=ids[table])
    return votes.show_result(plan, votes.close_round(plan, opened))


def swapped(plan: OpenPlan, one: str, other: str) -> None:
    """Two ballots of the urn change their tables; nothing else of the file changes."""
    stored = tables.ballot
    with plan.store.transaction() as connection:
        asked = sa.select(stored.c.key, stored.c.group_id).where(stored.c.key.in_([one, other]))
        found = {key: group for key, group in connection.execute(asked)}
        for key, group in ((one, found[other]), (other, found[one])):
            connection.execute(stored.update().where(stored.c.key == key).values(group_id=group))


def keys_of(plan: OpenPlan, round: VoteRound, ballots: Ballots) -> list[str]:
    """The key of each of ``ballots`` in the urn; of equal ones any."""
    names = {group.id: group.name for group in rounds.groups_of(plan, round)}
    with plan.store.reading() as connection:
        lying = [(names[b.group], b.marks, b.key) for b in urn.ballots(connection, round.id)]
    found = []
    for table, marks in ballots:
        one = next(each for each in lying if each[:2] == (table, tuple(sorted(marks))))
        lying.remove(one)
        found.append(one[2])
    return found


def every_export(path: Path, settings: Settings) -> dict[str, bytes]:
    """Every document of a plan that is the same twice, in both languages."""
    plan = open_file(path, settings, read_only=True)
    found = {}
    for language in ("es", "en"):
        for kind, row in EXPORTERS.items():
            if row.of not in ("", "round") or row.anew:
                continue
            of = {"of": "R1"} if row.of == "round" else {}
            found[f"{kind} {language}"] = documents.export(plan, kind, Words(language), **of)
    plan.close()
    return found


@pytest.mark.parametrize(
    ("ballots", "pairs"), [(THREE, UNSEEN), (TWO, NEARLY)], ids=["three groups", "two groups"]
)
def test_no_export_tells_more_of_a_group_than_it_may(
    plan: OpenPlan,
    settings: Settings,
    ballots: Ballots,
    pairs: tuple[tuple[int, int], ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever a group gave beyond its first three (of two groups: also how much they got), every
    document is the same, byte for byte; but for the plan's check value, from which nobody comes
    back to a ballot: the random keys of the ballots are in it."""
    monkeypatch.setattr(plan_view, "check_value_of", lambda _plan: "0000")
    round = shown(plan, ballots)
    before = results.result(plan, round)
    keys = keys_of(plan, round, ballots)
    plan.close()
    told = every_export(plan.path, settings)
    assert len(told) > 8
    for one, other in pairs:
        now = open_file(plan.path, settings)
        swapped(now, keys[one], keys[other])
        after = results.result(now, round)
        assert after.groups != before.groups, "the app does tell"
        assert after.totals == before.totals
        now.close()
        assert every_export(plan.path, settings) == told
        now = open_file(plan.path, settings)
        swapped(now, keys[one], keys[other])
        now.close()


def test_a_change_among_the_first_three_is_told(plan: OpenPlan, settings: Settings) -> None:
    """The test above can fail."""
    round = shown(plan, THREE)
    keys = keys_of(plan, round, THREE)
    plan.close()
    told = every_export(plan.path, settings)
    now = open_file(plan.path, settings)
    swapped(now, keys[0], keys[15])
    now.close()
    changed = {
        name for name, data in every_export(plan.path, settings).items() if data != told[name]
    }
    assert {"plan-pdf es", "minutes-pdf es"} <= changed


@pytest.mark.parametrize("language", ["es", "en"])
def test_no_table_of_the_sample_has_groups_and_options(sample: OpenPlan, language: str) -> None:
    """No column is a group's, and a row names those groups only of which its option is among the
    first three, in one cell."""
    shares = 0
    for round in sample.all(VoteRound):
        counted = results.result(sample, round)
        names = {group.code: group.name for group in rounds.groups_of(sample, round)}
        firsts = {
            names[member]: {label for label, rank in group.ranks.items() if rank <= 3}
            for group in counted.groups
            for member in group.members
        }
        for kind, rows in _tables(sample, Words(language)):
            assert not [cell for cell in rows[0] if any(name in cell for name in firsts)]
            for row in rows[1:]:
                named = [cell for cell in row if any(name in cell for name in firsts)]
                if kind != "results-csv" or row[0] != round.name:
                    continue
                assert len(named) <= 1, row
                told = {name for name in firsts for cell in named if name in cell}
                assert all(row[4] in firsts[name] for name in told), row
                shares += len(told)
    assert shares > 10


def _tables(plan: OpenPlan, words: Words) -> Iterator[tuple[str, list[list[str]]]]:
    """Every table that leaves the app, by the kind of its document."""
    import openpyxl

    for kind, row in EXPORTERS.items():
        if row.ending == ".csv":
            text = documents.export(plan, kind, words).decode("utf-8-sig")
            yield kind, list(csv.reader(io.StringIO(text), delimiter=";"))
        elif row.ending == ".xlsx":
            book = openpyxl.load_workbook(io.BytesIO(documents.export(plan, kind, words)))
            for sheet in book:
                yield (
                    kind,
                    [
                        [str(cell or "") for cell in line]
                        for line in sheet.iter_rows(values_only=True)
                    ],
                )
