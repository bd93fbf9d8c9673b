"""Strokes by mouse, pen and finger."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from samordning_desktop.core.strokes import FULL, MOST_POINTS, sound
from samordning_desktop.ui.consent.sign_pad import SignPad, smooth


@pytest.fixture
def pad(theme, show):
    pad = SignPad(theme)
    pad.resize(400, 100)
    return show(pad)


def write(pad, *places):
    """A stroke with the mouse."""
    first, *rest = (QPoint(*place) for place in places)
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
    for place in rest:
        QTest.mouseMove(pad, place)
    QTest.mouseRelease(
        pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, rest[-1] if rest else first
    )


def test_the_mouse_writes(pad, said):
    pad.changed.connect(said.hear)
    write(pad, (4, 1), (200, 50), (399, 99))
    write(pad, (100, 50))
    assert pad.strokes == (((100, 100), (5000, 5000), (9975, 9900)), ((2500, 5000),))
    assert pad.signed
    assert len(said.heard) == 2


def test_another_button_does_not(pad):
    QTest.mousePress(pad, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, QPoint(10, 10))
    QTest.mouseMove(pad, QPoint(200, 50))
    QTest.mouseRelease(pad, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 50))
    assert pad.strokes == ()


def pen(pad, kind, x, y):
    device = QPointingDevice.primaryPointingDevice()
    place = QPointF(x, y)
    button = Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    event = QTabletEvent(kind, device, place, place, 0.5, 0, 0, 0, 0, 0, none, button, button)
    QApplication.sendEvent(pad, event)
    assert event.isAccepted()


def test_a_pen_writes_once(pad):
    pen(pad, QEvent.Type.TabletPress, 0, 50)
    write(pad, (0, 0), (399, 0))  # what the system makes of the pen for those who know the mouse alone
    pen(pad, QEvent.Type.TabletMove, 200, 50)
    pen(pad, QEvent.Type.TabletRelease, 400, 50)
    assert pad.strokes == (((0, 5000), (5000, 5000), (10000, 5000)),)
    write(pad, (10, 10), (100, 10))
    assert len(pad.strokes) == 2


def test_a_finger_writes_and_the_resting_hand_does_not(pad):
    device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    window = pad.windowHandle()
    sequence = QTest.touchEvent(window, device)
    sequence.press(0, QPoint(0, 50), window).press(1, QPoint(300, 90), window).commit()
    sequence.move(0, QPoint(200, 50), window).move(1, QPoint(300, 95), window).commit()
    sequence.release(0, QPoint(200, 50), window).release(1, QPoint(300, 95), window).commit()
    assert pad.strokes == (((0, 5000), (5000, 5000)),)


def test_outside_is_the_edge(pad):
    write(pad, (200, 50), (900, -300))
    assert pad.strokes == (((5000, 5000), (FULL, 0)),)


def test_all_is_wiped_off(pad, said):
    write(pad, (0, 0), (200, 50))
    pad.changed.connect(said.hear)
    pad.wipe()
    assert (pad.strokes, pad.signed, len(said.heard)) == ((), False, 1)


def test_a_dot_is_no_name(pad):
    write(pad, (100, 50))
    assert pad.strokes
    assert not pad.signed


def test_the_same_strokes_on_any_screen(theme, show):
    def drawn(width, height, left, top, scale):
        pad = SignPad(theme)
        pad.resize(width, height)
        show(pad)
        write(pad, (left + 10 * scale, top + 10 * scale), (left + 40 * scale, top + 20 * scale))
        return pad.strokes

    assert drawn(400, 100, 0, 0, 1) == drawn(800, 200, 0, 0, 2) == drawn(800, 400, 0, 100, 2)


def test_no_more_points_than_are_kept(pad):
    for at in range(MOST_POINTS // 2 + 10):
        write(pad, (at % 390, 10), (at % 390 + 5, 60))
    assert sound(pad.strokes)
    assert sum(map(len, pad.strokes)) == MOST_POINTS


def test_it_keeps_its_form_and_is_seen(pad, theme):
    assert pad.heightForWidth(800) == 200
    before = pad.grab().toImage()
    write(pad, (10, 50), (390, 50))
    assert pad.grab().toImage() != before
    theme.set_zoom(200)
    assert pad.minimumSizeHint().width() < 1200


def test_lines_are_smooth():
    path = smooth([QPointF(0, 0), QPointF(10, 0), QPointF(10, 10), QPointF(0, 10)])
    assert path.currentPosition() == QPointF(0, 10)
    kinds = {path.elementAt(at).type.name for at in range(path.elementCount())}
    assert "CurveToElement" in kinds
    assert smooth([QPointF(3, 3)]).elementCount() == 2
