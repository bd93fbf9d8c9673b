"""What every control owes the keyboard, the screen reader and the eye; the tests ask it of every window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QLineEdit, QStyle, QStyleOptionFrame, QWidget

#: What Qt keeps free at either end of a line's text, in pixels.
_LINE_MARGIN = 2


def nameless(root: QWidget) -> list[str]:
    """The classes of the controls under ``root`` that can have the keyboard but have no name to say."""
    return [
        type(widget).__name__
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.isHidden()
        and not _inner(widget)
        and not _spoken_name(widget)
    ]


def cut_hints(root: QWidget) -> list[str]:
    """The hints under ``root`` that do not fit in their empty line."""
    lines = [line for line in root.findChildren(QLineEdit) if line.placeholderText() and not line.isHidden()]
    return [
        line.placeholderText()
        for line in lines
        if line.fontMetrics().horizontalAdvance(line.placeholderText()) > _text_room(line)
    ]


def _text_room(line: QLineEdit) -> int:
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    inside = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
    return inside.marginsRemoved(line.textMargins()).width() - 2 * _LINE_MARGIN


def _inner(widget: QWidget) -> bool:
    """Whether Qt made it as a part of another control, which has the name."""
    parent = widget.parentWidget()
    return (
        widget.objectName().startswith("qt_")
        or isinstance(parent, QAbstractScrollArea)
        or (parent is not None and isinstance(parent.parentWidget(), QComboBox))
    )


def _spoken_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else widget.accessibleName()
