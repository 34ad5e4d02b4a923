"""What a slide shows, and how it stands with the projector, said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.text import Words
from workshop_app.ui.shell.slides import (
    BoardSlide,
    FactsSlide,
    MapSlide,
    OpenRoundSlide,
    PhonesSlide,
    PromptSlide,
    ResultSlide,
    SignsSlide,
    SitesSlide,
    Slide,
    TaskSlide,
)  # fmt: skip

if TYPE_CHECKING:
    from workshop_app.ui.shell.projector import Projector


def told(slide: Slide, words: Words) -> str:
    """What a slide shows; no figure that changes by itself."""
    if isinstance(slide, PromptSlide):
        return words("the question “{text}”", text=slide.prompt)
    if isinstance(slide, TaskSlide):
        return words("the task “{text}”", text=slide.task)
    if isinstance(slide, BoardSlide):
        return words("the board “{text}”", text=slide.title)
    if isinstance(slide, OpenRoundSlide):
        return words("the round “{text}”", text=slide.question)
    if isinstance(slide, PhonesSlide):
        return words("how to vote with a phone")
    if isinstance(slide, ResultSlide):
        return words("the result of “{text}”", text=slide.title)
    if isinstance(slide, SignsSlide):
        return words("the options of “{text}”", text=slide.title)
    if isinstance(slide, FactsSlide):
        return words("what is fixed for “{text}”", text=slide.question)
    if isinstance(slide, SitesSlide):
        return words("the question “{text}”", text=slide.question)
    if isinstance(slide, MapSlide):
        return words("the map “{text}”", text=slide.title)
    return words("the name of the plan")


def state(projector: Projector, words: Words) -> str:
    """What the room sees now, in a sentence."""
    if not projector.is_open:
        return words("Nothing is shown to the room.")
    what = told(projector.seen, words)
    if projector.lost:
        return words("The projector is not connected; kept for it: {what}.", what=what)
    if projector.black:
        return words("The projector is black; kept for it: {what}.", what=what)
    if projector.frozen and projector.slide.key != projector.seen.key:
        waiting = told(projector.slide, words)
        return words("Frozen: the room sees {what}; then comes {next}.", what=what, next=waiting)
    if projector.frozen:
        return words("Frozen: the room sees {what}.", what=what)
    return words("The room sees {what}.", what=what)


def mark(projector: Projector, words: Words) -> str:
    """The word for a state that is not the usual one; "" for the usual."""
    if projector.lost:
        return words.at("projector", "No screen")
    if projector.black:
        return words.at("projector", "Black")
    if projector.frozen:
        return words.at("projector", "Frozen")
    return ""
