"""``disclosure`` and ``print extract``."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import CommandLine
from paper import text

TOLD = ("--to", "Vårdcentralen", "--what", "situation, ratings,", "--way", "spoken")


def test_one_on_the_ground_of_consent_is_noted_and_listed(a: CommandLine, people: dict[str, str]) -> None:
    anna = people["Anna Alm"]
    noted = a.json("disclosure", "add", anna, *TOLD, "--ground", "consent", "--words", "kort")
    assert noted == {
        "date": "2026-03-02", "to": "Vårdcentralen", "what": "Mål och nuläge; Självskattningar: kort",
        "way": "spoken", "by": "Karin Ek", "unit": "Mottagningen Falköping", "ground": "consent", "reason": "",
        "journal": noted["journal"],
    }  # fmt: skip
    assert "OSL 10 kap. 1 § med 12 kap. 2 §" in noted["journal"]
    assert a.json("disclosure", "list", anna[:6]) == [noted]
    listed = a.done("disclosure", "list", anna).out
    assert "Samtycke (OSL 10 kap. 1 § med 12 kap. 2 §)" in listed
    assert a.done("disclosure", "list", people["Dan"]).out == "Inget är utlämnat.\n"


def test_the_sentence_for_the_journal_is_said(a: CommandLine, people: dict[str, str]) -> None:
    out = a.done(
        "disclosure", "add", people["Dan"], *TOLD, "--ground", "25:13", "--reason", "Akut.", "--date", "2026-02-28"
    ).out  # fmt: skip
    assert "Den 2026-02-28 lämnade Karin Ek" in out
    assert "OSL 25 kap. 13 § (skäl: Akut)." in out


def test_without_ground_reason_or_anything_to_tell_it_is_stopped(
    a: CommandLine, people: dict[str, str]
) -> None:
    add = ("disclosure", "add")
    err = a.refused("disclosure.no_ground", *add, people["Dan"], *TOLD, "--ground", "consent")
    assert "samtycke saknas" in err
    a.refused("disclosure.no_reason", *add, people["Dan"], *TOLD, "--ground", "10:2")
    a.refused("kind.unknown", *add, people["Dan"], *TOLD[:2], "--what", "allt", *TOLD[4:], "--ground", "10:2")
    a.refused(
        "disclosure.nothing", *add, people["Dan"], *TOLD[:2], "--what", ",", *TOLD[4:], "--ground", "10:2"
    )
    a.refused("participant.unknown", "disclosure", "list", "finns inte")


def test_earlier_on_the_day_of_a_withdrawal(a: CommandLine, people: dict[str, str]) -> None:
    anna = people["Anna Alm"]
    a.done("consent", "withdraw", anna, "--date", "2026-03-02")
    add = ("disclosure", "add", anna, *TOLD, "--ground", "consent")
    a.refused("disclosure.no_ground", *add)
    assert a.json(*add, "--before-withdrawal")["what"].endswith(", före återkallelsen samma dag")


@pytest.mark.parametrize("ground", ["10:27", "gdpr", ""])
def test_no_other_ground_can_be_named(a: CommandLine, people: dict[str, str], ground: str) -> None:
    answer = a("disclosure", "add", people["Dan"], *TOLD, "--ground", ground)
    assert answer.status == 2
    assert "välj consent, 25:12, 25:13, 26:9, 10:2 eller 10:28" in answer.err


def test_a_package_is_among_them_and_in_the_extract(
    a: CommandLine, people: dict[str, str], tmp_path: Path
) -> None:
    a.done("package", "export", "--to", "Lidköping", "--out", tmp_path / "1.age")
    (row,) = a.json("disclosure", "list", people["Anna Alm"])
    assert (row["way"], row["to"], row["ground"]) == ("package", "Lidköping", "consent")
    answer = a.done("print", "extract", people["Anna Alm"], "--out", tmp_path / "utdrag.pdf")
    assert "är inte krypterad" in answer.err
    shown = text((tmp_path / "utdrag.pdf").read_bytes())
    assert "till Lidköping Vad: paket nummer 1: Personnummer" in shown
    assert "läst utlämnanden" in shown


def test_an_extract_is_somebodys(a: CommandLine, tmp_path: Path) -> None:
    answer = a("print", "extract", "--out", tmp_path / "x.pdf")
    assert answer.status == 2
    assert "ange deltagarens ID" in answer.err
