"""``package``: export, inspect, import; and everything that can be wrong with a package."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from clocks import SetClock
from command_line import CommandLine, hand_over, meet
from samordning_desktop.cli.packages import brought_in, handed_out, plan_document
from samordning_desktop.cli.results import Table
from samordning_desktop.core.merge_plan import (
    ExportPlan,
    Fate,
    MergePlan,
    PackageFacts,
    PersonChange,
    Receiver,
)
from samordning_desktop.core.peer import OurCard
from samordning_desktop.sync.format import FILE_LIMIT


@pytest.fixture
def package(tmp_path: Path, a: CommandLine) -> Path:
    """A's first package to B."""
    path = tmp_path / "paket.age"
    a.done("package", "export", "--to", "Lidköping", "--out", path)
    return path


def test_who_stays_at_home_is_said_by_name(tmp_path: Path, a: CommandLine) -> None:
    path = tmp_path / "p.age"
    answer = a.done("package", "export", "--to", "Lidköping", "--out", path)
    assert "Paketet till Lidköping är sparat" in answer.out
    assert "Åke Ö" in answer.out
    assert answer.err == (
        "Dan är inte med i paketet: samtycke saknas.\nEva är inte med i paketet: samtycke saknas.\n"
    )
    assert a("package", "export", "--to", "Lidköping", "--out", path, "--json").err == answer.err


def test_with_no_valid_consent_at_all_nobody_is_in_the_package(
    tmp_path: Path, a: CommandLine, b: CommandLine, people: dict[str, str]
) -> None:
    for name in ("Anna Alm", "Åke Ö", "Ärna Ål"):
        a.done("consent", "withdraw", people[name], "--date", "2026-03-02")
    path = tmp_path / "p.age"
    exported = a.json("package", "export", "--to", "Lidköping", "--out", path)
    assert exported["participants"] == []
    assert len(exported["left_out"]) == 5
    assert {one["reason"] for one in exported["left_out"]} == {
        "samtycket återkallades 2026-03-02", "samtycke saknas",
    }  # fmt: skip
    said = a.done("package", "export", "--to", "Lidköping", "--out", path).out
    assert "Det är inget utlämnande: ingen deltagare är med." in said
    assert "noterat" not in said
    b.done("package", "import", path)
    assert b.board() == {}


def test_the_package_is_not_readable(package: Path) -> None:
    content = package.read_bytes()
    assert content.startswith(b"age-encryption.org/v1\n")
    assert b"Anna" not in content


def test_inspect_says_who_made_it_and_whether_it_is_in(b: CommandLine, package: Path) -> None:
    facts = b.json("package", "inspect", package)
    assert (facts["sender"], facts["number"], facts["taken_in"]) == ("Falköping", 1, False)
    assert facts["made"].startswith("2026-03-02T")
    assert facts["size"] == package.stat().st_size
    assert "Det är inte intaget här." in b.done("package", "inspect", package).out
    b.done("package", "import", package)
    assert "Det är redan intaget här." in b.done("package", "inspect", package).out


def test_a_rehearsal_writes_nothing(b: CommandLine, package: Path) -> None:
    before = b.content()
    out = b.done("package", "import", package, "--dry-run").out
    assert "Inget är ändrat än." in out
    assert "ny på tavlan" in out
    assert b.content() == before


def test_who_is_new_and_has_left_is_not_said_to_be_new_on_the_board() -> None:
    gone = PersonChange("p1", "Åsa Gick", Fate.NEW, left=True)
    facts = PackageFacts("Falköping", 1, datetime(2026, 3, 2, tzinfo=UTC), 1, 1, False)
    (table,) = (part for part in brought_in(MergePlan(facts, (gone,)), True) if isinstance(part, Table))
    assert table.rows == [("Åsa Gick", "ny bland avslutade", "")]


def test_import_tells_person_by_person(
    tmp_path: Path, a: CommandLine, b: CommandLine, people: dict[str, str]
) -> None:
    first = tmp_path / "ett.age"
    hand_over(a, b, first, "Lidköping")
    assert "är redan intaget. Inget är ändrat." in b.done("package", "import", first).out
    a.done("participant", "set", people["Anna Alm"], "goal", "ett")
    a.done("participant", "set", people["Åke Ö"], "goal", "här")
    b.done("participant", "set", people["Åke Ö"], "goal", "där")
    a.done("consent", "withdraw", people["Ärna Ål"], "--date", "2026-03-02")
    a.done("package", "export", "--to", "Lidköping", "--out", first)
    rehearsed = b.json("package", "import", first, "--dry-run")
    fates = {one["name"]: one["fate"] for one in rehearsed["participants"]}
    assert fates == {"Anna Alm": "changed", "Åke Ö": "conflict", "Ärna Ål": "recalled"}
    (changed,) = next(one["fields"] for one in rehearsed["participants"] if one["name"] == "Anna Alm")
    assert (changed["before"], changed["after"]) == ("Egen bostad\nsova", "ett")
    assert (changed["field"], changed["conflict"], changed["settled"]) == ("goal", False, [])
    out = b.done("package", "import", first).out
    for words in ("ändrad", "att avgöra", "tas bort från tavlan", "1 fält väntar på att avgöras"):
        assert words in out


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (0, "package.not_a_package"),
        (30, "package.not_for_us"),  # where it says who can open it: altered, it says nobody here
        (200, "package.damaged"),
        (-200, "package.damaged"),
        (-1, "package.damaged"),
    ],
)
def test_an_altered_package(b: CommandLine, package: Path, place: int, code: str) -> None:
    content = bytearray(package.read_bytes())
    content[place] ^= 1
    package.write_bytes(bytes(content))
    b.refused(code, "package", "import", package)
    b.refused(code, "package", "import", package, "--dry-run")
    b.refused(code, "package", "inspect", package)


@pytest.mark.parametrize("kept", [0, 10, 22, 100, -100, -1])
def test_a_package_that_is_cut_off(b: CommandLine, package: Path, kept: int) -> None:
    package.write_bytes(package.read_bytes()[:kept])
    code = "package.not_a_package" if 0 <= kept < 22 else "package.damaged"
    b.refused(code, "package", "import", package)


def test_a_package_for_somebody_else(tmp_path: Path, a: CommandLine, b: CommandLine) -> None:
    other = CommandLine(tmp_path / "skara", SetClock())
    other.make("Skara", "Ida Berg")
    meet(a, other, tmp_path)
    path = tmp_path / "p.age"
    a.done("package", "export", "--to", "Skara", "--out", path)
    b.refused("package.not_for_us", "package", "import", path)
    b.refused("package.not_for_us", "package", "inspect", path)


def test_a_package_from_nobody_known_and_from_nobody_confirmed(
    tmp_path: Path, a: CommandLine, b: CommandLine
) -> None:
    other = CommandLine(tmp_path / "skara", SetClock())
    other.make("Skara", "Ida Berg")
    card, path = tmp_path / "kort.json", tmp_path / "p.age"
    fingerprint = b.json("peer", "card", "--out", card)["fingerprint"]
    other.done("peer", "add", card)
    other.done("peer", "confirm", "Lidköping", fingerprint)
    other.done("package", "export", "--to", "Lidköping", "--out", path)
    b.refused("package.unknown_sender", "package", "import", path)
    other.done("peer", "card", "--out", card)
    b.done("peer", "add", card)
    assert "”Skara”" in b.refused("package.unconfirmed_sender", "package", "import", path)


def test_a_package_older_than_one_taken_in(tmp_path: Path, a: CommandLine, b: CommandLine) -> None:
    first, second = tmp_path / "ett.age", tmp_path / "två.age"
    for path in (first, second):
        a.done("package", "export", "--to", "Lidköping", "--out", path)
    b.done("package", "import", second)
    err = b.refused("package.older", "package", "import", first)
    assert "nummer 1, och nummer 2 är intaget" in err
    assert list(b.board()) == ["Anna Alm", "Åke Ö", "Ärna Ål"]


def test_files_that_are_no_packages(tmp_path: Path, b: CommandLine) -> None:
    text = tmp_path / "brev.age"
    text.write_text("Hej!")
    b.refused("package.not_a_package", "package", "import", text)
    b.refused("file.missing", "package", "inspect", tmp_path / "saknas.age")
    b.refused("file.unreadable", "package", "import", tmp_path)
    os.mkfifo(tmp_path / "rör.age")
    b.refused("file.no_file", "package", "import", tmp_path / "rör.age")


def test_a_package_that_cannot_be_saved_is_no_disclosure(tmp_path: Path, a: CommandLine) -> None:
    a.refused("peer.unknown", "package", "export", "--to", "Skövde", "--out", tmp_path / "p.age")
    a.refused(
        "file.unwritable", "package", "export", "--to", "Lidköping", "--out", tmp_path / "nej" / "p.age"
    )
    a.refused("file.unwritable", "package", "export", "--to", "Lidköping", "--out", tmp_path)
    assert a.content()["outgoing"] == []
    assert a.content()["disclosure"] == []


@pytest.fixture
def folder(tmp_path: Path, a: CommandLine, b: CommandLine) -> Path:
    """A folder that both sites use."""
    shared = tmp_path / "gemensam mapp åäö"
    shared.mkdir()
    a.done("peer", "folder", "Lidköping", shared)
    b.done("peer", "folder", "Falköping", shared)
    return shared


def test_a_folder_is_the_way_there_and_back(folder: Path, a: CommandLine, b: CommandLine) -> None:
    assert "Inget paket väntar i någon mapp." in b.done("package", "look").out
    put = a.json("package", "put", "--to", "Lidköping")
    assert Path(put["file"]).parent == folder
    assert put["size"] == Path(put["file"]).stat().st_size
    assert [one["first"] for one in put["participants"]] == [True, True, True]
    assert a.json("package", "look") == []
    (come,) = b.json("package", "look")
    assert come == {"file": put["file"], "sender": "Falköping", "number": 1}
    b.done("package", "import", put["file"])
    assert b.json("package", "look") == []
    assert a.json("package", "sent")[0]["receipts"] == []
    (back,) = [b.json("package", "put", "--to", "Falköping")["file"]]
    a.done("package", "import", back)
    assert a.json("package", "sent")[0]["receipts"] == [{"date": "2026-03-02", "by": "Bo Lund"}]
    assert "mottaget i Lidköping av Bo Lund den 2 mars 2026" in a.done("package", "sent").out


@pytest.mark.parametrize("do", ["look", "put", "import", "aside"])
def test_what_has_arrived_is_cleared_from_the_folder(
    do: str, folder: Path, a: CommandLine, b: CommandLine
) -> None:
    put = Path(a.json("package", "put", "--to", "Lidköping")["file"])
    b.done("package", "import", put)
    back = Path(b.json("package", "put", "--to", "Falköping")["file"])
    elsewhere = folder.parent / "stick.age"
    shutil.copy(back, elsewhere)
    a.done("package", "import", back, "--dry-run")
    a.done("package", "look")
    assert put.exists()
    a.done("package", "import", back if do == "import" else elsewhere)
    assert put.exists() == (do != "import"), "only what the command reads is waited for"
    if do == "aside":
        (folder / "halv.age").write_bytes(b"Hej!")
        a.done("package", "aside", "halv.age")
    elif do != "import":
        a.done("package", do, *(("--to", "Lidköping") if do == "put" else ()))
    assert not put.exists()
    assert back.exists()


def test_what_nobody_is_to_open_any_more_is_cleared_too(folder: Path, a: CommandLine) -> None:
    put = Path(a.json("package", "put", "--to", "Lidköping")["file"])
    (there,) = a.json("peer", "list")
    a.done("peer", "bar", there["id"])
    a.done("package", "look")
    assert not put.exists()


def test_a_folder_that_is_gone_is_said_in_a_line(folder: Path, a: CommandLine) -> None:
    folder.rmdir()
    answer = a.done("package", "look")
    assert answer.err == f"{folder}: Mappen går inte att nå just nu.\n"
    a.refused("folder.unreachable", "package", "put", "--to", "Lidköping")
    a.done("peer", "folder", "Lidköping")
    a.refused("folder.none", "package", "put", "--to", "Lidköping")


def test_a_file_that_is_no_whole_package_is_said_in_a_line_beside_those_that_are(
    folder: Path, a: CommandLine, b: CommandLine
) -> None:
    put = Path(a.json("package", "put", "--to", "Lidköping")["file"])
    (folder / "halv.age").write_bytes(put.read_bytes()[:200])
    (folder / "brev.docx").write_bytes(b"annat")
    answer = b.done("package", "look")
    assert put.name in answer.out
    (line,) = answer.err.splitlines()
    assert line.startswith("halv.age går inte att läsa som ett paket. Den kan vara på väg dit")


def test_a_file_that_cannot_be_taken_in_is_left_aside_by_its_name_or_place(
    folder: Path, a: CommandLine, b: CommandLine
) -> None:
    put = Path(a.json("package", "put", "--to", "Lidköping")["file"])
    half, large = folder / "halv.age", folder / "stor.age"
    half.write_bytes(put.read_bytes()[:200])
    with large.open("wb") as opened:
        opened.truncate(FILE_LIMIT + 1)
    assert len(b.done("package", "look").err.splitlines()) == 2
    said = b.done("package", "aside", "halv.age").out
    assert said == "halv.age är lämnad åt sidan. Den ligger kvar i mappen.\n"
    assert b.done("package", "look").err.startswith("stor.age går inte att ta in. Filen är större än 64 MB")
    assert b.json("package", "aside", large) == {"files": [str(large)]}
    answer = b.done("package", "look")
    assert answer.err == ""
    assert put.name in answer.out
    half.write_bytes(put.read_bytes()[:300])
    assert b.done("package", "look").err.startswith("halv.age ")
    for name in ("stor.age", put.name, "saknas.age", folder.parent / "halv.age"):
        b.refused("folder.nothing_aside", "package", "aside", name)
    assert sorted(one.name for one in folder.iterdir()) == ["halv.age", put.name, "stor.age"]


def test_a_folder_out_of_reach_is_said_beside_what_is_left_aside(folder: Path, b: CommandLine) -> None:
    (folder / "brev.age").write_bytes(b"Hej!")
    card = folder.parent / "skara.json"
    other = CommandLine(folder.parent / "skara", b.clock)
    other.make("Skara")
    fingerprint = other.json("peer", "card", "--out", card)["fingerprint"]
    b.done("peer", "add", card)
    b.done("peer", "confirm", "Skara", fingerprint)
    away = folder.parent / "borta"
    away.mkdir()
    b.done("peer", "folder", "Skara", away)
    away.rmdir()
    answer = b.done("package", "aside", "brev.age")
    assert answer.out == "brev.age är lämnad åt sidan. Den ligger kvar i mappen.\n"
    assert answer.err == f"{away}: Mappen går inte att nå just nu.\n"


def test_folders_that_cannot_be_the_way(tmp_path: Path, a: CommandLine) -> None:
    assert "Mappen saknas finns inte" in a.refused(
        "folder.missing", "peer", "folder", "Lidköping", tmp_path / "saknas"
    )
    file = tmp_path / "brev.docx"
    file.write_bytes(b"Hej!")
    assert "brev.docx är en fil" in a.refused("folder.no_folder", "peer", "folder", "Lidköping", file)
    a.refused("folder.own", "peer", "folder", "Lidköping", a.folder)
    a.refused("peer.unknown", "peer", "folder", "Skövde", tmp_path)


def test_tells_all_who_stay_also_those_with_nothing_new(
    a: CommandLine, b: CommandLine, people: dict[str, str], tmp_path: Path
) -> None:
    hand_over(a, b, tmp_path / "ett.age", "Lidköping")
    hand_over(b, a, tmp_path / "två.age", "Falköping")
    sent = a.json("package", "export", "--to", "Lidköping", "--out", tmp_path / "tre.age")
    assert sent["left_out"] == []
    found = a.json("package", "staying", "--to", "Lidköping")
    assert {one["name"]: one["reason"] for one in found}["Dan"] == "samtycke saknas"
    assert "samtycke saknas" in a.done("package", "staying", "--to", "Lidköping").out
    assert a.refused("peer.unknown", "package", "staying", "--to", "Skara")


def test_who_goes_again_for_a_silent_computer_is_no_new_disclosure() -> None:
    took = (2, date(2026, 3, 1))
    there = (
        Receiver("Lidköping (Bos dator)", since=took),
        Receiver("Lidköping (Idas dator)", OurCard.UNSEEN),
    )
    plan = ExportPlan(
        "Lidköping",
        date(2026, 3, 2),
        (),
        (),
        (),
        3,
        again=(("p1", "Åsa Öberg"),),
        since=took,
        computers=there,
    )
    said = list(handed_out(plan, "p.age"))
    assert said[0] == (
        "Paketet till Lidköping är sparat i p.age. Det är inget nytt utlämnande: det som är med om deltagare har orten redan."
    )
    assert [part.rows for part in said if isinstance(part, Table)] == [[("Åsa Öberg",)]]
    assert said[-1] == "Lidköping (Idas dator) har inte tagit emot något paket härifrån än, så vitt vi vet."
    document = plan_document(plan, Path("p.age"))
    assert (document["again"], document["behind"], document["card"]) == (
        [{"id": "p1", "name": "Åsa Öberg"}], ["Lidköping (Idas dator)"], "unseen",
    )  # fmt: skip
