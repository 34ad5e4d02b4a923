"""The panels of the player, opened where they belong on the page."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from workshop_app.services import script
from workshop_app.services.facilitate import ON_TIME_MINUTES, Standing
from workshop_app.text import Words
from workshop_app.ui import exercises, theme
from workshop_app.ui.facilitate.after_card import Step
from workshop_app.ui.facilitate.panels import (
    PacePanel,
    Panel,
    PartRow,
    PartsPanel,
    PromptsPanel,
    above,
    below,
)

if TYPE_CHECKING:
    from workshop_app.ui.facilitate.page import FacilitatePage


def coming(standing: Standing, words: Words, most: int = 3) -> list[Step]:
    """The next steps as the card of what comes after shows them."""
    steps = []
    for one in islice(script.coming(standing, words.language), most):
        part = standing.parts[one.at]
        begins = one.at != standing.at
        icon = exercises.icon(part.item)
        if not begins:
            icon = exercises.step_icon(part.steps[one.step].step.capture)
        label = exercises.title(part.item, words)
        if not begins:
            label = exercises.step_label(part.steps, one.step, words)
        steps.append(Step(one.at, one.step, icon, label, words.minutes(one.minutes), begins))
    return steps


def parts(page: FacilitatePage) -> None:
    """All parts of the agenda, to jump to any of them."""
    standing, words = page.standing, page.words
    if standing is None or _closed(page):
        return
    rows = []
    for at, part in enumerate(standing.parts):
        state = "now" if at == standing.at else "done" if at < standing.at else "next"
        title, length = exercises.title(part.item, words), words.minutes(part.item.minutes)
        said = {"now": words("now"), "done": words("done"), "next": ""}[state]
        text = ", ".join(filter(None, [title, length, said]))
        rows.append(PartRow(at, exercises.icon(part.item), title, length, state, text))
    panel = PartsPanel(page, words, rows)
    panel.picked.connect(lambda at: page.go_to(at, 0))
    box = below(page.stage.after.whole, page, theme.now().px(420), panel.height_wanted())
    panel.open_at(box, panel.list)


def prompts(page: FacilitatePage) -> None:
    """A question for each theme, for a table that is stuck."""
    standing = page.standing
    if standing is None or _closed(page):
        return
    told = script.now(standing, page.words.language)
    panel = PromptsPanel(page, page.words, told.prompts)
    wide = min(theme.now().px(640), page.stage.script.width())
    anchor = page.stage.script.prompts
    panel.open_at(above(anchor, page, wide, panel.height_wanted(wide)), panel)


def pace(page: FacilitatePage) -> None:
    """How late the session is, and the offer to shorten what follows."""
    standing, words = page.standing, page.words
    if standing is None or _closed(page):
        return
    late = standing.behind(datetime.now())
    can = late > ON_TIME_MINUTES and not page.plan.read_only
    if can:
        sentence = words(
            "The session is {minutes} behind its agenda. What follows can be shortened in "
            "proportion; breaks stay as they are.", minutes=words.minutes(late),
        )  # fmt: skip
    elif late < -ON_TIME_MINUTES:
        sentence = words(
            "The session is {minutes} ahead of its agenda. There is time to hear more voices.",
            minutes=words.minutes(-late),
        )
    else:
        sentence = words("The session is on time.")
    panel = PacePanel(page, words, sentence, can)
    panel.shorten.connect(page.catch_up)
    wide = theme.now().px(380)
    box = below(page.top.pace, page, wide, panel.height_wanted(wide))
    panel.open_at(box, panel.button if can else panel)


def _closed(page: FacilitatePage) -> bool:
    """Whether a panel was open: the same button closes it."""
    open_one = page.findChild(Panel)
    if open_one is None or not open_one.isVisible():
        return False
    open_one.leave()
    return True
