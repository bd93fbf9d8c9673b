"""Room that scrolls when there is too little of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget

from samordning_desktop.ui.kit.theme import set_role


def plain_scroll(inside: QWidget) -> QScrollArea:
    """``inside`` in a frameless area that scrolls up and down only; the keyboard goes to what is in it."""
    set_role(inside, "scrolled")
    scroll = QScrollArea(widgetResizable=True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(inside)
    return scroll


def follow_keyboard(scroll: QScrollArea) -> None:
    """Scroll to what has the keyboard in there, once all that has just been made anew has its place."""
    QTimer.singleShot(0, scroll, lambda: _bring(scroll))


def _bring(scroll: QScrollArea) -> None:
    # A new size asks for another, which comes after this.
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    inside, held = scroll.widget(), scroll.window().focusWidget()
    if inside is not None and held is not None and inside.isAncestorOf(held):
        scroll.ensureWidgetVisible(held, 0, held.fontMetrics().height())


def made_viewport(area: QAbstractScrollArea) -> QWidget:
    """``area``'s viewport, made here and set as Qt sets its own.

    Asked for Qt's own, PySide makes every kind of widget ready to find out which it is: 9 ms before the board is seen.
    """
    viewport = QWidget()
    viewport.setObjectName("qt_scrollarea_viewport")
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    viewport.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
    area.setViewport(viewport)
    return viewport
