"""Exercises of one's own, with the keyboard: written, kept, copied, shared, brought in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.domain.test_packs import tables, text
from tests.ui.keyboard import ALT, CONTROL, focused, press, rewrite, tab_to, write
from workshop_app.domain.meetings import OwnExercise, Workshop
from workshop_app.services import agenda, content, own_exercises, pack_files, pack_sharing, prepare
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import plain
from workshop_app.translation.catalogue import Words
from workshop_app.ui.page import Page
from workshop_app.ui.prepare.agenda_tab import AgendaTab
from workshop_app.ui.prepare.choosers import Chooser, exercise_offers
from workshop_app.ui.prepare.exercise_form import ExerciseForm
from workshop_app.ui.prepare.page import PreparePage
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import Label, Paragraph

Open = Callable[..., Page]


@pytest.fixture(autouse=True)
def own(home: Path) -> Iterator[Path]:
    content.forget()
    yield home / "content"
    content.forget()


@pytest.fixture
def workshop(plan: OpenPlan) -> Workshop:
    made = prepare.add_workshop(plan, "Taller 1", day="2026-03-14", people=24)
    agenda.start_from(plan, made, "community-3h")
    return plan.one(Workshop, made.id)


@pytest.fixture
def tab(open_page: Open, plan: OpenPlan, workshop: Workshop, qtbot: QtBot) -> AgendaTab:
    shown = open_page("prepare", plan, tab="agenda")
    assert isinstance(shown, PreparePage)
    qtbot.waitUntil(lambda: shown.isAncestorOf(focused()))
    found = shown.tabs["agenda"]
    assert isinstance(found, AgendaTab)
    return found


def state(tab: AgendaTab) -> str:
    """What the head of the form says."""
    label = tab.findChild(Label, "form state")
    assert label is not None
    return label.text()


def keep(tab: AgendaTab) -> Button:
    button = tab.findChild(Button, "keep exercise")
    assert button is not None
    return button


def choose(tab: AgendaTab, said: str) -> None:
    """Open the menu of the selected exercise and press one of its lines."""
    tab_to("more")
    press(Qt.Key.Key_Return)
    menu = next(one for one in tab.findChildren(QMenu) if one.isVisible())
    next(one for one in menu.actions() if one.text() == said).trigger()
    if isValid(menu):
        menu.close()


def title(plan: OpenPlan, name: str) -> str:
    pack = own_exercises.pack(plan, name)
    assert pack is not None
    return pack.title["es"]


def edit_the_texts() -> None:
    tab_to("edit texts")
    press(Qt.Key.Key_Return)


# -- written --------------------------------------------------------------------------------------
def test_a_title_is_edited_kept_as_a_file_and_in_the_plan_and_undo_takes_it_back(
    plan: OpenPlan, workshop: Workshop, tab: AgendaTab, own: Path, qtbot: QtBot
) -> None:
    before = title(plan, "welcome-agreements")
    edit_the_texts()
    tab_to("title input")
    rewrite("Un saludo largo")
    press(Qt.Key.Key_Return, CONTROL)
    assert tab.form is None
    assert title(plan, "welcome-agreements") == "Un saludo largo"
    assert tab.list.current is not None
    assert tab.list.current.title == "Un saludo largo"
    assert (own / "exercises" / "welcome-agreements.toml").is_file()
    press(Qt.Key.Key_Z, CONTROL)
    assert plan.all(OwnExercise) == []
    own_exercises.remove("welcome-agreements")
    assert title(plan, "welcome-agreements") == before


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_kept(
    plan: OpenPlan, tab: AgendaTab, own: Path, qtbot: QtBot
) -> None:
    edit_the_texts()
    tab_to("purpose input")
    rewrite(" ")
    qtbot.waitUntil(lambda: "Todavía está vacío" in state(tab))
    assert not keep(tab).isEnabled()
    assert any("todavía vacío" in one.text() for one in tab.findChildren(Label))
    assert not (own / "exercises").exists()
    tab_to("go there")
    press(Qt.Key.Key_Return)
    assert focused().objectName() == "purpose input"
    write("Saludar")
    qtbot.waitUntil(lambda: keep(tab).isEnabled())
    assert state(tab) == "Listo para guardar"


def test_steps_are_added_moved_and_taken_out_by_keys(
    plan: OpenPlan, tab: AgendaTab, qtbot: QtBot
) -> None:
    edit_the_texts()
    press(Qt.Key.Key_Right)
    draft = tab.form.writing.draft  # type: ignore[union-attr]
    first = draft.text("steps 1 say")
    count = draft.count("steps")
    tab_to("Agregar paso")
    press(Qt.Key.Key_Return)
    assert focused().objectName() == "steps 2 say input"
    write("Ahora canten")
    tab_to("steps 2 do input")
    write("Cante también")
    qtbot.waitUntil(lambda: draft.text("steps 2 do") == "Cante también")
    assert state(tab) == "Listo para guardar"
    view = tab.form.findChild(type(tab.exercises.list), "steps")  # type: ignore[union-attr]
    assert view is not None
    view.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Up, ALT)
    assert [draft.text("steps 1 say"), draft.text("steps 2 say")] == ["Ahora canten", first]
    press(Qt.Key.Key_Delete)
    assert draft.count("steps") == count
    assert draft.text("steps 1 say") == first


def test_minutes_of_steps_make_those_of_the_exercise(
    plan: OpenPlan, tab: AgendaTab, qtbot: QtBot
) -> None:
    edit_the_texts()
    press(Qt.Key.Key_Right)
    draft = tab.form.writing.draft  # type: ignore[union-attr]
    before = draft.value("minutes typical")
    tab_to("Minutos")
    press(Qt.Key.Key_Up)
    assert draft.value("minutes typical") == before + 1


def test_a_persons_name_is_not_kept_before_an_answer(
    plan: OpenPlan, tab: AgendaTab, home: Path, qtbot: QtBot
) -> None:
    edit_the_texts()
    tab_to("purpose input")
    rewrite("Llame a la señora Marta Rojas")
    qtbot.waitUntil(lambda: state(tab) == "Un texto espera su respuesta")
    assert not keep(tab).isEnabled()
    assert b"Marta" not in b"".join(p.read_bytes() for p in home.rglob("*") if p.is_file())
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: keep(tab).isEnabled())
    press(Qt.Key.Key_Return, CONTROL)
    pack = content.exercise("welcome-agreements")
    assert pack is not None
    assert pack.purpose["es"] == "Llame a [dato retirado]"


def test_what_was_left_unfinished_is_there_again_and_can_be_thrown_away(
    plan: OpenPlan, tab: AgendaTab, qtbot: QtBot
) -> None:
    before = title(plan, "welcome-agreements")
    edit_the_texts()
    tab_to("title input")
    rewrite("A medias")
    press(Qt.Key.Key_Escape)
    assert tab.form is None
    assert title(plan, "welcome-agreements") == before
    qtbot.waitUntil(lambda: not tab.findChildren(ExerciseForm))
    edit_the_texts()
    assert tab.form is not None
    assert tab.form.writing.draft.text("title") == "A medias"
    tab_to("Empezar de nuevo")
    press(Qt.Key.Key_Return)
    assert tab.form.writing.draft.text("title") == before
    press(Qt.Key.Key_Escape)
    edit_the_texts()
    assert not tab.form.writing.resumed


def test_leaving_what_was_not_touched_leaves_nothing(
    plan: OpenPlan, tab: AgendaTab, home: Path
) -> None:
    edit_the_texts()
    press(Qt.Key.Key_Escape)
    assert not list(home.glob("unfinished/*"))
    assert focused().objectName() == "agenda"


def test_a_copy_is_a_new_exercise_after_the_selected_one(
    plan: OpenPlan, workshop: Workshop, tab: AgendaTab
) -> None:
    before = [item.exercise for item in agenda.items(plan, workshop)]
    choose(tab, "Copiarlo como ejercicio nuevo")
    assert tab.form is not None
    name = tab.form.writing.name
    press(Qt.Key.Key_Return, CONTROL)
    now = [item.exercise for item in agenda.items(plan, workshop)]
    assert now == [before[0], name, *before[1:]]
    assert name in content.exercises()
    assert [one.exercise for one in plan.all(OwnExercise)] == [name]


def test_ones_own_texts_are_taken_away_and_the_original_is_back(
    plan: OpenPlan, tab: AgendaTab, window: MainWindow
) -> None:
    original = title(plan, "welcome-agreements")
    mine = {**own_exercises.tables(plan, "welcome-agreements"), "title": text("El mío")}
    own_exercises.save(plan, mine)
    assert title(plan, "welcome-agreements") == "El mío"
    choose(tab, "Volver a los textos originales")
    assert title(plan, "welcome-agreements") == original
    assert window.messages.text == "Volvieron los textos originales"


def test_a_broken_file_of_ones_own_is_told_by_name_and_field_where_exercises_are_chosen(
    plan: OpenPlan, tab: AgendaTab, own: Path
) -> None:
    own.mkdir(parents=True, exist_ok=True)
    (own / "mi-ronda.toml").write_bytes(pack_files.written({**tables(), "stage": "fiesta"}))
    (own / "rota.toml").write_bytes(b"\xff\xfe")
    content.forget()
    tab_to("Agregar ejercicio")
    press(Qt.Key.Key_Return)
    trouble = tab.exercises.trouble
    assert trouble.isVisible()
    assert trouble.text().startswith("rota.toml: ")
    tab_to("1 de 2")
    press(Qt.Key.Key_Return)
    assert trouble.text().startswith("mi-ronda.toml: stage: ")
    assert len(tab.exercises.shown) > 20


def test_a_plan_with_other_texts_than_the_laptop_says_so_and_can_take_them(
    plan: OpenPlan, workshop: Workshop, tab: AgendaTab
) -> None:
    mine = {**own_exercises.tables(plan, "welcome-agreements"), "title": text("El del plan")}
    own_exercises.save(plan, mine)
    own_exercises.remove("welcome-agreements")
    own_exercises.save(plan, {**mine, "title": text("Otro")})
    plan.undo()
    assert title(plan, "welcome-agreements") == "El del plan"
    tab_to("Usar los textos de este portátil")
    press(Qt.Key.Key_Return)
    assert title(plan, "welcome-agreements") == "Otro"
    press(Qt.Key.Key_Z, CONTROL)
    assert title(plan, "welcome-agreements") == "El del plan"


# -- shared and brought in ------------------------------------------------------------------------
@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that every dialog gives."""
    path = tmp_path / "compartido.toml"
    monkeypatch.setattr(MainWindow, "ask_where", lambda *_args: path)
    monkeypatch.setattr(MainWindow, "ask_file", lambda *_args: path)
    return path


def bring(tab: AgendaTab, qtbot: QtBot) -> None:
    tab_to("Agregar ejercicio")
    press(Qt.Key.Key_Return)
    tab_to("bring")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tab.deeds.preview is not None and tab.deeds.preview.isVisible())


def told(tab: AgendaTab) -> list[str]:
    """Every text of the preview."""
    assert tab.deeds.preview is not None
    kinds: list[Any] = [Label, Paragraph]
    return [one.text() for kind in kinds for one in tab.deeds.preview.findChildren(kind)]


def test_an_agenda_with_ones_own_exercise_is_shared_and_comes_back_from_the_file(
    plan: OpenPlan, workshop: Workshop, tab: AgendaTab, chosen: Path, own: Path, qtbot: QtBot
) -> None:
    own_exercises.save(plan, {**tables(), "stage": "welcome"})
    agenda.add(plan, workshop, "mi-ronda", after=agenda.items(plan, workshop)[0])
    tab_to("Empezar de otra agenda")
    press(Qt.Key.Key_Return)
    tab_to("share")
    press(Qt.Key.Key_Return)
    assert chosen.is_file()
    own_exercises.remove("mi-ronda")
    bring(tab, qtbot)
    assert "Mi ronda" in told(tab)
    tab_to("bring in")
    press(Qt.Key.Key_Return)
    assert "mi-ronda" in content.exercises()
    assert content.agenda("taller-1") is not None


def test_all_exercises_of_ones_own_are_shared_as_one_file(
    plan: OpenPlan, tab: AgendaTab, chosen: Path, window: MainWindow
) -> None:
    tab_to("Agregar ejercicio")
    press(Qt.Key.Key_Return)
    tab_to("share_all")
    press(Qt.Key.Key_Return)
    assert "Todavía no hay un ejercicio suyo" in window.messages.text
    own_exercises.save(plan, tables())
    own_exercises.save(plan, {**tables(), "id": "otra", "title": text("Otra")})
    tab_to("Agregar ejercicio")
    press(Qt.Key.Key_Return)
    tab_to("share_all")
    press(Qt.Key.Key_Return)
    brought = pack_sharing.look_into(chosen, "[…]")
    assert [one.id for one in brought.offered] == ["mi-ronda", "otra"]


def test_a_file_that_holds_what_is_here_already_says_so(
    plan: OpenPlan, tab: AgendaTab, chosen: Path, window: MainWindow, qtbot: QtBot
) -> None:
    own_exercises.save(plan, tables())
    tab_to("Agregar ejercicio")
    press(Qt.Key.Key_Return)
    tab_to("share_all")
    press(Qt.Key.Key_Return)
    assert "Se escribió" in window.messages.text
    assert "Abrir su carpeta" in [one.text() for one in window.findChildren(Button)]
    bring(tab, qtbot)
    assert "Todo lo de este archivo ya está aquí, igual" in told(tab)


def test_what_is_wrong_is_shown_with_field_and_line_and_nothing_can_be_taken(
    plan: OpenPlan, tab: AgendaTab, chosen: Path, own: Path, qtbot: QtBot
) -> None:
    chosen.write_bytes(pack_files.written({**tables(), "stage": "fiesta"}))
    bring(tab, qtbot)
    assert any("compartido.toml: stage (línea 3)" in one for one in told(tab))
    button = tab.deeds.preview.findChild(Button, "bring in")  # type: ignore[union-attr]
    assert button is not None
    assert not button.isEnabled()
    press(Qt.Key.Key_Escape)
    assert not list(own.rglob("*.toml"))


def test_a_file_that_is_no_text_is_told_and_nothing_breaks(
    plan: OpenPlan, tab: AgendaTab, chosen: Path, qtbot: QtBot
) -> None:
    chosen.write_bytes(bytes(range(256)))
    bring(tab, qtbot)
    assert any("compartido.toml" in one and "UTF-8" in one for one in told(tab))
    press(Qt.Key.Key_Escape)
    assert tab.isVisible()


def test_a_known_exercise_waits_for_an_answer(
    plan: OpenPlan, tab: AgendaTab, chosen: Path, qtbot: QtBot
) -> None:
    mine = {**own_exercises.tables(plan, "token-vote"), "title": text("De otra gente")}
    chosen.write_bytes(pack_sharing.shared([("exercises", mine)]))
    before = title(plan, "token-vote")
    bring(tab, qtbot)
    button = tab.deeds.preview.findChild(Button, "bring in")  # type: ignore[union-attr]
    assert button is not None
    assert not button.isEnabled()
    tab_to("Ya hay uno con este nombre")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert button.isEnabled()
    button.click()
    assert title(plan, "token-vote") == before
    assert content.exercises()["token-vote-2"].title == text("De otra gente")


# -- warnings -------------------------------------------------------------------------------------
def test_a_vote_too_early_is_told_and_moved_by_its_button(
    plan: OpenPlan, workshop: Workshop, tab: AgendaTab
) -> None:
    vote = next(i for i in agenda.items(plan, workshop) if i.exercise == "token-vote")
    agenda.move(plan, vote, 1)
    assert "antes de que alguien haya propuesto" in tab.warnings.text()
    tab_to("way out")
    press(Qt.Key.Key_Return)
    assert tab.warnings.text() == ""
    names = [item.exercise for item in agenda.items(plan, workshop)]
    assert names.index("token-vote") > names.index("pairs-fours-all")


def test_a_break_is_put_where_it_is_missing(
    plan: OpenPlan, workshop: Workshop, tab: AgendaTab
) -> None:
    pause = next(i for i in agenda.items(plan, workshop) if i.kind == "break")
    agenda.remove(plan, pause)
    assert "sin descanso" in tab.warnings.text()
    tab_to("way out")
    press(Qt.Key.Key_Return)
    assert "sin descanso" not in tab.warnings.text()
    kinds = [item.kind for item in agenda.items(plan, workshop)]
    assert kinds.count("break") == 1
    assert focused().objectName() == "agenda"


def test_an_agenda_without_proposals_offers_exercises_for_them(
    plan: OpenPlan, workshop: Workshop, tab: AgendaTab
) -> None:
    for item in agenda.items(plan, workshop):
        if item.exercise != "token-vote":
            agenda.remove(plan, item)
    assert "no tiene qué votar" in tab.warnings.text()
    tab_to("way out")
    press(Qt.Key.Key_Return)
    stages = {content.exercises()[one.key].stage for one in tab.exercises.shown}
    assert stages == {"propose"}


def test_the_agenda_of_another_workshop_can_be_taken(
    plan: OpenPlan, workshop: Workshop, tab: AgendaTab, open_page: Open, qtbot: QtBot
) -> None:
    agenda.set_minutes(plan, agenda.items(plan, workshop)[0], 11)
    other = prepare.add_workshop(plan, "Taller 2")
    open_page("prepare", tab="agenda", workshop=other.id)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    tab_to("Empezar de otra agenda")
    press(Qt.Key.Key_Return)
    write("taller 1")
    press(Qt.Key.Key_Return)
    assert [i.minutes for i in agenda.items(plan, other)] == [
        i.minutes for i in agenda.items(plan, workshop)
    ]


def test_what_is_called_by_the_words_sought_comes_before_what_speaks_of_them(
    plan: OpenPlan, workshop: Workshop, qtbot: QtBot
) -> None:
    words = Words("es")
    chooser = Chooser(words, "Agregar", "")
    qtbot.addWidget(chooser)
    chooser.open(exercise_offers(plan, workshop, words))
    chooser.search.setText("votacion")
    qtbot.waitUntil(lambda: len(chooser.shown) < 10)
    named = ["votacion" in plain(one.title) for one in chooser.shown]
    assert named == sorted(named, reverse=True)
    assert True in named
    assert False in named
