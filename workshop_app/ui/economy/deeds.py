"""What the buttons of the page do: the report, a table brought in, an empty workbook; and the
places, each loaded when it is first shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app.ui.economy.place import Place

if TYPE_CHECKING:
    from workshop_app.ui.economy.page import EconomyPage

REPORT, BOOK = "economy-pdf", "economy-xlsx"


def make_place(page: EconomyPage, key: str) -> Place:
    """The place ``key`` of the page."""
    from workshop_app.ui.economy.actions import ActionsPlace
    from workshop_app.ui.economy.barriers import BarriersPlace
    from workshop_app.ui.economy.gaps import GapsPlace
    from workshop_app.ui.economy.own_work import OwnWorkPlace
    from workshop_app.ui.economy.sectors import SectorsPlace
    from workshop_app.ui.economy.skills import SkillsPlace
    from workshop_app.ui.economy.study import StudyPlace

    classes: dict[str, type[Place]] = {
        "sectors": SectorsPlace, "skills": SkillsPlace, "barriers": BarriersPlace,
        "own_work": OwnWorkPlace, "actions": ActionsPlace, "gaps": GapsPlace,
        "study": StudyPlace,
    }  # fmt: skip
    made = classes[key](page.plan, page.words, page.shell)
    if isinstance(made, SectorsPlace | GapsPlace):
        made.wanted.connect(page.wanted)
    return made


def report(page: EconomyPage) -> None:
    """The documents of the economic plan, to be exported at once or looked at first."""
    from workshop_app.ui.action_plan.export_panel import ExportPanel

    page.leaving()
    panel = page.findChild(ExportPanel) or ExportPanel(page, page.plan, page.words, page.shell)
    panel.kind.choose(REPORT)
    panel.open_under(page.report)


def bring_in(page: EconomyPage) -> None:
    """A market assessment out of a table, looked at before it is taken."""
    from workshop_app.ui.bring_in.economy_panel import open_market_assessment

    page.leaving()
    open_market_assessment(page, page.plan, page.words, page.shell)


def empty_workbook(page: EconomyPage) -> None:
    """The workbook to be filled elsewhere and brought back: where it is to go is asked first."""
    from workshop_app.services.document_orders import Order
    from workshop_app.services.files import safe_target
    from workshop_app.translation.catalogue import Words as Catalogue
    from workshop_app.ui.documents.choices import language_of
    from workshop_app.ui.documents.exports import ToWrite

    words, shell = page.words, page.shell
    name = words("market-assessment") + ".xlsx"
    path = shell.ask_where(words("Get the empty workbook to fill in"), name, "*.xlsx")
    if path is None:
        return
    path = path if path.suffix else Path(path).with_suffix(".xlsx")
    writing = ToWrite(Order(BOOK, None), words("Market assessment, to fill in"), safe_target(path))
    shell.exports.begin(page.plan, [writing], Catalogue(language_of(page.plan, shell.settings)))
