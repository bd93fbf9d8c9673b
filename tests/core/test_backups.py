"""Which backups are kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.backups import backup_name, backup_time, to_remove

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2026, 3, 2, 12), timezones=st.just(UTC))  # noqa: DTZ001


def ago(**age: float) -> str:
    return backup_name(NOW - timedelta(**age))


@given(MOMENTS)
def test_a_name_is_read_as_it_was_made(made: datetime) -> None:
    assert backup_time(backup_name(made)) == made


def test_names_are_in_utc_wherever_the_laptop_is() -> None:
    in_sweden = datetime(2026, 7, 1, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    assert backup_name(in_sweden) == "20260630T233000000000Z"


@pytest.mark.parametrize(
    "name",
    [
        "", "gammal", "20260302T120000Z", "20260302T120000000000", "20260302T120000000000Z.bak",
        ".20260302T120000000000Z.part", "20260230T120000000000Z", "2026-03-02", " 20260302T120000000000Z",
        "20260302T12000000000Z", "20260302T120000000000z",
    ],
)  # fmt: skip
def test_other_names_are_not_backups_and_never_removed(name: str) -> None:
    assert backup_time(name) is None
    old = [ago(days=400, hours=hour) for hour in range(3)]
    assert name not in to_remove([name, *old], NOW)


def test_all_of_two_days_are_kept() -> None:
    names = [ago(hours=hour) for hour in range(49)]
    assert to_remove(names, NOW) == []


def test_after_two_days_the_newest_of_each_day() -> None:
    last, middle, first = ago(days=4, hours=1), ago(days=4, hours=5), ago(days=4, hours=9)
    assert sorted(to_remove([middle, last, first], NOW)) == sorted([first, middle])


def test_after_a_month_the_newest_of_each_week() -> None:
    names = [ago(days=day) for day in range(32, 32 + 28)]
    kept = set(names) - set(to_remove(names, NOW))
    assert len(kept) in (4, 5)
    weeks = {backup_time(name).toordinal() // 7 for name in names}  # type: ignore[union-attr]
    assert len(weeks) == len(kept)


def test_the_edges_of_the_two_days_and_of_the_month() -> None:
    just_in = [ago(days=2), ago(days=2, microseconds=-1)]
    assert to_remove(just_in, NOW) == []
    assert to_remove([ago(days=2), ago(days=2, microseconds=1)], NOW) == []
    just_out = [ago(days=2, microseconds=2), ago(days=2, microseconds=1)]
    assert to_remove(just_out + [ago(hours=1)], NOW) == just_out[:1]
    neighbours = [ago(days=30), ago(days=31)]
    assert to_remove(neighbours + [ago(hours=1)], NOW) == []


def test_the_newest_is_kept_however_old_and_a_future_one_too() -> None:
    assert to_remove([ago(days=4_000)], NOW) == []
    assert to_remove([ago(days=-3), ago(days=-3, hours=-1)], NOW) == []
    assert to_remove([], NOW) == []


@given(st.lists(MOMENTS, max_size=30, unique=True))
def test_whatever_there_is(moments: list[datetime]) -> None:
    names = [backup_name(made) for made in moments]
    removed = set(to_remove(names, NOW))
    kept = set(names) - removed
    assert removed <= set(names)
    assert not names or max(names) in kept
    assert to_remove(sorted(kept), NOW) == []
    recent = {backup_name(made) for made in moments if NOW - made <= timedelta(days=2)}
    assert recent <= kept
    for name in removed:
        made = backup_time(name)
        assert made is not None
        assert any(other > name and backup_time(other) - made < timedelta(days=7) for other in kept)  # type: ignore[operator]
