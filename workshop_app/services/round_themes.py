"""A long list of options is split by theme: a draft for each theme instead of one for all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from workshop_app.domain.entity import THEMES, new_id
from workshop_app.domain.rounds import Group, Option, VoteRound
from workshop_app.services import rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, KnownError

if TYPE_CHECKING:
    from workshop_app.storage.record import Step

ADVISED = 24
"""Over so many options people no longer read them all; the list is better split by theme."""
MANY = 40
"""Over so many options a ballot cannot be read: first they are clustered."""

ONE_THEME = N_("These options cannot be split by theme: fewer than two themes have two options. "
               "Nothing was changed. Cluster some options instead.")  # fmt: skip


def parts(plan: OpenPlan, round: VoteRound) -> list[list[Option]]:
    """The options of ``round`` by theme, in the order of THEMES. A theme with one option alone is
    no choice: its option goes with the shortest other list."""
    found = rounds.options(plan, round)
    by_theme = [[one for one in found if one.theme == theme] for theme in THEMES]
    lists = [part for part in by_theme if len(part) > 1]
    if not lists:
        return [found] if found else []
    for part in by_theme:
        if len(part) == 1:
            min(lists, key=len).extend(part)
    return [sorted(part, key=lambda one: one.position) for part in lists]


def split(plan: OpenPlan, round: VoteRound, names: Mapping[str, str]) -> list[VoteRound]:
    """A draft for each theme of ``round``, with its options, groups and rules; ``names`` are what
    the themes are called. The draft itself becomes the first of them; where there are as many
    places as options, one fewer. One step.

    ``KnownError`` where fewer than two themes have enough options."""
    round = rounds.only_draft(plan, round)
    lists = parts(plan, round)
    if len(lists) < 2:
        raise KnownError(ONE_THEME)
    groups = rounds.groups_of(plan, round)
    taken = {one.name for one in plan.all(VoteRound)}
    with plan.step("round.split") as step:
        made = []
        for at, part in enumerate(lists):
            called = names[_theme_of(part)]
            question = f"{round.question} ({called})"
            places = min(round.places, len(part) - 1) if round.places else round.places
            if at == 0:
                of_theme = step.change(round, question=question, places=places)
            else:
                name = rounds.next_name(taken)
                taken.add(name)
                of_theme = step.add(
                    replace(round, id=new_id(), name=name, question=question, places=places)
                )
                _copy_groups(step, of_theme, groups)
            made.append(_move(step, of_theme, part))
        return made


def _theme_of(part: list[Option]) -> str:
    """The theme that most of its options have."""
    themes = [one.theme for one in part]
    return max(themes, key=themes.count)


def _move(step: Step, round: VoteRound, part: list[Option]) -> VoteRound:
    """Options of a draft go over to ``round``: what was said of them stays."""
    for position, option in enumerate(part):
        step.change(option, round=round.id, position=position)
    return round


def _copy_groups(step: Step, round: VoteRound, groups: list[Group]) -> None:
    for group in groups:
        step.add(replace(group, id=new_id(), round=round.id))
