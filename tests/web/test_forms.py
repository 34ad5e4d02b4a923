"""How a ballot is read from a phone: every method has its form, and nothing invalid gets through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.voting.ballots import Ballot, RoundOption, RoundRules
from workshop_app.domain.voting.methods import METHODS
from workshop_app.web import forms, style
from workshop_app.web.forms import FORMS, NotOursError


def rules(method: str, **settings: int | None) -> RoundRules:
    row = METHODS[method]
    usual = {
        "per_person": row.per_person,
        "max_per_option": row.max_per_option,
        "max_approvals": row.max_approvals,
    }
    options = tuple(RoundOption(label=label) for label in ("1", "B17", "18 bis"))
    return RoundRules(name="R1", method=method, options=options, **{**usual, **settings})  # type: ignore[arg-type]


def test_every_method_has_its_form() -> None:
    assert FORMS.keys() == METHODS.keys()


def test_what_was_chosen_is_read_by_the_numbers_of_the_options() -> None:
    read = forms.read({"o0": "2", "o1": "0", "o2": "1", "step": "cast"}, rules("dots"))
    assert (dict(read.marks), read.wrong) == ({"1": 2, "18 bis": 1}, "")


def test_a_score_of_nought_is_a_score_and_no_score_is_none() -> None:
    assert dict(forms.read({"o0": "0", "o1": ""}, rules("score")).marks) == {"1": 0}


@pytest.mark.parametrize(
    ("method", "fields", "wrong"),
    [
        ("dots", {"o0": "3"}, "too_much_on_one"),
        ("dots", {"o0": "2", "o1": "2", "o2": "2"}, "too_much"),
        ("dots", {"o0": "-1"}, "unreadable"),
        ("dots", {"o0": "1.5"}, "unreadable"),
        ("dots", {"o0": "²"}, "unreadable"),
        ("dots", {"o0": "9" * 400}, "unreadable"),
        ("approval", {"o0": "2"}, "too_much_on_one"),
        ("points", {"o0": "70", "o1": "60"}, "too_much"),
        ("score", {"o0": "6"}, "too_much_on_one"),
    ],
)
def test_what_may_not_be_is_told(method: str, fields: dict[str, str], wrong: str) -> None:
    assert forms.read(fields, rules(method)).wrong == wrong


def test_more_yeses_than_allowed_are_told_with_figures() -> None:
    read = forms.read({"o0": "1", "o1": "1", "o2": "1"}, rules("approval", max_approvals=2))
    assert (read.wrong, read.facts) == ("too_much", {"n": 3, "total": 2, "over": 1})


def test_an_option_that_the_round_has_not_is_no_form_of_ours() -> None:
    with pytest.raises(NotOursError):
        forms.read({"o3": "1"}, rules("dots"))


@given(
    method=st.sampled_from(sorted(METHODS)),
    fields=st.dictionaries(
        st.sampled_from(["o0", "o1", "o2"]),
        st.one_of(st.integers(-3, 130).map(str), st.text(max_size=6)),
    ),
)
def test_whatever_is_sent_only_valid_ballots_get_through(
    method: str, fields: dict[str, str]
) -> None:
    told = rules(method)
    read = forms.read(fields, told)
    if not read.wrong:
        assert METHODS[method].check(Ballot("", None, tuple(read.marks.items())), told) == ()


def test_full_circles_are_the_marks_left_as_on_the_passed_laptop() -> None:
    assert 'symbols:"●●●" "●●○" "●○○" "○○○"' in style.sheet(3)
