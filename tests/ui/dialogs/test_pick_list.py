"""A list of which one line can be chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt

from samordning_desktop.ui.dialogs.pick_list import PickList

LONG = (
    "Anna-Karin Östergren Håkansson af Ängsberga\nInte med: samtycket omfattar inte Öppenvården i Falköping."
)


@pytest.mark.parametrize("zoom", [100, 200])
def test_no_word_of_a_line_is_cut(theme, show, zoom):
    theme.set_zoom(zoom)
    listed = PickList(theme, "Personer", [("a", LONG), ("b", "Bo Ek")], beside=20)
    listed.resize(theme.px(16), theme.px(20))
    show(listed)
    line = listed.visualItemRect(listed.item(0))
    room = QRect(0, 0, line.width() - theme.px(1), 100_000)
    asked = listed.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), LONG)
    assert asked.height() > 3 * listed.fontMetrics().lineSpacing()
    assert line.height() >= asked.height()
    assert listed.visualItemRect(listed.item(1)).height() < line.height()
