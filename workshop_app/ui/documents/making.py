"""Documents made to be looked at: off Qt's thread, kept in memory only (P-53), one at a time."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from workshop_app.services import document_orders
from workshop_app.services.document_orders import Order
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.documents.page_pictures import pages_of
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.sheets.pages import SheetPage

WAIT = 120
"""Milliseconds from the last choice until it is made: ↓ held down makes nothing on the way."""
MOST_BYTES = 40 * 2**20
"""So much of what was made is kept."""


@dataclass(frozen=True, slots=True)
class Made:
    """A document as bytes and its pages. ``whole``: or only its first page, while the rest is made."""

    content: bytes
    pages: list[SheetPage]
    whole: bool = True


Key = tuple[Order, str, str]


class Making(QObject):
    """``want`` an order: ``came(Made)``, ``failed(error)`` or ``cancelled``; ``moved(done, total)``
    on the way. What was wanted before and is not made yet is dropped."""

    came = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    moved = Signal(int, int)
    _first = Signal(object, object)

    def __init__(self, plan: OpenPlan, parent: QObject) -> None:
        super().__init__(parent)
        self._plan = plan
        self._kept: OrderedDict[Key, Made] = OrderedDict()
        self._last: Made | None = None
        self._hurry = True
        self._job: Job | None = None
        self._now: tuple[Key, Words] | None = None
        self._wait = QTimer(self, singleShot=True, interval=WAIT)
        self._wait.timeout.connect(self._begin)
        self._first.connect(self._first_came)

    @property
    def last(self) -> Made | None:
        """What came last, whole; ``None`` while another document is made."""
        return self._last

    def want(self, order: Order, words: Words, *, first: bool = True) -> bool:
        """Make this document in the language of ``words``; whether it has to be waited for.
        ``first``: nothing of it is seen yet, so its first page may come before the rest."""
        self.drop()
        self._hurry = first
        key = (order, words.language, self._plan.record.seen())
        made = self._kept.get(key)
        if made is not None:
            self._kept.move_to_end(key)
            self._last = made
            self.came.emit(made)
            return False
        if first:
            self._last = None
        self._now = (key, words)
        self._wait.start()
        return True

    def drop(self) -> bool:
        """Nothing is wanted any more; whether something was."""
        wanted = self._now is not None
        self._wait.stop()
        self._now = None
        if self._job is not None:
            self._job.stop()
            self._job = None
        return wanted

    def cancel(self) -> None:
        """A person does not want to wait."""
        self.drop()
        self.cancelled.emit()

    def _begin(self) -> None:
        if self._now is None:
            return
        (key, words), plan, first = self._now, self._plan, self._first
        hurry = self._hurry

        def work(progress: Progress) -> Made:
            order = key[0]
            progress(0, 1)
            cover = document_orders.first_page(plan, order, words) if hurry else b""
            if cover:
                first.emit(key, Made(cover, pages_of(cover)[:1], whole=False))
            content = document_orders.made(plan, order, words, progress)
            return Made(content, pages_of(content))

        job = self._job = Job(work)
        # Methods, not functions: they are forgotten with the page.
        job.progressed.connect(self._moved)
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        job.start()

    def _first_came(self, key: Key, made: Made) -> None:
        if self._now is not None and self._now[0] == key:
            self.came.emit(made)

    def _is_wanted(self) -> bool:
        """Whether the job that reports is the one that is waited for."""
        return self._now is not None and self.sender() is self._job

    def _moved(self, done: int, total: int) -> None:
        if self._is_wanted():
            self.moved.emit(done, total)

    def _done(self, made: Made) -> None:
        if self._now is None or not self._is_wanted():
            return
        self._keep(self._now[0], made)
        self._now, self._job, self._last = None, None, made
        self.came.emit(made)

    def _keep(self, key: Key, made: Made) -> None:
        self._kept[key] = made
        while sum(len(one.content) for one in self._kept.values()) > MOST_BYTES and self._kept:
            self._kept.popitem(last=False)

    def _failed(self, error: BaseException) -> None:
        if not self._is_wanted():
            return
        self._now, self._job = None, None
        self.failed.emit(error)
