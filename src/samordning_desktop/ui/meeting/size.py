"""How large the wall's type is: what the room can read from its chairs, whatever the screen."""

from __future__ import annotations

from PySide6.QtGui import QFont

from samordning_desktop.ui.kit.theme import Theme

#: The wall's own zoom, in percent of what fits the screen.
ZOOMS = (75, 85, 100, 115, 130, 150, 175, 200)

#: The type is this times the program's own, where there is room for it.
_LEAST = 1.5
#: At most so many em are as wide as the screen: on a 65-inch one, a capital is then some 15 mm high.
_MOST_ACROSS = 66
#: At least so many are, or the six columns have no room beside each other.
_LEAST_ACROSS = 52
#: What stands beside the running text is never larger than so much of it, or a heading has no room over its column.
_LARGEST_BESIDE = 0.9


class WallSize:
    """Measures and fonts of the wall. ``fit`` it to a width in pixels before asking."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._width = 1280  # until it is known
        self._zoom = 100

    @property
    def zoom(self) -> int:
        """The wall's zoom in percent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Zoom to the step that is nearest to ``percent``."""
        self._zoom = min(ZOOMS, key=lambda step: abs(step - percent))

    def step(self, by: int) -> None:
        """So many steps larger (or smaller), within what there is."""
        self._zoom = ZOOMS[min(max(ZOOMS.index(self._zoom) + by, 0), len(ZOOMS) - 1)]

    def fit(self, width: int) -> bool:
        """Take over the width of the wall; whether that changes anything."""
        changed, self._width = width != self._width, width
        return changed

    @property
    def factor(self) -> float:
        """How many times the program's own type."""
        across = self._width / self._theme.px(1)
        return min(max(_LEAST, across / _MOST_ACROSS), across / _LEAST_ACROSS) * self._zoom / 100

    def smaller(self, size: float) -> float:
        """``size``, or what the program's own type is of the wall's where that is more: on a small screen with large type."""
        return max(size, min(_LARGEST_BESIDE, 1 / self.factor))

    def px(self, em: float) -> int:
        """``em`` of the wall's running text in pixels, at least 1."""
        return max(1, round(self._theme.px(1) * self.factor * em))

    def font(self, size: float = 1.0, *, strong: bool = False) -> QFont:
        """The wall's running text times ``size``; semi-bold when ``strong``."""
        return self._theme.scaled_font(self.factor * size, strong=strong)
