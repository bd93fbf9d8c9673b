"""Fonts, colours and measures of the whole program, at any zoom, light or dark."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from samordning_desktop.ui.kit.colors import DARK, LIGHT, Colors
from samordning_desktop.ui.kit.fonts import base_font, load_fonts, scaled
from samordning_desktop.ui.kit.style import style_sheet

ZOOMS = (100, 110, 125, 150, 175, 200)


class Mode(StrEnum):
    """Light, dark, or as the system has it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """How the program looks now. ``changed`` is emitted after fonts, colours and the style sheet have been set."""

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = Mode.SYSTEM, zoom: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._zoom = _within(zoom)
        load_fonts()
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def zoom(self) -> int:
        """The zoom in percent, 100 to 200."""
        return self._zoom

    @property
    def mode(self) -> Mode:
        """What was asked for; ``dark`` tells what is shown."""
        return self._mode

    @property
    def dark(self) -> bool:
        """Whether the dark palette is shown."""
        if self._mode is Mode.SYSTEM:
            return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._mode is Mode.DARK

    @property
    def colors(self) -> Colors:
        """The palette shown."""
        return DARK if self.dark else LIGHT

    def color(self, role: str) -> QColor:
        """The palette's colour called ``role``."""
        return QColor(getattr(self.colors, role))

    @property
    def font(self) -> QFont:
        """The font of running text."""
        return base_font(self._zoom)

    def scaled_font(self, factor: float, *, strong: bool = False) -> QFont:
        """The font of running text times ``factor``; semi-bold when ``strong``."""
        return scaled(self.font, factor, strong=strong)

    def px(self, em: float) -> int:
        """``em`` (1 is the size of running text) in pixels, at least 1."""
        return max(1, round(QFontInfo(self.font).pixelSize() * em))

    def set_mode(self, mode: Mode) -> None:
        """Force light or dark, or follow the system again."""
        if mode is not self._mode:
            self._mode = mode
            self._apply()

    def set_zoom(self, percent: int) -> None:
        """Zoom to ``percent``, held within 100 to 200."""
        percent = _within(percent)
        if percent != self._zoom:
            self._zoom = percent
            self._apply()

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(next((step for step in ZOOMS if step > self._zoom), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(next((step for step in reversed(ZOOMS) if step < self._zoom), ZOOMS[0]))

    @contextmanager
    def building(self) -> Iterator[None]:
        """Lay the style sheet aside while a large window is put together, then dress all of it at once.

        Under a sheet Qt gives each widget its style anew whenever it, or what it stands in, is put in a parent.
        """
        sheet = self._app.styleSheet()
        self._app.setStyleSheet("")
        try:
            yield
        finally:
            self._app.setStyleSheet(sheet)

    def _system_changed(self) -> None:
        if self._mode is Mode.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        self._app.setFont(self.font)
        self._app.setPalette(_palette(self.colors))
        self._app.setStyleSheet(style_sheet(self.colors, self.px, dark=self.dark))
        self.changed.emit()


def set_role(widget: QWidget, role: str) -> None:
    """Give ``widget`` a role of the style sheet: title, heading, label, strong, quiet, accent, card, …"""
    widget.setProperty("role", role)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def _within(percent: int) -> int:
    return min(max(percent, ZOOMS[0]), ZOOMS[-1])


def _palette(colors: Colors) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: colors.window,
        QPalette.ColorRole.WindowText: colors.text,
        QPalette.ColorRole.Base: colors.field,
        QPalette.ColorRole.AlternateBase: colors.hover,
        QPalette.ColorRole.Text: colors.text,
        QPalette.ColorRole.Button: colors.surface,
        QPalette.ColorRole.ButtonText: colors.text,
        QPalette.ColorRole.ToolTipBase: colors.surface,
        QPalette.ColorRole.ToolTipText: colors.text,
        QPalette.ColorRole.PlaceholderText: colors.quiet,
        QPalette.ColorRole.Highlight: colors.solid,
        QPalette.ColorRole.HighlightedText: colors.on_solid,
        QPalette.ColorRole.Accent: colors.solid,
        QPalette.ColorRole.Link: colors.focus,
        QPalette.ColorRole.LinkVisited: colors.focus,
    }
    palette = QPalette()
    for role, color in roles.items():
        palette.setColor(role, QColor(color))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colors.quiet))
    return palette
