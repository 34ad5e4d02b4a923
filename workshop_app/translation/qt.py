"""Qt's own words (buttons of its dialogs, menus of its fields) in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from workshop_app.translation.languages import DEFAULT, LANGUAGES

_installed: list[QTranslator] = []


def install(application: QCoreApplication, language: str) -> bool:
    """Swap Qt's catalogue for the one of ``language``; whether it was found.

    Also sets Qt's default locale, by which its fields write numbers and dates.
    """
    while _installed:
        application.removeTranslator(_installed.pop())
    rules = LANGUAGES.get(language, LANGUAGES[DEFAULT])
    locale = QLocale(rules.locale)
    QLocale.setDefault(locale)
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not translator.load(locale, "qtbase", "_", folder):
        return False
    application.installTranslator(translator)
    _installed.append(translator)
    return True
