"""``consent`` and ``rating``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from command_line import CommandLine
from samordning_desktop.cli.commands import COMMANDS


def test_a_consent_is_registered_and_shown(a: CommandLine, people: dict[str, str]) -> None:
    given = a.json("consent", "give", people["Dan"], "--signed", "2026-02-28")
    assert {key: given[key] for key in ("signed", "valid_until", "text_version", "state")} == {
        "signed": "2026-02-28", "valid_until": "2027-02-27", "text_version": "3", "state": "valid",
    }  # fmt: skip
    shown = a.json("consent", "show", people["Dan"])
    (form,) = shown["given"]
    assert {key: form[key] for key in ("id", "signed", "valid_until", "text_version", "counts")} == {
        "id": given["id"], "signed": "2026-02-28", "valid_until": "2027-02-27", "text_version": "3", "counts": True,
    }  # fmt: skip
    assert form["registered_by"] == "Karin Ek, Falköping"
    assert form["registered"].startswith("2026-03-02T")
    told = a.done("consent", "show", people["Dan"]).out
    assert "Karin Ek, Falköping" in told and "Räknas" in told
    assert {key: shown[key] for key in ("state", "valid_until", "withdrawn_on")} == {
        "state": "valid", "valid_until": "2027-02-27", "withdrawn_on": None,
    }  # fmt: skip
    assert a.board()["Dan"]["consent"] == {"state": "valid", "valid_until": "2027-02-27"}
    assert "till och med 2027-02-27" in a.done("consent", "give", people["Eva"], "--signed", "2026-02-28").out


def test_every_state_is_shown_in_swedish(a: CommandLine, people: dict[str, str]) -> None:
    assert a.done("consent", "show", people["Dan"]).out.startswith("Samtycke saknas.")
    assert a.done("consent", "show", people["Anna Alm"]).out.startswith("Samtycke gäller.")
    for day, state, words in (
        (date(2027, 2, 1), "expiring", "Samtycke går ut om 27 dagar."),
        (date(2027, 2, 28), "expiring", "Samtycke går ut i dag."),
        (date(2027, 3, 1), "expired", "Samtycke har gått ut."),
    ):
        a.clock.go_to(day)
        assert a.json("consent", "show", people["Anna Alm"])["state"] == state
        assert a.done("consent", "show", people["Anna Alm"]).out.startswith(words)
    a.done("consent", "withdraw", people["Anna Alm"], "--date", "2027-03-01")
    assert a.done("consent", "show", people["Anna Alm"]).out.startswith("Samtycke återkallat 2027-03-01.")
    withdrawn = a.json("consent", "show", people["Anna Alm"])
    assert (withdrawn["valid_until"], withdrawn["withdrawn_on"]) == (None, "2027-03-01")
    assert "Anna Alm" not in a.board()  # whoever has withdrawn has left it


def test_an_old_form_is_registered_and_said_to_have_run_out(a: CommandLine, people: dict[str, str]) -> None:
    answer = a.done("consent", "give", people["Dan"], "--signed", "2024-02-29")
    assert answer.out == "Samtycket är registrerat, men det gick ut 2025-02-27.\n"


def test_what_it_covers_beside_whom_and_the_form(
    a: CommandLine, people: dict[str, str], tmp_path: Path
) -> None:
    scan = tmp_path / "skanning"
    scan.write_bytes(b"%PDF-1.7")
    line = ("consent", "give", people["Dan"], "--signed", "2026-02-28")
    given = a.json(
        *line, "--share", "Öppenvården: mål och nuläge, ratings", "--words", "Ring helst.",
        "--witness", "Tolk Mia", "--form", str(scan),
    )  # fmt: skip
    assert given["covers"] == [
        "Öppenvården får veta: mål och nuläge, självskattningar.",
        "Med egna ord: Ring helst.",
    ]
    assert a.json("consent", "give", people["Eva"], "--signed", "2026-02-28")["covers"] is None
    scan.write_bytes(b"GIF89a")
    a.refused("form.other", *line, "--form", str(scan))
    a.refused("scope.unknown", *line, "--share", "Öppenvården: allt")
    assert len(a.json("consent", "show", people["Dan"])["given"]) == 1


def test_helps_example_of_what_may_be_shared_is_in_the_words_that_are_read_back(
    a: CommandLine, people: dict[str, str]
) -> None:
    share = next(one for one in COMMANDS[("consent", "give")].options if one.name == "--share")
    example = share.about.partition("”")[2].rstrip("”")
    given = a.json("consent", "give", people["Dan"], "--signed", "2026-02-28", "--share", example)
    for told, part in zip(given["covers"], example.split("; "), strict=True):
        assert told.startswith(f"{part.replace(':', ' får veta:')}.")


def test_a_named_text_version(a: CommandLine, people: dict[str, str]) -> None:
    assert a.json("consent", "give", people["Dan"], "--signed", "2026-03-02", "--text-version", "3")["id"]
    err = a.refused(
        "consent.text_unknown",
        "consent",
        "give",
        people["Dan"],
        "--signed",
        "2026-03-02",
        "--text-version",
        "x",
    )
    assert "Välj någon av: 3" in err


def test_a_withdrawal_says_what_stops_what_stays_and_who_is_told(
    a: CommandLine, people: dict[str, str]
) -> None:
    withdrawn = a.json("consent", "withdraw", people["Anna Alm"], "--date", "2026-03-02")
    assert withdrawn["withdrawn_on"] == "2026-03-02"
    assert all(withdrawn[key] for key in ("stops", "kept", "told"))
    out = a.done("consent", "withdraw", people["Åke Ö"], "--date", "2026-03-01").out
    for words in (
        "Samtycket är återkallat 2026-03-01.",
        "Det här upphör:",
        "Det här finns kvar:",
        "De här får veta",
    ):
        assert words in out


def test_a_part_is_taken_back_by_the_words_that_are_shown(a: CommandLine, people: dict[str, str]) -> None:
    anna = people["Anna Alm"]
    words = [part["words"] for part in a.json("consent", "show", anna)["parts"]]
    assert "Självskattningar" in words
    assert "Självskattningar" in a.done("consent", "show", anna).out
    taken = a.json(
        "consent", "withdraw-part", anna, "självskattningar", "--date", "2026-03-02", "--how", "phone",
        "--received-by", "Bo Lund",
    )  # fmt: skip
    assert (taken["what"], taken["key"], taken["date"]) == ("kind", "ratings", "2026-03-02")
    assert all(taken[key] for key in ("stops", "told"))
    assert [part["words"] for part in a.json("consent", "show", anna)["parts"]] == [
        word for word in words if word != "Självskattningar"
    ]
    again = ("consent", "withdraw-part", anna, "Självskattningar", "--date", "2026-03-02")
    a.refused("consent.part_unknown", *again)
    out = a.done("consent", "withdraw-part", anna, words[0], "--date", "2026-03-02").out
    assert "Tillbakataget 2026-03-02" in out
    assert "De här får veta" in out


def test_what_a_consent_cannot_be(a: CommandLine, people: dict[str, str]) -> None:
    a.refused("date.future", "consent", "give", people["Dan"], "--signed", "2026-03-03")
    a.refused("date.future", "consent", "withdraw", people["Anna Alm"], "--date", "2026-03-03")
    a.refused("consent.none_to_withdraw", "consent", "withdraw", people["Dan"], "--date", "2026-03-02")
    a.refused(
        "consent.withdrawn_before_signed", "consent", "withdraw", people["Anna Alm"], "--date", "2026-02-28"
    )
    a.done("consent", "withdraw", people["Anna Alm"], "--date", "2026-03-02")
    a.refused("consent.withdrawn", "consent", "withdraw", people["Anna Alm"], "--date", "2026-03-02")
    a.refused("consent.withdrawn", "consent", "give", people["Anna Alm"], "--signed", "2026-03-02")


def test_ratings_are_kept_and_listed_oldest_first(a: CommandLine, people: dict[str, str]) -> None:
    added = a.json("rating", "add", people["Dan"], "--date", "2026-03-02", "0", "05", "10")
    assert added == {"id": added["id"], "date": "2026-03-02", "values": [0, 5, 10]}
    a.done("rating", "add", people["Dan"], 1, 2, 3, "--date", "2024-02-29")
    listed = a.json("rating", "list", people["Dan"])
    assert [(one["date"], one["values"], one["instrument"]) for one in listed] == [
        ("2024-02-29", [1, 2, 3], "1"), ("2026-03-02", [0, 5, 10], "1"),
    ]  # fmt: skip
    out = a.done("rating", "list", people["Dan"]).out
    assert out.splitlines()[0].startswith("Dag")
    assert "Alkohol, droger eller spel" in out
    assert a.json("rating", "list", people["Eva"]) == []
    assert a.done("rating", "list", people["Eva"]).out == "Inga självskattningar än.\n"


@pytest.mark.parametrize("value", ["-1", "11", "5.5", "5,5", "fem", "", "٥", "1e1", "+5", "0x1", "100"])
def test_a_rating_is_a_whole_number_from_0_to_10(a: CommandLine, people: dict[str, str], value: str) -> None:
    a.refused("rating.value", "rating", "add", people["Dan"], "--date", "2026-03-02", 1, value, 3)


def test_a_rating_is_not_of_the_future(a: CommandLine, people: dict[str, str]) -> None:
    a.refused("date.future", "rating", "add", people["Dan"], "--date", "2026-03-03", 1, 2, 3)


def test_a_site_that_is_not_known_yet_is_said_to_be_a_unit(a: CommandLine, people: dict[str, str]) -> None:
    answer = a.done(
        "consent", "give", people["Dan"], "--signed", "2026-02-28", "--share", "Skövde: självskattningar"
    )
    assert "Ingen pilotort är med, bara Skövde som enhet" in answer.err
    assert "byt ortskort" in answer.err
