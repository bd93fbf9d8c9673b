"""The window, put together."""

from __future__ import annotations

import sys
from pathlib import Path

from samordning_desktop.app.secrets import LateSecrets
from samordning_desktop.core.clock import Clock
from samordning_desktop.ui.application import make_application, run_window


def run(data_dir: Path, clock: Clock) -> int:
    """Shows the window on the store in ``data_dir`` until it is closed. Returns the exit status."""
    return run_window(make_application(sys.argv[:1]), data_dir, clock, LateSecrets())
