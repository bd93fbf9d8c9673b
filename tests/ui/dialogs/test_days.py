"""A day of something that has happened."""

from __future__ import annotations

from datetime import date

import pytest

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.dialogs.days import so_far

TODAY = date(2028, 2, 29)


@pytest.mark.parametrize("day", [TODAY, date(2028, 2, 28), date(1900, 1, 1)])
def test_today_and_before(day):
    assert so_far(day, TODAY) == day


def test_tomorrow_has_not_been():
    with pytest.raises(KnownError) as refusal:
        so_far(date(2028, 3, 1), TODAY)
    assert refusal.value.sentences.happened == "Datumet 2028-03-01 har inte varit än."
