"""The panels of the player, opened where they belong on the page."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from workshop_app.domain.packs import ExercisePack, in_language, steps_for
from workshop_app.services import clock, pace, script
from workshop_app.services.facilitate import ON_TIME_MINUTES, Standing
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.ui import exercises, theme
from workshop_app.ui.facilitate.after_card import Step
from workshop_app.ui.facilitate.aid_panels import CarePanel, PromptsPanel
from workshop_app.ui.facilitate.pace_panel import PacePanel, ShorterRow
from workshop_app.ui.facilitate.panels import Panel, above, below
from workshop_app.ui.facilitate.parts_panel import PartsPanel, PlaceRow

if TYPE_CHECKING:
    from workshop_app.ui.facilitate.page import FacilitatePage


def coming(standing: Standing, words: Words, most: int = 3) -> list[Step]:
    """The next steps as the card of what comes after shows them."""
    steps = []
    for one in islice(script.coming(standing, words.language), most):
        part = standing.parts[one.at]
        begins = one.at != standing.at
        icon = exercises.icon(part.item, part.pack)
        if not begins:
            icon = exercises.step_icon(part.steps[one.step].step.capture)
        label = exercises.title(part.item, words, part.pack)
        if not begins:
            label = exercises.step_label(part.steps, one.step, words)
        steps.append(Step(one.at, one.step, icon, label, words.minutes(one.minutes), begins))
    return steps


def parts(page: FacilitatePage) -> None:
    """All parts of the agenda and their steps, to jump to any of them."""
    standing, words = page.standing, page.words
    if standing is None or _closed(page, PartsPanel):
        return
    rows: list[PlaceRow] = []
    for at, part in enumerate(standing.parts):
        title = exercises.title(part.item, words, part.pack)
        icon, length = exercises.icon(part.item, part.pack), words.minutes(part.item.minutes)
        rows.append(_row(standing, at, -1, icon, title, length, words))
        for step, timed in enumerate(part.steps if part.count > 1 else ()):
            label = exercises.step_label(part.steps, step, words)
            icon = exercises.step_icon(timed.step.capture)
            length = words.minutes(timed.minutes) if timed.minutes else words("skipped")
            rows.append(_row(standing, at, step, icon, label, length, words))
    panel = PartsPanel(page, words, rows)
    panel.picked.connect(page.go_to)
    box = below(page.stage.after.whole, page, theme.now().px(480), panel.height_wanted())
    panel.open_at(box, panel.list)


def _row(
    standing: Standing, at: int, step: int, icon: str, title: str, length: str, words: Words
) -> PlaceRow:
    """A row of the list of places; ``step`` below zero is the part itself."""
    here = (standing.at, standing.step if step >= 0 else -1)
    state = "now" if (at, step) == here else "done" if (at, step) < here else "next"
    said = {"now": words("now"), "done": words("done"), "next": ""}[state]
    text = ", ".join(filter(None, [title, length, said]))
    return PlaceRow(at, step, icon, title, length, state, text)


def prompts(page: FacilitatePage) -> None:
    """A question for each theme, for a table that is stuck."""
    standing = page.standing
    if standing is None or _closed(page, PromptsPanel):
        return
    told = script.now(standing, page.words.language)
    panel = PromptsPanel(page, page.words, told.prompts)
    wide = min(theme.now().px(640), page.stage.script.width())
    anchor = page.stage.script.prompts
    panel.open_at(above(anchor, page, wide, panel.height_wanted(wide)), panel)


def care(page: FacilitatePage) -> None:
    """Care, tips, what to do when time is short, and the questions for a stuck table."""
    standing = page.standing
    if standing is None or standing.part.pack is None or _closed(page, CarePanel):
        return
    panel = CarePanel(page, page.words, script.now(standing, page.words.language))
    wide = min(theme.now().px(680), page.width() - 64)
    anchor = page.stage.script.cares
    panel.open_at(above(anchor, page, wide, panel.height_wanted(wide)), panel.area)


def wants_photo(pack: ExercisePack | None, plan: OpenPlan) -> bool:
    """Whether the exercise captures a photo, and the plan can take one."""
    return pack is not None and "photo" in pack.captures and not plan.read_only


def sheets(page: FacilitatePage) -> None:
    """The photos of flip charts and drawings of this workshop, to add one and cut it."""
    from workshop_app.ui.photos.sheets import open_sheets

    if page.workshop is not None:
        open_sheets(page, page.plan, page.words, page.shell, page.workshop.id)


def pace_panel(page: FacilitatePage) -> None:
    """How late the session is, and a proposal of what to shorten."""
    standing, words, plan = page.standing, page.words, page.plan
    if standing is None or _closed(page, PacePanel):
        return
    late = standing.behind(clock.now(plan))
    wanted = pace.shortening(plan, standing, clock.now(plan))
    can = late > ON_TIME_MINUTES and not plan.read_only and bool(wanted.parts)
    rows = [_shorter(part, words) for part in wanted.parts] if can else []
    panel = PacePanel(
        page, words, [*_pace_said(late, words), *_said(standing, wanted, words)], rows
    )
    panel.shorten.connect(lambda: page.shorten(wanted))
    wide = theme.now().px(560 if rows else 400)
    box = below(page.top.pace, page, wide, panel.height_wanted(wide))
    panel.open_at(box, panel.button if can else panel)


def _pace_said(late: int, words: Words) -> list[str]:
    """How the session stands, in a sentence."""
    if late > ON_TIME_MINUTES:
        return [words("The session is {minutes} behind its agenda.", minutes=words.minutes(late))]
    if late < -ON_TIME_MINUTES:
        return [
            words(
                "The session is {minutes} ahead of its agenda. There is time to hear more voices.",
                minutes=words.minutes(-late),
            )
        ]
    return [words("The session is on time.")]


def _said(standing: Standing, wanted: pace.Shortening, words: Words) -> list[str]:
    """What can be won, what cannot, and what may be passed over right now."""
    said: list[str] = []
    if wanted.late <= ON_TIME_MINUTES:
        return said
    if wanted.parts and not wanted.missing:
        said.append(words("Like this it would end on time; breaks stay as they are:"))
    elif wanted.parts:
        said.append(
            words(
                "Like this {won} would be won; {missing} would still be missing. Breaks stay as "
                "they are:",
                won=words.minutes(wanted.won),
                missing=words.minutes(wanted.missing),
            )
        )
    else:
        said.append(words("What follows is as short as it can be."))
    if wanted.now:
        labels = [exercises.step_label(standing.part.steps, n, words) for n in wanted.now]
        said.insert(0, words("In this exercise you may skip: {steps}.", steps=words.listed(labels)))
    return said


def _shorter(part: pace.Shorter, words: Words) -> ShorterRow:
    """An exercise of the proposal, with what its pack says of short time."""
    how = []
    if short := in_language(part.pack.if_short, words.language):
        how.append(words("If time is short: {how}", how=short))
    timed = steps_for(part.pack, part.minutes)
    for numbers, sentence in (
        (part.skipped, N_("Falls away: {steps}.")),
        (tuple(n for n in part.may_skip if n not in part.skipped), N_("May be skipped: {steps}.")),
    ):
        if numbers:
            labels = [exercises.step_label(timed, n, words) for n in numbers]
            how.append(words(sentence, steps=words.listed(labels)))
    change = words("{before} → {after} min", before=part.item.minutes, after=part.minutes)
    return ShorterRow(exercises.title(part.item, words, part.pack), change, tuple(how))


def _closed(page: FacilitatePage, kind: type[Panel]) -> bool:
    """Close the panel that is open; whether it was one of this ``kind``: its button closes it."""
    open_one = next((one for one in page.findChildren(Panel) if one.isVisible()), None)
    if open_one is not None:
        open_one.leave()
    return isinstance(open_one, kind)
