"""The rail: the stages in the order of the work, the coordination group, the plan and its state."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.pages import PAGES, PageRow
from workshop_app.ui.shell import brand
from workshop_app.ui.widgets.buttons import IconButton
from workshop_app.ui.widgets.painted import Painted, brush

WIDE, NARROW = 216, 72


class _Pressed(Painted, QAbstractButton):
    """A button of the rail: Enter presses it, as Space does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class _Item(_Pressed):
    """A page in the rail: icon, name, the digit of its key."""

    def __init__(self, row: PageRow, words: Words, compact: bool) -> None:
        super().__init__()
        self.row, self._compact = row, compact
        name = words(row.name)
        self._short = words(row.short) if row.short else name
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(name)
        key = theme.now().key(f"Alt+{row.digit}") if row.digit else ""
        self.setToolTip(f"{name} ({key})" if key else name if compact or row.short else "")

    def text(self) -> str:
        return self.accessibleName()

    def sizeHint(self) -> QSize:
        now = theme.now()
        return QSize(NARROW if self._compact else now.px(WIDE), now.px(37 if self._compact else 40))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROW - 24, theme.now().px(28))

    def nextCheckState(self) -> None:
        """The rail shows which page is open; a press alone does not."""

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        color, on = now.color, self.isChecked()
        if on or self.hovered:
            fill = color.rail_selected
            if not on:
                fill = fill.__class__(fill)
                fill.setAlpha(fill.alpha() // 2 if fill.alpha() < 255 else 90)
            paint.frame(painter, box, 8, fill)
        if on:
            marker = QRectF(0, box.height() * 0.2, 4, box.height() * 0.6)
            paint.frame(painter, marker, 2, color.accent)
        ink = color.rail_text_selected if on else color.rail_text
        icon = icons.filled(self.row.icon) if on else self.row.icon
        size = now.px(22)
        if self._compact:
            icons.draw(painter, box, icon, ink, size)
            return
        icons.draw(painter, QRectF(12, 0, size, box.height()), icon, ink, size)
        left, right = 12 + size + 10, box.width() - 2
        if self.row.digit:
            digit = QRectF(right - 22, 0, 12, box.height())
            paint.text(painter, digit, str(self.row.digit), now.font("detail"),
                       ink if on else color.rail_muted, align=paint.RIGHT)  # fmt: skip
            right -= 28
        font = now.font("body", weight=700 if on else 400)
        paint.text(painter, QRectF(left, 0, right - left, box.height()), self._short, font, ink,
                   where=self)  # fmt: skip


class _Brand(_Pressed):
    """The sign and the name; leads to the start screen."""

    def __init__(self, name: str, compact: bool) -> None:
        super().__init__()
        self._compact = compact
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(theme.now().px(50) if not compact else 48)

    def text(self) -> str:
        return self.accessibleName()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = brush(self), theme.now()
        white = now.color.rail_text_selected
        side = 34 if self._compact else now.px(36)
        middle = self.width() / 2 if self._compact else 25.0
        brand.sign(painter, QPointF(middle, self.height() / 2), side, white)
        if not self._compact:
            box = QRectF(52, 0, self.width() - 52, self.height())
            paint.text(painter, box, "Convite", theme.font(22, 700, now.scale), white)


class _WayOut(_Pressed):
    """What to do while nothing can be saved: shown in red at the foot, in a narrow rail in the
    place of the sign that it is not saved."""

    def __init__(self, name: str, state: str, compact: bool) -> None:
        super().__init__()
        self._compact = compact
        self.setObjectName("copy elsewhere")
        self.setAccessibleName(name)
        self.setAccessibleDescription(state)
        self.setToolTip(f"{state} · {name}" if compact else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(theme.now().px(26 if compact else 36))
        if compact:
            self.setFixedWidth(theme.now().px(36))

    def text(self) -> str:
        return self.accessibleName()

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        ink, size = now.color.error, now.px(20)
        paint.frame(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), 8,
                    now.color.card if self.hovered else now.color.error_tint,
                    now.color.error_line)  # fmt: skip
        if self._compact:
            icons.draw(painter, box, "warning-octagon-fill", ink, size)
            return
        icons.draw(painter, QRectF(8, 0, size, box.height()), "copy-simple", ink, size)
        left = 8 + size + 6
        paint.text(painter, QRectF(left, 0, box.width() - left - 4, box.height()), self.text(),
                   now.font("min", weight=600), ink, where=self)  # fmt: skip


class _Line(QWidget):
    """A word or a rule of the rail's own colours. ``kind``: group, rule, name, state."""

    def __init__(self, kind: str, text: str = "") -> None:
        super().__init__()
        self._kind, self._text, self._icon, self._tone = kind, text, "", "rail_text"
        now = theme.now()
        tall = {"group": now.px(32), "rule": 17, "name": now.px(24), "state": now.px(26)}[kind]
        self.setFixedHeight(tall)
        self.setAccessibleName(text)

    def say(self, text: str, icon: str = "", tone: str = "rail_text", whole: str = "") -> None:
        """Another text, icon and colour; ``whole`` is the sentence behind a short text."""
        self._text, self._icon, self._tone = text, icon, tone
        self.setAccessibleName(text)
        self.setAccessibleDescription(whole)
        self.setToolTip(f"{text}. {whole}" if whole else text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now, box = brush(self), theme.now(), self.rect().toRectF()
        color = now.color
        if self._kind == "rule":
            painter.fillRect(QRectF(0, 8, box.width(), 1), color.rail_line)
        elif self._kind == "group":
            paint.text(painter, box.adjusted(12, 8, 0, 0), self._text.upper(),
                       now.font("keycap", weight=600), color.rail_muted, where=self)  # fmt: skip
        elif self._kind == "name":
            left = 8
            if self._icon:
                size = now.px(16)
                icons.draw(painter, QRectF(left, 0, size, box.height()), self._icon,
                           color.rail_text_selected, size)  # fmt: skip
                left += size + 4
            paint.text(painter, box.adjusted(left, 0, 0, 0), self._text,
                       now.font("min", weight=600), color.rail_text_selected, where=self,
                       meant=True)  # fmt: skip
        else:
            size = now.px(18)
            tone = "ok" if self._tone == "rail_ok" else self._tone
            ink = color.tone(tone)
            if self._tone == "rail_ok":
                ink = type(ink)("#8FD0A8")
            icons.draw(painter, QRectF(8, 0, size, box.height()), self._icon, ink, size)
            words = box.adjusted(8 + size + 6, 0, 0, 0)
            if words.width() < size:
                return  # the narrow rail shows the sign; the words are its tooltip
            paint.text(painter, words, self._text, now.font("min"),
                       color.rail_text if self._tone == "rail_ok" else ink, where=self)  # fmt: skip


class Rail(QWidget):
    """Emits ``opened(key)``, ``home``, ``undone``, ``redone`` ``copy_wanted`` (a save failed)
    and ``menu_wanted`` (plan's name)."""

    opened = Signal(str)
    home = Signal()
    undone = Signal()
    redone = Signal()
    menu_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, words: Words, compact: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._compact = words, compact
        now = theme.now()
        self.setFixedWidth(NARROW if compact else now.px(WIDE))
        self.setAccessibleName(words("Stages"))
        self._items: dict[str, _Item] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(10 if compact else 12, 12, 10 if compact else 12, 14)
        column.setSpacing(2)
        self._column = column
        mark = _Brand(words("Convite: back to the start"), compact)
        mark.clicked.connect(self.home)
        column.addWidget(mark)
        column.addSpacing(4 if compact else 8)
        self._pages()
        column.addStretch(1)
        self._foot()

    def _pages(self) -> None:
        group = "stages"
        for row in PAGES:
            if row.under:
                continue
            if row.group != group:
                group = row.group
                name = self._words("Coordination")
                self._column.addWidget(_Line("rule") if self._compact else _Line("group", name))
            item = _Item(row, self._words, self._compact)
            item.clicked.connect(lambda _=False, key=row.key: self.opened.emit(key))
            self._items[row.key] = item
            self._column.addWidget(item)

    def _foot(self) -> None:
        words = self._words
        self._name = _Line("name")
        self._state = _Line("state")
        self.undo = IconButton("arrow-counter-clockwise", words("Undo"), kind="rail", size=32)
        self.redo = IconButton("arrow-clockwise", words("Redo"), kind="rail", size=32)
        self.more = IconButton("dots-three-vertical", words("Plan and settings"), kind="rail",
                               size=28)  # fmt: skip
        for button, signal in (
            (self.undo, self.undone), (self.redo, self.redone), (self.more, self.menu_wanted),
        ):  # fmt: skip
            button.clicked.connect(signal)
        self.copy = _WayOut(words("Copy to another USB"), words("Not saved"), self._compact)
        self.copy.clicked.connect(self.copy_wanted)
        self.copy.hide()
        if self._compact:
            for widget in (self._state, self.copy, self.undo, self.more):
                self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
            self._state.setFixedWidth(theme.now().px(18) + 16)
            self.redo.setParent(self)
            self.redo.hide()
            return
        self._column.addWidget(_Line("rule"))
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._name, 1)
        first.addWidget(self.more)
        second.addWidget(self._state, 1)
        second.addWidget(self.undo)
        second.addWidget(self.redo)
        for row in (first, second):
            row.setSpacing(2)
            self._column.addLayout(row)
        self._column.addWidget(self.copy)

    def mark(self, key: str) -> None:
        """Show which page is open; of one that stands under another, that other."""
        key = next((row.under for row in PAGES if row.key == key and row.under), key)
        for name, item in self._items.items():
            item.setChecked(name == key)

    def show_plan(self, place: str, title: str, shut: bool = False) -> None:
        """The plan by its municipality, which fits; its whole title in the tooltip. A lock where it
        is ``shut`` by a passphrase."""
        self._name.say(place, "lock-simple-fill" if shut else "")
        self._name.setAccessibleDescription(self._words("Protected") if shut else "")
        self.more.setToolTip(f"{title} · {self.more.accessibleName()}")

    def show_undo(self, undo: str, redo: str) -> None:
        """What undo and redo would do, "" for nothing."""
        words, now = self._words, theme.now()
        for button, name, what, key in (
            (self.undo, words("Undo"), undo, "Ctrl+Z"),
            (self.redo, words("Redo"), redo, "Ctrl+Y"),
        ):
            button.setEnabled(bool(what))
            said = f"{name}: {what}" if what else name
            button.setToolTip(f"{said} ({now.key(key)})")

    def show_state(self, state: str, whole: str = "") -> None:
        """``saved``, ``saving``, ``failed``, ``read_only`` or ``shared``, with the ``whole``
        sentence behind the short one. What is only read has nothing to take back."""
        words = self._words
        rows = {
            "saved": (words("Saved"), "check-circle-fill", "rail_ok"),
            "saving": (words("Saving…"), "clock", "rail_text"),
            "failed": (words("Not saved"), "warning-octagon-fill", "error_line"),
            "read_only": (words("Read only"), "lock-simple-fill", "rail_text"),
            "shared": (words("Sharing copy"), "lock-simple-fill", "rail_text"),
        }
        self._state.say(*rows[state], whole=whole)
        fixed = state in ("read_only", "shared")
        self.undo.setVisible(not fixed)
        self.redo.setVisible(not (fixed or self._compact))
        self.copy.setVisible(state == "failed")
        self._state.setVisible(not (self._compact and state == "failed"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, color = brush(self), theme.now().color
        painter.fillRect(self.rect(), color.rail)
        if theme.now().dark:
            painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), color.rail_line)


def digit_key(row: PageRow) -> QKeySequence:
    """The shortcut of a stage."""
    return QKeySequence(f"Alt+{row.digit}")
