"""Lines that are made anew when what they show changes; the keyboard stays where it was."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from samordning_desktop.ui.kit.theme import Theme


class Lines(QWidget):
    """Widgets under each other. ``after`` gets the keyboard when the line that had it is gone and none is left."""

    def __init__(self, theme: Theme, spacing: float = 0.6) -> None:
        super().__init__()
        self._theme = theme
        self._spacing = spacing
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(self._measure)
        self._measure()

    def show_lines(self, lines: Sequence[QWidget], after: QWidget | None = None) -> None:
        """Show these in place of those that stood here."""
        held = self._held()
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = list(lines)
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(lines))
        if held is not None:
            self._give_back(*held, after)

    def _held(self) -> tuple[int, str] | None:
        """The line that has the keyboard, or gets it when the window is active again, and what the control is called."""
        focused = self.window().focusWidget()
        for place, line in enumerate(self._lines):
            if focused is not None and line.isAncestorOf(focused):
                return place, focused.accessibleName()
        return None

    def _give_back(self, place: int, name: str, after: QWidget | None) -> None:
        stops = [stop for line in self._lines for stop in _stops(line)]
        same = next((stop for stop in stops if stop.accessibleName() == name), None)
        near = _stops(self._lines[min(place, len(self._lines) - 1)]) if self._lines else []
        for target in (same, near[0] if near else None, after):
            if target is not None:
                target.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _measure(self) -> None:
        self._column.setSpacing(self._theme.px(self._spacing))


def _stops(line: QWidget) -> list[QWidget]:
    """The controls of a line that Tab stops at."""
    return [
        one
        for one in line.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.isHidden()
    ]
