"""The preparation of a round: channels, methods, long lists, rehearsal, preview."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.drafts import MakeDraft, show_draft, the_round
from tests.ui.keyboard import CONTROL, focused, press, tab_to, write
from tests.ui.seen import seen
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.methods import METHODS
from workshop_app.services import deciding, kit_view, paper, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.round_limits import METHOD_LIMITS
from workshop_app.translation.catalogue import Words
from workshop_app.ui import networks
from workshop_app.ui.kiosk.marking import MARKINGS
from workshop_app.ui.page import Page
from workshop_app.ui.shell.slides import FactsSlide, OpenRoundSlide, SignsSlide
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.vote import names
from workshop_app.ui.vote.ballots import EDITORS
from workshop_app.ui.vote.block import Block
from workshop_app.ui.vote.collect import Collecting
from workshop_app.ui.vote.page import VotePage
from workshop_app.ui.vote.preview_screens import LaptopPreview, PhonePreview
from workshop_app.ui.vote.setup_channels import minutes_of
from workshop_app.ui.vote.switch_tile import SwitchTile
from workshop_app.ui.widgets import Button, ListRow, Paragraph

Key = Qt.Key


@pytest.fixture
def make_draft(open_page: Callable[..., Page], plan: OpenPlan) -> MakeDraft:
    """Shows a draft over so many proposals: ``make_draft(options=8, **fixed)``."""
    return lambda options=8, **fixed: show_draft(open_page, plan, options, **fixed)


def tile(page: QWidget, key: str) -> SwitchTile:
    found = page.findChild(SwitchTile, f"channel {key}")
    assert isinstance(found, SwitchTile)
    return found


# -- channels -------------------------------------------------------------------------------------
def test_ways_to_vote_are_mixed_by_keyboard(make_draft: MakeDraft, plan: OpenPlan) -> None:
    make_draft()
    for key in ("channel laptop", "channel counted"):
        tab_to(key)
        press(Key.Key_Space)
    assert the_round(plan).channels == ("paper", "laptop", "tokens")
    tab_to("counted pockets")
    press(Key.Key_Return)
    assert the_round(plan).channels == ("paper", "laptop", "tokens", "pockets")
    tab_to("channel counted")
    press(Key.Key_Return)
    assert the_round(plan).channels == ("paper", "laptop"), "all that is counted goes together"


def test_the_tile_of_what_is_counted_is_called_by_it(make_draft: MakeDraft, plan: OpenPlan) -> None:
    page, _ = make_draft(method="approval")
    counted = tile(page, "counted")
    assert counted.text() == "Conteo a mano"
    assert "manos" in counted.detail, "hands are not hidden behind tokens"
    rounds.set_channel(plan, the_round(plan), "hands", True)
    assert counted.text() == "Manos"
    assert counted.detail == "se cuentan al final"
    rounds.set_channel(plan, the_round(plan), "tokens", True)
    assert (counted.text(), counted.detail) == ("Conteo a mano", "fichas, manos")


def test_before_it_opens_it_says_how_people_vote(make_draft: MakeDraft, plan: OpenPlan) -> None:
    page, _ = make_draft(channels=("paper", "laptop", "tokens"))
    page.ask_to_open()
    rows = [row.text() for row in page.window().findChildren(ListRow)]
    assert "Se vota con: papeletas, portátil, fichas" in rows


def test_the_rule_that_decides_is_whole_beside_the_bar_of_scrolling(
    make_draft: MakeDraft, window: MainWindow
) -> None:
    window.resize(1366, 600)
    _, body = make_draft()
    rule = body.people.rule
    room = rule.rect().adjusted(14, 0, -34, 0)  # as the style sheet has it, and the sign
    assert rule.text() == "Más apoyo primero"
    assert rule.fontMetrics().horizontalAdvance(rule.text()) <= room.width()


def test_a_passed_laptop_says_for_how_long_and_offers_the_script(
    make_draft: MakeDraft, plan: OpenPlan
) -> None:
    page, _ = make_draft()
    assert "El portátil deja el guion" not in seen(page)
    rounds.set_channel(plan, the_round(plan), "laptop", True)
    away = page.findChild(Paragraph, "laptop away").text().replace("\xa0", " ")
    assert "El portátil deja el guion unos 18 min" in away, "24 people at 45 s"
    assert page.findChild(Button, "print the run sheet").isVisible()
    tab_to("codes on the laptop")
    press(Key.Key_Space)
    assert the_round(plan).with_codes


@pytest.mark.parametrize(("people", "minutes"), [(0, 0), (5, 4), (12, 9), (24, 18), (47, 36)])
def test_the_minutes_of_the_laptop_grow_with_the_people(people: int, minutes: int) -> None:
    assert minutes_of(people) == minutes


def test_the_script_is_shown_where_there_is_no_printer(
    make_draft: MakeDraft, qtbot: QtBot, window: MainWindow
) -> None:
    from workshop_app.ui.sheets.viewer import SheetViewer

    page, _ = make_draft(channels=("laptop",))
    page.findChild(Button, "print the run sheet").click()
    qtbot.waitUntil(lambda: window.findChild(SheetViewer) is not None, timeout=20_000)
    viewer = window.findChild(SheetViewer)
    qtbot.waitUntil(viewer.isVisible)
    assert viewer.normalGeometry() == window.screen().geometry(), "where nothing manages windows"
    assert viewer.size() == window.screen().size()
    viewer.close()


def test_hands_are_offered_for_approval_only_and_warned_of(
    make_draft: MakeDraft, plan: OpenPlan
) -> None:
    page, _ = make_draft(channels=("paper", "tokens"))
    assert not page.findChild(QWidget, "counted hands").isVisible()
    rounds.take_method(plan, the_round(plan), "approval")
    tab_to("counted hands")
    assert "mano alzada" not in seen(page)
    press(Key.Key_Space)
    assert the_round(plan).channels == ("paper", "tokens", "hands")
    assert "no se deciden a mano alzada" in seen(page)


def test_what_cannot_be_counted_with_a_method_says_so(
    make_draft: MakeDraft, plan: OpenPlan
) -> None:
    page, _ = make_draft(channels=("paper", "tokens"))
    rounds.take_method(plan, the_round(plan), "points")
    assert the_round(plan).channels == ("paper",)
    assert not tile(page, "counted").isEnabled()
    assert tile(page, "counted").detail == "no con este método"


def test_phones_say_when_the_room_has_no_network_and_when_it_comes(
    make_draft: MakeDraft,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(networks, "networks", list)
    page, _ = make_draft()
    assert tile(page, "phones").detail == "sin red en la sala"
    room = networks.Network("wlan0", "192.168.4.1", wireless=True)
    monkeypatch.setattr(networks, "networks", lambda: [room])
    qtbot.waitUntil(lambda: tile(page, "phones").detail == "con un código", timeout=10_000)


def test_a_round_without_any_way_to_vote_does_not_open(
    make_draft: MakeDraft, plan: OpenPlan
) -> None:
    page, _ = make_draft()
    tab_to("channel paper")
    press(Key.Key_Space)
    assert the_round(plan).channels == ()
    assert not page.findChild(QWidget, "open the vote").isEnabled()
    assert "Escoja cómo se vota" in seen(page)


# -- methods --------------------------------------------------------------------------------------
def test_every_method_has_all_that_it_needs_here() -> None:
    for table in (METHOD_LIMITS, EDITORS, MARKINGS, names.METHOD_LOOKS, names.MARKS):
        assert table.keys() == METHODS.keys()


@pytest.mark.parametrize("method", list(METHODS))
def test_every_method_has_a_tile_numbers_and_three_previews(
    make_draft: MakeDraft, plan: OpenPlan, method: str
) -> None:
    _, setup = make_draft()
    setup.method.tiles[method].picked.emit()
    assert the_round(plan).method == method
    shown = [one for key in METHODS for one in setup.method.numbers[key] if one.isVisible()]
    chosen = [limit for limit in METHOD_LIMITS[method] if not limit.fixed]
    assert [one.limit for one in shown] == chosen
    pictures = []
    for step in range(3):
        tab_to("Así se ve")
        if step:
            press(Key.Key_Right)
        (drawn,) = [one for one in (setup.preview, *setup.screens.values()) if one.isVisible()]
        assert "Luz en el parque" in drawn.accessibleDescription()
        pictures.append((drawn, drawn.grab().toImage()))
    assert len({id(drawn) for drawn, _ in pictures}) == 3
    rounds.choose_options(plan, the_round(plan), [])
    for drawn, before in pictures:
        assert drawn.grab().toImage() != before, "the options are drawn"


def test_previews_are_told_by_what_they_show() -> None:
    words = Words("es")
    assert words(LaptopPreview.NAME) != words(PhonePreview.NAME)


def test_numbers_follow_each_other_and_stay_within(make_draft: MakeDraft, plan: OpenPlan) -> None:
    make_draft()
    tab_to("Marcas por persona")
    press(Key.Key_A, CONTROL)
    write("1")
    press(Key.Key_Tab)
    assert (the_round(plan).per_person, the_round(plan).max_per_option) == (1, 1)
    tab_to("Marcas por persona")
    press(Key.Key_A, CONTROL)
    write("999")
    press(Key.Key_Tab)
    assert the_round(plan).per_person == 30


# -- long lists -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("options", "said", "offered"), [(24, "", False), (25, "divida la lista", True), (41, "racimos", False)]
)  # fmt: skip
def test_a_long_list_is_advised_on(
    make_draft: MakeDraft, options: int, said: str, offered: bool
) -> None:
    page, _ = make_draft(options=options)
    note = page.findChild(Paragraph, "options note")
    assert note.isVisible() == bool(said)
    assert said in note.text()
    assert page.findChild(Button, "split by theme").isVisible() == offered


def test_a_long_list_is_split_in_one_act_and_taken_back_by_one_undo(
    make_draft: MakeDraft, plan: OpenPlan, window: MainWindow
) -> None:
    make_draft(options=28)
    first = the_round(plan)
    tab_to("split by theme")
    press(Key.Key_Return)
    assert [len(rounds.options(plan, one)) for one in plan.all(VoteRound)] == [7] * 4
    assert isinstance(window.page, VotePage)
    assert window.page.round.id == first.id, "the first of them is shown"
    assert "(Vivienda" in window.page.round.question
    plan.undo()
    assert plan.all(VoteRound) == [first]


# -- what is fixed, for the room ------------------------------------------------------------------
def test_the_room_sees_the_options_then_what_is_fixed(
    make_draft: MakeDraft,
) -> None:
    page, _ = make_draft()
    assert isinstance(page.projector_slide(), SignsSlide)
    page.stepped(1)
    slide = page.projector_slide()
    assert isinstance(slide, FactsSlide)
    assert dict(slide.facts)["Personas presentes"] == "24"
    assert "mango 7" in dict(slide.facts).values()
    assert "Con menos de cinco papeletas" in slide.foot
    page.stepped(-1)
    assert isinstance(page.projector_slide(), SignsSlide)


def test_the_seed_can_wait_for_the_closing(make_draft: MakeDraft, plan: OpenPlan) -> None:
    page, setup = make_draft(public_seed="")
    assert not page.findChild(QWidget, "open the vote").isEnabled()
    tab_to("seed after closing")
    press(Key.Key_Space)
    assert the_round(plan).seed_later
    assert not setup.people.seed.isVisible()
    assert page.findChild(QWidget, "open the vote").isEnabled()


# -- rehearsal ------------------------------------------------------------------------------------
def test_the_vote_is_tried_out_and_put_away_with_a_press_each(
    make_draft: MakeDraft, plan: OpenPlan, window: MainWindow
) -> None:
    page, _ = make_draft()
    other = rounds.draft(plan, "¿Otra?")
    draft = plan.all(VoteRound)[0]
    assert draft.id != other.id
    page.open_at(round=draft.id)
    tab_to("try the vote")
    press(Key.Key_Return)
    trial = the_round(plan)
    assert (trial.rehearsal, trial.state, trial.method) == (True, "open", "dots")
    assert isinstance(page.body, Collecting)
    assert "nunca se cuenta" in seen(page)
    slide = page.projector_slide()
    assert isinstance(slide, OpenRoundSlide)
    assert slide.title == "Ensayamos el voto"
    paper.type_in(plan, trial, (("1", 1),))

    tab_to("end the rehearsal")
    press(Key.Key_Return)
    assert isinstance(window.page, VotePage)
    assert window.page.round == draft, "back at the draft that it was made from"
    assert plan.count(VoteRound, rehearsal=True) == 0
    assert votes.ballots_in(plan, trial) == 0


def test_a_rehearsal_is_no_document_and_no_round_of_the_plan(
    make_draft: MakeDraft, plan: OpenPlan
) -> None:
    _, setup = make_draft()
    setup.try_out()
    assert [one.rehearsal for one in plan.all(VoteRound)] == [False, True]
    assert deciding.candidates(plan) == []
    view = kit_view.read_kit(plan, kit_view.workshop_named(plan, None), "es")
    assert "Ensayo" not in repr(view)
    assert plan.count(Proposal) == 8, "nonsense is no proposal"


# -- room -----------------------------------------------------------------------------------------
def test_all_five_blocks_stand_in_a_window_of_768_without_scrolling(
    make_draft: MakeDraft, plan: OpenPlan, window: MainWindow
) -> None:
    page, _ = make_draft()
    window.resize(1366, 768)
    round = the_round(plan)
    rounds.change_round(plan, round, channels=("paper", "laptop"), people=47)
    rounds.set_groups(plan, the_round(plan), "tables", [("Mesa 1", 24), ("Mesa 2", 23)])
    QApplication.processEvents()
    blocks = page.findChildren(Block)
    assert len(blocks) == 5
    assert not any(one.visibleRegion().boundingRect().height() < one.height() for one in blocks)
    assert page.findChild(QWidget, "people in each group").isVisible()


def test_the_keyboard_is_at_the_question_whenever_a_draft_is_shown(
    make_draft: MakeDraft, plan: OpenPlan, window: MainWindow
) -> None:
    page, _ = make_draft()
    assert focused().accessibleName() == "Pregunta"
    page.prepare()
    page.open_at(round=plan.all(VoteRound)[0].id)
    assert focused().accessibleName() == "Pregunta"
    window.change_settings(high_contrast=True)
    assert focused().accessibleName() == "Pregunta"
