"""How the window looks now: colours, letters, sizes. One for the whole application.

Like Qt's own style sheet it belongs to the application, so widgets ask ``theme.now()`` when they
are built or painted. The shell changes it with ``theme.use`` and builds its pages again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle

from workshop_app.domain.keys import written
from workshop_app.ui import palette
from workshop_app.ui.palette import Colors, Sign

FAMILY = "Atkinson Hyperlegible Next"
SCALES = (1.0, 1.15, 1.25, 1.5)
"""Text sizes that a person may choose."""


@dataclass(frozen=True, slots=True)
class Theme:
    """``scale`` multiplies letters, heights, icons and badges; never margins, gutters or radii.

    ``keys`` says how keys are called in the window's language (``keys.names``). ``motion`` is
    false where the person or the system wants none.
    """

    dark: bool = False
    scale: float = 1.0
    keys: Mapping[str, str] = field(default_factory=dict)
    motion: bool = True

    @property
    def color(self) -> Colors:
        return palette.colors(self.dark)

    def sign(self, theme: str) -> Sign:
        """How one of the five themes looks."""
        return palette.sign(theme, self.dark)

    def zone(self, name: str) -> tuple[QColor, QColor, str]:
        """Fill, text colour and icon of a zone."""
        return palette.zone(name, self.dark)

    def heat(self, score: int) -> tuple[QColor, QColor]:
        """Fill and text colour of a score from 1 to 5."""
        return palette.ramp("heat5", self.dark)[min(5, max(1, score)) - 1]

    def share(self, share: float) -> tuple[QColor, QColor]:
        """Fill and text colour of a share from 0 to 1, in five steps."""
        return palette.ramp("shareRamp", self.dark)[min(4, max(0, int(share * 5)))]

    def px(self, size: float) -> int:
        """A height, icon or badge of the design in pixels at this text size."""
        return round(size * self.scale)

    def font(
        self, role: str = "body", *, weight: int = 0, tabular: bool = False, size: float = 0
    ) -> QFont:
        """Letters of a role of the tokens: display say title section strong body detail min keycap.

        ``weight`` 400, 500, 600 or 700 instead of the role's; ``size`` in px at 100 %;
        ``tabular`` for clocks and columns of figures.
        """
        row = palette.tokens()["type"][role]
        return font(size or row["size"], weight or row["weight"], self.scale, tabular)

    def line(self, role: str = "body", size: float = 0) -> int:
        """The step from one line of a paragraph to the next, in whole pixels."""
        row = palette.tokens()["type"][role]
        step: float = (size or row["size"]) * row.get("line", 1.2)
        return round(step * self.scale)

    def width(self, text: str, role: str = "body", weight: int = 0) -> int:
        """How wide ``text`` is on one line."""
        return _width(text, role, weight, self.scale)

    def duration(self, name: str) -> int:
        """Milliseconds of ``step`` or ``panel``; 0 where motion is reduced."""
        return int(palette.tokens()["motion"][name]) if self.motion else 0

    def key(self, key: str) -> str:
        """How a key is written on its cap: ``Ctrl+P`` → "Ctrl P", ``PgDown`` → "Av Pág"."""
        return written(key, self.keys)


@lru_cache(maxsize=4096)
def _width(text: str, role: str, weight: int, scale: float) -> int:
    """Layouts ask for the width of the same words again and again."""
    return QFontMetrics(Theme(scale=scale).font(role, weight=weight)).horizontalAdvance(text)


def font(size: float, weight: int = 400, scale: float = 1.0, tabular: bool = False) -> QFont:
    """Letters of the program at ``size`` × ``scale`` pixels."""
    made = QFont(FAMILY)
    made.setPixelSize(max(1, round(size * scale)))
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


class _Notice(QObject):
    """Tells that another theme is in use."""

    changed = Signal()


_current = Theme()
_applied: Theme | None = None
"""What the application looks like by now: setting its style sheet again takes a quarter second."""
notice = _Notice()


def now() -> Theme:
    """The theme in use."""
    return _current


def use(theme: Theme) -> None:
    """Use ``theme`` from now on: style sheet, palette, tooltips. Pages are built again by the shell."""
    global _current, _applied
    _current = theme
    application = QGuiApplication.instance()
    if isinstance(application, QGuiApplication) and _applied != theme:
        _applied = theme
        from workshop_app.ui import fonts, style

        fonts.register()
        _width.cache_clear()  # what was measured before was measured in other letters
        style.apply(application, theme)
    notice.changed.emit()


def system_is_dark() -> bool:
    """Whether the system asks for a dark window."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def system_moves() -> bool:
    """Whether the system wants things to move; some people need them still."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return True
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return application.style().styleHint(hint) > 0
