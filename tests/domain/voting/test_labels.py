"""What is said of an option when the groups are compared."""

from __future__ import annotations

from tests.domain.voting.rounds import simple
from workshop_app.domain.voting.ballots import Ballot, RoundGroup
from workshop_app.domain.voting.count import RoundResult, count_round
from workshop_app.domain.voting.labels import LABELS


def count(*groups: str, top: int = 1) -> RoundResult:
    """Each of ``groups`` spells its approvals, a letter for each person; two places of six."""
    made = tuple(RoundGroup(id=str(n), admitted=9) for n in range(len(groups)))
    ballots = [
        Ballot(f"{n}{i:02}", str(n), ((option, 1),))
        for n, spelled in enumerate(groups)
        for i, option in enumerate(spelled)
    ]
    return count_round(simple("approval", "a b c d e f", groups=made, label_top=top), ballots)


def said(result: RoundResult) -> dict[str, str]:
    return {one.option: one.label for one in result.labels}


def test_every_label_but_none_is_said() -> None:
    assert [label for label, words in LABELS.items() if not words] == ["none"]


def test_what_is_high_everywhere_is_broad_agreement() -> None:
    assert said(count("aaaab", "aaaac"))["a"] == "broad_agreement"


def test_what_one_group_ranks_high_and_the_sum_leaves_out_is_named() -> None:
    result = count("aaaaabbbb", "aaaaabbbb", "cccab")
    assert said(result)["c"] == "one_group_priority"
    assert next(one for one in result.labels if one.option == "c").high_in == ("2",)


def test_what_the_sum_keeps_is_no_priority_of_one_group_only() -> None:
    assert said(count("aaaaabb", "bbbbbaa"))["a"] != "one_group_priority"


def test_groups_that_rank_far_apart_differ() -> None:
    result = count("aaaaaabcd", "bbbccceee")
    assert said(result)["a"] == "divergence"


def test_without_votes_comes_before_all_else() -> None:
    assert said(count("aaaab", "aaaac"))["f"] == "no_votes"


def test_nothing_is_said_where_no_group_is_told_apart() -> None:
    assert count("aaaab").labels == ()
