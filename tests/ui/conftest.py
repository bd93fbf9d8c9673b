"""Windows for tests: real widgets, a real store where one is needed, and messages that must be expected."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from clocks import SetClock
from ready import ReadyStores
from samordning_desktop.core.errors import KnownError
from samordning_desktop.ops import Desk, setup
from samordning_desktop.ui.application import make_swedish
from samordning_desktop.ui.dialogs.progress import ProgressDialog
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.files import Files
from samordning_desktop.ui.kit.help_page import HelpPage, page_of_error
from samordning_desktop.ui.kit.messages import Messages
from samordning_desktop.ui.kit.runner import Runner
from samordning_desktop.ui.kit.theme import Mode, Theme
from samordning_desktop.ui.main_window import MainWindow

TODAY = date(2026, 11, 23)


def pytest_itemcollected(item: pytest.Item) -> None:
    """The offscreen platform says at each window what it cannot do; that is no fault of ours."""
    item.add_marker(
        pytest.mark.qt_log_ignore(
            r"This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)"
        )
    )


class ExpectedMessages(Messages):
    """Speaks to the test instead of the screen. What nobody expected, and what never came, fails the test."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._refusals: list[str] = []
        self._notes: list[str] = []
        self._answers: list[tuple[str, bool]] = []
        self.parents: list[QWidget | None] = []
        self.asked: list[tuple[str, str, str, str, bool]] = []
        self.helped: list[HelpPage | None] = []
        self.surprises: list[str] = []
        self.failures: list[Exception] = []

    def expect_refusal(self, code: str) -> None:
        """A KnownError with this code will be shown."""
        self._refusals.append(code)

    def expect_note(self, headline: str) -> None:
        """A message that begins so will be shown."""
        self._notes.append(headline)

    def answer(self, question: str, yes: bool) -> None:
        """A question that begins so will be asked; this is the answer."""
        self._answers.append((question, yes))

    def refuse(self, parent: QWidget | None, error: KnownError) -> None:
        self.helped.append(page_of_error(error.code))
        assert error.sentences.happened
        self.parents.append(parent)
        if error.code in self._refusals:
            self._refusals.remove(error.code)
        else:
            self.surprises.append(f"{error.code}: {error.text}")

    def inform(
        self, parent: QWidget | None, headline: str, text: str = "", help_page: HelpPage | None = None
    ) -> None:
        self.helped.append(help_page)
        self.parents.append(parent)
        if headline in self._notes:
            self._notes.remove(headline)
        else:
            self.surprises.append(f"{headline}: {text}")

    def ask(
        self,
        parent: QWidget | None,
        question: str,
        text: str,
        verb: str,
        safe_verb: str = "Avbryt",
        *,
        danger: bool = False,
        help_page: HelpPage | None = None,
    ) -> bool:
        self.helped.append(help_page)
        self.parents.append(parent)
        self.asked.append((question, text, verb, safe_verb, danger))
        if self._answers and self._answers[0][0] == question:
            return self._answers.pop(0)[1]
        self.surprises.append(question)
        return False

    def fail(self, parent: QWidget | None, error: Exception) -> None:
        if isinstance(error, KnownError):
            self.refuse(parent, error)
        else:
            self.surprises.append(repr(error))
            self.failures.append(error)

    @property
    def never_came(self) -> list[str]:
        return [*self._refusals, *self._notes, *(question for question, _ in self._answers)]


class ChosenFiles(Files):
    """The system's windows for choosing files, answered beforehand; None is a cancel."""

    def __init__(self) -> None:
        self.answer: Path | None = None
        self.asked: list[tuple[QWidget | None, str, str, str]] = []

    def open(self, parent: QWidget | None, title: str, kinds: str) -> Path | None:
        self.asked.append((parent, title, "", kinds))
        return self.answer

    def folder(self, parent: QWidget | None, title: str) -> Path | None:
        self.asked.append((parent, title, "", ""))
        return self.answer

    def save(self, parent: QWidget | None, title: str, suggested: str, kinds: str) -> Path | None:
        self.asked.append((parent, title, suggested, kinds))
        return self.answer


@pytest.fixture(scope="session")
def session_theme(qapp: QApplication) -> Theme:
    make_swedish(qapp)
    return Theme(qapp, Mode.LIGHT, 100)


@pytest.fixture
def theme(session_theme: Theme) -> Iterator[Theme]:
    """Light and at 100 %, and so again afterwards."""
    yield session_theme
    session_theme.set_mode(Mode.LIGHT)
    session_theme.set_zoom(100)


@pytest.fixture
def clock() -> SetClock:
    return SetClock(TODAY)


@pytest.fixture
def messages(theme: Theme) -> Iterator[ExpectedMessages]:
    expected = ExpectedMessages(theme)
    yield expected
    for error in expected.failures:
        raise error
    assert not expected.surprises
    assert not expected.never_came


@pytest.fixture
def files() -> ChosenFiles:
    return ChosenFiles()


@pytest.fixture(autouse=True)
def collected_here() -> None:
    """Windows that a test leaves behind are taken away on this thread, as in the program, never on a worker.

    That is done before the next test, as pytest holds on to a test's windows until then. What is left stays,
    so that the collector does not walk through it after each test.
    """
    gc.disable()
    gc.collect()
    gc.freeze()


@pytest.fixture
def kit(theme: Theme, messages: ExpectedMessages, files: ChosenFiles, clock: SetClock) -> Iterator[Kit]:
    runner = Runner()
    yield Kit(theme, messages, runner, files, clock)
    runner.stop()


@pytest.fixture
def desk(cheap_keys: None, ready_stores: ReadyStores, tmp_path: Path, clock: SetClock) -> Iterator[Desk]:
    """Falköping's store, empty and open."""
    desk = ready_stores.open_copy(tmp_path / "falkoping", clock)
    yield desk
    setup.close(desk, setup.NoSecrets())


@pytest.fixture
def show(qtbot: Any) -> Iterator[Callable[[QWidget], QWidget]]:
    """``show(widget)``: shown and active, and destroyed when the test is over."""
    shown: list[QWidget] = []

    def act(widget: QWidget) -> QWidget:
        shown.append(widget)
        widget.show()
        widget.activateWindow()
        QApplication.processEvents()
        return widget

    yield act
    for widget in shown:
        widget.hide()
        widget.deleteLater()
    shown.clear()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def said() -> SimpleNamespace:
    """A place for what signals say: ``said.heard`` is a list; ``said.hear`` a slot."""
    heard: list[object] = []

    def hear(*words: object) -> None:
        heard.append(words[0] if len(words) == 1 else words)

    return SimpleNamespace(heard=heard, hear=hear)


class Driver:
    """Sets something going that opens a dialog sooner or later, and acts in it, a thing at a time."""

    def __init__(self, qtbot: Any) -> None:
        self._qtbot = qtbot
        self._acts: list[Callable[[Any], object]] = []
        self._driving = False
        self._shots = 0
        self._errors: list[BaseException] = []

    def __call__(self, trigger: Callable[[], object], *acts: Callable[[Any], object]) -> None:
        """Every act is done to the dialog then on top; afterwards none may be left open."""
        self._acts, self._driving = list(acts), True
        self._soon()
        try:
            trigger()
            self._qtbot.waitUntil(self._over, timeout=10_000)
        finally:
            self._driving = False
            self._qtbot.waitUntil(lambda: self._shots == 0)
        if self._errors:
            raise self._errors[0]

    def _over(self) -> bool:
        return bool(self._errors) or (not self._acts and QApplication.activeModalWidget() is None)

    def _soon(self) -> None:
        # A new shot each time: one timer would not fire again while an act waits in a dialog of its own.
        if self._driving:
            self._shots += 1
            QTimer.singleShot(2, self._next)

    def _next(self) -> None:
        self._shots -= 1
        self._soon()
        dialog = QApplication.activeModalWidget()
        if dialog is None or not dialog.isVisible():
            return
        if not dialog.isActiveWindow():
            dialog.activateWindow()  # no window manager gives it back when a dialog over it has closed
            return
        upcoming = self._acts[0] if self._acts else None
        wanted = getattr(upcoming, "wanted", None)
        if wanted is not None and not isinstance(dialog, wanted):
            return  # it comes after the one that stands there
        if wanted is None and isinstance(dialog, ProgressDialog):
            return  # it goes away by itself
        ready = getattr(upcoming, "ready", None)
        if ready is not None and not ready(dialog):
            return
        try:
            if not self._acts:
                raise AssertionError(f"left open: {dialog.windowTitle()} {getattr(dialog, 'message', '')}")
            self._acts.pop(0)(dialog)
        except BaseException as error:
            self._errors.append(error)
            dialog.close()


@pytest.fixture
def in_dialog(qtbot: Any) -> Driver:
    return Driver(qtbot)


@pytest.fixture
def window(kit: Kit, desk: Desk, show: Callable[[QWidget], QWidget], qtbot: Any) -> MainWindow:
    """The main window at Falköping's desk, at rest."""
    window = MainWindow(kit, desk)
    window.resize(1300, 760)
    show(window)
    qtbot.waitUntil(lambda: window.at_rest)
    return window
