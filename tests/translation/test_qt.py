"""Qt's own words follow the language of the window."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QCoreApplication, QLocale

from workshop_app.translation import qt


def _said(text: str) -> str:
    return QCoreApplication.translate("QPlatformTheme", text)


@pytest.mark.usefixtures("qapp")
def test_qt_speaks_the_language_that_was_installed_last() -> None:
    application = QCoreApplication.instance()
    assert application is not None
    try:
        assert qt.install(application, "es")
        assert _said("Cancel") == "Cancelar"
        assert QLocale().name() == "es_CO"
        qt.install(application, "en")
        assert _said("Cancel") == "Cancel"
    finally:
        qt.install(application, "en")
        QLocale.setDefault(QLocale.c())
