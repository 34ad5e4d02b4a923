"""A vote is tried out before it counts: a rehearsal round over cheerful nonsense.

It is open from the moment it is made, is voted on through the same channels and by the same method
as the draft it was made from, and goes away with all its ballots in one act: it is never closed,
counted or shown, and nothing of it is fixed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workshop_app.domain.entity import new_id
from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.services import round_limits, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import urn
from workshop_app.text import N_, KnownError, Words

ONE_AT_WORK = N_(
    "A round is open already. Nothing was changed. Close it, or end its rehearsal, and try again."
)
NO_TRIAL = N_("This round is no rehearsal. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class Nonsense:
    """An option of every rehearsal: its few words, its sign, and whose shape and colour it has."""

    text: str
    pictogram: str
    theme: str


NONSENSE = (
    Nonsense(N_("A nap after lunch"), "bed", "housing"),
    Nonsense(N_("Music on every bus"), "music-notes", "public_space"),
    Nonsense(N_("Dogs that can read"), "dog", "education"),
    Nonsense(N_("Ice cream at four"), "ice-cream", "health"),
    Nonsense(N_("Arepas that fly"), "rocket-launch", "economy"),
)
"""Nobody can be for or against these in earnest."""


def begin(plan: OpenPlan, words: Words, draft: VoteRound) -> VoteRound:
    """Open a rehearsal of ``draft``: same method, channels and people, in the language of
    ``words``. ``KnownError`` while another round is open."""
    with plan.step("trial.begin") as step:
        draft = rounds.only_draft(plan, draft)
        if plan.count(VoteRound, state="open"):
            raise KnownError(ONE_AT_WORK)
        kept = step.add(_round(words, draft, rounds.rules_of(plan, draft).admitted))
        for at, one in enumerate(NONSENSE):
            step.add(_option(words, kept, at, one))
        urn.set_up_turnout(step.connection, kept.id, votes.ballot_channels(kept))
    return kept


def end(plan: OpenPlan, round: VoteRound) -> str:
    """Put a rehearsal away with everything that was cast in it, uncounted; gives the id of the
    draft that it was made from."""
    now = plan.one(VoteRound, round.id)
    if not now.rehearsal:
        raise KnownError(NO_TRIAL)
    with plan.step("trial.end") as step:
        urn.forget(step.connection, now.id)
        step.remove(now)
    return draft_of(now)


def draft_of(round: VoteRound) -> str:
    """The id of the draft that the rehearsal was made from."""
    return str((round.closing or {}).get("rehearsal_of", ""))


def _round(words: Words, draft: VoteRound, people: int) -> VoteRound:
    most = draft.max_approvals
    return VoteRound(
        id=new_id(),
        name=words("Rehearsal"),
        question=words("What do we need most? (a rehearsal)"),
        method=draft.method,
        per_person=round_limits.marks_that_fit(draft, len(NONSENSE)),
        max_per_option=draft.max_per_option,
        max_approvals=None if most is None else min(most, len(NONSENSE)),
        people=people or 1,
        places=1,
        tie_rule="second_round",
        channels=draft.channels,
        with_codes=draft.with_codes,
        workshop=draft.workshop,
        rehearsal=True,
        state="open",
        opened_at=datetime.now().isoformat(timespec="minutes"),
        closing={"rehearsal_of": draft.id},
    )


def _option(words: Words, round: VoteRound, at: int, one: Nonsense) -> Option:
    text = words(one.text)
    return Option(
        id=new_id(),
        round=round.id,
        label=str(at + 1),
        text=text,
        theme=one.theme,
        position=at,
        short=text,
        pictogram=one.pictogram,
    )
