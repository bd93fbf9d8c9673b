"""The system's own calls fail, or the process is killed at one of them: before or after, never between.

A sample is struck each time; ``SAMORDNING_FAULTS=all pytest tests/sync/test_faults.py`` strikes every
modifying call of each act with each fault. Killed in mid-write, the first half of what was to be written stands there.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from clocks import SetClock
from fault_child import DONE, MARK, REFUSED, act
from packages import dump, exchange, pack
from people import enrol
from samordning_desktop.ops import Desk, checks, conflicts, participants, setup
from stores import PASSPHRASE, cheap

KILLED = -9
CALLS = "write,pwrite64,fsync,fdatasync,rename,unlink,ftruncate,mkdir"
TORN = "killed in mid-write"
FAULTS = {
    "killed": "signal=SIGKILL:when={}",
    TORN: "signal=SIGKILL:when={}",
    "full disk": "error=ENOSPC:when={}",
    "input and output, once": "error=EIO:when={}",
    "input and output, for good": "error=EIO:when={}+",
}
#: Which calls each fault can come in; any, where nothing else is said.
WITHIN = {TORN: ("write", "pwrite64")}
#: So much of what is to be written is told of a call, in bytes: more than a page, and than the package.
_TOLD = 1 << 20
ALL = os.environ.get("SAMORDNING_FAULTS") == "all"
#: A process is started for each fault. No end is set to the long form: a test's own limit goes before ``--timeout``.
pytestmark = pytest.mark.timeout(0 if ALL else 300)
SAMPLE = 2
#: Days after the struck process's: no backup has the name of one of its, and what it left is old.
_DAY = date(2026, 3, 6)


class Scene(NamedTuple):
    """A closed store that is about to do something, and what it says before and after."""

    folder: Path
    what: str
    letter: bytes
    before: Any
    after: Any

    def copied(self, to: Path) -> tuple[Path, Path]:
        """A copy to be struck: the store's folder, and where the package lies or is to lie."""
        shutil.copytree(self.folder, to / "data")
        (to / "out").mkdir()
        path = to / "out" / "paket.age"
        if self.what == "import":
            path.write_bytes(self.letter)
        return to / "data", path


def child(environment: dict[str, str], what: str, folder: Path, path: Path, *options: str) -> int:
    """Does it in a process of its own under strace. How it ended: DONE, REFUSED or KILLED."""
    tool = shutil.which("strace")
    assert tool is not None, "the program strace must be installed"
    script = str(Path(__file__).parents[1] / "fault_child.py")
    command = [tool, "-f", *options, sys.executable, script, str(folder), what, str(path)]
    done = subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert done.returncode in (DONE, REFUSED, KILLED), done.stderr[-2_000:]
    return done.returncode


def modifying_calls(log: str) -> list[tuple[str, int]]:
    """The calls between the marks: each with its number among those of its name, since the process began."""
    counts: Counter[str] = Counter()
    found, within = [], False
    for line in log.splitlines():
        if MARK in line:
            within = "begin" in line
        elif (call := re.match(r"\d+ +(\w+)\(", line)) and call[1] in CALLS.split(","):
            counts[call[1]] += 1
            if within:
                found.append((call[1], counts[call[1]]))
    return found


def tear(log: str) -> None:
    """Puts the first half of what the killed process was about to write where it would have stood."""
    *_, call = re.finditer(r'(?:write|pwrite64)\(\d+<([^>]*)>, "([^"]*)", \d+(?:, (\d+))?\) += \?', log)
    path, content = Path(_plain(call[1]).decode()), _plain(call[2])
    with path.open("r+b") as file:
        end = file.seek(0, os.SEEK_END)
        file.seek(end if call[3] is None else int(call[3]))
        file.write(content[: len(content) // 2])


def _plain(said: str) -> bytes:
    """What strace says in hexadecimal."""
    return bytes.fromhex(said.replace("\\x", ""))


def opened(folder: Path) -> Desk:
    with cheap():
        return setup.unlock(folder, PASSPHRASE, SetClock(_DAY), setup.NoSecrets())


def state(folder: Path) -> Any:
    """What the store says when it is opened anew; that all of it holds is looked at here."""
    desk = opened(folder)
    try:
        assert all(finding.holds for finding in checks.verify(desk))
        rows = dump(desk)
        waiting = [(one.id, len(one.versions)) for one in conflicts.conflicts(desk)]
        return len(rows["journal"]), len(rows["taken"]), len(rows["outgoing"]), waiting
    finally:
        setup.close(desk, setup.NoSecrets())


def scene(pair: list[Desk], what: str, root: Path) -> Scene:
    """Two sites with a conflict between them and a package on its way; the receiver is what is struck."""
    here, there = pair
    one = enrol(here, goal="först")
    exchange(here, there)
    participants.set_field(here, one, "goal", "skrivet här")
    participants.set_field(there, one, "goal", "skrivet där")
    exchange(here, there)
    enrol(here, "Berit Borg", planning="möte")
    letter = pack(here, there)
    setup.close(there, setup.NoSecrets())
    folder = there.store.places.folder
    whole = Scene(folder, what, letter, state(folder), None)
    (root / "after").mkdir()
    done, path = whole.copied(root / "after")
    again(done, what, path)
    return whole._replace(after=state(done))


def again(folder: Path, what: str, path: Path) -> None:
    """The act, with no fault."""
    desk = opened(folder)
    try:
        if what != "settle" or conflicts.conflicts(desk):
            act(desk, what, path)
    finally:
        setup.close(desk, setup.NoSecrets())


def struck_by(fault: str, calls: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The calls that a fault comes in: all that it can, or some of them."""
    possible = [call for call in calls if call[0] in WITHIN.get(fault, call)]
    return possible if ALL else random.sample(possible, SAMPLE)


def struck(root: Path, told: Scene, environment: dict[str, str], call: tuple[str, int], fault: str) -> None:
    """Strikes one call, and looks: before or after, nothing said to be done is undone, and the next try works."""
    folder, path = told.copied(root)
    name, number = call
    log = root / "struck"
    inject = f"inject={name}:{FAULTS[fault].format(number)}"
    options = ("-e", inject, "-e", f"trace={name}", "-y", "-xx", "-s", str(_TOLD), "-o", str(log))
    ended = child(environment, told.what, folder, path, *options)
    if fault == TORN:
        assert ended == KILLED
        tear(log.read_text("ascii"))
    found = state(folder)
    assert found in (told.before, told.after)
    if ended == DONE:
        assert found == told.after
        assert told.what == "settle" or path.exists()
    if ended != KILLED and told.what == "export" and found == told.before:
        assert not list(path.parent.iterdir())  # neither the file nor a part of it
    if found == told.before or told.what == "export":
        again(folder, told.what, path)
    if found == told.before:
        assert state(folder) == told.after
    assert [one.name for one in path.parent.iterdir() if told.what != "settle"] in (["paket.age"], [])
    backups = folder / "backups"
    assert not backups.exists() or not [one for one in backups.iterdir() if one.name.startswith(".")]


@pytest.mark.parametrize("what", ["import", "export", "settle"])
def test_a_fault_at_any_modifying_call(
    pair: list[Desk], what: str, tmp_path: Path, child_env: Callable[..., dict[str, str]]
) -> None:
    told = scene(pair, what, tmp_path)
    assert told.before != told.after
    (tmp_path / "counted").mkdir()
    log = tmp_path / "calls"
    folder, path = told.copied(tmp_path / "counted")
    assert child(child_env(), what, folder, path, "-e", f"trace={CALLS},access", "-o", str(log)) == DONE
    calls = modifying_calls(log.read_text("utf-8", "replace"))
    assert {"pwrite64", "fsync"} & {name for name, _ in calls} or {"fdatasync"} & {name for name, _ in calls}
    assert len(calls) > 3
    chosen = [(call, fault) for fault in FAULTS for call in struck_by(fault, calls)]
    for turn, (call, fault) in enumerate(chosen):
        place = tmp_path / f"{turn}"
        place.mkdir()
        try:
            struck(place, told, child_env(), call, fault)
        except AssertionError as error:
            raise AssertionError(f"{what}, {fault} at {call} of {len(calls)}") from error
        shutil.rmtree(place)
