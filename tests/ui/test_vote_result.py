"""The result of the sample's rounds on the page: the expected order, groups, ties, the room."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import press, tab_to
from workshop_app.domain.rounds import VoteRound
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui import overflow, theme
from workshop_app.ui.page import Page
from workshop_app.ui.shell.slides import ResultSlide
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.theme import Theme
from workshop_app.ui.vote.group_firsts import Firsts
from workshop_app.ui.vote.page import VotePage
from workshop_app.ui.vote.result import Result
from workshop_app.ui.vote.whole_table import WholeTable
from workshop_app.ui.widgets import Choice, Label, Paragraph

Key = Qt.Key
ORACLE = json.loads(
    (Path(__file__).parent.parent / "data" / "oracle.json").read_text(encoding="utf-8")
)
Opened = Callable[..., Result]


def expected(name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in ORACLE["rounds"] if one["id"] == name)
    return found


@pytest.fixture
def shown_round(window: MainWindow, sample: OpenPlan) -> Opened:
    """The result of a round of the sample: ``shown_round("A")``."""

    def opened(name: str) -> Result:
        if not window.has_plan:
            window.show_plan(sample, "vote")
        round = next(one for one in sample.all(VoteRound) if one.name == name)
        window.go("vote", round=round.id)
        page = window.page
        assert isinstance(page, VotePage)
        assert isinstance(page.body, Result)
        QApplication.processEvents()
        return page.body

    return opened


def order(result: Result) -> list[int]:
    return [int(row.option.label) for row in result.rows.rows]


def chosen(result: Result) -> list[int]:
    return [int(row.option.label) for row in result.rows.rows if row.chosen]


def page_of(result: Result) -> VotePage:
    page = result.window().findChild(VotePage)
    assert isinstance(page, VotePage)
    return page


# -- the order ------------------------------------------------------------------------------------
def test_round_a_stands_in_the_expected_order(shown_round: Opened) -> None:
    result, oracle = shown_round("A"), expected("A")
    totals = {one["number"]: one["total"] for one in oracle["totals"]}
    assert chosen(result) == oracle["most_first"]["certain"]
    assert order(result)[:19] == oracle["most_first"]["certain"]
    assert [totals[number] for number in order(result)] == sorted(totals.values(), reverse=True)
    assert {row.option.label: row.figure for row in result.rows.rows} == {
        str(number): str(total) for number, total in totals.items()
    }


def test_the_tie_of_round_a_is_shown_and_then_settled_as_expected(shown_round: Opened) -> None:
    result, tie = shown_round("A"), expected("A")["most_first"]["tie_at_the_cut"]
    tied = [int(row.option.label) for row in result.rows.rows if row.tied]
    assert tied == tie["tied"]
    assert {row.place for row in result.rows.rows if row.tied} == {"=20"}
    tab_to("settle the tie")
    press(Key.Key_Return)
    assert chosen(result) == expected("A")["most_first"]["selected"]
    tied = [int(row.option.label) for row in result.rows.rows if row.tied]
    assert tied == tie["in"] + tie["out"]
    said = result.findChild(Paragraph, "tie settled")
    assert said.isVisible()
    assert "mango-7-ceiba-31" in said.text()
    assert said.text().endswith("entra la 25.")


def test_another_rule_moves_the_rows_and_says_itself(shown_round: Opened) -> None:
    result = shown_round("A")
    first = result.findChild(Paragraph, "rule in words").text()
    result.tabs.setFocus()
    press(Key.Key_Right)
    assert result.rule == "groups"
    assert chosen(result) == expected("A")["equal_groups_first"]["selected"]
    assert result.findChild(Paragraph, "rule in words").text() != first
    assert not result.tie_card.isVisible(), "the tie is of the rule that decides"
    means = {str(one["number"]): one["value"] for one in expected("A")["equal_group_mean"]}
    top = result.rows.rows[0]
    assert float(top.figure.split()[0].replace(",", ".")) == pytest.approx(
        means[top.option.label] * 100, abs=0.06
    )


def test_rows_move_to_their_new_places_unless_motion_is_reduced(
    shown_round: Opened, qtbot: QtBot
) -> None:
    result = shown_round("A")
    theme.use(Theme(motion=True))
    before = result.rows.grab().toImage()
    result.tabs.setFocus()
    press(Key.Key_Right)
    qtbot.waitUntil(lambda: result.rows.grab().toImage() != before)
    theme.use(Theme(motion=False))
    result.rows.show_rows(result.counted.rows("most", False), "")
    assert result.rows.grab().toImage() == before


def test_a_budget_round_shows_what_was_funded_and_its_costs(shown_round: Opened) -> None:
    result, oracle = shown_round("B"), expected("B")
    assert chosen(result) == oracle["greedy"]["in_order"]
    assert all(row.cost for row in result.rows.rows)
    result.tabs.setFocus()
    press(Key.Key_Right)
    assert result.rule == "equal-shares"
    assert sorted(chosen(result)) == oracle["equal_shares"]["funded"]


# -- groups ---------------------------------------------------------------------------------------
def test_groups_are_told_by_their_first_three_and_small_ones_pooled(shown_round: Opened) -> None:
    result = shown_round("A")
    firsts = result.findChild(Firsts)
    said = firsts.accessibleDescription().splitlines()
    names = [line.split(":")[0] for line in said]
    assert names == ["Mesa Mango", "Mesa Ceiba", "Mesa Caracolí", "Mesa Guayaba + Mesa Mamón"]
    shares = expected("A")["group_shares"]["ws3-t1"]
    best = max(shares, key=lambda number: Fraction(shares[number]))
    assert said[0].split(": ")[1].startswith(f"{best} ")
    assert all(len(line.split(",")) <= 5 for line in said)


def test_what_the_sum_leaves_out_is_named(shown_round: Opened) -> None:
    for name in ("A", "B"):
        result = shown_round(name)
        wanted = {
            str(one["number"])
            for one in expected(name)["labels"]
            if one["label"] == "one_group_priority"
        }
        assert {option.label for option, _ in result.counted.left_out()} == wanted
        said = " ".join(one.text() for one in result.findChildren(Paragraph))
        assert all(f"La {number}, " in said for number in wanted)
        ringed = {
            one.option.label
            for group in result.counted.groups()
            for one in group.firsts
            if one.left_out
        }
        assert ringed <= wanted


def test_the_whole_table_is_one_step_away_and_never_projected(
    shown_round: Opened, window: MainWindow
) -> None:
    result = shown_round("A")
    tab_to("whole table")
    press(Key.Key_Return)
    table = result.stack.currentWidget()
    assert isinstance(table, WholeTable)
    lines = table.figures.as_text().splitlines()
    assert len(lines) == 36
    assert "7 · 16" in lines[1], "option 21 at Mesa Mango"
    slide = page_of(result).projector_slide()
    assert isinstance(slide, ResultSlide)
    assert slide.groups == ()
    press(Key.Key_Escape)
    assert result.stack.currentIndex() == 0


# -- the room -------------------------------------------------------------------------------------
def test_the_room_sees_the_list_in_parts_and_groups_only_when_asked(
    shown_round: Opened, window: MainWindow
) -> None:
    result = shown_round("A")
    page = page_of(result)
    page.project()
    seen: list[str] = []
    for _ in range(5):
        slide = window.projector.slide
        assert isinstance(slide, ResultSlide)
        assert not slide.groups
        seen += [row.number for row in slide.rows]
        page.stepped(1)
    assert [int(number) for number in seen] == order(result)
    result.room.groups.setFocus()
    press(Key.Key_Space)
    slide = window.projector.slide
    assert isinstance(slide, ResultSlide)
    assert slide.groups[0].startswith("Mesa Mango: 21 (16")
    window.projector.close()


def test_the_slide_says_the_tie_until_it_is_settled(
    shown_round: Opened, window: MainWindow
) -> None:
    result = shown_round("A")
    page = page_of(result)
    page.project()
    page.stepped(1)
    page.stepped(1)
    slide = window.projector.slide
    assert isinstance(slide, ResultSlide)
    assert slide.tie == "Empate"
    assert any(row.tied for row in slide.rows)
    assert "semilla" in slide.sentence
    tab_to("settle the tie")
    press(Key.Key_Return)
    slide = window.projector.slide
    assert isinstance(slide, ResultSlide)
    assert slide.tie == "Por sorteo"
    assert "25" in slide.sentence
    window.projector.close()


# -- the page -------------------------------------------------------------------------------------
def test_several_rounds_are_chosen_from_a_list(
    open_page: Callable[..., Page], sample: OpenPlan
) -> None:
    page = open_page("vote", sample)
    assert isinstance(page, VotePage)
    assert page.round is not None
    assert page.round.name == "A", "the round that decides"
    choice = page.findChild(Choice, "rounds")
    choice.setFocus()
    press(Key.Key_Down)
    assert page.round.name == "B"


def test_a_long_list_scrolls_inside_its_card(shown_round: Opened, window: MainWindow) -> None:
    result = shown_round("A")
    assert len(order(result)) == 35
    assert result.height() <= window.height()
    assert result.rows.height() > result.rows.parentWidget().height()


@pytest.mark.parametrize("name", ["A", "B"])
@pytest.mark.parametrize(("width", "height", "scale"), [(1366, 768, 1.0), (1280, 720, 1.25)])
def test_no_text_of_a_result_is_cut(
    shown_round: Opened, window: MainWindow, name: str, width: int, height: int, scale: float
) -> None:
    window.resize(width, height)
    window.change_settings(text_scale=scale)
    result = shown_round(name)
    overflow.start()
    result.window().grab()
    result.show_table()
    QApplication.processEvents()
    result.window().grab()
    cut = [note for note in overflow.stop() if not note.meant and note.where != "_PlanName"]
    assert not [note for note in cut if "Rail" not in note.where]


@pytest.mark.parametrize(("width", "height", "scale"), [(1366, 768, 1.0), (1280, 720, 1.25)])
def test_no_card_is_cut_at_its_right_edge(
    shown_round: Opened, window: MainWindow, width: int, height: int, scale: float
) -> None:
    window.resize(width, height)
    window.change_settings(text_scale=scale)
    result = shown_round("A")
    QApplication.processEvents()
    area = result.cards.findChild(QScrollArea)
    assert area.widget().width() <= area.viewport().width()


def test_a_narrow_window_folds_the_rule_into_a_link(
    shown_round: Opened, window: MainWindow
) -> None:
    window.resize(1280, 720)
    window.change_settings(text_scale=1.25)
    result = shown_round("A")
    said = result.findChild(Paragraph, "rule in words")
    assert not said.isVisible()
    tab_to("how it is counted")
    press(Key.Key_Return)
    assert said.isVisible()


def test_coming_back_shows_the_same_rule_and_the_settled_tie(
    shown_round: Opened, window: MainWindow
) -> None:
    shown_round("A")
    tab_to("settle the tie")
    press(Key.Key_Return)
    window.build_again()
    page = window.page
    assert isinstance(page, VotePage)
    assert isinstance(page.body, Result)
    assert page.body.settled
    assert chosen(page.body) == expected("A")["most_first"]["selected"]
    assert isinstance(page.findChild(QWidget, "tie settled"), Paragraph | Label)
