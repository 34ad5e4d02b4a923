"""The check value of a plan: the same for the same content, another for any other."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as some

from workshop_app.domain.entities import BY_NAME
from workshop_app.domain.plan_check_value import (
    OUTSIDE,
    OUTSIDE_FIELDS,
    Content,
    plan_check_value,
)
from workshop_app.domain.voting import check_value as of_round
from workshop_app.domain.voting.check_value import written
from workshop_app.storage import tables

NAMES = sorted(set(BY_NAME) - set(OUTSIDE) - {"Plan", "VoteRound"})

records = some.lists(
    some.tuples(
        some.sampled_from(NAMES),
        some.text("0123456789abcdef", min_size=1, max_size=4),
        some.dictionaries(
            some.sampled_from(["text", "cost", "label"]),
            some.none() | some.integers() | some.text(max_size=5),
        ),
    ),
    max_size=8,
    unique_by=lambda one: one[:2],
)
papers = some.lists(some.tuples(some.just("ballot"), some.text(max_size=3), some.text(max_size=3)),
                    max_size=5)  # fmt: skip


@given(records, papers, some.randoms(use_true_random=False))
def test_the_order_in_which_things_are_told_does_not_matter(records, papers, chance) -> None:  # type: ignore[no-untyped-def]
    shuffled, cast = list(records), list(papers)
    chance.shuffle(shuffled)
    chance.shuffle(cast)
    assert plan_check_value(Content(shuffled, cast)) == plan_check_value(Content(records, papers))


@given(records, papers, records, papers)
def test_other_content_gives_another_value(records, papers, others, cast) -> None:  # type: ignore[no-untyped-def]
    def as_set(of, papers):  # type: ignore[no-untyped-def]
        said = sorted((e, i, sorted(f.items(), key=repr)) for e, i, f in of)
        return repr((said, sorted(papers)))

    same = as_set(records, papers) == as_set(others, cast)
    equal = plan_check_value(Content(records, papers)) == plan_check_value(Content(others, cast))
    assert equal == same


@given(some.text(max_size=6), some.text(max_size=6))
def test_no_text_can_be_read_as_the_beginning_of_another(one: str, other: str) -> None:
    left = [("Comment", "1", {"text": one + other})]
    right = [("Comment", "1", {"text": one}), ("Comment", "2", {"text": other})]
    assert plan_check_value(Content(left)) != plan_check_value(Content(right))


def test_it_is_written_as_that_of_a_round_is_and_longer() -> None:
    value = plan_check_value(Content())
    assert re.fullmatch(r"[0-9A-F]{4}( [0-9A-F]{4}){4}", value)
    assert len(value) > len(written("", of_round.DIGITS))


def test_a_rehearsal_with_all_that_hangs_on_it_is_outside() -> None:
    tried: list[tuple[str, str, dict[str, object]]] = [
        ("VoteRound", "r", {"name": "Ensayo", "rehearsal": 1}),
        ("Option", "o", {"round": "r", "label": "1"}),
    ]
    assert plan_check_value(Content(tried)) == plan_check_value(Content())


def test_the_tables_of_what_is_outside_name_what_there_is() -> None:
    assert set(OUTSIDE) <= set(BY_NAME)
    for entity, name in OUTSIDE_FIELDS:
        assert entity not in OUTSIDE
        assert name in {field.name for field in tables.FIELDS[entity]}
