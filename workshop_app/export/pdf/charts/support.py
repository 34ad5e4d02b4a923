"""How the support of a theme is shared: a bar for each of its options in a round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.figure import Figure, put

if TYPE_CHECKING:
    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.round_views import OptionView
    from workshop_app.export.telling import Telling
    from workshop_app.export.views import ProposalView

ROW = 15.0
NAME = 20.0
BARS = 190.0
BAR_ROOM = 150.0
OUTCOME = 370.0


class SupportChart(Figure):
    """Full bars are in the plan, empty ones are not."""

    def __init__(self, telling: Telling, theme: str, options: list[OptionView]) -> None:
        self.telling, self.theme, self.options = telling, theme, options
        super().__init__(ROW * len(options) + 2, self._told(), before=0, after=0)

    def _told(self) -> str:
        words = self.telling.words
        return words(
            "Marks of each proposal: {list}.",
            list=", ".join(
                f"{self._label(one)} ({one.number}) {words.number(one.total)}"
                for one in self.options
            ),
        )

    def _label(self, option: OptionView) -> str:
        return option.label or self.telling.option_label(option.number)

    def draw_inside(self, paper: Paper, x: float, top: float, width: float) -> None:
        most = max((float(one.total) for one in self.options), default=0.0) or 1.0
        look = palette.theme(self.theme)
        for n, option in enumerate(self.options):
            middle = top - ROW * (n + 0.5)
            put(paper, option.number, x + 14, middle, font=fonts.BOLD, size=9.5, align="right")
            put(paper, self._label(option), x + NAME, middle, width=BARS - NAME - 6)
            long = float(option.total) / most * BAR_ROOM
            proposal = self.telling.by_number.get(option.number)
            inside = proposal is not None and proposal.outcome == "action"
            if long > 0:
                with paper.ornament():
                    if inside:
                        paper.box(x + BARS, middle - 4.8, long, 9.6, fill=look.color)
                    else:
                        long = max(long, 3.0)
                        paper.box(
                            x + BARS + 0.6, middle - 4.4, long, 8.8, stroke=look.color, line=1.1
                        )
            told = self.telling.words.number(option.total)
            put(paper, told, x + BARS + long + 6, middle, font=fonts.BOLD, size=9.5)
            put(paper, self._outcome(proposal), x + OUTCOME, middle, width=width - OUTCOME)

    def _outcome(self, proposal: ProposalView | None) -> str:
        words = self.telling.words
        if proposal is None:
            return ""
        if proposal.actions:
            numbers = ", ".join(proposal.actions)
            if len(proposal.actions) == 1:
                return words("Action {numbers}", numbers=numbers)
            return words("Actions {numbers}", numbers=numbers)
        if proposal.outcome == "out":
            return words("Not in: with a reason")
        return words("Not decided yet")
