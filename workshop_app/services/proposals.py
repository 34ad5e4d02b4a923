"""What the room says: captured in one line, moved, joined, withdrawn, found again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workshop_app.domain.entity import THEMES, link_id, new_id
from workshop_app.domain.proposals import (
    Challenge,
    Cluster,
    Proposal,
    ProposalChallenge,
)
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirm, confirmed_in, looked_over, needed
from workshop_app.storage.record import Step
from workshop_app.text import N_, KnownError

EMPTY = N_("There are no words yet. Nothing was changed. Write what the room says.")
TAKEN_OUT = N_(
    "This was taken out at someone's wish: its words are gone. Nothing was changed. Note it down anew if they want it back."
)
NO_THEME = N_("It has no theme. Nothing was changed. Choose one of the five.")
NO_REASON = N_("A reason in words is missing. Nothing was changed. Write why.")


# -- capturing ------------------------------------------------------------------------------------
def capture(
    plan: OpenPlan, text: str, *, theme: str, confirmed: bool = False, **facts: Any
) -> Proposal:
    """Keep a proposal with its number. ``facts``: workshop, table, territory, cost, tags …

    Raises ``wording.MarkedText`` where the guard marks the text and nobody ``confirmed`` it.
    """
    words = said(text, theme, confirmed)
    with plan.step("proposal.capture") as step:
        return capture_in(plan, step, words, theme=theme, confirmed=confirmed, **facts)


def said(text: str, theme: str, confirmed: bool = False) -> str:
    """``text`` as a proposal's words. ``KnownError`` where it has none, where the guard marks it,
    or where ``theme`` is not one of the five."""
    words = needed(text, EMPTY, confirmed)
    _known(theme)
    return words


def capture_in(
    plan: OpenPlan, step: Step, words: str, *, theme: str, confirmed: bool = False, **facts: Any
) -> Proposal:
    """Keep a proposal with its number in a step that does more; ``words`` come from ``said``."""
    letter, count = plan.next_count(Proposal)
    kept = step.add(
        Proposal(id=new_id(), letter=letter, count=count, text=words, theme=theme, **facts)
    )
    _confirm(step, kept, confirmed)
    return kept


def capture_beside(
    plan: OpenPlan,
    text: str,
    like: Proposal,
    *,
    theme: str,
    confirmed: bool = False,
    **facts: Any,
) -> Proposal:
    """Keep a proposal and put it into one cluster with ``like``, in one step."""
    words = needed(text, EMPTY, confirmed)
    _known(theme)
    with plan.step("proposal.capture") as step:
        letter, count = plan.next_count(Proposal)
        made = Proposal(id=new_id(), letter=letter, count=count, text=words, theme=theme, **facts)
        kept = step.add(made)
        _confirm(step, kept, confirmed)
        cluster = plan.find(Cluster, like.cluster) if like.cluster else None
        if cluster is None:
            cluster = step.add(Cluster(id=new_id(), label=like.text, keeper=like.id))
            step.change(like, cluster=cluster.id)
        return step.change(kept, cluster=cluster.id)


def capture_challenge(
    plan: OpenPlan, text: str, *, theme: str, confirmed: bool = False, **facts: Any
) -> Challenge:
    """Keep a challenge with its number, like ``capture``."""
    words = needed(text, EMPTY, confirmed)
    _known(theme)
    with plan.step("challenge.capture") as step:
        letter, count = plan.next_count(Challenge)
        kept = step.add(
            Challenge(id=new_id(), letter=letter, count=count, text=words, theme=theme, **facts)
        )
        _confirm(step, kept, confirmed)
    return kept


# -- editing --------------------------------------------------------------------------------------
def edit(plan: OpenPlan, proposal: Proposal, *, confirmed: bool = False, **values: Any) -> Proposal:
    """Change a proposal; what was first said stays in its history."""
    checked = _checked(values, confirmed)
    with plan.step("proposal.edit") as step:
        changed = step.change(proposal, **checked)
        _confirm(step, changed, confirmed)
        return changed


def edit_challenge(
    plan: OpenPlan, challenge: Challenge, *, confirmed: bool = False, **values: Any
) -> Challenge:
    """Change a challenge; what was first said stays in its history."""
    checked = _checked(values, confirmed)
    with plan.step("challenge.edit") as step:
        changed = step.change(challenge, **checked)
        _confirm(step, changed, confirmed)
        return changed


def move_to(plan: OpenPlan, moved: Iterable[Proposal | Challenge], **place: Any) -> None:
    """Move proposals or challenges to another theme, table, workshop or territory in one step."""
    if "theme" in place:
        _known(place["theme"])
    with plan.step("proposal.move") as step:
        for one in moved:
            step.change(one, **place)


def remove_challenge(plan: OpenPlan, challenge: Challenge) -> None:
    """Take a challenge away with its links to proposals; its number is not used again."""
    with plan.step("challenge.remove") as step:
        for link in plan.all(ProposalChallenge, challenge=challenge.id):
            step.remove(link)
        step.remove(challenge)


def answers(plan: OpenPlan, proposal: Proposal, challenges: Iterable[str]) -> None:
    """The challenges (ids) that a proposal answers."""
    wanted = set(challenges)
    with plan.step("proposal.edit") as step:
        for link in plan.all(ProposalChallenge, proposal=proposal.id):
            if link.challenge not in wanted:
                step.remove(link)
        for challenge in sorted(wanted):
            step.add(
                ProposalChallenge(
                    id=link_id(proposal.id, challenge), proposal=proposal.id, challenge=challenge
                )
            )


def withdraw(
    plan: OpenPlan, proposal: Proposal, reason: str, *, confirmed: bool = False
) -> Proposal:
    """Take a proposal off the board with a reason; its words stay and undo brings it back."""
    return withdraw_all(plan, [proposal], reason, confirmed=confirmed)[0]


def withdraw_all(
    plan: OpenPlan, proposals: Iterable[Proposal], reason: str, *, confirmed: bool = False
) -> list[Proposal]:
    """Take proposals off the board with one reason, in one step; each leaves its cluster."""
    words = needed(reason, NO_REASON, confirmed)
    with plan.step("proposal.withdraw") as step:
        gone = []
        for proposal in proposals:
            leave_cluster(plan, step, proposal)
            left = step.change(proposal, withdrawn=True, withdrawn_reason=words, cluster=None)
            gone.append(confirmed_in(step, left, confirmed))
    return gone


def bring_back(plan: OpenPlan, proposal: Proposal) -> Proposal:
    """Put a withdrawn proposal on the board again; never one that was taken out (P-49)."""
    if plan.one(Proposal, proposal.id).taken_out:
        raise KnownError(TAKEN_OUT)
    with plan.step("proposal.return") as step:
        return step.change(proposal, withdrawn=False, withdrawn_reason="")


# -- clusters -------------------------------------------------------------------------------------
def join_into_cluster(plan: OpenPlan, proposals: Iterable[Proposal], label: str = "") -> Cluster:
    """Put proposals together; those that are in a cluster already bring it along.

    The keeper, whose number and cost go on the ballot, is the oldest; the originals stay readable.
    """
    chosen = sorted(proposals, key=lambda proposal: proposal.born)
    name = looked_over(label)
    present = [plan.one(Cluster, p.cluster) for p in chosen if p.cluster]
    if len(chosen) < 2:
        raise KnownError(N_("A cluster needs two proposals. Nothing was changed. Choose another."))
    with plan.step("cluster.join") as step:
        cluster = present[0] if present else None
        if cluster is None:
            cluster = step.add(
                Cluster(id=new_id(), label=name or chosen[0].text, keeper=chosen[0].id)
            )
        elif name:
            cluster = step.change(cluster, label=name)
        others = {one.id: one for one in present if one.id != cluster.id}
        joining = {p.id: p for p in chosen}
        for other in others.values():
            joining.update({p.id: p for p in plan.all(Proposal, cluster=other.id)})
        for proposal in joining.values():
            step.change(proposal, cluster=cluster.id)
        for other in others.values():
            step.remove(other)
    return cluster


def edit_cluster(
    plan: OpenPlan,
    cluster: Cluster,
    *,
    label: str | None = None,
    keeper: str | None = None,
    confirmed: bool = False,
) -> Cluster:
    """Change a cluster's title or which of its proposals keeps the number."""
    values: dict[str, Any] = {}
    if label is not None:
        values["label"] = needed(label, EMPTY, confirmed)
    if keeper is not None:
        values["keeper"] = keeper
    with plan.step("cluster.edit") as step:
        return confirmed_in(step, step.change(cluster, **values), confirmed)


def take_out_of_cluster(plan: OpenPlan, proposal: Proposal) -> None:
    """Take one proposal out; a cluster of one that is left ends."""
    if proposal.cluster is None:
        return
    with plan.step("cluster.split") as step:
        step.change(proposal, cluster=None)
        leave_cluster(plan, step, proposal)


def leave_cluster(plan: OpenPlan, step: Step, proposal: Proposal) -> None:
    """What becomes of the cluster that ``proposal`` leaves: one that stays alone is no cluster,
    and the oldest of the others keeps the number where the keeper goes."""
    cluster = plan.find(Cluster, proposal.cluster) if proposal.cluster else None
    if cluster is None:
        return
    rest = [one for one in plan.all(Proposal, cluster=cluster.id) if one.id != proposal.id]
    if len(rest) < 2:
        for last in rest:
            step.change(last, cluster=None)
        step.remove(cluster)
    elif cluster.keeper == proposal.id:
        step.change(cluster, keeper=rest[0].id)


# -- finding --------------------------------------------------------------------------------------
def on_the_board(plan: OpenPlan, **equals: Any) -> list[Proposal]:
    """Proposals that stand, oldest first; withdrawn ones are left out."""
    return plan.all(Proposal, withdrawn=False, **equals)


def _known(theme: str) -> None:
    if theme not in THEMES:
        raise KnownError(NO_THEME)


def _checked(values: dict[str, Any], confirmed: bool) -> dict[str, Any]:
    checked = dict(values)
    for name in ("detail", "short", "beneficiaries", "first_step"):
        if name in values:
            checked[name] = looked_over(values[name], confirmed)
    if "tags" in values:
        tags = (looked_over(tag, confirmed) for tag in values["tags"])
        checked["tags"] = tuple(dict.fromkeys(tag for tag in tags if tag))
    if "text" in values:
        checked["text"] = needed(values["text"], EMPTY, confirmed)
    if "theme" in values:
        _known(values["theme"])
    return checked


def _confirm(step: Step, record: Proposal | Challenge, confirmed: bool) -> None:
    """Record that someone said a marked text is an institution's public detail (P-15)."""
    if confirmed:
        confirm(step, type(record).__name__, record.id, "text")
        confirmed_in(step, record, confirmed)
