"""``today``."""

from __future__ import annotations

from datetime import date

from command_line import CommandLine


def test_what_waits_by_day(a: CommandLine, people: dict[str, str]) -> None:
    found = a.json("today")
    assert (found["day"], found["waiting"]) == ("2026-03-02", 3)
    assert [(one["kind"], one["group"], one["name"], one["words"]) for one in found["tasks"]] == [
        ("consent", "today", "Dan", "Samtycke saknas"),
        ("consent", "today", "Eva", "Samtycke saknas"),
        ("package", "today", "Lidköping", "Inget paket skapat än"),
    ]
    assert [one["participant"] for one in found["tasks"]] == [people["Dan"], people["Eva"], None]
    out = a.done("today").out
    for words in ("I dag:", "Dan", "Samtycke saknas", people["Eva"], "Inget paket skapat än"):
        assert words in out
    assert "Anna Alm" not in out


def test_later_days_have_headings_of_their_own(a: CommandLine) -> None:
    a.clock.go_to(date(2027, 2, 26))
    tasks = a.json("today", "--mine")["tasks"]
    assert [(one["group"], one["day"]) for one in tasks if one["group"] == "week"] == [
        ("week", "2027-02-28")
    ] * 3
    assert "Söndag 28 februari:" in a.done("today").out


def test_an_empty_store_waits_for_nothing(b: CommandLine) -> None:
    assert b.json("today") == {"day": "2026-03-02", "waiting": 0, "tasks": []}
    assert b.done("today").out == "Inget väntar.\n"


def test_looking_changes_nothing(a: CommandLine) -> None:
    before = a.content()
    a.done("today")
    assert a.content() == before
