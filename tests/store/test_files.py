"""Files written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from faulty import failing_files
from refusals import refused
from samordning_desktop.store.files import discard_parts, read_limited, staged_file, write_file


def test_written_whole_for_the_user_alone(tmp_path: Path) -> None:
    os.umask(os.umask(0))
    write_file(tmp_path / "x", "åäö".encode())
    assert (tmp_path / "x").read_text(encoding="utf-8") == "åäö"
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_not_even_for_a_moment_readable_by_others(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"old")
    (tmp_path / "x").chmod(0o644)
    with staged_file(tmp_path / "x", b"new"):
        (beside,) = [path for path in tmp_path.iterdir() if path.name != "x"]
        assert stat.S_IMODE(beside.stat().st_mode) == 0o600
        assert beside.read_bytes() == b"new"
        assert (tmp_path / "x").read_bytes() == b"old"
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o600


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_a_fault_at_any_step_leaves_the_old_file_and_nothing_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    write_file(tmp_path / "x", b"old")
    with failing_files(monkeypatch, step), pytest.raises(OSError, match="full"):
        write_file(tmp_path / "x", b"new")
    assert (tmp_path / "x").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_a_block_that_fails_puts_nothing_in_place(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), staged_file(tmp_path / "x", b"new"):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("limit", "length"), [(0, 1), (2, 3), (3, 3), (9, 3)])
def test_never_more_than_one_byte_too_many_is_read(tmp_path: Path, limit: int, length: int) -> None:
    (tmp_path / "x").write_bytes(b"abc")
    assert len(read_limited(tmp_path / "x", limit)) == length


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with refused("file.missing"):
        read_limited(tmp_path / "x", 5)
    with refused("file.unreadable"):
        read_limited(tmp_path, 5)


def test_what_may_never_answer_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path / "link", Path(os.devnull)):
        with refused("file.no_file"):
            read_limited(path, 5)


def test_a_file_that_becomes_a_pipe_as_it_is_opened_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"abc")
    regular = path.stat()
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr(Path, "stat", lambda _path: regular)
    with refused("file.no_file"):
        read_limited(path, 5)


def test_a_pipe_is_read_by_whoever_waits_for_it() -> None:
    reader, writer = os.pipe()
    os.write(writer, b"abc")
    os.close(writer)
    assert read_limited(Path(f"/dev/fd/{reader}"), 5, pipes=True) == b"abc"
    os.close(reader)


def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    before = sorted(path.name for path in tmp_path.iterdir())
    for name in before:
        with pytest.raises(FileExistsError):
            write_file(tmp_path / name, b"new")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_the_folder_is_kept_too_once_the_name_is_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file system that cannot do that hinders nothing."""
    kept: list[bool] = []

    def note(descriptor: int) -> None:
        folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        kept.append(folder)
        if folder:
            assert (tmp_path / "x").read_bytes() == b"new"
            raise OSError(22, "not here")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", note)
        write_file(tmp_path / "x", b"new")
    assert kept == [False, True]


def test_what_a_killed_program_left_beside_a_file_is_taken_away_and_nothing_else(tmp_path: Path) -> None:
    for name in (
        ".paket.age.0a1b2c3d.part",
        ".annat.age.0a1b2c3d.part",
        "paket.age",
        "paket.age.part",
        ".paket.age.txt",
    ):
        (tmp_path / name).write_bytes(b"x")
    discard_parts(tmp_path / "paket.age")
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {".annat.age.0a1b2c3d.part", "paket.age", "paket.age.part", ".paket.age.txt"}
