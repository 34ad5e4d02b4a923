"""The sheets of the printed kit: one row of SHEETS each, by the name that packs give them.

To add one: a function ``(page, view, words) -> None`` in a module of this folder, and a row.
The modules are imported only when a sheet is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitView
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.text import Words

Draw = Callable[["KitPage", "KitView", "Words"], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet. ``name`` for people; ``draws`` "module:function" in this folder; ``paper``
    "portrait" or "landscape"; ``poster``: designed at A3, printed on one page or as four tiles;
    ``bare``: cut at its edges, so without a foot; ``read``: over many pages, with a running head;
    ``of`` "exercise" where packs name it, "kit" where it belongs to the whole workshop."""

    name: str
    draws: str
    paper: str = "portrait"
    poster: bool = False
    bare: bool = False
    read: bool = False
    of: str = "exercise"

    def draw(self, page: KitPage, view: KitView, words: Words) -> None:
        """Draw it on ``page`` and as many pages more as it needs."""
        module, _, function = self.draws.partition(":")
        found: Draw = getattr(import_module(f"{__package__}.{module}"), function)
        found(page, view, words)


def _poster(name: str, draws: str, paper: str = "portrait") -> Sheet:
    return Sheet(name=name, draws=draws, paper=paper, poster=True)


def _cards(name: str, draws: str, paper: str = "portrait", of: str = "exercise") -> Sheet:
    return Sheet(name=name, draws=draws, paper=paper, bare=True, of=of)


SHEETS: Mapping[str, Sheet] = {
    "run-sheet": Sheet(
        name=N_("Facilitator's run sheet"), draws="run_sheet:run_sheet", read=True, of="kit"
    ),
    # in the order in which a workshop needs them
    "agreements-poster": _poster(N_("Poster of the agreements"), "signs:agreements_poster"),
    "theme-signs": _poster(N_("Signs of the five themes"), "signs:theme_signs", "landscape"),
    "theme-questions": _poster(N_("Questions for each theme"), "signs:theme_questions"),
    "need-cards": _cards(N_("Need cards with drawings"), "cards:need_cards"),
    "blank-cards": _cards(N_("Blank cards"), "option_cards:blank_cards"),
    "day-strip": Sheet(name=N_("Strip of the day"), draws="strips:day_strip", paper="landscape"),
    "territory-map": _poster(N_("Map of the territory"), "maps:territory_map", "landscape"),
    "proposal-sheet": Sheet(name=N_("Proposal sheet"), draws="forms:proposal_sheet"),
    "proposal-cards": _cards(N_("Proposal cards"), "option_cards:proposal_cards"),
    "option-marks": _cards(N_("Cards with number and shape"), "option_cards:option_marks"),
    "option-poster": _poster(N_("Poster of the options"), "posters:option_poster"),
    "ballots": _cards(N_("Ballots"), "ballots:ballots"),
    "giant-ballot": _poster(N_("Giant example ballot"), "giant_ballot:giant_ballot"),
    "tally-sheet": Sheet(name=N_("Tally sheet"), draws="tables:tally_sheet"),
    "criteria-poster": _poster(N_("Poster of the nine criteria"), "posters:criteria_poster"),
    "capacity-sheet": Sheet(name=N_("Capacity sheet"), draws="tables:capacity_sheet"),
    "gate-sheet": Sheet(name=N_("Gate sheet"), draws="gate_sheet:gate_sheet"),
    "zone-map": _poster(N_("Map of the four zones"), "maps:zone_map", "landscape"),
    "reason-sheet": Sheet(name=N_("Sheet of reasons"), draws="forms:reason_sheet"),
    "commitment-slips": _cards(N_("Commitment slips"), "commitment_slips:commitment_slips"),
    "month-line": Sheet(
        name=N_("Line of the next six months"), draws="strips:month_line", paper="landscape"
    ),
    "readback-poster": _poster(N_("Read-back poster"), "readback:readback_poster"),
    "readback-slips": _cards(N_("Read-back slips"), "readback_slips:readback_slips"),
    "face-signs": _cards(N_("Signs with three faces"), "signs:face_signs"),
    "service-cards": _cards(N_("Service cards"), "cards:service_cards"),
    "directory": Sheet(name=N_("Directory of services"), draws="services:directory"),
    "referral-slip": _cards(N_("Referral slips"), "services:referral_slip"),
    "sector-wheel": _poster(N_("Wheel of sectors"), "maps:sector_wheel"),
    "skills-sheet": Sheet(name=N_("Hands and manner sheet"), draws="services:skills_sheet"),
    "barrier-cards": _cards(N_("Obstacle cards"), "cards:barrier_cards", "landscape"),
    "option-cards": _cards(N_("Numbered option cards"), "option_cards:option_cards", of="kit"),
    "signature-sheet": Sheet(
        name=N_("Signature sheet, paper only"), draws="signature_sheet:signature_sheet", of="kit"
    ),
    "key-sheet": Sheet(name=N_("Key sheet"), draws="key_sheet:key_sheet", of="kit"),
}
"""Every sheet by its name, in the order of printing."""
