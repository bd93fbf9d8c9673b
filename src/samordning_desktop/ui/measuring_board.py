"""The board's own work measured apart: the filter alone, and painting beside a table that is Qt's own all through."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.ui.board.searching import SearchIndex
from samordning_desktop.ui.board.view import BoardView

_TURNS = 40


def filter_times(rows: Sequence[ParticipantRow], words: Sequence[str]) -> tuple[float, ...]:
    """Seconds for the filter at each letter of some words, with nothing shown."""
    index = SearchIndex(rows)
    index.prepare()
    found = []
    for word in words:
        index.find("")
        for end in range(1, len(word) + 1):
            begun = time.perf_counter()
            index.find(word[:end])
            found.append(time.perf_counter() - begun)
    return tuple(found)


def screen_times(app: QApplication, view: BoardView) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Seconds for painting one screen of the board, and of Qt's own table with the same text, turn about."""
    plain = plain_table(view)
    plain.show()
    app.processEvents()
    own, other = [], []
    for _ in range(_TURNS):
        own.append(_painting(view))
        other.append(_painting(plain))
    plain.hide()
    plain.deleteLater()
    return tuple(own), tuple(other)


def plain_table(view: QTableView) -> QTableView:
    """A QStandardItemModel under Qt's own delegate: the text, font, columns and row heights of ``view``."""
    texts = view.model()
    plain = QTableView()
    model = QStandardItemModel(texts.rowCount(), texts.columnCount(), plain)
    for row in range(texts.rowCount()):
        for column in range(texts.columnCount()):
            text = texts.index(row, column).data(Qt.ItemDataRole.DisplayRole)
            model.setItem(row, column, QStandardItem(text))
    plain.setModel(model)
    plain.setObjectName(view.objectName())
    plain.setFont(view.font())
    plain.setWordWrap(True)
    plain.setShowGrid(False)
    plain.setVerticalScrollMode(view.verticalScrollMode())
    plain.setHorizontalScrollMode(view.horizontalScrollMode())
    plain.verticalHeader().hide()
    plain.verticalHeader().setDefaultSectionSize(view.rowHeight(0))
    plain.resize(view.size())
    for column in range(texts.columnCount()):
        plain.setColumnWidth(column, view.columnWidth(column))
        plain.setColumnHidden(column, view.isColumnHidden(column))
    return plain


def _painting(view: QTableView) -> float:
    begun = time.perf_counter()
    view.viewport().repaint()
    return time.perf_counter() - begun
