"""The command line, put together."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from samordning_desktop.app.secrets import LateSecrets
from samordning_desktop.cli.main import run
from samordning_desktop.cli.passphrases import ask_at_terminal
from samordning_desktop.cli.surroundings import Streams, Surroundings
from samordning_desktop.core.clock import Clock


def run_command(arguments: Sequence[str], data_dir: Path, clock: Clock) -> int:
    """Runs one command. Returns the exit status."""
    around = Surroundings(clock, LateSecrets(), data_dir, ask_at_terminal)
    return run(arguments, Streams(sys.stdout, sys.stderr), around)
