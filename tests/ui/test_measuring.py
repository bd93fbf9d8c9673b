"""When something has been painted."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QWidget

from samordning_desktop.ui.kit.after_paint import AfterPaint
from samordning_desktop.ui.measuring import Paints


def test_what_waits_for_the_paint_is_not_counted_in_it(qtbot, show):
    widget = show(QWidget())
    after, told = AfterPaint(widget), []
    after.came.connect(lambda: told.append(time.time()))
    after.ask()
    paints = Paints(widget)
    begun = time.time()
    widget.update()
    qtbot.waitUntil(lambda: bool(told))
    assert begun < paints.ended < told[0]
    assert paints.count == 1
