"""Self-ratings."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dumps import dump
from refusals import refused
from samordning_desktop.core.changes import Kind
from samordning_desktop.core.rating import DEFAULT_INSTRUMENT
from samordning_desktop.ops import Desk, ratings

TODAY = date(2026, 3, 2)


def test_kept_and_read_oldest_first(desk: Desk, person: str) -> None:
    late = ratings.add_rating(desk, person, TODAY, (0, 10, 5)).value
    early = ratings.add_rating(desk, person, date(2025, 12, 31), (10, 0, 0)).value
    assert ratings.ratings(desk, person) == [early, late]
    assert late.values == (0, 10, 5)
    assert late.instrument == DEFAULT_INSTRUMENT.version


def test_two_on_one_day_are_two(desk: Desk, person: str) -> None:
    for _ in range(2):
        ratings.add_rating(desk, person, TODAY, (1, 2, 3))
    assert len(ratings.ratings(desk, person)) == 2


def test_what_it_changed(desk: Desk, person: str) -> None:
    changes = ratings.add_rating(desk, person[:6], TODAY, (1, 2, 3)).changes
    assert changes.kinds == {Kind.RATING}
    assert changes.participants == {person}
    assert changes.undo_label == "lägg till självskattning för Åsa Ö."


@pytest.mark.parametrize("values", [(-1, 0, 0), (0, 11, 0), (0, 0, 100), (True, 0, 0), (0, 1.0, 0)])
def test_outside_the_scale(desk: Desk, person: str, values: tuple[int, int, int]) -> None:
    before = dump(desk)
    with refused("rating.value"):
        ratings.add_rating(desk, person, TODAY, values)
    assert dump(desk) == before


def test_not_tomorrow(desk: Desk, person: str) -> None:
    with refused("date.future"):
        ratings.add_rating(desk, person, TODAY + timedelta(days=1), (1, 2, 3))
    assert ratings.ratings(desk, person) == []


def test_somebody_who_is_not_there(desk: Desk) -> None:
    with refused("participant.unknown"):
        ratings.add_rating(desk, "finns inte", TODAY, (1, 2, 3))
    with refused("participant.unknown"):
        ratings.ratings(desk, "finns inte")
