"""What a spreadsheet's cell shows, as text."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree.ElementTree import Element

from samordning_desktop.core import doubts
from samordning_desktop.core.grid import Cell

#: Excel writes characters that XML cannot hold, and a carriage return, as ``_x000D_`` (ECMA-376, 22.9.2.19).
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def cell_of(parsed: dict[str, Any], formula: Element | None) -> Cell | None:
    """A cell as openpyxl parsed it, or None when it holds nothing.

    A formula counts as its saved value. One that was never calculated, and an error, are problems.
    """
    row, column, value = parsed["row"], parsed["column"] - 1, parsed["value"]
    if value is None or value == "":
        if formula is None or parsed["data_type"] == "str":
            return None
        return Cell(row, column, f"={formula.text or ''}", problem=doubts.FORMULA_EMPTY)
    text = text_of(value)
    if parsed["data_type"] == "e":
        return Cell(row, column, text, problem=doubts.CELL_ERROR)
    return Cell(row, column, text, day=_day(value)) if text.strip() else None


def text_of(value: object) -> str:
    """A cell's value as a Swedish Excel shows it: ``SANT``, ``2,5``, ``2025-03-03``, ``13:30``."""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value)
    if isinstance(value, bool):
        return "SANT" if value else "FALSKT"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def escaped(text: str) -> str:
    """``text`` with what Excel would take for an escaped character escaped in turn."""
    return _LOOKS_ESCAPED.sub("_x005F_", text)


def _number(value: float) -> str:
    whole = value.is_integer() and abs(value) < 1e15
    return str(int(value)) if whole else f"{value:.15g}".replace(".", ",")


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else None
    return value if isinstance(value, date) else None
