"""One disclosure: what, about whom, to whom, when, by whom, how and on what ground (PDL 3 kap. 11 §)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from samordning_desktop.core.grounds import GROUND_WORDS, Ground, ground_of
from samordning_desktop.core.values import dataclass

#: The longest receiver, words of one's own and reason, in characters.
RECEIVER_LIMIT, WORDS_LIMIT, REASON_LIMIT = 200, 500, 2_000


class Way(StrEnum):
    """How it was handed out."""

    PACKAGE = "package"
    PRINT = "print"
    SPOKEN = "spoken"
    FILE = "file"


WAY_WORDS: dict[Way, str] = {
    Way.SPOKEN: "muntligt",
    Way.PRINT: "på papper",
    Way.FILE: "i fil",
    Way.PACKAGE: "i paket",
}

#: The ways that a person notes by hand; a package notes itself.
NOTED_WAYS = (Way.SPOKEN, Way.PRINT, Way.FILE)


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One row. ``way`` and ``ground`` are as they were kept: a value of Way and of Ground where the program made it.

    ``by`` and ``unit`` tell who handed it out, and where they worked; ``unit`` is empty in old rows.
    """

    participant: str
    what: str
    receiver: str
    when: date
    by: str
    unit: str
    way: str
    ground: str
    reason: str = ""


def by_words(row: Disclosure) -> str:
    """Who handed it out: ``Karin Ek (Öppenpsykiatrin Falköping)``."""
    return f"{row.by} ({row.unit})" if row.unit else row.by


def way_words(row: Disclosure) -> str:
    """How it was handed out: ``muntligt``."""
    return WAY_WORDS[Way(row.way)] if row.way in set(Way) else row.way


def journal_sentence(row: Disclosure) -> str:
    """What to paste into one's own journal: one sentence with when, what, to whom, by whom and on what ground."""
    reason = f" (skäl: {_inside(row.reason)})" if row.reason else ""
    return (
        f"Den {row.when} lämnade {by_words(row)} ut uppgifter ur samordningen ({_inside(row.what)}) "
        f"{way_words(row)} till {row.receiver}, med stöd av {_ground(row.ground)}{reason}."
    )


def _ground(text: str) -> str:
    ground = ground_of(text)
    if ground is None:
        return text
    cite = GROUND_WORDS[ground].cite
    return f"personens samtycke, {cite}" if ground is Ground.CONSENT else cite


def _inside(text: str) -> str:
    """A text within a sentence: on one line, without a full stop at its end."""
    return " ".join(text.split()).rstrip(".")
