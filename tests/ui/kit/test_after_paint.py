"""Something waits for a paint, and only for as long as there can be one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from samordning_desktop.ui.kit import after_paint
from samordning_desktop.ui.kit.after_paint import AfterPaint


class Painted(QWidget):
    """Notes when it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[str] = []

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.noted.append("painted")
        return super().event(event)


@pytest.fixture
def widget(qtbot: QtBot) -> Iterator[Painted]:
    made = Painted()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.noted))
    made.noted.clear()
    yield made


def asked(widget: Painted) -> AfterPaint:
    after = AfterPaint(widget)
    after.came.connect(lambda: widget.noted.append("came"))
    after.ask()
    return after


def test_it_comes_after_the_paint_and_once(widget: Painted, qtbot: QtBot) -> None:
    asked(widget)
    widget.update()
    qtbot.waitUntil(lambda: "came" in widget.noted)
    assert widget.noted == ["painted", "came"]
    widget.update()
    qtbot.waitUntil(lambda: len(widget.noted) == 3)
    assert widget.noted[2:] == ["painted"]


def test_asked_twice_it_comes_once(widget: Painted, qtbot: QtBot) -> None:
    after = asked(widget)
    after.ask()
    widget.update()
    qtbot.waitUntil(lambda: "came" in widget.noted)
    QApplication.processEvents()
    assert widget.noted == ["painted", "came"]


def test_a_hidden_widget_is_not_waited_for(widget: Painted, qtbot: QtBot) -> None:
    widget.hide()
    with qtbot.waitSignal(asked(widget).came, timeout=after_paint.PATIENCE_MS // 2):
        pass
    assert widget.noted == ["came"]


def test_one_that_is_hidden_meanwhile_is_not_waited_for(widget: Painted, qtbot: QtBot) -> None:
    with qtbot.waitSignal(asked(widget).came, timeout=after_paint.PATIENCE_MS // 2):
        widget.hide()
    assert widget.noted == ["came"]


def test_one_that_is_never_painted_is_waited_for_a_while(
    widget: Painted, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(after_paint, "PATIENCE_MS", 20)
    widget.setUpdatesEnabled(False)
    after = asked(widget)
    with qtbot.waitSignal(after.came):
        pass
    widget.setUpdatesEnabled(True)
    assert widget.noted == ["came"]


def test_what_is_not_awaited_is_not_listened_to(widget: Painted, qtbot: QtBot) -> None:
    asked(widget)
    widget.update()
    qtbot.waitUntil(lambda: "came" in widget.noted)
    QApplication.sendEvent(widget, QPaintEvent(widget.rect()))
    QApplication.processEvents()
    assert widget.noted.count("came") == 1
