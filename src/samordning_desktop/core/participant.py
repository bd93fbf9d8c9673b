"""A participant and the columns of the coordination board."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from samordning_desktop.core.consent import Consent, ConsentState, Registered, Standing
from samordning_desktop.core.consent_scope import Narrowing
from samordning_desktop.core.details import DETAIL_LABELS, Details
from samordning_desktop.core.disclosure import Disclosure
from samordning_desktop.core.eligibility import Eligibility
from samordning_desktop.core.history import HistoryLine
from samordning_desktop.core.informed import Informed
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.people import StaffMember
from samordning_desktop.core.rating import Rating
from samordning_desktop.core.step import Step
from samordning_desktop.core.values import dataclass
from samordning_desktop.core.withdrawal import Withdrawal

#: The six columns of the team's paper board, in its order, with its words.
BOARD_COLUMNS: tuple[tuple[str, str], ...] = (
    ("name", "Patient"),
    ("start", "Start"),
    ("goal", "Mål/syfte"),
    ("situation", "Nuläge"),
    ("interventions", "Pågående insatser"),
    ("planning", "Planering"),
)

#: The board's fields and the identity number: what a row of an old board can hold, with words on screen.
FIELD_LABELS: dict[str, str] = {**dict(BOARD_COLUMNS), "name": "Namn", "personal_id": "Personnummer"}

#: The things of a participant's own that hold fields in their turn, by entity, with their word on screen.
THING_LABELS: dict[str, str] = {"network": "Nätverk", "step": "Planerade steg", "eligibility": "Målgrupp"}

#: Everything that can be news about a participant, with its word on screen.
NEWS_LABELS: dict[str, str] = {
    **FIELD_LABELS,
    **DETAIL_LABELS,
    **THING_LABELS,
    "consent": "Samtycke",
    "ratings": "Självskattningar",
}

#: The longest text a cell takes, in characters: a board, not a journal.
TEXT_LIMIT = 10_000


@dataclass(frozen=True, slots=True, eq=True)
class BoardFields:
    """What the board says about one participant. Texts may hold line breaks; empty means not written."""

    name: str
    personal_id: str = ""
    start: date | None = None
    goal: str = ""
    situation: str = ""
    interventions: str = ""
    planning: str = ""

    def text(self, name: str) -> str:
        """The field called ``name`` as text; the start as an ISO date."""
        value = getattr(self, name)
        return value.isoformat() if isinstance(value, date) else (value or "")


@dataclass(frozen=True, slots=True, eq=True)
class Apart:
    """What tells a person apart from others of the same name; empty for who shares it with nobody.

    ``said`` may be an identity number. ``noted`` never is: it goes into the names of undo steps.
    """

    said: str = ""
    noted: str = ""


@dataclass(frozen=True, slots=True, eq=True)
class ParticipantRow:
    """One row of the board as it stands today.

    ``conflicts`` and ``news`` name fields (or things of NEWS_LABELS): those where two values wait to be
    settled, and those that the other site changed and nobody here has looked at yet. ``mine`` tells whether
    this store's site is the participant's own; ``principal`` is a value of Principal or empty;
    ``coordinators`` are staff ids, the main one first; ``ended`` is the day when the participation ended, if
    it has, and ``left`` whether that day has come. ``veiled`` are the kinds of information (``core.kinds``)
    that are not shown here: the consent does not let them be shared with this site. ``apart`` tells the person
    apart from others of the same name on the board (``core.namesakes``).
    """

    id: str
    fields: BoardFields
    site_id: str
    site: str
    mine: bool
    consent: Standing
    conflicts: tuple[str, ...] = ()
    news: tuple[str, ...] = ()
    principal: str = ""
    coordinators: tuple[str, ...] = ()
    ended: date | None = None
    left: bool = False
    veiled: frozenset[str] = frozenset()
    apart: Apart = Apart()

    @property
    def said_name(self) -> str:
        """The name, and what tells the person apart where somebody else has it too: ``Anna Alm (start 2026-05-15)``."""
        return marked_name(self.fields.name, self.apart.said)

    @property
    def gone(self) -> str:
        """That the participation is over, and since when: ``avslutat 2026-03-02``; empty where the consent says why."""
        over = self.left and self.consent.state is not ConsentState.WITHDRAWN
        return f"avslutat {self.ended}" if over else ""

    @property
    def short_name(self) -> str:
        """First name and initial, as on the panel, and no identity number: ``Anna A.``, ``Anna A. (född 1990)``."""
        return marked_name(short_name(self.fields.name), self.apart.noted)


@dataclass(frozen=True, slots=True)
class PersonView:
    """What the panel at the right and the person's own page show about one participant.

    ``staff`` are those whom the details name as coordinators; ``informed`` the texts given and ``disclosures`` what
    has been handed out, newest first. ``registered`` tells who registered each consent, by its id. ``own_texts`` are the versions of sites' own texts that are named, by id.
    """

    row: ParticipantRow
    details: Details = field(default_factory=Details)
    network: tuple[NetworkMember, ...] = ()
    steps: tuple[Step, ...] = ()
    eligibility: Eligibility = field(default_factory=Eligibility)
    consents: tuple[Consent, ...] = ()
    ratings: tuple[Rating, ...] = ()
    history: tuple[HistoryLine, ...] = field(default=())
    staff: tuple[StaffMember, ...] = ()
    narrowings: tuple[Narrowing, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    informed: tuple[Informed, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    own_texts: Mapping[str, str] = field(default_factory=dict)
    registered: Mapping[str, Registered] = field(default_factory=dict)

    def staff_member(self, own_id: str) -> StaffMember | None:
        """One of ``staff``, by id."""
        return next((one for one in self.staff if one.id == own_id), None)


def short_name(name: str) -> str:
    """First name and the initial of the last: ``Anna Maria Alm`` gives ``Anna A.``."""
    parts = name.split()
    if len(parts) < 2:
        return name.strip()
    return f"{parts[0]} {parts[-1][0]}."


def marked_name(name: str, mark: str) -> str:
    """A name, and what tells its owner apart if anything does."""
    return f"{name} ({mark})" if mark else name
