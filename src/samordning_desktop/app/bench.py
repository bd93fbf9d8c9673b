"""The benchmarks: whole-program figures at growing sizes. Run by ``installers/from_source.py bench``.

Times are medians and maxima in one run; these are figures to compare with each other, not with another day's.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from samordning_desktop.app.clock import SystemClock
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.people import Principal, Setup
from samordning_desktop.core.table import TableRow
from samordning_desktop.ops import Desk, boards, consents, participants, reading, setup
from samordning_desktop.sync import incoming, outgoing, peers

SIZES = (12, 1_000, 10_000)
CHANGES = 1_000
_PASSPHRASE = "fem runda stenar i ån"
_ROUNDS = 3
_TEXTS = ("goal", "situation", "interventions", "planning")


def main() -> int:
    """Prints the figures. Returns the exit status."""
    _say(f"{'':<46}{'median':>10}{'högst':>10}")
    with tempfile.TemporaryDirectory(prefix="samordning-bench-") as folder:
        for size in SIZES:
            _bench_window(Path(folder) / f"board-{size}", size)
        _bench_exchange(Path(folder))
    return 0


def _bench_window(folder: Path, size: int) -> None:
    _close(_filled(folder, "Falköping", size))
    starts, locks, keys = [], [], []
    for _ in range(_ROUNDS):
        begun = time.time()
        times = json.loads(_measured(folder))
        locks.append(times["lock_painted"] - begun)
        starts.append(times["board_painted"] - begun)
        keys.extend(times["keystrokes"])
    _row(f"start till målat lås, {size} deltagare", locks)
    _row(f"start till målad tavla, {size} deltagare", starts)
    _row(f"tangent i sök till målat svar, {size} deltagare", keys)


def _measured(folder: Path) -> bytes:
    """What ``bench_window`` says of the store in a folder."""
    command = [sys.executable, "-m", "samordning_desktop.app.bench_window", str(folder)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    asked = f"{_PASSPHRASE}\n".encode()
    return subprocess.run(command, env=environment, input=asked, capture_output=True, check=True).stdout


def _bench_exchange(folder: Path) -> None:
    """A package of as many changes as CHANGES, all texts of some of a thousand people."""
    here, there = _filled(folder / "here", "Falköping", 1_000), _filled(folder / "there", "Lidköping", 0)
    for one, other in ((here, there), (there, here)):
        name = peers.add_peer(one, peers.own_card(other)).value.name
        peers.confirm_peer(one, name, peers.own_fingerprint(other))
    _exchange(here, there, folder / "paket.age")
    for desk in (here, there):
        _close(desk)


def _exchange(here: Desk, there: Desk, package: Path) -> None:
    people = [row.id for row in reading.board(here)][: CHANGES // len(_TEXTS)]
    for one in people:
        consents.give_consent(here, one, here.clock.today() - timedelta(days=30))
    _hand_over(here, there, package)
    _hand_over(there, here, package)
    made, taken, size = [], [], 0
    for turn in range(_ROUNDS):
        for one in people:
            for field in _TEXTS:
                participants.set_field(here, one, field, f"Ny text {turn} om {field}, med å, ä och ö.")
        made.append(_seconds(lambda: outgoing.export(here, "Lidköping", package)))
        size = package.stat().st_size
        taken.append(_seconds(lambda: incoming.take_in(there, package.read_bytes())))
        _hand_over(there, here, package)
    _row(f"göra ett paket med {CHANGES} ändringar", made)
    _row(f"ta in ett paket med {CHANGES} ändringar", taken)
    _say(f"{'paketets storlek, byte':<46}{size:>10}")


def _filled(folder: Path, site: str, size: int) -> Desk:
    """A new store with invented people, open."""
    who = Setup(site, Principal.REGION, "Enheten", "Karin Ekdal")
    desk = setup.create(folder, who, _PASSPHRASE, SystemClock(), setup.NoSecrets(), demo=True).desk
    rows = tuple(TableRow("", _person(number)) for number in range(size))
    boards.import_board(desk, boards.BoardImportPlan(rows, (), ()))
    return desk


def _person(number: int) -> BoardFields:
    names = ("Åke", "Maj-Britt", "Örjan", "Ali", "Siv")
    return BoardFields(
        name=f"{names[number % len(names)]} Nummer{number}",
        goal=f"Eget boende och något att göra på dagarna, steg {number % 7}.",
        situation="Kommer till möten när någon följer med. Sover bättre än i våras.",
        interventions="Boendestöd två gånger i veckan. Återfallsprevention i grupp.",
        planning=f"Nästa möte vecka {number % 52 + 1}. Samordnaren ringer.",
    )


def _hand_over(sender: Desk, receiver: Desk, path: Path) -> None:
    outgoing.export(sender, receiver.actor.site, path)
    incoming.take_in(receiver, path.read_bytes())


def _close(desk: Desk) -> None:
    setup.close(desk, setup.NoSecrets())


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _row(what: str, seconds: Sequence[float]) -> None:
    _say(f"{what:<46}{statistics.median(seconds) * 1000:>7.1f} ms{max(seconds) * 1000:>7.1f} ms")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
