"""Deeds, ways to see the plan and columns of the table are rows: each leads to what there is."""

import importlib

import pytest

from workshop_app.services import action_columns, became, completeness
from workshop_app.translation.catalogue import Words
from workshop_app.ui.action_plan import became_telling, deeds, views
from workshop_app.ui.action_plan import completeness as completeness_panel


@pytest.mark.parametrize("deed", deeds.DEEDS, ids=lambda one: one.id)
def test_a_deed_opens_what_there_is(deed: deeds.Deed) -> None:
    module, _, name = deed.opens.partition(":")
    assert callable(getattr(importlib.import_module(module), name))
    assert deed.words
    assert deed.place in (deeds.MENU, deeds.BUTTON, deeds.PRIMARY)


def test_deeds_and_their_keys_are_told_apart_and_one_is_the_filled_one() -> None:
    keys = [one.key for one in deeds.DEEDS if one.key]
    assert len({one.id for one in deeds.DEEDS}) == len(deeds.DEEDS)
    assert len(set(keys)) == len(keys)
    assert [one.place for one in deeds.DEEDS].count(deeds.PRIMARY) == 1


@pytest.mark.parametrize("language", ["es", "en", "pt_BR", "fr"])
def test_each_way_to_see_the_plan_has_a_name_of_its_own(language: str) -> None:
    names = views.view_names(Words(language))
    assert set(names) == {views.LIST, views.TABLE, views.TIME, views.MONEY}
    assert len(set(names.values())) == len(names)


def test_a_column_that_is_written_says_which_field_it_writes_and_the_other_way_round() -> None:
    for key, column in action_columns.COLUMNS.items():
        assert column.key == key
        assert column.head
        assert column.written == bool(column.field), key
        assert not (column.offers or column.free) or column.written, key


def test_everything_that_can_become_of_a_proposal_is_told() -> None:
    states = (became.TAKEN_OUT, became.WITHDRAWN, became.ACTION, became.OUT, became.WAITS,
              became.GOES_IN, became.OPEN, became.UNDONE)  # fmt: skip
    assert set(became_telling.STATES) == set(states)


def test_every_group_of_what_is_missing_has_its_sign() -> None:
    assert set(completeness_panel.ICONS) == set(completeness.GROUPS)
