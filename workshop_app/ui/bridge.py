"""The plan's news, carried into Qt's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from workshop_app.services.news import News
    from workshop_app.services.open_plan import OpenPlan


class Bridge(QObject):
    """Emits ``told(news)`` in the thread it lives in, whichever thread wrote."""

    told = Signal(object)

    _came = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop: Callable[[], None] | None = None
        self._came.connect(self._pass_on)

    def listen(self, plan: OpenPlan) -> None:
        """Hear the news of ``plan`` from now on, and of no other."""
        self.forget()
        self._stop = plan.news.subscribe(self._hear)

    def forget(self) -> None:
        """Hear nothing any more."""
        if self._stop:
            self._stop()
            self._stop = None

    def _hear(self, news: News) -> None:
        self._came.emit(news)

    @Slot(object)
    def _pass_on(self, news: News) -> None:
        self.told.emit(news)
