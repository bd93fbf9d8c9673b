"""One window measured in a process of its own: ``python -m samordning_desktop.app.bench.window FOLDER``.

The passphrase comes on standard input; one JSON document goes out. Imports only what the program itself
imports before its lock is painted, and in the same way.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

from samordning_desktop.app.main import load_window


def main(folder: Path, passphrase: str) -> None:
    """Measures, and prints."""
    load_window()
    from samordning_desktop.app.clock import SystemClock
    from samordning_desktop.app.secrets import LateSecrets
    from samordning_desktop.ui.application import make_application
    from samordning_desktop.ui.measuring import Stopwatch

    app = make_application(sys.argv[:1])
    times = Stopwatch(app, folder, SystemClock(), LateSecrets()).measure(passphrase)
    sys.stdout.write(json.dumps(asdict(times)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.stdin.readline().rstrip("\n"))
