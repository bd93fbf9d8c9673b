"""A field's text as it is kept, so that a dialog refuses at once what the op would refuse."""

from __future__ import annotations

from samordning_desktop.core import entities
from samordning_desktop.core.fields import field_value


def clean_field(field: str, text: str) -> str:
    """The text, cleaned; a start as an ISO date. Raises KnownError as ``core.fields.field_value``."""
    return str(field_value(entities.PARTICIPANT, field, text) or "")
