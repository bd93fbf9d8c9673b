"""What the board is measured against."""

from __future__ import annotations

import os
import subprocess
import sys

from samordning_desktop.ui.board.model import BoardModel
from samordning_desktop.ui.board.view import BoardView
from samordning_desktop.ui.measuring_board import filter_times, plain_table, screen_times
from ui.rows import row

ROWS = [row(f"Åsa {number}", situation="Lugnt. " * number) for number in range(30)]


def test_the_plain_table_shows_the_same_at_the_same_size(theme, show, qapp):
    model = BoardModel()
    view = BoardView(theme, model)
    model.setParent(view)
    view.resize(900, 500)
    view.show_rows(ROWS)
    show(view)
    view.header.show_columns(view.header.columns.with_shown("goal", False))
    plain = show(plain_table(view))
    cells = [(place, column) for place in range(30) for column in range(model.columnCount())]
    assert [plain.model().index(*cell).data() for cell in cells] == [
        model.index(*cell).data() for cell in cells
    ]
    for place, column in cells:
        assert plain.visualRect(plain.model().index(place, column)) == view.visualRect(
            model.index(place, column)
        )
    assert plain.font().toString() == view.font().toString()
    own, other = screen_times(qapp, view)
    assert len(own) == len(other) > 20
    assert min(own + other) > 0


def test_memory_is_this_process_own_and_grows_with_it(child_env):
    code = "from samordning_desktop.core.memory import peak_memory as p; a = p(); b = 'x' * 90_000_000; print(a, p())"
    held = bytearray(b"x") * 300_000_000
    env = {**child_env(), "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    before, after = (float(part) for part in done.stdout.split())
    assert 5 < before < len(held) / 1_000_000
    assert 85 < after - before < 100


def test_the_filter_is_asked_a_letter_at_a_time():
    assert len(filter_times(ROWS, ("åsa", "lugnt 3"))) == 10
