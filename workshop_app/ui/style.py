"""The one style sheet: for real inputs, scroll bars, menus and tooltips. The rest is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

if TYPE_CHECKING:
    from workshop_app.ui.theme import Theme

_SHEET = """
QToolTip {{ background: {ink}; color: {paper}; border: 0; padding: 6px 8px; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QSpinBox {{
  background: {card}; color: {ink}; border: 1px solid {field_line}; border-radius: 8px;
  selection-background-color: {primary}; selection-color: {on_primary}; font-size: {body}px;
  placeholder-text-color: {muted}; lineedit-password-character: 8226; }}
QLineEdit, QComboBox, QDateEdit, QSpinBox {{ min-height: {inner}px; padding: 0 12px 0 10px; }}
QDateEdit {{ min-height: {date}px; }}
QPlainTextEdit, QTextEdit {{ padding: 6px 8px; }}
QComboBox {{ padding-left: 12px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus,
QSpinBox:focus {{ border: 2px solid {primary}; }}
QLineEdit:focus, QDateEdit:focus, QSpinBox:focus {{ padding: 0 11px 0 9px;
  min-height: {inner_focus}px; }}
QDateEdit:focus, QDateEdit[state="missing"], QDateEdit[state="error"] {{
  min-height: {date_focus}px; }}
QComboBox:focus {{ padding-left: 11px; min-height: {inner_focus}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: 5px 7px; }}
*[state="missing"] {{ border: 2px solid {warn}; }}
*[state="error"] {{ border: 2px solid {error}; }}
QLineEdit[state="missing"], QLineEdit[state="error"], QDateEdit[state="missing"],
QDateEdit[state="error"] {{ padding: 0 11px 0 9px; min-height: {inner_focus}px; }}
QLineEdit[look="search"] {{ padding-left: {search}px; }}
QLineEdit[look="capture"] {{ min-height: {capture}px; font-size: {strong}px; }}
QLineEdit[look="capture"]:focus {{ min-height: {capture_focus}px; }}
QLineEdit[look="bare"], QPlainTextEdit[look="bare"], QTextEdit[look="bare"] {{
  border: 0; background: transparent; padding: 0; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled,
QDateEdit:disabled {{ background: {sunken}; color: {disabled_text}; border-color: {line}; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {sunken}; border-color: {line}; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: 0; width: 34px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: none; width: 0; height: 0; }}
QComboBox QAbstractItemView {{ background: {card}; color: {ink}; border: 1px solid {line_strong};
  padding: 4px; outline: 0; selection-background-color: {primary_tint}; selection-color: {ink}; }}
QComboBox QAbstractItemView::item {{ min-height: {row}px; padding: 0 8px; }}
QMenu {{ background: {card}; color: {ink}; border: 1px solid {line_strong}; padding: 6px; }}
QMenu::item {{ min-height: {row}px; padding: 0 20px 0 12px; border-radius: 6px; }}
QMenu::item:selected {{ background: {primary_tint}; color: {ink}; }}
QMenu::item:disabled {{ color: {disabled_text}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 6px 8px; }}
QMenu::icon {{ padding-left: 8px; }}
QScrollArea, QListView, QTableView, QTreeView {{ background: transparent; border: 0; outline: 0; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px; }}
QScrollBar::handle {{ background: {line_strong}; border-radius: 3px; min-height: 32px;
  min-width: 32px; }}
QScrollBar::handle:hover {{ background: {field_line}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QCalendarWidget QWidget {{ background: {card}; color: {ink}; }}
QCalendarWidget QAbstractItemView {{ selection-background-color: {primary};
  selection-color: {on_primary}; }}
QCalendarWidget QToolButton {{ min-height: {row}px; padding: 0 8px; border: 0; }}
"""


def sheet(theme: Theme) -> str:
    """The style sheet of ``theme``."""
    color = theme.color
    names = {
        name: value.name() if isinstance(value, QColor) else ""
        for name in color.__slots__
        if (value := getattr(color, name)) is not None
    }
    sizes = {
        "body": theme.px(16), "strong": theme.px(17), "inner": theme.px(44) - 2, "date": theme.px(44) - 5, "date_focus": theme.px(44) - 7,
        "inner_focus": theme.px(44) - 4, "capture": theme.px(48) - 2,
        "capture_focus": theme.px(48) - 4, "row": theme.px(34), "search": theme.px(38),
    }  # fmt: skip
    return _SHEET.format(**names, **sizes)


def _palette(theme: Theme) -> QPalette:
    color, made = theme.color, QPalette()
    role = QPalette.ColorRole
    for which, value in (
        (role.Window, color.paper), (role.Base, color.card), (role.Button, color.card),
        (role.AlternateBase, color.sunken), (role.WindowText, color.ink), (role.Text, color.ink),
        (role.ButtonText, color.ink), (role.PlaceholderText, color.muted),
        (role.Highlight, color.primary), (role.HighlightedText, color.on_primary),
        (role.ToolTipBase, color.ink), (role.ToolTipText, color.paper), (role.Link, color.primary),
        (role.Accent, color.primary),
    ):  # fmt: skip
        made.setColor(which, value)
    for which in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, color.disabled_text)
    return made


def apply(application: QGuiApplication, theme: Theme) -> None:
    """Letters, palette and style sheet of the whole application."""
    application.setPalette(_palette(theme))
    application.setFont(QFont(theme.font("body")))
    if isinstance(application, QApplication):
        wanted = sheet(theme)
        if application.styleSheet() != wanted:  # setting it looks at every widget again
            application.setStyleSheet(wanted)
        application.setCursorFlashTime(0)  # nothing blinks
        QToolTip.setFont(theme.font("min"))
