"""Making a package: a file and its note, or neither."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from faults import UnforeseenError, fault_at, largest_file, without_rights
from packages import dump, exchange, opened, pack, send
from people import enrol
from samordning_desktop.core.changes import Kind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.ops import Desk, consents, participants, reading
from samordning_desktop.store.head import JournalHead, read_head
from samordning_desktop.sync import incoming, outgoing

# Bytes by which two sealings of one package may differ: age adds a stanza of random length (172 apart in
# 20,000 tries) lest readers come to rely on the header's form, and ids of chance pack more or less well.
GREASE = 172 + 64


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A place for a package, in a folder of its own."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder / "paket.age"


def code_of(desk: Desk, path: Path) -> str:
    with pytest.raises(KnownError) as caught:
        outgoing.export(desk, "Lidköping", path)
    return caught.value.code


def test_the_file_is_there_whole_for_its_owner_alone_and_noted(pair: list[Desk], target: Path) -> None:
    here, there = pair
    one = enrol(here)
    done = outgoing.export(here, "Lidköping", target)
    assert [path.name for path in target.parent.iterdir()] == ["paket.age"]
    assert target.stat().st_mode & 0o777 == 0o600
    assert done.changes.participants == {one}
    assert Kind.LOG in done.changes.kinds
    assert reading.last_exchange(here) == date(2026, 3, 2)
    assert incoming.take_in(there, target.read_bytes()).value.facts.entries == done.value.entries


def test_the_plan_beforehand_is_the_plan_afterwards_and_changes_nothing(
    pair: list[Desk], target: Path
) -> None:
    here, there = pair
    stays, goes, leaves = (enrol(here, name) for name in ("Åsa Öberg", "Berit Borg", "Örjan Åström"))
    exchange(here, there)
    participants.set_field(here, goes, "goal", "ett mål")
    consents.withdraw_consent(here, leaves, date(2026, 3, 2))
    enrol(here, "Carl Cedér", signed=None)
    before = dump(here)
    plan = outgoing.preview(here, "Lidköping")
    assert dump(here) == before
    done = outgoing.export(here, "Lidköping", target).value
    assert done.size == target.stat().st_size
    assert abs(plan.size - done.size) <= GREASE
    assert plan == done
    assert plan.receiver == "Lidköping"
    assert plan.day == date(2026, 3, 2)
    assert plan.persons == ((goes, "Berit Borg"),)
    assert plan.recalled == ((leaves, "Örjan Åström"),)
    assert plan.why == {leaves: "samtycket återkallades 2026-03-02"}
    assert [(left.name, left.reason) for left in plan.left_out] == [("Carl Cedér", "samtycke saknas")]
    assert len(opened(there, target.read_bytes())[1]) == plan.entries
    assert stays


def test_everything_that_goes_of_somebody_known_there_is_named(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    participants.set_field(here, one, "start", "2026-02-01")
    participants.set_field(here, one, "planning", "ett steg")
    plan = outgoing.preview(here, "Lidköping")
    assert (plan.always, plan.kinds) == ({one: ("Start",)}, {one: ("planning",)})
    consents.give_consent(here, one, date(2026, 3, 2))
    participants.set_field(here, one, "name", "Åsa Ny")
    assert outgoing.preview(here, "Lidköping").always == {one: ("Namn", "Start", "Samtycke")}
    assert outgoing.preview(there, "Falköping").always == {}


def test_a_suggested_name_tells_sites_day_and_number_and_nobodys_name(pair: list[Desk]) -> None:
    here, there = pair
    enrol(here)
    assert outgoing.suggested_filename(here, "Lidköping") == "paket-falkoping-lidkoping-2026-03-02-0001.age"
    send(here, there)
    assert outgoing.suggested_filename(here, "Lidköping") == "paket-falkoping-lidkoping-2026-03-02-0002.age"


def test_a_file_that_stood_there_is_replaced(pair: list[Desk], target: Path) -> None:
    here, there = pair
    target.write_bytes(b"something older")
    outgoing.export(here, "Lidköping", target)
    assert incoming.inspect(there, target.read_bytes()).number == 1


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("nowhere/paket.age", "file.unwritable"),
        ("folder", "file.unwritable"),
        ("file.txt/paket.age", "file.unwritable"),
        ("x" * 300, "file.name_too_long"),
    ],
)
def test_a_place_where_no_file_can_be_is_refused_and_nothing_is_noted(
    pair: list[Desk], target: Path, place: str, code: str
) -> None:
    here, there = pair
    enrol(here)
    (target.parent / "folder").mkdir()
    (target.parent / "file.txt").write_bytes(b"x")
    before, files = dump(here), sorted(target.parent.rglob("*"))
    assert code_of(here, target.parent / place) == code
    assert dump(here) == before
    assert sorted(target.parent.rglob("*")) == files
    assert send(here, there).facts.number == 1


def test_a_folder_without_rights_is_refused_and_nothing_is_noted(pair: list[Desk], target: Path) -> None:
    here, there = pair
    enrol(here)
    before = dump(here)
    with without_rights(target.parent):
        assert code_of(here, target) == "file.unwritable"
    assert dump(here) == before
    assert list(target.parent.iterdir()) == []
    assert send(here, there).facts.number == 1


def test_a_disk_that_is_full_for_the_package_leaves_no_note(pair: list[Desk], target: Path) -> None:
    here, there = pair
    enrol(here)
    target.write_bytes(b"older")
    before = dump(here)
    with largest_file(500):
        assert code_of(here, target) == "disk.full"
    assert dump(here) == before
    assert [(path.name, path.read_bytes()) for path in target.parent.iterdir()] == [("paket.age", b"older")]
    assert send(here, there).facts.number == 1


def test_a_disk_that_is_full_for_the_note_leaves_no_package(pair: list[Desk], target: Path) -> None:
    here, there = pair
    enrol(here)
    log = here.store.places.database.with_name("store.sqlite-wal")
    assert log.stat().st_size > 20_000
    before = dump(here)
    with largest_file(log.stat().st_size):
        assert code_of(here, target) in ("disk.full", "store.io_unknown")
    assert list(target.parent.iterdir()) == []
    assert dump(here) == before
    assert send(here, there).facts.number == 1


class DiskFull(sqlite3.OperationalError):
    """As SQLite says it."""

    sqlite_errorname = "SQLITE_FULL"


@pytest.mark.parametrize("error", [UnforeseenError(), DiskFull()], ids=["unforeseen", "full"])
def test_a_fault_at_any_statement_leaves_neither_file_nor_note(
    pair: list[Desk], target: Path, error: Exception
) -> None:
    here, there = pair
    enrol(here, signed=date(2025, 3, 3))
    exchange(here, there)
    here.clock.go_to(date(2026, 3, 3))  # so that a recall is written on the way
    enrol(here, "Berit Borg")
    before = dump(here)
    with fault_at(None) as counter:
        outgoing.preview(here, "Lidköping")
    assert counter.said > 10
    statement, expected = 1, (UnforeseenError, KnownError)
    while True:
        with fault_at(statement, error) as counter:
            try:
                outgoing.export(here, "Lidköping", target)
            except expected as caught:
                assert isinstance(caught, UnforeseenError) or caught.code == "disk.full"
            else:
                break
        assert dump(here) == before, statement
        assert list(target.parent.iterdir()) == [], statement
        statement += 1
    assert statement > 20
    assert counter.said == statement, (
        "after the commit there is only the head to keep, which must fail nobody"
    )
    assert incoming.take_in(there, target.read_bytes()).value.counts["new"] == 1


def test_the_journals_head_is_kept_before_the_file_stands_in_its_place(
    pair: list[Desk], target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An old store put back must be seen once a package tells of what it lacks."""
    here, _ = pair
    enrol(here)
    kept: list[tuple[str, JournalHead | None]] = []
    replaces = Path.replace

    def note(path: Path, place: Path) -> Path:
        kept.append((place.name, read_head(here.store.places.head)))
        return replaces(path, place)

    monkeypatch.setattr(Path, "replace", note)
    outgoing.export(here, "Lidköping", target)
    assert [name for name, _ in kept] == ["head.json", "paket.age"]
    assert kept[0][1] != kept[1][1] == here.store.head()


def test_a_note_whose_file_could_not_be_put_in_place_is_a_lost_package(
    pair: list[Desk], target: Path
) -> None:
    """The last step, after the note is kept: what follows is as for any package that is lost on the way."""
    here, there = pair
    enrol(here)
    outgoing.export(here, "Lidköping", target)
    target.unlink()
    assert incoming.take_in(there, pack(here, there)).value.facts.number == 2
    assert reading.board(there)
