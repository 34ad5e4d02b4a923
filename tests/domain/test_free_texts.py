"""No field of text can be forgotten where all texts are looked at once more (P-13, P-20)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import pytest

from workshop_app.domain.entities import BY_NAME, ENTITIES
from workshop_app.domain.entity import Entity, Ref
from workshop_app.domain.free_texts import DIRECTORY, FIXED, FREE, NEVER_PUBLISHED, stretches


def _holds_letters(kind: Any) -> bool:
    """Whether a field of this type can hold letters that are not the id of a record."""
    if get_origin(kind) is Annotated:
        return not any(isinstance(one, Ref) for one in get_args(kind)[1:])
    if get_origin(kind) in (Union, UnionType):
        return any(_holds_letters(one) for one in get_args(kind))
    return kind is str or get_origin(kind) in (tuple, list, dict, Mapping)


def _of_letters(entity: type[Entity]) -> list[str]:
    kinds = get_type_hints(entity, include_extras=True)
    names = [one.name for one in fields(entity) if one.name not in ("id", "born")]
    return [name for name in names if _holds_letters(kinds[name])]


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.__name__)
def test_every_field_of_letters_is_a_free_text_or_said_to_be_none(entity: type[Entity]) -> None:
    free, fixed = FREE.get(entity.__name__, ()), FIXED.get(entity.__name__, ())
    assert not set(free) & set(fixed)
    assert sorted((*free, *fixed)) == sorted(_of_letters(entity))


def test_the_tables_name_no_record_that_there_is_not() -> None:
    named = {*FREE, *FIXED, *DIRECTORY, *NEVER_PUBLISHED}
    assert named <= set(BY_NAME)
    assert set(NEVER_PUBLISHED) <= set(FREE)


def test_a_field_with_parts_gives_its_texts_in_order_without_keys_ids_and_figures() -> None:
    sheet = {"what": "Visitar lotes", "by": "2027-02-26", "count": 3, "more": ["uno", " ", "dos"]}
    assert list(stretches(sheet)) == ["Visitar lotes", "uno", "dos"]
    members = ({"proposal": "ab12", "number": "7", "text": "Luz en la cancha"},)
    assert list(stretches(members)) == ["Luz en la cancha"]
    assert list(stretches(("agua", "luz"))) == ["agua", "luz"]
    assert list(stretches(None)) == list(stretches("")) == []
