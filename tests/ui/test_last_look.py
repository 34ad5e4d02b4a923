"""The last look before publishing, and erasing for good, with the keyboard (P-20, P-21)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests import photographs
from tests.ui.keyboard import CONTROL, focused, press, tab_to, write
from tests.ui.seen import seen
from workshop_app.domain.free_texts import FREE
from workshop_app.domain.meetings import PrivateNote, Workshop
from workshop_app.domain.places import Photo
from workshop_app.domain.proposals import Proposal
from workshop_app.services import facilitate, last_look, photos, proposals, safety_copies
from workshop_app.services.last_look import Said
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.action_plan.export_panel import ExportPanel
from workshop_app.ui.last_look.erase import EraseDialog
from workshop_app.ui.last_look.panel import LastLook
from workshop_app.ui.last_look.places import place, told
from workshop_app.ui.page import Page
from workshop_app.ui.pages import PAGES
from workshop_app.ui.photos.viewer import PhotoViewer
from workshop_app.ui.proposals.page import ProposalsPage
from workshop_app.ui.shell import shortcuts
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import Rows

Key = Qt.Key
OpenPage = Callable[..., Page]
MARKER = "Quetzalcoatl"
PHONE = "Llamar al 310 123 4567 de la junta"


@pytest.fixture
def plan(make_plan: Callable[..., OpenPlan]) -> OpenPlan:
    made = make_plan("looked")
    with made.step("workshop.add") as step:
        step.add(Workshop(id="9" * 32, number=1, title="Taller uno"))
    proposals.capture(made, "Una cancha con luz", theme="housing")
    proposals.capture(made, PHONE, theme="health", confirmed=True)
    return made


def _look(window: MainWindow, qtbot: QtBot) -> LastLook:
    """The panel, once it has read the texts."""
    found = window.findChildren(LastLook)[-1]
    qtbot.waitUntil(lambda: cast(Rows, found.list.model()).rowCount() > 0)
    assert focused() is found.list
    return found


def _texts(panel: LastLook) -> list[Said]:
    model = panel.list.model()
    return [
        model.data(model.index(n, 0), Qt.ItemDataRole.UserRole) for n in range(model.rowCount())
    ]


@pytest.fixture
def opened(window: MainWindow, open_page: OpenPage, qtbot: QtBot) -> Callable[..., LastLook]:
    """Opens the last look from the plan's menu, over a page."""

    def look(plan: OpenPlan, key: str = "proposals") -> LastLook:
        open_page(key, plan)
        shortcuts.show_texts(window)
        return _look(window, qtbot)

    return look


def _in_bytes(folder: Path, word: str) -> list[str]:
    return [
        path.name
        for path in sorted(folder.rglob("*"))
        if path.is_file() and word.encode() in path.read_bytes()
    ]


# -- looking --------------------------------------------------------------------------------------
def test_the_export_offers_a_last_look_and_goes_on_from_there(
    plan: OpenPlan, window: MainWindow, open_page: OpenPage, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    out = tmp_path / "out.csv"
    monkeypatch.setattr(window, "ask_where", lambda *_: out)
    with plan.step("proposal.edit") as step:
        step.change(plan.all(Proposal)[0], detail="Soy María Pérez y mi CC 1.090.456.789")
    page = open_page("proposals", plan)
    press(Key.Key_E, CONTROL)
    export = page.findChild(ExportPanel)
    assert export is not None
    assert "ocho cifras solas" in seen(export)
    tab_to("Mirar los textos una vez más")
    press(Key.Key_Return)
    panel = _look(window, qtbot)
    assert _texts(panel)[0].marks
    assert focused() is panel.list
    press(Key.Key_E, CONTROL)
    qtbot.waitUntil(out.exists)
    assert "Una cancha con luz" in out.read_text("utf-8-sig")


def test_exporting_works_without_looking_and_with_marked_texts(
    plan: OpenPlan, window: MainWindow, open_page: OpenPage, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    out = tmp_path / "out.csv"
    monkeypatch.setattr(window, "ask_where", lambda *_: out)
    open_page("proposals", plan)
    press(Key.Key_E, CONTROL)
    press(Key.Key_Return)
    qtbot.waitUntil(out.exists)
    assert PHONE in out.read_text("utf-8-sig")
    assert not window.findChildren(LastLook)


def test_it_lists_every_text_marked_ones_first_and_says_what_it_sees(
    plan: OpenPlan, opened: Callable[..., LastLook]
) -> None:
    with plan.step("proposal.edit") as step:
        step.change(plan.all(Proposal)[0], first_step="Escribir a ana@correo.com")
    facilitate.write_note(plan, plan.all(Workshop)[0], "Hablar más despacio")
    panel = opened(plan)
    listed = _texts(panel)
    assert listed == last_look.texts(plan)
    assert "1 marcado" in seen(panel)
    assert "Parece un correo" in seen(panel)
    assert "Propuesta 1: el primer paso" in seen(panel)
    press(Key.Key_End)
    assert "No sale en ningún documento ni en la pantalla de la sala." in seen(panel)


def test_a_search_narrows_the_list_and_escape_widens_it_before_it_closes(
    plan: OpenPlan, opened: Callable[..., LastLook], window: MainWindow
) -> None:
    panel = opened(plan)
    whole = len(_texts(panel))
    press(Key.Key_F, CONTROL)
    write("CANCHA")
    assert [said.text for said in _texts(panel)] == ["Una cancha con luz"]
    press(Key.Key_Escape)
    assert len(_texts(panel)) == whole
    press(Key.Key_Escape)
    assert not panel.isVisible()


def test_enter_goes_to_where_the_text_stands(
    plan: OpenPlan, opened: Callable[..., LastLook], window: MainWindow
) -> None:
    opened(plan, "action_plan")
    press(Key.Key_F, CONTROL)
    write("cancha")
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert window.places.key == "proposals"
    page = window.page
    assert page is not None
    assert not window.findChildren(LastLook)[-1].isVisible()


def test_every_text_of_the_sample_has_a_name_and_a_place(
    sample: OpenPlan, window: MainWindow, open_page: OpenPage
) -> None:
    open_page("proposals", sample)
    keys = {row.key for row in PAGES}
    ways = {}
    for said in last_look.texts(sample):
        assert told(window.words, said)
        to = place(sample, said)
        assert to is not None
        assert to[0] in keys
        ways.setdefault((said.entity, to[0]), to[1])
    assert {entity for entity, _ in ways} > {"Proposal", "Commitment", "ProjectPart", "Option"}
    for (_, key), where in ways.items():
        window.go(key, **where)
        assert window.places.key == key


def test_a_panel_that_is_closed_while_it_reads_comes_to_no_harm(
    plan: OpenPlan, window: MainWindow, open_page: OpenPage, qtbot: QtBot
) -> None:
    open_page("proposals", plan)
    shortcuts.show_texts(window)
    panel = window.findChildren(LastLook)[-1]
    with qtbot.waitSignal(panel.destroyed):
        press(Key.Key_Escape)
    proposals.capture(plan, "Otra cosa", theme="housing")


def test_thousands_of_rows_are_laid_out_at_once(
    plan: OpenPlan, opened: Callable[..., LastLook]
) -> None:
    with plan.step("import.proposals") as step:
        for n in range(3000):
            step.add(Proposal(id=f"{n:032x}", letter="", count=n + 10, text=f"Luz {n}",
                              theme="housing"))  # fmt: skip
    panel = opened(plan)
    assert len(_texts(panel)) > 3000
    press(Key.Key_End)
    assert panel.list.currentIndex().row() == len(_texts(panel)) - 1


# -- erasing --------------------------------------------------------------------------------------
def _dialog(window: MainWindow) -> EraseDialog:
    return window.findChildren(EraseDialog)[-1]


def test_a_text_is_erased_from_the_last_look_and_is_in_no_byte(
    plan: OpenPlan, opened: Callable[..., LastLook], window: MainWindow, qtbot: QtBot,
    tmp_path: Path,
) -> None:  # fmt: skip
    one = proposals.capture(plan, f"Que {MARKER} abra la cancha", theme="health")
    proposals.edit(plan, one, text=f"Que {MARKER} abra y cierre la cancha")
    safety_copies.keep(plan, "hour")
    assert len(_in_bytes(tmp_path, MARKER)) > 1
    panel = opened(plan)
    press(Key.Key_F, CONTROL)
    write("cierre")
    press(Key.Key_Return)
    press(Key.Key_Delete)
    dialog = _dialog(window)
    said = seen(dialog)
    assert "El número 3 con su tema" in said
    assert "hasta que se vuelvan a reunir aquí" in said
    assert "Deshacer y retirar son otra cosa" in said
    press(Key.Key_Tab)
    assert focused() is dialog.erase
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: all(MARKER not in said.text for said in last_look.texts(plan)))
    qtbot.waitUntil(lambda: MARKER not in str(_texts(panel)) and not _in_bytes(tmp_path, MARKER))
    qtbot.waitUntil(lambda: "Borrado del todo: Propuesta 3" in seen(window))
    assert "3" in [said.number for said in last_look.texts(plan)]


def test_enter_by_accident_and_escape_keep_everything(
    plan: OpenPlan, opened: Callable[..., LastLook], window: MainWindow
) -> None:
    panel = opened(plan)
    for key in (Key.Key_Return, Key.Key_Escape):
        press(Key.Key_Delete)
        assert focused() is _dialog(window).keep
        press(key)
        assert focused() is panel.list
    assert PHONE in [one.text for one in plan.all(Proposal)]
    assert plan.undoable == "proposal.capture"


def test_only_what_was_said_before_is_erased_and_what_it_says_now_stays(
    plan: OpenPlan, opened: Callable[..., LastLook], window: MainWindow, qtbot: QtBot,
    tmp_path: Path,
) -> None:  # fmt: skip
    one = proposals.capture(plan, f"Que {MARKER} abra la cancha", theme="health")
    other = proposals.capture(plan, "Canchas abiertas", theme="health")
    cluster = proposals.join_into_cluster(plan, [one, other])
    assert MARKER in cluster.label
    proposals.edit(plan, plan.one(Proposal, one.id), text="Que abran la cancha")
    opened(plan)
    press(Key.Key_F, CONTROL)
    write("quetzal")
    press(Key.Key_Return)
    press(Key.Key_End)
    while "como se dijo primero" not in seen(window):
        press(Key.Key_Up)
    press(Key.Key_Delete)
    assert MARKER in seen(_dialog(window))
    press(Key.Key_Tab)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: not _in_bytes(tmp_path, MARKER))
    now = plan.one(Proposal, one.id)
    assert now.text == "Que abran la cancha"
    proposals.edit(plan, now, text="Que la abran ya")
    assert plan.one(Proposal, one.id).text == "Que la abran ya"


def test_a_proposal_is_erased_from_its_sheet_with_everything_written_in_it(
    plan: OpenPlan, window: MainWindow, open_page: OpenPage, qtbot: QtBot, tmp_path: Path
) -> None:
    one = proposals.capture(plan, f"Que {MARKER} abra", theme="health")
    proposals.edit(plan, one, detail=f"Vive donde {MARKER}", tags=(MARKER,))
    page = cast(ProposalsPage, open_page("proposals", plan))
    page.panels.open("proposal", one.id)
    press(Key.Key_Backtab)
    press(Key.Key_Backtab)
    assert focused().accessibleName() == "Más sobre esta tarjeta"
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: page.findChild(QMenu, "seldom") is not None)
    menu = page.findChild(QMenu, "seldom")
    assert menu is not None
    menu.actions()[0].trigger()
    menu.close()
    with qtbot.waitActive(window):
        window.activateWindow()
    dialog = _dialog(window)
    assert "Vive donde" not in seen(dialog)
    dialog.much.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Right)
    assert "Vive donde" in seen(dialog)
    tab_to("Borrar del todo")
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: not _in_bytes(tmp_path, MARKER))
    kept = plan.one(Proposal, one.id)
    assert (kept.count, kept.theme) == (one.count, "health")
    qtbot.waitUntil(lambda: MARKER not in seen(window))


def test_a_private_note_is_erased_and_a_new_one_can_be_written(
    plan: OpenPlan, window: MainWindow, open_page: OpenPage, qtbot: QtBot, tmp_path: Path
) -> None:
    workshop = plan.all(Workshop)[0]
    note = facilitate.write_note(plan, workshop, f"{MARKER} habla mucho")
    assert note is not None
    last_look.erase(plan, note, "text")
    assert not plan.all(PrivateNote)
    assert not _in_bytes(tmp_path, MARKER)
    again = facilitate.write_note(plan, workshop, "Otra nota")
    assert again is not None
    assert again.text == "Otra nota"


def test_a_read_only_plan_is_looked_at_and_not_erased(
    plan: OpenPlan, opened: Callable[..., LastLook], window: MainWindow,
    closed_last: list[OpenPlan],
) -> None:  # fmt: skip
    from workshop_app.services.open_plan import open_file

    path = plan.path
    plan.close()
    read = open_file(path, plan.settings, read_only=True)
    closed_last.append(read)
    panel = opened(read)
    assert panel.reading.erase.isHidden()
    press(Key.Key_Delete)
    assert not window.findChildren(EraseDialog)


def test_every_entity_with_free_texts_has_a_name_of_its_own() -> None:
    from workshop_app.services.field_names import entity_name, field_name

    assert not [one for one in FREE if entity_name(one) == "Entry"]
    unnamed = [(one, name) for one, names in FREE.items() for name in names
               if field_name(one, name) == "a detail"]  # fmt: skip
    assert not unnamed


def test_a_photo_is_erased_from_where_it_is_seen_large(
    plan: OpenPlan, window: MainWindow, open_page: OpenPage, qtbot: QtBot, tmp_path: Path
) -> None:
    owner = plan.all(Proposal)[0]
    photo = photos.add(
        plan, photographs.written(photographs.drawn()), proposal=owner.id, faces=photos.NO
    )
    photo = photos.describe(plan, photo, f"La tienda de {MARKER}")
    page = open_page("prioritize", plan)
    viewer = PhotoViewer(page, plan, window.words, window, photo)
    viewer.open()
    viewer.erase.click()
    assert "La foto, su pie" in seen(_dialog(window))
    press(Key.Key_Tab)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: not _in_bytes(tmp_path, MARKER))
    qtbot.waitUntil(lambda: not isValid(viewer) or not viewer.isVisible())
    assert not plan.all(Photo)
