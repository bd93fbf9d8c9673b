"""What a cell says where there is little room."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics

from samordning_desktop.ui.board.cell_paint import fitting


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("samtycke går ut om 50 dagar", "går ut om 50 dagar"),
        ("samtycke saknas", "saknas"),
        ("samtycke återkallat", "återkallat"),
    ],
)
def test_on_one_line_the_days_come_before_the_word_consent(theme, words, short):
    metrics = QFontMetrics(theme.font)
    room = metrics.horizontalAdvance(words)
    assert fitting(words, metrics, room) == words
    assert fitting(words, metrics, room - 1) == short
