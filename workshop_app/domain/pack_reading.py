"""From the tables of a pack's file to its records. What breaks a rule is found before, in
``pack_rules``; here the shape is taken as right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from workshop_app.domain.packs import (
    AgendaTemplate,
    AgendaTemplateItem,
    Care,
    ExercisePack,
    ExerciseStep,
    GroupSize,
    Material,
    MinutesRange,
    RoundSettings,
    Wording,
)

Tables = Mapping[str, Any]
"""What a TOML file gives."""


def exercise(data: Tables) -> ExercisePack:
    """The exercise in ``data``, which has passed ``pack_rules.exercise_problems``."""
    minutes = data["minutes"]
    vote = data.get("vote")
    return ExercisePack(
        id=data["id"],
        stage=data["stage"],
        audiences=tuple(data["audiences"]),
        captures=tuple(data["captures"]),
        minutes=MinutesRange(minutes["min"], minutes["typical"], minutes["max"]),
        group=_group(data["group"]),
        title=data["title"],
        purpose=data["purpose"],
        low_literacy=data["low_literacy"],
        if_short=data["if_short"],
        materials=tuple(_material(one) for one in data["materials"]),
        care=tuple(Care(one["risk"], _wording(one, {"risk"})) for one in data["care"]),
        tips=tuple(data["tips"]),
        steps=tuple(_step(one) for one in data["steps"]),
        prompts=data.get("prompts", {}),
        vote=RoundSettings(vote["method"], vote["marks"], vote["max_per_option"], vote["channel"])
        if vote
        else None,
    )


def agenda(data: Tables) -> AgendaTemplate:
    """The agenda in ``data``, which has passed ``pack_rules.agenda_problems``."""
    return AgendaTemplate(
        id=data["id"],
        audience=data["audience"],
        minutes=data["minutes"],
        group=_group(data["group"]),
        title=data["title"],
        note=data["note"],
        items=tuple(_items(data["items"])),
        low_literacy=data.get("low_literacy", False),
    )


def _items(items: Iterable[Tables]) -> Iterable[AgendaTemplateItem]:
    for item in items:
        yield AgendaTemplateItem(
            minutes=item["minutes"],
            exercise=item.get("exercise", ""),
            rest=item.get("break", ""),
            title=item.get("title", {}),
            optional=item.get("optional", False),
        )


def _group(data: Tables) -> GroupSize:
    return GroupSize(data["min"], data["max"], data.get("table", 0))


def _material(data: Tables) -> Material:
    words = _wording(data, {"qty", "per", "print"})
    return Material(data["qty"], data["per"], words, data.get("print", ""))


def _step(data: Tables) -> ExerciseStep:
    return ExerciseStep(
        minutes=data["minutes"],
        least=data["minutes_min"],
        say=data["say"],
        do=data["do"],
        projector=data["projector"],
        capture=data.get("capture", ""),
    )


def _wording(data: Tables, others: set[str]) -> Wording:
    return {key: text for key, text in data.items() if key not in others}
