"""History: who changed what, when."""

from __future__ import annotations

from datetime import datetime

from samordning_desktop.core.values import dataclass


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry of the journal as a person reads it.

    ``when`` is timezone-aware (UTC). ``what`` is the field's word on screen, ``value`` the text it was set
    to and ``before`` what it replaced; ``author`` the writer's name and ``site`` the writer's site. ``field``
    is the code's name of it, ``about`` the step or the person in the network that it belongs to; ``entry``
    names the entry, and ``can_return`` tells whether its value can be brought back.
    """

    when: datetime
    what: str
    field: str
    value: str
    author: str
    site: str
    entry: str = ""
    can_return: bool = False
    before: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Return:
    """An earlier value that can be brought back: the field's word, what stands there now, and what would.

    ``about`` is as of a HistoryLine. ``away``: what it belongs to has been taken away, and comes back with it.
    """

    what: str
    now: str
    then: str
    about: str = ""
    away: bool = False
