"""What a package would do to this store, person by person, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, overload

from samordning_desktop.core.dates import long_date
from samordning_desktop.core.kinds import SCAN_HELD, short_words
from samordning_desktop.core.participant import FIELD_LABELS, NEWS_LABELS, BoardFields
from samordning_desktop.core.peer import OurCard, card_lines
from samordning_desktop.core.values import dataclass


class Fate(StrEnum):
    """What happens to one participant."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CONFLICT = "conflict"
    RECALLED = "recalled"


class Told(NamedTuple):
    """A value with who wrote it (name and site) and when (UTC)."""

    text: str
    author: str = ""
    when: datetime | None = None


class FieldChange(NamedTuple):
    """One field that differs: its name in code, its word on screen, the text here and the text to come.

    ``author`` wrote what comes (name and site), ``when`` (UTC; None where nothing was written, but something is no
    longer shown); ``note`` is a sentence on what follows from it. ``settled`` are the texts that were chosen between,
    ``author`` is then who chose, and ``waited`` are those that waited here (none: they had met elsewhere alone).
    ``ahead``: ``latest`` has not been yet by the clock here. ``more`` are further values that come to wait beside
    ``after``.
    """

    field: str
    label: str
    before: str
    after: str
    conflict: bool = False
    author: str = ""
    when: datetime | None = None
    note: str = ""
    settled: tuple[str, ...] = ()
    waited: tuple[str, ...] = ()
    ahead: bool = False
    more: tuple[Told, ...] = ()

    @property
    def latest(self) -> datetime | None:
        """When the newest of what comes was written."""
        times = (self.when, *(value.when for value in self.more))
        return max((when for when in times if when is not None), default=None)

    @property
    def mark(self) -> str:
        """What is said after its word."""
        return " (att avgöra)" if self.conflict else " (avgjort)" if self.settled else ""


class NewFields(Sequence[FieldChange]):
    """What is written of somebody who was not here: a change for each field, made when it is looked at.

    Ten thousand people may come in one package, and a person looks at a few of them. ``board`` is what the board says,
    ``more`` the texts of other things of NEWS_LABELS.
    """

    __slots__ = ("_board", "_more")

    def __init__(self, board: BoardFields, more: Mapping[str, str]) -> None:
        self._board = board
        self._more = more

    def text(self, field: str) -> str:
        """What is written in a field; empty for nothing."""
        return self._board.text(field) if field in FIELD_LABELS else self._more.get(field, "")

    @overload
    def __getitem__(self, place: int) -> FieldChange: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[FieldChange, ...]: ...

    def __getitem__(self, place: int | slice) -> FieldChange | tuple[FieldChange, ...]:
        return tuple(self)[place]

    def __iter__(self) -> Iterator[FieldChange]:
        written = ((name, label, self.text(name)) for name, label in NEWS_LABELS.items())
        return (FieldChange(name, label, "", text) for name, label, text in written if text)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __eq__(self, other: object) -> bool:
        return tuple(self) == (tuple(other) if isinstance(other, NewFields) else other)

    def __hash__(self) -> int:
        return hash(tuple(self))


@dataclass(frozen=True, slots=True)
class PersonChange:
    """One participant in the plan. The fate CONFLICT means that nothing but conflicts would change.

    ``left``: their participation has ended, so that the board does not show them until it is asked to.
    """

    participant: str
    name: str
    fate: Fate
    fields: Sequence[FieldChange] = ()
    left: bool = False

    @property
    def compared(self) -> Sequence[FieldChange]:
        """The changes that may say more than what comes where nothing was: what waits, who wrote it and when."""
        return () if isinstance(self.fields, NewFields) else self.fields

    def coming(self, field: str) -> str:
        """What comes in a field; empty where that is nothing, or where it does not change."""
        if isinstance(self.fields, NewFields):
            return self.fields.text(field)
        return next((change.after for change in self.fields if change.field == field), "")


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """What a package says of itself, once its seal and signature have held.

    ``made`` is timezone-aware (UTC); ``number`` is the sending device's running number of packages to this site;
    ``taken_in`` tells whether this very package has been taken in before, ``taken_back`` whether that has been undone
    since; ``entries`` and ``size`` count journal entries and bytes, ``files`` the scans that come with it. ``own``: it is
    from another computer of our own site; ``several``: from one of several that the other site uses; people call it
    ``computer``.
    """

    sender: str
    number: int
    made: datetime
    entries: int
    size: int
    taken_in: bool
    files: int = 0
    own: bool = False
    computer: str = ""
    several: bool = False
    taken_back: bool = False

    @property
    def who(self) -> str:
        """Whose it is, in running text."""
        site = site_words(self.sender, self.computer if self.several else "")
        return own_words(self.computer) if self.own else site


@dataclass(frozen=True, slots=True)
class MergePlan:
    """A dry run of a package, or the account of one just taken in.

    ``register`` is what comes of the sites themselves and of computers that are shut out, a sentence each.
    """

    facts: PackageFacts
    persons: tuple[PersonChange, ...]
    register: tuple[str, ...] = ()

    def count(self, fate: Fate) -> int:
        """How many participants meet this fate."""
        return sum(person.fate is fate for person in self.persons)

    @property
    def conflicts(self) -> int:
        """How many fields would come to hold two values that wait to be settled."""
        return sum(change.conflict for person in self.persons for change in person.compared)

    @property
    def can_be_undone(self) -> bool:
        """Whether a field of somebody known before is written by it that is not the person's own word."""
        return any(
            change.when is not None
            and not change.conflict
            and change.before != change.after
            and change.field not in ("consent", "ratings")
            for person in self.persons
            if person.fate is Fate.CHANGED
            for change in person.fields
        )

    @property
    def consents_met(self) -> tuple[PersonChange, ...]:
        """Those on the board of whose consents there is something to say: several meet."""
        return tuple(
            person
            for person in self.persons
            if person.fate is not Fate.RECALLED
            and any(change.note for change in person.fields if change.field == "consent")
        )

    @property
    def counts(self) -> dict[str, int]:
        """``new``, ``changed``, ``same`` and ``recalled`` count participants; ``conflicts`` counts fields."""
        return {
            "new": self.count(Fate.NEW),
            "changed": self.count(Fate.CHANGED),
            "same": self.count(Fate.SAME),
            "conflicts": self.conflicts,
            "recalled": self.count(Fate.RECALLED),
        }


def site_words(site: str, computer: str) -> str:
    """What another site is called in running text; with the computer's name, where that tells one of several."""
    return f"{site} ({computer})" if computer else site


def own_words(computer: str) -> str:
    """What another computer of our own site is called in running text."""
    return f"vår andra dator ({computer})" if computer else "vår andra dator"


#: What other computers of one's own site are called in running text, and as a title.
OWN_COMPUTERS = "våra andra datorer"
OWN_TITLE = "Våra andra datorer"


def computer_words(site: str, computer: str, *, own: bool = False) -> str:
    """What one of a site's several computers is called in running text."""
    if own:
        return own_words(computer)
    return site_words(site, computer) if computer else f"en dator i {site}"


@dataclass(frozen=True, slots=True)
class Receiver:
    """A computer that a package is for. ``words`` is what it is called beside others of its site, empty where it is alone.

    ``card`` is what it has shown of our card: without that it can take nothing in; ``since`` is as in ExportPlan.
    """

    words: str = ""
    card: OurCard = OurCard.CONFIRMED
    since: tuple[int, date] | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A participant that a package does not take, and why, in Swedish: ``samtycke saknas``."""

    participant: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What a package to ``receiver`` takes today: names of participants, of those recalled, and who is left out.

    Nobody is in two of them, nor in ``again``: of those goes only what the receiver has, for one of its computers that is
    not known to have it. By participant: ``why`` those recalled are so, as in LeftOut; ``kinds`` are the kinds of
    information (``core.kinds``) that go, ``without`` those that the consent leaves out; ``always`` is what goes beside
    the kinds, in the screen's words, of those who are not ``first``: about whom the receiver has got nothing before.
    ``left_out`` are those who would go with something new, or something that waited, if they could.
    ``since`` is the number and the day of our last package that the receiver is known to have, None for none. ``files`` go
    with it and ``files_left`` wait for the next one; of those in ``forms_held`` a scan stays that the consent keeps back.
    ``size`` is that of the file in bytes. The moment it is made is part of it and packs more or less well, so two plans
    that differ by size alone are the same. ``register`` is what goes of the sites themselves and of computers that are
    shut out, a sentence each. ``own``: it is for other computers of our own site, to which everything goes.
    """

    receiver: str
    day: date
    persons: tuple[tuple[str, str], ...]
    recalled: tuple[tuple[str, str], ...]
    left_out: tuple[LeftOut, ...]
    entries: int
    without: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    always: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    why: Mapping[str, str] = field(default_factory=dict)
    first: frozenset[str] = frozenset()
    since: tuple[int, date] | None = None
    files: int = 0
    files_left: int = 0
    forms_held: frozenset[str] = frozenset()
    register: tuple[str, ...] = ()
    own: bool = False
    again: tuple[tuple[str, str], ...] = ()
    computers: tuple[Receiver, ...] = ()
    size: int = field(default=0, compare=False)

    def kept_back(self, participant: str) -> tuple[str, ...]:
        """What the consent keeps back of a participant who goes, in running text."""
        kinds = short_words(self.without.get(participant, ()))
        return tuple(filter(None, (kinds, SCAN_HELD if participant in self.forms_held else "")))

    @property
    def to(self) -> str:
        """Whom it is for, in running text."""
        return OWN_COMPUTERS if self.own else self.receiver

    @property
    def card(self) -> OurCard:
        """What the receiver has shown of our card: of several computers, the one that has shown least."""
        shown = {one.card for one in self.computers}
        return next((card for card in (OurCard.CHANGED, OurCard.UNSEEN) if card in shown), OurCard.CONFIRMED)

    @property
    def before(self) -> list[str]:
        """What comes before it can be taken in, a sentence each."""
        return card_lines([(one.words, one.card) for one in self.computers], self.to)

    @property
    def behind(self) -> tuple[Receiver, ...]:
        """Those of several computers that are not known to have the package that another has."""
        return tuple(one for one in self.computers if one.since != self.since)


def behind_lines(plan: ExportPlan) -> list[str]:
    """What is known of those of the receiver's computers that have come less far, a sentence each."""
    return [_behind(one) for one in plan.behind]


def _behind(one: Receiver) -> str:
    who = one.words[:1].upper() + one.words[1:]
    if one.since is None:
        return f"{who} har inte tagit emot något paket härifrån än, så vitt vi vet."
    number, day = one.since
    return f"{who} har tagit emot paket {number} den {long_date(day)} och inget senare, så vitt vi vet."
