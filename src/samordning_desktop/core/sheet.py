"""What the sheets of paper are made from: plain values that printing draws."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samordning_desktop.core.consent import Consent, Standing
from samordning_desktop.core.document import Document
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.rating import Instrument, Rating


@dataclass(frozen=True, slots=True)
class Imprint:
    """What every sheet's foot says: the day it is printed, the site, the unit, and whether the people are invented."""

    day: date
    site: str
    unit: str
    demo: bool = False


@dataclass(frozen=True, slots=True)
class DocumentSheet:
    """The information sheet or the consent, for one participant (name filled in) or blank.

    For a consent that has been registered, ``consent`` and ``standing`` tell what is filled in.
    """

    imprint: Imprint
    document: Document
    name: str = ""
    personal_id: str = ""
    consent: Consent | None = None
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class RatingFormSheet:
    """The self-rating to fill in with a pen: three scales, one page."""

    imprint: Imprint
    instrument: Instrument
    name: str = ""


@dataclass(frozen=True, slots=True)
class RatingChartSheet:
    """A participant's self-ratings over time, one chart per instrument version."""

    imprint: Imprint
    name: str
    instruments: tuple[Instrument, ...]
    ratings: tuple[Rating, ...]


@dataclass(frozen=True, slots=True)
class BoardSheet:
    """The whole board, landscape."""

    imprint: Imprint
    rows: tuple[ParticipantRow, ...]


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The code that opens the store when a passphrase is forgotten or a keyring is lost. Never kept as a file by us."""

    imprint: Imprint
    user: str
    code: str
