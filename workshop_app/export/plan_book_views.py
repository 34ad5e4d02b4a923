"""What the workbook of a plan needs, as frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workshop_app.domain.plan_book import Row
from workshop_app.export.views import PlanView


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBookView:
    """``plan`` as all documents tell it; ``rows`` of the sheets that come back, by the sheet's id:
    values as they are kept, not yet cut to what a cell holds. ``id`` is the plan's."""

    id: str
    plan: PlanView
    rows: Mapping[str, tuple[Row, ...]]
    indicators: int = 1
