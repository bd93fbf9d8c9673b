"""The form of a known error's text."""

from __future__ import annotations

from typing import NamedTuple


class Sentences(NamedTuple):
    """What happened, whether data is safe, and what to do: whole Swedish sentences."""

    happened: str
    safe: str
    todo: str
