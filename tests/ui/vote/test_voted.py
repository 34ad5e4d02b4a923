"""The one number of an open round: ballots, or people where bags are counted, or none yet."""

from __future__ import annotations

from collections.abc import Callable

from tests.ui.drafts import the_round
from tests.ui.seen import seen
from workshop_app.domain.voting.channels import CHANNELS
from workshop_app.services import counted, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.shell.slides import OpenRoundSlide
from workshop_app.ui.vote.channel_panels import CHANNEL_PANELS
from workshop_app.ui.vote.page import VotePage
from workshop_app.ui.widgets import Label


def slide_of(page: VotePage) -> OpenRoundSlide:
    slide = page.projector_slide()
    assert isinstance(slide, OpenRoundSlide)
    return slide


def test_the_room_is_told_no_number_while_all_is_still_to_be_counted_by_hand(
    open_vote: Callable[..., VotePage],
) -> None:
    slide = slide_of(open_vote(channels=("tokens",)))
    assert slide.ballots is None
    assert slide.said == ""


def test_people_counted_by_hand_are_told_as_people(
    open_vote: Callable[..., VotePage], plan: OpenPlan
) -> None:
    page = open_vote(channels=("tokens",))
    counted.people(plan, the_round(plan), "tokens", {"": 9})
    slide = slide_of(page)
    assert (slide.ballots, slide.said) == (9, "de 12 personas")


def test_ballots_and_people_counted_are_told_as_one_number(
    open_vote: Callable[..., VotePage], plan: OpenPlan
) -> None:
    page = open_vote(channels=("laptop", "tokens"))
    label = rounds.options(plan, the_round(plan))[0].label
    votes.vote(plan, the_round(plan), ((label, 1),))
    counted.people(plan, the_round(plan), "tokens", {"": 7})
    slide = slide_of(page)
    assert (slide.ballots, slide.said) == (8, "de 12 personas")
    room = page.findChild(Label, "ballots of the room")
    assert room.text() == "8 de 12 personas"
    assert "Personas que votaron" in seen(page)


def test_ballots_alone_are_told_as_ballots(open_vote: Callable[..., VotePage]) -> None:
    slide = slide_of(open_vote(channels=("paper", "laptop")))
    assert (slide.ballots, slide.said) == (0, "papeletas de 12 personas")


def test_a_tab_is_called_as_its_channel_is() -> None:
    assert set(CHANNEL_PANELS) == set(CHANNELS)
    assert all(CHANNEL_PANELS[key].name == row.name for key, row in CHANNELS.items())
