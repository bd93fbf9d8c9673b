"""Whether somebody in the network may be contacted, and what they may know: by the consent's scope, not by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from samordning_desktop.core.consent import Consent, counting, coverage
from samordning_desktop.core.consent_scope import ConsentScope, Coverage, Narrowing, PartyKind, party_key
from samordning_desktop.core.kinds import KINDS, kind_words
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.values import dataclass

#: What is said where the tick in the network is not what the consent says.
TICKED_WRONGLY = "Stämmer inte: i nätverket är det kryssat att samtycket omfattar."
LEFT_OUT_WRONGLY = "I nätverket är det inte kryssat, men samtycket omfattar."


@dataclass(frozen=True, slots=True)
class Reach:
    """Whether the consent covers contact with somebody; ``kinds`` is what they may know, in words.

    ``mismatch`` says where the tick in the network is another than the consent. ``by_scope`` is false where no scope
    is registered: then the tick is all there is.
    """

    covered: bool
    kinds: tuple[str, ...] = ()
    mismatch: str = ""
    by_scope: bool = True

    @property
    def words(self) -> str:
        """What they may know on one line; empty where the consent does not say."""
        if not self.by_scope or not self.covered:
            return ""
        if not self.kinds:
            return "Får bara veta att personen är med i modellen."
        return f"Får veta: {', '.join(kind[:1].lower() + kind[1:] for kind in self.kinds)}."


def coverage_on(
    consents: Iterable[Consent], narrowings: Sequence[Narrowing], today: date, *, holds: bool
) -> Coverage | None:
    """What the consent that counts covers; None where there is none. A scope that no longer ``holds`` covers nobody."""
    consent = counting(consents, today)
    if consent is None or (consent.covered is None and not holds):
        return None
    return coverage(consent, narrowings) if holds else Coverage(ConsentScope())


def reach_of(member: NetworkMember, covers: Coverage | None) -> Reach:
    """How the consent stands to somebody in the network: named by id or name, or through where they work.

    ``covers`` None: there is no consent to go by, and the tick in the network is left as it is.
    """
    if covers is None:
        return Reach(member.covered, by_scope=False)
    if covers.scope is None:
        return Reach(may_know(member, covers, ()) is not None, by_scope=False)
    own = (kind for party in covers.scope.parties for kind in party.shares)
    offered = tuple(dict.fromkeys((*KINDS, *own)))
    shares = may_know(member, covers, offered)
    if shares is None:
        return Reach(False, mismatch=TICKED_WRONGLY if member.covered else "")
    kinds = tuple(kind_words(kind) for kind in offered if kind in shares)
    return Reach(True, kinds, "" if member.covered else LEFT_OUT_WRONGLY)


def may_know(
    member: NetworkMember, covers: Coverage, kinds: Iterable[str], *called: str
) -> frozenset[str] | None:
    """Which of ``kinds`` somebody in the network may know; None when they may not even be contacted.

    ``called`` are keys under which the consent names them beside those that come of who they are. On a form without
    scope the tick in the network counts.
    """
    if covers.scope is None and not member.covered:
        return None
    return covers.shares_any([*called, *_keys(member)], kinds)


def _keys(member: NetworkMember) -> list[str]:
    """The keys that a party can have who is this member: by id, by name, or through where they work."""
    named = [party_key(PartyKind.PERSON, member.id), party_key(PartyKind.PERSON, member.name)]
    where = [member.organisation] if member.organisation.strip() else []
    units = [party_key(PartyKind.UNIT, name) for name in (member.name, *where)]
    return [*named, *units]
