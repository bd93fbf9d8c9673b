"""The program as a process of its own: what it loads, other processes, full disks and lost permissions."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from command_line import CommandLine, assert_sentences
from samordning_desktop.ops import setup
from stores import PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, "-m", "samordning_desktop.app.main"]

# A child runs ``program(...)`` several times over, with everything loaded, and writes down what it answered.
PRELUDE = """
import io, json, os, resource, sys
from pathlib import Path
from clocks import SetClock
from samordning_desktop.cli.main import run
from samordning_desktop.cli.surroundings import Streams, Surroundings
from samordning_desktop.ops import setup
from samordning_desktop.store import keys
keys.COST = keys.Argon2Cost(memory_kib=32, passes=1, lanes=4)
folder, passphrase_file, place = map(Path, sys.argv[1:4])
answers = []
def program(*argv):
    streams = Streams(io.StringIO(), io.StringIO())
    around = Surroundings(SetClock(), setup.NoSecrets(), folder, input)
    status = run([*argv, "--passphrase-file", str(passphrase_file)], streams, around)
    answers.append([status, streams.out.getvalue(), streams.err.getvalue()])
def become_somebody_else():
    if os.geteuid() == 0:
        os.setegid(65534), os.seteuid(65534)
def fill_the_disk(left):
    resource.setrlimit(resource.RLIMIT_FSIZE, (left, resource.RLIM_INFINITY))
"""
POSTLUDE = """
if os.getuid() == 0:
    os.seteuid(0)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(json.dumps(answers))
"""


@pytest.fixture
def environment(child_env: Callable[..., dict[str, str]]) -> dict[str, str]:
    return child_env() | {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests")))}


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    file = tmp_path / "losenfras.txt"
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return file


@pytest.fixture
def child(
    environment: dict[str, str], passphrase_file: Path, a: CommandLine, tmp_path: Path
) -> Iterator[Callable[[str], list[list[Any]]]]:
    """``child(code)``: the answers of each ``program(...)`` in the code, on A's store."""
    for path in (tmp_path, *tmp_path.parents[:2]):
        path.chmod(0o755)

    def runs(code: str) -> list[list[Any]]:
        arguments = [str(a.folder), str(passphrase_file), str(tmp_path)]
        done = subprocess.run(
            [sys.executable, "-c", PRELUDE + code + POSTLUDE, *arguments],
            env=environment, capture_output=True, text=True, encoding="utf-8", timeout=100, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        answers: list[list[Any]] = json.loads(done.stdout)
        return answers

    yield runs
    for path in (a.folder, *a.folder.rglob("*")):
        path.chmod(0o700)


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


def test_a_reader_that_goes_away_leaves_no_noise(
    environment: dict[str, str], passphrase_file: Path, a: CommandLine
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    here = ("--data-dir", str(a.folder), "--passphrase-file", str(passphrase_file))
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
    environment: dict[str, str], passphrase_file: Path, a: CommandLine
) -> None:
    here = ("--data-dir", str(a.folder), "--passphrase-file", str(passphrase_file))
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


WRITES = """
program("participant", "list")
fill_the_disk(LEFT)
program("participant", "add", "--name", "Ny", "--goal", "x" * 9_999, "--situation", "y" * 9_999)
program("participant", "list", "--json")
"""


@pytest.mark.parametrize("left", [0, 1_000, 4_096, 10_000, 20_000])
def test_a_disk_that_fills_up_in_the_middle_of_a_write(
    child: Callable[[str], list[list[Any]]], a: CommandLine, left: int
) -> None:
    before = a.content()
    first, written, after = child(WRITES.replace("LEFT", str(left)))
    assert first[0] == 0
    assert (written[0], written[1]) == (1, "")
    # SQLite does not say why a write failed when only a part of it was let through.
    assert_either(written[2], "disk.full", "store.io_unknown")
    assert after[0] == 0, after
    assert "Ny" not in [row["name"] for row in json.loads(after[1])]
    assert a.content() == before
    assert a.json("verify")["holds"] is True
    a.add("Ny")


FILES = """
program("package", "export", "--to", "Lidköping", "--out", str(place / "ett.age"))
program("board", "export", str(place / "ett.xlsx"))
program("board", "export", str(place / "ett.pdf"))
program("print", "information", "--out", str(place / "ett blad.pdf"))
fill_the_disk(1_000)
program("board", "export", str(place / "ett.xlsx"))
program("board", "export", str(place / "ett.pdf"))
program("print", "information", "--out", str(place / "nytt blad.pdf"))
"""


def test_a_disk_that_fills_up_while_a_file_is_saved(
    child: Callable[[str], list[list[Any]]], tmp_path: Path
) -> None:
    answers = child(FILES)
    assert [answer[0] for answer in answers[:4]] == [0, 0, 0, 0]
    for answer in answers[4:]:
        assert answer[:2] == [1, ""]
        assert_either(answer[2], "disk.full", "store.io_unknown")
    assert (tmp_path / "ett.pdf").read_bytes().rstrip().endswith(b"%%EOF")
    assert not (tmp_path / "nytt blad.pdf").exists()
    assert not list(tmp_path.glob(".*part"))


def test_a_full_disk_does_not_shut_the_store(child: Callable[[str], list[list[Any]]], a: CommandLine) -> None:
    (listed,) = child(
        "keys.COST = keys.Argon2Cost(memory_kib=64, passes=1, lanes=4)\n"
        "fill_the_disk(100)\n"
        'program("participant", "list", "--json")\n'
    )
    assert listed[0] == 0, listed
    assert len(json.loads(listed[1])) == 5


LOCKED_OUT = """
program("participant", "list")
os.chmod(folder, MODE)
become_somebody_else()
program("participant", "list")
program("participant", "add", "--name", "Ny")
program("verify")
program("backup", "create")
program("init", "--site", "S", "--principal", "region", "--unit", "E", "--user", "U", "--data-dir", str(folder / "ny"))
"""


@pytest.mark.parametrize("mode", ["0o000", "0o555"])
def test_a_folder_that_may_not_be_used(
    child: Callable[[str], list[list[Any]]], a: CommandLine, mode: str
) -> None:
    before = a.content()
    first, *refused = child(LOCKED_OUT.replace("MODE", mode))
    assert first[0] == 0
    for answer in refused:
        assert answer[:2] == [1, ""], answer
        assert_sentences(answer[2], "store.denied")
    a.folder.chmod(0o700)
    assert a.content() == before


LOST = """
for path in (folder, *folder.rglob("*"), place):
    os.chown(path, 65534, 65534) if os.geteuid() == 0 else None
program("package", "inspect", str(place / "paket.age"))
program("print", "information", "--out", str(place / "x.pdf"))
become_somebody_else()
from samordning_desktop.store import backup, files
def losing(real, where):
    def lost(*args, **more):
        os.chmod(where, 0o500)
        return real(*args, **more)
    return lost
backup.backup_name = losing(backup.backup_name, folder)
program("package", "import", str(place / "paket.age"))
os.chmod(folder, 0o700)
(place / "ut").mkdir()
files.secrets.token_hex = losing(files.secrets.token_hex, place / "ut")
program("package", "export", "--to", "Lidköping", "--out", str(place / "ut" / "paket.age"))
os.chmod(place / "ut", 0o700)
"""


def test_a_permission_lost_in_the_middle_of_a_write(
    child: Callable[[str], list[list[Any]]],
    a: CommandLine,
    b: CommandLine,
    people: dict[str, str],
    tmp_path: Path,
) -> None:
    a.done("package", "export", "--to", "Lidköping", "--out", tmp_path / "till.age")
    b.done("package", "import", tmp_path / "till.age")
    b.done("participant", "set", people["Anna Alm"], "goal", "från andra sidan")
    b.done("package", "export", "--to", "Falköping", "--out", tmp_path / "paket.age")
    (tmp_path / "paket.age").chmod(0o644)
    before = a.content()
    inspected, printed, taken, exported = child(LOST)
    assert (inspected[0], printed[0]) == (0, 0)
    assert taken[:2] == [1, ""]
    assert_sentences(taken[2], "backup.failed")
    assert exported[:2] == [1, ""]
    assert_sentences(exported[2], "file.unwritable")
    assert list((tmp_path / "ut").iterdir()) == []
    assert a.content() == before
    assert a.json("package", "import", tmp_path / "paket.age")["changed"] == 1


def assert_either(err: str, *codes: str) -> None:
    faults = []
    for code in codes:
        try:
            return assert_sentences(err, code)
        except AssertionError as fault:
            faults.append(fault)
    raise faults[0]
