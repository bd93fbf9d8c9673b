"""Files that the user has chosen."""

from __future__ import annotations

import errno
import os
import stat
from functools import partial
from pathlib import Path

import pytest

from refusals import refused
from samordning_desktop.ops import Desk
from samordning_desktop.ops.files import read_file, save_file, try_place


def test_saved_and_read(tmp_path: Path) -> None:
    path = tmp_path / "tavla åäö.pdf"
    save_file(path, b"ett")
    save_file(path, b"tv\xc3\xa5")
    assert read_file(path, 100) == b"tv\xc3\xa5"
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_empty_file(tmp_path: Path) -> None:
    save_file(tmp_path / "x", b"")
    assert read_file(tmp_path / "x", 5) == b""


@pytest.mark.parametrize(("size", "limit", "read"), [(4, 5, 4), (5, 5, 5), (6, 5, 6), (50, 5, 6)])
def test_a_file_that_is_too_large_is_seen_and_not_read_whole(
    tmp_path: Path, size: int, limit: int, read: int
) -> None:
    (tmp_path / "x").write_bytes(b"a" * size)
    assert len(read_file(tmp_path / "x", limit)) == read


def test_a_file_that_there_is_not(tmp_path: Path) -> None:
    with refused("file.missing") as caught:
        read_file(tmp_path / "hemlig mapp" / "x.csv", 5)
    assert "x.csv" in caught.value.sentences.happened
    assert "hemlig" not in caught.value.text


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with refused("file.unreadable"):
        read_file(tmp_path, 5)


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("finns/inte/x.pdf", "file.unwritable"),
        ("x" * 300, "file.name_too_long"),
        ("å" * 125 + ".pdf", "file.name_too_long"),
        (".", "file.unwritable"),
    ],
)
def test_where_no_file_can_be_written(tmp_path: Path, place: str, code: str) -> None:
    with refused(code):
        save_file(tmp_path / place, b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.pdf"
    save_file(path, b"gammal")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with refused("disk.full"):
        save_file(path, b"ny")
    assert path.read_bytes() == b"gammal"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("name", ["store.sqlite", "keys.json", "head.json", "store.sqlite-wal"])
def test_a_stores_own_files_are_never_overwritten(desk: Desk, name: str) -> None:
    own = desk.store.places.folder / name
    before = desk.store.places.keys.read_bytes()
    with refused("file.unwritable"):
        save_file(own, b"something else")
    assert desk.store.places.keys.read_bytes() == before
    save_file(desk.store.places.folder / "board.csv", b"else")


def test_a_place_is_tried_and_nothing_is_left(tmp_path: Path) -> None:
    path = tmp_path / "tavla.xlsx"
    path.write_bytes(b"gammal")
    try_place(path)
    try_place(tmp_path / "ny.xlsx")
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"tavla.xlsx": b"gammal"}
    with refused("file.unwritable"):
        try_place(tmp_path / "saknas" / "tavla.xlsx")


def test_what_is_given_up_at_the_last_moment_is_not_saved(tmp_path: Path) -> None:
    def give_up() -> None:
        raise ZeroDivisionError

    for save in (partial(save_file, content=b"x"), try_place):
        with pytest.raises(ZeroDivisionError):
            save(tmp_path / "x", sure=give_up)
    assert list(tmp_path.iterdir()) == []
