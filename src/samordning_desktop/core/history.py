"""History: who changed what, when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry of the journal as a person reads it.

    ``when`` is timezone-aware (UTC). ``what`` is the field's word on screen, ``value`` the text it was set
    to; ``author`` the writer's name and ``site`` the writer's site. ``field`` is the code's name of it;
    ``entry`` names the entry, and ``can_return`` tells whether its value can be brought back.
    """

    when: datetime
    what: str
    field: str
    value: str
    author: str
    site: str
    entry: str = ""
    can_return: bool = False
