"""The player, with the keyboard: steps, time, notes, the room; and what survives a restart."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CONTROL, focused, press, tab_to, write
from tests.ui.seen import seen
from workshop_app.domain.meetings import PrivateNote, Progress, Workshop
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.services import agenda, facilitate, prepare, script
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.ui import overflow
from workshop_app.ui.facilitate.page import FacilitatePage
from workshop_app.ui.facilitate.panels import Panel
from workshop_app.ui.facilitate.say import SIZES, Say
from workshop_app.ui.page import Page
from workshop_app.ui.prepare.page import PreparePage
from workshop_app.ui.shell.slides import PromptSlide
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import Label, Paragraph

Open = Callable[..., Page]
Opened = Callable[..., FacilitatePage]
NOTE = "La mesa 4 quiere hablar primero"


@pytest.fixture
def workshop(plan: OpenPlan) -> Workshop:
    made = prepare.add_workshop(plan, "Taller 1", people=24)
    agenda.start_from(plan, made, "community-3h")
    return plan.one(Workshop, made.id)


@pytest.fixture
def page(open_page: Open, plan: OpenPlan, workshop: Workshop, qtbot: QtBot) -> Opened:
    del workshop

    def opened(**where: str) -> FacilitatePage:
        shown = open_page("facilitate", plan, **where)
        assert isinstance(shown, FacilitatePage)
        qtbot.waitUntil(shown.capture.edit.hasFocus)
        return shown

    return opened


def standing(plan: OpenPlan, workshop: Workshop) -> facilitate.Standing:
    found = facilitate.standing(plan, workshop)
    assert found is not None
    return found


def begin(
    plan: OpenPlan, workshop: Workshop, at: int = 0, step: int = 0, ago: timedelta = timedelta()
) -> None:
    """The session runs, at this step since so long ago, and is on time."""
    moment = datetime.now() - ago
    facilitate.go_to(plan, standing(plan, workshop), at, step, moment)
    now = standing(plan, workshop)
    done = sum(part.item.minutes * 60 for part in now.parts[:at])
    done += sum(now.part.seconds(n) for n in range(step))
    with plan.step("facilitate.move") as change:
        began = moment - timedelta(seconds=done)
        change.change(now.progress, began=began.isoformat(timespec="seconds"))


def place(plan: OpenPlan, workshop: Workshop) -> tuple[int, int]:
    now = standing(plan, workshop)
    return now.at, now.step


def said(page: FacilitatePage) -> str:
    found = page.findChild(Say, "say")
    assert found is not None
    return found.text()


def text_of(page: FacilitatePage, name: str) -> str:
    found = page.findChild(Label, name)
    assert found is not None
    return found.text()


def time_said(page: FacilitatePage) -> str:
    return page.stage.timer.ring.accessibleName()


# -- steps ----------------------------------------------------------------------------------------
def test_page_down_begins_and_walks_from_the_capture_line(
    plan: OpenPlan, workshop: Workshop, page: Opened
) -> None:
    shown = page()
    first = said(shown)
    next_button = shown.findChild(Button, "next")
    assert next_button is not None
    assert next_button.text() == "Empezar el taller"
    press(Qt.Key.Key_PageDown)
    assert standing(plan, workshop).running
    assert place(plan, workshop) == (0, 0)
    assert next_button.text() == "Siguiente paso"
    press(Qt.Key.Key_PageDown)
    assert place(plan, workshop) == (0, 1)
    assert said(shown) != first
    assert text_of(shown, "step number") == "Paso 2 de 5"
    press(Qt.Key.Key_PageUp)
    assert said(shown) == first
    assert shown.capture.edit.hasFocus()


def test_the_whole_agenda_is_walked_to_its_end_and_finished(
    plan: OpenPlan, workshop: Workshop, page: Opened, window: MainWindow
) -> None:
    shown = page()
    press(Qt.Key.Key_PageDown)
    for _ in range(60):
        if standing(plan, workshop).last:
            break
        told = script.now(standing(plan, workshop), "es")
        assert told.say.replace("**", "") in said(shown) or "Hora de volver" in said(shown)
        press(Qt.Key.Key_PageDown)
    assert plan.all(Progress)[0].ended is False
    press(Qt.Key.Key_PageDown)
    assert plan.all(Progress)[0].ended
    assert "El taller terminó" in window.messages.text
    press(Qt.Key.Key_PageDown)
    assert window.places.key == "proposals"


def test_arrows_and_space_walk_only_where_no_text_is_written(
    plan: OpenPlan, workshop: Workshop, page: Opened, qtbot: QtBot
) -> None:
    begin(plan, workshop)
    shown = page()
    write("sol ")
    press(Qt.Key.Key_Right)
    assert place(plan, workshop) == (0, 0)
    assert shown.capture.edit.text() == "sol "
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(shown.hasFocus)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    assert place(plan, workshop) == (0, 2)
    press(Qt.Key.Key_Left)
    assert place(plan, workshop) == (0, 1)
    assert shown.capture.edit.text() == "sol "


def test_any_part_is_jumped_to_from_the_list(
    plan: OpenPlan, workshop: Workshop, page: Opened
) -> None:
    begin(plan, workshop)
    shown = page()
    tab_to("Ir a cualquier parte de la agenda")
    press(Qt.Key.Key_Return)
    panel = shown.findChild(Panel)
    assert panel is not None
    for _ in range(4):
        press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert place(plan, workshop) == (4, 1)
    assert not panel.isVisible()
    press(Qt.Key.Key_L, CONTROL)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Return)
    assert place(plan, workshop) == (4, 0)
    assert shown.top.name.text() == "De a una, de a dos, de a cuatro y en ronda"


def test_the_next_step_can_be_taken_from_what_comes_after(
    plan: OpenPlan, workshop: Workshop, page: Opened
) -> None:
    begin(plan, workshop, 4, 3)
    page()
    tab_to("Armamos racimos, 20\u00a0min")
    press(Qt.Key.Key_Return)
    assert place(plan, workshop) == (5, 0)


def test_care_stands_in_view_and_all_of_it_in_a_panel_with_tips(
    plan: OpenPlan, workshop: Workshop, page: Opened
) -> None:
    begin(plan, workshop, 4, 3)
    shown = page()
    told = script.now(standing(plan, workshop), "es")
    lines = [one.text() for one in shown.stage.script.findChildren(Paragraph) if one.isVisible()]
    assert told.care[0] in lines
    press(Qt.Key.Key_K, CONTROL)
    panel = shown.findChild(Panel)
    assert panel is not None
    in_panel = [one.text() for one in panel.findChildren(Paragraph)]
    for sentence in (*told.care, *told.never_ask, *told.tips, told.if_short, told.low_literacy):
        assert sentence in in_panel
    press(Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_after_a_minute_more_the_ring_says_the_new_length(
    plan: OpenPlan, workshop: Workshop, page: Opened
) -> None:
    begin(plan, workshop)
    shown = page()
    assert "de 3\u00a0min" in time_said(shown)
    press(Qt.Key.Key_Up, CONTROL)
    assert "de 4\u00a0min" in time_said(shown)
    press(Qt.Key.Key_Down, CONTROL)
    press(Qt.Key.Key_Down, CONTROL)
    assert "de 2\u00a0min" in time_said(shown)


@pytest.mark.parametrize(
    ("gone", "words"),
    [(10, "Taller: quedan 2\u00a0h\u00a050\u00a0min"), (150, "30\u00a0min, queda poco"),
     (175, "5\u00a0min, casi termina"), (190, "+10\u00a0min de más")],
)  # fmt: skip
def test_the_time_of_the_session_is_said_in_words_too(
    gone: int, words: str, plan: OpenPlan, workshop: Workshop, page: Opened
) -> None:
    begin(plan, workshop)
    kept = plan.all(Progress)[0]
    with plan.step("facilitate.move") as step:
        began = datetime.now() - timedelta(minutes=gone, seconds=10)
        step.change(kept, began=began.isoformat(timespec="seconds"))
    shown = page()
    label = shown.findChild(Label, "session time")
    assert label is not None
    assert words in label.text()


def test_the_time_of_the_exercise_stands_beside_its_step(
    plan: OpenPlan, workshop: Workshop, page: Opened
) -> None:
    begin(plan, workshop, ago=timedelta(minutes=1))
    shown = page()
    whole = standing(plan, workshop).part.item.minutes
    assert text_of(shown, "exercise time") == f"Ejercicio: quedan {whole - 1}\u00a0min"
    assert shown.stage.script.time.isVisible()


def test_what_is_done_and_never_asked_stands_under_what_is_said(
    plan: OpenPlan, workshop: Workshop, page: Opened
) -> None:
    begin(plan, workshop, 4, 3)
    shown = page()
    told = script.now(standing(plan, workshop), "es")
    lines = [one.text() for one in shown.stage.script.findChildren(Paragraph) if one.isVisible()]
    assert set(told.do) <= set(lines)
    assert set(told.never_ask) <= set(lines)


def test_a_stuck_table_gets_a_question_for_each_theme(
    plan: OpenPlan, workshop: Workshop, page: Opened
) -> None:
    begin(plan, workshop, 4, 3)
    shown = page()
    tab_to("Si una mesa se traba")
    press(Qt.Key.Key_Return)
    panel = shown.findChild(Panel)
    assert panel is not None
    assert len([one for one in panel.findChildren(Paragraph) if "¿" in one.text()]) == 5
    press(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert focused().accessibleName() == "Si una mesa se traba"


def test_where_few_people_read_the_script_says_how_at_the_first_step(
    plan: OpenPlan, workshop: Workshop, page: Opened
) -> None:
    prepare.change_workshop(plan, workshop, low_literacy=True)
    begin(plan, workshop, 0, 0)
    shown = page()

    def lines() -> str:
        return " ".join(one.text() for one in shown.stage.script.findChildren(Paragraph))

    assert "No reparta hojas para leer" in lines()
    press(Qt.Key.Key_PageDown)
    assert said(shown)


# -- time -----------------------------------------------------------------------------------------
def test_the_time_pauses_and_is_given_more_by_key(
    plan: OpenPlan, workshop: Workshop, page: Opened
) -> None:
    begin(plan, workshop)
    shown = page()
    whole = standing(plan, workshop).part.seconds(0)
    press(Qt.Key.Key_F9)
    held = standing(plan, workshop)
    assert not held.running
    run = shown.findChild(Button, "run")
    assert run is not None
    assert run.text() == "Continuar"
    press(Qt.Key.Key_Up, CONTROL)
    press(Qt.Key.Key_Up, CONTROL)
    press(Qt.Key.Key_Down, CONTROL)
    assert standing(plan, workshop).progress.left == pytest.approx(whole + 60, abs=2)
    press(Qt.Key.Key_F9)
    assert standing(plan, workshop).running


@pytest.mark.parametrize(
    ("left", "words"),
    [(150, "de 3\u00a0min"), (30, "queda poco"), (8, "casi termina"), (-15, "de más")],
)
def test_how_much_is_left_is_said_in_words(
    left: int, words: str, plan: OpenPlan, workshop: Workshop, page: Opened
) -> None:
    begin(plan, workshop, ago=timedelta(seconds=180 - left))
    shown = page()
    assert words in time_said(shown)
    if left < 0:
        assert time_said(shown).startswith("+0:1")


def test_a_second_passes_on_the_ring_and_nothing_is_written(
    plan: OpenPlan, workshop: Workshop, page: Opened, qtbot: QtBot
) -> None:
    begin(plan, workshop)
    shown = page()
    before, told = time_said(shown), []
    stop = plan.news.subscribe(told.append)
    size = plan.path.stat().st_mtime_ns
    qtbot.waitUntil(lambda: time_said(shown) != before, timeout=3000)
    stop()
    assert told == []
    assert plan.path.stat().st_mtime_ns == size


def test_the_head_says_on_time_behind_or_ahead_and_when_it_ends(
    plan: OpenPlan, workshop: Workshop, page: Opened
) -> None:
    begin(plan, workshop, 2, 0)
    shown = page()
    assert shown.top.pace.text() == "A tiempo"
    assert text_of(shown, "ends").startswith("Termina ")
    kept = plan.all(Progress)[0]
    for minutes, words in ((9, "9\u00a0min de atraso"), (-6, "6\u00a0min de adelanto")):
        began = datetime.fromisoformat(kept.began) - timedelta(minutes=minutes)
        with plan.step("facilitate.move") as step:
            step.change(kept, began=began.isoformat(timespec="seconds"))
        assert shown.top.pace.text() == words


def test_what_follows_is_shortened_from_the_chip_and_undo_brings_it_back(
    plan: OpenPlan, workshop: Workshop, page: Opened
) -> None:
    begin(plan, workshop, 2, 0)
    kept = plan.all(Progress)[0]
    with plan.step("facilitate.move") as step:
        began = datetime.fromisoformat(kept.began) - timedelta(minutes=9)
        step.change(kept, began=began.isoformat(timespec="seconds"))
    shown = page()
    total = agenda.minutes(agenda.items(plan, workshop))
    tab_to("9\u00a0min de atraso")
    press(Qt.Key.Key_Return)
    assert focused().accessibleName() == "Acortar así"
    assert "Así terminaría a tiempo" in seen(shown)
    assert re.search(r"\d+\sa\s\d+\smin", seen(shown)), seen(shown)
    assert agenda.minutes(agenda.items(plan, workshop)) == total
    press(Qt.Key.Key_Return)
    assert agenda.minutes(agenda.items(plan, workshop)) == total - 9
    assert shown.top.pace.text() == "A tiempo"
    plan.undo()
    assert agenda.minutes(agenda.items(plan, workshop)) == total


# -- notes ----------------------------------------------------------------------------------------
def test_a_note_is_kept_while_it_is_written(
    plan: OpenPlan, workshop: Workshop, page: Opened, qtbot: QtBot
) -> None:
    begin(plan, workshop)
    page()
    tab_to("notes")
    write(NOTE)
    qtbot.waitUntil(lambda: [one.text for one in plan.all(PrivateNote)] == [NOTE])
    press(Qt.Key.Key_PageDown)
    assert place(plan, workshop) == (0, 1)
    assert focused().objectName() == "notes"


def test_a_phone_number_in_a_note_is_not_kept_before_an_answer(
    plan: OpenPlan, workshop: Workshop, page: Opened, qtbot: QtBot
) -> None:
    begin(plan, workshop)
    shown = page()
    tab_to("notes")
    write("Llamar al 310 555 12 34")
    qtbot.waitUntil(shown.stage.notes.stripe.isVisible)
    assert "Parece un teléfono" in shown.stage.notes.stripe.text()
    assert plan.all(PrivateNote) == []
    press(Qt.Key.Key_Return)
    assert [one.text for one in plan.all(PrivateNote)] == ["Llamar al [dato retirado]"]
    assert not shown.stage.notes.stripe.isVisible()


def test_an_unanswered_note_waits_while_other_pages_are_looked_at(
    plan: OpenPlan, workshop: Workshop, page: Opened, window: MainWindow, qtbot: QtBot
) -> None:
    begin(plan, workshop)
    page()
    tab_to("notes")
    write("Llamar al 310 555 12 34")
    window.go("prepare")
    window.go("facilitate")
    shown = window.page
    assert isinstance(shown, FacilitatePage)
    assert shown.stage.notes.text.text() == "Llamar al 310 555 12 34"
    qtbot.waitUntil(shown.stage.notes.stripe.isVisible)
    assert plan.all(PrivateNote) == []


def test_what_was_written_last_is_kept_when_the_page_is_left_at_once(
    plan: OpenPlan, workshop: Workshop, page: Opened, window: MainWindow
) -> None:
    begin(plan, workshop)
    page()
    tab_to("notes")
    write(NOTE)
    window.go("prepare")
    assert [one.text for one in plan.all(PrivateNote)] == [NOTE]


# -- capturing ------------------------------------------------------------------------------------
def test_the_capture_line_takes_what_the_step_is_about(
    plan: OpenPlan, workshop: Workshop, page: Opened
) -> None:
    begin(plan, workshop, 4, 3)
    shown = page()
    write("Alumbrar el camino a la escuela")
    press(Qt.Key.Key_Return)
    assert [one.workshop for one in plan.all(Proposal)] == [workshop.id]
    shown.go_to(2, 3)
    write("No hay luz")
    press(Qt.Key.Key_Return)
    assert [one.text for one in plan.all(Challenge)] == ["No hay luz"]


# -- the room -------------------------------------------------------------------------------------
def test_the_room_sees_the_line_and_the_time_and_follows_the_steps(
    plan: OpenPlan, workshop: Workshop, page: Opened, window: MainWindow, qtbot: QtBot
) -> None:
    facilitate.write_note(plan, workshop, NOTE)
    begin(plan, workshop, 4, 0)
    shown = page()
    press(Qt.Key.Key_F8)
    slide = window.projector.slide
    assert isinstance(slide, PromptSlide)
    assert slide.prompt == "En silencio: una cosa que se puede hacer"
    assert (slide.at, slide.count, slide.total) == (4, 8, 180)
    assert NOTE not in repr(slide)
    window.activateWindow()
    qtbot.waitUntil(shown.capture.edit.hasFocus)
    press(Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: "De a dos" in getattr(window.projector.slide, "prompt", ""))
    assert window.projector.is_open
    press(Qt.Key.Key_F8)
    assert window.projector.black
    window.projector.close()


def test_the_rooms_time_goes_on_while_the_facilitator_is_elsewhere(
    plan: OpenPlan, workshop: Workshop, page: Opened, window: MainWindow, qtbot: QtBot
) -> None:
    begin(plan, workshop, 4, 0)
    page()
    press(Qt.Key.Key_F8)
    window.go("proposals")
    before = window.projector.slide
    assert isinstance(before, PromptSlide)
    qtbot.waitUntil(lambda: getattr(window.projector.slide, "left", 0) < before.left, timeout=3000)
    window.projector.close()


def test_the_band_is_the_theme_of_a_step_that_captures(
    plan: OpenPlan, workshop: Workshop, page: Opened, window: MainWindow
) -> None:
    begin(plan, workshop, 4, 3)
    shown = page()
    press(Qt.Key.Key_5, CONTROL)
    slide = shown.projector_slide()
    assert isinstance(slide, PromptSlide)
    assert (slide.topic, slide.topic_name) == ("economy", "Oportunidades económicas")
    shown.go_to(4, 0)
    plain = shown.projector_slide()
    assert isinstance(plain, PromptSlide)
    assert plain.topic == ""
    window.projector.close()


def test_b_and_the_point_blank_the_room_where_no_text_is_written(
    plan: OpenPlan, workshop: Workshop, page: Opened, window: MainWindow, qtbot: QtBot
) -> None:
    begin(plan, workshop)
    shown = page()
    press(Qt.Key.Key_F8)
    window.activateWindow()
    qtbot.waitUntil(shown.capture.edit.hasFocus)
    write("barrio")
    qtbot.waitUntil(lambda: shown.capture.edit.text() == "barrio")
    assert not window.projector.black
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(shown.hasFocus)
    press(Qt.Key.Key_B)
    assert window.projector.black
    press(Qt.Key.Key_Period)
    assert not window.projector.black
    window.projector.close()


def test_a_remote_in_the_projectors_window_steps(
    plan: OpenPlan, workshop: Workshop, page: Opened, window: MainWindow
) -> None:
    begin(plan, workshop)
    page()
    window.projector.stepped.emit(1)
    assert place(plan, workshop) == (0, 1)
    window.projector.stepped.emit(-1)
    assert place(plan, workshop) == (0, 0)


# -- workshops and restarts -----------------------------------------------------------------------
def test_a_restart_goes_on_where_it_stood(
    plan: OpenPlan, workshop: Workshop, page: Opened, window: MainWindow, open_page: Open,
    closed_last: list[OpenPlan],
) -> None:  # fmt: skip
    shown = page()
    press(Qt.Key.Key_PageDown)
    press(Qt.Key.Key_PageDown)
    press(Qt.Key.Key_F9)
    before = (said(shown), text_of(shown, "step number"), time_said(shown))
    window.show_start()
    again = open_file(plan.path, plan.settings)
    closed_last.append(again)
    shown = open_page("facilitate", again)  # type: ignore[assignment]
    assert isinstance(shown, FacilitatePage)
    assert (said(shown), text_of(shown, "step number"), time_said(shown)) == before
    assert place(again, workshop) == (0, 1)


def test_a_workshop_without_agenda_leads_to_prepare(
    plan: OpenPlan, workshop: Workshop, open_page: Open, window: MainWindow
) -> None:
    bare = prepare.add_workshop(plan, "Taller 2")
    shown = open_page("facilitate", plan, workshop=bare.id)
    assert isinstance(shown, FacilitatePage)
    assert shown.empty.isVisibleTo(shown)
    assert not shown.capture.isVisible()
    press(Qt.Key.Key_Return)
    assert isinstance(window.page, PreparePage)
    assert window.page.segments.current == "agenda"


def test_another_workshop_is_chosen_from_the_head(
    plan: OpenPlan, workshop: Workshop, page: Opened, qtbot: QtBot
) -> None:
    other = prepare.add_workshop(plan, "Taller con líderes")
    agenda.start_from(plan, other, "leaders-2h")
    shown = page(workshop=workshop.id)
    tab_to("workshop switch")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[1].trigger()
    menu.close()
    assert shown.workshop is not None
    assert shown.workshop.id == other.id
    assert len(shown.standing.parts) == len(agenda.items(plan, other))  # type: ignore[union-attr]


def test_a_read_only_plan_is_read_and_not_walked(
    plan: OpenPlan, workshop: Workshop, open_page: Open, closed_last: list[OpenPlan]
) -> None:
    begin(plan, workshop, 2, 1)
    plan.close()
    again = open_file(plan.path, plan.settings, read_only=True)
    closed_last.append(again)
    shown = open_page("facilitate", again)
    assert isinstance(shown, FacilitatePage)
    for walk in (shown.forward, shown.backward, shown.run_or_pause):
        walk()
    assert place(again, workshop) == (2, 1)
    assert not shown.capture.isVisible()


# -- size -----------------------------------------------------------------------------------------
def test_the_words_to_say_shrink_and_then_scroll(shown: Callable[[Say], Say], qtbot: QtBot) -> None:
    say = Say()
    say.resize(700, 180)
    shown(say)
    sizes = []
    for sentences in (1, 3, 5, 14):
        say.say("Digan en voz alta qué ven cuando caminan por el barrio. " * sentences)
        sizes.append(say.size_shown)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == SIZES[0]
    assert sizes[-1] == SIZES[-1]
    qtbot.waitUntil(lambda: say.scrolls)


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize(
    ("scale", "size"), [(1.0, (1366, 696)), (1.25, (1280, 720)), (1.5, (1280, 720))]
)
def test_nothing_is_cut_at_any_step_in_small_windows(
    language: str, scale: float, size: tuple[int, int], plan: OpenPlan, workshop: Workshop,
    page: Opened, window: MainWindow, qtbot: QtBot,
) -> None:  # fmt: skip
    begin(plan, workshop)
    window.resize(*size)
    window.change_settings(text_scale=scale, language=language)
    shown = page()
    qtbot.waitUntil(lambda: shown.minimumSizeHint().height() <= shown.height())
    for at, part in enumerate(standing(plan, workshop).parts):
        shown.go_to(at, part.count - 1)
        if at % 2:
            shown.run_or_pause()
        QApplication.processEvents()
        overflow.start()
        shown.grab()
        cut = [note for note in overflow.stop() if not note.meant]
        assert cut == [], part.item.exercise
        assert over_another(shown) == [], part.item.exercise


def over_another(page: FacilitatePage) -> list[str]:
    """What is drawn over what stands under it on the script's card, or is lower than it can be."""
    stage = page.stage
    parts: list[QWidget] = [
        one for one in stage.script.children() if isinstance(one, QWidget) and one.isVisible()
    ]
    parts.sort(key=lambda one: one.y())
    over = [
        f"{one} {other}" for one, other in combinations(parts, 2)
        if one.geometry().intersects(other.geometry())
    ]  # fmt: skip
    cards = (page.top, stage.script, stage.timer, stage.after, stage.notes, page.capture)
    return over + [f"{one}" for one in cards if one.height() < one.minimumSizeHint().height()]


def test_larger_text_from_the_keyboard_goes_on_where_it_was(
    plan: OpenPlan, workshop: Workshop, page: Opened, window: MainWindow
) -> None:
    begin(plan, workshop, 1, 1)
    window.resize(1280, 720)
    first = said(page())
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        press(key, CONTROL)
        QApplication.processEvents()
    shown = window.page
    assert isinstance(shown, FacilitatePage)
    assert said(shown) == first


def test_words_that_scroll_are_reached_and_scrolled_by_keys(
    plan: OpenPlan, workshop: Workshop, page: Opened, window: MainWindow, qtbot: QtBot
) -> None:
    begin(plan, workshop)
    window.resize(1366, 768)
    window.change_settings(text_scale=1.5)
    shown = page()
    say = shown.findChild(Say, "say")
    assert say is not None
    qtbot.waitUntil(lambda: say.scrolls)
    tab_to("say")
    press(Qt.Key.Key_Down)
    assert say.verticalScrollBar().value() > 0
    assert place(plan, workshop) == (0, 0)
    press(Qt.Key.Key_PageDown)
    assert place(plan, workshop) == (0, 1)


def test_a_session_left_standing_days_ago_goes_on_without_being_late(
    plan: OpenPlan, workshop: Workshop, page: Opened, window: MainWindow
) -> None:
    begin(plan, workshop, at=2, ago=timedelta(days=3))
    shown = page()
    next_button = shown.findChild(Button, "next")
    assert next_button is not None
    assert next_button.text() == "Continuar"
    assert not shown.top.pace.isVisible()
    assert not shown.top.left.isVisible()
    assert window.session.live is None
    press(Qt.Key.Key_PageDown)
    assert place(plan, workshop) == (2, 0)
    assert standing(plan, workshop).running
    assert shown.top.pace.isVisible()
    assert shown.top.pace.text() == "A tiempo"
    assert window.session.live is not None


def test_the_key_of_one_panel_leads_from_another_and_closes_its_own(
    plan: OpenPlan, workshop: Workshop, page: Opened
) -> None:
    begin(plan, workshop)
    shown = page()

    def opened() -> list[str]:
        return [type(one).__name__ for one in shown.findChildren(Panel) if one.isVisible()]

    press(Qt.Key.Key_L, CONTROL)
    assert opened() == ["PartsPanel"]
    press(Qt.Key.Key_K, CONTROL)
    assert opened() == ["CarePanel"]
    press(Qt.Key.Key_K, CONTROL)
    assert opened() == []
    assert shown.capture.edit.hasFocus()
