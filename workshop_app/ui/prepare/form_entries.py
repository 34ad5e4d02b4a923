"""The lists of an exercise in its form: how each entry is told in its row, and its fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workshop_app.text import Words
from workshop_app.ui.exercises import step_icon
from workshop_app.ui.prepare import form_parts
from workshop_app.ui.prepare.choosers import Offer
from workshop_app.ui.prepare.entry_editor import Entry, Specs
from workshop_app.ui.prepare.writing import Writing

ListOf = tuple[str, str, Specs, Entry, Sequence[Sequence[int]]]

PART_OF = {
    "steps": "steps", "materials": "materials", "care": "care", "tips": "tips",
    "prompts": "prompts", "vote": "vote", "captures": "steps",
}  # fmt: skip


def _wrong(writing: Writing, place: str) -> bool:
    return any((one.place + " ").startswith(place + " ") for one in writing.problems)


def _row(writing: Writing, place: str, icon: str, title: str, detail: str) -> Offer:
    """An entry as its list shows it: with a sign where something is not right."""
    words = writing.words
    if _wrong(writing, place):
        icon = "warning"
        detail = " · ".join(filter(None, [detail, words("not whole yet")]))
    number = words.number(int(place.split()[1]))
    return Offer(place, icon, f"{number}. {title or words('New')}", detail)


def _step_row(writing: Writing, number: int) -> Offer:
    draft, words, place = writing.draft, writing.words, f"steps {number}"
    title = draft.text(f"{place} projector") or _beginning(draft.text(f"{place} say"))
    detail = words.minutes(int(draft.value(f"{place} minutes")))
    return _row(
        writing, place, step_icon(str(draft.value(f"{place} capture") or "")), title, detail
    )


def _material_row(writing: Writing, number: int) -> Offer:
    draft, words, place = writing.draft, writing.words, f"materials {number}"
    per = str(draft.value(f"{place} per"))
    quantity = words.number(int(draft.value(f"{place} qty")))
    detail = f"{quantity} {words(form_parts.PER[per]) if per in form_parts.PER else ''}"
    icon = "printer" if draft.value(f"{place} print") else "package"
    return _row(writing, place, icon, draft.text(place), detail)


def _care_row(writing: Writing, number: int) -> Offer:
    draft, words, place = writing.draft, writing.words, f"care {number}"
    risk = str(draft.value(f"{place} risk"))
    named = words(form_parts.RISK_NAMES[risk]) if risk in form_parts.RISK_NAMES else risk
    icon = "prohibit" if risk == "never_ask" else "heart"
    return _row(writing, place, icon, named, _beginning(draft.text(place)))


def _tip_row(writing: Writing, number: int) -> Offer:
    place = f"tips {number}"
    return _row(writing, place, "lightbulb", _beginning(writing.draft.text(place)), "")


def _beginning(text: str, long: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= long else line[:long].rsplit(" ", 1)[0] + "…"


def _steps(words: Words) -> ListOf:
    rows = [[0], [1], [2], [3, 4], [5]]
    return words("Steps"), words("Add step"), form_parts.step, _step_row, rows


def _materials(words: Words) -> ListOf:
    rows = [[0], [1, 2], [3]]
    return words("Materials"), words("Add material"), form_parts.material, _material_row, rows


def _care(words: Words) -> ListOf:
    return words("Care"), words("Add"), form_parts.care, _care_row, [[0], [1]]


def _tips(words: Words) -> ListOf:
    return words("Tips"), words("Add tip"), form_parts.tip, _tip_row, [[0]]


LISTS: dict[str, Callable[[Words], ListOf]] = {
    "steps": _steps,
    "materials": _materials,
    "care": _care,
    "tips": _tips,
}
"""Name, words for a new one, fields, row and layout of each list."""
