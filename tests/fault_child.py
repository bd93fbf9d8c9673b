"""A process that does one thing to a store and can be struck by faults: ``python fault_child.py FOLDER ACT PATH``.

It ends with ``DONE``, or ``REFUSED`` by the program's own error. Between two marks lies what is done.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

from clocks import SetClock
from samordning_desktop.core.errors import KnownError
from samordning_desktop.ops import Desk, conflicts, setup
from samordning_desktop.sync import incoming, outgoing

MARK = "/samordning-fault-"
DONE, REFUSED = 40, 41
PASSPHRASE = "fyra ord som passar"


def act(desk: Desk, what: str, path: Path) -> None:
    """Takes a package in, makes one, or settles what waits."""
    if what == "import":
        incoming.take_in(desk, path.read_bytes())
    elif what == "export":
        outgoing.export(desk, "Falköping", path)
    else:
        (one,) = conflicts.conflicts(desk)
        conflicts.settle(desk, one.id, "avgjort")


def main(folder: Path, what: str, path: Path) -> None:
    """Opens the store, does it, and ends with how it went."""
    desk = setup.unlock(folder, PASSPHRASE, SetClock(date(2026, 3, 3)), setup.NoSecrets())
    os.access(f"{MARK}begin", os.F_OK)
    try:
        act(desk, what, path)
        status = DONE
    except KnownError:
        status = REFUSED
    os.access(f"{MARK}end", os.F_OK)
    os._exit(status)  # closing is another thing, and its faults too


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
