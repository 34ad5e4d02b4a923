"""The board: every proposal on it once, newest first, kept up by what the news names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workshop_app.domain.entity import THEMES, new_id
from workshop_app.domain.places import Photo
from workshop_app.domain.proposals import Cluster, Proposal
from workshop_app.services import importing, links, plan_view, prepare, proposals
from workshop_app.services.board import Board
from workshop_app.services.board_cards import NO, WITHOUT, YES, Filters, Lane
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan


def numbers(lanes: list[Lane]) -> dict[str, list[str]]:
    """The numbers in each lane that holds something, by its theme or name."""
    return {lane.name or lane.key: [c.number for c in lane.cards] for lane in lanes if lane.cards}


@pytest.fixture
def board(plan: OpenPlan) -> Board:
    """A board that hears every news of its plan."""
    made = Board(plan).load()

    def hear(news: News) -> None:
        assert isinstance(news, Changed)
        made.take(news)

    plan.news.subscribe(hear)
    return made


def test_five_lanes_of_themes_stand_on_an_empty_board(board: Board) -> None:
    assert [lane.key for lane in board.lanes("theme")] == list(THEMES)
    assert len(board) == 0


def test_the_newest_card_is_on_top(plan: OpenPlan, board: Board) -> None:
    for text in ("uno", "dos", "tres"):
        proposals.capture(plan, text, theme="health")
    proposals.capture(plan, "cuatro", theme="economy")
    assert numbers(board.lanes("theme")) == {"health": ["3", "2", "1"], "economy": ["4"]}


def test_a_cluster_is_one_card_where_its_newest_stood(plan: OpenPlan, board: Board) -> None:
    a, _, c = (proposals.capture(plan, text, theme="housing") for text in ("techo", "piso", "teja"))
    proposals.capture(plan, "muro", theme="housing")
    proposals.join_into_cluster(plan, [a, c], "Techos secos")
    lane = board.lanes("theme")[0]
    assert [card.number for card in lane.cards] == ["4", "1 + 3", "2"]
    assert (lane.cards[1].title, lane.cards[1].text) == ("Techos secos", "techo")
    assert (lane.count, len(board), board.clusters) == (4, 4, 1)


def test_undo_brings_the_board_back_as_it_was(plan: OpenPlan, board: Board) -> None:
    a, b = (proposals.capture(plan, text, theme="housing") for text in ("techo", "piso"))
    before = board.lanes("theme")
    proposals.join_into_cluster(plan, [a, b])
    proposals.move_to(plan, [plan.one(Proposal, a.id)], theme="health")
    plan.undo()
    plan.undo()
    assert board.lanes("theme") == before == Board(plan).load().lanes("theme")


def test_a_withdrawn_card_comes_apart_with_its_reason_and_returns(
    plan: OpenPlan, board: Board
) -> None:
    kept = proposals.capture(plan, "techo", theme="housing")
    gone = proposals.withdraw(plan, kept, "Se repite")
    lane = board.lanes("theme")[0]
    assert (lane.cards, lane.count, len(board)) == ((), 0, 0)
    assert [card.reason for card in lane.withdrawn] == ["Se repite"]
    proposals.bring_back(plan, gone)
    assert [card.number for card in board.lanes("theme")[0].cards] == ["1"]


def test_searching_ignores_accents_and_looks_into_clusters(plan: OpenPlan, board: Board) -> None:
    a, b = (proposals.capture(plan, text, theme="housing") for text in ("Títulos", "Escrituras"))
    proposals.capture(plan, "Cancha", theme="public_space")
    proposals.join_into_cluster(plan, [a, b])
    assert numbers(board.lanes("theme", "titulos")) == {"housing": ["1 + 2"]}
    assert numbers(board.lanes("cluster", "ESCRI")) == {"Títulos": ["2"]}
    assert numbers(board.lanes("theme", "nada")) == {}


def test_by_table_each_proposal_stands_at_its_own_table(plan: OpenPlan) -> None:
    workshop = prepare.add_workshop(plan, "Taller")
    one, two = prepare.set_tables(plan, workshop, ["Mesa 1", "Mesa 2"])
    at = {"workshop": workshop.id}
    a = proposals.capture(plan, "techo", theme="housing", table=one.id, **at)
    b = proposals.capture(plan, "piso", theme="health", table=two.id, **at)
    proposals.capture(plan, "teja", theme="housing", **at)
    proposals.capture(plan, "de otro taller", theme="housing")
    proposals.join_into_cluster(plan, [a, b])
    lanes = Board(plan, workshop=workshop.id).load().lanes("table")
    assert [(lane.name, [c.number for c in lane.cards]) for lane in lanes] == [
        ("Mesa 1", ["1"]), ("Mesa 2", ["2"]), ("", ["3"]),
    ]  # fmt: skip


def test_an_empty_table_keeps_its_lane(plan: OpenPlan) -> None:
    workshop = prepare.add_workshop(plan, "Taller")
    prepare.set_tables(plan, workshop, ["Mesa 1", "Mesa 2"])
    lanes = Board(plan, workshop=workshop.id).load().lanes("table")
    assert [lane.name for lane in lanes] == ["Mesa 1", "Mesa 2"]


def test_by_cluster_the_originals_stand_word_for_word(plan: OpenPlan, board: Board) -> None:
    three = [proposals.capture(plan, text, theme="housing") for text in ("techo", "teja", "luz")]
    proposals.join_into_cluster(plan, three[:2], "Techos secos")
    lanes = board.lanes("cluster")
    assert [(lane.name, [c.text for c in lane.cards]) for lane in lanes] == [
        ("", ["luz"]), ("Techos secos", ["teja", "techo"]),
    ]  # fmt: skip


def test_names_of_tables_and_photos_reach_cards_that_stand(plan: OpenPlan, board: Board) -> None:
    workshop = prepare.add_workshop(plan, "Taller")
    (table,) = prepare.set_tables(plan, workshop, ["Mesa 1"])
    kept = proposals.capture(plan, "techo", theme="housing", workshop=workshop.id, table=table.id)
    with plan.step("proposal.edit") as step:
        step.add(Photo(id=new_id(), media="00", proposal=kept.id))
        step.change(table, name="Mesa Ceiba")
    card = board.card(kept.id)
    assert card is not None
    assert (card.table_name, card.photo) == ("Mesa Ceiba", True)


def test_challenges_have_a_board_of_their_own(plan: OpenPlan) -> None:
    proposals.capture(plan, "techo", theme="housing")
    proposals.capture_challenge(plan, "Se mojan los techos", theme="housing")
    lanes = Board(plan, "challenge").load().lanes("theme")
    assert [card.text for card in lanes[0].cards] == ["Se mojan los techos"]


def test_every_proposal_of_the_sample_is_counted_once_however_it_is_sorted(
    sample: OpenPlan,
) -> None:
    board = Board(sample).load()
    for by in ("theme", "table", "cluster", "workshop"):
        assert sum(lane.count for lane in board.lanes(by)) == sample.count(Proposal) == len(board)
    assert board.clusters == sample.count(Cluster)
    view = plan_view.read_plan(sample)
    assert len({one.number for one in view.proposals}) == len(view.proposals) == len(board)
    assert sum(one.proposals for one in view.workshops) == len(board)


def test_documents_count_a_withdrawn_proposal_that_the_board_only_keeps_behind_its_fold(
    plan: OpenPlan, board: Board
) -> None:
    a, b, c = (proposals.capture(plan, text, theme="housing") for text in ("techo", "teja", "luz"))
    proposals.join_into_cluster(plan, [a, b])
    proposals.withdraw(plan, c, "Se repite")
    (lane,) = (one for one in board.lanes("theme") if one.count)
    assert (len(board), lane.count, len(lane.withdrawn)) == (2, 2, 1)
    assert [one.number for one in plan_view.read_plan(plan).proposals] == ["1", "2", "3"]


def test_two_laptops_numbers_are_told_apart(make_plan: Callable[..., OpenPlan]) -> None:
    plan = make_plan("twins")
    with plan.step("demo.load") as step:
        for text in ("uno", "otro"):
            step.add(Proposal(id=new_id(), letter="", count=1, text=text, theme="health"))
    lanes = Board(plan).load().lanes("theme")
    assert sorted(card.number for card in lanes[3].cards) == ["1", "1 bis"]


def test_by_workshop_and_by_table_each_stands_where_it_was_said(
    plan: OpenPlan, board: Board
) -> None:
    first, second = (prepare.add_workshop(plan, title) for title in ("Líderes", "Comunidad"))
    for workshop, text in ((first, "techo"), (second, "luz"), (second, "agua")):
        proposals.capture(plan, text, theme="housing", workshop=workshop.id)
    assert [(one.name, one.count) for one in board.lanes("workshop")] == [
        ("Líderes", 1), ("Comunidad", 2),
    ]  # fmt: skip
    proposals.capture(plan, "de nadie", theme="housing")
    assert [one.count for one in board.lanes("workshop")] == [1, 2, 1]


def test_filters_keep_what_has_it_what_lacks_it_and_clusters_of_either(
    plan: OpenPlan, board: Board
) -> None:
    workshop = prepare.add_workshop(plan, "Taller")
    (table,) = prepare.set_tables(plan, workshop, ["Mesa 1"])
    a = proposals.capture(plan, "a", theme="housing", workshop=workshop.id, table=table.id)
    b = proposals.capture(plan, "b", theme="health", perspective="governance", tags=("luz",))
    c = proposals.capture(plan, "c", theme="housing")
    need = proposals.capture_challenge(plan, "reto", theme="housing")
    links.link(plan, [c.id], [need.id])
    with plan.step("photo.add") as step:
        step.add(Photo(id=new_id(), media="00", proposal=a.id))
    proposals.withdraw(plan, proposals.capture(plan, "d", theme="economy"), "Se repite")

    def kept(**asked: str) -> str:
        lanes = board.lanes("theme", filters=Filters(**asked))
        return " ".join(sorted(c.number for lane in lanes for c in (*lane.cards, *lane.withdrawn)))

    assert kept(theme="housing") == "1 3"
    assert kept(table=table.id) == kept(workshop=workshop.id) == "1"
    assert kept(table=WITHOUT) == "2 3 4"
    assert kept(perspective="governance") == kept(tag="luz") == "2"
    assert kept(linked=YES) == "3"
    assert kept(linked=NO, theme="housing") == "1"
    assert kept(photo=YES) == "1"
    assert kept(withdrawn=YES) == "4"
    proposals.join_into_cluster(plan, [plan.one(Proposal, one.id) for one in (a, b)])
    assert kept(tag="luz") == "1 + 2"


def test_links_stand_on_both_cards_by_number_and_follow_the_news(
    plan: OpenPlan, board: Board
) -> None:
    needs = [proposals.capture_challenge(plan, text, theme="housing") for text in ("x", "y")]
    idea = proposals.capture(plan, "techo", theme="housing")
    beside = Board(plan, "challenge").load()
    links.link(plan, [idea.id], [one.id for one in reversed(needs)])
    card = board.card(idea.id)
    assert card is not None
    assert (card.links, card.linked) == (tuple(one.id for one in needs), ("1", "2"))
    answered = beside.load().card(needs[0].id)
    assert answered is not None
    assert answered.linked == ("1",)
    proposals.withdraw(plan, idea, "Se repite")
    again = beside.load().card(needs[0].id)
    assert again is not None
    assert again.linked == ()


@pytest.mark.parametrize("wanted", ["t", "¡!", "é a"])
def test_what_says_too_little_to_look_for_hides_no_card(
    plan: OpenPlan, board: Board, wanted: str
) -> None:
    one = proposals.capture(plan, "Arreglar los techos", theme="housing")
    other = proposals.capture(plan, "Cambiar las tejas", theme="housing")
    proposals.join_into_cluster(plan, [one, other], "Techos")
    proposals.capture(plan, "Una ludoteca", theme="education")
    assert board.lanes("theme", wanted) == board.lanes("theme")
    assert board.lane(wanted) == board.lane()


def test_hundreds_of_cards_that_come_change_and_go_at_once_stand_as_if_read_anew(
    plan: OpenPlan, board: Board
) -> None:
    proposals.capture(plan, "la primera", theme="health")
    said = "\n".join(f"propuesta numero {n}" for n in range(510))
    brought = importing.look_at_text(plan, said, mask_word="", theme="economy")
    made = importing.bring_in(plan, brought)
    assert board.lanes("theme") == Board(plan).load().lanes("theme")
    proposals.move_to(plan, made, theme="education")
    assert [lane.count for lane in board.lanes("theme")] == [0, 0, 510, 1, 0]
    for _ in range(2):
        plan.undo()
    assert [lane.count for lane in board.lanes("theme")] == [0, 0, 0, 1, 0]
    assert len(board.lane("propuesta").cards) == 0
