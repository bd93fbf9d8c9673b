"""``conflict``: list, settle."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import CommandLine, hand_over


@pytest.fixture
def waiting(tmp_path: Path, a: CommandLine, b: CommandLine, people: dict[str, str]) -> dict[str, object]:
    """The conflict that waits at A."""
    path = tmp_path / "p.age"
    hand_over(a, b, path, "Lidköping")
    a.done("participant", "set", people["Anna Alm"], "start", "2025-01-01")
    b.done("participant", "set", people["Anna Alm"], "start", "2025-02-02")
    hand_over(b, a, path, "Falköping")
    (one,) = a.json("conflict", "list")
    return dict(one)


def test_a_conflict_shows_both_values_with_author_and_time(
    a: CommandLine, waiting: dict[str, object], people: dict[str, str]
) -> None:
    values = waiting["values"]
    assert isinstance(values, list)
    assert [(one["value"], one["author"], one["unit"], one["site"], one["ours"]) for one in values] == [
        ("2025-01-01", "Karin Ek", "Mottagningen Falköping", "Falköping", True),
        ("2025-02-02", "Bo Lund", "Mottagningen Lidköping", "Lidköping", False),
    ]
    assert waiting["participant"] == people["Anna Alm"]
    out = a.done("conflict", "list").out
    assert f"Start för Anna A., med beteckningen {waiting['id']}:" in out
    assert "vårt" in out
    assert "deras" in out


def test_none_waits(b: CommandLine) -> None:
    assert b.json("conflict", "list") == []
    assert b.done("conflict", "list").out == "Inget väntar på att avgöras.\n"


def test_the_field_is_not_written_past_the_conflict(
    a: CommandLine, waiting: dict[str, object], people: dict[str, str]
) -> None:
    a.refused("conflict.settle_first", "participant", "set", people["Anna Alm"], "start", "2025-03-03")


def test_a_settled_conflict_is_gone_and_a_bad_value_is_refused(
    a: CommandLine, waiting: dict[str, object]
) -> None:
    own_id = str(waiting["id"])
    a.refused("date.invalid", "conflict", "settle", own_id, "--value", "2025-02-30")
    a.refused("conflict.unknown", "conflict", "settle", "finns.inte", "--keep", "ours")
    assert a.json("conflict", "settle", own_id, "--value", "2025-02-28") == {"id": own_id, "settled": True}
    assert a.board()["Anna Alm"]["start"] == "2025-02-28"
    a.refused("conflict.unknown", "conflict", "settle", own_id, "--keep", "ours")


def test_what_they_wrote_last_is_theirs(
    tmp_path: Path, a: CommandLine, b: CommandLine, waiting: dict[str, object], people: dict[str, str]
) -> None:
    b.done("participant", "set", people["Anna Alm"], "start", "2025-02-03")
    hand_over(b, a, tmp_path / "p.age", "Falköping")
    (one,) = a.json("conflict", "list")
    assert {value["value"] for value in one["values"]} == {"2025-01-01", "2025-02-03"}
    a.done("conflict", "settle", one["id"], "--keep", "theirs")
    assert a.board()["Anna Alm"]["start"] == "2025-02-03"
