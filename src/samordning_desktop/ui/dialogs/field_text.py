"""A field's text as it is kept, so that a dialog refuses at once what the op would refuse."""

from __future__ import annotations

from samordning_desktop.core.dates import parse_date
from samordning_desktop.core.entities import LABEL_LIMIT
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import TEXT_LIMIT
from samordning_desktop.core.text import clean_line, clean_text

#: The fields that hold one line.
_LINES = ("name", "personal_id")


def clean_field(field: str, text: str) -> str:
    """The text, cleaned; a start as an ISO date.

    Raises KnownError ``participant.no_name``, ``date.form``, ``date.invalid`` (for ``start``) or ``text.too_long``.
    """
    cleaned = clean_line(text, LABEL_LIMIT) if field in _LINES else clean_text(text, TEXT_LIMIT)
    if field == "name" and not cleaned:
        raise KnownError("participant.no_name")
    if field == "start" and cleaned:
        return parse_date(cleaned).isoformat()
    return cleaned
