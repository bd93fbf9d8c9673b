"""A file that the user has chosen is read without anybody waiting for it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.dialogs import chosen_file
from samordning_desktop.ui.dialogs.progress import ProgressDialog
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage
from ui.dialogs.pressing import REFUSALS

PATH = Path("/media/usb/skanning.pdf")


@pytest.fixture
def over(theme, show):
    dialog = Dialog(show(QWidget()), theme, "Registrera samtycke")
    dialog.open()
    return dialog


@pytest.fixture
def answer():
    """What the disk waits for."""
    waits = Event()
    yield waits
    waits.set()


@pytest.fixture
def read(over, kit, said, answer):
    """Reads a file from a disk that does not answer until it is told to."""
    hear = {name: partial(said.hear, name) for name in ("done", "failed", "let_go")}

    def act(job=lambda _path: answer.wait(30)):
        chosen_file.read(over, kit, PATH, HelpPage.CONSENT, job, **hear)

    return act


def progress(over):
    return next(iter(over.findChildren(ProgressDialog)), None)


def told(said):
    return [one[0] for one in said.heard]


def test_what_is_read_in_a_moment_shows_no_window(over, read, said, qtbot):
    read(lambda path: path.name)
    qtbot.waitUntil(lambda: said.heard == [("done", "skanning.pdf")])
    qtbot.waitUntil(lambda: progress(over) is None)


def test_what_is_refused_and_what_the_disk_fails_is_told(over, read, said, qtbot):
    def fail(error, _path):
        raise error

    for error in (KnownError("form.damaged"), ZeroDivisionError()):
        read(partial(fail, error))
        qtbot.waitUntil(lambda: bool(said.heard))
        assert said.heard.pop() == ("failed", error)
    assert not said.heard


@pytest.mark.parametrize("no", REFUSALS)
def test_a_disk_that_does_not_answer_can_be_let_go(over, read, kit, said, answer, qtbot, no):
    read()
    assert kit.runner.idle
    qtbot.waitUntil(lambda: progress(over).isVisible())
    REFUSALS[no](progress(over))
    assert said.heard == ["let_go"]
    qtbot.waitUntil(lambda: progress(over) is None)
    answer.set()
    kit.runner.run_loose(lambda: None, said.hear)
    qtbot.waitUntil(lambda: said.heard == ["let_go", None])


def test_a_window_that_is_gone_before_the_disk_answers_hears_nothing(read, over, said, answer, kit, qtbot):
    """Closed and destroyed before it is told that the disk does not answer."""
    read()
    over.reject()
    over.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    answer.set()
    kit.runner.run_loose(lambda: None, said.hear)
    qtbot.waitUntil(lambda: bool(said.heard))
    assert said.heard == [None]
