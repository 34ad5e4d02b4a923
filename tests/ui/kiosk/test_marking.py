"""Every ballot method can be marked on the passed laptop, and only validly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.voting.ballots import Ballot, RoundOption, RoundRules
from workshop_app.domain.voting.methods import METHODS
from workshop_app.translation.catalogue import Words
from workshop_app.ui.kiosk.mark_rows import ROWS
from workshop_app.ui.kiosk.marking import MARKINGS, Marks, left_over, said

LABELS = ("1", "3", "10", "B4")


def rules_of(method: str, **more: object) -> RoundRules:
    usual = METHODS[method]
    values: dict[str, object] = {
        "per_person": usual.per_person,
        "max_per_option": usual.max_per_option,
        "max_approvals": usual.max_approvals,
        **more,
    }
    options = tuple(RoundOption(label=label) for label in LABELS)
    return RoundRules(name="R1", method=method, options=options, people=12, **values)  # type: ignore[arg-type]


def test_every_method_has_its_way_of_marking_and_its_marks_on_a_tile() -> None:
    assert set(MARKINGS) == set(METHODS) == set(ROWS)


@given(
    st.sampled_from(sorted(METHODS)),
    st.lists(
        st.tuples(st.sampled_from(LABELS), st.sampled_from(["tap", "more", "less", "=0", "=4"])),
        max_size=40,
    ),
)
def test_whatever_is_touched_the_ballot_is_valid(
    method: str, touches: list[tuple[str, str]]
) -> None:
    marks = Marks(rules_of(method))
    for label, what in touches:
        if what.startswith("="):
            if method == "score":
                marks.score(label, int(what[1:]))
        else:
            {"tap": marks.tap, "more": marks.more, "less": marks.less}[what](label)
    assert METHODS[method].check(Ballot("", None, marks.pairs), marks.rules) == ()
    assert [label for label, _ in marks.pairs] == [one for one in LABELS if one in marks.marked]


def test_a_dot_more_than_there_is_or_than_an_option_takes_is_refused() -> None:
    marks = Marks(rules_of("dots", per_person=3, max_per_option=2))
    assert [marks.tap("1"), marks.tap("1"), marks.tap("1")] == [True, True, False]
    assert marks.tap("3")
    assert not marks.tap("10")
    assert marks.left == 0
    assert marks.less("1")
    assert marks.pairs == (("1", 1), ("3", 1))


def test_a_yes_is_taken_away_by_a_second_tap() -> None:
    marks = Marks(rules_of("approval", max_approvals=1))
    assert marks.tap("1")
    assert not marks.tap("3")
    assert marks.tap("1")
    assert marks.blank


def test_points_go_in_steps_and_the_last_step_gives_what_is_left() -> None:
    marks = Marks(rules_of("points", per_person=25, max_per_option=25))
    for _ in range(3):
        assert marks.more("1")
    assert marks.value("1") == 25
    assert not marks.more("3")
    marks.step = 5
    assert marks.less("1")
    assert (marks.value("1"), marks.left) == (20, 5)


def test_a_score_of_nought_is_a_score_and_nothing_is_not() -> None:
    marks = Marks(rules_of("score"))
    marks.score("1", 0)
    assert marks.pairs == (("1", 0),)
    marks.score("1", 0)
    assert marks.blank
    assert marks.more("3")
    assert marks.more("3")
    assert marks.pairs == (("3", 1),)


@pytest.mark.parametrize(
    ("method", "value", "words"),
    [("dots", 2, "2 marks"), ("approval", 1, "yes"), ("points", 30, "30 points"),
     ("score", 0, "score 0"), ("dots", None, "nothing marked")],
)  # fmt: skip
def test_marks_are_said_in_words(method: str, value: int | None, words: str) -> None:
    assert said(Words("en"), method, value) == words


def test_what_is_left_is_said_where_there_is_an_end() -> None:
    assert left_over(Words("en"), Marks(rules_of("points"))) == "100 points left"
    assert left_over(Words("en"), Marks(rules_of("score"))) == ""
