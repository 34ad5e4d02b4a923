"""What officials say beside a proposal, without a name; the community's words stay as they are."""

from __future__ import annotations

from workshop_app.domain.capacity import CRITERIA
from workshop_app.domain.entity import new_id
from workshop_app.domain.proposals import Comment, Proposal
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirm, needed
from workshop_app.text import N_, KnownError

LONGEST = 400
"""Letters of a comment."""
NO_TEXT = N_("A comment needs words. Nothing was kept.")
NO_CRITERION = N_("There is no such criterion. Nothing was changed.")


def of(plan: OpenPlan, proposal: str, criterion: str | None = None) -> list[Comment]:
    """What was said of a proposal; of one ``criterion`` ("" for the whole of it) where it is given.

    In the order of their words: which came first, or from whom, is not told.
    """
    found = plan.all(Comment, proposal=proposal)
    wanted = [one for one in found if criterion is None or one.criterion == criterion]
    return sorted(wanted, key=in_order)


def in_order(one: Comment) -> tuple[str, str]:
    """By what comments are sorted wherever they are told, on screen and in documents."""
    return one.text.casefold(), one.id


def comment(
    plan: OpenPlan, proposal: str, text: str, *, criterion: str = "", confirmed: bool = False
) -> Comment:
    """Note what someone says of a proposal, or of how far apart officials are on ``criterion``."""
    if criterion and criterion not in CRITERIA:
        raise KnownError(NO_CRITERION)
    said = needed(text, NO_TEXT, confirmed)[:LONGEST]
    about = plan.one(Proposal, proposal).id
    made = Comment(id=new_id(), proposal=about, text=said, criterion=criterion)
    with plan.step("comment.add") as step:
        if confirmed:
            confirm(step, "Comment", made.id, "text")
        return step.add(made)


def change(plan: OpenPlan, said: Comment, text: str, *, confirmed: bool = False) -> Comment:
    """Other words for it."""
    kept = needed(text, NO_TEXT, confirmed)[:LONGEST]
    with plan.step("comment.change") as step:
        if confirmed:
            confirm(step, "Comment", said.id, "text")
        return step.change(plan.one(Comment, said.id), text=kept)


def remove(plan: OpenPlan, said: Comment) -> None:
    """Take a comment away."""
    with plan.step("comment.remove") as step:
        step.remove(plan.one(Comment, said.id))
