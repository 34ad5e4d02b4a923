"""The link between what hurts and what is proposed: which proposals answer which challenges."""

from __future__ import annotations

from collections.abc import Iterable

from workshop_app.domain.entity import link_id
from workshop_app.domain.proposals import ProposalChallenge
from workshop_app.services.open_plan import OpenPlan


def link(plan: OpenPlan, proposals: Iterable[str], challenges: Iterable[str]) -> int:
    """Let each of these proposals (ids) answer each of these challenges, in one step; how many
    links are new. Links that stand already are left alone."""
    standing = {(one.proposal, one.challenge) for one in plan.all(ProposalChallenge)}
    answered = list(challenges)
    new = [(p, c) for p in proposals for c in answered if (p, c) not in standing]
    with plan.step("challenge.link") as step:
        for proposal, challenge in new:
            step.add(
                ProposalChallenge(
                    id=link_id(proposal, challenge), proposal=proposal, challenge=challenge
                )
            )
    return len(new)


def unlink(plan: OpenPlan, proposals: Iterable[str], challenges: Iterable[str]) -> int:
    """Take away every link between these proposals and these challenges, in one step; how many."""
    ours, theirs = set(proposals), set(challenges)
    gone = [
        one
        for one in plan.all(ProposalChallenge)
        if one.proposal in ours and one.challenge in theirs
    ]
    with plan.step("challenge.unlink") as step:
        for one in gone:
            step.remove(one)
    return len(gone)


def all_linked(plan: OpenPlan, proposals: Iterable[str], challenges: Iterable[str]) -> bool:
    """Whether each of these proposals answers each of these challenges already."""
    standing = {(one.proposal, one.challenge) for one in plan.all(ProposalChallenge)}
    answered = list(challenges)
    return all((p, c) in standing for p in proposals for c in answered)
