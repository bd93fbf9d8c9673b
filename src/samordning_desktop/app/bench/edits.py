"""What it costs to save a cell, beside one raw row in the same store; and how often the disk is told to keep it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from samordning_desktop.app.bench.stores import closed, opened
from samordning_desktop.ops import Desk, participants, reading

_RAW = "INSERT OR REPLACE INTO setting (name, value) VALUES ('bench', ?)"
_MARK = "samordning-edit-"


def edit_and_commit_times(desk: Desk, rounds: int) -> tuple[list[float], list[float]]:
    """Seconds for each of some saved cells, and for each of as many raw one-row commits, turn about."""
    people = [row.id for row in reading.board(desk)][:rounds]
    edits, commits = [], []
    for turn in range(rounds):
        one, text = people[turn % len(people)], f"Ny planering, gång {turn}."
        edits.append(seconds(partial(participants.set_field, desk, one, "planning", text)))
        commits.append(_raw_commit(desk, turn))
    return edits, commits


def _raw_commit(desk: Desk, turn: int) -> float:
    """One row written on the database's own connection, in a transaction of its own."""
    with desk.write() as writing:
        raw: Any = writing.connection.connection.driver_connection
        raw.execute("ROLLBACK")

        def commit() -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute(_RAW, (str(turn),))
            raw.execute("COMMIT")

        taken = seconds(commit)
        raw.execute("BEGIN IMMEDIATE")
    return taken


def syncs_per_edit(folder: Path, edits: int) -> list[int] | None:
    """How many fsync and fdatasync calls each of some saved cells makes; None where strace is not installed.

    The system's own calls are counted, in a process that marks where each edit begins.
    """
    tracer = shutil.which("strace")
    if tracer is None:
        return None
    with tempfile.TemporaryDirectory(prefix="samordning-bench-") as place:
        log = Path(place) / "calls"
        command = [tracer, "-f", "-e", "trace=fsync,fdatasync,access", "-o", str(log)]
        command += [sys.executable, "-m", __name__, str(folder), str(edits)]
        subprocess.run(command, check=True, capture_output=True)
        return count_syncs(log.read_text("utf-8", "replace"))


def count_syncs(log: str) -> list[int]:
    """The calls between one mark and the next in what strace wrote; after the last mark nothing counts."""
    counts: list[int] = []
    for line in log.splitlines():
        if _MARK in line:
            counts.append(0)
        elif counts and re.search(r"\bf(data)?sync\(", line):
            counts[-1] += 1
    return counts[:-1]


def seconds(work: Callable[[], object]) -> float:
    """How long some work takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main(folder: Path, edits: int) -> None:
    """Saves cells in the store, a mark before each and one after the last."""
    desk = opened(folder)
    person = reading.board(desk)[0].id
    for turn in range(edits):
        os.access(f"/{_MARK}{turn}", os.F_OK)
        participants.set_field(desk, person, "planning", f"Räknad planering, gång {turn}.")
    os.access(f"/{_MARK}end", os.F_OK)
    closed(desk)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
