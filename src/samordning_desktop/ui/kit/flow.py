"""A row of widgets that goes on below when there is no more room."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class FlowLayout(QLayout):
    """Lays its widgets out from left to right, each as wide as it wants, and breaks lines like a text.

    Qt asks for the same heights many times over: what the widgets want is asked once, until something has changed.
    """

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._wanted: list[tuple[QLayoutItem, QSize]] | None = None
        self._heights: dict[int, int] = {}
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The one at a place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """The one at a place, no longer laid out, or None."""
        self.invalidate()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        """Forget what the widgets wanted."""
        super().invalidate()
        self._wanted = None
        self._heights.clear()

    def expandingDirections(self) -> Qt.Orientation:
        """Nothing more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [size for _, size in self._shown()]
        gaps = self.spacing() * max(len(sizes) - 1, 0)
        return QSize(sum(size.width() for size in sizes) + gaps, self._highest(sizes))

    def minimumSize(self) -> QSize:
        """The widest of them alone."""
        sizes = [item.minimumSize() for item, _ in self._shown()]
        return QSize(max((size.width() for size in sizes), default=0), self._highest(sizes))

    def _shown(self) -> list[tuple[QLayoutItem, QSize]]:
        """The widgets that are not hidden, and the size that each wants."""
        if self._wanted is None:
            self._wanted = [(item, item.sizeHint()) for item in self._items if not item.isEmpty()]
        return self._wanted

    @staticmethod
    def _highest(sizes: list[QSize]) -> int:
        return max((size.height() for size in sizes), default=0)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Goes through the lines, moving the widgets or not; the height they take."""
        place, line = rect.topLeft(), 0
        for item, wanted in self._shown():
            size = wanted.boundedTo(QSize(max(rect.width(), 1), wanted.height()))
            if place.x() > rect.x() and place.x() + size.width() > rect.x() + rect.width():
                place, line = QPoint(rect.x(), place.y() + line + self.spacing()), 0
            if move:
                item.setGeometry(QRect(place, size))
            place = QPoint(place.x() + size.width() + self.spacing(), place.y())
            line = max(line, size.height())
        return place.y() + line - rect.y()
