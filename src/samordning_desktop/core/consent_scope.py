"""What a consent covers: who may be contacted, and which kinds of information may be shared with each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from samordning_desktop.core.clock import Stamp
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.values import dataclass

#: So many can be named in one consent, and so many kinds for each.
MOST_PARTIES = 40
MOST_KINDS = 40
#: The longest name or kind, and the longest own words, in characters.
NAME_LIMIT = 200
WORDS_LIMIT = 2_000


class PartyKind(StrEnum):
    """What somebody who may be contacted is."""

    SITE = "site"
    PRINCIPAL = "principal"
    UNIT = "unit"
    PERSON = "person"


PARTY_WORDS = {
    PartyKind.SITE: "pilotort",
    PartyKind.PRINCIPAL: "huvudman",
    PartyKind.UNIT: "enhet",
    PartyKind.PERSON: "person",
}


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who may be contacted, and the kinds that may be shared with them (see ``core.kinds``).

    ``ref`` is the id of a site, a value of Principal, or the id of somebody in the network; empty where the name is
    all there is.
    """

    kind: PartyKind
    name: str
    shares: tuple[str, ...] = ()
    ref: str = ""

    @property
    def key(self) -> str:
        """What tells the party from the others of a consent, the same in each consent that names them."""
        return party_key(self.kind, self.ref or self.name)


def party_key(kind: PartyKind, ref: str) -> str:
    """The key of a party with this id, or with this name where it has no id."""
    return f"{kind}/{' '.join(ref.split()).casefold()}"


@dataclass(frozen=True, slots=True)
class ConsentScope:
    """Who may be contacted and what may be shared, with the person's own words (also what may not be)."""

    parties: tuple[Party, ...] = ()
    words: str = ""

    def party(self, key: str) -> Party | None:
        """The party with a key, if the consent names them."""
        return next((one for one in self.parties if one.key == key), None)

    def names(self, site: str) -> bool:
        """Whether a unit is written by a site's name."""
        return any(
            one.kind is PartyKind.UNIT and one.name.casefold() == site.casefold() for one in self.parties
        )


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A part of a consent that the person has taken back: one party, or one kind whoever it was shared with.

    ``what`` is PARTY (then ``key`` is the party's key) or KIND (then a kind's code). ``how`` is a value of
    GivenHow; ``stamp`` is when it was registered.
    """

    id: str
    day: date
    what: str
    key: str
    how: str = ""
    received_by: str = ""
    stamp: Stamp = Stamp(0, 0)


PARTY, KIND = "party", "kind"


class GivenHow(StrEnum):
    """How a withdrawal, whole or in part, was given."""

    SPOKEN = "spoken"
    PHONE = "phone"
    WRITTEN = "written"
    DEPUTY = "deputy"


GIVEN_WORDS = {
    GivenHow.SPOKEN: "muntligt, vid ett möte",
    GivenHow.PHONE: "i telefon",
    GivenHow.WRITTEN: "skriftligt",
    GivenHow.DEPUTY: "genom ombud eller god man",
}


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a consent covers once what has been taken back is out of it.

    ``scope`` None: the form was registered without it, and covers what it says on paper: for the program, everyone
    and everything that has not been taken back.
    """

    scope: ConsentScope | None = None
    narrowings: tuple[Narrowing, ...] = ()

    def shares(self, key: str, kinds: Iterable[str]) -> frozenset[str] | None:
        """Which of ``kinds`` may be shared with a party; None when nothing may, not even that the person is known."""
        party = None if self.scope is None else self.scope.party(key)
        if self.taken(PARTY, key) or (self.scope is not None and party is None):
            return None
        allowed = frozenset(kinds) if party is None else frozenset(kinds) & frozenset(party.shares)
        return frozenset(kind for kind in allowed if not self.taken(KIND, kind))

    def shares_any(self, keys: Sequence[str], kinds: Iterable[str]) -> frozenset[str] | None:
        """``shares`` with whoever can be named in several ways, the nearest first.

        On a form without scope whoever has been taken back under any of them is out.
        """
        named = [key for key in keys if self.scope is None or self.scope.party(key) is not None]
        if not named or (self.scope is None and any(self.taken(PARTY, key) for key in named)):
            return None
        return self.shares(named[0], kinds)

    def parties(self) -> tuple[Party, ...]:
        """Those who may still be contacted, each with what may still be shared."""
        if self.scope is None:
            return ()
        return tuple(
            Party(one.kind, one.name, tuple(k for k in one.shares if not self.taken(KIND, k)), one.ref)
            for one in self.scope.parties
            if not self.taken(PARTY, one.key)
        )

    def taken(self, what: str, key: str) -> bool:
        """Whether a party or a kind has been taken back."""
        return any(one.what == what and one.key == key for one in self.narrowings)


def fit_scope(scope: ConsentScope) -> None:
    """Refuses what no form can keep. Raises KnownError ``text.too_long`` or ``scope.unfit``."""
    if len(scope.words) > WORDS_LIMIT:
        raise KnownError("text.too_long", length=len(scope.words), limit=WORDS_LIMIT)
    if not _sound(scope):
        raise KnownError("scope.unfit", most=MOST_PARTIES, longest=NAME_LIMIT)


def sites_alone(scope: ConsentScope) -> ConsentScope:
    """What a site may know of the scope that is not let know of the people around the person."""
    return ConsentScope(tuple(one for one in scope.parties if one.kind is PartyKind.SITE))


def pack_scope(scope: ConsentScope) -> str:
    """The scope as the journal keeps it: one text for one scope."""
    parties = [[one.kind, one.name, one.ref, *one.shares] for one in scope.parties]
    return json.dumps({"parties": parties, "words": scope.words}, ensure_ascii=False, separators=(",", ":"))


def read_scope(text: str) -> ConsentScope:
    """The scope in a text that has passed ``unpack_scope`` before: the store holds no other. Quicker by far."""
    plain = json.loads(text)
    return ConsentScope(tuple(_party(row) for row in plain["parties"]), plain["words"])


def unpack_scope(text: str) -> ConsentScope:
    """The inverse of ``pack_scope``. Raises ValueError for anything that it does not write."""
    try:
        scope = read_scope(text)
        again = pack_scope(scope)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError("not a scope") from error
    if again != text or not _sound(scope):
        raise ValueError("not a scope")
    return scope


def _party(row: list[str]) -> Party:
    kind, name, ref, *shares = row
    return Party(PartyKind(kind), name, tuple(shares), ref)


def _sound(scope: ConsentScope) -> bool:
    keys = [one.key for one in scope.parties]
    return (
        isinstance(scope.words, str)
        and len(scope.words) <= WORDS_LIMIT
        and len(set(keys)) == len(keys) <= MOST_PARTIES
        and all(_sound_party(one) for one in scope.parties)
    )


def _sound_party(party: Party) -> bool:
    texts = (party.name, party.ref, *party.shares)
    return (
        all(isinstance(text, str) and len(text) <= NAME_LIMIT for text in texts)
        and bool(party.name.strip())
        and len(set(party.shares)) == len(party.shares) <= MOST_KINDS
        and all(share.strip() for share in party.shares)
    )
