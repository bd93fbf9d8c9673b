"""What the program imports before its lock is painted, and before its board is: the person waits for each of them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from clocks import SetClock
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.ops import setup
from samordning_desktop.ops.participants import add_participant
from stores import PASSPHRASE, cheap, make_desk

#: Each comes in later: while the lock is shown, or at first use.
LATER = (
    "sqlalchemy", "sqlcipher3", "alembic", "cryptography", "pyrage", "keyring", "msgspec", "zstandard",
    "reportlab", "pikepdf", "PIL", "openpyxl", "docx", "lxml", "personnummer", "platformdirs", "asyncio",
    "PySide6.QtPdf", "PySide6.QtPdfWidgets", "PySide6.QtPrintSupport", "PySide6.QtSvg", "PySide6.QtNetwork",
    "samordning_desktop.store", "samordning_desktop.ops", "samordning_desktop.sync", "samordning_desktop.tables",
    "samordning_desktop.printing", "samordning_desktop.ui.main_window", "samordning_desktop.ui.dialogs",
    "samordning_desktop.ui.kit.dialog", "samordning_desktop.cli.passphrases", "getpass",
)  # fmt: skip

#: Each comes in when it is first used, and none is needed to show the board.
AFTER_THE_BOARD = (
    "alembic", "pyrage", "reportlab", "pikepdf", "PIL", "openpyxl", "docx", "lxml", "personnummer",
    "PySide6.QtPdf", "PySide6.QtPdfWidgets", "PySide6.QtPrintSupport", "samordning_desktop.sync",
    "samordning_desktop.tables", "samordning_desktop.printing", "samordning_desktop.ops.today",
    "samordning_desktop.store.exchange", "samordning_desktop.core.chart", "samordning_desktop.ui.panel.glance",
    "samordning_desktop.ui.dialogs", "samordning_desktop.ui.flows.consents", "samordning_desktop.ui.flows.person",
    "samordning_desktop.ui.person.page", "samordning_desktop.ui.meeting.page", "samordning_desktop.ui.today.page",
    "samordning_desktop.ui.packages_page", "samordning_desktop.ui.help_window", "samordning_desktop.ui.kit.dialog",
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


#: The same with a passphrase; tells its modules from within the first painting of a board that has rows.
BOARD = """
import os, sys
from PySide6.QtCore import QEvent, QObject
import samordning_desktop.app.window as window
from samordning_desktop.app.main import main

class Watch(QObject):
    def eventFilter(self, watched, event):
        board = watched.parent()
        if event.type() == QEvent.Type.Paint and board is not None and board.objectName() == "board":
            if board.model().rowCount():
                print(*sys.modules, flush=True)
                os._exit(0)
        return False

def watched(argv):
    app = make(argv)
    app.watch = Watch()
    app.installEventFilter(app.watch)
    return app

make, window.make_application = window.make_application, watched
main(["--data-dir", sys.argv[1], "--passphrase-file", sys.argv[2]])
"""


#: The same; tells once the board has been painted what PySide has made ready by then.
WIDGETS = """
import os, sys
import PySide6.QtGui, PySide6.QtWidgets
from samordning_desktop.app.main import main
from samordning_desktop.ui.board.model import BoardModel

def painted(model):
    if model.rowCount():
        print(*vars(PySide6.QtWidgets), *vars(PySide6.QtGui), flush=True)
        os._exit(0)

BoardModel.prepare_search = painted
main(["--data-dir", sys.argv[1], "--passphrase-file", sys.argv[2]])
"""


#: The same; tells which thread brings in what Idag is read with.
TODAY = """
import os, sys, threading
from importlib.abc import MetaPathFinder
from samordning_desktop.app.main import main

class Watch(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "samordning_desktop.ops.today":
            print(threading.current_thread().name, flush=True)
            os._exit(0)

sys.meta_path.insert(0, Watch())
main(["--data-dir", sys.argv[1], "--passphrase-file", sys.argv[2]])
"""


#: The same; tells of the frozen dataclasses that the standard library has made by then.
DATACLASSES = """
import dataclasses, os, sys
made = ["told"]
process = dataclasses._process_class

def noted(cls, init, repr, eq, order, unsafe_hash, frozen, *more):
    if frozen:
        made.append(cls.__module__)
    return process(cls, init, repr, eq, order, unsafe_hash, frozen, *more)

dataclasses._process_class = noted
from samordning_desktop.app.main import main
from samordning_desktop.ui.board.model import BoardModel

def painted(model):
    if model.rowCount():
        print(*made, flush=True)
        os._exit(0)

BoardModel.prepare_search = painted
main(["--data-dir", sys.argv[1], "--passphrase-file", sys.argv[2]])
"""


def told_by(script: str, child_env: Callable[..., dict[str, str]], *arguments: Path) -> set[str]:
    """The words that a child which runs ``script`` says: the modules imported, for one."""
    env = {**child_env(), "DISPLAY": ":offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return set(subprocess.run(command, capture_output=True, text=True, check=True, env=env).stdout.split())


def test_nothing_heavy_is_imported_before_the_lock_is_painted(
    tmp_path: Path, child_env: Callable[..., dict[str, str]]
) -> None:
    (tmp_path / "store.sqlite").write_bytes(b"something")
    imported = told_by(START, child_env, tmp_path)
    assert {"PySide6.QtWidgets", "samordning_desktop.ui.program"} <= imported
    assert [name for name in LATER if name in imported] == []


def one_person(folder: Path) -> tuple[Path, Path]:
    """Where a store with one person on its board lies, and the file with its passphrase."""
    data, phrase = folder / "data", folder / "phrase"
    with cheap():
        desk = make_desk(data, SetClock.at(datetime.now(UTC)))
    add_participant(desk, BoardFields("Anna Alm"))
    setup.close(desk, setup.NoSecrets())
    phrase.write_text(PASSPHRASE, "utf-8")
    return data, phrase


def test_no_page_and_no_dialog_is_imported_before_the_board_is_painted(
    tmp_path: Path, child_env: Callable[..., dict[str, str]]
) -> None:
    imported = told_by(BOARD, child_env, *one_person(tmp_path))
    assert {"sqlalchemy", "samordning_desktop.ui.main_window"} <= imported
    assert [name for name in AFTER_THE_BOARD if name in imported] == []


def test_nothing_of_qt_is_made_ready_that_the_board_does_without(
    tmp_path: Path, child_env: Callable[..., dict[str, str]]
) -> None:
    """PySide makes every kind of widget ready, if it is asked for one of Qt's own."""
    known = told_by(WIDGETS, child_env, *one_person(tmp_path))
    assert {"QTableView", "QMainWindow"} <= known
    assert {"QWizard", "QCalendarWidget", "QMdiArea", "QAccessible"} & known == set()


def test_what_idag_is_read_with_does_not_keep_the_window_waiting(
    tmp_path: Path, child_env: Callable[..., dict[str, str]]
) -> None:
    assert told_by(TODAY, child_env, *one_person(tmp_path)) == {"store_0"}


def test_no_source_is_read_of_what_is_imported(child_env: Callable[..., dict[str, str]]) -> None:
    """PySide reads the source of every module, if it is let."""
    script = """
import linecache
from samordning_desktop.app.main import load_window
load_window()
import samordning_desktop.ui.main_window
print(*linecache.cache)
"""
    read = told_by(script, child_env)
    assert [
        name for name in read if name.endswith(".py") and ("_desktop" in name or "sqlalchemy" in name)
    ] == []


def test_no_import_is_asked_whether_it_is_of_a_feature(child_env: Callable[..., dict[str, str]]) -> None:
    """PySide asks each of the five thousand before the board."""
    script = """
import builtins
from samordning_desktop.app.main import load_window
load_window()
import PySide6.QtPdf, samordning_desktop.ui.main_window
print(builtins.__import__.__name__)
"""
    (name,) = told_by(script, child_env)
    assert "feature" not in name


def test_a_key_is_found_without_sqlalchemy(child_env: Callable[..., dict[str, str]]) -> None:
    imported = told_by("import sys, samordning_desktop.ops.unlocking; print(*sys.modules)", child_env)
    assert "samordning_desktop.store.keys" in imported
    assert [name for name in ("sqlalchemy", "samordning_desktop.store.desk") if name in imported] == []


def test_a_key_is_found_without_the_keyring_where_no_slot_is_mixed_with_it(
    tmp_path: Path, child_env: Callable[..., dict[str, str]]
) -> None:
    """Argon2id goes on beside other imports; those of the keyring would come before it."""
    script = """
import sys
from pathlib import Path
from samordning_desktop.app.secrets import LateSecrets
from samordning_desktop.ops.unlocking import find_key
data, phrase = map(Path, sys.argv[1:])
find_key(data, phrase.read_text("utf-8"), LateSecrets())
print(*sys.modules)
"""
    imported = told_by(script, child_env, *one_person(tmp_path))
    assert "samordning_desktop.store.keys" in imported
    assert "keyring" not in imported


def test_nothing_is_collected_while_the_window_is_imported(child_env: Callable[..., dict[str, str]]) -> None:
    script = """
import gc
from samordning_desktop.app.main import load_window
gc.callbacks.append(lambda moment, _info: print(moment))
load_window()
"""
    assert told_by(script, child_env) == set()


def test_what_the_board_waits_for_makes_its_values_quickly(
    tmp_path: Path, child_env: Callable[..., dict[str, str]]
) -> None:
    """The standard library's dataclass takes three times as long for each (``core.values``)."""
    slow = told_by(DATACLASSES, child_env, *one_person(tmp_path))
    assert "told" in slow
    assert {name for name in slow if name.startswith("samordning_desktop.")} == set()
