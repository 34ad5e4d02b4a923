"""The session that runs, whatever page is shown: the remote, the laptop's lid, sounds, keeping awake."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CONTROL, focused, press, tab_to, write
from workshop_app.domain import keys
from workshop_app.domain.meetings import Progress, Workshop
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import agenda, facilitate, prepare
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.awake import Awake
from workshop_app.ui.facilitate.page import FacilitatePage
from workshop_app.ui.guidance import Hint
from workshop_app.ui.map.page import MapPage
from workshop_app.ui.page import Page
from workshop_app.ui.pages import PAGES
from workshop_app.ui.proposals.capture_line import CaptureLine
from workshop_app.ui.session.lid import Gap, Lid
from workshop_app.ui.session.tones import Tones
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.overlay import Overlay

Key = Qt.Key
Open = Callable[..., Page]


@pytest.fixture
def workshop(plan: OpenPlan) -> Workshop:
    made = prepare.add_workshop(plan, "Taller 1", people=24)
    prepare.set_tables(plan, made, ["Mesa 1", "Mesa 2"])
    agenda.start_from(plan, made, "community-3h")
    return plan.one(Workshop, made.id)


@pytest.fixture
def running(plan: OpenPlan, workshop: Workshop) -> Workshop:
    """The session runs since now, at its first step."""
    facilitate.start(plan, standing(plan, workshop), datetime.now())
    return workshop


def standing(plan: OpenPlan, workshop: Workshop) -> facilitate.Standing:
    found = facilitate.standing(plan, workshop)
    assert found is not None
    return found


def place(plan: OpenPlan, workshop: Workshop) -> tuple[int, int]:
    now = standing(plan, workshop)
    return now.at, now.step


def storm() -> None:
    """What a remote may send with its page key, all within a few milliseconds."""
    for key in (Key.Key_F5, Key.Key_Escape, Key.Key_Period, Key.Key_PageDown, Key.Key_B,
                Key.Key_Escape, Key.Key_F5, Key.Key_Period):  # fmt: skip
        press(key)


# -- the remote -----------------------------------------------------------------------------------
@pytest.mark.parametrize("key", ["facilitate", "proposals", "map"])
def test_a_remote_steps_and_leaves_a_line_that_is_written_alone(
    key: str, plan: OpenPlan, running: Workshop, open_page: Open, window: MainWindow, qtbot: QtBot
) -> None:
    shown = open_page(key, plan)
    line = shown.findChild(CaptureLine)
    assert line is not None
    press(Key.Key_N, CONTROL)
    qtbot.waitUntil(line.edit.hasFocus)
    press(Key.Key_4, CONTROL)
    write("Un puesto de salud en el barri")
    for step in (1, 2, 3):
        storm()
        qtbot.wait(60)
        assert place(plan, running) == (0, step)
        assert (line.edit.text(), line.themes.current) == (
            "Un puesto de salud en el barri", "health",
        )  # fmt: skip
        assert line.edit.hasFocus()
    press(Key.Key_PageUp)
    assert place(plan, running) == (0, 2)
    assert window.isVisible()
    assert window.findChildren(Overlay) == []
    assert QApplication.activeModalWidget() is None
    write("o.")
    qtbot.waitUntil(lambda: line.edit.text() == "Un puesto de salud en el barrio.")
    press(Key.Key_Return)
    assert [(one.text, one.theme) for one in plan.all(Proposal) + plan.all(Challenge)] == [
        ("Un puesto de salud en el barrio.", "health")
    ]


def test_a_remote_leaves_private_notes_and_other_fields_alone(
    plan: OpenPlan, running: Workshop, open_page: Open, qtbot: QtBot
) -> None:
    shown = open_page("facilitate", plan)
    assert isinstance(shown, FacilitatePage)
    tab_to("notes")
    write("Mesa 4 primero")
    for keys_sent in (
        (Key.Key_PageDown, Key.Key_Period, Key.Key_Escape),
        (Key.Key_B, Key.Key_PageDown),
        (Key.Key_F5,),
    ):
        for key in keys_sent:
            press(key)
        qtbot.wait(60)
    assert shown.stage.notes.text.text() == "Mesa 4 primero"
    assert place(plan, running) == (0, 2)
    assert focused().objectName() == "notes"
    press(Key.Key_B)
    assert shown.stage.notes.text.text() == "Mesa 4 primerob"


def test_elsewhere_it_is_said_where_the_session_is_now(
    plan: OpenPlan, running: Workshop, open_page: Open, window: MainWindow
) -> None:
    open_page("map", plan)
    press(Key.Key_PageDown)
    assert "Paso 2 de 5" in window.messages.text
    press(Key.Key_PageUp)
    press(Key.Key_PageUp)
    assert window.messages.text == "Este es el primer paso."


def test_without_a_session_the_page_keys_scroll(
    plan: OpenPlan, workshop: Workshop, open_page: Open, window: MainWindow
) -> None:
    open_page("proposals", plan)
    taken = [one for one in window.session.clicker.shortcuts if one.isEnabled()]
    assert taken == []
    facilitate.start(plan, standing(plan, workshop), datetime.now())
    assert all(one.isEnabled() for one in window.session.clicker.shortcuts)
    facilitate.pause(plan, standing(plan, workshop), datetime.now())
    assert not any(one.isEnabled() for one in window.session.clicker.shortcuts)


def test_the_vote_page_keeps_the_remote_for_itself(
    plan: OpenPlan, running: Workshop, open_page: Open
) -> None:
    open_page("vote", plan)
    press(Key.Key_PageDown)
    assert place(plan, running) == (0, 0)


def test_the_projectors_keys_walk_the_session_from_any_page(
    plan: OpenPlan, running: Workshop, open_page: Open, window: MainWindow
) -> None:
    open_page("map", plan)
    window.projector.stepped.emit(1)
    assert place(plan, running) == (0, 1)


# -- capturing ------------------------------------------------------------------------------------
def test_one_key_leads_to_the_capture_line_from_anywhere(
    plan: OpenPlan, workshop: Workshop, open_page: Open, window: MainWindow, qtbot: QtBot
) -> None:
    open_page("prepare", plan)
    press(Key.Key_N, CONTROL)
    assert window.places.key == "proposals"
    qtbot.waitUntil(lambda: focused().accessibleName() == "Escriba la propuesta y presione Enter")


def test_the_map_captures_what_the_step_is_about_for_the_workshop_that_is_on(
    plan: OpenPlan, workshop: Workshop, open_page: Open, qtbot: QtBot
) -> None:
    facilitate.go_to(plan, standing(plan, workshop), 2, 3, datetime.now())
    shown = open_page("map", plan)
    assert isinstance(shown, MapPage)
    press(Key.Key_N, CONTROL)
    qtbot.waitUntil(shown.line.edit.hasFocus)
    write("No hay luz en la cancha")
    press(Key.Key_Return)
    assert [(one.text, one.workshop) for one in plan.all(Challenge)] == [
        ("No hay luz en la cancha", workshop.id)
    ]
    write("Llamen al 310 555 12 34")
    press(Key.Key_Return)
    assert len(plan.all(Challenge)) == 1
    facilitate.go_to(plan, standing(plan, workshop), 4, 3, datetime.now())
    qtbot.waitUntil(lambda: shown.line.kind == "proposal")


# -- the laptop's lid -----------------------------------------------------------------------------
class Clocks:
    """Clocks that a test sets."""

    def __init__(self) -> None:
        self.passed, self.wall = 1000.0, datetime.now()

    def lid(self) -> Lid:
        return Lid(lambda: self.passed, lambda: self.wall)

    def go(self, passed: float, wall: float | None = None) -> None:
        self.passed += passed
        self.wall += timedelta(seconds=passed if wall is None else wall)


def test_a_gap_is_told_from_a_clock_that_was_set() -> None:
    clocks = Clocks()
    lid = clocks.lid()
    assert lid.look() == Gap()
    clocks.go(1)
    assert lid.look() == Gap()
    clocks.go(720)
    assert lid.look() == Gap(slept=720)
    clocks.go(1, 3601)
    assert lid.look() == Gap(set_by=3600)
    clocks.go(1, -1799)
    assert lid.look() == Gap(set_by=-1800)
    lid.forget()
    clocks.go(9000)
    assert lid.look() == Gap()


def test_after_the_lid_was_shut_the_script_is_where_it_was_and_a_person_chooses(
    plan: OpenPlan, running: Workshop, open_page: Open, window: MainWindow, qtbot: QtBot
) -> None:
    open_page("proposals", plan)
    clocks = Clocks()
    window.session.lid = clocks.lid()
    window.session.tick()
    left = standing(plan, running).progress.left
    clocks.go(720)
    window.session.tick()
    assert standing(plan, running).progress.left == left + 720
    assert place(plan, running) == (0, 0)
    assert "estuvo cerrado 12\u00a0min" in window.messages.text
    click(window, "Contar ese tiempo")
    assert standing(plan, running).progress.left == left
    qtbot.waitUntil(lambda: "cuentan como tiempo" in window.messages.text)
    click(window, "No contar ese tiempo")
    assert standing(plan, running).progress.left == left + 720


def test_a_clock_that_is_set_says_nothing_and_moves_nothing(
    plan: OpenPlan, running: Workshop, open_page: Open, window: MainWindow
) -> None:
    open_page("facilitate", plan)
    clocks = Clocks()
    window.session.lid = clocks.lid()
    window.session.tick()
    before = standing(plan, running)
    clocks.go(1, 3601)
    window.session.tick()
    after, hour = standing(plan, running), timedelta(hours=1)
    now = datetime.now()
    assert after.left(now + hour) == pytest.approx(before.left(now), abs=1)
    assert window.messages.text == ""


def click(window: MainWindow, text: str) -> None:
    QApplication.processEvents()
    found = [one for one in window.findChildren(Button) if one.text() == text and one.isVisible()]
    found[-1].click()
    QApplication.processEvents()


# -- awake ----------------------------------------------------------------------------------------
class Keeper:
    """Stands for the system: counts who holds it awake, and in which thread it is asked."""

    def __init__(self, allows: bool = True) -> None:
        self.allows, self.held, self.threads = allows, 0, set[str]()

    @contextmanager
    def __call__(self) -> Iterator[Any]:
        self.threads.add(threading.current_thread().name)
        self.held += 1
        try:
            yield SimpleNamespace(active=self.allows)
        finally:
            self.held -= 1


def test_the_laptop_stays_awake_while_it_is_wanted_and_asks_outside_qts_thread(
    qtbot: QtBot,
) -> None:
    keeper = Keeper()
    awake = Awake(keeper=keeper)
    with qtbot.waitSignal(awake.told) as told:
        awake.want(True)
    assert told.args == [True]
    assert (awake.kept, awake.refused, keeper.held) == (True, False, 1)
    assert keeper.threads == {"awake"}
    awake.want(True)
    awake.want(False)
    qtbot.waitUntil(lambda: keeper.held == 0)
    awake.want(True)
    awake.close()
    assert keeper.held == 0


def test_a_system_without_the_means_is_no_error(qtbot: QtBot) -> None:
    def broken() -> Any:
        raise OSError("no bus")

    awake = Awake(keeper=broken)
    with qtbot.waitSignal(awake.told) as told:
        awake.want(True)
    assert told.args == [False]
    assert awake.refused
    awake.close()


@pytest.mark.usefixtures("monkeypatch")
def test_the_kept_library_is_asked_and_answers(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for fake, kept in (("WAKEPY_FAKE_SUCCESS", True), ("WAKEPY_FORCE_FAILURE", False)):
        monkeypatch.delenv("WAKEPY_FAKE_SUCCESS", raising=False)
        monkeypatch.setenv(fake, "1")
        awake = Awake()
        with qtbot.waitSignal(awake.told, timeout=20_000) as told:
            awake.want(True)
        assert told.args == [kept]
        awake.close()


def test_it_is_kept_awake_from_the_start_to_the_pause_and_to_the_close(
    plan: OpenPlan, workshop: Workshop, open_page: Open, window: MainWindow, qtbot: QtBot
) -> None:
    keeper = Keeper()
    window.session.awake = Awake(window.session, keeper)
    open_page("facilitate", plan)
    assert keeper.held == 0
    press(Key.Key_PageDown)
    qtbot.waitUntil(lambda: keeper.held == 1)
    press(Key.Key_F9)
    qtbot.waitUntil(lambda: keeper.held == 0)
    press(Key.Key_F9)
    qtbot.waitUntil(lambda: keeper.held == 1)
    window.go("map")
    assert keeper.held == 1
    window.show_start()
    qtbot.waitUntil(lambda: keeper.held == 0)


def test_it_is_kept_awake_while_a_round_is_open(
    sample: OpenPlan, open_page: Open, window: MainWindow, qtbot: QtBot
) -> None:
    keeper = Keeper()
    window.session.awake = Awake(window.session, keeper)
    open_page("prepare", sample)
    assert keeper.held == 0
    for state, held in (("open", 1), ("closed", 0)):
        with sample.step("round.change") as step:
            step.change(sample.all(VoteRound)[0], state=state)
        qtbot.waitUntil(lambda held=held: keeper.held == held)


def test_one_line_says_that_the_laptop_may_go_dark_until_it_is_closed(
    plan: OpenPlan, running: Workshop, open_page: Open, window: MainWindow, qtbot: QtBot
) -> None:
    window.session.awake = Awake(window.session, Keeper(allows=False))
    window.session.watch_awake()
    shown = open_page("facilitate", plan)

    def bars() -> list[Any]:
        from workshop_app.ui.widgets.bars import MessageBar

        return [one for one in shown.findChildren(MessageBar, "not awake") if one.isVisible()]

    qtbot.waitUntil(lambda: len(bars()) == 1)
    assert "puede apagar la pantalla" in bars()[0].text()
    tab_to("Cerrar")
    press(Key.Key_Return)
    assert bars() == []


def test_other_pages_say_it_once_however_many_rounds_are_opened(
    sample: OpenPlan, open_page: Open, window: MainWindow, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    window.session.awake = Awake(window.session, Keeper(allows=False))
    window.session.watch_awake()
    open_page("prepare", sample)
    said: list[str] = []
    monkeypatch.setattr(window, "tell", lambda _kind, text, **_more: said.append(text))
    answers: list[bool] = []
    window.session.awake.told.connect(answers.append)
    for count, state in enumerate(("open", "closed", "open"), 1):
        with sample.step("round.change") as step:
            step.change(sample.all(VoteRound)[0], state=state)
        qtbot.waitUntil(lambda count=count: len(answers) >= (count + 1) // 2)
    assert len([one for one in said if "puede apagar la pantalla" in one]) == 1


# -- sounds ---------------------------------------------------------------------------------------
def test_a_tone_comes_at_20_percent_and_at_the_end_and_only_where_it_is_on(
    plan: OpenPlan, running: Workshop, open_page: Open, window: MainWindow
) -> None:
    open_page("map", plan)
    total = standing(plan, running).total

    def pass_to(left: int) -> None:
        with plan.step("facilitate.move") as step:
            step.change(plan.all(Progress)[0], left=left,
                        since=datetime.now().isoformat(timespec="seconds"))  # fmt: skip
        QApplication.processEvents()
        window.session.tick()

    for on, heard in ((False, []), (True, ["soon", "over"])):
        window.change_settings(sound=on)
        for left in (total, total // 2, total // 5 - 1, 3, -1, -20):
            pass_to(left)
        played = window.session.tones.played if on else []
        assert played == heard


def test_where_nothing_can_sound_one_line_says_so_and_nothing_breaks(
    plan: OpenPlan, running: Workshop, open_page: Open, window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setitem(__import__("sys").modules, "PySide6.QtMultimedia", None)
    shown = open_page("facilitate", plan)
    assert isinstance(shown, FacilitatePage)
    shown.stage.timer.sound.click()
    assert "no puede sonar" in window.messages.text
    assert window.settings.sound
    assert not Tones().ready()
    Tones().play("over")


# -- guidance -------------------------------------------------------------------------------------
def hints(page: Page) -> list[str]:
    return [one.key for one in page.findChildren(Hint) if one.isVisible()]


def test_a_line_of_help_goes_once_it_was_followed_and_does_not_come_again(
    plan: OpenPlan, workshop: Workshop, open_page: Open, window: MainWindow, qtbot: QtBot
) -> None:
    shown = open_page("facilitate", plan)
    qtbot.waitUntil(lambda: hints(shown) == ["remote"])
    press(Key.Key_PageDown)
    qtbot.waitUntil(lambda: hints(shown) == ["theme"])
    press(Key.Key_4, CONTROL)
    assert hints(shown) == ["names"]
    write("Luz en las gradas")
    press(Key.Key_Return)
    assert hints(shown) == []
    window.go("map")
    window.go("facilitate")
    assert window.page is not None
    assert hints(window.page) == []
    assert set(window.settings.hints_done) == {"remote", "theme", "names"}
    press(Key.Key_Comma, CONTROL)
    tab_to("Volver a mostrar las líneas de ayuda")
    press(Key.Key_Return)
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: window.page is not None and hints(window.page) == ["remote"])


# -- keys -----------------------------------------------------------------------------------------
def test_every_key_of_the_window_and_its_pages_is_on_the_sheet(
    sample: OpenPlan, open_page: Open, window: MainWindow
) -> None:
    missing = []
    open_page("prepare", sample)
    for row in PAGES:
        window.go(row.key)
        shown = window.page
        assert shown is not None
        listed = {key for one in [*keys.of(row.key), *keys.of_everywhere()] for key in one.keys}
        listed |= {f"{held}+{n}" for held in ("Alt", "Ctrl") for n in range(1, 8)}
        listed |= {"Ctrl+Shift+Z", "Ctrl+="}
        QApplication.processEvents()
        for shortcut in window.findChildren(QShortcut):
            owner = shortcut.parent()
            if not (isinstance(owner, QWidget) and owner.isVisible()):
                continue
            name = shortcut.key().toString()
            if name not in listed:
                missing.append(f"{row.key}: {name} of {type(owner).__name__}")
    assert missing == []
