"""Words taken out for good, as pure functions: what stands in their place, and where copies of them
lie (P-21, P-22).

A mark is a word beside the id of a row, never the words themselves. There are six kinds:

- ``text``: the field is erased. Whatever any laptop ever wrote or writes there is blank.
- ``text@stamp``: what that one step wrote there is blank; the field can be written again. So go
  the copies of a proposal's words in titles of clusters and actions and on ballots.
- ``members proposal``: on an option, the text of that proposal among its members; with ``@stamp``
  only as that one step wrote it.
- ``text!stamp``: what that one step wrote there is blank, and its copies stay: a purge takes what
  was said before, and leaves titles and ballots as they are (P-50).
- ``codes``: on a round, the codes that admitted to it.
- ``text~stamp``: what that one step wrote came in masked by the text guard (P-18); the rest of it
  stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, fields, replace
from functools import cache
from typing import Any

from workshop_app.domain.entities import BY_NAME
from workshop_app.domain.history import BIRTH, FIXED, Change
from workshop_app.domain.signs import suggested_short

MEMBERS = "members"
"""The field of an option in which each proposal stands with its words."""

PICTURE = ("Photo", "media")
"""The field that names a picture; to erase it takes the picture out of the file."""

HOLDERS = (PICTURE, ("MapBase", "media"))
"""The fields that name what lies in a file's media."""

CODES = "codes"
"""The mark, on a round, that its codes were taken out."""

COMPANIONS: Mapping[tuple[str, str], tuple[str, ...]] = {("Proposal", "text"): ("short",)}
"""Fields that are erased together with another, as their words are made of its words."""


def at(field: str, step: str) -> str:
    """The mark of what one step wrote in a field."""
    return f"{field}@{step}"


def alone(field: str, step: str) -> str:
    """The mark of what one step wrote in a field, whose copies stay."""
    return f"{field}!{step}"


def of_member(proposal: str) -> str:
    """The mark, on an option, of the text of one of its proposals."""
    return f"{MEMBERS} {proposal}"


def steps_of(field: str, marks: Collection[str]) -> set[str]:
    """The steps whose value of a field is blank, among the marks of a row."""
    return {mark.removeprefix(f"{field}@") for mark in marks if mark.startswith(f"{field}@")}


def guarded(field: str, step: str) -> str:
    """The mark of what one step wrote and the guard masked."""
    return f"{field}~{step}"


def is_guarded(mark: str) -> bool:
    """Whether a mark is one of the guard's."""
    return "~" in mark


def parts(mark: str) -> tuple[str, str]:
    """The field and the step of a guard's mark."""
    field, _, step = mark.partition("~")
    return field, step


def whole_fields(marks: Collection[str]) -> set[str]:
    """The fields that are erased for good, among the marks of a row."""
    return {mark for mark in marks if not set("@!~ ") & set(mark)}


def needless(marks: Collection[str]) -> set[str]:
    """Those of the marks of a row that say no more than others of it: they are not kept, so that it
    does not matter which came first."""
    found: set[str] = set()
    for mark in marks:
        wider = {mark.partition("@")[0], mark.partition(" ")[0]}
        if is_guarded(mark):
            field, step = parts(mark)
            wider = {field, at(field, step), alone(field, step)}
        elif "!" in mark:
            field, _, step = mark.partition("!")
            wider = {field, at(field, step)}
        if not (wider - {mark}).isdisjoint(marks):
            found.add(mark)
    return found


@cache
def _defaults(entity: str) -> dict[str, Any]:
    return {one.name: one.default for one in fields(BY_NAME[entity])}


def blank(entity: str, field: str, value: Any, mask: str) -> Any:
    """What stands in a field in place of ``value``: its default; ``mask`` where a record cannot do
    without words there. Of an option's members their texts go, not who they are."""
    if (entity, field) == ("Option", MEMBERS):
        return tuple(_masked(one, mask) for one in value or ())
    if (entity, field) == PICTURE:
        return ""
    default = _defaults(entity).get(field, MISSING) if entity in BY_NAME else MISSING
    if default is not MISSING:
        return default
    return {} if isinstance(value, Mapping) else mask


def _masked(member: Any, mask: str) -> Any:
    return {**member, "text": mask} if isinstance(member, Mapping) else mask


def carried(change: Change) -> Iterator[tuple[str, Any]]:
    """The fields that ``change`` gives a value, births and fixings included."""
    if change.field in (BIRTH, FIXED):
        yield from change.new.items()
    else:
        yield change.field, change.new


def without(change: Change, marks: Collection[str], mask: str) -> Change:
    """``change`` as it is kept under the marks of its row; itself where they do not touch it."""
    if not marks:
        return change
    new = {name: _under(change, name, value, marks, mask) for name, value in carried(change)}
    if all(new[name] == value for name, value in carried(change)):
        return change
    return replace(change, new=new if change.field in (BIRTH, FIXED) else new[change.field])


def _under(change: Change, name: str, value: Any, marks: Collection[str], mask: str) -> Any:
    step = change.step
    if name in marks or at(name, step) in marks or alone(name, step) in marks:
        return blank(change.entity, name, value, mask)
    if change.entity == "Option" and name == MEMBERS:
        return tuple(
            _masked(one, mask) if _member_marks(one, step) & set(marks) else one
            for one in value or ()
        )
    return value


def _member_marks(member: Any, step: str) -> set[str]:
    mark = of_member(_proposal(member))
    return {mark, at(mark, step)}


def _proposal(member: Any) -> str:
    return str(member.get("proposal", "")) if isinstance(member, Mapping) else ""


def equal_copies(changes: Collection[Change], field: str, words: Collection[str]) -> set[str]:
    """The marks of those of ``changes`` (of one row) that gave ``field`` one of ``words``."""
    return {
        at(field, change.step)
        for change in changes
        for name, value in carried(change)
        if name == field and isinstance(value, str) and value in words
    }


def on_ballot(
    changes: Collection[Change], proposal: str, words: Collection[str], mask: str
) -> set[str]:
    """The marks by which an option (all its ``changes``) loses all words of ``proposal``, whatever
    they are: among its members, as its text, and as the few words made of them. ``words``: what it
    is known to have said."""
    said: set[str] = set()
    found: set[str] = set()
    for change in changes:
        new = dict(carried(change))
        said |= set(_said_by(proposal, new.get(MEMBERS)))
        if new.get("proposal") == proposal:
            found = {at("short", each.step) for each in changes if dict(carried(each)).get("short")}
    if not said:
        return found
    return (
        {of_member(proposal)} | found | equal_copies(changes, "text", {*said, *words} - {"", mask})
    )


def wordings_on_ballot(
    changes: Collection[Change], proposal: str, words: Collection[str]
) -> set[str]:
    """As ``on_ballot``, of these ``words`` of ``proposal`` only: where it stands in others it
    stays."""
    found = equal_copies(changes, "short", {suggested_short(one) for one in words} - {""})
    if any(dict(carried(change)).get("proposal") == proposal for change in changes):
        found |= equal_copies(changes, "text", words)
    else:
        found = set()
    for change in changes:
        if not set(_said_by(proposal, dict(carried(change)).get(MEMBERS))).isdisjoint(words):
            found.add(at(of_member(proposal), change.step))
    return found


def _said_by(proposal: str, members: Any) -> Iterator[str]:
    yield from (str(one.get("text", "")) for one in members or () if _proposal(one) == proposal)
