"""What a screen reader says by itself."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say a text that ``widget`` shows from now on."""
    from PySide6.QtGui import (  # Qt makes them ready at the first text: neither lock nor board waits for them
        QAccessible,
        QAccessibleAnnouncementEvent,
    )

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
