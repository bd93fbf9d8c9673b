"""The program as a process of its own: what it loads, other processes, full disks and lost permissions."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from command_line import CommandLine, assert_sentences
from samordning_desktop.ops import setup
from stores import PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, "-m", "samordning_desktop.app.main"]


def start(environment: dict[str, str], *argv: str, **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *argv], env=environment, text=True, encoding="utf-8", timeout=100, check=False,
        **({"capture_output": True} | more),
    )  # fmt: skip


def test_the_whole_program_makes_a_store_and_uses_it(
    environment: dict[str, str], passphrase_file: Path, tmp_path: Path
) -> None:
    here = ("--data-dir", str(tmp_path / "ort"), "--passphrase-file", str(passphrase_file))
    made = start(
        environment, *here, "init", "--site", "Skara", "--principal", "kommun", "--unit", "E", "--user", "Ida"
    )
    assert (made.returncode, made.stdout) == (0, f"Registret för Skara är skapat i {tmp_path / 'ort'}.\n")
    added = start(environment, "participant", "add", "--name", "Åsa Öst", "--goal", "-sova", "--json", *here)
    assert added.returncode == 0
    listed = start(environment, "--json", "participant", "list", *here)
    (row,) = json.loads(listed.stdout)
    assert (row["id"], row["name"], row["goal"]) == (json.loads(added.stdout)["id"], "Åsa Öst", "-sova")
    refused = start(environment, *here, "participant", "set", row["id"], "start", "2025-02-29")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert_sentences(refused.stderr, "date.invalid")
    assert start(environment, *here, "participant", "add").returncode == 2


LOADED = """
import sys
from collections.abc import Iterator
from samordning_desktop.app.main import main
main(sys.argv[1:])
print("\\0" + " ".join(sys.modules))
"""


def loaded(environment: dict[str, str], *argv: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *argv], env=environment, capture_output=True, text=True, encoding="utf-8",
        timeout=100, check=True,
    )  # fmt: skip
    return set(done.stdout.rpartition("\0")[2].split())


def test_no_command_loads_qt_and_a_list_loads_no_paper_and_no_office(
    environment: dict[str, str], passphrase_file: Path, a: CommandLine, tmp_path: Path
) -> None:
    here = ("--data-dir", str(a.folder), "--passphrase-file", str(passphrase_file))
    assert not {"sqlalchemy", "PySide6"} & loaded(environment, "--help")
    modules = loaded(environment, "participant", "list", *here)
    assert "sqlalchemy" in modules
    assert not {"PySide6", "shiboken6", "reportlab", "pikepdf", "openpyxl", "docx", "alembic"} & modules
    modules = loaded(environment, "board", "export", str(tmp_path / "tavla.pdf"), *here)
    assert "reportlab" in modules
    assert "PySide6" not in modules


def test_importing_every_command_loads_no_qt(environment: dict[str, str]) -> None:
    code = "import sys, samordning_desktop.cli.actions, samordning_desktop.cli.demo; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=100, check=True
    )
    assert not [name for name in done.stdout.split() if name.startswith(("PySide6", "shiboken6"))]


def test_a_store_that_another_process_has_open(
    environment: dict[str, str], passphrase_file: Path, a: CommandLine
) -> None:
    before = a.content()
    here = ("--data-dir", str(a.folder), "--passphrase-file", str(passphrase_file))
    desk = setup.unlock(a.folder, PASSPHRASE, a.clock, a.secrets)
    try:
        refused = start(environment, "participant", "add", "--name", "Ny", *here)
    finally:
        setup.close(desk, a.secrets)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert_sentences(refused.stderr, "store.open_elsewhere")
    assert a.content() == before


def test_a_terminal_that_knows_no_swedish_letters(
    environment: dict[str, str], passphrase_file: Path, a: CommandLine
) -> None:
    here = ("--data-dir", str(a.folder), "--passphrase-file", str(passphrase_file))
    poor = environment | {"PYTHONIOENCODING": "ascii"}
    listed = start(poor, "participant", "list", *here)
    assert listed.returncode == 0
    assert "?ke ?" in listed.stdout
    assert "Åke Ö" in start(poor, "participant", "list", "--json", *here).stdout
    refused = start(poor, "participant", "history", "åäö-finns-inte", *here)
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr


@pytest.fixture
def used(a: CommandLine) -> CommandLine:
    """Falköping's store, last used today as the program itself counts, so that nothing is said of the clock."""
    a.clock.go_to(datetime.now(UTC).date())
    a.done("clock", "right")
    return a


def test_a_reader_that_goes_away_leaves_no_noise(
    environment: dict[str, str], passphrase_file: Path, used: CommandLine
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    here = ("--data-dir", str(used.folder), "--passphrase-file", str(passphrase_file))
    try:
        done = start(
            environment,
            "participant",
            "list",
            *here,
            capture_output=False,
            stdout=writer,
            stderr=subprocess.PIPE,
        )
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_full_disk_behind_the_result(
    environment: dict[str, str], passphrase_file: Path, used: CommandLine
) -> None:
    here = ("--data-dir", str(used.folder), "--passphrase-file", str(passphrase_file))
    with Path("/dev/full").open("wb") as full:
        done = start(
            environment,
            "participant",
            "list",
            *here,
            capture_output=False,
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert done.returncode == 1
    assert_sentences(done.stderr, "output.unwritable")


def test_no_streams_at_all(environment: dict[str, str], passphrase_file: Path, a: CommandLine) -> None:
    here = ("--data-dir", str(a.folder), "--passphrase-file", str(passphrase_file))
    command = [*PROGRAM, "participant", "add", "--name", "Ny", *here]
    closed = ["/bin/sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh", *command]
    assert subprocess.run(closed, env=environment, timeout=100, check=False).returncode == 0
    assert "Ny" in a.board()


@pytest.fixture
def _heeded() -> Iterator[None]:
    """Ctrl+C as in a terminal: checks that run in the background hand down that it is ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_heeded")
def test_ctrl_c_is_quiet(environment: dict[str, str], a: CommandLine, tmp_path: Path) -> None:
    fifo = tmp_path / "losenfras.fifo"
    os.mkfifo(fifo)
    waiting = subprocess.Popen(
        [*PROGRAM, "participant", "list", "--data-dir", str(a.folder), "--passphrase-file", str(fifo)],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    with fifo.open("wb"):  # opens when the program has begun to read
        waiting.send_signal(signal.SIGINT)
        out, err = waiting.communicate(timeout=100)
    assert (waiting.returncode, out, err) == (130, b"", b"")
