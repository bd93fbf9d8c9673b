"""The window, put together."""

from __future__ import annotations

import sys
from pathlib import Path

from samordning_desktop.app.secrets import LateSecrets
from samordning_desktop.core.clock import Clock
from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.application import make_application, run_window
from samordning_desktop.ui.one_window_place import may_be_open


def run(data_dir: Path, clock: Clock, passphrase_file: Path | None, package: Path | None = None) -> int:
    """Shows the window on the store in ``data_dir`` until it is closed. Returns the exit status.

    A ``package`` is offered when the store has been unlocked. Where its window is open already, that one is shown
    and offers it.
    """
    app = make_application(sys.argv[:1])
    if may_be_open(data_dir):
        from samordning_desktop.ui.one_window import is_told  # where somebody may answer

        if is_told(data_dir, package):
            return 0
    try:
        given = _given(passphrase_file) if passphrase_file else ""
    except KnownError as error:
        sys.stderr.write(error.text + "\n")
        return 1
    return run_window(app, data_dir, clock, LateSecrets(), given, package)


def _given(passphrase_file: Path) -> str:
    from samordning_desktop.cli.passphrases import ask_at_terminal, passphrase  # where there is such a file

    return passphrase(passphrase_file, ask_at_terminal)
