"""Which consent counts where several meet, in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from samordning_desktop.core.clock import Stamp
from samordning_desktop.core.consent import Consent, Registered, counting, standing
from samordning_desktop.core.dates import local_time
from samordning_desktop.core.which_consent import which_counts

TODAY = date(2026, 11, 23)
AFTERNOON = datetime(2026, 11, 20, 13, 3, tzinfo=UTC)


def form(own_id: str, signed: date, scope: str = "", wall: int = 0) -> Consent:
    return Consent(own_id, signed, "v1", scope=scope, stamp=Stamp(wall, 0))


OLD, NEW = form("a", date(2026, 3, 2)), form("b", date(2026, 11, 20))


@pytest.mark.parametrize(
    "consents",
    [(), (OLD,), (form("x", date(2025, 1, 1)), OLD), (OLD, form("y", date(2026, 11, 24)))],
    ids=["none", "one", "one has run out", "one has not begun"],
)
def test_where_one_at_most_is_valid_there_is_nothing_to_tell(consents: tuple[Consent, ...]) -> None:
    assert which_counts(consents, None, TODAY) == ""


def test_the_one_that_lasts_longest_counts_whichever_way_they_came() -> None:
    words = which_counts((OLD, NEW), None, TODAY)
    assert words == which_counts((NEW, OLD), None, TODAY)
    assert words == (
        "Två samtycken gäller i dag. Det som skrevs under 2026-11-20 räknas, för det gäller längst. Alla blanketter finns kvar."
    )
    assert "2026-11-20" in words and counting((OLD, NEW), TODAY) is NEW


def test_that_they_cover_different_things_is_said() -> None:
    words = which_counts((OLD, form("b", NEW.signed, scope="annat")), None, TODAY)
    assert "De omfattar inte samma sak: det som delas är det som står i det som räknas." in words


def test_of_two_from_one_day_the_one_registered_last_counts() -> None:
    same = form("c", NEW.signed, wall=5), form("d", NEW.signed, wall=4)
    assert "för det registrerades sist av dem som skrevs under då." in which_counts(same, None, TODAY)
    words = which_counts(same, None, TODAY, {"c": Registered("Bo Lund, Lidköping", AFTERNOON)})
    when = local_time(AFTERNOON)
    assert f"sist av dem som skrevs under då ({when} av Bo Lund, Lidköping). Alla" in words


def test_of_two_that_last_as_long_the_one_signed_last_counts() -> None:
    """28 February and a leap day: both through 27 February of the year after."""
    leap = form("a", date(2028, 2, 28)), form("b", date(2028, 2, 29))
    words = which_counts(leap, None, date(2028, 6, 1))
    assert "skrevs under 2028-02-29 räknas, för det skrevs under sist av dem som gäller lika länge" in words


def test_three_are_three_and_twelve_are_12() -> None:
    many = [form(str(place), date(2026, 11, place + 1)) for place in range(12)]
    assert which_counts(many[:3], None, TODAY).startswith("Tre samtycken")
    assert which_counts(many, None, TODAY).startswith("12 samtycken")


@pytest.mark.parametrize(("signed", "told"), [(19, False), (20, True), (21, True)])
def test_a_withdrawal_wins_over_a_consent_of_the_same_day_or_later(signed: int, told: bool) -> None:
    withdrawn = date(2026, 11, 20)
    consents = (form("a", date(2026, 11, signed)),)
    words = which_counts(consents, withdrawn, TODAY)
    assert bool(words) is told
    assert ("Återkallelsen gäller före alla samtycken" in words) is told
    assert standing(consents, withdrawn, TODAY).withdrawn_on == withdrawn
