"""An answer with a picture: what is in the photo, drawn, with its word and its key."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets.painted import Pressable, brush


class AnswerTile(Pressable):
    """``icons_`` are drawn in a frame like a photo; under it ``word`` and ``key``. ``clicked``."""

    ring_radius = 12.0

    def __init__(self, icons_: tuple[str, ...], word: str, key: str, meaning: str) -> None:
        super().__init__()
        self._icons, self._word, self._key = icons_, word, key
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(word)
        self.setAccessibleDescription(f"{meaning} ({key})")

    def text(self) -> str:
        return self._word

    def sizeHint(self) -> QSize:
        now = theme.now()
        return QSize(now.px(150), now.px(148))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        color = now.color
        over = self.hovered or self.isDown()
        fill, line = (
            (color.primary_tint, color.primary) if over else (color.card, color.line_strong)
        )
        paint.frame(painter, box, 12, fill, line, 2 if over else 1)
        inside = QRectF(14, 14, box.width() - 28, now.px(84))
        paint.frame(painter, inside, 6, color.sunken, color.line)
        size = float(now.px(44))
        left = inside.center().x() - size * len(self._icons) / 2
        for name in self._icons:
            icons.draw(painter, QRectF(left, inside.top(), size, inside.height()), name,
                       color.primary, size)  # fmt: skip
            left += size
        cap = paint.keycap_width(now.key(self._key))
        font = now.font("strong", weight=700)
        wide = now.width(self._word, "strong", 700)
        bottom = QRectF(0, inside.bottom(), box.width(), box.height() - inside.bottom())
        begin = (box.width() - wide - 10 - cap) / 2
        paint.text(painter, QRectF(begin, bottom.top(), wide + 2, bottom.height()), self._word, font,
                   color.ink, where=self)  # fmt: skip
        paint.keycap(painter, QPointF(begin + wide + 10, bottom.center().y()), now.key(self._key))
