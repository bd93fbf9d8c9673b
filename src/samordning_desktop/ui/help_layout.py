"""What Markdown cannot say of a page's looks: air, tables that are alike, links that are seen without their colour."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextLength, QTextTable

from samordning_desktop.ui.kit.theme import Theme

#: The columns' shares of a table, in percent, by how many they are.
_SHARES = {2: (35, 65), 3: (32, 40, 28)}


def lay_out(document: QTextDocument, theme: Theme) -> None:
    """Give a page that has just been filled its margins, tables and links."""
    document.setDocumentMargin(theme.px(1))
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _lay_table(frame, theme)
    underlined = QTextCharFormat()
    underlined.setFontUnderline(True)
    for start, end in list(_links(document)):
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(underlined)


def _lay_table(table: QTextTable, theme: Theme) -> None:
    form = table.format()
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, share) for share in _SHARES[table.columns()]]
    )
    form.setCellPadding(theme.px(0.3))
    form.setBottomMargin(theme.px(1))
    form.setBorderBrush(theme.color("rule"))
    table.setFormat(form)


def _links(document: QTextDocument) -> Iterator[tuple[int, int]]:
    """Where each link begins and ends."""
    block = document.begin()
    while block.isValid():
        walked: Any = block  # the stubs leave out that it can be walked
        for part in walked:
            fragment = part.fragment()
            if fragment.charFormat().isAnchor():
                yield fragment.position(), fragment.position() + fragment.length()
        block = block.next()
