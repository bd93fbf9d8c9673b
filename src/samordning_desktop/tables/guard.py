"""A guard against spreadsheets that take a text for a formula.

Excel and its relatives run a CSV cell that begins with ``=``, ``+``, ``-`` or ``@`` (OWASP, "CSV Injection");
a list that begins with a dash becomes an error. An apostrophe before it is the spreadsheets' own mark of text.
"""

from __future__ import annotations

import re

_TRIGGERS = "=+\\-@＝＋－＠"
_DANGEROUS = re.compile(rf"'*\s*[{_TRIGGERS}]")
_GUARDED = re.compile(rf"''*\s*[{_TRIGGERS}]")


def is_dangerous(text: str) -> bool:
    """Whether a spreadsheet might take the text for a formula."""
    return _DANGEROUS.match(text) is not None


def guarded(text: str) -> str:
    """``text``, with an apostrophe before it where a spreadsheet might take it for a formula."""
    return f"'{text}" if is_dangerous(text) else text


def unguarded(text: str) -> str:
    """``text`` without the apostrophe that ``guarded`` puts before it. ``unguarded(guarded(x)) == x`` for all x."""
    return text[1:] if _GUARDED.match(text) else text
