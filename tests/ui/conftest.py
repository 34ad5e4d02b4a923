"""What window tests ask for: the main window with a plan, a page in it, its messages."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workshop_app.app import window as app_window
from workshop_app.services import demo
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.text import KnownError
from workshop_app.ui import theme
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.theme import Theme


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """Circles of dead widgets are collected between tests, in this thread, as the app does it: in
    a job's thread that would end the program (see ``app/collecting.py``)."""
    gc.disable()
    yield
    gc.collect(1)


@pytest.fixture(autouse=True)
def look(qapp: object) -> None:
    """Every test begins with the light theme at 100 %, without motion."""
    theme.use(Theme(motion=False))


@pytest.fixture
def closed_last() -> Iterator[list[OpenPlan]]:
    """Plans that are closed after the window, whatever order a test asks for them in."""
    plans: list[OpenPlan] = []
    yield plans
    for plan in plans:
        plan.close()


@pytest.fixture
def window(
    qtbot: QtBot,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    make_plan: Callable[..., OpenPlan],
    closed_last: list[OpenPlan],
) -> Iterator[MainWindow]:
    """The main window on its start screen, 1366×768. What a person can do something about ends in
    its message bar, as in the app; a bug fails the test."""
    main = app_window.make_window(settings)
    qtbot.addWidget(main)
    bug = sys.excepthook

    def told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KnownError):
            main.fail(error)
        else:
            bug(kind, error, trace)

    monkeypatch.setattr(sys, "excepthook", told)
    with qtbot.waitActive(main):
        main.show()
        main.activateWindow()
    yield main
    # A text that a test left in a line is said first; the second time the window closes.
    if not main.close():
        main.close()


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test presses faster than a person: no press is taken for the second half of another."""
    monkeypatch.setattr("workshop_app.ui.vote.closed.TWICE", 0.0)
    monkeypatch.setattr("workshop_app.ui.gather.one_by_one.TWICE", 0.0)


@pytest.fixture
def open_page(window: MainWindow, make_plan: Callable[..., OpenPlan]) -> Callable[..., Page]:
    """``open_page("vote")`` shows that page of an empty plan, ``open_page("vote", plan)`` of
    another; gives the page."""

    def opened(key: str, plan: OpenPlan | None = None, **where: str) -> Page:
        if plan is not None or not window.has_plan:
            window.show_plan(plan or make_plan("shown"), key)
        window.go(key, **where)
        assert window.page is not None
        return window.page

    return opened


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample plan, made once; tests work on copies."""
    path = tmp_path_factory.mktemp("sample") / "sample.convite"
    demo.make_sample(path, Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")).close()
    return path


@pytest.fixture
def sample(
    sample_file: Path, tmp_path: Path, settings: Settings, closed_last: list[OpenPlan]
) -> OpenPlan:
    """A copy of the sample plan, open."""
    path = tmp_path / "sample.convite"
    path.write_bytes(sample_file.read_bytes())
    plan = open_file(path, settings)
    closed_last.append(plan)
    return plan


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    """Shows a widget on its own, active, and forgets it after the test."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return show
