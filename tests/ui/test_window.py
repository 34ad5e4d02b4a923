"""The shell: start screen, rail, the way back, undo, messages, settings, keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui import keyboard
from tests.ui.keyboard import tab_to
from workshop_app import settings as own_settings
from workshop_app.domain.entity import new_id
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.places import Territory
from workshop_app.services import facilitate, prepare, proposals
from workshop_app.services.open_plan import OpenPlan, new_file, open_file
from workshop_app.settings import Recent, Settings
from workshop_app.storage import errors
from workshop_app.text import N_, KnownError
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.pages import PAGES
from workshop_app.ui.shell.front import FrontWindow
from workshop_app.ui.shell.keys_panel import KeysPanel
from workshop_app.ui.shell.rail import Rail
from workshop_app.ui.shell.settings_panel import SettingsPanel
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.start.screen import StartScreen
from workshop_app.ui.widgets import Button, MessageBar, Paragraph

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def rail(window: MainWindow) -> Rail:
    """The rail that is shown."""
    found = [one for one in window.findChildren(Rail) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def press(window: MainWindow, key: Qt.Key, with_: Qt.KeyboardModifier | None = None) -> None:
    """A key where the keyboard is."""
    target = QApplication.focusWidget() or window
    QTest.keyClick(target, key, with_ or Qt.KeyboardModifier.NoModifier)


def bars(window: MainWindow) -> list[str]:
    """What message bars say now."""
    return [bar.text() for bar in window.findChildren(MessageBar) if bar.isVisible() and bar.text()]


# -- the rail ------------------------------------------------------------------------------------
def test_alt_and_a_digit_open_each_stage(window: MainWindow, plan: OpenPlan) -> None:
    window.show_plan(plan)
    for row in PAGES:
        if row.digit:
            press(window, Qt.Key(Qt.Key.Key_0 + row.digit), ALT)
            assert window.places.key == row.key


def test_the_rail_shows_which_page_is_open_and_names_every_one(
    window: MainWindow, plan: OpenPlan
) -> None:
    window.show_plan(plan, "vote")
    items = {b.text(): b for b in rail(window).findChildren(QAbstractButton) if b.isCheckable()}
    assert set(items) == {window.words(row.name) for row in PAGES if not row.under}
    assert [name for name, item in items.items() if item.isChecked()] == ["Votar"]
    items["Proyectos estratégicos"].click()
    assert window.places.key == "projects"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_page_of_the_rail_opens_by_the_keyboard(
    window: MainWindow, plan: OpenPlan, key: Qt.Key
) -> None:
    window.show_plan(plan, "vote")
    tab_to("Proyectos estratégicos")
    keyboard.press(key)
    assert window.places.key == "projects"


@pytest.mark.parametrize("away", [QWidget.hide, lambda one: one.setEnabled(False)])
def test_the_keyboard_of_what_goes_away_stays_in_the_page(
    window: MainWindow, plan: OpenPlan, away: Callable[[QWidget], None]
) -> None:
    window.show_plan(plan, "vote")
    page = window.page
    assert page is not None
    last = QPushButton("Fin", page)
    last.show()
    last.setFocus(Qt.FocusReason.TabFocusReason)
    away(last)
    assert QApplication.focusWidget() is page or page.isAncestorOf(QApplication.focusWidget())


def test_a_narrow_window_has_a_narrow_rail_that_still_names_its_pages(
    window: MainWindow, plan: OpenPlan
) -> None:
    window.show_plan(plan)
    assert rail(window).width() == 216
    window.resize(1100, 700)
    assert rail(window).width() == 72
    window.resize(1280, 720)
    assert rail(window).width() == 216
    window.change_settings(text_scale=1.25)
    assert rail(window).width() == 72
    items = [b for b in rail(window).findChildren(QAbstractButton) if b.isCheckable()]
    assert all(item.toolTip() and item.accessibleName() for item in items)


def test_the_way_back_leads_through_the_pages_before(window: MainWindow, plan: OpenPlan) -> None:
    window.show_plan(plan, "prepare")
    window.go("vote")
    window.go("map")
    press(window, Qt.Key.Key_Left, ALT)
    assert window.places.key == "vote"
    press(window, Qt.Key.Key_Left, ALT)
    assert window.places.key == "prepare"
    press(window, Qt.Key.Key_Left, ALT)
    assert window.places.key == "prepare"


def test_a_page_is_built_on_its_visit_and_thrown_away_after(
    window: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    window.show_plan(plan, "map")
    first = window.page
    assert first is not None
    with qtbot.waitSignal(first.destroyed):
        window.go("vote")


# -- undo ----------------------------------------------------------------------------------------
def test_undo_and_redo_from_the_keyboard_say_what_they_took_back(
    window: MainWindow, plan: OpenPlan
) -> None:
    window.show_plan(plan)
    prepare.add_territory(plan, "Belén")
    press(window, Qt.Key.Key_Z, CONTROL)
    assert plan.count(Territory) == 0
    assert window.messages.text == "Deshecho: Territorio agregado"
    press(window, Qt.Key.Key_Y, CONTROL)
    assert plan.count(Territory) == 1
    assert window.messages.text == "Rehecho: Territorio agregado"


def test_undo_with_nothing_to_take_back_says_so(window: MainWindow, plan: OpenPlan) -> None:
    window.show_plan(plan)
    press(window, Qt.Key.Key_Z, CONTROL)
    assert bars(window) == [window.words("There is nothing to undo.")]


def test_the_rail_says_what_undo_would_take_back(window: MainWindow, plan: OpenPlan) -> None:
    window.show_plan(plan)
    assert not rail(window).undo.isEnabled()
    prepare.add_territory(plan, "Belén")
    assert rail(window).undo.isEnabled()
    assert "Territorio agregado" in rail(window).undo.toolTip()


# -- saving --------------------------------------------------------------------------------------
def said(window: MainWindow, text: str) -> bool:
    """Whether the foot of the rail says ``text``."""
    return any(child.accessibleName() == text for child in rail(window).findChildren(QWidget))


def test_a_slow_disk_is_announced_before_the_next_save(window: MainWindow, plan: OpenPlan) -> None:
    window.show_plan(plan)
    assert said(window, "Guardado")
    plan.last_save = 0.5
    with plan.step("territory.add") as step:
        assert said(window, "Guardando…")
        step.add(Territory(id="t" * 32, code="1", name="Belén"))
    assert said(window, "Guardado")


def test_a_disk_that_refuses_is_told_in_red_with_another_stick_as_the_way_out(
    window: MainWindow, plan: OpenPlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_plan(plan)
    window.fail(KnownError(errors.GONE_DISK))
    assert said(window, "Sin guardar")
    place = tmp_path / "otra" / "copia.convite"
    place.parent.mkdir()
    monkeypatch.setattr(window, "ask_where", lambda *_: place)
    out = [b for b in window.findChildren(Button) if b.text() == "Copiar a otra USB"]
    out[0].click()
    assert place.exists()
    copied = open_file(place, window.settings)
    assert copied.plan == plan.plan
    copied.close()


def test_a_file_that_is_gone_stays_red_until_a_save_works_again(
    window: MainWindow, plan: OpenPlan
) -> None:
    window.show_plan(plan)
    away = plan.path.rename(plan.path.with_name("away"))
    with pytest.raises(KnownError) as gone:
        prepare.add_territory(plan, "Belén")
    window.fail(gone.value)
    assert said(window, "Sin guardar")
    assert "ya no está en su lugar" in bars(window)[0]
    window.fail(KnownError(N_("There is nothing to undo.")))
    window.go("map")
    window.change_settings(text_scale=1.25)
    assert said(window, "Sin guardar")
    out = rail(window).findChild(QWidget, "copy elsewhere")
    assert out is not None
    assert out.isVisible()
    away.rename(plan.path)
    prepare.add_territory(plan, "Belén")
    assert said(window, "Guardado")
    assert not rail(window).findChild(QWidget, "copy elsewhere").isVisible()  # type: ignore[union-attr]


def test_that_the_file_is_gone_is_told_when_the_window_comes_back_before_anything_is_written(
    window: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    window.show_plan(plan)
    away = plan.path.rename(plan.path.with_name("away"))
    files = QWidget()
    qtbot.addWidget(files)
    with qtbot.waitActive(files):
        files.show()
        files.activateWindow()
    qtbot.waitUntil(lambda: said(window, "Sin guardar"))
    assert "ya no está en su lugar" in bars(window)[0]
    away.rename(plan.path)
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(lambda: said(window, "Guardado"))


def test_closing_the_window_leaves_one_file(window: MainWindow, plan: OpenPlan) -> None:
    window.show_plan(plan)
    prepare.add_territory(plan, "Belén")
    window.close()
    names = {path.name for path in plan.path.parent.iterdir() if path.is_file()}
    assert names == {plan.path.name}


# -- messages ------------------------------------------------------------------------------------
def test_what_went_well_floats_and_what_went_wrong_stays_under_the_header(
    window: MainWindow, plan: OpenPlan
) -> None:
    window.show_plan(plan, "map")
    window.tell("done", "Anotada la 18")
    assert bars(window) == ["Anotada la 18"]
    window.tell("error", "No se pudo leer la fila 12")
    page = window.page
    assert page is not None
    assert page.header is not None
    bar = next(bar for bar in page.findChildren(MessageBar) if bar.text().startswith("No se"))
    assert page.column.indexOf(bar) == page.column.indexOf(page.header) + 1
    window.go("vote")
    assert bars(window) == []


def test_a_message_offers_undo_and_another_way_out(window: MainWindow, plan: OpenPlan) -> None:
    window.show_plan(plan)
    prepare.add_territory(plan, "Belén")
    gone: list[str] = []
    window.tell("done", "Agregado", undo=True, button=("Ver", lambda: gone.append("ver")))
    names = {b.text(): b for b in window.findChildren(Button) if b.isVisible()}
    names["Ver"].click()
    names["Deshacer"].click()
    assert gone == ["ver"]
    assert plan.count(Territory) == 0


def test_a_known_error_in_a_slot_ends_in_the_message_bar(
    window: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    def slot() -> None:
        raise KnownError(N_("There is nothing to redo."))

    window.show_plan(plan)
    QTimer.singleShot(0, slot)
    qtbot.waitUntil(lambda: bars(window) == [window.words("There is nothing to redo.")])


def test_a_known_error_of_a_job_is_told_and_a_result_is_handed_on(
    window: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    def failing(_progress: Progress) -> None:
        raise KnownError(N_("There is nothing to redo."))

    window.show_plan(plan)
    window.run(Job(failing))
    qtbot.waitUntil(lambda: len(bars(window)) == 1)
    got: list[int] = []
    window.run(Job(lambda _progress: 7), got.append)
    qtbot.waitUntil(lambda: got == [7])


# -- settings ------------------------------------------------------------------------------------
def settings_panel(window: MainWindow) -> SettingsPanel:
    """The panel that is open."""
    return [one for one in window.findChildren(SettingsPanel) if one.isVisible()][-1]


def test_another_language_builds_everything_again_and_is_kept(
    window: MainWindow, plan: OpenPlan
) -> None:
    window.show_plan(plan, "vote")
    press(window, Qt.Key.Key_Comma, CONTROL)
    panel = settings_panel(window)
    QTest.keyClick(panel.language, Qt.Key.Key_Right)
    assert window.words.language == "en"
    items = {b.text() for b in rail(window).findChildren(QAbstractButton)}
    assert {"Vote", "Action plan"} <= items
    assert window.places.key == "vote"
    assert own_settings.load().language == "en"
    assert settings_panel(window).language.current == "en"


@pytest.mark.parametrize("opened", [False, True])
def test_settings_keep_the_keyboard_however_often_the_size_is_changed(
    window: MainWindow, plan: OpenPlan, qtbot: QtBot, opened: bool
) -> None:
    if opened:
        window.show_plan(plan, "proposals")
    press(window, Qt.Key.Key_Comma, CONTROL)
    for size in ("1.15", "1.25", "1.5"):
        QTest.keyClick(settings_panel(window).text_size, Qt.Key.Key_Right)
        panel = settings_panel(window)
        assert panel.text_size.current == size
        QApplication.processEvents()  # what is built anew below asks for the keyboard meanwhile
        inside = panel.isAncestorOf
        qtbot.waitUntil(lambda inside=inside: inside(window.focusWidget() or window))
    assert len([one for one in window.findChildren(SettingsPanel) if one.isVisible()]) == 1
    press(window, Qt.Key.Key_Escape)
    assert not [one for one in window.findChildren(SettingsPanel) if one.isVisible()]
    below = window.focusWidget()
    assert below is not None
    assert window.places.shown is not None
    assert window.places.shown.isAncestorOf(below) or below is window.places.shown


def test_larger_text_from_the_keyboard_makes_letters_larger(window: MainWindow) -> None:
    before = window.theme.font("body").pixelSize()
    press(window, Qt.Key.Key_Plus, CONTROL)
    assert window.theme.font("body").pixelSize() > before
    assert own_settings.load().text_scale == window.settings.text_scale
    press(window, Qt.Key.Key_Minus, CONTROL)
    assert window.theme.font("body").pixelSize() == before


def test_the_colours_follow_the_person_before_the_system(window: MainWindow) -> None:
    assert not window.theme.dark
    window.change_settings(high_contrast=True)
    assert window.theme.dark
    window.change_settings(high_contrast=None)
    assert not window.theme.dark


def test_a_nickname_that_looks_like_a_persons_name_is_refused(
    window: MainWindow, qtbot: QtBot
) -> None:
    press(window, Qt.Key.Key_Comma, CONTROL)
    panel = settings_panel(window)
    before = window.settings.nickname
    panel.nickname.edit.setText("me llamo Ana Mora")
    QTest.keyClick(panel.nickname.edit, Qt.Key.Key_Return)
    assert panel.nickname.unanswered
    assert window.settings.nickname == before
    panel.nickname.edit.setText("condor 40")
    QTest.keyClick(panel.nickname.edit, Qt.Key.Key_Return)
    assert own_settings.load().nickname == "condor 40"


def test_help_lists_the_keys_and_escape_closes_it(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F1)
    panel = window.findChild(KeysPanel)
    assert panel is not None
    assert any("proyector" in said.text() for said in panel.findChildren(Paragraph))
    press(window, Qt.Key.Key_Escape)
    assert not panel.isVisible()


# -- the start screen ----------------------------------------------------------------------------
def start(window: MainWindow) -> StartScreen:
    """The start screen that is shown."""
    assert isinstance(window.places.shown, StartScreen)
    return window.places.shown


def again(window: MainWindow, *recent: Recent) -> StartScreen:
    """The start screen as it is when these plans were opened before."""
    window.settings = replace(window.settings, recent=recent)
    window.show_start()
    return start(window)


def test_with_nothing_to_resume_a_new_plan_has_the_keyboard(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: QApplication.focusWidget() is start(window).new_door)
    assert not start(window).resume.isVisible()
    assert start(window).rows == []


def interrupted(path: Path, settings: Settings) -> Recent:
    """A plan whose session was under way when the app ended."""
    from datetime import datetime

    made = prepare.new_plan(
        path, settings, municipality="Cúcuta", workshop_title="Taller 2", agenda="community-3h"
    )
    workshop = made.all(Workshop)[0]
    standing = facilitate.standing(made, workshop)
    assert standing is not None
    facilitate.start(made, standing, datetime.now())
    made.close()
    return Recent(str(path), "Cúcuta", "2026-03-14T09:42", 1, 0)


def test_what_was_interrupted_comes_first_and_enter_resumes_it(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, settings: Settings
) -> None:
    screen = again(window, interrupted(tmp_path / "taller.convite", settings))
    qtbot.waitUntil(screen.resume.isVisible)
    assert screen.resume.title.text() == "Taller 2, en curso"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is screen.resume.button)
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.places.key == "facilitate")


@pytest.mark.parametrize("change", [False, True])
def test_enter_resumes_also_after_the_settings(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, settings: Settings, change: bool
) -> None:
    front = FrontWindow()
    qtbot.addWidget(front)
    front.lay_in(window)
    with qtbot.waitActive(front):
        front.show()
        front.activateWindow()
    screen = again(window, interrupted(tmp_path / "taller.convite", settings))
    qtbot.waitUntil(screen.resume.isVisible)
    screen.settings.setFocus()
    screen.settings.click()
    panels = front.findChildren(SettingsPanel)
    if change:
        tab_to("Tamaño del texto")
        keyboard.press(Qt.Key.Key_Right)
        qtbot.waitUntil(lambda: start(window) is not screen and start(window).resume.isVisible())
        screen = start(window)
        panels = [panel for panel in front.findChildren(SettingsPanel) if panel.isVisible()]
    panels[-1].leave()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is screen.resume.button)
    window.setParent(None)


def test_what_a_plan_holds_is_told_although_the_app_ended_before_saying_so(
    window: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    proposals.capture(plan, "Luz en el parque", theme="health")
    plan.close()
    as_opened = Recent(str(plan.path), "Cúcuta", "2026-03-14T09:42", 0, 0)
    screen = again(window, as_opened)
    qtbot.waitUntil(lambda: "1 propuesta" in screen.rows[0].accessibleDescription())
    [kept] = own_settings.load().recent
    assert (kept.proposals, kept.opened) == (1, "2026-03-14T09:42")


def test_a_plan_whose_stick_is_absent_stays_listed_with_what_to_do(window: MainWindow) -> None:
    missing = Recent("/media/rosa/CONVITE 2/patios.convite", "Los Patios", "2026-02-24T10:00", 1, 3)
    screen = again(window, missing)
    row = screen.rows[0]
    assert row.text() == "Los Patios"
    assert row.accessibleDescription() == "No se encuentra. Conecte la memoria USB «CONVITE 2»."


def test_a_recent_plan_opens_and_one_that_is_gone_is_told_in_place(
    window: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    plan.close()
    here = Recent(str(plan.path), "Cúcuta", "2026-03-14T09:42", 2, 18)
    screen = again(window, here, Recent(str(plan.path) + "x", "Otro", "2026-03-01T09:00"))
    QTest.keyClick(screen.rows[1], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(bars(window)) == 1)
    QTest.keyClick(screen.rows[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.has_plan)
    assert window.places.key == "prepare"
    assert own_settings.load().recent[0].name == "Cúcuta"


def test_a_file_that_is_no_plan_is_refused_and_the_start_screen_stays(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "foto.convite"
    path.write_bytes(b"not a plan at all" * 100)
    before = path.read_bytes()
    start(window).opening.open(path)
    qtbot.waitUntil(lambda: len(bars(window)) == 1)
    assert not window.has_plan
    assert path.read_bytes() == before


def test_the_sample_opens_by_its_letter_and_is_not_remembered(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: QApplication.focusWidget() is start(window).new_door)
    press(window, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: window.has_plan, timeout=20000)
    assert window.plan.plan.sample
    assert own_settings.load().recent == ()


def test_another_plan_closes_this_one(
    window: MainWindow, make_plan: Callable[..., OpenPlan], settings: Settings
) -> None:
    first = make_plan("first")
    window.show_plan(first)
    window.show_start()
    assert not window.has_plan
    reopened = open_file(first.path, settings)
    reopened.close()
    assert [one.path for one in window.settings.recent] == [str(first.path.resolve())]


def test_a_bar_that_went_with_its_page_harms_no_later_plan(
    window: MainWindow, plan: OpenPlan, tmp_path: Path, qtbot: QtBot
) -> None:
    other = new_file(tmp_path / "otro.convite", window.settings, replace(plan.plan, id=new_id()))
    window.show_plan(plan)
    window.tell("warn", "Esta es una copia para entregar.")
    bar = next(one for one in window.findChildren(MessageBar) if "entregar" in one.text())
    window.show_start()
    qtbot.waitUntil(lambda: not isValid(bar))
    window.show_plan(other)
    window.tell("warn", "Otra cosa.")
    window.go("map")
    assert bars(window) == []
