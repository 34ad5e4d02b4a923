"""The rail: every page, in the order of the work. A page's class is text, so that it loads on the
first visit."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.ui.page import Page


@dataclass(frozen=True, slots=True)
class PageRow:
    """``digit`` with Alt opens it, 0 for none. ``short`` stands in the rail where ``name`` is too
    long for it; ``help`` says in one line what the page is for. A page ``under`` another (its key)
    has no place of its own in the rail: that one is marked while it is shown."""

    key: str
    name: str
    icon: str
    digit: int
    group: str
    where: str
    help: str
    short: str = ""
    under: str = ""

    def load(self) -> type[Page]:
        """The class of the page; imported now."""
        module, name = self.where.split(":")
        found: type[Page] = getattr(importlib.import_module(module), name)
        return found


_UI = "workshop_app.ui."

PAGES: tuple[PageRow, ...] = (
    PageRow(
        "prepare", N_("Prepare"), "clipboard-text", 1, "stages", _UI + "prepare.page:PreparePage",
        N_("Municipality, territories, workshop, agenda, materials and kit."),
    ),
    PageRow(
        "facilitate", N_("Facilitate"), "chalkboard-teacher", 2, "stages",
        _UI + "facilitate.page:FacilitatePage",
        N_("What to say now, what comes next, the timer and the capture line."),
    ),
    PageRow(
        "proposals", N_("Proposals"), "cards", 3, "stages", _UI + "proposals.page:ProposalsPage",
        N_("The board of what was said, by theme, cluster or table."),
    ),
    PageRow(
        "map", N_("Map"), "map-trifold", 4, "stages", _UI + "map.page:MapPage",
        N_("An offline map or drawing of the territory, with pins and areas."),
    ),
    PageRow(
        "vote", N_("Vote"), "archive-box", 5, "stages", _UI + "vote.page:VotePage",
        N_("Prepare a round, open it, collect, close and show."),
    ),
    PageRow(
        "prioritize", N_("Prioritize"), "target", 6, "stages",
        _UI + "prioritize.page:PrioritizePage",
        N_("Votes against capacity: what goes in, what waits, what returns, and why."),
    ),
    PageRow(
        "action_plan", N_("Action plan"), "flag-banner", 7, "stages",
        _UI + "action_plan.page:ActionPlanPage",
        N_("Actions, responsible parties, terms, costs, indicators and commitments."),
    ),
    PageRow(
        "gather", N_("Gather workshops"), "git-merge", 0, "coordination",
        _UI + "gather.page:GatherPage",
        N_("Join several files into one plan."),
    ),
    PageRow(
        "economy", N_("Local economy"), "storefront", 0, "coordination",
        _UI + "economy.page:EconomyPage",
        N_("The territorial-economic action plan."),
    ),
    PageRow(
        "projects", N_("Strategic projects"), "buildings", 0, "coordination",
        _UI + "projects.page:ProjectsPage",
        N_("Sheets of the territory's large projects."),
        short=N_("Projects"),
    ),
    PageRow(
        "directory", N_("Attention points"), "lifebuoy", 0, "coordination",
        _UI + "directory.page:DirectoryPage",
        N_("Directory and referral slips."),
    ),
    PageRow(
        "procedures", N_("Procedures"), "file-text", 0, "coordination",
        _UI + "procedures.page:ProceduresPage",
        N_("Guides in plain words, which point helps, and when each was checked."),
        under="directory",
    ),
    PageRow(
        "safety", N_("Keep safe"), "shield-check", 0, "coordination",
        _UI + "safety.page:SafetyPage",
        N_("Safety copies, passphrase, screen lock, sharing copy, purge."),
    ),
    PageRow(
        "documents", N_("Documents"), "files", 0, "documents", _UI + "documents.page:DocumentsPage",
        N_("What is printed and handed over: looked at, exported, and how it looks."),
        under="action_plan",
    ),
    PageRow(
        "territory", N_("Territories"), "map-trifold", 0, "territory",
        _UI + "territory.page:TerritoryPage",
        N_("What each territory and its people lack and have, in words and totals."),
        under="map",
    ),
    PageRow(
        "centres", N_("IntegrHa-bitat centres"), "house-line", 0, "coordination",
        _UI + "centres.page:CentresPage",
        N_("Site, social programme, spaces, partners, agreements, phases and indicators."),
        under="directory",
    ),
)  # fmt: skip


def row(key: str) -> PageRow:
    """The row with this key. ``KeyError`` where there is none."""
    return {one.key: one for one in PAGES}[key]
