"""A workshop as its printed kit tells it: everything is read under the lock, and drawn without."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from workshop_app.domain.days import day_of
from workshop_app.domain.meetings import AgendaItem, Table, Workshop, WorkshopCommune
from workshop_app.domain.numbers import sort_key
from workshop_app.domain.opening_week import sheet_of
from workshop_app.domain.packs import ExercisePack, in_language, steps_for
from workshop_app.domain.places import Commune
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.export.kit_views import (
    KitCriterion,
    KitMaterial,
    KitOffice,
    KitPart,
    KitPoint,
    KitProposal,
    KitReadback,
    KitRound,
    KitStep,
    KitView,
)
from workshop_app.export.views import PlanView, ProposalView
from workshop_app.services import (
    agenda,
    assessing,
    criteria,
    directory,
    economy,
    materials,
    numbering,
    offices,
    opening,
    readback,
    rounds,
)
from workshop_app.services.ballot_view import card, round_facts
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.plan_view import read_plan
from workshop_app.text import N_, KnownError, plain

MOST_CARDS = 120
"""Cards are printed for so many proposals at most, thirty sheets; the print list says so."""

BALLOTS_MORE = 10
"""So many ballots are printed beside those of the people expected."""

FROM_THE_VOTE = ("capacity-two-rounds", "gates-viability", "priority-capacity-map")
"""These exercises lay out the cards of what is assessed, not of all that was said."""


def workshop_named(plan: OpenPlan, of: str | None) -> Workshop:
    """The workshop with this number, id or title; without one the last that was made."""
    found = sorted(plan.all(Workshop), key=lambda one: (one.born, one.number))
    if not found:
        raise KnownError(
            N_("This plan has no workshop yet. Nothing was changed. Add one in Prepare.")
        )
    if of is None:
        return found[-1]
    typed = plain(of)
    for one in found:
        if typed in (str(one.number), one.id) or typed == plain(one.title):
            return one
    raise KnownError(
        N_("There is no workshop {name} in this plan. Nothing was changed. Workshops: {those}."),
        name=of,
        those=", ".join(str(one.number) for one in sorted(found, key=lambda one: one.number)),
    )


def read_kit(plan: OpenPlan, workshop: Workshop, language: str, *, whole: bool = False) -> KitView:
    """All that the sheets of ``workshop`` show, read at one moment; packs in ``language``.
    ``whole``: officials are asked about every proposal."""
    with plan.store.lock:
        told = read_plan(plan)
        items = agenda.items(plan, workshop)
        parts = _parts(plan, workshop, items, language)
        round = _latest_round(plan, workshop)
        numbers = numbering.labels(plan, Proposal)
        standing = _standing(plan, numbers)
        asked = _asked(plan, numbers) if _uses_the_vote(items) else ()
        cards = asked or standing
        communes = {one.id: one.number for one in plan.all(Commune)}
        came_from = [one.commune for one in plan.all(WorkshopCommune, workshop=workshop.id)]
        return KitView(
            plan=told.title,
            municipality=told.municipality,
            language=told.language,
            currency=told.currency,
            sample=told.sample,
            moment=told.moment,
            number=workshop.number,
            workshop=workshop.title,
            day=day_of(workshop.day),
            start=agenda.starts(workshop),
            end=_clock(workshop.end),
            place=workshop.place,
            audience=workshop.audience,
            people=workshop.people,
            low_literacy=workshop.low_literacy,
            tables=_tables(plan, workshop),
            parts=parts,
            copies=_copies(plan, workshop, items),
            proposals=cards[:MOST_CARDS],
            proposals_in_all=len(cards),
            to_assess=(_asked(plan, numbers, whole) if whole else asked or _asked(plan, numbers))[
                :MOST_CARDS
            ],
            offices=tuple(KitOffice(one.name, offices.asked(one)) for one in offices.offices(plan)),
            criteria=criteria_told(language),
            round=round,
            territories=told.territories,
            communes=tuple(sorted(communes[one] for one in came_from if one in communes)),
            points=_points(plan),
            sectors=tuple(one.sector.name for one in economy.sectors(plan)),
            skills=tuple((one.name, one.kind) for one in economy.skills(plan)),
            barriers=tuple(one.text for one in economy.barriers(plan)),
            readback=readback_of(plan, told, day_of(workshop.day)),
        )


# -- the agenda -----------------------------------------------------------------------------------
def _parts(
    plan: OpenPlan, workshop: Workshop, items: Sequence[AgendaItem], language: str
) -> tuple[KitPart, ...]:
    begins = agenda.begins(workshop, items)
    tables = plan.count(Table, workshop=workshop.id)
    return tuple(
        _part(plan, item, at, workshop, tables, language)
        for item, at in zip(items, begins, strict=True)
    )


def _part(
    plan: OpenPlan,
    item: AgendaItem,
    begins: time,
    workshop: Workshop,
    tables: int,
    language: str,
) -> KitPart:
    pack = agenda.pack(plan, item)
    ends = _later(begins, item.minutes)
    if pack is None:
        return KitPart(
            kind=item.kind, exercise=item.exercise, title=item.title, begins=begins, ends=ends,
            minutes=item.minutes, optional=item.optional,
        )  # fmt: skip
    needed = tuple(
        KitMaterial(
            words=in_language(one.words, language),
            quantity=materials.many(one, pack, workshop, tables),
            sheet=one.sheet,
        )
        for one in pack.materials
    )
    return KitPart(
        kind=item.kind,
        exercise=pack.id,
        title=item.title or in_language(pack.title, language),
        begins=begins,
        ends=ends,
        minutes=item.minutes,
        optional=item.optional,
        stage=pack.stage,
        purpose=in_language(pack.purpose, language),
        steps=_steps(pack, begins, item.minutes, language),
        never_ask=tuple(in_language(one, language) for one in pack.never_ask),
        care=tuple(in_language(o.words, language) for o in pack.care if o.risk != "never_ask"),
        if_short=in_language(pack.if_short, language),
        low_literacy=in_language(pack.low_literacy, language),
        tips=tuple(in_language(one, language) for one in pack.tips),
        prompts={theme: in_language(one, language) for theme, one in pack.prompts.items()},
        materials=needed,
    )


def _steps(pack: ExercisePack, begins: time, minutes: int, language: str) -> tuple[KitStep, ...]:
    found, gone = [], 0
    for timed in steps_for(pack, minutes):
        found.append(
            KitStep(
                say=in_language(timed.step.say, language),
                do=in_language(timed.step.do, language),
                projector=in_language(timed.step.projector, language),
                minutes=timed.minutes,
                begins=_later(begins, gone),
                skipped=timed.skipped,
            )
        )
        gone += timed.minutes
    return tuple(found)


def _later(moment: time, minutes: int) -> time:
    """The hour so many minutes later; past midnight it goes on."""
    return (datetime.combine(date(2000, 1, 1), moment) + timedelta(minutes=minutes)).time()


def _clock(typed: str) -> time | None:
    try:
        return time.fromisoformat(typed)
    except ValueError:
        return None


def _tables(plan: OpenPlan, workshop: Workshop) -> tuple[str, ...]:
    found = plan.all(Table, workshop=workshop.id)
    return tuple(one.name for one in sorted(found, key=lambda one: (one.position, one.born)))


def _copies(plan: OpenPlan, workshop: Workshop, items: Sequence[AgendaItem]) -> dict[str, int]:
    """How many of each sheet the agenda needs: what is given out is summed, what hangs on the wall
    or is read out serves again."""
    tables = plan.count(Table, workshop=workshop.id)
    given_out: dict[str, int] = {}
    standing: dict[str, int] = {}
    for item in items:
        pack = agenda.pack(plan, item)
        for one in pack.materials if pack else ():
            if pack is None or not one.sheet:
                continue
            needed = materials.many(one, pack, workshop, tables)
            if one.per == "room":
                standing[one.sheet] = max(standing.get(one.sheet, 0), needed)
            else:
                given_out[one.sheet] = given_out.get(one.sheet, 0) + needed
    copies = {
        name: max(given_out.get(name, 0), standing.get(name, 0)) for name in given_out | standing
    }
    if "ballots" in copies:
        copies["ballots"] += BALLOTS_MORE
    return copies


def criteria_told(language: str) -> dict[str, KitCriterion]:
    """The criteria as paper tells them."""
    return {
        id: KitCriterion(one.plain, one.one, one.three, one.five)
        for id, one in criteria.anchors(language).items()
    }


# -- proposals and the round ----------------------------------------------------------------------
def _standing(plan: OpenPlan, numbers: dict[str, str]) -> tuple[KitProposal, ...]:
    """What stands on the board, one of each cluster, by number."""
    cards = [card(numbers[one.id], one) for one in rounds.candidates(plan)]
    return tuple(sorted(cards, key=lambda one: sort_key(one.number)))


def _known(plan: OpenPlan, numbers: dict[str, str]) -> Iterable[KitProposal]:
    return (card(numbers[one.id], one) for one in plan.all(Proposal) if not one.taken_out)


def _uses_the_vote(items: Iterable[AgendaItem]) -> bool:
    names = {item.exercise for item in items}
    return bool(names & set(FROM_THE_VOTE)) and "cluster-together" not in names


def _asked(plan: OpenPlan, numbers: dict[str, str], whole: bool = False) -> tuple[KitProposal, ...]:
    """What officials are asked about, by number."""
    asked = assessing.on_sheets(plan, whole=whole)
    return tuple(card(numbers[one.proposal.id], one.proposal) for one in asked)


def _latest_round(plan: OpenPlan, workshop: Workshop) -> KitRound | None:
    """The workshop's own last round with options, else the plan's; rehearsals do not count."""
    found = sorted(plan.all(VoteRound, rehearsal=False), key=lambda one: (one.born, one.name))
    own = [one for one in found if one.workshop == workshop.id]
    for one in [*reversed(own), *reversed(found)]:
        options = rounds.options(plan, one)
        if options:
            return round_facts(plan, one, options)
    return None


# -- places and what came of it -------------------------------------------------------------------
def _points(plan: OpenPlan) -> tuple[KitPoint, ...]:
    return tuple(
        KitPoint(
            name=one.name,
            kind=one.kind,
            address=one.address,
            municipality=one.municipality,
            phones=one.phones,
            services=one.services,
            hours={
                day: tuple((a, b) for a, b in spans)
                for day, spans in sheet_of(directory.week(one)).items()
            },
            opening_hours=opening.osm_of(one) or one.opening_hours,
            verified_on=day_of(one.verified_on),
            field=one.field,
        )
        for one in directory.points(plan)
    )


def readback_of(plan: OpenPlan, told: PlanView, held: date | None = None) -> KitReadback:
    """What was decided, in the order of support, what waits, and what did not enter and why; after
    a while, how it stands. ``told`` is the same plan as documents tell it; ``held``: the day of the
    meeting that it is for, so that "again" is after it."""
    cards = {one.number: one for one in _known(plan, numbering.labels(plan, Proposal))}
    decided = {one.name for one in told.deciding} or {one.name for one in told.rounds}
    marks = {one.number: _marks(one, decided) for one in told.proposals}
    rows, answered = [], set()
    for action in sorted(told.actions, key=lambda one: one.start or date.max):
        first = next((number for number in action.proposals if number in cards), None)
        if first is not None and first not in answered:
            answered.add(first)
            rows.append((action, cards[first], marks[first]))
    waiting = [
        (one, cards[one.number], marks[one.number])
        for one in told.proposals
        if one.outcome == "open" and not one.keeper and one.number in cards
    ]
    voted = [one.result.received for one in told.rounds if one.result is not None]
    standing = [one for one in told.proposals if one.outcome not in ("taken_out", "withdrawn")]
    return KitReadback(
        came=told.attendance_total,
        proposals=len(standing),
        voted=max(voted, default=None),
        rows=tuple(sorted(rows, key=_support)),
        left_out=tuple((one, cards[one.number]) for one in told.left_out if one.number in cards),
        waiting=tuple(sorted(waiting, key=_support)),
        challenges=len(told.challenges),
        actions=len(told.actions),
        states=dict(Counter(one.state or "planned" for one in told.actions))
        if told.followed_up
        else {},
        again=readback.again(plan, told.day, held),
    )


def _marks(one: ProposalView, rounds: set[str]) -> int | None:
    """The most marks in one of the shown rounds of these names; ``None`` where it stood in none."""
    found = [vote.total for vote in one.votes if vote.round in rounds]
    return int(max(found)) if found else None


def _support(row: tuple[object, KitProposal, int | None]) -> tuple[int, object]:
    """By marks, the most first; then by number."""
    return -(row[2] or 0), sort_key(row[1].number)
