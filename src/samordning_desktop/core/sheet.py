"""What the sheets of paper are made from: plain values that printing draws."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

from samordning_desktop.core.access import AccessDay
from samordning_desktop.core.consent import Consent, Standing
from samordning_desktop.core.disclosure import Disclosure
from samordning_desktop.core.document import Document
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.rating import Instrument, Rating
from samordning_desktop.core.step import Step
from samordning_desktop.core.strokes import Strokes

#: The papers that the board can lie on.
PaperSize = Literal["A4", "A3"]


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

    For a consent that has been registered, ``consent`` and ``standing`` tell what is filled in. One signed on the
    screen has the signature (``strokes``), where that was (``place``), and who received it and their workplace.
    ``taken_back`` says what is no longer covered, a sentence each.
    """

    imprint: Imprint
    document: Document
    name: str = ""
    personal_id: str = ""
    consent: Consent | None = None
    standing: Standing | None = None
    strokes: Strokes = ()
    place: str = ""
    receiver: str = ""
    workplace: str = ""
    taken_back: tuple[str, ...] = ()


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
    """The board, landscape. The rows' names are written as they are to be seen.

    ``everyone`` is how many the board has, those who have left aside, when the rows are a choice, else None.
    """

    imprint: Imprint
    rows: tuple[ParticipantRow, ...]
    everyone: int | None = None


class ProtocolChange(NamedTuple):
    """One thing that was changed at a meeting: its word on screen, its text before and after, and who wrote it."""

    label: str
    before: str
    after: str
    author: str


class ProtocolPerson(NamedTuple):
    """A participant as the protocol names them, and what was changed for them. A planned step is a change too."""

    name: str
    changes: tuple[ProtocolChange, ...]


@dataclass(frozen=True, slots=True)
class ProtocolSheet:
    """What a board meeting changed, person by person.

    ``begun`` and ``ended`` are timezone-aware; ``ended`` is None while the meeting goes on. ``present`` says who
    led the meeting.
    """

    imprint: Imprint
    begun: datetime
    ended: datetime | None
    present: str
    changes: tuple[ProtocolPerson, ...]


@dataclass(frozen=True, slots=True)
class DisclosuresSheet:
    """A person's own extract: what has been handed out about them, and who has read what; both newest first.

    ``contact`` is whom to ask: a name and where they work.
    """

    imprint: Imprint
    name: str
    contact: str
    disclosures: tuple[Disclosure, ...]
    accesses: tuple[AccessDay, ...]


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The code that opens the store when a passphrase is forgotten or a keyring is lost. Never kept as a file by us."""

    imprint: Imprint
    user: str
    code: str


@dataclass(frozen=True, slots=True)
class RenewalSheet:
    """A letter to somebody whose consent runs out on ``last_day``, or has run out by then, from their coordinator."""

    imprint: Imprint
    name: str
    last_day: date
    coordinator: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptSheet:
    """What a person gets who has taken back their consent, or a part of it.

    ``part`` is the part's words, empty for the whole; ``how`` the way it was given; ``told`` those who are told.
    ``at_sites``: another site has something to take away.
    """

    imprint: Imprint
    name: str
    day: date
    how: str = ""
    received_by: str = ""
    part: str = ""
    told: tuple[str, ...] = ()
    at_sites: bool = False


class Helper(NamedTuple):
    """Somebody who does something for the person: name, what they are, how they are reached."""

    name: str
    role: str
    contact: str = ""


@dataclass(frozen=True, slots=True)
class WhoDoesWhatSheet:
    """Who does what for the person: coordinators first, then the network; agreed steps; what goes on and what is next."""

    imprint: Imprint
    name: str
    coordinators: tuple[Helper, ...] = ()
    network: tuple[Helper, ...] = ()
    steps: tuple[Step, ...] = ()
    interventions: str = ""
    planning: str = ""


#: The sheets that can be printed for one person in one go.
PersonSheet = (
    DocumentSheet | RatingFormSheet | RatingChartSheet | RenewalSheet | ReceiptSheet | WhoDoesWhatSheet
)
