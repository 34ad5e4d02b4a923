"""Badges and labels of the map: apart, in their zones, the same each time."""

from __future__ import annotations

from itertools import pairwise

from workshop_app.export.pdf.charts.placing import Badge, Rect, place_labels, spread

FRAME = Rect(0, 0, 400, 400)


def badges(count: int) -> list[Badge]:
    return [
        Badge(60 + (n * 53) % 280, 60 + (n * 31) % 280, 20, FRAME, ((70, 10), (40, 21)))
        for n in range(count)
    ]


def test_badges_that_touch_move_apart_up_or_down() -> None:
    zone = Rect(0, 100, 400, 400)
    crowd = [Badge(200, 110, 20, zone) for _ in range(4)]
    spread(crowd)
    places = sorted(badge.at for badge in crowd)
    assert all(after - before >= 19 for before, after in pairwise(places))
    assert all(badge.rect.y1 >= zone.y1 - 0.01 for badge in crowd)
    assert all(badge.x == 200 for badge in crowd)


def test_labels_lie_over_no_badge_and_no_other_label() -> None:
    crowd = badges(12)
    labels = [label.rect for label in place_labels(crowd, [], FRAME) if label]
    assert len(labels) == 12
    for n, one in enumerate(labels):
        assert one.outside(FRAME) == 0
        assert all(one.overlap(other) == 0 for other in labels[n + 1 :])
        assert all(one.overlap(badge.rect) == 0 for badge in crowd)


def test_the_same_badges_get_the_same_places() -> None:
    assert place_labels(badges(15), [], FRAME) == place_labels(badges(15), [], FRAME)


def test_a_badge_without_words_gets_no_label() -> None:
    assert place_labels([Badge(50, 50, 20, FRAME)], [], FRAME) == [None]
    assert place_labels([], [], FRAME) == []
