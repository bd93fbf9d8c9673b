"""``today``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from command_line import CommandLine, hand_over


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


def test_who_is_gone_is_told_until_that_is_marked_as_seen(
    a: CommandLine, b: CommandLine, people: dict[str, str], tmp_path: Path
) -> None:
    anna, asa = people["Anna Alm"], people["Ärna Ål"]
    hand_over(a, b, tmp_path / "1.age", "Lidköping")
    for one in ("Anna Alm", "Åke Ö", "Ärna Ål"):
        b.done("participant", "seen", people[one])
    a.done("consent", "withdraw", anna, "--date", "2026-03-02")
    a.done("participant", "set", asa, "goal", "Egen bostad")
    hand_over(a, b, tmp_path / "2.age", "Lidköping")
    words = "Samtycket återkallat på andra orten: borta från tavlan"
    changed = "Ändrat på andra orten: Mål/syfte"
    news = [one for one in b.json("today")["tasks"] if one["kind"] == "news"]
    assert [(one["participant"], one["words"]) for one in news] == [(asa, changed), (anna, words)]
    assert b.json("participant", "seen", anna[:8]) == {"id": anna, "seen": [words]}
    assert [one["words"] for one in b.json("today")["tasks"] if one["kind"] == "news"] == [changed]
    b.refused("participant.unknown", "participant", "seen", anna)
    out = b.done("participant", "seen", asa).out
    assert out == f"Ärna Ål: {changed}\nDet är märkt som sett.\n"
    assert [one for one in b.json("today")["tasks"] if one["kind"] == "news"] == []
    assert b.done("participant", "seen", asa).out == "Inget nytt från andra orten. Inget är ändrat.\n"


def test_what_it_means_to_be_gone_is_said_when_it_is_marked_as_seen(
    a: CommandLine, b: CommandLine, people: dict[str, str], tmp_path: Path
) -> None:
    hand_over(a, b, tmp_path / "1.age", "Lidköping")
    a.done("consent", "withdraw", people["Anna Alm"], "--date", "2026-03-02")
    hand_over(a, b, tmp_path / "2.age", "Lidköping")
    lines = b.done("participant", "seen", people["Anna Alm"]).out.splitlines()
    assert lines == [
        "Anna Alm: Samtycket återkallat på andra orten: borta från tavlan",
        "Den andra orten har meddelat att samtycket är återkallat. Det som finns här om personen visas inte och lämnas inte "
        "vidare.",
        "Det är märkt som sett.",
    ]


def test_the_beginning_of_an_id_must_be_that_of_one(b: CommandLine, people: dict[str, str]) -> None:
    b.refused("participant.unknown", "participant", "seen", people["Anna Alm"][:3])
    b.refused("participant.unknown", "participant", "seen", people["Anna Alm"])


def test_an_empty_store_waits_for_nothing(b: CommandLine) -> None:
    assert b.json("today") == {"day": "2026-03-02", "waiting": 0, "tasks": []}
    assert b.done("today").out == "Inget väntar.\n"


def test_looking_changes_nothing(a: CommandLine) -> None:
    before = a.content()
    a.done("today")
    assert a.content() == before
