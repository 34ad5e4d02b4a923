"""What can happen on a laptop, one act each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from tests.storage import acts_of_votes
from tests.storage.laptops import Now, meet
from workshop_app.domain import free_texts
from workshop_app.domain.action_plan import HORIZONS
from workshop_app.domain.capacity import CRITERIA
from workshop_app.domain.directory import CENTRE_PARTS
from workshop_app.domain.entities import BY_NAME, ENTITIES
from workshop_app.domain.entity import PERSPECTIVES, THEMES, Entity, link_id
from workshop_app.domain.history import GONE
from workshop_app.domain.places import (
    BASE_KINDS,
    NOTE_SIDES,
    NOTE_SUBJECTS,
    Photo,
    Territory,
)
from workshop_app.domain.proposals import (
    Challenge,
    Cluster,
    Confirmation,
    Proposal,
    ProposalChallenge,
)
from workshop_app.domain.rounds import OUTCOMES, Group, Option, VoteRound
from workshop_app.domain.voting.methods import METHODS
from workshop_app.domain.voting.rules import RULES
from workshop_app.domain.voting.ties import TIE_RULES
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import erase, merge, planfile, purge, tables
from workshop_app.storage.record import Step
from workshop_app.text import KnownError


def _capture(now: Now) -> None:
    with now.plan.step("proposal.capture") as step:
        letter, count = now.plan.next_count(Proposal)
        clusters = now.plan.all(Cluster)
        cluster = clusters[now.b % len(clusters)].id if clusters and now.b % 2 else None
        step.add(Proposal(id=now.of.new_id("p"), letter=letter, count=count, text=f"idea {now.a}",
                          theme="health", cluster=cluster))  # fmt: skip


def _one(now: Now) -> Proposal | None:
    found = now.plan.all(Proposal)
    return found[now.a % len(found)] if found else None


VALUES: tuple[dict[str, Any], ...] = (
    {"text": "uno"}, {"text": "dos"}, {"cost": 7}, {"cost": None}, {"tags": ("a", "b")},
    {"withdrawn": True, "withdrawn_reason": "repetida"}, {"theme": "economy", "text": "tres"},
    {"tags": ()},
)  # fmt: skip


def _edit(now: Now) -> None:
    if proposal := _one(now):
        with now.plan.step("proposal.edit") as step:
            step.change(proposal, **VALUES[now.b % len(VALUES)])


def _remove(now: Now) -> None:
    if proposal := _one(now):
        with now.plan.step("proposal.edit") as step:
            if now.b % 2:
                proposal = step.change(proposal, text=f"last words {now.b}")
            step.remove(proposal)


def _bring_back(now: Now) -> None:
    """Add a proposal again that was taken away, as adding a link again does."""
    with now.plan.store.reading() as connection:
        gone = tables.ENTITY_TABLES["Proposal"]
        found = connection.execute(gone.select().where(gone.c.gone == 1).order_by(gone.c.id)).all()
    if found:
        row = found[now.a % len(found)]
        with now.plan.step("proposal.return") as step:
            step.add(Proposal(id=row.id, letter=row.letter, count=row.count, text=f"back {now.b}",
                              theme="health"))  # fmt: skip


def _link(now: Now) -> None:
    challenges = now.plan.all(Challenge)
    if challenges and (proposal := _one(now)):
        challenge = challenges[now.b % len(challenges)].id
        link = ProposalChallenge(
            id=link_id(proposal.id, challenge), proposal=proposal.id, challenge=challenge
        )
        with now.plan.step("proposal.edit") as step:
            step.add(link)


def _unlink(now: Now) -> None:
    if links := now.plan.all(ProposalChallenge):
        with now.plan.step("proposal.edit") as step:
            step.remove(links[now.a % len(links)])


def _cluster(now: Now) -> None:
    """A cluster whose keeper points at a proposal that points back at it."""
    if proposal := _one(now):
        with now.plan.step("cluster.join") as step:
            cluster = step.add(
                Cluster(id=now.of.new_id("c"), label=f"grupo {now.b}", keeper=proposal.id)
            )
            step.change(proposal, cluster=cluster.id)


LISTED: dict[str | tuple[str, str], tuple[Any, ...]] = {
    "theme": THEMES, "perspective": PERSPECTIVES, "horizon": ("", *HORIZONS),
    "criterion": ("", *CRITERIA), "outcome": OUTCOMES, "use": ("", "logo", "map"),
    "side": NOTE_SIDES, "about": NOTE_SUBJECTS, ("MapBase", "kind"): BASE_KINDS,
    ("CentrePart", "kind"): CENTRE_PARTS,
    "method": tuple(METHODS), "rule": tuple(RULES), "tie_rule": tuple(TIE_RULES),
    "sdg": ((), (11,), (1, 17)), "start": ("", "2027-01", "2028-12"),
}  # fmt: skip
"""What a field holds is from a list, or has a shape, by its name, or by its entity and name."""
KINDS = [entity for entity in ENTITIES if entity.__name__ not in ("Laptop", "Plan")]


def some_value(entity: str, field: tables.Field, n: int) -> Any:
    """A value that the field of the entity can hold."""
    listed = LISTED.get(field.name) or LISTED.get((entity, field.name))
    if listed:
        return listed[n % len(listed)]
    if field.kind == "json":
        return (f"{n}", "ñ") if field.default == () else {"n": n, "of": (n,)}
    return {"text": f"{field.name} {n}", "int": n, "real": n / 2, "bool": n % 2 == 1}[field.kind]


def some_record(now: Now, step: Step, entity: type[Entity]) -> Entity:
    """A new record of any entity, kept; what it must point at is made where there is none."""
    values: dict[str, Any] = {}
    for field in tables.FIELDS[entity.__name__]:
        if field.ref:
            there = now.plan.all(BY_NAME[field.ref])
            if there and (now.b % 2 or not field.optional):
                values[field.name] = there[now.b % len(there)].id
            elif not field.optional:
                values[field.name] = some_record(now, step, BY_NAME[field.ref]).id
        elif field.name != "state":
            values[field.name] = some_value(entity.__name__, field, now.b)
    return step.add(entity(id=now.of.new_id("n"), **values))


def _add_any(now: Now) -> None:
    with now.plan.step("import.proposals") as step:
        some_record(now, step, KINDS[(7 * now.a + now.b) % len(KINDS)])


def _any(now: Now) -> Entity | None:
    """Some record of the entities that have one."""
    kinds = [kind for kind in KINDS if kind is not VoteRound and now.plan.count(kind)]
    if not kinds:
        return None
    found: list[Entity] = now.plan.all(kinds[now.a % len(kinds)])
    return found[now.b % len(found)]


def _change_any(now: Now) -> None:
    record = _any(now)
    if record is None or isinstance(record, (Option, Group)):
        return
    fields = tables.FIELDS[type(record).__name__]
    own = [field for field in fields if not field.ref and field.name != "state"]
    if own:
        field = own[now.b % len(own)]
        with now.plan.step("plan.change") as step:
            step.change(record, **{field.name: some_value(type(record).__name__, field, now.a)})


def _remove_any(now: Now) -> None:
    record = _any(now)
    if record is not None and not isinstance(record, (Option, Group)):
        with now.plan.step("plan.change") as step:
            step.remove(record)


def _undo(now: Now) -> None:
    _if_possible(now.plan.undo)


def _redo(now: Now) -> None:
    _if_possible(now.plan.redo)


def _erase(now: Now) -> None:
    """Take words of some record, or a picture, out for good."""
    record = _one(now) if now.a % 2 else _any(now)
    fields = free_texts.FREE.get(type(record).__name__, ())
    if record is None or not fields or _voted_on(now.plan, record):
        return
    every = (*fields, "media") if isinstance(record, Photo) else fields
    wanted = set(every) if now.b % 3 == 0 else {every[now.b % len(every)]}
    with now.plan.step("erase") as step:
        marks = erase.earlier(step.connection, record.id, wanted - {"media"})
        if now.a % 4 or not marks:
            marks = {record.id: wanted}
        erase.take_out(step, marks)


def _voted_on(plan: OpenPlan, record: Entity) -> bool:
    return plan.count(VoteRound, state="open", id=getattr(record, "round", "")) > 0


def _detail(now: Now) -> None:
    """Write what the guard marks, as a program without a guard does, or with a confirmation."""
    text = f"Llame al {310 + now.a} 555 12 34, dice {now.of.new_id('')[-3:]}"
    with now.plan.step("proposal.edit") as step:
        proposal = _one(now)
        if proposal is None or now.b % 4 == 0:
            proposal = step.add(Proposal(id=now.of.new_id("p"), letter="", count=now.of.made,
                                         text=text, theme="health"))  # fmt: skip
        else:
            step.change(proposal, text=text)
        if now.b % 2:
            _confirmed(step, proposal)
        if now.b % 3 == 0:
            step.add(Cluster(id=now.of.new_id("c"), label=text, keeper=proposal.id))
        if now.b > 5:
            both = {"text": text, "short": f"Al {310 + now.a} 555 12 34", "detail": text}
            step.add(Proposal(id=now.of.new_id("p"), letter="", count=now.of.made,
                              theme="health", **both))  # fmt: skip


def _confirm(now: Now) -> None:
    """Say afterwards that what stands there is an institution's public detail."""
    if proposal := _one(now):
        with now.plan.step("proposal.edit") as step:
            _confirmed(step, proposal)


def _confirmed(step: Step, proposal: Proposal) -> None:
    step.add(Confirmation(id=link_id(proposal.id, "text"), entity="Proposal", row=proposal.id,
                          field="text"))  # fmt: skip


def _photo(now: Now) -> None:
    """A photo with its picture; now and then another picture in its place."""
    photos = now.plan.all(Photo)
    with now.plan.step("photo.add") as step:
        name = step.keep_media(bytes([now.a]) * 64)
        if photos and now.b % 3 == 0:
            step.change(photos[now.b % len(photos)], media=name)
        else:
            step.add(Photo(id=now.of.new_id("f"), media=name, caption=f"foto {now.b}"))


def _settle(now: Now) -> None:
    with now.plan.store.reading() as connection:
        found = list(merge.conflicts(connection))
    if found:
        entity, row, name, _ = found[now.a % len(found)]
        value = now.b % 2 == 0 if name == GONE else {**VALUES[0], **VALUES[2]}.get(name)
        if value is not None:
            with now.plan.step("conflict.settle") as step:
                step.settle(entity, row, name, value)


def _picture(now: Now) -> None:
    """A picture without a photo; now and then one whose bytes a bad disk changed."""
    data = bytes([now.a, now.b]) * 9
    name = hashlib.sha256(data if now.b % 4 else b"as it was").hexdigest()
    with now.plan.store.transaction() as connection:
        row = {"hash": name, "data": data}
        connection.execute(tables.media.insert().prefix_with("OR IGNORE"), row)


def _same(now: Now) -> None:
    """Say that a territory or a challenge was typed in twice, or no longer."""
    kind = (Challenge, Territory)[now.a % 2]
    with now.plan.step("plan.change") as step:
        there: list[Any] = now.plan.all(kind)
        if len(there) < 2 or now.b == 7:
            some_record(now, step, kind)
            return
        one, other = there[now.a % len(there)], there[now.b % len(there)]
        step.change(one, same_as=None if one is other else other.id)


def _purge(now: Now) -> None:
    """Clean a part of the plan up for good; not while a round is open."""
    if now.plan.count(VoteRound, state="open"):
        return
    part = ("notes", "pictures", "wordings", "codes", "trials")[now.a % 5]
    with now.plan.step("purge") as step:
        purge.take(step, [purge.Looking(step.connection).part(part)])


def _clock(now: Now) -> None:
    now.of.wrong[now.of.plans.index(now.plan)] = (-3e9, -3600.0, 0.0, 86_400.0, 4e9)[now.a % 5]


def _meet(now: Now) -> None:
    other = now.of.plans[now.a % len(now.of.plans)]
    if other is not now.plan:
        _if_possible(lambda: meet(now.plan, other))


def _fork(now: Now) -> None:
    """Copy the file by hand and go on with both copies on one laptop."""
    if len(now.of.plans) < 4:
        copy = now.of.folder / "fork.convite"
        planfile.copy_to(now.plan.store, copy)
        now.of.plans.append(now.of.open(3, copy, now.plan.settings.laptop))


def _restart(now: Now) -> None:
    at = now.of.plans.index(now.plan)
    now.plan.close()
    now.of.plans[at] = now.of.open(at, now.plan.path, now.plan.settings.laptop)


def _if_possible(act: Callable[[], object]) -> None:
    try:
        act()
    except KnownError:
        return


ACTS: dict[str, Callable[[Now], None]] = {
    "capture": _capture,
    "edit": _edit,
    "remove": _remove,
    "bring back": _bring_back,
    "link": _link,
    "unlink": _unlink,
    "cluster": _cluster,
    "add any": _add_any,
    "change any": _change_any,
    "remove any": _remove_any,
    "undo": _undo,
    "redo": _redo,
    "settle": _settle,
    "erase": _erase,
    "detail": _detail,
    "confirm": _confirm,
    "photo": _photo,
    "picture": _picture,
    "clock": _clock,
    "meet": _meet,
    "fork": _fork,
    "restart": _restart,
    "same": _same,
    "purge": _purge,
    **acts_of_votes.ACTS,
}
