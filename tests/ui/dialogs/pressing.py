"""What a person does to an open dialog, and what they see in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QWidget

from samordning_desktop.ui.kit.theme import Theme

W = TypeVar("W", bound=QWidget)
Act = Callable[[Any], object]


def button(dialog: QWidget, text: str) -> QPushButton:
    """The one button that says ``text``, or is called so."""
    found = [one for one in dialog.findChildren(QPushButton) if text in (one.text(), one.accessibleName())]
    assert len(found) == 1, f"{text}: {[one.text() for one in dialog.findChildren(QPushButton)]}"
    return found[0]


def click(text: str) -> Act:
    """A click with the mouse on the button."""
    return lambda dialog: QTest.mouseClick(button(dialog, text), Qt.MouseButton.LeftButton)


def framed(button: QPushButton, theme: Theme) -> bool:
    """Whether the button has a frame when nothing points at it."""
    image = button.grab().toImage()
    return image.pixelColor(0, image.height() // 2) == theme.color("outline")


def named(dialog: QWidget, kind: type[W], name: str) -> W:
    """The one widget of a kind with the accessible name."""
    found = [one for one in dialog.findChildren(kind) if one.accessibleName() == name]
    assert len(found) == 1, f"{name}: {[one.accessibleName() for one in dialog.findChildren(kind)]}"
    return found[0]


def tick(name: str) -> Act:
    """A click on the tick with the name."""
    return lambda dialog: QTest.mouseClick(named(dialog, QCheckBox, name), Qt.MouseButton.LeftButton)


def key(code: Qt.Key) -> Act:
    """A key pressed wherever the keyboard is."""
    return lambda dialog: QTest.keyClick(focused(dialog), code)


def keys(text: str) -> Act:
    """Text typed wherever the keyboard is, å, ä and ö too (QTest.keyClicks aborts at them)."""

    def act(dialog: QWidget) -> None:
        for character in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
                QApplication.sendEvent(focused(dialog), event)

    return act


def focused(dialog: QWidget) -> QWidget:
    """The widget that has the keyboard."""
    return cast("QWidget", QApplication.focusWidget() or dialog)


def tab_to(name: str) -> Act:
    """Tab until the widget with the name has the keyboard; as a person without a mouse gets there."""

    def act(dialog: QWidget) -> None:
        for _ in range(80):
            widget = focused(dialog)
            spoken = widget.accessibleName() or (widget.text() if isinstance(widget, QPushButton) else "")
            if spoken == name:
                return
            QTest.keyClick(widget, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reached {name}")

    return act


@dataclass(frozen=True)
class On:
    """The act, once a dialog of the kind is the one on top; until then the window is left in peace."""

    wanted: type[QWidget]
    act: Act

    def __call__(self, dialog: Any) -> object:
        return self.act(dialog)


@dataclass(frozen=True)
class When:
    """The act, once the dialog on top is ready for it. An act that waits itself lets the next one be done meanwhile."""

    ready: Callable[[Any], bool]
    act: Act

    def __call__(self, dialog: Any) -> object:
        return self.act(dialog)


esc = key(Qt.Key.Key_Escape)
space = key(Qt.Key.Key_Space)
enter = key(Qt.Key.Key_Return)


def close(dialog: QWidget) -> None:
    """The ✕ of the window."""
    dialog.close()


def lock(dialog: Any) -> None:
    """What locking the program does to a dialog that is open."""
    dialog.reject()


#: Every way of saying no.
REFUSALS: dict[str, Act] = {"esc": esc, "x": close, "avbryt": click("Avbryt"), "lock": lock}
