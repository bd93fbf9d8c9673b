"""``participant``: add, list, set, history."""

from __future__ import annotations

import pytest

from command_line import CommandLine


def test_add_gives_the_id_and_list_shows_everything(a: CommandLine) -> None:
    added = a.json(
        "participant", "add", "--name", " Maj-Britt  Åhs ", "--personal-id", "19610973-2393", "--start", "2025-03-03",
        "--goal", "-sova\n-äta", "--situation", "läge", "--interventions", "stöd", "--planning", "SIP",
    )  # fmt: skip
    assert added == {"id": added["id"], "warnings": []}
    assert a.board()["Maj-Britt Åhs"] == {
        "id": added["id"],
        "name": "Maj-Britt Åhs",
        "personal_id": "19610973-2393",
        "start": "2025-03-03",
        "goal": "-sova\n-äta",
        "situation": "läge",
        "interventions": "stöd",
        "planning": "SIP",
        "site": "Falköping",
        "consent": {"state": "missing", "valid_until": None},
        "conflicts": [],
    }


def test_what_is_not_given_is_empty_and_the_start_is_null(a: CommandLine) -> None:
    a.add("Bara Namn", "--start", "")
    row = a.board()["Bara Namn"]
    assert row["start"] is None
    assert {row[key] for key in ("personal_id", "goal", "situation", "interventions", "planning")} == {""}


def test_an_empty_board_is_an_empty_list(b: CommandLine) -> None:
    assert b.json("participant", "list") == []
    assert b.done("participant", "list").out == "Tavlan är tom.\n"


def test_the_list_is_in_swedish_order_and_keys_are_as_the_issue_says(a: CommandLine) -> None:
    rows = a.json("participant", "list")
    assert [row["name"] for row in rows] == ["Anna Alm", "Dan", "Eva", "Åke Ö", "Ärna Ål"]
    for row in rows:
        assert list(row) == [
            "id", "name", "personal_id", "start", "goal", "situation", "interventions", "planning", "site",
            "consent", "conflicts",
        ]  # fmt: skip
        assert list(row["consent"]) == ["state", "valid_until"]


def test_the_table_is_calm_swedish(a: CommandLine, people: dict[str, str]) -> None:
    out = a.done("participant", "list").out
    lines = out.splitlines()
    assert lines[0].split() == [
        "Beteckning",
        "Namn",
        "Start",
        "Samtycke",
        "Gäller",
        "till",
        "Pilotort",
        "Att",
        "avgöra",
    ]
    assert people["Åke Ö"] in out
    assert "gäller" in out
    assert "saknas" in out
    assert lines[-1] == "5 deltagare"


@pytest.mark.parametrize("number", ["19610118-2804", "T-1234", "0"])
def test_an_identity_number_with_a_wrong_check_digit_is_warned_of_and_kept(
    a: CommandLine, number: str
) -> None:
    answer = a.done("participant", "add", "--name", "Ny", "--personal-id", number)
    assert f"”{number}” är inte ett giltigt personnummer" in answer.err
    assert a.board()["Ny"]["personal_id"] == number
    added = a("participant", "add", "--name", "Ny Två", "--personal-id", number, "--json")
    assert added.status == 0
    assert f"”{number}”" in added.err
    assert f"”{number}”" in added.out


def test_a_valid_identity_number_is_not_warned_of(a: CommandLine) -> None:
    for number in ("19610118-2803", "900222-2397", "200302022389", "19610973-2393", ""):
        assert a.done("participant", "add", "--name", "Ny", "--personal-id", number).err == ""


def test_a_number_that_somebody_has_already_is_warned_of(a: CommandLine) -> None:
    a.done("participant", "add", "--name", "Ny", "--personal-id", "19610118-2803")
    answer = a.json("participant", "add", "--name", "Ny Två", "--personal-id", "6101182803")
    assert answer["warnings"][0].startswith("Ny (Falköping) har redan det numret.")
    again = a.json("participant", "set", answer["id"][:8], "personal_id", "6101182803")
    assert len(again["warnings"]) == 1
    assert a.json("participant", "set", answer["id"], "personal_id", "200302022389")["warnings"] == []


@pytest.mark.parametrize(
    ("word", "field"),
    [
        ("name", "name"), ("namn", "name"), ("Patient", "name"), ("personal_id", "personal_id"),
        ("personal-id", "personal_id"), ("Personnummer", "personal_id"), ("goal", "goal"), ("Mål/syfte", "goal"),
        ("mål", "goal"), ("situation", "situation"), ("NULÄGE", "situation"), ("Nula\u0308ge", "situation"),
        ("interventions", "interventions"), ("Pågående insatser", "interventions"), ("insatser", "interventions"),
        ("planning", "planning"), ("Planering", "planning"),
    ],
)  # fmt: skip
def test_set_takes_the_codes_words_and_the_boards(
    a: CommandLine, people: dict[str, str], word: str, field: str
) -> None:
    done = a.json("participant", "set", people["Dan"], word, "20030202-2389")
    assert done == {"id": people["Dan"], "field": field, "changed": True, "warnings": []}
    assert a.json("participant", "set", people["Dan"], word, "20030202-2389")["changed"] is False
    assert any(row[field] == "20030202-2389" for row in a.board().values() if row["id"] == people["Dan"])


def test_set_the_start_and_clear_it(a: CommandLine, people: dict[str, str]) -> None:
    a.done("participant", "set", people["Dan"], "Start", "2024-02-29")
    assert a.board()["Dan"]["start"] == "2024-02-29"
    a.done("participant", "set", people["Dan"], "start", "")
    assert a.board()["Dan"]["start"] is None


def test_set_warns_of_an_identity_number_too(a: CommandLine, people: dict[str, str]) -> None:
    answer = a.done("participant", "set", people["Dan"], "personnummer", "19610118-2804")
    assert "är inte ett giltigt personnummer" in answer.err


def test_the_beginning_of_an_id_is_enough(a: CommandLine, people: dict[str, str]) -> None:
    assert a.json("participant", "set", people["Dan"][:8], "goal", "nytt")["id"] == people["Dan"]
    assert a.board()["Dan"]["goal"] == "nytt"


def test_history_says_who_wrote_what_newest_first(a: CommandLine, people: dict[str, str]) -> None:
    a.done("participant", "set", people["Anna Alm"], "goal", "ett\ntvå")
    lines = a.json("participant", "history", people["Anna Alm"])
    assert {key: lines[0][key] for key in ("field", "what", "value", "author", "site")} == {
        "field": "goal", "what": "Mål/syfte", "value": "ett\ntvå", "author": "Karin Ek", "site": "Falköping",
    }  # fmt: skip
    assert [line["time"] for line in lines] == sorted((line["time"] for line in lines), reverse=True)
    assert {line["what"] for line in lines} >= {"Namn", "Start", "Samtycke", "Självskattning"}
    a.done("participant", "set", people["Anna Alm"], "situation", "")
    assert a.json("participant", "history", people["Anna Alm"])[0]["value"] == ""
    out = a.done("participant", "history", people["Anna Alm"]).out
    assert "(tomt)" in out
    assert "ett / två" in out
    assert "Karin Ek" in out
