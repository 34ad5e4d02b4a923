"""The sample plan as five laptops wrote it: a template given out, and a file for each workshop.

``python -m tests.services.split FOLDER`` writes them to try the gathering by hand. The files of the
first three workshops hold what was said there and nothing else; the fourth laptop joined those three
before it held the rounds over what all had proposed, and the fifth all four before the officials
judged it: so each laptop's file holds what its room worked on. Joined in any order they say what
the sample says.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from workshop_app.domain.action_plan import Programme
from workshop_app.domain.directory import Procedure, ServicePoint
from workshop_app.domain.entities import ENTITIES
from workshop_app.domain.entity import Entity
from workshop_app.domain.history import Clock
from workshop_app.domain.meetings import (
    AgendaItem,
    Attendance,
    Laptop,
    Progress,
    Table,
    Workshop,
    WorkshopCommune,
)
from workshop_app.domain.places import Commune, Pin, Plan, Territory, TerritoryCommune
from workshop_app.domain.proposals import Challenge, Cluster, Proposal, ProposalChallenge
from workshop_app.domain.rounds import AssessmentRound, Group, Option, VoteRound
from workshop_app.services import demo, templates
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.storage import merge, planfile, tables, urn
from workshop_app.storage.record import Record, Step

PREPARED: tuple[type[Entity], ...] = (
    Commune, Territory, TerritoryCommune, Workshop, WorkshopCommune, Table, AgendaItem, Programme,
    ServicePoint, Procedure,
)  # fmt: skip
"""What the coordinator wrote before anything was given out."""

VOTED: tuple[type[Entity], ...] = (Cluster, VoteRound, Group, Option)
"""What the fourth workshop made of what all had said."""

NICKNAMES = ("colibrí 12", "oso 7", "perezoso 31", "iguana 4", "ceiba 25")
COORDINATOR = Settings(laptop="c0" * 16, nickname="cóndor 1", letter="")


@dataclass(frozen=True, slots=True)
class Split:
    """``whole`` is the sample, ``template`` what was given out, ``files`` one for each workshop."""

    whole: Path
    template: Path
    files: list[Path]


def laptop(number: int) -> Settings:
    """The laptop of a workshop, by its number from 1."""
    return Settings(
        laptop=f"{number}d" * 16, nickname=NICKNAMES[number - 1], letter="BFHJK"[number - 1]
    )


def split(folder: Path, language: str = "es") -> Split:
    """Write the sample into ``folder`` and what five laptops would have made of it."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = demo.make_sample(folder / "sample.convite", COORDINATOR, language)
    try:
        template = _prepared(whole, folder / "template.convite")
        given = folder / "files"
        given.mkdir()
        of = sorted(whole.all(Workshop), key=lambda one: one.number)
        files = templates.give_out(template, given, of)
        template.close()
        for workshop, path in zip(of, files, strict=True):
            _written(whole, workshop, path, files[: workshop.number - 1])
    finally:
        whole.close()
    return Split(whole.path, template.path, files)


def _at(plan: OpenPlan, day: str, time: str = "09:00") -> None:
    """The laptop's clock stands at the day of its workshop."""
    begins = datetime.fromisoformat(f"{day}T{time}").timestamp
    plan.record = Record(plan.store, plan.settings.laptop, Clock("", begins))


def _prepared(whole: OpenPlan, path: Path) -> OpenPlan:
    first = min(one.day for one in whole.all(Workshop))
    before = datetime.fromisoformat(first) - timedelta(days=14)
    plan = OpenPlan(planfile.make(path), COORDINATOR)
    _at(plan, before.date().isoformat())
    with plan.step("plan.make") as step:
        step.add(whole.plan)
        for kind in PREPARED:
            _add(step, whole.all(kind))
    return plan


def _written(whole: OpenPlan, workshop: Workshop, path: Path, earlier: Iterable[Path]) -> None:
    """What the laptop of ``workshop`` made of the copy at ``path``."""
    plan = open_file(path, laptop(workshop.number))
    _at(plan, workshop.day, workshop.start)
    try:
        _said(whole, plan, workshop)
        if workshop.number >= 4:
            _joined(plan, earlier)
            _beyond(whole, plan, rounds=workshop.number == 4)
    finally:
        plan.close()


def _said(whole: OpenPlan, plan: OpenPlan, workshop: Workshop) -> None:
    """What the room of one workshop said, with the links between those that were said there."""
    challenges = whole.all(Challenge, workshop=workshop.id)
    proposals = whole.all(Proposal, workshop=workshop.id)
    ours = {one.id for one in (*challenges, *proposals)}
    with plan.step("attendance.count") as step:
        _add(step, whole.all(Attendance, workshop=workshop.id))
    for challenge in challenges:
        with plan.step("challenge.capture") as step:
            step.add(challenge)
    for one in proposals:
        with plan.step("proposal.capture") as step:
            first = whole.history(one, "text")[0].value
            step.add(replace(one, cluster=None, text=first))
            _add(step, whole.all(Pin, proposal=one.id))
            links = whole.all(ProposalChallenge, proposal=one.id)
            _add(step, (each for each in links if each.challenge in ours))
        with plan.step("proposal.edit") as step:
            step.change(plan.one(Proposal, one.id), text=one.text)


def _joined(plan: OpenPlan, earlier: Iterable[Path]) -> None:
    """What the coordinator had gathered until then was brought along."""
    for path in earlier:
        other = open_file(path, plan.settings, read_only=True)
        merge.join(plan.store, other.store)
        other.close()
    plan.record.seen()


def _beyond(whole: OpenPlan, plan: OpenPlan, rounds: bool) -> None:
    """What was made of all that had been said: clusters and rounds, or all the rest."""
    kinds = VOTED if rounds else tuple(k for k in ENTITIES if k not in (Plan, Laptop, Progress))
    with plan.step("demo.load") as step:
        for kind in kinds:
            known = {one.id for one in plan.all(kind)}
            _add(step, (one for one in whole.all(kind) if one.id not in known))
        for one in whole.all(Proposal) if rounds else ():
            step.change(plan.one(Proposal, one.id), cluster=one.cluster)
        _cast(whole, step, rounds)


def _cast(whole: OpenPlan, step: Step, rounds: bool) -> None:
    with whole.store.reading() as theirs:
        for one in whole.all(VoteRound) if rounds else ():
            urn.union(step.connection, one.id, urn.ballots(theirs, one.id))
        for judged in () if rounds else whole.all(AssessmentRound):
            urn.rate(step.connection, judged.id, urn.ratings(theirs, judged.id))


def _add(step: Step, records: Iterable[Entity]) -> None:
    for one in records:
        step.add(replace(one, born=""))


def content(plan: OpenPlan) -> dict[str, object]:
    """All that a plan says, but not which laptop or file said it when."""
    found: dict[str, object] = {
        kind.__name__: sorted(
            repr((one.id if kind is not Plan else "", sorted(tables.values_of(one).items())))
            for one in plan.all(kind)
        )
        for kind in ENTITIES
        if kind not in (Laptop, Progress)
    }
    with plan.store.reading() as connection:
        found["ballots"] = {
            one.id: sorted(map(repr, urn.ballots(connection, one.id)))
            for one in plan.all(VoteRound)
        }
        found["ratings"] = {
            one.id: sorted(map(repr, urn.ratings(connection, one.id)))
            for one in plan.all(AssessmentRound)
        }
    return found


def main() -> None:
    """Write the five files into the folder named on the command line, ready to be gathered."""
    if len(sys.argv) != 2:
        raise SystemExit("python -m tests.services.split FOLDER")
    out = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        made = split(Path(name))
        out.mkdir(parents=True, exist_ok=True)
        for path in (made.template, *made.files):
            target = out / path.name
            target.write_bytes(path.read_bytes())
            print(target)


if __name__ == "__main__":
    main()
