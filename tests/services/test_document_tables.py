"""A document, a paper, a group is added by rows: each table has the rows that the others name."""

import pytest

from workshop_app.domain.action_plan import COMMITMENT_STATES, FOLLOW_UP_STATES
from workshop_app.export.exporters import EXPORTERS
from workshop_app.export.names import COMMITMENTS, FOLLOW_UPS
from workshop_app.services import (
    action_plan,
    completeness,
    document_orders,
    documents,
)


def test_every_view_is_of_a_document_and_every_document_has_its_view() -> None:
    assert {row.view for row in EXPORTERS.values()} == set(documents.VIEWS)


@pytest.mark.parametrize("kind", EXPORTERS)
def test_a_document_says_in_words_what_it_holds_and_stands_in_a_group(kind: str) -> None:
    row = EXPORTERS[kind]
    assert row.kind == kind
    assert row.name
    assert kind in document_orders.HELD or row.ending in document_orders.ENDINGS
    assert document_orders.group_of(kind) in document_orders.GROUPS


@pytest.mark.parametrize("kind", [kind for kind, row in EXPORTERS.items() if row.papers])
def test_papers_differ_and_the_first_is_what_the_document_is_without_a_choice(kind: str) -> None:
    row = EXPORTERS[kind]
    assert len({one.key for one in row.papers}) == len(row.papers) > 1
    assert row.papers[0].function is row.function
    assert not row.papers[0].ending
    assert all(one.name for one in row.papers)
    assert {one.ending for one in row.papers if one.ending} <= set(document_orders.ENDINGS)


def test_what_is_held_is_told_of_documents_that_there_are() -> None:
    assert set(document_orders.HELD) <= set(EXPORTERS)
    assert set(document_orders.CUT) <= set(EXPORTERS)


def test_every_part_that_an_action_may_lack_is_called_something() -> None:
    assert set(completeness.MISSING_PARTS) == set(action_plan.PARTS)


def test_every_state_of_a_follow_up_is_called_something() -> None:
    assert set(FOLLOW_UPS) == set(FOLLOW_UP_STATES)
    assert set(COMMITMENTS) == set(COMMITMENT_STATES)
