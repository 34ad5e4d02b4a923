"""The slide of the step that is walked: the line for the room, how people do it, and the time."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from workshop_app.domain.meetings import Workshop
from workshop_app.export import names
from workshop_app.services import script
from workshop_app.services.facilitate import Standing
from workshop_app.text import Words
from workshop_app.ui import exercises
from workshop_app.ui.shell.slides import PromptSlide, TaskSlide

_LONGEST_AFTER = 36
"""Characters of what comes after that fit beside the steps at the projector's smallest letters."""


def key_of(workshop: Workshop) -> str:
    """The key of a workshop's slide."""
    return f"prompt:{workshop.id}"


def slide(
    workshop: Workshop, standing: Standing, words: Words, moment: datetime, topic: str = ""
) -> PromptSlide | TaskSlide:
    """The slide of the present step; ``topic`` is the id of the theme that the step is about. Where
    tables work at something without a theme, the task and a large timer."""
    told = script.now(standing, words.language)
    title = exercises.title(standing.part.item, words, standing.part.pack)
    prompt = told.room or title
    if standing.part.pack is None:
        prompt = f"{title}. {back_at(standing, words, moment)}"
    after = next((coming.label for coming in script.coming(standing, words.language)), "")
    said = words("Next: {step}", step=after) if after else ""
    shared: dict[str, Any] = {
        "key": key_of(workshop),
        "left": standing.left(moment),
        "total": standing.total,
        "unit": words("minutes"),
        "cues": cues(standing, words),
        "at": standing.at,
        "count": len(standing.parts),
        "after": said if len(said) <= _LONGEST_AFTER else "",
    }
    if _at_tables(standing) and not topic:
        return TaskSlide(task=prompt, **shared)
    topic_name = names.told(names.THEMES, topic, words)
    return PromptSlide(prompt=prompt, topic=topic, topic_name=topic_name, **shared)


def back_at(standing: Standing, words: Words, moment: datetime) -> str:
    """When a break is over, said to the room."""
    over = moment + timedelta(seconds=max(0, standing.left(moment)))
    return words("We are back at {time}", time=words.time(time(over.hour, over.minute)))


def _captured(standing: Standing) -> str:
    return standing.timed.step.capture if standing.timed else ""


def _at_tables(standing: Standing) -> bool:
    """Whether the step is work at tables that leaves something behind."""
    pack = standing.part.pack
    return pack is not None and pack.group.table > 1 and bool(_captured(standing))


def cues(standing: Standing, words: Words) -> tuple[tuple[str, str], ...]:
    """How people do it, as signs with a few words: with whom, and what is left behind."""
    pack, captured = standing.part.pack, _captured(standing)
    if pack is None or not captured:
        return ()
    written = captured in ("proposal", "challenge")
    done = {
        "proposal": ("note-pencil", words("One on each card")),
        "challenge": ("note-pencil", words("One on each card")),
        "vote": ("archive-box", words("Each votes alone")),
        "pin": ("map-pin", words("Show it on the map")),
        "cluster": ("stack", words("Put together what is alike")),
        "commitment": ("handshake", words("Who does what")),
    }
    found = [("chats-circle", words("Talk together"))] if pack.group.table > 1 else []
    found += [done[captured]] if captured in done else []
    found += [("users-three", words("Every voice counts"))] if written and found else []
    return tuple(found)
