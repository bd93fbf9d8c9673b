"""Full disks and lost permissions, for real, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from command_line import CommandLine, assert_sentences

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
def child(
    environment: dict[str, str], passphrase_file: Path, a: CommandLine, tmp_path: Path
) -> Iterator[Callable[[str], list[list[Any]]]]:
    """``child(code)``: the answers of each ``program(...)`` in the code, on A's store."""
    ours = (path for path in tmp_path.parents if path.name.startswith(("pytest-", "popen-")))
    for path in (tmp_path, *ours):  # each of pytest-xdist's workers has a folder more
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
