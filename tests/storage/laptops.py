"""Some laptops with copies of one plan, and everything that happens to them, one act at a time."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from workshop_app.domain.entity import link_id
from workshop_app.domain.history import GONE, Clock
from workshop_app.domain.proposals import Challenge, Cluster, Proposal, ProposalChallenge
from workshop_app.domain.rounds import Group, Option, VoteRound
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.storage import merge, planfile, tables, urn
from workshop_app.storage.record import Record
from workshop_app.storage.urn import Cast, Rated
from workshop_app.text import KnownError

Act = tuple[int, str, int, int]
"""(which laptop, what, two free numbers)"""

MEMORY = Path("/dev/shm") if Path("/dev/shm").is_dir() else None
"""Where files cost nothing; what is tested here does not hang on the disk."""


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        yield Path(name)


class Laptops:
    """Three laptops that begin with one file. A fourth copy is made by ``fork``, on the same laptop
    as the one that it is made of. Every clock goes its own way."""

    def __init__(self, folder: Path, start: Path) -> None:
        self.folder = folder
        self.start = start
        self.opened = 0
        self.made = 0
        self.time = 1_700_000_000.0
        self.wrong = [0.0] * 4
        self.laptops = [f"{n}a" * 8 for n in range(3)]
        self.plans = [self._open(at, start, laptop) for at, laptop in enumerate(self.laptops)]

    def _open(self, at: int, source: Path, laptop: str) -> OpenPlan:
        path = Path(shutil.copyfile(source, self.folder / f"{self.opened}.convite"))
        self.opened += 1
        plan = open_file(path, Settings(laptop=laptop, nickname=f"oso {at}", letter="BFH"[at % 3]))
        plan.record = Record(
            plan.store, laptop, Clock("", lambda: self._now(at), f"{self.opened:08x}")
        )
        return plan

    def _now(self, at: int) -> float:
        self.time += 1
        return self.time + self.wrong[at]

    def close(self) -> None:
        for plan in self.plans:
            plan.close()

    def new_id(self, kind: str) -> str:
        """An id that no laptop gives twice, the same in every run."""
        self.made += 1
        return f"{kind}{self.made:030}"

    def act(self, acts: Sequence[Act]) -> None:
        """Let all this happen, in this order."""
        for at, what, a, b in acts:
            ACTS[what](self, self.plans[at % len(self.plans)], a, b)


def meet(plan: OpenPlan, other: OpenPlan) -> merge.Joined:
    """Bring what ``other`` has into ``plan``, as gathering does."""
    joined = merge.join(plan.store, other.store)
    plan.record.seen()
    plan.forget_stacks()
    return joined


# -- what can happen ------------------------------------------------------------------------------
def _capture(of: Laptops, plan: OpenPlan, a: int, b: int) -> None:
    with plan.step("proposal.capture") as step:
        letter, count = plan.next_count(Proposal)
        clusters = plan.all(Cluster)
        cluster = clusters[b % len(clusters)].id if clusters and b % 2 else None
        step.add(Proposal(id=of.new_id("p"), letter=letter, count=count, text=f"idea {a}",
                          theme="health", cluster=cluster))  # fmt: skip


def _one(plan: OpenPlan, a: int) -> Proposal | None:
    found = plan.all(Proposal)
    return found[a % len(found)] if found else None


VALUES: tuple[dict[str, Any], ...] = (
    {"text": "uno"}, {"text": "dos"}, {"cost": 7}, {"cost": None}, {"tags": ("a", "b")},
    {"withdrawn": True, "withdrawn_reason": "repetida"}, {"theme": "economy", "text": "tres"},
    {"tags": ()},
)  # fmt: skip


def _edit(of: Laptops, plan: OpenPlan, a: int, b: int) -> None:
    if proposal := _one(plan, a):
        with plan.step("proposal.edit") as step:
            step.change(proposal, **VALUES[b % len(VALUES)])


def _remove(of: Laptops, plan: OpenPlan, a: int, b: int) -> None:
    if proposal := _one(plan, a):
        with plan.step("proposal.edit") as step:
            if b % 2:
                proposal = step.change(proposal, text=f"last words {b}")
            step.remove(proposal)


def _bring_back(of: Laptops, plan: OpenPlan, a: int, b: int) -> None:
    """Add a proposal again that was taken away, as adding a link again does."""
    with plan.store.reading() as connection:
        gone = tables.ENTITY_TABLES["Proposal"]
        found = connection.execute(gone.select().where(gone.c.gone == 1).order_by(gone.c.id)).all()
    if found:
        row = found[a % len(found)]
        with plan.step("proposal.return") as step:
            step.add(Proposal(id=row.id, letter=row.letter, count=row.count, text=f"back {b}",
                              theme="health"))  # fmt: skip


def _link(of: Laptops, plan: OpenPlan, a: int, b: int) -> None:
    challenges = plan.all(Challenge)
    if proposal := _one(plan, a):
        challenge = challenges[b % len(challenges)].id
        link = ProposalChallenge(
            id=link_id(proposal.id, challenge), proposal=proposal.id, challenge=challenge
        )
        with plan.step("proposal.edit") as step:
            step.add(link)


def _unlink(of: Laptops, plan: OpenPlan, a: int, b: int) -> None:
    if links := plan.all(ProposalChallenge):
        with plan.step("proposal.edit") as step:
            step.remove(links[a % len(links)])


def _cluster(of: Laptops, plan: OpenPlan, a: int, b: int) -> None:
    """A cluster whose keeper points at a proposal that points back at it."""
    if proposal := _one(plan, a):
        with plan.step("cluster.join") as step:
            cluster = step.add(Cluster(id=of.new_id("c"), label=f"grupo {b}", keeper=proposal.id))
            step.change(proposal, cluster=cluster.id)


def _undo(of: Laptops, plan: OpenPlan, a: int, b: int) -> None:
    _if_possible(plan.undo)


def _redo(of: Laptops, plan: OpenPlan, a: int, b: int) -> None:
    _if_possible(plan.redo)


def _settle(of: Laptops, plan: OpenPlan, a: int, b: int) -> None:
    with plan.store.reading() as connection:
        found = list(merge.conflicts(connection))
    if found:
        entity, row, name, _ = found[a % len(found)]
        value = b % 2 == 0 if name == GONE else {**VALUES[0], **VALUES[2]}.get(name)
        if value is not None:
            with plan.step("conflict.settle") as step:
                step.settle(entity, row, name, value)


def _draft(of: Laptops, plan: OpenPlan, a: int, b: int) -> None:
    """Change an option or a group of a round that is a draft here."""
    drafts = plan.all(VoteRound, state="draft")
    if drafts:
        round = drafts[a % len(drafts)]
        with plan.step("round.change") as step:
            for option in plan.all(Option, round=round.id):
                if b % 3:
                    step.change(option, text=f"option {b}", short=f"o{b}")
                else:
                    step.remove(option)
            step.change(round, places=b)


def _vote(of: Laptops, plan: OpenPlan, a: int, b: int) -> None:
    """Hold a round from opening to closing, or leave it open."""
    drafts = plan.all(VoteRound, state="draft")
    with plan.step("vote.open") as step:
        if drafts and a % 2:
            round = drafts[a % len(drafts)]
        else:
            round = step.add(VoteRound(id=of.new_id("r"), name="R", question="?"))
            step.add(Option(id=of.new_id("o"), round=round.id, label="B1", text="x",
                            theme="health", position=0))  # fmt: skip
        for fixed in (*plan.all(Option, round=round.id), *plan.all(Group, round=round.id)):
            step.fix(fixed)
        step.fix(step.change(round, state="open"), "state", "closing", "held_on")
    codes = [("", f"{of.made}{n}") for n in range(b % 5 + 1)]
    with plan.store.transaction() as connection:
        urn.make_codes(connection, round.id, codes)
        for _, code in codes[1:]:
            urn.admit(connection, round.id, code)
            urn.cast(connection, round.id, [Cast("", (("B1", a),), of.new_id("b"))])
    if b % 4:
        _close(plan, round.id)


def _close(plan: OpenPlan, round_id: str) -> None:
    with plan.step("vote.close") as step:
        urn.seal(step.connection, round_id)
        round = plan.one(VoteRound, round_id)
        n = urn.how_many(step.connection, round_id)
        step.change(round, state="closed", closing={"ballots": n})


def _rate(of: Laptops, plan: OpenPlan, a: int, b: int) -> None:
    with plan.store.transaction() as connection:
        answers = [Rated("p", f"c{n}", (None, 1, 5)[b % 3], of.new_id("k")) for n in range(3)]
        urn.rate(connection, "e" * 32, answers)


def _picture(of: Laptops, plan: OpenPlan, a: int, b: int) -> None:
    with plan.store.transaction() as connection:
        row = {"hash": f"picture {a}", "data": bytes([a])}
        connection.execute(tables.media.insert().prefix_with("OR IGNORE"), row)


def _clock(of: Laptops, plan: OpenPlan, a: int, b: int) -> None:
    of.wrong[of.plans.index(plan)] = (-3e9, -3600.0, 0.0, 86_400.0, 4e9)[a % 5]


def _meet(of: Laptops, plan: OpenPlan, a: int, b: int) -> None:
    other = of.plans[a % len(of.plans)]
    if other is not plan:
        _if_possible(lambda: meet(plan, other))


def _fork(of: Laptops, plan: OpenPlan, a: int, b: int) -> None:
    """Copy the file by hand and go on with both copies on one laptop."""
    if len(of.plans) < 4:
        copy = of.folder / "fork.convite"
        planfile.copy_to(plan.store, copy)
        of.plans.append(of._open(3, copy, plan.settings.laptop))


def _restart(of: Laptops, plan: OpenPlan, a: int, b: int) -> None:
    at = of.plans.index(plan)
    plan.close()
    of.plans[at] = of._open(at, plan.path, plan.settings.laptop)


def _if_possible(act: Callable[[], object]) -> None:
    try:
        act()
    except KnownError:
        return


ACTS: dict[str, Callable[[Laptops, OpenPlan, int, int], None]] = {
    "capture": _capture,
    "edit": _edit,
    "remove": _remove,
    "bring back": _bring_back,
    "link": _link,
    "unlink": _unlink,
    "cluster": _cluster,
    "undo": _undo,
    "redo": _redo,
    "settle": _settle,
    "draft": _draft,
    "vote": _vote,
    "rate": _rate,
    "picture": _picture,
    "clock": _clock,
    "meet": _meet,
    "fork": _fork,
    "restart": _restart,
}
