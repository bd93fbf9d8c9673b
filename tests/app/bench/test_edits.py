"""What a saved cell costs: the disk is told to keep it a fixed number of times, however many people there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from samordning_desktop.app.bench.edits import count_syncs, edit_and_commit_times, syncs_per_edit
from samordning_desktop.app.bench.stores import closed, filled
from samordning_desktop.ops import reading

#: The database's log.
EACH = 1
#: The first edit after opening also begins the log: its own head, and its name in the folder.
FIRST = EACH + 2


@pytest.mark.usefixtures("cheap_keys")
def test_each_edit_is_kept_by_as_many_syncs_at_any_size(tmp_path: Path) -> None:
    for size in (10, 1_000):
        closed(filled(tmp_path / str(size), "Falköping", size))
    counted = [syncs_per_edit(tmp_path / str(size), 4) for size in (10, 1_000)]
    assert None not in counted, "the program strace must be installed"
    assert counted == [[FIRST, EACH, EACH, EACH]] * 2


def test_calls_are_counted_between_the_marks() -> None:
    log = """
1 fsync(3) = 0
1 access("/samordning-edit-0", F_OK) = -1 ENOENT (No such file or directory)
1 fdatasync(5) = 0
2 fsync(7 <unfinished ...>
1 access("/etc/ld.so.preload", R_OK) = -1 ENOENT (No such file or directory)
2 <... fsync resumed>) = 0
1 access("/samordning-edit-1", F_OK) = -1 ENOENT (No such file or directory)
1 access("/samordning-edit-end", F_OK) = -1 ENOENT (No such file or directory)
1 fsync(3) = 0
"""
    assert count_syncs(log) == [2, 0]
    assert count_syncs("") == []


def test_without_the_tool_nothing_is_counted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", "")
    assert syncs_per_edit(tmp_path, 3) is None


@pytest.mark.usefixtures("cheap_keys")
def test_an_edit_and_a_raw_row_are_saved_turn_about(tmp_path: Path) -> None:
    desk = filled(tmp_path / "data", "Falköping", 3)
    edits, commits = edit_and_commit_times(desk, 5)
    assert len(edits) == len(commits) == 5
    assert min(edits + commits) > 0
    plans = {row.fields.planning for row in reading.board(desk)}
    assert plans == {"Ny planering, gång 3.", "Ny planering, gång 4.", "Ny planering, gång 2."}
    closed(desk)
