"""A painted widget that is as tall as its width asks for."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent


class OwnHeight:
    """Mixed into a QWidget with ``heightForWidth``: it takes that height itself, in an area that
    scrolls too. ``settle_height`` after what it shows has changed."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)  # type: ignore[misc]
        self.settle_height()

    def settle_height(self) -> None:
        """The height for the width there is now."""
        needed = self.heightForWidth(self.width())  # type: ignore[attr-defined]
        if self.minimumHeight() != needed:  # type: ignore[attr-defined]
            self.setFixedHeight(needed)  # type: ignore[attr-defined]
