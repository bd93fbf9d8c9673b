"""That a person has been given a text: which version, how, by whom and when."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from samordning_desktop.core.clock import Stamp
from samordning_desktop.core.values import dataclass


class ToldHow(StrEnum):
    """How a person was given a text."""

    TOGETHER = "together"
    HANDED = "handed"
    SENT = "sent"


TOLD_WORDS = {
    ToldHow.TOGETHER: "läst tillsammans",
    ToldHow.HANDED: "lämnat över",
    ToldHow.SENT: "skickat",
}


@dataclass(frozen=True, slots=True)
class Informed:
    """A person has been given a text (``key``, and ``text`` as ``Document.id``). ``how`` is a value of ToldHow."""

    id: str
    day: date
    key: str
    text: str
    how: str
    by: str
    stamp: Stamp = Stamp(0, 0)
