"""How documents look is set in one place, by keyboard, and each act can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.services.test_look import png
from tests.ui.keyboard import CONTROL, focused, press, rewrite, tab_to, write
from tests.ui.seen import seen
from workshop_app.domain import contrast
from workshop_app.services import look, svg_files
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError
from workshop_app.ui.documents import logo_files
from workshop_app.ui.documents.look_part import LookPart
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow

KEYS = Qt.Key
SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
<rect width="40" height="20" fill="#1d4e89"/><circle cx="10" cy="10" r="6" fill="#fff"/></svg>"""


@pytest.fixture
def part(open_page: Callable[..., Page], plan: OpenPlan) -> LookPart:
    page: Any = open_page("documents", plan, part="look")
    assert isinstance(page.look, LookPart)
    return page.look


@pytest.fixture
def choose(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """The file that a person chooses next."""
    return lambda path: monkeypatch.setattr(window, "ask_file", lambda *_: path)


# -- logos ----------------------------------------------------------------------------------------
def test_a_logo_comes_from_a_file_and_whose_it_is_is_written_next(
    part: LookPart, plan: OpenPlan, tmp_path: Path, choose: Callable[[Path], None], qtbot: QtBot,
    window: MainWindow,
) -> None:  # fmt: skip
    path = tmp_path / "alcaldia.png"
    path.write_bytes(png())
    choose(path)
    tab_to("add logo")
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: len(look.logos(plan)) == 1, timeout=10_000)
    qtbot.waitUntil(lambda: focused().accessibleName() == "De quién es el logo")
    assert look.logos(plan)[0].caption == "Logo de San José de Cúcuta"
    rewrite("Alcaldía de Cúcuta")
    press(KEYS.Key_Return)
    assert look.logos(plan)[0].caption == "Alcaldía de Cúcuta"
    tab_to("Quitar: Alcaldía de Cúcuta")
    press(KEYS.Key_Return)
    assert look.logos(plan) == []
    press(KEYS.Key_Z, CONTROL)
    assert [one.caption for one in look.logos(plan)] == ["Alcaldía de Cúcuta"]


def test_logos_change_places_by_keyboard(
    open_page: Callable[..., Page], plan: OpenPlan, qtbot: QtBot
) -> None:
    for name in ("Uno", "Dos", "Tres"):
        look.add_logo(plan, png(), name)
    page: Any = open_page("documents", plan, part="look")
    assert page.look.logos.add.isEnabled() is False
    tab_to("Bajar: Uno")
    press(KEYS.Key_Return)
    assert [one.caption for one in look.logos(plan)] == ["Dos", "Uno", "Tres"]
    press(KEYS.Key_Return)
    assert [one.caption for one in look.logos(plan)] == ["Dos", "Tres", "Uno"]


def test_a_drawing_is_drawn_once_at_a_high_resolution(tmp_path: Path, plan: OpenPlan) -> None:
    path = tmp_path / "logo.svg"
    path.write_text(SVG)
    data = logo_files.read(path)
    image = QImage.fromData(data)
    assert (image.width(), image.height()) == (1600, 800)
    assert image.pixelColor(1500, 40).name() == "#1d4e89"
    assert image.pixelColor(400, 400).name() == "#ffffff"
    look.add_logo(plan, data, "Alcaldía")
    shown = logo_files.seen(plan.media(look.logos(plan)[0].media), 240)
    assert (shown.width(), shown.height()) == (240, 120)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.svg", SVG.replace("<rect", "<script/><rect"), svg_files.RUNS),
        ("a.svg", SVG.replace("<rect", '<image href="http://x.y/z.png"/><rect'), svg_files.REACHES_OUT),
        ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>', svg_files.BROKEN),
        ("a.png", SVG.replace("</svg>", ""), svg_files.BROKEN),
        ("a.png", "x" * (look.LARGEST_LOGO + 1), look.TOO_HEAVY),
    ],
)  # fmt: skip
def test_a_file_that_is_no_harmless_logo_is_refused_with_a_sentence(
    name: str, content: str, said: str, part: LookPart, plan: OpenPlan, tmp_path: Path,
    choose: Callable[[Path], None], window: MainWindow, qtbot: QtBot,
) -> None:  # fmt: skip
    path = tmp_path / name
    path.write_text(content)
    choose(path)
    part.logos.add.click()
    qtbot.waitUntil(lambda: window.messages.text != "", timeout=10_000)
    assert window.messages.text == window.words(said, name=name)
    assert look.logos(plan) == []


def test_a_logo_that_is_gone_meanwhile_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="cannot be read"):
        logo_files.read(tmp_path / "away.svg")


# -- colour ---------------------------------------------------------------------------------------
def test_a_colour_that_is_too_light_is_offered_darker_with_both_ratios(
    part: LookPart, plan: OpenPlan
) -> None:
    tab_to("another colour")
    rewrite("#ffd400")
    press(KEYS.Key_Return)
    assert plan.plan.colour == ""
    ratio = contrast.on_paper("#ffd400")
    assert f"#ffd400 es muy claro para leerse: su contraste es de {ratio:.1f}".replace(
        ".", ","
    ) in (seen(part.colour))
    assert focused() is part.colour.darker
    assert "más oscuro" in part.colour.darker.text()
    press(KEYS.Key_Return)
    assert contrast.on_paper(plan.plan.colour) >= contrast.LEAST
    assert plan.plan.colour in seen(part.colour)
    press(KEYS.Key_Z, CONTROL)
    assert plan.plan.colour == ""


def test_a_colour_of_the_row_is_used_and_said_to_be_chosen(part: LookPart, plan: OpenPlan) -> None:
    tab_to("Ladrillo")
    press(KEYS.Key_Space)
    assert plan.plan.colour == "#8c2f1b"
    assert focused().accessibleDescription() == "elegido"
    part.colour.offer("")
    assert plan.plan.colour == ""


def test_what_is_no_colour_is_said_and_stays_as_typed(
    part: LookPart, plan: OpenPlan, window: MainWindow
) -> None:
    tab_to("another colour")
    rewrite("verde")
    press(KEYS.Key_Return)
    assert "no es un color" in window.messages.text
    assert focused().text() == "verde"  # type: ignore[attr-defined]
    assert plan.plan.colour == ""


# -- who signs, whose they are --------------------------------------------------------------------
def test_posts_are_added_moved_and_taken_away_by_keyboard(part: LookPart, plan: OpenPlan) -> None:
    tab_to("new post")
    write("Alcaldesa")
    press(KEYS.Key_Return)
    write("Personera")
    press(KEYS.Key_Return)
    assert look.signatories(plan) == ("Alcaldesa", "Personera")
    tab_to("Subir: Personera")
    press(KEYS.Key_Return)
    assert look.signatories(plan) == ("Personera", "Alcaldesa")
    press(KEYS.Key_Z, CONTROL)
    tab_to("Quitar: Alcaldesa")
    press(KEYS.Key_Return)
    assert look.signatories(plan) == ("Personera",)
    press(KEYS.Key_Z, CONTROL)
    assert look.signatories(plan) == ("Alcaldesa", "Personera")


def test_the_name_of_a_person_is_asked_about_and_not_kept(part: LookPart, plan: OpenPlan) -> None:
    tab_to("new post")
    write("Soy Maria Perez Rojas, alcaldesa")
    press(KEYS.Key_Return)
    assert look.signatories(plan) == ()
    assert "nombre de una persona" in seen(part.signing)


def test_the_municipality_is_the_one_of_the_plan(part: LookPart, plan: OpenPlan) -> None:
    tab_to("municipality of the documents")
    rewrite("Villa del Rosario")
    press(KEYS.Key_Return)
    assert plan.plan.municipality == "Villa del Rosario"


def test_the_cover_is_drawn_and_drawn_anew_after_a_change(
    part: LookPart, plan: OpenPlan, qtbot: QtBot
) -> None:
    cover = part.cover.picture
    qtbot.waitUntil(lambda: cover.drawn, timeout=20_000)

    def top() -> str:
        return cover.grab().toImage().pixelColor(cover.width() // 2, 12).name()

    assert top() == look.own_colour()
    look.choose_colour(plan, "#5b3a8c")
    qtbot.waitUntil(lambda: top() == "#5b3a8c", timeout=20_000)
