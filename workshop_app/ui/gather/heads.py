"""What each side of a difference says, in words: one side for each thing that may be kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workshop_app.services.differences import Difference, Said
from workshop_app.services.field_values import value_told
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.gather.sides import Side
from workshop_app.ui.gather.told import changed_among, field_named


@dataclass(frozen=True, slots=True)
class Head:
    """What may be kept, and the side that tells it."""

    value: Any
    side: Side


def heads(plan: OpenPlan, words: Words, item: Difference) -> list[Head]:
    """The sides of ``item``, the one that the plan shows now last. Laptops that said the same stand
    on one side; where it is about the record itself there are two: away, and kept."""
    groups: list[list[Said]] = []
    for one in item.wordings:
        same = next((group for group in groups if group[0].value == one.value), None)
        if same is None:
            groups.append([one])
        else:
            same.append(one)
    texts = [_text(plan, words, group, item) for group in groups]
    found = []
    for at, group in enumerate(groups):
        shown = item.wordings[-1] in group and not item.removal
        place = [item.workshop, words("seen in the plan now") if shown else ""]
        differs = [] if item.removal else changed_among(texts[at], texts[:at] + texts[at + 1 :])
        days = sorted({one.day for one in group if one.day})
        day = words.listed([words.date(one, "short") for one in days])
        side = Side(_by(words, group), texts[at], day, " · ".join(filter(None, place)), differs)
        found.append(Head(group[0].value, side))
    return found


def _by(words: Words, group: list[Said]) -> str:
    names = list(dict.fromkeys(one.by for one in group if one.by))
    if not names:
        return words("A laptop")
    if len(names) == 1:
        return words("Laptop “{name}”", name=names[0])
    told = words.listed([words("“{name}”", name=name) for name in names])
    return words("Laptops {names}", names=told)


def _text(plan: OpenPlan, words: Words, group: list[Said], item: Difference) -> str:
    if not item.removal:
        return value_told(plan, words, item.entity, item.field, group[0].value)
    said = {one.laptop + one.step: _of_record(plan, words, one, item) for one in group}
    texts = list(dict.fromkeys(said.values()))
    if len(texts) == 1:
        return texts[0]
    return "\n".join(f"{_by(words, [one])}: {said[one.laptop + one.step]}" for one in group)


def _of_record(plan: OpenPlan, words: Words, one: Said, item: Difference) -> str:
    if one.value:
        return words("It was taken away here.")
    if not one.changed:
        return words("It was kept here.")
    told = [words("{field}: “{value}”", field=field_named(words, item.entity, name),
                  value=value_told(plan, words, item.entity, name, value))
            for name, value in one.changed]  # fmt: skip
    return words("Something else was written here: {what}", what="; ".join(told))
