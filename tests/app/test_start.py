"""What the program imports before its lock is painted: the person waits for each of them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

#: Each comes in later: while the lock is shown, or at first use.
LATER = (
    "sqlalchemy", "sqlcipher3", "alembic", "cryptography", "pyrage", "keyring", "msgspec", "zstandard",
    "reportlab", "pikepdf", "PIL", "openpyxl", "docx", "lxml", "personnummer", "platformdirs", "asyncio",
    "PySide6.QtPdf", "PySide6.QtPdfWidgets", "PySide6.QtPrintSupport", "PySide6.QtSvg", "PySide6.QtNetwork",
    "samordning_desktop.store", "samordning_desktop.ops", "samordning_desktop.sync", "samordning_desktop.tables",
    "samordning_desktop.printing", "samordning_desktop.ui.main_window", "samordning_desktop.ui.dialogs",
    "samordning_desktop.ui.kit.dialog",
)  # fmt: skip

#: Runs the program as its own command does, and tells its modules from within the lock's first painting.
START = """
import os, sys
from samordning_desktop.app.main import main
from samordning_desktop.ui.lock_window import LockWindow

def painted(lock, event):
    print(*sys.modules, flush=True)
    os._exit(0)

LockWindow.paintEvent = painted
main(["--data-dir", sys.argv[1]])
"""


def test_nothing_heavy_is_imported_before_the_lock_is_painted(
    tmp_path: Path, child_env: Callable[..., dict[str, str]]
) -> None:
    (tmp_path / "store.sqlite").write_bytes(b"something")
    env = {**child_env(), "DISPLAY": ":offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", START, str(tmp_path)], capture_output=True, text=True, check=True, env=env
    )
    imported = set(done.stdout.split())
    assert {"PySide6.QtWidgets", "samordning_desktop.ui.program"} <= imported
    assert [name for name in LATER if name in imported] == []
