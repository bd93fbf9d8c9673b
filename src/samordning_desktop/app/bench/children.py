"""Processes that the bench starts: with compiled bytecode, as an installed program has, and without a screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from samordning_desktop.app.bench.stores import PASSPHRASE
from samordning_desktop.app.bench.taking import Taken
from samordning_desktop.ui.measuring import WindowTimes

_IMPORTING = "import time; t = time.perf_counter(); {}; print(time.perf_counter() - t)"
_PROGRAM = "import samordning_desktop.app.main as program; program.load_window()"
_TAKING = "samordning_desktop.app.bench.taking"
_ALONE = "import PySide6.QtWidgets, sqlcipher3"


class Children:
    """Starts them; ``folder`` holds their bytecode, which a first of each kind, that is not counted, writes."""

    def __init__(self, folder: Path) -> None:
        self._environment = {
            name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
        } | {"PYTHONPYCACHEPREFIX": str(folder / "bytecode"), "QT_QPA_PLATFORM": "offscreen"}
        self._known: set[str] = set()

    def window(self, folder: Path) -> tuple[float, WindowTimes]:
        """When a window's process was begun (seconds since 1970), and what it says of the store in a folder."""
        begun, said = self._run("-m", "samordning_desktop.app.bench.window", str(folder))
        return begun, WindowTimes(**json.loads(said))

    def take(self, store: Path, package: Path) -> Taken:
        """What it costs a process to take a package into the store in a folder. It is never done twice."""
        return Taken(**json.loads(self._run("-m", _TAKING, str(store), str(package), once=True)[1]))

    def imports(self) -> tuple[float, float]:
        """Seconds to import what the program imports before its lock is painted, and QtWidgets and sqlcipher3 alone."""
        (_, program), (_, alone) = (self._run("-c", _IMPORTING.format(what)) for what in (_PROGRAM, _ALONE))
        return float(program), float(alone)

    def _run(self, *arguments: str, once: bool = False) -> tuple[float, bytes]:
        """When a Python process was begun, and what it wrote."""
        asked = f"{PASSPHRASE}\n".encode()
        command = [sys.executable, *arguments]
        if arguments[1] not in self._known and not once:
            self._known.add(arguments[1])
            self._run(*arguments)
        begun = time.time()
        done = subprocess.run(command, env=self._environment, input=asked, capture_output=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr.decode(errors="replace"))
        return begun, done.stdout
