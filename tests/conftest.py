"""What holds for every test: no screen, a home of its own, no keyring, and nothing left behind in silence."""

from __future__ import annotations

import gc
import logging
import os
import re
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

pytest_plugins = ("stores", "ready")

_PATIENCE = 2.0  # seconds a thread on its way out gets to finish


def _move_in(root: Path) -> None:
    """Point every place that a program writes to by habit into ``root``; before Qt or keyring is imported."""
    places = {
        "HOME": "home",
        "USERPROFILE": "home",
        "APPDATA": "home/roaming",
        "LOCALAPPDATA": "home/local",
        "XDG_CONFIG_HOME": "home/.config",
        "XDG_DATA_HOME": "home/.local/share",
        "XDG_STATE_HOME": "home/.local/state",
        "XDG_CACHE_HOME": "home/.cache",
        "XDG_RUNTIME_DIR": "run",
        "TMPDIR": "temp",
        "TEMP": "temp",
        "TMP": "temp",
    }
    # pytest's own tmp_path is not in there, so that what a failed test wrote can be looked at afterwards.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(root.parent))
    for name, place in places.items():
        (root / place).mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ[name] = str(root / place)
    tempfile.tempdir = None
    os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"


_MEMORY = Path("/dev/shm")  # where Linux keeps files in memory
_ROOM = 2 << 30  # bytes that must be free there


def _fast_folder() -> Path:
    """Where files are written fastest: a store waits for its disk at each commit, a thousand times over."""
    if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
        return _MEMORY
    return Path(tempfile.gettempdir())


_ROOT = Path(tempfile.mkdtemp(prefix="samordning-test-", dir=_fast_folder()))
_move_in(_ROOT)

hypothesis.settings.register_profile(
    "ci", deadline=None, max_examples=100, derandomize=False, print_blob=True
)
hypothesis.settings.register_profile("long", parent=hypothesis.settings.get_profile("ci"), max_examples=2_000)
hypothesis.settings.load_profile(os.environ.get("SAMORDNING_HYPOTHESIS", "ci"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that may take longest come first, so that no worker is left alone with one of them at the end."""
    items.sort(key=lambda item: -_patience_with(item))


def _patience_with(item: pytest.Item) -> float:
    """Seconds that a test has been granted beyond the usual."""
    marker = item.get_closest_marker("timeout")
    return float(marker.args[0]) if marker else 0.0


def pytest_collection_finish() -> None:
    """What is imported stays: neither the collector of garbage nor the search for running timers walks through it."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Take away the session's home."""
    shutil.rmtree(_ROOT, ignore_errors=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember a failed test: its traceback keeps windows alive, which is then no fault of theirs."""
    report = yield
    if report.failed:
        item.stash[_FAILED] = True
    return report


_FAILED = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def session_root() -> Path:
    """The folder that holds this session's home, run and temp folders; for searches through everything written."""
    return _ROOT


@pytest.fixture
def child_env() -> Callable[..., dict[str, str]]:
    """``child_env(screen=False, keyring=False)``: the environment for a process that a test starts.

    ``screen`` lets Qt choose its platform (for a run under Xvfb); ``keyring`` lets keyring find a real backend.
    """

    def build(*, screen: bool = False, keyring: bool = False) -> dict[str, str]:
        left_out = {"QT_QPA_PLATFORM"} if screen else set()
        left_out |= {"PYTHON_KEYRING_BACKEND"} if keyring else set()
        return {name: value for name, value in os.environ.items() if name not in left_out}

    return build


class LogAlarm(logging.Handler):
    """Collects what is logged at WARNING or above; what nobody expected fails the test."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self.expected: list[re.Pattern[str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record until the test is over."""
        self.records.append(record)

    def expect(self, pattern: str) -> None:
        """Say that a record matching ``pattern`` (a regular expression) will come; it then must."""
        self.expected.append(re.compile(pattern))

    def complaints(self) -> list[str]:
        """One line for each unexpected record, and for each expected one that never came."""
        lines = [(f"{record.name}: {record.getMessage()}", record.levelname) for record in self.records]
        unexpected = [
            f"logged {level} {line}"
            for line, level in lines
            if not any(pattern.search(line) for pattern in self.expected)
        ]
        absent = [
            f"never logged: {pattern.pattern}"
            for pattern in self.expected
            if not any(pattern.search(line) for line, _ in lines)
        ]
        return unexpected + absent


@pytest.fixture
def expected_log(log_alarm: LogAlarm) -> Callable[[str], None]:
    """``expected_log(r"pattern")``: this test is about a warning, and wants to see it."""
    return log_alarm.expect


@pytest.fixture(autouse=True)
def log_alarm(loud: None) -> Iterator[LogAlarm]:
    """Fail a test that logs a warning or worse without having said so."""
    alarm = LogAlarm()
    logging.getLogger().addHandler(alarm)
    yield alarm
    logging.getLogger().removeHandler(alarm)
    if complaints := alarm.complaints():
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture(autouse=True)
def loud(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread, a window or a running timer behind. Set up first, so torn down last."""
    threads = set(threading.enumerate())
    windows = {address for address, _ in _windows()}
    yield
    failed = request.node.stash.get(_FAILED, False)
    complaints = [f"thread left: {thread.name}" for thread in _threads_left(threads)]
    complaints += [f"window left: {name}" for name in _windows_left(windows)]
    if "qapp" in request.fixturenames:
        complaints += _qt_work_left()
    if complaints and not failed:
        pytest.fail("\n".join(complaints), pytrace=False)


def _threads_left(before: set[threading.Thread]) -> list[threading.Thread]:
    new = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    for thread in new:
        thread.join(_PATIENCE)
    return [thread for thread in new if thread.is_alive()]


def _qt(module: str) -> Any:
    """A Qt module if somebody has imported it: tests without Qt shall stay without it."""
    return sys.modules.get(f"PySide6.{module}")


def _windows() -> list[tuple[int, str]]:
    """Address and description of each top-level widget that exists now."""
    widgets, shiboken = _qt("QtWidgets"), sys.modules.get("shiboken6")
    if widgets is None or shiboken is None or widgets.QApplication.instance() is None:
        return []
    return [
        (shiboken.getCppPointer(widget)[0], f"{type(widget).__name__} {widget.objectName()!r}")
        for widget in widgets.QApplication.topLevelWidgets()
    ]


def _windows_left(before: set[int]) -> list[str]:
    for collect in (False, True):
        if collect:
            gc.collect()
        if core := _qt("QtCore"):
            core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
        left = [name for address, name in _windows() if address not in before]
        if not left:
            return []
    return left


_reported: list[object] = []  # kept alive, so that each forgotten timer is blamed on one test only


def _qt_work_left() -> list[str]:
    """A line for each running QTimer and QThread and for a busy thread pool, found among the living objects."""
    pool = _qt("QtCore").QThreadPool.globalInstance()
    complaints = [] if pool.waitForDone(int(_PATIENCE * 1000)) else ["thread pool still busy"]
    if _running():
        gc.collect()  # what only waits for the collector was not forgotten
    for thing in _running():
        _reported.append(thing)
        complaints.append(f"still running: {type(thing).__name__} {thing.objectName()!r}")
    return complaints


def _running() -> list[Any]:
    """The QTimers that tick and the QThreads that run, those already blamed on somebody left out."""
    core, valid = _qt("QtCore"), sys.modules["shiboken6"].isValid
    kinds = _family(core.QTimer) | _family(core.QThread)
    things: list[Any] = [thing for thing in gc.get_objects() if type(thing) in kinds]
    return [
        thing
        for thing in things
        if valid(thing)
        and (thing.isActive() if isinstance(thing, core.QTimer) else thing.isRunning())
        and not any(thing is known for known in _reported)
    ]


def _family(kind: type) -> set[type]:
    """A class and all its descendants: a set is searched faster than each object's bases."""
    children: list[type] = kind.__subclasses__()
    return {kind}.union(*map(_family, children))
