"""What is wrong with a pack: a line for each thing, naming the file and the field.

The rules of shape and sum, for shipped packs and for a person's own. How shipped texts must sound
is a matter of the test of the packs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeGuard

from workshop_app.domain.entity import THEMES
from workshop_app.domain.meetings import AUDIENCES
from workshop_app.domain.pack_findings import Findings, PackProblem, inside
from workshop_app.domain.packs import BREAKS, CAPTURES, LANGUAGES, RISKS, STAGES, ExercisePack
from workshop_app.domain.voting.methods import METHODS
from workshop_app.text import N_

CHANNELS = ("hands", "tokens", "paper", "passed", "phones")
PER = ("room", "table", "person")
LONGEST_ID = 60
PLAIN_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_EXERCISE = (
    "schema", "id", "stage", "audiences", "captures", "minutes", "group", "title", "purpose",
    "low_literacy", "if_short", "materials", "care", "tips", "steps",
)  # fmt: skip
_VOTE = ("method", "marks", "max_per_option", "channel")
_AGENDA = ("schema", "id", "audience", "minutes", "group", "title", "note", "items")


def exercise_problems(
    data: Mapping[str, Any], file: str, languages: tuple[str, ...] | None = None
) -> list[PackProblem]:
    """What is wrong with the exercise in ``data``, read from ``file`` (``<id>.toml``).

    ``languages``: those that every text must have; None where any one is enough.
    """
    found = Findings(file, languages)
    if not found.keys(data, "", _EXERCISE, ("prompts", "vote")):
        return found.problems
    _identity(found, data)
    found.one_of("stage", data["stage"], STAGES)
    found.some_of("audiences", data["audiences"], AUDIENCES)
    for name in ("title", "purpose", "low_literacy", "if_short"):
        found.text(name, data[name])
    _group(found, data["group"])
    found.each("materials", data["materials"], lambda at, one: _material(found, at, one))
    found.each("care", data["care"], lambda at, one: _care(found, at, one))
    found.each("tips", data["tips"], found.text)
    _never_ask(found, data["care"])
    _prompts(found, data.get("prompts"))
    captures = found.some_of("captures", data["captures"], CAPTURES)
    _vote(found, data.get("vote"), captures)
    _steps(found, data, captures)
    return found.problems


def agenda_problems(
    data: Mapping[str, Any],
    file: str,
    languages: tuple[str, ...] | None = None,
    exercises: Mapping[str, ExercisePack] | None = None,
) -> list[PackProblem]:
    """What is wrong with the agenda in ``data``; against ``exercises`` where they are given."""
    found = Findings(file, languages)
    if not found.keys(data, "", _AGENDA, ("low_literacy",)):
        return found.problems
    _identity(found, data)
    found.one_of("audience", data["audience"], AUDIENCES)
    found.text("title", data["title"])
    found.text("note", data["note"])
    _group(found, data["group"])
    if not isinstance(data.get("low_literacy", False), bool):
        found.add("low_literacy", N_("must be true or false"))
    minutes = found.whole("minutes", data["minutes"], 1)
    found.each("items", data["items"], lambda at, one: _item(found, at, one))
    if found.problems:
        return found.problems
    total = sum(item["minutes"] for item in data["items"])
    if total != minutes:
        found.add(
            "minutes", N_("is {minutes}, the items sum to {total}"), minutes=minutes, total=total
        )
    if exercises is not None:
        _against(found, data, exercises)
    return found.problems


def is_plain_id(identity: object) -> TypeGuard[str]:
    """Whether ``identity`` can be a pack's id, and so the name of its file everywhere."""
    return (
        isinstance(identity, str)
        and len(identity) <= LONGEST_ID
        and bool(PLAIN_ID.fullmatch(identity))
    )


def _identity(found: Findings, data: Mapping[str, Any]) -> None:
    if data["schema"] != 1:
        found.add("schema", N_("must be 1"))
    identity = data["id"]
    if not is_plain_id(identity):
        found.add("id", N_("must be small letters without accents, digits and hyphens"))
    elif found.file.rpartition("/")[2] != f"{identity}.toml":
        found.add("id", N_("is {id}, so the file must be called {id}.toml"), id=identity)


def _group(found: Findings, data: object) -> None:
    sizes = found.order("group", data, ("min", "max"), may=("table",))
    table = data.get("table", 0) if isinstance(data, dict) else 0
    if found.whole("group table", table) > max(sizes, default=table):
        found.add("group table", N_("is more than the group's max"))


def _material(found: Findings, at: str, one: object) -> None:
    if not found.keys(one, at, ("qty", "per"), (*LANGUAGES, "print")):
        return
    found.whole(inside(at, "qty"), one["qty"], 1)
    found.one_of(inside(at, "per"), one["per"], PER)
    found.text(at, one, ("qty", "per", "print"))
    sheet = one.get("print", "sheet")
    if not is_plain_id(sheet):
        found.add(
            inside(at, "print"), N_("must be small letters without accents, digits and hyphens")
        )


def _care(found: Findings, at: str, one: object) -> None:
    if found.keys(one, at, ("risk",), LANGUAGES):
        found.one_of(inside(at, "risk"), one["risk"], RISKS)
        found.text(at, one, ("risk",))


def _never_ask(found: Findings, care: object) -> None:
    entries = care if isinstance(care, list) else []
    if not any(isinstance(one, dict) and one.get("risk") == "never_ask" for one in entries):
        found.add("care", N_('needs an entry with risk = "never_ask"'))


def _prompts(found: Findings, prompts: object) -> None:
    if prompts is not None and found.keys(prompts, "prompts", THEMES):
        for theme in THEMES:
            found.text(f"prompts {theme}", prompts[theme])


def _vote(found: Findings, vote: object, captures: list[str]) -> None:
    if (vote is not None) != ("vote" in captures):
        found.add("vote", N_("its settings go with the capture of a vote, and only with it"))
    if vote is not None and found.keys(vote, "vote", _VOTE):
        found.one_of("vote method", vote["method"], METHODS)
        found.one_of("vote channel", vote["channel"], CHANNELS)
        found.whole("vote marks", vote["marks"], 1)
        found.whole("vote max_per_option", vote["max_per_option"], 1)


def _steps(found: Findings, data: Mapping[str, Any], captures: list[str]) -> None:
    before = len(found.problems)
    times = found.order("minutes", data["minutes"], ("min", "typical", "max"))
    found.each("steps", data["steps"], lambda at, one: _step(found, at, one))
    if len(found.problems) > before:
        return
    steps = data["steps"]
    for name, key, said in (("typical", "minutes", times[1]), ("min", "minutes_min", times[0])):
        total = sum(step[key] for step in steps)
        if total != said:
            found.add(
                f"minutes {name}",
                N_("is {minutes}, the steps sum to {total}"),
                minutes=said,
                total=total,
            )
    used = {step["capture"] for step in steps if "capture" in step}
    if captures and used != set(captures) - {"nothing"}:
        found.add("captures", N_("is not what the steps capture"))
    if "nothing" in captures and len(captures) > 1:
        found.add("captures", N_("names nothing and something"))


def _step(found: Findings, at: str, one: object) -> None:
    if not found.keys(one, at, ("minutes", "minutes_min", "say", "do", "projector"), ("capture",)):
        return
    minutes = found.whole(inside(at, "minutes"), one["minutes"], 1)
    if found.whole(inside(at, "minutes_min"), one["minutes_min"]) > minutes:
        found.add(inside(at, "minutes_min"), N_("is more than its minutes"))
    found.text(inside(at, "say"), one["say"])
    found.text(inside(at, "do"), one["do"])
    found.text(inside(at, "projector"), one["projector"], bare=True)
    if "capture" in one:
        found.one_of(inside(at, "capture"), one["capture"], CAPTURES)


def _item(found: Findings, at: str, one: object) -> None:
    rest = isinstance(one, dict) and "break" in one
    need = ("break", "minutes", "title") if rest else ("exercise", "minutes")
    if not found.keys(one, at, need, () if rest else ("optional",)):
        return
    found.whole(inside(at, "minutes"), one["minutes"], 1)
    if rest:
        found.one_of(inside(at, "break"), one["break"], BREAKS)
        found.text(inside(at, "title"), one["title"])
    elif not isinstance(one["exercise"], str):
        found.add(inside(at, "exercise"), N_("is not an exercise that is there"))


def _against(found: Findings, data: Mapping[str, Any], known: Mapping[str, ExercisePack]) -> None:
    """An agenda's items against the exercises they name."""
    order: list[int] = []
    seen: set[str] = set()
    for number, item in enumerate(data["items"], 1):
        if "break" in item:
            continue
        at, pack = f"items {number}", known.get(item["exercise"])
        if pack is None:
            found.add(f"{at} exercise", N_("is not an exercise that is there"))
            continue
        if pack.id in seen:
            found.add(f"{at} exercise", N_("is there twice"))
        seen.add(pack.id)
        order.append(STAGES.index(pack.stage))
        _fits(found, at, data, item["minutes"], pack)
    if order != sorted(order):
        found.add("items", N_("the stages of its exercises are out of order"))


def _fits(
    found: Findings, at: str, data: Mapping[str, Any], minutes: int, pack: ExercisePack
) -> None:
    if not pack.minutes.least <= minutes <= pack.minutes.most:
        found.add(
            f"{at} minutes",
            N_("must lie between {least} and {most}, as {exercise} says"),
            least=pack.minutes.least, most=pack.minutes.most, exercise=pack.id,
        )  # fmt: skip
    if data["audience"] not in pack.audiences:
        found.add(f"{at} exercise", N_("is not for the audience of the agenda"))
    group = data["group"]
    if group["min"] < pack.group.least or group["max"] > pack.group.most:
        found.add(f"{at} exercise", N_("is not for a group of the agenda's size"))
