"""Cells of the board as a text that a letter or a spreadsheet takes."""

from __future__ import annotations

from collections.abc import Sequence

_QUOTED = ("\t", "\n", "\r", '"')


def as_text(lines: Sequence[Sequence[str]]) -> str:
    """Rows of cells as text: tabs between cells, line breaks between rows, as Excel and Calc paste them.

    A cell that holds a tab, a line break or a quotation mark is quoted. One cell alone is its text as it stands.
    """
    if len(lines) == 1 and len(lines[0]) == 1:
        return lines[0][0]
    return "\n".join("\t".join(_cell(text) for text in cells) for cells in lines)


def _cell(text: str) -> str:
    if any(sign in text for sign in _QUOTED):
        return '"' + text.replace('"', '""') + '"'
    return text
