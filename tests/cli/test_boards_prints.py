"""``board`` and ``print``: tables in, files and sheets out."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from command_line import CommandLine
from dumps import dump
from paper import text
from samordning_desktop.ops import setup
from samordning_desktop.tables import read_board
from stores import PASSPHRASE

TABLE = """Samordningstavla våren 2025;;;;;;
;;;;;;
PATIENT;Start;Mål;Nuläge;Insatser;Planering;Kontakt
Maj-Britt Åhs;3 mars 2025;"Sova
bättre";Bor hemma;Boendestöd;SIP i maj;Brodern
Anna Alm, 20000125-2386;250303;;;;;
Nils Ögren;31/2 2025;;Väntar;;;
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "gammal tavla.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_dry_run_shows_what_would_come_and_changes_nothing(b: CommandLine, table: Path) -> None:
    before = b.content()
    found = b.json("board", "import", table, "--dry-run")
    assert (found["dry_run"], found["new"], found["known"], found["ids"]) == (True, 3, 0, [])
    assert [one["name"] for one in found["participants"]] == ["Maj-Britt Åhs", "Anna Alm", "Nils Ögren"]
    assert found["unknown_headings"] == ["Kontakt"]
    assert any("31/2 2025" in one["text"] for one in found["warnings"])
    out = b.done("board", "import", table, "--dry-run").out
    for words in (
        "3 deltagare skulle läggas till",
        "Maj-Britt Åhs",
        "31/2 2025",
        "--keep-unknown",
        "Brodern",
    ):
        assert words in out
    assert b.content() == before


def test_a_board_comes_in_and_a_second_time_offers_no_doubles(b: CommandLine, table: Path) -> None:
    taken = b.json("board", "import", table)
    assert (taken["new"], len(taken["ids"])) == (3, 3)
    board = b.board()
    assert (board["Maj-Britt Åhs"]["start"], board["Maj-Britt Åhs"]["goal"]) == ("2025-03-03", "Sova\nbättre")
    assert board["Maj-Britt Åhs"]["situation"] == "Bor hemma"
    assert board["Maj-Britt Åhs"]["id"] == taken["ids"][0]
    assert board["Anna Alm"]["personal_id"].endswith("2386")
    assert board["Nils Ögren"]["start"] is None
    before = b.content()
    again = b.json("board", "import", table, "--keep-unknown")
    assert (again["new"], again["known"], again["ids"]) == (0, 3, [])
    out = b.done("board", "import", table).out
    assert "samma person finns redan" in out
    assert "Samma personnummer finns redan på tavlan" in out
    assert "annan person: lägg till personen med participant add" in " ".join(out.split())
    assert b.content() == before


def test_after_the_import_nothing_is_said_that_is_too_late(b: CommandLine, table: Path) -> None:
    out = b.done("board", "import", table).out
    assert "--keep-unknown" not in out
    assert "Text i okända kolumner är inte med. Skriv in det som behövs med participant set" in out
    assert "Brodern" in out


def test_a_number_twice_in_the_file_comes_in_once_and_is_said(b: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "tavla.csv"
    path.write_text("Patient;Personnummer;Mål\nÅsa;19610118-2803;bo\nÅsa Ö;610118-2803;x\n", encoding="utf-8")
    found = b.json("board", "import", path, "--dry-run")
    assert (found["new"], found["known"]) == (1, 1)
    assert "Samma personnummer står redan i filen, rad 2" in found["known_participants"][0]["why"]


def test_unknown_columns_can_be_kept(b: CommandLine, table: Path) -> None:
    out = b.done("board", "import", table, "--keep-unknown").out
    assert "står sist i Nuläge" in out
    assert b.board()["Maj-Britt Åhs"]["situation"] == "Bor hemma\nKontakt: Brodern"


def test_a_table_that_is_no_board(tmp_path: Path, b: CommandLine) -> None:
    for name, content, code in (
        ("lista.csv", b"Vara;Pris\nSkor;300\n", "board.no_header"),
        ("tom.xlsx", b"", "board.empty"),
        ("bild.png", b"\x89PNG\r\n\x1a\n\0\0\0", "board.format"),
        ("trasig.xlsx", b"PK\x03\x04trasig", "board.damaged"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        assert name in b.refused(code, "board", "import", path)
    b.refused("file.missing", "board", "import", tmp_path / "saknas.csv")
    b.refused("file.unreadable", "board", "import", tmp_path)


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".XLSX"])
def test_an_exported_board_can_be_read_again(tmp_path: Path, a: CommandLine, ending: str) -> None:
    path = tmp_path / f"tavla{ending}"
    answer = a.done("board", "export", path)
    assert "är inte krypterad" in answer.err
    assert "5 deltagare" in answer.out
    rows = {row.fields.name: row.fields for row in read_board(path).rows}
    for name, row in a.board().items():
        fields = ("start", "goal", "situation", "interventions", "planning")
        assert [rows[name].text(field) for field in fields] == [row[field] or "" for field in fields]


def test_one_sites_export_comes_in_at_another(tmp_path: Path, a: CommandLine, b: CommandLine) -> None:
    path = tmp_path / "tavla.xlsx"
    a.done("board", "export", path)
    taken = b.json("board", "import", path)
    assert (taken["new"], taken["known"]) == (5, 0)
    assert list(b.board()) == list(a.board())
    assert b.board()["Åke Ö"]["site"] == "Lidköping"
    assert b.board()["Åke Ö"]["consent"]["state"] == "missing"
    assert b.json("board", "import", path)["known"] == 5


def test_a_formula_in_a_text_stays_text(tmp_path: Path, b: CommandLine) -> None:
    b.add("=1+1", "--goal", "@SUM(A1)")
    path = tmp_path / "tavla.csv"
    b.done("board", "export", path)
    cells = next(csv.reader(io.StringIO(path.read_text("utf-8-sig").split("\n", 1)[1]), delimiter=";"))
    assert all(not cell.startswith(("=", "@")) for cell in cells)


OTHERS = ("--to", "Vårdcentralen", "--ground", "consent")


@pytest.mark.parametrize("line", [("board", "export"), ("print", "board", "--out")], ids=" ".join)
def test_the_board_for_somebody_else_is_a_disclosure_about_each(
    tmp_path: Path, a: CommandLine, people: dict[str, str], line: tuple[str, ...]
) -> None:
    path = tmp_path / "tavla.pdf"
    made = a.json(*line, path, *OTHERS)
    shown = text(path.read_bytes())
    told = [name for name, one in people.items() if a.json("disclosure", "list", one)]
    assert made["disclosed"] == len(told) > 0
    left = {one["name"]: one["why"] for one in made["left_out"]}
    assert sorted([*told, *left]) == sorted(a.board())
    assert all(left.values())
    assert all((name in shown) == (name in told) for name in a.board())
    answer = a.done(*line, path, *OTHERS)
    assert "Utlämnandet är noterat" in answer.out
    assert all(name in answer.out for name in left)


def test_on_another_ground_everybody_is_in_with_the_reason(
    tmp_path: Path, a: CommandLine, people: dict[str, str]
) -> None:
    path = tmp_path / "tavla.csv"
    a.refused("disclosure.no_reason", "board", "export", path, "--to", "Domstolen", "--ground", "10:28")
    assert not path.exists()
    line = ("--to", "Domstolen", "--ground", "10:28", "--reason", "Begärt den 1 mars")
    made = a.json("board", "export", path, *line)
    assert (made["disclosed"], made["left_out"]) == (len(a.board()), [])
    noted = a.json("disclosure", "list", people["Anna Alm"])[0]
    assert (noted["way"], noted["ground"], noted["reason"]) == ("file", "10:28", "Begärt den 1 mars")


def test_an_existing_file_is_replaced_and_only_its_owner_reads_the_new_one(
    tmp_path: Path, a: CommandLine
) -> None:
    path = tmp_path / "tavla.pdf"
    path.write_text("gammal")
    path.chmod(0o644)
    exported = a.json("board", "export", path)
    assert exported == {"file": str(path), "participants": 5}
    assert path.read_bytes().startswith(b"%PDF")
    assert path.stat().st_mode & 0o777 == 0o600
    assert "Åke Ö" in text(path.read_bytes())


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        ("information", "Anna Alm"), ("consent", "20000125-2386"), ("rating-form", "Vardagen"),
        ("rating-chart", "Anna Alm"), ("information-easy", "Lättläst"), ("consent-easy", "Lättläst"),
        ("renewal", "Till Anna Alm"), ("who-does-what", "Vem gör vad för mig"), ("visit", "Sätt ett kryss"),
    ],
)  # fmt: skip
def test_a_persons_sheet_is_saved_with_a_warning(
    tmp_path: Path, a: CommandLine, people: dict[str, str], sheet: str, words: str
) -> None:
    path = tmp_path / "blad.pdf"
    answer = a.done("print", sheet, people["Anna Alm"], "--out", path)
    assert "är inte krypterad" in answer.err
    assert words in text(path.read_bytes())


@pytest.mark.parametrize(
    "sheet", ["information", "information-easy", "consent", "consent-easy", "rating-form"]
)
def test_a_blank_sheet_has_nobody_on_it(tmp_path: Path, a: CommandLine, sheet: str) -> None:
    path = tmp_path / "blad.pdf"
    answer = a.done("print", sheet, "--out", path)
    assert answer.err == ""
    assert "Anna" not in text(path.read_bytes())


def test_a_receipt_is_there_once_the_consent_is_withdrawn(
    tmp_path: Path, a: CommandLine, people: dict[str, str]
) -> None:
    path, anna = tmp_path / "kvitto.pdf", people["Anna Alm"]
    assert "inte återkallat" in a.refused("consent.not_withdrawn", "print", "receipt", anna, "--out", path)
    assert not path.exists()
    a.done("consent", "withdraw", anna, "--date", "2026-03-02")
    a.done("print", "receipt", anna, "--out", path)
    assert "Du har tagit tillbaka ditt ja Till Anna Alm Den 2 mars 2026." in text(path.read_bytes())


def test_the_board_on_paper(tmp_path: Path, a: CommandLine) -> None:
    path = tmp_path / "tavla.pdf"
    assert "är inte krypterad" in a.done("print", "board", "--out", path).err
    assert "Ärna Ål" in text(path.read_bytes())


@pytest.mark.parametrize(("form", "name"), [("full", "Anna Alm"), ("short", "Anna A."), ("initials", "A A")])
def test_names_as_asked_for(tmp_path: Path, a: CommandLine, form: str, name: str) -> None:
    a.done("board", "export", tmp_path / "tavla.csv", "--names", form)
    a.done("print", "board", "--out", tmp_path / "tavla.pdf", "--names", form)
    rows = list(csv.reader(io.StringIO((tmp_path / "tavla.csv").read_text("utf-8-sig")), delimiter=";"))
    assert rows[1][0] == name
    shown = text((tmp_path / "tavla.pdf").read_bytes())
    assert f"{name} samtycke gäller" in shown
    assert ("Anna Alm" in shown) is (form == "full")


@pytest.mark.parametrize(("size", "wide"), [("A4", 841.89), ("A3", 1190.55)])
def test_the_paper_asked_for(tmp_path: Path, a: CommandLine, size: str, wide: float) -> None:
    for command in (("board", "export", tmp_path / "x.pdf"), ("print", "board", "--out", tmp_path / "x.pdf")):
        a.done(*command, "--paper", size)
        [page, *_] = PdfReader(tmp_path / "x.pdf").pages
        assert float(page.mediabox.width) == pytest.approx(wide, abs=0.01)


@pytest.mark.parametrize(
    "words",
    [
        ("board", "export", "x.xlsx", "--paper", "A3"),
        ("board", "export", "x.pdf", "--paper", "A5"),
        ("board", "export", "x.csv", "--names", "kort"),
        ("print", "consent", "--out", "x.pdf", "--paper", "A3"),
        ("print", "information", "--out", "x.pdf", "--names", "full"),
    ],
)
def test_what_does_not_go_together_is_said(a: CommandLine, words: tuple[str, ...]) -> None:
    before = a.content()
    assert a(*words).status == 2
    assert a.content() == before


def test_an_exported_board_is_noted_about_each_person(
    tmp_path: Path, a: CommandLine, people: dict[str, str]
) -> None:
    a.done("board", "export", tmp_path / "tavla.CSV")
    a.done("print", "board", "--out", tmp_path / "tavla.pdf")
    for kind in ("csv", "pdf"):
        assert noted(a, f"sparat tavlan som fil ({kind})") == sorted(people.values())


def noted(site: CommandLine, what: str) -> list[str]:
    """About whom the access log says this."""
    desk = setup.unlock(site.folder, PASSPHRASE, site.clock, site.secrets)
    try:
        return sorted(row[5] for row in dump(desk)["access"] if row[4] == what)
    finally:
        desk.store.close()


def test_a_sheet_that_cannot_be_saved_or_has_nobody_to_be_about(
    tmp_path: Path, a: CommandLine, people: dict[str, str]
) -> None:
    a.refused("participant.unknown", "print", "consent", "finns-inte", "--out", tmp_path / "x.pdf")
    assert not (tmp_path / "x.pdf").exists()
    a.refused("file.unwritable", "print", "consent", people["Dan"], "--out", tmp_path / "nej" / "x.pdf")
    a.refused("file.unwritable", "board", "export", tmp_path / "nej" / "x.csv")
