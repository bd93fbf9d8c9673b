"""The story of the first issue, told by the command line alone: two sites, five people, three consents."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from command_line import CommandLine, hand_over

FIELDS = ("name", "personal_id", "start", "goal", "situation", "interventions", "planning", "site", "consent")
COUNTS = ("new", "changed", "same", "conflicts", "recalled")


def counts(taken: dict[str, Any]) -> dict[str, int]:
    return {name: taken[name] for name in COUNTS}


def equal_boards(a: CommandLine, b: CommandLine) -> None:
    """Everyone who is on B's board stands there with just what stands at A."""
    here, there = a.board(), b.board()
    for name, row in there.items():
        assert [row[field] for field in FIELDS] == [here[name][field] for field in FIELDS]


def test_exactly_those_with_consent_arrive_with_all_fields_equal(
    tmp_path: Path, a: CommandLine, b: CommandLine, people: dict[str, str]
) -> None:
    package = tmp_path / "paket.age"
    exported = a.json("package", "export", "--to", "Lidköping", "--out", package)
    assert [one["name"] for one in exported["participants"]] == ["Anna Alm", "Åke Ö", "Ärna Ål"]
    assert {one["name"]: one["reason"] for one in exported["left_out"]} == {
        "Dan": "samtycke saknas", "Eva": "samtycke saknas",
    }  # fmt: skip
    rehearsed = b.json("package", "import", package, "--dry-run")
    assert rehearsed["dry_run"] is True
    assert b.board() == {}
    taken = b.json("package", "import", package)
    assert counts(taken) == counts(rehearsed)
    assert [one["name"] for one in taken["participants"]] == ["Anna Alm", "Åke Ö", "Ärna Ål"]
    assert counts(taken) == {"new": 3, "changed": 0, "same": 0, "conflicts": 0, "recalled": 0}
    assert list(b.board()) == ["Anna Alm", "Åke Ö", "Ärna Ål"]
    assert [row["id"] for row in b.board().values()] == [people[name] for name in b.board()]
    equal_boards(a, b)
    assert b.json("rating", "list", people["Anna Alm"]) == a.json("rating", "list", people["Anna Alm"])


def test_edits_of_different_fields_meet_without_a_question(
    tmp_path: Path, a: CommandLine, b: CommandLine, people: dict[str, str]
) -> None:
    package = tmp_path / "paket.age"
    hand_over(a, b, package, "Lidköping")
    a.done("participant", "set", people["Anna Alm"], "goal", "Egen lägenhet")
    b.done("participant", "set", people["Anna Alm"], "Planering", "Ny SIP i maj")
    assert counts(hand_over(b, a, package, "Falköping"))["conflicts"] == 0
    assert counts(hand_over(a, b, package, "Lidköping"))["conflicts"] == 0
    for site in (a, b):
        anna = site.board()["Anna Alm"]
        assert (anna["goal"], anna["planning"], anna["conflicts"]) == ("Egen lägenhet", "Ny SIP i maj", [])
        assert site.json("conflict", "list") == []
    equal_boards(a, b)


@pytest.mark.parametrize(
    ("how", "stands"),
    [
        (("--keep", "ours"), "Ringer på fredag"),
        (("--keep", "theirs"), "Ringer på torsdag"),
        (("--value", "- Ringer\n- både dagarna"), "- Ringer\n- både dagarna"),
        (("--value", ""), ""),
    ],
)
def test_one_conflict_at_both_ends_and_one_answer_at_both(
    tmp_path: Path, a: CommandLine, b: CommandLine, people: dict[str, str], how: tuple[str, str], stands: str
) -> None:
    package = tmp_path / "paket.age"
    hand_over(a, b, package, "Lidköping")
    a.done("participant", "set", people["Åke Ö"], "planning", "Ringer på torsdag")
    b.done("participant", "set", people["Åke Ö"], "planning", "Ringer på fredag")
    assert counts(hand_over(a, b, package, "Lidköping"))["conflicts"] == 1
    assert counts(hand_over(b, a, package, "Falköping"))["conflicts"] == 1
    lists = [site.json("conflict", "list") for site in (a, b)]
    for site, (one,) in zip((a, b), lists, strict=True):
        assert (one["participant"], one["field"]) == (people["Åke Ö"], "planning")
        assert {value["value"] for value in one["values"]} == {"Ringer på torsdag", "Ringer på fredag"}
        assert {(value["author"], value["site"]) for value in one["values"]} == {
            ("Karin Ek", "Falköping"), ("Bo Lund", "Lidköping"),
        }  # fmt: skip
        assert all(value["time"].startswith("2026-03-02T") for value in one["values"])
        assert site.board()["Åke Ö"]["conflicts"] == ["planning"]
    assert lists[0][0]["id"] == lists[1][0]["id"]
    b.done("conflict", "settle", lists[1][0]["id"], *how)
    hand_over(b, a, package, "Falköping")
    for site in (a, b):
        assert site.json("conflict", "list") == []
        assert site.board()["Åke Ö"]["planning"] == stands
    equal_boards(a, b)


def test_a_withdrawal_takes_the_person_off_the_other_board(
    tmp_path: Path, a: CommandLine, b: CommandLine, people: dict[str, str]
) -> None:
    package = tmp_path / "paket.age"
    hand_over(a, b, package, "Lidköping")
    withdrawn = a.json("consent", "withdraw", people["Ärna Ål"], "--date", "2026-03-02")
    assert "Lidköping" in withdrawn["told"][0]
    exported = a.json("package", "export", "--to", "Lidköping", "--out", package)
    (recalled,) = exported["recalled"]
    assert (recalled["id"], recalled["name"]) == (people["Ärna Ål"], "Ärna Ål")
    assert recalled["reason"] == "samtycket återkallades 2026-03-02"
    assert counts(b.json("package", "import", package))["recalled"] == 1
    assert "Ärna Ål" not in b.board()
    assert "Ärna Ål" not in a.board()
    assert a.json("consent", "show", people["Ärna Ål"])["state"] == "withdrawn"
    again = a.json("package", "export", "--to", "Lidköping", "--out", package)
    assert "Ärna Ål" not in [one["name"] for one in again["participants"]]


def test_taking_any_package_in_twice_changes_nothing(
    tmp_path: Path, a: CommandLine, b: CommandLine, people: dict[str, str]
) -> None:
    package, back = tmp_path / "paket.age", tmp_path / "paket-tillbaka.age"

    def twice(receiver: CommandLine, path: Path) -> None:
        receiver.done("package", "import", path)
        board, content = receiver.json("participant", "list"), receiver.content()
        again = receiver.json("package", "import", path)
        assert again["package"]["taken_in"] is True
        assert counts(again) == {**dict.fromkeys(COUNTS, 0), "same": again["same"]}
        assert receiver.json("participant", "list") == board
        assert receiver.content() == content

    a.done("package", "export", "--to", "Lidköping", "--out", package)
    twice(b, package)
    a.done("participant", "set", people["Anna Alm"], "goal", "ett")
    b.done("participant", "set", people["Anna Alm"], "goal", "två")
    b.done("package", "export", "--to", "Falköping", "--out", back)
    twice(a, back)
    a.done("consent", "withdraw", people["Åke Ö"], "--date", "2026-03-02")
    a.done("package", "export", "--to", "Lidköping", "--out", package)
    twice(b, package)


def test_consent_that_runs_out_takes_the_person_off_the_other_board_by_itself(
    tmp_path: Path, a: CommandLine, b: CommandLine, people: dict[str, str]
) -> None:
    hand_over(a, b, tmp_path / "paket.age", "Lidköping")
    a.clock.go_to(date(2027, 2, 28))
    assert b.board()["Anna Alm"]["consent"] == {"state": "expiring", "valid_until": "2027-02-28"}
    a.clock.go_to(date(2027, 3, 1))
    assert b.board() == {}
    assert a.board()["Anna Alm"]["consent"] == {"state": "expired", "valid_until": "2027-02-28"}
