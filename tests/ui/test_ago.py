"""Ages in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from samordning_desktop.ui.ago import ago

SWEDEN = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 23, 12, 30, tzinfo=SWEDEN)


@pytest.mark.parametrize(
    ("back", "words"),
    [
        (timedelta(0), "nyss"),
        (timedelta(seconds=119), "nyss"),
        (timedelta(minutes=2), "för 2 minuter sedan"),
        (timedelta(minutes=59, seconds=59), "för 59 minuter sedan"),
        (timedelta(minutes=60), "i dag kl. 11:30"),
        (timedelta(hours=12, minutes=30), "i dag kl. 00:00"),
        (timedelta(hours=12, minutes=31), "i går"),
        (timedelta(days=1), "i går"),
        (timedelta(days=2), "för 2 dagar sedan"),
        (timedelta(days=14), "för 14 dagar sedan"),
        (timedelta(days=15), "8 november 2026"),
        (timedelta(days=400), "19 oktober 2025"),
        (timedelta(hours=-2), "i dag kl. 14:30"),
        (timedelta(days=-1), "24 november 2026, av en klocka som går före"),
        (timedelta(days=-400), "28 december 2027, av en klocka som går före"),
    ],
)
def test_is_said_as_people_say_it(back, words):
    assert ago(NOW - back, NOW) == words


def test_the_day_is_that_of_the_reader_not_of_greenwich():
    assert ago(datetime(2026, 11, 22, 23, 30, tzinfo=UTC), NOW) == "i dag kl. 00:30"
