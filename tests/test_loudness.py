"""The alarms of conftest.py ring: each test below does one wrong thing, and is caught."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

CULPRITS = """
import logging, os, tempfile, threading
from pathlib import Path

forever = threading.Event()
kept = []

def test_fine(qtbot):
    from PySide6.QtWidgets import QDialog
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.show()

def test_window_dropped(qapp):
    from PySide6.QtWidgets import QDialog
    QDialog().show()

def test_expected(expected_log):
    expected_log("disk.*full")
    logging.getLogger("a").warning("disk is %s", "full")

def test_thread_finished():
    threading.Thread(target=forever.wait, args=(0.3,)).start()

def test_log_warning():
    logging.getLogger("a").warning("unexpected")

def test_log_never_came(expected_log):
    expected_log("disk.*full")

def test_thread_left():
    threading.Thread(target=forever.wait, args=(30,)).start()

def test_window_left(qapp):
    from PySide6.QtWidgets import QDialog
    kept.append(QDialog())

def test_timer_left(qapp):
    from PySide6.QtCore import QTimer
    kept.append(QTimer())
    kept[-1].start(60_000)

def test_timer_dropped_in_a_ring(qapp):
    from PySide6.QtCore import QTimer
    timer = QTimer()
    timer.ring = timer
    timer.start(60_000)

def test_qt_thread_left(qapp):
    from PySide6.QtCore import QThread
    kept.append(QThread())
    kept[-1].start()

def test_after_all_that(qapp, session_root):
    forever.set()
    kept[-1].quit()
    assert kept[-1].wait(2000)
    for place in (Path.home(), Path(tempfile.gettempdir()), Path(os.environ["XDG_DATA_HOME"])):
        assert place.is_relative_to(session_root)
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen" == qapp.platformName()

def test_no_keyring():
    import keyring
    assert type(keyring.get_keyring()).__module__ == "keyring.backends.fail"
"""

GUILTY = {
    "test_log_warning": "logged WARNING a: unexpected",
    "test_log_never_came": "never logged: disk.*full",
    "test_thread_left": "thread left: Thread-",
    "test_window_left": "window left: QDialog",
    "test_timer_left": "still running: QTimer",
    "test_qt_thread_left": "still running: QThread",
}


def run(folder: Path, source: str, env: dict[str, str]) -> str:
    """Run ``source`` as a test module of its own under the project's conftest; what pytest printed."""
    tests = Path(__file__).resolve().parent
    shutil.copy(tests / "conftest.py", folder)
    (folder / "test_culprits.py").write_text(source)
    places = f"{tests} {tests.parent / 'src'}"
    (folder / "pytest.ini").write_text(
        f"[pytest]\nqt_api = pyside6\nfilterwarnings = error\npythonpath = {places}\n"
    )
    result = subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "-p", "no:randomly", str(folder)],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=100,
        check=False,
    )
    return result.stdout


@pytest.fixture
def run_env(child_env: Callable[..., dict[str, str]]) -> dict[str, str]:
    """The environment, without what the outer pytest run wants of its own children."""
    return {
        name: value for name, value in child_env().items() if not name.startswith(("PYTEST_", "SAMORDNING_"))
    }


def test_each_culprit_is_caught_and_no_one_else(tmp_path: Path, run_env: dict[str, str]) -> None:
    output = run(tmp_path, CULPRITS, run_env)
    passed = set(re.findall(r"^PASSED \S+::(\w+)", output, re.MULTILINE))
    errors = dict(re.findall(r"^ERROR \S+::(\w+) - (?:Failed: )?(.*)$", output, re.MULTILINE))
    assert passed == set(re.findall(r"^def (test_\w+)", CULPRITS, re.MULTILINE)), output
    assert errors.keys() == GUILTY.keys(), output
    for name, complaint in GUILTY.items():
        assert errors[name].startswith(complaint), output


@pytest.mark.parametrize(("profile", "examples"), [("ci", 100), ("long", 2_000)])
def test_the_number_of_examples_is_chosen_from_outside(
    tmp_path: Path, run_env: dict[str, str], profile: str, examples: int
) -> None:
    source = "import hypothesis\ndef test_it():\n    print('examples', hypothesis.settings().max_examples)\n"
    output = run(tmp_path, source, {**run_env, "SAMORDNING_HYPOTHESIS": profile})
    assert f"examples {examples}" in output
