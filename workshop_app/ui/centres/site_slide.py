"""What the room sees while it scores sites: the question with its pictogram and what 1, 3 and 5 mean;
the scores only when someone turned them on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workshop_app.domain.centre_sites import SiteScore
from workshop_app.domain.directory import SITE_CRITERIA, ServicePoint
from workshop_app.export.centre_names import CRITERIA
from workshop_app.services import centre_sites
from workshop_app.services.centre_criteria import criteria
from workshop_app.services.centre_sites import Compared
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.centres.site_grid import letter
from workshop_app.ui.shell.slides import SitesSlide, Slide

_NUMBERS = {
    1: "number-circle-one", 2: "number-circle-two", 3: "number-circle-three",
    4: "number-circle-four", 5: "number-circle-five",
}  # fmt: skip


def slide_of(
    words: Words, centre: str, sites: Sequence[Compared], criterion: str, *, scores: bool
) -> SitesSlide:
    """The slide of one criterion: what 1, 3 and 5 mean, or with ``scores`` that of each site.
    ``centre`` is an id."""
    told = criteria(words.language)[criterion]
    at = SITE_CRITERIA.index(criterion)
    following = SITE_CRITERIA[at + 1] if at + 1 < len(SITE_CRITERIA) else ""
    after = words("Next: {step}", step=words(CRITERIA[following])) if following else ""
    meant = tuple((_NUMBERS[score], text) for score, text in told.examples)
    return SitesSlide(
        key=f"sites {centre}",
        icon=told.icon,
        name=words(CRITERIA[criterion]),
        question=told.plain,
        rows=_scores(sites, criterion) if scores else meant,
        at=at,
        count=len(SITE_CRITERIA),
        after=after,
    )


def _scores(sites: Sequence[Compared], criterion: str) -> tuple[tuple[str, str], ...]:
    found = []
    for at, one in enumerate(sites):
        score = one.site.scores.get(criterion, SiteScore()).score
        found.append((_NUMBERS.get(score or 0, "circle-dashed"), f"{letter(at)} · {one.site.name}"))
    return tuple(found)


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
