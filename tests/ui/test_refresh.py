"""What is read, and in what order."""

from __future__ import annotations

from functools import partial

import pytest

from samordning_desktop.core.participant import BoardFields
from samordning_desktop.ops import participants
from samordning_desktop.ui.board.delegate import BoardDelegate
from samordning_desktop.ui.main_window import MainWindow


@pytest.fixture
def open_window(kit, desk):
    """Makes a window that nothing has been read for yet: events are handled between a fixture and its test."""
    participants.add_participant(desk, BoardFields("Anna Alm"))
    return partial(MainWindow, kit, desk)


def test_the_board_is_painted_before_anything_else_is_read(open_window, qtbot, show, monkeypatch):
    opened = open_window()
    told: list[str] = []
    paint = BoardDelegate.paint
    monkeypatch.setattr(BoardDelegate, "paint", lambda *cell: told.append("painted") or paint(*cell))
    opened.refresher.board.connect(lambda _rows: told.append("board"))
    opened.refresher.today.connect(lambda _view: told.append("today"))
    opened.refresher.packages.connect(lambda _view: told.append("packages"))
    opened.refresher.undo.connect(lambda _undo, _redo: told.append("undo"))
    show(opened)
    qtbot.waitUntil(lambda: opened.at_rest, timeout=20_000)
    assert told[:2] == ["board", "painted"]
    assert [what for what in told[2:] if what != "painted"] == ["today", "packages", "undo"]


def test_it_is_not_at_rest_before_the_others_are_read(open_window, qtbot, show):
    opened = open_window()
    rest: list[bool] = []
    opened.refresher.board.connect(lambda _rows: rest.append(opened.at_rest))
    opened.refresher.shown.connect(lambda: rest.append(opened.at_rest))
    show(opened)
    qtbot.waitUntil(lambda: opened.at_rest, timeout=20_000)
    assert rest == [False, False]


def test_a_window_that_goes_away_reads_no_more(open_window, qtbot, show):
    opened = open_window()
    read: list[object] = []
    opened.refresher.today.connect(read.append)
    opened.refresher.board.connect(lambda _rows: opened.leave())
    show(opened)
    qtbot.waitUntil(lambda: not opened.isEnabled() and opened.kit.runner.idle, timeout=20_000)
    assert opened.at_rest
    assert read == []
