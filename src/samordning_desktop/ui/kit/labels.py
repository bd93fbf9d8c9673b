"""Texts that wrap."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from samordning_desktop.ui.kit.theme import set_role

#: So long a file's name fits in a narrow column.
_FITS = 20


def wrapped(text: str, role: str = "") -> QLabel:
    """A label that wraps, reads as plain text, and has a role of the style sheet."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        set_role(label, role)
    return label


def breakable(text: str) -> str:
    """``text`` with invisible places to break in words longer than a narrow column holds."""
    return "".join(_broken(word) for word in re.split(r"(\s+)", text))


def breakable_path(path: str) -> str:
    """A path that can be broken after its separators, and within parts that no line holds."""
    parts = re.split(r"(?<=[/\\])", path)
    return "\u200b".join(breakable(part) if len(part) > 40 else part for part in parts)


def breakable_name(name: str) -> str:
    """A file's name that can be broken between its parts, and within parts that no line holds."""
    parts = re.split(r"(?<=[-_. ])", name) if len(name) > _FITS else [name]
    return "\u200b".join(map(breakable, parts))


def _broken(word: str) -> str:
    return "\u200b".join(word) if len(word) > 14 else word
