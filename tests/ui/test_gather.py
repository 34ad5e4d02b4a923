"""Gathering files: what each brought, what differs, and nothing settled in silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import press
from tests.ui.seen import seen
from workshop_app.domain.proposals import Proposal
from workshop_app.services import gather, proposals
from workshop_app.services.gather import Brought, CameMasked
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.translation.catalogue import Words
from workshop_app.ui.gather import told
from workshop_app.ui.gather.page import GatherPage
from workshop_app.ui.gather.tables import files_card
from workshop_app.ui.gather.told import changed_words
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import Figures

OpenPage = Callable[..., Page]
KEYS = Qt.Key
FIRST = "Luz en el parque"


@pytest.fixture
def laptops(
    make_plan: Callable[..., OpenPlan], tmp_path: Path, settings: Settings
) -> tuple[OpenPlan, Path, Path]:
    """A plan here, and two files of laptops that went on from it and wrote one text anew."""
    plan = make_plan("here")
    kept = proposals.capture(plan, FIRST, theme="public_space")
    plan.close()
    paths = (tmp_path / "oso.convite", tmp_path / "colibri.convite")
    wordings = ("Luz en el parque y la cancha", "Luz en el parque con panel solar")
    for path, letter, text in zip(paths, "CD", wordings, strict=True):
        path.write_bytes(plan.path.read_bytes())
        laptop = replace(settings, laptop=letter * 16, nickname=path.stem, letter=letter)
        other = open_file(path, laptop)
        proposals.edit(other, other.one(Proposal, kept.id), text=text)
        proposals.capture(other, f"De {path.stem}", theme="health")
        other.close()
    return open_file(plan.path, settings), *paths


@pytest.fixture
def page(open_page: OpenPage, laptops: tuple[OpenPlan, Path, Path]) -> GatherPage:
    return cast(GatherPage, open_page("gather", laptops[0]))


def joined(qtbot: QtBot, page: GatherPage, plan: OpenPlan, count: int) -> None:
    qtbot.waitUntil(lambda: plan.count(Proposal) == count, timeout=10_000)
    qtbot.waitUntil(lambda: "Lo que trajo cada archivo" in seen(page), timeout=10_000)


def test_two_files_are_added_with_the_keyboard_and_what_differs_is_shown(
    qtbot: QtBot,
    page: GatherPage,
    window: MainWindow,
    laptops: tuple[OpenPlan, Path, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan, *paths = laptops
    monkeypatch.setattr(window, "ask_files", lambda *_: paths)
    press(KEYS.Key_A)
    joined(qtbot, page, plan, 3)
    said = seen(page)
    assert "oso.convite" in said
    assert "colibri.convite" in said
    assert "1 diferencia por resolver" in said
    assert "Propuesta 1: el texto" in said
    assert "Luz en el parque y la cancha" in said
    assert "Luz en el parque con panel solar" in said
    assert f"Lo que se dijo primero: «{FIRST}»" in said
    assert said.count("se ve en el plan") <= 1
    assert len(gather.differences(plan)) == 1


def test_what_came_is_still_there_when_one_comes_back_to_the_page(
    qtbot: QtBot, page: GatherPage, window: MainWindow, laptops: tuple[OpenPlan, Path, Path]
) -> None:
    plan, first, _ = laptops
    page.gather_files([first])
    joined(qtbot, page, plan, 2)
    window.go("map")
    window.go("gather")
    assert "oso.convite" in seen(cast(QWidget, window.page))


def test_the_same_file_twice_changes_nothing_and_says_so(
    qtbot: QtBot, page: GatherPage, window: MainWindow, laptops: tuple[OpenPlan, Path, Path]
) -> None:
    plan, first, _ = laptops
    page.gather_files([first])
    joined(qtbot, page, plan, 2)
    page.gather_files([first])
    qtbot.waitUntil(lambda: "Ya estaba: nada cambió" in seen(window), timeout=10_000)
    assert plan.count(Proposal) == 2


def test_a_file_that_is_no_plan_is_refused_and_keeps_no_other_out(
    qtbot: QtBot,
    page: GatherPage,
    window: MainWindow,
    laptops: tuple[OpenPlan, Path, Path],
    tmp_path: Path,
) -> None:
    plan, first, _ = laptops
    bad = tmp_path / "carta.convite"
    bad.write_text("no es un plan")
    page.gather_files([bad, plan.path, first])
    joined(qtbot, page, plan, 2)
    said = seen(window)
    assert "2 archivos no se aceptaron" in said
    assert "carta.convite" in said
    assert "es el plan que está abierto aquí" in said
    assert bad.read_text() == "no es un plan"


def test_the_workshops_of_the_plan_stand_with_what_came_of_them(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    said = seen(open_page("gather", sample))
    assert "Taller 4 · Vecinas y vecinos de la comuna 9" in said
    assert "A 47 · B 46" in said
    assert "93" not in said


def test_an_empty_plan_says_what_to_bring(open_page: OpenPage) -> None:
    page = open_page("gather")
    assert "Aquí todavía no se ha reunido nada" in seen(page)


def test_a_plan_to_read_only_takes_no_files(
    open_page: OpenPage, sample_file: Path, tmp_path: Path, settings: Settings
) -> None:
    path = tmp_path / "read.convite"
    path.write_bytes(sample_file.read_bytes())
    page = open_page("gather", open_file(path, settings, read_only=True))
    assert "Agregar archivos" not in seen(page)


@pytest.mark.parametrize(
    ("one", "other", "bold"),
    [
        ("luz en el parque", "luz en la cancha", ["el parque"]),
        ("luz", "luz y agua", []),
        ("luz y agua", "luz", ["y agua"]),
        ("a b c", "a x c", ["b"]),
        ("", "a", [""]),
    ],
)
def test_the_words_that_differ_are_the_bold_ones(one: str, other: str, bold: list[str]) -> None:
    found = [one[start : start + length] for start, length in changed_words(one, other)]
    assert found == bold


def test_two_texts_of_one_exercise_are_told_by_what_is_said() -> None:
    pack = {
        "title": {"es": "Ronda"},
        "steps": [{"say": {"es": "Hablen"}}, {"say": {"es": "Oigan"}}],
    }
    words = Words("es")
    said = told.value_words(None, words, "pack", pack)  # type: ignore[arg-type]
    assert said == "Ronda / Hablen / Oigan"
    assert told.value_words(None, words, "pack", {"steps": 3}) == ""  # type: ignore[arg-type]


def test_what_came_in_masked_or_erased_is_told_beside_its_file(window: MainWindow) -> None:
    masked = CameMasked("Proposal", "x", "text", "B3", ("phone",))
    brought = Brought("uno.convite", steps=2, masked=(masked,), erased=2)
    card = files_card(Words("es"), [brought])
    figures = card.findChild(Figures)
    assert isinstance(figures, Figures)
    said = figures.accessibleDescription()
    assert "1 texto entró con un dato tapado" in said
    assert "2 registros quedaron sin palabras" in said
