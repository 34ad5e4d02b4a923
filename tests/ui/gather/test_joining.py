"""Gathering files: what each would bring is told first, then they are joined, nothing in silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.gather.conftest import Laptops, joined, looked, rows
from tests.ui.keyboard import focused, press, tab_to, write
from tests.ui.seen import seen
from workshop_app.domain.entity import new_id
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.proposals import Proposal
from workshop_app.services import copies_thinned, gather, proposals, protection
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.ui.gather.page import GatherPage
from workshop_app.ui.jobs import Stopped
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow

OpenPage = Callable[..., Page]
KEYS = Qt.Key
PASSPHRASE = "tres guayabas bajo el puente"


def said(text: str, theme: str = "health") -> Callable[[OpenPlan], object]:
    """A laptop that noted a proposal down."""
    return lambda plan: proposals.capture(plan, text, theme=theme)


def test_files_are_looked_at_then_joined_by_the_keyboard_alone(
    qtbot: QtBot, page: GatherPage, window: MainWindow, base: OpenPlan, laptops: Laptops,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    paths = laptops(oso=said("Una enfermera en la escuela"), lobo=said("Un puente peatonal"))
    monkeypatch.setattr(window, "ask_files", lambda *_: paths)
    press(KEYS.Key_A)
    qtbot.waitUntil(lambda: "Lo que traería cada archivo" in seen(page), timeout=10_000)
    told = rows(page)
    assert "oso.convite" in told
    assert "portátil «lobo»" in told
    assert told.count("Propuestas 1") == 2
    assert "Reunir 2 archivos" in seen(page)
    assert base.count(Proposal) == 0
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: "Lo que trajo cada archivo" in seen(page), timeout=10_000)
    assert base.count(Proposal) == 2
    assert "Se guardó una copia de seguridad" in seen(page)
    press(KEYS.Key_Return)
    assert page.scene == "desk"


def test_that_no_copy_can_be_kept_is_said_before_and_after(
    qtbot: QtBot, page: GatherPage, base: OpenPlan, laptops: Laptops,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(copies_thinned, "FLOOR", 10**18)
    looked(qtbot, page, laptops(oso=said("Una enfermera en la escuela")))
    assert "no habría vuelta atrás" in seen(page)
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: "Lo que trajo cada archivo" in seen(page), timeout=10_000)
    assert base.count(Proposal) == 1
    assert "no hay vuelta atrás" in seen(page)
    assert "ronda" not in seen(page.outcome)


def test_escape_drops_what_was_looked_at_and_the_plan_stays_as_it_was(
    qtbot: QtBot, page: GatherPage, base: OpenPlan, laptops: Laptops
) -> None:
    paths = laptops(oso=said("Una enfermera en la escuela"))
    before = base.path.read_bytes()
    looked(qtbot, page, paths)
    press(KEYS.Key_Escape)
    assert page.scene == "empty"
    assert base.count(Proposal) == 0
    assert base.path.read_bytes() == before


def test_a_folder_brings_every_plan_in_it(
    qtbot: QtBot, page: GatherPage, window: MainWindow, laptops: Laptops, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    stick = tmp_path / "USB"
    stick.mkdir()
    for path in laptops(oso=said("Una enfermera en la escuela"), lobo=said("Un puente")):
        path.rename(stick / path.name)
    monkeypatch.setattr(window, "ask_folder", lambda *_: stick)
    press(KEYS.Key_A, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: "Reunir 2 archivos" in seen(page), timeout=10_000)
    assert "lobo.convite" in rows(page)


def test_files_dropped_on_the_page_are_looked_at(
    qtbot: QtBot, page: GatherPage, laptops: Laptops
) -> None:
    paths = laptops(oso=said("Una enfermera en la escuela"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = (Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton,
                        Qt.KeyboardModifier.NoModifier)  # fmt: skip
    for event in (
        QDragEnterEvent(QPoint(100, 100), copy, mime, left, none),
        QDropEvent(QPointF(100, 100), copy, mime, left, none),
    ):
        QApplication.sendEvent(page, event)
        assert event.isAccepted()
    qtbot.waitUntil(lambda: "Lo que traería cada archivo" in seen(page), timeout=10_000)
    assert "oso.convite" in rows(page)


def test_a_protected_file_asks_for_its_passphrase_in_its_row(
    qtbot: QtBot, page: GatherPage, base: OpenPlan, laptops: Laptops
) -> None:
    def shut(plan: OpenPlan) -> None:
        proposals.capture(plan, "Una enfermera en la escuela", theme="health")
        protection.protect(plan, PASSPHRASE)

    told = looked(qtbot, page, laptops(oso=shut))
    assert "protegido" in told
    assert "Ninguno de estos archivos se puede reunir" in seen(page)
    qtbot.waitUntil(lambda: "oso.convite" in focused().accessibleName())
    write("no es esta")
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: rows(page) != told, timeout=10_000)
    assert base.count(Proposal) == 0
    assert "Reunir 1 archivo" not in seen(page)
    qtbot.waitUntil(lambda: "oso.convite" in focused().accessibleName())
    write(PASSPHRASE)
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: "Reunir 1 archivo" in seen(page), timeout=10_000)
    assert base.count(Proposal) == 0
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: base.count(Proposal) == 1, timeout=10_000)


def test_escape_in_the_passphrase_leaves_the_field_first_and_it_is_in_view_below_many_files(
    qtbot: QtBot, page: GatherPage, laptops: Laptops, tmp_path: Path
) -> None:
    def shut(plan: OpenPlan) -> None:
        proposals.capture(plan, "Una enfermera en la escuela", theme="health")
        protection.protect(plan, PASSPHRASE)

    (closed,) = laptops(oso=shut)
    letters = [tmp_path / f"carta {n}.convite" for n in range(9)]
    for one in letters:
        one.write_text("no es un plan")

    def in_view() -> bool:
        field = focused()
        if "oso.convite" not in field.accessibleName():
            return False
        return field.visibleRegion().boundingRect().height() == field.height()

    told = looked(qtbot, page, [*letters, closed])
    qtbot.waitUntil(in_view)
    write("no es esta")
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: rows(page) != told, timeout=10_000)
    qtbot.waitUntil(in_view)
    press(KEYS.Key_Escape)
    assert page.scene == "preview"
    assert "oso.convite" not in focused().accessibleName()
    press(KEYS.Key_Escape)
    assert page.scene == "empty"


def prepared(number: int) -> Callable[[OpenPlan], object]:
    """A laptop that brings a workshop."""

    def work(plan: OpenPlan) -> None:
        with plan.step("workshop.add") as step:
            step.add(Workshop(id=new_id(), number=number, title=f"Taller {number}"))

    return work


def test_what_else_comes_is_counted_before_its_name(
    qtbot: QtBot, page: GatherPage, laptops: Laptops
) -> None:
    paths = laptops(oso=prepared(1))
    assert "También trae: 1 taller" in looked(qtbot, page, paths)
    page.join.click()
    qtbot.waitUntil(lambda: "Lo que trajo cada archivo" in seen(page), timeout=10_000)
    assert "También trajo: 1 taller" in rows(page)


def test_what_was_joined_is_said_on_the_page_and_covers_nothing(
    qtbot: QtBot, page: GatherPage, window: MainWindow, laptops: Laptops
) -> None:
    joined(qtbot, page, laptops(oso=said("Una enfermera en la escuela")))
    assert "1 archivo reunido" in seen(page.outcome)
    assert "reunido" not in window.messages.text


def test_a_prepared_plan_asks_for_files_first(
    qtbot: QtBot, page: GatherPage, base: OpenPlan, laptops: Laptops
) -> None:
    prepared(1)(base)
    assert "Todavía no se ha reunido nada" in seen(page)
    assert "Seguir a Priorizar" not in seen(page)
    assert page.primary is page.add
    joined(qtbot, page, laptops(oso=said("Una enfermera en la escuela")))
    page.onward.click()
    assert "Seguir a Priorizar" in seen(page)
    assert page.primary is not page.add


def test_each_workshop_names_the_laptop_that_wrote_it_down_not_the_one_that_gave_it_out(
    qtbot: QtBot, page: GatherPage, base: OpenPlan, laptops: Laptops
) -> None:
    for number in (1, 2):
        prepared(number)(base)

    def wrote(nth: int) -> Callable[[OpenPlan], object]:
        def work(plan: OpenPlan) -> None:
            held = plan.all(Workshop)[nth]
            # as laptops without a letter of their own do: one number may come twice
            with plan.step("proposal.capture") as step:
                step.add(Proposal(id=new_id(), letter="", count=nth + 1, text=f"Dicho {nth}",
                                  theme="health", workshop=held.id))  # fmt: skip

        return work

    joined(qtbot, page, laptops(oso=wrote(0), lobo=wrote(1)))
    page.onward.click()
    told = [line for line in seen(page).splitlines() if line.startswith("portátil")]
    assert [next(n for n in ("oso", "lobo") if n in line) for line in told] == ["oso", "lobo"]


def test_the_same_file_twice_changes_nothing_and_says_so(
    qtbot: QtBot, page: GatherPage, base: OpenPlan, laptops: Laptops
) -> None:
    paths = laptops(oso=said("Una enfermera en la escuela"))
    joined(qtbot, page, paths)
    page.onward.click()
    told = looked(qtbot, page, paths)
    assert "Ya estaba: nada cambia" in told
    assert not page.join.isEnabled()
    assert base.count(Proposal) == 1


def test_one_file_that_was_here_beside_a_new_one_says_that_nothing_changed(
    qtbot: QtBot, page: GatherPage, base: OpenPlan, laptops: Laptops
) -> None:
    oso, lobo = laptops(oso=said("Una enfermera en la escuela"), lobo=said("Un puente"))
    joined(qtbot, page, [oso])
    page.onward.click()
    told = joined(qtbot, page, [oso, lobo])
    assert "Ya estaba: nada cambió" in told
    assert base.count(Proposal) == 2


def test_a_file_that_is_no_plan_is_refused_and_keeps_no_other_out(
    qtbot: QtBot, page: GatherPage, base: OpenPlan, laptops: Laptops, tmp_path: Path
) -> None:
    bad = tmp_path / "carta.convite"
    bad.write_text("no es un plan")
    told = joined(qtbot, page, [bad, base.path, *laptops(oso=said("Una enfermera"))])
    assert "carta.convite · – " not in told
    assert "no es un plan de Convite" in told
    assert "es el plan que está abierto aquí" in told
    assert bad.read_text() == "no es un plan"
    assert base.count(Proposal) == 1


def test_the_safety_copy_leads_back_and_says_first_what_is_left_behind(
    qtbot: QtBot, page: GatherPage, window: MainWindow, base: OpenPlan, laptops: Laptops
) -> None:
    proposals.capture(base, "Estaba antes", theme="health")
    joined(qtbot, page, laptops(oso=said("Una enfermera en la escuela")))
    tab_to("Volver a esa copia")
    press(KEYS.Key_Return)
    assert "Se deja atrás lo que trajo 1 archivo" in seen(page)
    press(KEYS.Key_Escape)
    assert "Se deja atrás" not in seen(page)
    assert base.count(Proposal) == 2
    tab_to("Volver a esa copia")
    press(KEYS.Key_Return)
    tab_to("Volver")
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: window.has_plan and window.plan is not base, timeout=10_000)
    assert [one.text for one in window.plan.all(Proposal)] == ["Estaba antes"]
    assert window.places.key == "gather"
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=10_000)


def test_numbers_that_became_bis_are_told(
    qtbot: QtBot, page: GatherPage, laptops: Laptops, tmp_path: Path, settings: Settings
) -> None:
    (first,) = laptops(oso=said("Una enfermera en la escuela"))
    second = tmp_path / "copia.convite"
    (other,) = laptops(lobo=lambda plan: None)
    twin = open_file(other, replace(settings, laptop="9" * 16, nickname="lobo", letter="F"))
    proposals.capture(twin, "Un puente peatonal", theme="public_space")
    twin.close()
    other.rename(second)
    told = joined(qtbot, page, [first, second])
    assert "bis» de ahora en adelante" in told


def test_what_came_is_still_there_when_one_comes_back_to_the_page(
    qtbot: QtBot, page: GatherPage, window: MainWindow, laptops: Laptops
) -> None:
    joined(qtbot, page, laptops(oso=said("Una enfermera en la escuela")))
    window.go("map")
    window.go("gather")
    again = cast(GatherPage, window.page)
    assert "oso.convite" in rows(again)


def test_a_preview_waits_when_one_looks_at_another_page(
    qtbot: QtBot, page: GatherPage, window: MainWindow, base: OpenPlan, laptops: Laptops
) -> None:
    looked(qtbot, page, laptops(oso=said("Una enfermera en la escuela")))
    window.go("map")
    assert base.count(Proposal) == 0
    window.go("gather")
    assert "Reunir 1 archivo" in seen(cast(QWidget, window.page))


def test_the_workshops_of_the_plan_stand_with_what_came_of_them(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    told = seen(open_page("gather", sample))
    assert "Taller 4 · Vecinas y vecinos de la comuna 9" in told
    assert "A 47 · B 46" in told
    assert "93" not in told


def test_an_empty_plan_says_what_to_bring(open_page: OpenPage) -> None:
    page = open_page("gather")
    assert "Aquí todavía no se ha reunido nada" in seen(page)


def test_a_plan_to_read_only_takes_no_files(
    open_page: OpenPage, sample_file: Path, tmp_path: Path, settings: Settings
) -> None:
    path = tmp_path / "read.convite"
    path.write_bytes(sample_file.read_bytes())
    page = open_page("gather", open_file(path, settings, read_only=True))
    for words in ("Agregar archivos", "Agregar carpeta", "Entregar"):
        assert words not in seen(page)


def test_a_stick_pulled_between_looking_and_joining_is_said_as_such(
    qtbot: QtBot, page: GatherPage, base: OpenPlan, laptops: Laptops
) -> None:
    paths = laptops(oso=said("Una enfermera"), lobo=said("Un puente"))
    looked(qtbot, page, paths)
    for path in paths:
        path.rename(path.with_suffix(".away"))
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: page.scene == "outcome", timeout=10_000)
    assert "No se pudo reunir ningún archivo. No se cambió nada." in seen(page)
    assert "No se reunió ningún archivo." in seen(page)
    assert "resuelto" not in seen(page)
    assert base.count(Proposal) == 0


def test_a_joining_that_was_stopped_says_what_came_and_offers_the_way_back(
    qtbot: QtBot, page: GatherPage, base: OpenPlan, laptops: Laptops,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    looked(qtbot, page, laptops(oso=said("Una enfermera"), lobo=said("Un puente")))
    whole = gather.join_into

    def stopped_after_the_first(plan, paths, _progress, secrets):  # type: ignore[no-untyped-def]
        def stop(done: int, total: int) -> None:
            if done >= 100:
                raise Stopped

        return whole(plan, paths, stop, secrets)

    monkeypatch.setattr(gather, "join_into", stopped_after_the_first)
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: page.scene == "outcome", timeout=10_000)
    assert base.count(Proposal) == 1
    assert "Se detuvo: faltó 1 archivo" in seen(page)
    assert page.outcome.ask.isVisible()
