"""The wall at a real desk."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from samordning_desktop.ops import participants
from samordning_desktop.ui.main_window import MainWindow
from ui.people import add


@pytest.fixture
def people(desk):
    anna = add(desk, "Anna Alm", signed=date(2026, 9, 1), situation="Lugnt.", personal_id="19900222-2397")
    return {"Anna": anna, "Bo": add(desk, "Bo Berg"), "Åsa": add(desk, "Åsa Öberg", planning="Möte.")}


class Wall:
    """The window with the wall shown, and a hand at its keys."""

    def __init__(self, window: MainWindow, qtbot: object) -> None:
        self.window, self._qtbot = window, qtbot

    @property
    def page(self):
        return self.window.meeting.page

    @property
    def view(self):
        return self.page.view

    def rest(self):
        self._qtbot.waitUntil(lambda: self.window.at_rest)
        QApplication.processEvents()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def shown(self, participant, field):
        return self.page.model.index_of(participant, field).data()


@pytest.fixture
def wall(people, window, qtbot):
    """Anna in the light, at Nuläge."""
    window.workspace.board.view.choose(people["Anna"], "situation")
    qtbot.waitUntil(lambda: window.at_rest)
    window.activateWindow()
    window.workspace.board.meeting_button.click()
    wall = Wall(window, qtbot)
    wall.rest()
    return wall


@pytest.fixture
def conflicted(desk, people):
    """Two values wait in Bo's Planering."""
    with desk.write() as writing:
        scope = f"participant/{people['Bo']}"
        entry = writing.put(scope, "participant", people["Bo"], {"planning": "vårt"})[0][1]
        writing.take([entry._replace(value="deras", device="annan", number=1)], "annan")
    participants.set_field(desk, people["Bo"], "goal", "sova")
    return people["Bo"]
