"""Proposals that say nearly the same as a line being written; kept up by the plan's news."""

from __future__ import annotations

import threading
import weakref
from collections import deque
from dataclasses import dataclass

from workshop_app.domain.proposals import Proposal
from workshop_app.domain.similar import LIKE, Index, how_alike
from workshop_app.services import numbering
from workshop_app.services.news import Changed, Gathered, News
from workshop_app.services.open_plan import OpenPlan

FROM_CHARACTERS = 12
"""Shorter lines are like too many."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A proposal that may say the same; ``how``: "very_like" or "like" (``similar.ALIKE``)."""

    proposal: Proposal
    number: str
    how: str


class Similar:
    """The standing proposals of a plan, ready to be compared. Safe to ask from any thread.

    The first question, or ``prepare``, reads them all (5,000 in half a second), later ones only
    what changed since: ask from a job, never from the window's own thread.
    """

    def __init__(self, plan: OpenPlan) -> None:
        self._plan = weakref.ref(plan)
        self._lock = threading.Lock()
        self._index: Index | None = None
        self._changed: deque[str] = deque()
        self._all_anew = False
        plan.news.subscribe(self._heard)

    def most_like(self, text: str, limit: int = 2) -> list[Alike]:
        """At most ``limit`` standing proposals like ``text``, best first; none for short texts."""
        plan = self._plan()
        if plan is None or len(text.strip()) < FROM_CHARACTERS:
            return []
        with self._lock:
            found = self._up_to_date(plan).most_like(text, limit, least=LIKE)
        if not found:
            return []
        standing = ((plan.find(Proposal, id), score) for id, score in found)
        return [
            Alike(one, numbering.near(plan, Proposal, one.id)[one.id], how_alike(score))
            for one, score in standing
            if one and not one.withdrawn
        ]

    def prepare(self) -> None:
        """Read what is to be compared, before anything is asked."""
        plan = self._plan()
        if plan is not None:
            with self._lock:
                self._up_to_date(plan)

    def _heard(self, news: News) -> None:
        """Only noted here, in the writer's thread; the next question reads it."""
        if isinstance(news, Gathered):
            self._all_anew = True
        elif isinstance(news, Changed):
            self._changed.extend(id for entity, id in news.rows if entity == "Proposal")

    def _up_to_date(self, plan: OpenPlan) -> Index:
        if self._index is None or self._all_anew:
            self._all_anew = False
            self._changed.clear()
            language = plan.plan.language
            standing = plan.all(Proposal, withdrawn=False)
            self._index = Index(((one.id, one.text) for one in standing), language)
            return self._index
        while self._changed:
            id = self._changed.popleft()
            one = plan.find(Proposal, id)
            if one is None or one.withdrawn:
                self._index.remove(id)
            else:
                self._index.put(id, one.text)
        return self._index


_of_plans: weakref.WeakKeyDictionary[OpenPlan, Similar] = weakref.WeakKeyDictionary()


def of(plan: OpenPlan) -> Similar:
    """The one of this plan, shared by all that ask about it."""
    known = _of_plans.get(plan)
    if known is None:
        known = _of_plans.setdefault(plan, Similar(plan))
    return known


def similar(plan: OpenPlan, text: str, limit: int = 2) -> list[Alike]:
    """The standing proposals most like ``text``, best first; only those worth naming."""
    return of(plan).most_like(text, limit)
