"""The typeface of screen and paper: Atkinson Hyperlegible Next, shipped with the program."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from samordning_desktop.core.resources import resource

FAMILY = "Atkinson Hyperlegible Next"
BASE_POINTS = 11.0

_CUTS = ("400Regular", "400Regular_Italic", "600SemiBold", "700Bold")


def load_fonts() -> None:
    """Make the typeface known to Qt; harmless when done before. Needs a QGuiApplication."""
    if FAMILY in QFontDatabase.families():
        return
    for cut in _CUTS:
        QFontDatabase.addApplicationFont(str(resource("fonts", f"AtkinsonHyperlegibleNext_{cut}.ttf")))


def base_font(percent: int) -> QFont:
    """The font of running text at a zoom of ``percent``."""
    font = QFont(FAMILY)
    font.setPointSizeF(BASE_POINTS * percent / 100)
    return font


def scaled(font: QFont, factor: float, *, strong: bool = False) -> QFont:
    """``font`` enlarged by ``factor``; semi-bold when ``strong``."""
    result = QFont(font)
    result.setPointSizeF(font.pointSizeF() * factor)
    if strong:
        result.setWeight(QFont.Weight.DemiBold)
    return result
