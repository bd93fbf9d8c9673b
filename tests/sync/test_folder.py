"""A shared folder as the way: chosen, filled, looked through, cleared; and everything that can be wrong with it."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from clocks import SetClock
from faults import UnforeseenError, fault_at, without_rights
from packages import draft, dump, pack, send
from people import enrol
from refusals import refused
from samordning_desktop.core.changes import Kind
from samordning_desktop.core.folder_files import STILL, Listed
from samordning_desktop.core.sending import Receipt
from samordning_desktop.ops import Desk, setup
from samordning_desktop.store import files, folder_access, folders
from samordning_desktop.sync import folder, incoming, outgoing, peers
from samordning_desktop.sync.folder import Arrival, FolderBook
from samordning_desktop.sync.format import FILE_LIMIT
from stores import LIDKOPING, confirm_card, introduce, join

HERE, THERE = "Falköping", "Lidköping"


@pytest.fixture
def shared(pair: list[Desk], tmp_path: Path) -> Path:
    """A folder that both sites use."""
    shared = tmp_path / "gemensam mapp åäö"
    shared.mkdir()
    here, there = pair
    folder.choose(here, THERE, shared)
    folder.choose(there, HERE, shared)
    return shared


def look(desk: Desk, shared: Path, book: FolderBook | None = None) -> FolderBook:
    book = book or FolderBook(shared)
    folder.look_through(desk, book)
    return book


def later(desk: Desk, much: timedelta) -> None:
    desk.clock.time += much  # type: ignore[attr-defined]


def send_file(desk: Desk, path: Path) -> None:
    incoming.take_in(desk, path.read_bytes())


def numbers(book: FolderBook) -> list[int]:
    return [one.number for one in book.arrivals]


def test_what_is_put_there_is_found_by_the_other_and_by_nobody_else(pair: list[Desk], shared: Path) -> None:
    here, there = pair
    enrol(here)
    plan, path = outgoing.put_in_folder(here, THERE).value
    assert path.parent == shared
    assert plan.size == path.stat().st_size
    assert [one.name for one in shared.iterdir()] == [path.name]
    assert path.name.startswith("paket-falkoping-lidkoping-2026-03-02-0001-")
    assert look(here, shared).arrivals == ()
    assert look(there, shared).arrivals == (Arrival(path, HERE, here.store.device_id, 1),)
    assert dump(there)["taken"] == []


def test_what_a_killed_program_left_half_written_goes_with_a_later_package(
    pair: list[Desk], shared: Path
) -> None:
    here, _ = pair
    now = here.clock.now()
    left = {
        ".paket-falkoping-lidkoping-2026-02-27-0001-0a1b2c3d.age.00112233.part": timedelta(days=1, seconds=1),
        ".paket-falkoping-lidkoping-2026-03-02-0001-4e5f6a7b.age.44556677.part": timedelta(
            hours=23
        ),  # being written
        ".paket-lidkoping-falkoping-2026-02-27-0001-0a1b2c3d.age.00112233.part": timedelta(
            days=9
        ),  # the others'
        "paket-falkoping-lidkoping-2026-02-27-0001-0a1b2c3d.age": timedelta(days=9),
        ".något annat.part": timedelta(days=9),
    }
    for name, age in left.items():
        (shared / name).write_bytes(b"halvt")
        os.utime(shared / name, times=((now - age).timestamp(),) * 2)
    path = outgoing.put_in_folder(here, THERE).value[1]
    assert {one.name for one in shared.iterdir()} == {path.name, *list(left)[1:]}


def test_what_has_been_taken_in_is_no_longer_told_of_and_stays_where_it_is(
    pair: list[Desk], shared: Path
) -> None:
    here, there = pair
    path = outgoing.put_in_folder(here, THERE).value[1]
    book = look(there, shared)
    incoming.take_in(there, path.read_bytes())
    book.files.forget()
    assert look(there, shared, book).arrivals == ()
    assert look(there, shared).arrivals == ()
    assert path.exists()


def test_of_several_the_newest_is_told_of_as_it_holds_all(pair: list[Desk], shared: Path) -> None:
    here, there = pair
    one = enrol(here)
    outgoing.put_in_folder(here, THERE)
    enrol(here, "Åsa Öberg")
    outgoing.put_in_folder(here, THERE)
    book = look(there, shared)
    assert numbers(book) == [2]
    incoming.take_in(there, book.arrivals[0].path.read_bytes())
    assert numbers(look(there, shared)) == []
    assert one in {row[0] for row in dump(there)["participant"]}
    assert len(list(shared.iterdir())) == 2


def test_the_maker_clears_away_what_has_arrived_and_nothing_else(pair: list[Desk], shared: Path) -> None:
    here, there = pair
    enrol(here)
    first, second = (outgoing.put_in_folder(here, THERE).value[1] for _ in range(2))
    (shared / "brev.age").write_bytes(b"annat")
    assert folder.arrived_there(here) == {}
    incoming.take_in(there, second.read_bytes())
    theirs = outgoing.put_in_folder(there, HERE).value[1]
    incoming.take_in(here, theirs.read_bytes())
    second.write_bytes(b"en annans")
    placed = folder.arrived_there(here)[shared]
    assert [one.number for _, one in placed] == [1, 2]
    gone = folder.clear_away(shared, placed)
    folder.forget_placed(here, gone)
    assert not first.exists()
    assert {path.name for path in shared.iterdir()} == {second.name, theirs.name, "brev.age"}
    assert folder.arrived_there(here) == {}


def test_receipts_are_told_with_name_and_day(pair: list[Desk], shared: Path) -> None:
    here, there = pair
    send(here, there)
    pack(here, there)
    send(there, here)
    way = folder.way_to(here, THERE)
    assert way.folder == shared
    assert [(one.number, one.receipts) for one in way.sendings] == [
        (2, ()), (1, (Receipt(date(2026, 3, 2), there.actor.name),)),
    ]  # fmt: skip


def test_a_half_copied_package_is_not_damaged_until_it_has_stood_still(
    pair: list[Desk], shared: Path
) -> None:
    here, there = pair
    enrol(here)
    whole = pack(here, there)
    target, book = shared / "från sticka.age", FolderBook(shared)
    for kept in (1, 30, 200, len(whole) - 1):
        target.write_bytes(whole[:kept])
        look(there, shared, book)
        assert (book.arrivals, book.unfit) == ((), ())
        assert [one.path for one in book.unsure] == [target]
        later(there, STILL / 2)
    later(there, STILL)
    assert [one.code for one in look(there, shared, book).unfit] == ["package.damaged"]
    target.write_bytes(whole)
    assert numbers(look(there, shared, book)) == [1]
    assert (book.unfit, book.unsure) == ((), ())


@pytest.mark.parametrize(
    "name",
    [
        ".paket.age.1a2b3c4d.part",
        ".syncthing.paket.age.tmp",
        "~syncthing~paket.age.tmp",
        ".paket.age.~1f",
        "paket.age.part",
    ],
)
def test_temporary_names_are_passed_over(pair: list[Desk], shared: Path, name: str) -> None:
    here, there = pair
    (shared / name).write_bytes(pack(here, there))
    assert look(there, shared).arrivals == ()


def test_what_is_foreign_is_passed_over_in_silence(pair: list[Desk], shared: Path, tmp_path: Path) -> None:
    here, there = pair
    whole = pack(here, there)
    outside = tmp_path / "utanför.age"
    outside.write_bytes(whole)
    (shared / "länk.age").symlink_to(outside)
    (shared / "mapp.age").mkdir()
    (shared / "brev.docx").write_bytes(b"Hej!" * 9)
    (shared / "till oss själva.age").write_bytes(pack(there, here))
    os.mkfifo(shared / "rör.age")
    book = FolderBook(shared)
    for _ in range(2):
        look(there, shared, book)
        assert (book.arrivals, book.unfit) == ((), ())
        later(there, 2 * STILL)


def test_a_package_that_cannot_be_taken_in_is_told_with_the_reason(pair: list[Desk], shared: Path) -> None:
    here, there = pair
    made = draft(here, there)
    made.version = 99
    (shared / "nytt.age").write_bytes(made.made())
    (unfit,) = look(there, shared).unfit
    assert (unfit.path.name, unfit.code) == ("nytt.age", "package.newer")
    assert unfit.words == (
        "Paketet är gjort av en nyare version av programmet. Installera den nyare versionen på den här datorn."
    )


def test_what_is_put_there_can_be_read_by_all_who_use_the_folder(pair: list[Desk], shared: Path) -> None:
    here, _ = pair
    mask = os.umask(0o027)
    try:
        path = outgoing.put_in_folder(here, THERE).value[1]
    finally:
        os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o640


def test_an_empty_file_by_a_packages_name_is_told_of_once_it_has_stood_still(
    pair: list[Desk], shared: Path
) -> None:
    here, there = pair
    target, book = shared / "på väg.age", FolderBook(shared)
    target.touch()
    assert look(there, shared, book).unfit == ()
    later(there, STILL)
    (unfit,) = look(there, shared, book).unfit
    assert (unfit.path, unfit.code) == (target, "package.not_a_package")
    assert unfit.words.endswith("och att den är färdigkopierad.")
    target.write_bytes(pack(here, there))
    assert numbers(look(there, shared, book)) == [1]
    assert book.unfit == ()


def test_what_was_taken_in_from_a_computer_that_is_shut_out_since_is_nobodys_business(
    pair: list[Desk], shared: Path
) -> None:
    here, there = pair
    taken = outgoing.put_in_folder(here, THERE).value[1]
    send_file(there, taken)
    new = outgoing.put_in_folder(here, THERE).value[1]
    (sender,) = peers.peers(there)
    peers.bar_peer(there, sender.id)
    assert [(one.path, one.code) for one in look(there, shared).unfit] == [(new, "package.barred")]


def test_what_cannot_be_taken_in_can_be_left_aside(pair: list[Desk], shared: Path) -> None:
    here, there = pair
    path = outgoing.put_in_folder(here, THERE).value[1]
    (sender,) = peers.peers(there)
    peers.bar_peer(there, sender.id)
    book = look(there, shared)
    (unfit,) = book.unfit
    assert folder.leave_aside(there, unfit).changes.kinds == {Kind.PEER}
    book.files.forget()
    assert look(there, shared, book).unfit == ()
    assert look(there, shared).unfit == ()
    path.rename(shared / "samma igen.age")
    assert look(there, shared).unfit == ()
    outgoing.put_in_folder(here, THERE)
    assert len(look(there, shared).unfit) == 1
    peers.let_in(there, sender.id, peers.own_fingerprint(here))
    assert numbers(look(there, shared)) == [2]  # what can be taken in is told of, left aside or not
    assert (shared / "samma igen.age").exists()


@pytest.fixture
def unreadable(shared: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, pytest.MonkeyPatch]]:
    """A file in the folder that the disk does not give, until the patch is undone."""
    target, genuine = shared / "låst av ett annat program.age", os.open

    def refuse(path: str | Path, *rest: int, **named: int) -> int:
        if Path(path) == target:
            raise PermissionError(errno.EACCES, "on purpose")
        return genuine(path, *rest, **named)

    with monkeypatch.context() as patch:
        patch.setattr(folder_access.os, "open", refuse)
        yield target, patch


def test_a_file_that_cannot_be_read_is_told_of_once_it_has_stood_still_and_hides_no_other(
    pair: list[Desk], shared: Path, unreadable: tuple[Path, pytest.MonkeyPatch]
) -> None:
    here, there = pair
    target, patch = unreadable
    content = pack(here, there)
    target.write_bytes(content)
    whole = outgoing.put_in_folder(here, THERE).value[1]
    book = look(there, shared)
    assert ([one.path for one in book.arrivals], book.unfit) == ([whole], ())
    later(there, STILL)
    (unfit,) = look(there, shared, book).unfit
    assert (unfit.path, unfit.code) == (target, "package.unreadable")
    assert "Inget är förlorat." in unfit.words
    assert look(there, shared, book).unfit == (unfit,)
    assert [one.path for one in book.arrivals] == [whole]
    patch.undo()
    whole.unlink()
    assert numbers(look(there, shared, book)) == [1]
    assert book.unfit == ()


def test_a_file_that_cannot_be_read_is_left_aside_until_it_can(
    pair: list[Desk], shared: Path, unreadable: tuple[Path, pytest.MonkeyPatch]
) -> None:
    here, there = pair
    target, patch = unreadable
    target.write_bytes(pack(here, there))
    book = look(there, shared)
    later(there, STILL)
    (unfit,) = look(there, shared, book).unfit
    folder.leave_aside(there, unfit)
    book.files.forget()
    for _ in range(2):
        assert look(there, shared, book).unfit == ()
        later(there, STILL)
    patch.undo()
    assert numbers(look(there, shared, book)) == [1]


def test_a_file_of_another_program_by_a_packages_name_is_told_of_once_it_has_stood_still(
    pair: list[Desk], shared: Path
) -> None:
    _, there = pair
    target, book = shared / "brev.age", FolderBook(shared)
    target.write_bytes(b"Hej!" * 9)
    assert look(there, shared, book).unfit == ()
    later(there, STILL)
    (unfit,) = look(there, shared, book).unfit
    assert (unfit.path, unfit.code) == (target, "package.not_a_package")
    folder.leave_aside(there, unfit)
    book.files.forget()
    assert look(there, shared, book).unfit == ()


def test_a_file_larger_than_any_package_is_told_of_without_being_read_and_can_be_left_aside(
    pair: list[Desk], shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = pair
    whole = outgoing.put_in_folder(here, THERE).value[1]
    huge, genuine, read = shared / "film.age", folder_access.content, []

    def reading(folder: Path, file: Listed) -> bytes | None:
        read.append(file.name)
        return genuine(folder, file)

    monkeypatch.setattr(folder_access, "content", reading)
    with huge.open("wb") as opened:
        opened.truncate(FILE_LIMIT + 1)
    book = look(there, shared)
    (unfit,) = book.unfit
    assert (unfit.path, unfit.code) == (huge, "package.too_large_file")
    assert "64 MB" in unfit.words
    assert "Inget är förlorat" in unfit.words
    assert ([one.path for one in book.arrivals], read) == ([whole], [whole.name])
    folder.leave_aside(there, unfit)
    book.files.forget()
    assert look(there, shared, book).unfit == ()
    with huge.open("wb") as opened:
        opened.truncate(FILE_LIMIT + 2)
    assert [one.path for one in look(there, shared, book).unfit] == [huge]
    huge.write_bytes(pack(here, there))
    assert numbers(look(there, shared, book)) == [2]
    assert book.unfit == ()


def test_a_file_that_vanishes_between_listing_and_reading(pair: list[Desk], shared: Path) -> None:
    here, there = pair
    path = outgoing.put_in_folder(here, THERE).value[1]
    (file,) = folder.listing(shared)
    path.unlink()
    assert folder.content(shared, file) is None
    path.write_bytes(b"x")
    assert folder.content(shared, file) is None


def test_a_folder_that_is_gone_is_out_of_reach(pair: list[Desk], shared: Path) -> None:
    here, there = pair
    shared.rmdir()
    before = dump(here)
    with refused("folder.unreachable"):
        outgoing.put_in_folder(here, THERE)
    with refused("folder.unreachable"):
        look(there, shared)
    assert dump(here) == before


@pytest.mark.parametrize(
    ("call", "fault", "code"),
    [
        ("open", errno.EACCES, "folder.unwritable"),
        ("open", errno.EROFS, "folder.unwritable"),
        ("open", errno.ENOENT, "folder.unwritable"),
        ("fsync", errno.ENOSPC, "folder.full"),
        ("fsync", errno.EIO, "folder.unwritable"),
    ],
)
def test_a_folder_without_rights_and_a_full_disk_leave_nothing_behind(
    pair: list[Desk], shared: Path, monkeypatch: pytest.MonkeyPatch, call: str, fault: int, code: str
) -> None:
    here, _ = pair
    before = dump(here)

    def fail(*_: object, **__: object) -> object:
        raise OSError(fault, "on purpose")

    with monkeypatch.context() as patch:
        patch.setattr(files.os, call, fail)
        with refused(code):
            outgoing.put_in_folder(here, THERE)
    assert list(shared.iterdir()) == []
    assert dump(here) == before


def test_no_other_file_is_ever_replaced(
    pair: list[Desk], shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = pair
    monkeypatch.setattr(outgoing, "token_hex", lambda _bytes: "0")
    path = outgoing.put_in_folder(here, THERE).value[1]
    path.rename(shared / path.name.replace("0001", "0002"))
    kept = {one.name: one.read_bytes() for one in shared.iterdir()}
    with refused("folder.unwritable"):
        outgoing.put_in_folder(here, THERE)
    assert {one.name: one.read_bytes() for one in shared.iterdir()} == kept
    assert numbers(look(there, shared)) == [1]


def test_the_folder_is_chosen_and_left(pair: list[Desk], shared: Path, tmp_path: Path) -> None:
    here, _ = pair
    outgoing.put_in_folder(here, THERE)
    folder.choose(here, THERE, None)
    assert folder.way_to(here, THERE).folder is None
    with refused("folder.none"):
        outgoing.put_in_folder(here, THERE)
    assert len(list(shared.iterdir())) == 1
    with refused("folder.missing"):
        folder.choose(here, THERE, tmp_path / "saknas")
    (tmp_path / "brev.docx").write_bytes(b"Hej!")
    with refused("folder.no_folder"):
        folder.choose(here, THERE, tmp_path / "brev.docx")
    with refused("folder.missing"):
        folder.choose(here, THERE, tmp_path / "brev.docx" / "mapp")
    with refused("folder.missing"):
        folder.choose(here, THERE, tmp_path / ("x" * 300))
    with without_rights(shared), refused("folder.unreachable"):
        folder.choose(here, THERE, shared / "inre")
    with refused("folder.own"):
        folder.choose(here, THERE, tmp_path / HERE)


def test_a_long_name_of_a_site_fits_on_the_disk(pair: list[Desk], shared: Path) -> None:
    here, _ = pair
    name = outgoing.suggested_filename(here, THERE)
    assert name == "paket-falkoping-lidkoping-2026-03-02-0001.age"
    assert outgoing._plain("Å" * 500) == "a" * 40


def test_a_fault_at_any_statement_leaves_neither_file_nor_note(pair: list[Desk], shared: Path) -> None:
    here, there = pair
    enrol(here)
    before, statement = dump(here), 1
    while True:
        with fault_at(statement):
            try:
                path = outgoing.put_in_folder(here, THERE).value[1]
            except UnforeseenError:
                assert dump(here) == before, statement
                assert list(shared.iterdir()) == [], statement
            else:
                break
        statement += 1
    assert statement > 20
    assert numbers(look(there, shared)) == [1]
    with here.read() as connection:
        (placed,) = folders.placed_in(connection, there.store.site_id)
    assert (placed.number, placed.name) == (1, path.name)


def test_what_the_former_keys_signed_goes_once_it_is_sure_to_be_refused(
    pair: list[Desk], shared: Path
) -> None:
    """Until the new card is known to be confirmed it may still be taken in, and it may tell of a withdrawal."""
    here, there = pair
    send(here, there)
    send(there, here)
    former = outgoing.put_in_folder(here, THERE).value[1]
    peers.change_keys(here)
    assert folder.arrived_there(here) == {}
    confirm_card(there, here)
    new = outgoing.put_in_folder(here, THERE).value[1]
    assert folder.arrived_there(here) == {}
    assert [(one.path, one.code) for one in look(there, shared).unfit] == [(former, "package.former_keys")]
    send(there, here)
    placed = folder.arrived_there(here)[shared]
    assert [one.name for _, one in placed] == [former.name]
    folder.forget_placed(here, folder.clear_away(shared, placed))
    assert [path for path in shared.iterdir() if path.suffix == ".age"] == [new]
    assert look(there, shared).unfit == ()


def test_a_site_with_a_computer_that_has_not_shown_the_new_card_keeps_what_is_there(
    pair: list[Desk], shared: Path, tmp_path: Path, cheap_keys: None
) -> None:
    here, there = pair
    second = join(tmp_path / "second", SetClock(date(2026, 3, 2)), there, LIDKOPING)
    introduce(here, second)
    for one in (there, second):
        send(one, here)
    outgoing.put_in_folder(here, THERE)
    peers.change_keys(here)
    confirm_card(there, here)
    send(there, here)
    assert folder.arrived_there(here) == {}
    confirm_card(second, here)
    send(second, here)
    assert len(folder.arrived_there(here)[shared]) == 1
    for peer in peers.peers(here):
        peers.bar_peer(here, peer.id)
    assert folder.arrived_there(here) == {}
    setup.close(second, setup.NoSecrets())


def test_only_where_each_computer_of_a_site_is_barred_does_nobody_open_what_lies_there(
    pair: list[Desk], shared: Path, tmp_path: Path, cheap_keys: None
) -> None:
    here, there = pair
    second = join(tmp_path / "second", SetClock(date(2026, 3, 2)), there, LIDKOPING)
    introduce(here, second)
    path = outgoing.put_in_folder(here, THERE).value[1]
    assert folder.left_there(here) == {}
    first, last = (peer.id for peer in peers.peers(here))
    peers.bar_peer(here, first)
    assert folder.left_there(here) == {}
    peers.bar_peer(here, last)
    placed = folder.left_there(here)[shared]
    assert [one.name for _, one in placed] == [path.name]
    folder.forget_placed(here, folder.clear_away(shared, placed))
    assert not path.exists()
    assert folder.left_there(here) == {}
    setup.close(second, setup.NoSecrets())
