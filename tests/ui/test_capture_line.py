"""The capture line: one line, one Enter; nothing lost, nothing kept that must not be."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from workshop_app.domain.meetings import Workshop
from workshop_app.domain.proposals import Challenge, Cluster, Proposal
from workshop_app.services import prepare, proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.translation.catalogue import Words
from workshop_app.ui.proposals.capture_line import CaptureLine
from workshop_app.ui.proposals.similar_panel import SimilarPanel
from workshop_app.ui.widgets import Paragraph

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
PHONE = "Que llamen al 310 555 12 34"


@pytest.fixture
def workshop(plan: OpenPlan) -> Workshop:
    made = prepare.add_workshop(plan, "Taller")
    prepare.set_tables(plan, made, ["Mesa 1", "Mesa 2"])
    return made


@pytest.fixture
def line(
    plan: OpenPlan, workshop: Workshop, shown: Callable[[QWidget], QWidget], qtbot: QtBot
) -> CaptureLine:
    """A line with the keyboard in it, for proposals and challenges."""
    return make(plan, workshop, shown, qtbot)


def make(
    plan: OpenPlan, workshop: Workshop, shown: Callable[[QWidget], QWidget], qtbot: QtBot
) -> CaptureLine:
    made = CaptureLine(plan, Words("es"), workshop=workshop.id)
    made.resize(1100, 112)
    shown(made)
    made.setFocus()
    qtbot.waitUntil(made.edit.hasFocus)
    return made


def typed(line: CaptureLine, text: str) -> None:
    QTest.keyClicks(line.edit, text)


def press(
    line: CaptureLine, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(line.edit, key, modifier)


def texts(plan: OpenPlan) -> list[str]:
    return [one.text for one in plan.all(Proposal)]


def test_enter_keeps_the_line_says_its_number_and_waits_for_the_next(
    plan: OpenPlan, line: CaptureLine, workshop: Workshop
) -> None:
    told: list[tuple[str, str]] = []
    line.captured.connect(lambda number, id: told.append((number, id)))
    press(line, Key.Key_4, Ctrl)
    typed(line, "Puesto de salud abierto hasta las seis")
    press(line, Key.Key_Return)
    (kept,) = plan.all(Proposal)
    assert (kept.text, kept.theme) == ("Puesto de salud abierto hasta las seis", "health")
    assert kept.workshop == workshop.id
    assert told == [("1", kept.id)]
    assert line.noted.text() == "Anotada la 1"
    assert (line.edit.text(), line.themes.current) == ("", "health")
    assert line.edit.hasFocus()


def test_enter_on_an_empty_line_keeps_nothing(plan: OpenPlan, line: CaptureLine) -> None:
    press(line, Key.Key_Return)
    typed(line, "   ")
    press(line, Key.Key_Return)
    assert texts(plan) == []
    assert line.noted.text() == ""


def test_the_button_does_what_enter_does(plan: OpenPlan, line: CaptureLine) -> None:
    typed(line, "Luz en las gradas")
    QTest.mouseClick(line.button, Qt.MouseButton.LeftButton)
    assert texts(plan) == ["Luz en las gradas"]


def test_undo_in_place_takes_back_the_last_line(plan: OpenPlan, line: CaptureLine) -> None:
    for text in ("Luz", "Agua"):
        typed(line, text)
        press(line, Key.Key_Return)
    line.noted.undone.emit()
    assert texts(plan) == ["Luz"]


def test_what_was_noted_goes_away_by_itself_and_when_something_else_is_saved(
    plan: OpenPlan, line: CaptureLine, qtbot: QtBot
) -> None:
    plan.news.subscribe(line.told)
    typed(line, "Luz")
    press(line, Key.Key_Return)
    assert line.noted.text()
    prepare.add_workshop(plan, "Otro")
    assert line.noted.text() == ""
    typed(line, "Agua")
    press(line, Key.Key_Return)
    qtbot.waitUntil(lambda: line.noted.text() == "", timeout=6000)


@pytest.mark.parametrize(
    ("digit", "theme"),
    [*enumerate(("housing", "public_space", "education", "health", "economy"), 1)],
)
def test_control_and_a_digit_choose_a_theme(line: CaptureLine, digit: int, theme: str) -> None:
    press(line, getattr(Key, f"Key_{digit}"), Ctrl)
    assert line.themes.current == theme


def test_f6_offers_the_tables_and_the_choice_stays(
    plan: OpenPlan, line: CaptureLine, qtbot: QtBot
) -> None:
    press(line, Key.Key_F6)
    qtbot.waitUntil(lambda: line.tables.findChild(QMenu) is not None)
    menu = line.tables.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == ["Mesa 1", "Mesa 2", "Sin mesa"]
    menu.actions()[1].trigger()
    menu.close()
    for text in ("Luz", "Agua"):
        typed(line, text)
        press(line, Key.Key_Return)
    tables = {one.table for one in plan.all(Proposal)}
    assert tables == {line.tables.tables()[1].id}
    assert line.tables.text() == "Mesa 2"


def test_f7_captures_challenges(plan: OpenPlan, line: CaptureLine) -> None:
    press(line, Key.Key_F7)
    typed(line, "No hay luz")
    press(line, Key.Key_Return)
    assert [one.text for one in plan.all(Challenge)] == ["No hay luz"]
    assert texts(plan) == []
    assert line.noted.text() == "Anotado el 1"


@pytest.mark.parametrize("width", [700, 1100])
def test_it_says_in_whole_words_that_a_marked_text_is_not_saved(
    line: CaptureLine, qtbot: QtBot, width: int
) -> None:
    line.resize(width, 150)
    typed(line, PHONE)
    press(line, Key.Key_Return)
    says = "Todavía no se guardó"
    said = next(one for one in line.findChildren(Paragraph) if one.text() == says)
    qtbot.waitUntil(said.isVisible)
    assert said.height() >= said.heightForWidth(said.width())
    assert line.rect().contains(said.geometry())


@pytest.mark.parametrize("key", [Key.Key_E, Key.Key_K])
def test_keys_of_the_page_are_left_to_it(line: CaptureLine, key: Qt.Key) -> None:
    heard: list[str] = []
    QShortcut(QKeySequence(Ctrl | key), line).activated.connect(lambda: heard.append("page"))
    typed(line, "parque")
    press(line, Key.Key_Home)
    press(line, key, Ctrl)
    assert heard == ["page"]
    assert line.edit.text() == "parque"


def test_a_marked_text_waits_and_a_second_enter_takes_the_detail_out(
    plan: OpenPlan, line: CaptureLine
) -> None:
    typed(line, PHONE)
    press(line, Key.Key_Return)
    assert texts(plan) == []
    assert line.line.stripe.isVisible()
    assert "teléfono" in line.line.stripe.text()
    press(line, Key.Key_Return)
    assert texts(plan) == ["Que llamen al [dato retirado]"]
    plan.close()
    assert b"555 12 34" not in plan.path.read_bytes()


def test_the_line_comes_back_with_what_was_written_and_chosen(
    plan: OpenPlan, line: CaptureLine, workshop: Workshop, shown: Callable[[QWidget], QWidget],
    qtbot: QtBot,
) -> None:  # fmt: skip
    press(line, Key.Key_3, Ctrl)
    typed(line, "Biblioteca abierta")
    again = make(plan, workshop, shown, qtbot)
    assert (again.edit.text(), again.themes.current) == ("Biblioteca abierta", "education")
    plan.close()
    assert b"Biblioteca" not in plan.path.read_bytes()


# -- what is alike --------------------------------------------------------------------------------
@pytest.fixture
def roofs(plan: OpenPlan) -> Proposal:
    for text in ("Feria quincenal", "Brigada de vacunación", "Ventanilla de empleo"):
        proposals.capture(plan, text, theme="economy")
    return proposals.capture(plan, "Arreglar las goteras de los techos", theme="housing")


def panel_of(line: CaptureLine, qtbot: QtBot) -> SimilarPanel:
    """The panel, once it is shown."""

    def seen() -> None:
        found = line.findChild(SimilarPanel)
        assert found is not None
        assert found.isVisible()

    qtbot.waitUntil(seen)
    found = line.findChild(SimilarPanel)
    assert found is not None
    return found


def test_similar_ones_are_named_in_words_and_enter_saves_apart(
    plan: OpenPlan, roofs: Proposal, line: CaptureLine, qtbot: QtBot
) -> None:
    typed(line, "Que arreglen las goteras de los techos")
    panel = panel_of(line, qtbot)
    assert [one.proposal.id for one in panel.alike] == [roofs.id]
    assert "muy parecida" in panel.text()
    assert "%" not in panel.text()
    press(line, Key.Key_Return)
    assert not panel.isVisible()
    assert plan.all(Cluster) == []


def test_control_g_captures_into_one_cluster_with_the_highlighted_one(
    plan: OpenPlan, roofs: Proposal, line: CaptureLine, qtbot: QtBot
) -> None:
    typed(line, "Que arreglen las goteras de los techos")
    panel_of(line, qtbot)
    press(line, Key.Key_G, Ctrl)
    (cluster,) = plan.all(Cluster)
    assert {one.text for one in plan.all(Proposal, cluster=cluster.id)} == {
        "Arreglar las goteras de los techos", "Que arreglen las goteras de los techos",
    }  # fmt: skip
    assert "en racimo" in line.noted.text()
    line.noted.undone.emit()
    assert plan.all(Cluster) == []
    assert plan.count(Proposal) == 4


def test_an_arrow_moves_the_highlight(
    plan: OpenPlan, roofs: Proposal, line: CaptureLine, qtbot: QtBot
) -> None:
    other = proposals.capture(plan, "Arreglar las goteras del techo de la escuela", theme="housing")
    typed(line, "Que arreglen las goteras de los techos")
    panel = panel_of(line, qtbot)
    before = panel.highlighted
    press(line, Key.Key_Down)
    after = panel.highlighted
    assert before is not None
    assert after is not None
    assert {before.proposal.id, after.proposal.id} == {roofs.id, other.id}


def test_too_few_letters_hide_the_panel_at_once_and_escape_too(
    roofs: Proposal, line: CaptureLine, qtbot: QtBot
) -> None:
    typed(line, "goteras de los techos")
    panel = panel_of(line, qtbot)
    press(line, Key.Key_Escape)
    qtbot.waitUntil(lambda: not panel.isVisible())
    assert line.edit.text() == "goteras de los techos"
    press(line, Key.Key_Backspace)
    panel_of(line, qtbot)
    line.edit.setText("goteras")
    assert not panel.isVisible()


# -- a presenter's remote -------------------------------------------------------------------------
def test_escape_of_a_person_leaves_the_line(line: CaptureLine, qtbot: QtBot) -> None:
    with qtbot.waitSignal(line.left):
        press(line, Key.Key_Escape)


@pytest.mark.parametrize("other", [Key.Key_Escape, Key.Key_Period, Key.Key_B])
@pytest.mark.parametrize("step", [Key.Key_PageDown, Key.Key_PageUp, Key.Key_F5])
@pytest.mark.parametrize("first", [True, False])
def test_keys_that_a_remote_sends_together_go_nowhere(
    line: CaptureLine, qtbot: QtBot, other: Qt.Key, step: Qt.Key, first: bool
) -> None:
    left: list[bool] = []
    line.left.connect(lambda: left.append(True))
    typed(line, "Luz")
    for key in (other, step) if first else (step, other):
        press(line, key)
    typed(line, " y agua")
    qtbot.waitUntil(lambda: line.edit.text() == "Luz y agua")
    assert left == []
    assert line.themes.current == "housing"


def test_letters_that_a_remote_could_send_are_written_when_a_person_types_them(
    line: CaptureLine, qtbot: QtBot
) -> None:
    typed(line, "b")
    qtbot.waitUntil(lambda: line.edit.text() == "b")
    typed(line, "arrio bueno. club.")
    qtbot.waitUntil(lambda: line.edit.text() == "barrio bueno. club.")


def test_f5_alone_does_nothing(line: CaptureLine) -> None:
    typed(line, "Luz")
    press(line, Key.Key_F5)
    assert line.edit.text() == "Luz"


def test_page_keys_go_on_to_the_page(
    plan: OpenPlan, shown: Callable[[QWidget], QWidget], qtbot: QtBot
) -> None:
    seen: list[int] = []

    class Around(QWidget):
        def keyPressEvent(self, event: object) -> None:
            seen.append(event.key())  # type: ignore[attr-defined]

    around = Around()
    line = CaptureLine(plan, Words("es"), parent=around)
    around.resize(1100, 200)
    shown(around)
    line.setFocus()
    qtbot.waitUntil(line.edit.hasFocus)
    press(line, Key.Key_PageDown)
    press(line, Key.Key_PageUp)
    assert seen == [Key.Key_PageDown, Key.Key_PageUp]
    assert QApplication.focusWidget() is line.edit
