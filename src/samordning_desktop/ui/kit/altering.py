"""The first time that anything in a window is filled in otherwise, whatever its fields are."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QMetaObject, QObject, SignalInstance
from PySide6.QtWidgets import QPushButton, QScrollBar, QWidget


class Altering:
    """Tells ``then`` once, after ``begin``, when a field has got another value."""

    def __init__(self, then: Callable[[], None]) -> None:
        self._then = then
        self._heard: list[QMetaObject.Connection] = []

    def begin(self, root: QWidget) -> None:
        """Listen to the fields that are in ``root`` now."""
        self.stop()
        for field in root.findChildren(QWidget):
            self._heard += [signal.connect(self._altered) for signal in _signals(field)]

    def stop(self) -> None:
        """Listen no more."""
        for connection in self._heard:
            QObject.disconnect(connection)
        self._heard = []

    def _altered(self, *_value: object) -> None:
        self.stop()
        self._then()


def _signals(field: QWidget) -> Iterator[SignalInstance]:
    """What tells that a field holds something else: of our own kinds ``changed``, of Qt's what Qt calls its value."""
    own = getattr(field, "changed", None)
    if isinstance(own, SignalInstance):
        yield own
    value = field.metaObject().userProperty()
    if value.isValid() and _filled_in(field):
        yield getattr(field, value.notifySignal().name().toStdString())


def _filled_in(field: QWidget) -> bool:
    """Whether a person writes or chooses in it: a button does so only as one of a choice."""
    if isinstance(field, QPushButton):
        return bool(field.property("segment"))
    return not isinstance(field, QScrollBar) and not field.property("readOnly")
