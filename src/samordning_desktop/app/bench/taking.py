"""A package taken in by a process of its own: ``python -m samordning_desktop.app.bench.taking FOLDER PACKAGE``.

The passphrase comes on standard input; one JSON document goes out.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from samordning_desktop.app.clock import SystemClock
from samordning_desktop.core.memory import peak_memory
from samordning_desktop.ops import unlocking


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds for the key, the backup and all the rest of taking a package in; the process's peak in MB; the counts."""

    key: float
    backup: float
    rest: float
    peak: float | None
    counts: dict[str, int]


class _Timed:
    """A store whose backups are timed."""

    def __init__(self, store: Any) -> None:
        self._store = store
        self.backup = 0.0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def back_up(self) -> str:
        """As the store's own."""
        begun = time.perf_counter()
        name: str = self._store.back_up()
        self.backup += time.perf_counter() - begun
        return name


def main(folder: Path, package: Path, passphrase: str) -> None:
    """Opens the store, takes the package in, and prints. The key is found before all else is imported, as in the window."""
    content = package.read_bytes()
    begun = time.perf_counter()
    found = unlocking.find_key(folder, passphrase, unlocking.NoSecrets())
    key = time.perf_counter() - begun
    from samordning_desktop.ops import setup
    from samordning_desktop.sync import incoming

    begun = time.perf_counter()
    desk = setup.open_found(found, SystemClock(), unlocking.NoSecrets())
    opened = time.perf_counter()
    key += opened - begun
    store: Any = _Timed(desk.store)
    plan = incoming.take_in(replace(desk, store=store), content).value
    ended = time.perf_counter()
    taken = Taken(key, store.backup, ended - opened - store.backup, peak_memory(), plan.counts)
    setup.close(desk, unlocking.NoSecrets())
    sys.stdout.write(json.dumps(asdict(taken)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.stdin.readline().rstrip("\n"))
