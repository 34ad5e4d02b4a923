"""What the room sees while it scores sites: the question with its pictogram and what 1, 3 and 5 mean;
the scores only when someone turned them on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workshop_app.domain.centre_sites import MOST, SiteScore
from workshop_app.domain.directory import SITE_CRITERIA, ServicePoint
from workshop_app.export.centre_names import CRITERIA
from workshop_app.services import centre_sites
from workshop_app.services.centre_criteria import SiteCriterion, criteria
from workshop_app.services.centre_sites import Compared
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.centres.site_grid import letter
from workshop_app.ui.shell.slides import PromptSlide, ResultRow, ResultSlide, Slide

_NUMBERS = {1: "number-circle-one", 3: "number-circle-three", 5: "number-circle-five"}


def slide_of(
    words: Words, centre: str, sites: Sequence[Compared], criterion: str, *, scores: bool
) -> PromptSlide | ResultSlide:
    """The slide of one criterion; with ``scores`` that of each site too. ``centre`` is an id."""
    told = criteria(words.language)[criterion]
    if scores:
        return _scores(words, f"sites {centre} scores", sites, told)
    at = SITE_CRITERIA.index(criterion)
    following = SITE_CRITERIA[at + 1] if at + 1 < len(SITE_CRITERIA) else ""
    after = words(CRITERIA[following]) if following else ""
    return PromptSlide(
        key=f"sites {centre}",
        prompt=told.plain,
        cues=tuple((_NUMBERS[score], text) for score, text in told.examples),
        at=at,
        count=len(SITE_CRITERIA),
        after=words("Next: {step}", step=after) if after else "",
    )


def _scores(words: Words, key: str, sites: Sequence[Compared], told: SiteCriterion) -> ResultSlide:
    rows = []
    for at, one in enumerate(sites):
        score = one.site.scores.get(told.id, SiteScore()).score
        rows.append(
            ResultRow(
                number=letter(at),
                icon=told.icon,
                text=one.site.name,
                value="–" if score is None else str(score),
                share=(score or 0) / MOST,
                chosen=one.site.chosen,
            )
        )
    widest = max((row.text for row in rows), key=len, default="")
    line = words("From 1, hard, to 5, favourable")
    return ResultSlide(key=key, title=told.plain, line=line, rows=tuple(rows), widest=widest)


def kept_up(
    plan: OpenPlan, words: Words, centre: str, criterion: str, *, scores: bool
) -> Callable[[News], Slide | None]:
    """Makes the slide anew when a score was written."""

    def again(news: News) -> Slide | None:
        point = plan.find(ServicePoint, centre)
        if point is None or not isinstance(news, Changed) or not news.about("CentrePart"):
            return None
        sites = centre_sites.sites(plan, point)
        return slide_of(words, centre, sites, criterion, scores=scores)

    return again
