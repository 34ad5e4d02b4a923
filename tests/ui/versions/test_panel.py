"""A version is kept by name and compared, by keyboard, in a real window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import press, tab_to, write
from workshop_app.domain.places import Version
from workshop_app.services import action_plan, versions
from workshop_app.services.open_plan import OpenPlan
from workshop_app.translation.catalogue import Words
from workshop_app.ui.page import Page
from workshop_app.ui.versions.panel import VersionsPanel
from workshop_app.ui.widgets import Choice, Label, Paragraph, RowList

Key = Qt.Key


@pytest.fixture
def opened(open_page: Callable[..., Page], sample: OpenPlan) -> Callable[..., VersionsPanel]:
    page = open_page("action_plan", sample)

    def made(documents: Callable[[Version], None] | None = None) -> VersionsPanel:
        panel = VersionsPanel(page, sample, page.words, page.shell, documents)
        panel.show_panel()
        return panel

    return made


def named(panel: QWidget, name: str) -> QWidget:
    found = panel.findChild(QWidget, name)
    assert found is not None
    return found


def test_a_version_is_kept_with_enter_and_compared_field_by_field(
    opened: Callable[..., VersionsPanel], sample: OpenPlan, qtbot: QtBot
) -> None:
    panel = opened()
    write("Presentado el 12 de mayo")
    with qtbot.waitSignal(panel.compared):
        press(Key.Key_Return)
    count = named(panel, "how much changed")
    assert isinstance(count, Label)
    assert [one.name for one in versions.versions(sample)] == ["Presentado el 12 de mayo"]
    assert count.text() == Words("es")("Nothing changed")
    panel.leave()

    action = action_plan.actions(sample)[0]
    action_plan.edit(sample, action, cost=7_000_000)
    again = opened()
    qtbot.waitUntil(lambda: bool(shown(again)))
    assert any("7.000.000" in line for line in shown(again))
    change = named(again, "the change")
    said = [one.text() for one in change.findChildren(Paragraph)]
    assert any("7.000.000" in text for text in said)
    tab_to("compared with")
    choice = named(again, "compared with")
    assert isinstance(choice, Choice)
    assert choice.count() == 2


def shown(panel: VersionsPanel) -> list[str]:
    """What a reader hears of the lines of what changed."""
    rows = named(panel, "what changed")
    assert isinstance(rows, RowList)
    model = rows.model()
    return [str(model.index(n, 0).data()) for n in range(model.rowCount())]


def test_a_version_is_forgotten_and_comes_back_by_undo(
    opened: Callable[..., VersionsPanel], sample: OpenPlan, qtbot: QtBot
) -> None:
    versions.keep(sample, "Presentado")
    panel = opened()
    panel.forget.click()
    assert sample.count(Version) == 0
    assert panel.none.isVisible()
    panel.leave()
    sample.undo()
    assert sample.count(Version) == 1


def test_the_documents_of_a_version_are_asked_for(
    opened: Callable[..., VersionsPanel], sample: OpenPlan, qtbot: QtBot
) -> None:
    kept = versions.keep(sample, "Presentado")
    asked: list[Version] = []
    panel = opened(asked.append)
    panel.export.click()
    assert asked == [kept]


def test_a_name_that_looks_like_a_person_is_asked_about(
    opened: Callable[..., VersionsPanel], sample: OpenPlan
) -> None:
    panel = opened()
    write("Escribir a ana@correo.org")
    press(Key.Key_Return)
    assert sample.count(Version) == 0
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert all("ana@correo.org" not in one.name for one in sample.all(Version))
    panel.leave()
