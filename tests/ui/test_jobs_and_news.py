"""Work off Qt's thread comes back into it; so does the plan's news; models follow."""

from __future__ import annotations

import threading
from collections.abc import Callable
from weakref import ref

import pytest
from PySide6.QtCore import QThread
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from workshop_app.domain.entity import new_id
from workshop_app.domain.places import Territory
from workshop_app.services import prepare
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, KnownError
from workshop_app.ui.bridge import Bridge
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.models.records import Records
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import ROW


def test_a_job_works_elsewhere_and_answers_here(qtbot: QtBot) -> None:
    threads: list[object] = []

    def work(_progress: Progress) -> int:
        threads.append(threading.current_thread())
        return 42

    job = Job(work)
    got: list[tuple[int, QThread]] = []
    job.done.connect(lambda result: got.append((result, QThread.currentThread())))
    with qtbot.waitSignal(job.ended):
        job.start()
    assert [result for result, _ in got] == [42]
    assert got[0][1] is job.thread()
    assert threads[0] is not threading.current_thread()


def test_a_job_tells_what_failed(qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise KnownError(N_("There is nothing to undo."))

    job = Job(work)
    with qtbot.waitSignal(job.failed) as failed:
        job.start()
    assert isinstance(failed.args[0], KnownError)


def test_a_job_tells_its_progress_and_stops_at_the_next(qtbot: QtBot) -> None:
    going, go_on = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        progress(1, 3)
        going.set()
        go_on.wait(5)
        progress(2, 3)

    job = Job(work)
    moved = QSignalSpy(job.progressed)
    done = QSignalSpy(job.done)
    with qtbot.waitSignal(job.stopped):
        job.start()
        qtbot.waitUntil(going.is_set)
        job.stop()
        go_on.set()
    assert moved.at(0) == [1, 3]
    assert (moved.count(), done.count()) == (1, 0)


def test_news_told_in_another_thread_arrives_in_qts(qtbot: QtBot, plan: OpenPlan) -> None:
    bridge = Bridge()
    bridge.listen(plan)
    heard: list[QThread] = []
    bridge.told.connect(lambda _news: heard.append(QThread.currentThread()))
    writers = [
        threading.Thread(target=prepare.add_territory, args=(plan, f"Sector {n}")) for n in range(5)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    qtbot.waitUntil(lambda: len(heard) == 5)
    assert set(heard) == {bridge.thread()}


def test_a_bridge_forgets_the_plan_before(qtbot: QtBot, make_plan: Callable[..., OpenPlan]) -> None:
    one, other = make_plan("one"), make_plan("other")
    bridge = Bridge()
    told = QSignalSpy(bridge.told)
    bridge.listen(one)
    bridge.listen(other)
    prepare.add_territory(one, "Belén")
    prepare.add_territory(other, "Belén")
    qtbot.waitUntil(lambda: told.count() == 1)
    bridge.forget()
    prepare.add_territory(other, "Otro")
    assert told.count() == 1


@pytest.fixture
def territories(plan: OpenPlan) -> Records[Territory]:
    model = Records(plan, Territory, order=lambda one: one.name, said=lambda one: one.name)
    plan.news.subscribe(model.take)
    return model


def names(model: Records[Territory]) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_rows_come_change_move_and_go_with_the_news(
    plan: OpenPlan, territories: Records[Territory]
) -> None:
    for name in ("Belén", "Las Colinas", "Aeropuerto"):
        prepare.add_territory(plan, name)
    assert names(territories) == ["Aeropuerto", "Belén", "Las Colinas"]
    reset = QSignalSpy(territories.modelReset)
    changed = QSignalSpy(territories.dataChanged)
    first = territories.records[0]
    prepare.change_territory(plan, first, description="Al norte")
    assert changed.count() == 1
    assert territories.index(0).data(ROW).description == "Al norte"
    prepare.change_territory(plan, territories.records[0], name="Zona norte")
    assert names(territories) == ["Belén", "Las Colinas", "Zona norte"]
    prepare.remove_territory(plan, territories.records[0])
    assert names(territories) == ["Las Colinas", "Zona norte"]
    plan.undo()
    assert names(territories) == ["Belén", "Las Colinas", "Zona norte"]
    assert reset.count() == 0


def test_a_filter_holds_for_what_comes_later(plan: OpenPlan) -> None:
    model = Records(plan, Territory, keep=lambda one: one.name.startswith("B"))
    plan.news.subscribe(model.take)
    prepare.add_territory(plan, "Belén")
    prepare.add_territory(plan, "Las Colinas")
    assert [one.name for one in model.records] == ["Belén"]
    model.filter(lambda one: one.name.startswith("L"))
    assert [one.name for one in model.records] == ["Las Colinas"]
    assert model.row_of(new_id()) == -1


def test_a_job_that_ended_lets_go_of_what_it_worked_on(window: MainWindow, qtbot: QtBot) -> None:
    class Large:
        pass

    large = Large()
    worked_on = ref(large)
    kept = Job(lambda _progress, large=large: repr(large))
    with qtbot.waitSignal(kept.ended):
        window.run(kept)
    del large
    qtbot.waitUntil(lambda: worked_on() is None)
