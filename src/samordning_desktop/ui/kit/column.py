"""A column that begins at the top, with room for every line of text in it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QVBoxLayout


class TopColumn(QVBoxLayout):
    """Widgets from the top, each as high as it asks for at the width there is; what is left over stands empty below.

    A column aligned to the top by Qt is never higher than at the width it would like best: where there is less,
    texts that need more lines are cut.
    """

    def setGeometry(self, rect: QRect) -> None:
        """Take no more of the height than is asked for, unless something in the column grows."""
        if not self.expandingDirections() & Qt.Orientation.Vertical:
            wide = self.hasHeightForWidth()
            asked = self.heightForWidth(rect.width()) if wide else self.sizeHint().height()
            rect = QRect(rect.left(), rect.top(), rect.width(), min(rect.height(), asked))
        super().setGeometry(rect)
