"""What the room sees of a result, and when: place by place, the seed, groups, ties, the picture."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import made_results
from tests.ui.keyboard import press, tab_to, write
from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.check_value import check_value
from workshop_app.services import results, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui import overflow
from workshop_app.ui.sheets.viewer import SheetViewer
from workshop_app.ui.shell.slides import OpenRoundSlide, ResultSlide
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.vote import closed, picture
from workshop_app.ui.vote.comparison import Comparison
from workshop_app.ui.vote.lots import Lots
from workshop_app.ui.vote.minutes_panel import MinutesPanel
from workshop_app.ui.vote.page import VotePage
from workshop_app.ui.vote.picture_panel import PicturePanel
from workshop_app.ui.vote.result import Result
from workshop_app.ui.vote.whole_table import WholeTable
from workshop_app.ui.widgets import Button, Paragraph, Switch

Key = Qt.Key
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
Opened = Callable[..., VotePage]


@pytest.fixture
def opened(window: MainWindow, plan: OpenPlan) -> Opened:
    """The page Vote at the round that was made: ``opened(round)``."""

    def show(round: VoteRound) -> VotePage:
        if not window.has_plan:
            window.show_plan(plan, "vote")
        window.go("vote", round=round.id)
        page = window.page
        assert isinstance(page, VotePage)
        QApplication.processEvents()
        return page

    return show


def result_of(page: VotePage) -> Result:
    assert isinstance(page.body, Result)
    return page.body


def slide_of(page: VotePage) -> ResultSlide:
    slide = page.projector_slide()
    assert isinstance(slide, ResultSlide)
    return slide


def seen(page: VotePage) -> list[str]:
    return [row.number for row in slide_of(page).rows if not row.hidden]


def here(page: VotePage) -> list[str]:
    return [row.option.label for row in result_of(page).rows.rows]


def said(page: VotePage) -> str:
    return " ".join(one.text() for one in page.findChildren(Paragraph) if one.isVisible())


# -- place by place -------------------------------------------------------------------------------
def test_the_last_place_comes_first_and_nothing_is_told_before_its_turn(
    opened: Opened, plan: OpenPlan, window: MainWindow
) -> None:
    page = opened(made_results.closed(plan, made_results.of_totals()))
    tab_to("place by place")
    press(Key.Key_Space)
    page.show_result()
    window.projector.show(slide_of(page))
    assert seen(page) == here(page) == []
    assert "Puesto de salud" not in repr(slide_of(page).rows)
    assert "17" not in said(page), "nor does a card beside the rows"
    steps = []
    while result_of(page).revealing:
        press(Key.Key_Space)
        assert seen(page) == here(page)
        steps.append(seen(page))
    assert steps[0] == ["8"]
    assert steps[1] == ["6", "7", "8"], "those who share a place come together"
    assert steps[-1] == ["1", "2", "3", "4", "5", "6", "7", "8"]
    slide = window.projector.seen
    assert isinstance(slide, ResultSlide)
    assert not any(row.hidden for row in slide.rows)
    window.projector.close()


def test_one_key_too_many_after_the_last_place_does_nothing(opened: Opened, plan: OpenPlan) -> None:
    page = opened(made_results.shown(plan, made_results.of_totals()))
    body = result_of(page)
    body.begin_reveal()
    while body.revealing:
        press(Key.Key_Space)
    for key in (Key.Key_Space, Key.Key_PageDown, Key.Key_Space):
        press(key)
        assert page.body is body
        assert body.stack.currentIndex() == 0
        assert body.cards.isVisible()
    assert not page.findChildren(Comparison)


def test_a_key_held_down_reveals_one_place(opened: Opened, plan: OpenPlan) -> None:
    page = opened(made_results.shown(plan, made_results.of_totals()))
    body = result_of(page)
    body.begin_reveal()
    body.setFocus()
    for held in (False, True, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_PageDown, NO_MODIFIER, "", held)
        QApplication.sendEvent(body, event)
    assert seen(page) == ["8"]
    body.show_all()


def test_a_hidden_row_holds_nothing_of_its_option(opened: Opened, plan: OpenPlan) -> None:
    page = opened(made_results.shown(plan, made_results.of_totals()))
    result_of(page).begin_reveal()
    page.stepped(1)
    hidden = [row for row in slide_of(page).rows if row.hidden]
    assert len(hidden) == 7
    assert len({repr(row) for row in hidden}) == 1
    assert slide_of(page).groups == ()
    assert "empate" not in slide_of(page).sentence.lower()


def test_a_remote_reveals_and_takes_back_and_esc_shows_all(opened: Opened, plan: OpenPlan) -> None:
    page = opened(made_results.shown(plan, made_results.of_totals()))
    tab_to("reveal step by step")
    press(Key.Key_Return)
    page.stepped(1)
    page.stepped(1)
    assert seen(page) == ["6", "7", "8"]
    page.stepped(-1)
    assert seen(page) == ["8"]
    press(Key.Key_Escape)
    assert len(seen(page)) == 8
    assert not result_of(page).revealing


def test_page_down_makes_one_step_wherever_the_keyboard_is(opened: Opened, plan: OpenPlan) -> None:
    page = opened(made_results.shown(plan, made_results.of_totals()))
    result_of(page).begin_reveal()
    press(Key.Key_PageDown)
    assert seen(page) == ["8"]
    assert page.primary is not None
    page.primary.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_PageDown)
    assert seen(page) == ["6", "7", "8"]
    press(Key.Key_PageUp)
    assert seen(page) == ["8"]
    result_of(page).show_all()


def test_a_click_on_the_page_reveals_the_next_and_the_minutes_wait(
    opened: Opened, plan: OpenPlan, qtbot: QtBot
) -> None:
    page = opened(made_results.shown(plan, made_results.of_totals()))
    body = result_of(page)
    minutes = page.findChild(Button, "minutes")
    assert minutes.isEnabled()
    body.begin_reveal()
    assert not minutes.isEnabled(), "they hold the whole result"
    qtbot.mouseClick(body, Qt.MouseButton.LeftButton)
    assert seen(page) == ["8"]
    body.show_all()
    assert minutes.isEnabled()


def test_a_page_built_anew_goes_on_where_the_room_was(
    opened: Opened, plan: OpenPlan, window: MainWindow
) -> None:
    round = made_results.shown(plan, made_results.of_totals())
    page = opened(round)
    result_of(page).begin_reveal()
    page.stepped(1)
    window.build_again()
    page = opened(round)
    assert seen(page) == here(page) == ["8"]
    result_of(page).show_all()


def test_without_the_switch_all_is_shown_at_once(opened: Opened, plan: OpenPlan) -> None:
    page = opened(made_results.closed(plan, made_results.of_totals()))
    page.show_result()
    assert len(seen(page)) == len(here(page)) == 8


# -- the seed -------------------------------------------------------------------------------------
def test_the_room_makes_the_seed_before_anything_is_shown(
    opened: Opened, plan: OpenPlan, window: MainWindow
) -> None:
    round = made_results.closed(plan, made_results.of_totals(), public_seed="", seed_later=True)
    page = opened(round)
    show = page.findChild(Button, "show the result")
    assert not show.isEnabled()
    foot = page.projector_slide()
    assert isinstance(foot, OpenRoundSlide)
    assert "tres personas" in foot.foot
    line = page.findChild(QWidget, "seed")
    line.setText("7 31 104")  # type: ignore[attr-defined]
    tab_to("keep the seed")
    press(Key.Key_Return)
    assert plan.one(VoteRound, round.id).public_seed == "7 31 104"
    assert show.isEnabled()
    assert "7 31 104" in said(page)
    foot = page.projector_slide()
    assert isinstance(foot, OpenRoundSlide)
    assert "7 31 104" in foot.foot
    page.show_result()
    assert isinstance(page.body, Result)


def test_enter_after_the_seed_shows_the_result_and_turns_nothing(
    opened: Opened, plan: OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closed, "TWICE", 3600.0)
    round = made_results.closed(plan, made_results.of_totals(), public_seed="", seed_later=True)
    page = opened(round)
    switch = page.findChild(Switch, "place by place")
    page.findChild(QWidget, "seed").setFocus()
    write("7 31 104")
    press(Key.Key_Return)
    assert plan.one(VoteRound, round.id).public_seed == "7 31 104"
    press(Key.Key_Return)
    assert plan.one(VoteRound, round.id).state == "closed", "the same Enter, pressed twice"
    assert not switch.isChecked()
    monkeypatch.setattr(closed, "TWICE", 0.0)
    press(Key.Key_Return)
    assert plan.one(VoteRound, round.id).state == "shown"
    assert not result_of(page).revealing


def test_an_empty_seed_is_not_kept(opened: Opened, plan: OpenPlan) -> None:
    round = made_results.closed(plan, made_results.of_totals(), public_seed="", seed_later=True)
    page = opened(round)
    tab_to("keep the seed")
    press(Key.Key_Return)
    assert plan.one(VoteRound, round.id).public_seed == ""
    assert not page.findChild(Button, "show the result").isEnabled()


# -- ties -----------------------------------------------------------------------------------------
def test_the_lot_is_shown_in_the_order_of_its_hashes(opened: Opened, plan: OpenPlan) -> None:
    page = opened(made_results.shown(plan, made_results.of_totals()))
    tab_to("settle the tie")
    press(Key.Key_Return)
    lots = sorted((hashlib.sha256(f"mango 47:{n}".encode()).hexdigest(), n) for n in ("6", "7"))
    lines = page.findChild(Lots).accessibleDescription().splitlines()
    assert [line.split(", ")[:2] for line in lines] == [[n, lot[:12]] for lot, n in lots]
    assert lines[0].endswith("entra")
    assert not lines[1].endswith("entra")
    sentence = slide_of(page).sentence
    assert sentence.index(lots[0][0][:8]) < sentence.index(lots[1][0][:8])


def test_the_lower_cost_says_what_each_costs(opened: Opened, plan: OpenPlan) -> None:
    costs = [0, 0, 0, 0, 0, 30_000_000, 20_000_000, 0]
    round = made_results.shown(plan, made_results.of_totals(), tie_rule="lower_cost", costs=costs)
    page = opened(round)
    result_of(page).tie_card.button.click()
    lines = page.findChild(Lots).accessibleDescription().splitlines()
    assert [line.split(",")[0] for line in lines] == ["7", "6"]
    assert "20" in lines[0]
    assert "30" in lines[1]
    assert "7 ($" in slide_of(page).sentence.replace("\u00a0", " ")


def test_a_run_off_is_made_in_one_act_and_both_rounds_lead_to_each_other(
    opened: Opened, plan: OpenPlan
) -> None:
    first = made_results.shown(plan, made_results.of_totals(), tie_rule="second_round")
    page = opened(first)
    tab_to("settle the tie")
    press(Key.Key_Return)
    assert page.round is not None
    assert page.round.run_off_of == first.id
    assert page.round.seed_later, "it can be opened as it is"
    second = page.round
    page = opened(first)
    assert not result_of(page).tie_card.button.isVisible(), "there is one already"
    tab_to("linked round")
    press(Key.Key_Return)
    assert page.round is not None
    assert page.round.id == second.id


# -- beside the sum -------------------------------------------------------------------------------
def test_how_firm_the_order_is_comes_from_a_job(
    opened: Opened, plan: OpenPlan, qtbot: QtBot
) -> None:
    round = made_results.shown(plan, made_results.of_totals())
    page = opened(round)
    firm = page.findChild(Paragraph, "how firm")
    qtbot.waitUntil(lambda: bool(firm.text()))
    told = results.firmness(plan, round)
    assert told is not None
    swap = told.swaps[0]
    assert f"{swap.first} a {swap.last}" in firm.text()


def test_the_whole_table_says_where_groups_agree(opened: Opened, plan: OpenPlan) -> None:
    page = opened(made_results.shown(plan, made_results.of_totals(), tables=6))
    body = result_of(page)
    body.show_table()
    table = body.stack.currentWidget()
    assert isinstance(table, WholeTable)
    labels = {one.option: one.label for one in body.counted.result.labels}
    lines = table.figures.as_text().splitlines()[1:]
    wide = {line.split(" · ")[0] for line in lines if line.endswith("Acuerdo amplio")}
    assert wide == {option for option, label in labels.items() if label == "broad_agreement"}


def test_what_each_group_has_first_and_does_not_get_is_named(
    opened: Opened, plan: OpenPlan
) -> None:
    page = opened(made_results.shown(plan, made_results.of_totals(), tables=6))
    assert "y no entran: Mesa 1: 7" in said(page)


def test_how_many_got_one_of_their_choices_is_said(opened: Opened, plan: OpenPlan) -> None:
    ballots = [(0, {0: 1})] * 4 + [(0, {1: 1})] * 3 + [(0, {7: 1})]
    page = opened(made_results.shown(plan, ballots, places=2))
    got = page.findChild(Paragraph, "who got something").text()
    assert "las 8 personas" in got
    assert "a 7 " in got


def test_how_many_got_something_is_not_said_before_the_room_settled_the_tie(
    opened: Opened, plan: OpenPlan
) -> None:
    ballots = [(0, {0: 1})] * 4 + [(0, {1: 1})] * 4
    page = opened(made_results.shown(plan, ballots, places=1, tie_rule="second_round"))
    assert not page.findChild(Paragraph, "who got something").isVisible()


def test_the_rules_stand_side_by_side_in_a_table_that_keys_reach(
    opened: Opened, plan: OpenPlan
) -> None:
    ballots = made_results.of_totals()
    page = opened(made_results.shown(plan, ballots, tables=6))
    tab_to("compare the rules")
    press(Key.Key_Return)
    body = result_of(page)
    table = body.stack.currentWidget()
    assert isinstance(table, Comparison)
    lines = table.figures.as_text().splitlines()
    assert "decide" in lines[0]
    assert lines[1].startswith("1 · Puesto de salud · 1, entra · ")
    assert lines[6].split(" · ")[2] == "=6", "a tie that was not settled yet brings nothing in"
    tab_to("comparison")
    press(Key.Key_Down)
    assert table.figures.current == 0
    press(Key.Key_Escape)
    assert body.stack.currentIndex() == 0


# -- groups in public -----------------------------------------------------------------------------
def test_of_two_groups_the_room_sees_the_order_and_no_share(opened: Opened, plan: OpenPlan) -> None:
    ballots = made_results.of_totals(people=46, tables=2)
    page = opened(made_results.shown(plan, ballots, tables=2, each=24, rule="groups"))
    body = result_of(page)
    assert len(body.counted.groups()) == 2
    assert "Con dos grupos" in said(page)
    body.room.groups.setChecked(True)
    slide = slide_of(page)
    assert len(slide.groups) == 2
    assert "%" not in "".join(slide.groups)
    assert not slide.bars
    assert all(not row.value and not row.part and not row.share for row in slide.rows)
    assert [row.number for row in slide.rows] == here(page)


def test_of_three_groups_and_more_the_mean_is_told_in_whole_per_cents(
    opened: Opened, plan: OpenPlan
) -> None:
    ballots = made_results.of_totals()
    page = opened(made_results.shown(plan, ballots, tables=6, rule="groups"))
    values = [row.value for row in slide_of(page).rows]
    assert all("%" in value and "," not in value for value in values)


# -- minutes and picture --------------------------------------------------------------------------
def test_the_minutes_show_the_check_value_and_what_it_is_for(
    opened: Opened, plan: OpenPlan, window: MainWindow
) -> None:
    round = made_results.shown(plan, made_results.of_totals())
    opened(round)
    tab_to("minutes")
    press(Key.Key_Return)
    panel = window.findChild(MinutesPanel)
    assert panel.value.text() == check_value(results.result(plan, round))
    told = " ".join(one.text() for one in panel.findChildren(Paragraph))
    assert "este mismo valor" in told
    press(Key.Key_Escape)


def test_the_minutes_are_seen_on_the_whole_screen_and_saved(
    opened: Opened, plan: OpenPlan, window: MainWindow, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    opened(made_results.shown(plan, made_results.of_totals()))
    tab_to("minutes")
    press(Key.Key_Return)
    tab_to("see the minutes")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(SheetViewer) is not None, timeout=20_000)
    viewer = window.findChild(SheetViewer)
    qtbot.waitUntil(lambda: viewer.isVisible(), timeout=20_000)
    viewer.close()
    window.activateWindow()
    qtbot.waitActive(window)
    target = tmp_path / "acta"
    monkeypatch.setattr(window, "ask_where", lambda *_: target)
    page = window.page
    assert page is not None
    page.findChild(Button, "minutes").click()
    window.findChild(QWidget, "save the minutes").click()
    written = target.with_suffix(".pdf")
    qtbot.waitUntil(written.exists, timeout=20_000)
    assert written.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("upright", [True, False])
def test_the_picture_is_a_png_without_a_word_about_its_maker(
    opened: Opened, plan: OpenPlan, upright: bool
) -> None:
    body = result_of(opened(made_results.shown(plan, made_results.of_totals(), tables=6)))
    overflow.start()
    content = picture.result_image(window_words(body), body.counted, groups=True, upright=upright)
    assert not [note for note in overflow.stop() if not note.meant]
    image = QImage.fromData(QByteArray(content))
    assert (image.width(), image.height()) == ((1080, 1350) if upright else (1920, 1080))
    assert all(kind not in content for kind in (b"tEXt", b"iTXt", b"zTXt", b"tIME", b"eXIf"))


def test_the_picture_holds_no_group_unless_the_room_sees_them(
    opened: Opened, plan: OpenPlan, window: MainWindow, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    page = opened(made_results.shown(plan, made_results.of_totals(), tables=6))
    body = result_of(page)
    words = window_words(body)
    given = {"rule": "", "settled": True, "upright": True}
    without = picture.image_slide(words, body.counted, groups=False, **given)  # type: ignore[arg-type]
    assert without.groups == ()
    with_them = picture.image_slide(words, body.counted, groups=True, **given)  # type: ignore[arg-type]
    assert len(with_them.groups) == 6
    tab_to("picture")
    press(Key.Key_Return)
    target = tmp_path / "resultado.png"
    monkeypatch.setattr(window, "ask_where", lambda *_: target)
    panel = window.findChild(PicturePanel)
    tab_to("save the picture")
    press(Key.Key_Return)
    plain = picture.written(picture.drawn(
        picture.image_slide(words, body.counted, rule=body.rule, settled=body.settled,
                            groups=False, upright=True), True))  # fmt: skip
    assert target.read_bytes() == plain
    assert not panel.isVisible()


def test_a_long_list_says_on_its_picture_how_many_more_there_are(
    window: MainWindow, sample: OpenPlan
) -> None:
    window.show_plan(sample, "vote")
    page = window.page
    assert isinstance(page, VotePage)
    body = result_of(page)
    slide = picture.image_slide(
        window_words(body), body.counted, rule="", settled=True, groups=False, upright=True
    )
    assert len(slide.rows) < 35
    assert f"{35 - len(slide.rows)} opciones más" in slide.line


def test_every_row_of_a_slide_is_drawn_however_long_its_sentence_is(
    opened: Opened, plan: OpenPlan
) -> None:
    page = opened(made_results.shown(plan, made_results.of_totals(), tables=6))
    body = result_of(page)
    body.room.groups.setChecked(True)
    result_of(page).tie_card.button.click()
    overflow.start()
    found: list[str] = []
    for _ in range(3):
        slide = slide_of(page)
        found += [row.number for row in slide.rows]
        drawn = written_on(slide)
        assert all(row.text in drawn for row in slide.rows)
        before = body.room.part
        page.stepped(1)
        if body.room.part == before:
            break
    assert not [note for note in overflow.stop() if not note.meant]
    assert len(found) == 8


def written_on(slide: ResultSlide) -> list[str]:
    """The texts that are painted on a slide."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from workshop_app.ui import paint
    from workshop_app.ui.shell import slide_drawing

    found: list[str] = []
    paints = paint.text

    def heard(*given: object, **named: object) -> float:
        found.append(str(given[2]))
        return paints(*given, **named)  # type: ignore[arg-type]

    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(paint, "text", heard)
        slide_drawing.draw(painter, QRectF(0, 0, 1920, 1080), slide)
    painter.end()
    return found


def window_words(body: Result) -> object:
    """The words of the window that shows ``body``."""
    return body.window().words  # type: ignore[attr-defined]


def test_nothing_of_a_closed_round_reaches_the_page_or_the_room(
    opened: Opened, plan: OpenPlan
) -> None:
    page = opened(made_results.closed(plan, made_results.of_totals()))
    slide = page.projector_slide()
    assert isinstance(slide, OpenRoundSlide)
    assert slide.ballots == 47
    assert not page.findChildren(Lots)
    assert votes.ballots_in(plan, page.round) == 47  # type: ignore[arg-type]
    assert "48" not in said(page)
