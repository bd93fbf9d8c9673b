"""What a person chooses among when a consent is given: who there is to contact, and what they chose before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from samordning_desktop.core.consent import Consent, coverage
from samordning_desktop.core.consent_scope import (
    KIND,
    PARTY_WORDS,
    ConsentScope,
    Coverage,
    Narrowing,
    Party,
    PartyKind,
    unpack_scope,
)
from samordning_desktop.core.document import Document
from samordning_desktop.core.kinds import kind_words
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.people import PRINCIPAL_NAMES
from samordning_desktop.core.wording import party_name

#: The longest list of what is new that is told of.
_MOST_NEWS = 12


@dataclass(frozen=True, slots=True)
class Renewal:
    """What a renewal starts from: the former scope less what was taken back, and what is new since, in words."""

    scope: ConsentScope | None
    news: tuple[str, ...]

    def without(self, key: str) -> Renewal:
        """As it is, but for one party that the former scope may have named."""
        if self.scope is None:
            return self
        parties = tuple(one for one in self.scope.parties if one.key != key)
        return replace(self, scope=replace(self.scope, parties=parties))


def candidates(sites: Iterable[tuple[str, str]], network: Iterable[NetworkMember]) -> tuple[Party, ...]:
    """Those who can be named without being written: sites (id and name), the principals, the network."""
    return (
        *(Party(PartyKind.SITE, name, ref=own_id) for own_id, name in sites),
        *(Party(PartyKind.PRINCIPAL, name, ref=code.value) for code, name in PRINCIPAL_NAMES.items()),
        *(Party(PartyKind.PERSON, member.name, ref=member.id) for member in network),
    )


def party_line(party: Party, network: Iterable[NetworkMember] = ()) -> str:
    """A party on one line, with what it is: ``Lidköping (pilotort)``, ``Eva Ek, boendestödjare (person)``."""
    member = next((one for one in network if one.id == party.ref), None)
    name = member.words if member is not None and party.kind is PartyKind.PERSON else party.name
    return f"{name} ({PARTY_WORDS[party.kind]})"


def renewal(
    before: Consent | None,
    narrowings: Sequence[Narrowing],
    there: Sequence[Party],
    texts: Sequence[Document],
) -> Renewal | None:
    """What a new consent starts from after ``before``; None for the first one. ``texts``: newest last."""
    if before is None:
        return None
    left = coverage(before, narrowings)
    news = [*_text_news(before, texts), *_taken_back(left)]
    if left.scope is None:
        return Renewal(None, (*news, "Det förra samtycket registrerades utan omfattning. Fråga om allt."))
    known = {one.key for one in left.scope.parties}
    news += [f"Inte med förra gången: {one.name}." for one in there if one.key not in known]
    return Renewal(ConsentScope(left.parties(), left.scope.words), tuple(news[:_MOST_NEWS]))


def _text_news(before: Consent, texts: Sequence[Document]) -> list[str]:
    signed = next((one for one in texts if one.id == before.text_version), None)
    newest = texts[-1]
    if signed is None or (newest.version, newest.day) == (signed.version, signed.day):
        return []
    return [
        f"Texten är ny: version {newest.version} från {newest.day}. Förra gången var det version {signed.version}."
    ]


def _taken_back(left: Coverage) -> list[str]:
    """What was taken back of the former consent, a line each."""
    return [f"Återtaget {one.day}: {part_words(one, left.scope)}." for one in left.narrowings]


def part_words(part: Narrowing, scope: ConsentScope | None) -> str:
    """What was taken back, in words: a kind of information, or who may no longer be told anything."""
    if part.what == KIND:
        return kind_words(part.key)
    party = None if scope is None else scope.party(part.key)
    return party_name(part.key) if party is None else party.name


def covered_lines(scope: ConsentScope, kinds: Iterable[str]) -> list[str]:
    """What is covered, said before it is registered: a line for each party, what they may know and what not.

    ``kinds`` are the codes that there were to choose among.
    """
    offered = list(dict.fromkeys([*kinds, *(kind for one in scope.parties for kind in one.shares)]))
    return [_covered_line(one, offered) for one in scope.parties]


def _covered_line(party: Party, offered: Sequence[str]) -> str:
    told = [kind for kind in offered if kind in party.shares]
    withheld = [kind for kind in offered if kind not in party.shares]
    if not told:
        return f"{party.name} får kontaktas, men får bara veta att personen är med i modellen."
    line = f"{party.name} får veta: {_words(told)}."
    return f"{line} Inte: {_words(withheld)}." if withheld else line


def _words(kinds: Iterable[str]) -> str:
    """Kinds as running text: ``mål och nuläge, självskattningar``."""
    words = [kind_words(kind) for kind in kinds]
    return ", ".join(word[:1].lower() + word[1:] for word in words)


def scope_lines(packed: str) -> list[str]:
    """A registered scope, a line for each party and the person's own words last."""
    scope = unpack_scope(packed)
    lines = covered_lines(scope, ())
    return [*lines, f"Med egna ord: {scope.words}"] if scope.words else lines
