"""The window starts in every language, with Qt's own words, numbers and dates in it too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from workshop_app.app import window as app_window
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings
from workshop_app.translation import qt
from workshop_app.translation.languages import LANGUAGES
from workshop_app.ui.shell.settings_panel import SettingsPanel

CANCEL = {"es": "Cancelar", "en": "Cancel", "pt_BR": "Cancelar", "fr": "Annuler"}
DAY = {"es": "mayo", "en": "May", "pt_BR": "maio", "fr": "mai"}


@pytest.fixture
def restored(qapp: QCoreApplication) -> Iterator[None]:
    before = QLocale()
    yield
    qt.install(qapp, "en")
    QLocale.setDefault(before)


@pytest.mark.parametrize("language", list(LANGUAGES))
@pytest.mark.usefixtures("restored")
def test_the_whole_window_starts_in_it_and_qt_speaks_it_too(
    language: str, qtbot: QtBot, qapp: QCoreApplication, settings: Settings, sample: OpenPlan
) -> None:
    qt.install(qapp, language)
    main = app_window.make_window(replace(settings, language=language))
    qtbot.addWidget(main)
    with qtbot.waitActive(main):
        main.show()
        main.activateWindow()
    main.show_plan(sample, "prepare")
    assert main.words.language == language
    assert main.page is not None
    assert not main.grab().isNull()
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert (
        box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")
        == CANCEL[language]
    )
    assert QLocale().name().startswith(LANGUAGES[language].locale.replace("-", "_"))
    assert DAY[language] in main.words.date(date(2026, 5, 12))
    panel = SettingsPanel(main)
    panel.open()
    assert [key for key, _name in panel.language.choices] == list(LANGUAGES)
    assert panel.language.current == language
    panel.leave()
    main.close()
