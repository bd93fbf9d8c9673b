"""What may be shared with a site today, by the consent that counts; and when a site is to let go of a participant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from samordning_desktop.core.clock import Stamp
from samordning_desktop.core.consent import Consent, counting, coverage
from samordning_desktop.core.consent_scope import PARTY, Narrowing, PartyKind, party_key
from samordning_desktop.core.kinds import KINDS
from samordning_desktop.core.values import dataclass

#: Every kind of information that the program itself keeps.
ALL_KINDS = frozenset(KINDS)
_EVERYTHING = "*"


@dataclass(frozen=True, slots=True)
class Sharing:
    """What may be shared with one party. ``kinds`` is None for nothing, not even that the person is known.

    ``since`` is then the day of the consent, or of the taking back, that shuts the party out.
    """

    kinds: frozenset[str] | None
    since: date | None = None

    @property
    def veiled(self) -> frozenset[str]:
        """The kinds that may not be shared, nor shown at the party's."""
        return ALL_KINDS - (self.kinds or frozenset())


def site_key(site_id: str) -> str:
    """The key under which a consent names a site."""
    return party_key(PartyKind.SITE, site_id)


def sharing(consents: Sequence[Consent], narrowings: Iterable[Narrowing], today: date, key: str) -> Sharing:
    """What the consent that counts on ``today`` lets be shared with a party, whether or not it has run out."""
    one = counting(consents, today)
    if one is None:
        return Sharing(None)
    covered = coverage(one, narrowings)
    kinds = covered.shares(key, ALL_KINDS)
    taken = [back.day for back in covered.narrowings if back.what == PARTY and back.key == key]
    return Sharing(kinds, max((one.signed, *taken)) if kinds is None else None)


def let_go(
    day: date,
    written: Stamp,
    consents: Iterable[Consent],
    narrowings: Sequence[Narrowing],
    key: str,
    today: date,
) -> bool:
    """Whether a site's recall stands: it does until a consent covers the site again.

    ``day`` is the day of what shut the site out (``Sharing.since``) and ``written`` when the recall was. A consent
    that has begun counts when it was signed later than that day, or on it and registered after the recall: then it
    also counts where the recall was written, whatever the clocks say.
    """
    return not any(
        (one.signed, one.stamp) > (day, written) and coverage(one, narrowings).shares(key, ()) is not None
        for one in consents
        if one.signed <= today
    )


def pack_kinds(kinds: frozenset[str] | None) -> str:
    """Kinds as the store keeps them: ``*`` for everything (None), else their codes, sorted, a comma between."""
    return _EVERYTHING if kinds is None else ",".join(sorted(kinds))


def unpack_kinds(text: str) -> frozenset[str] | None:
    """The inverse of ``pack_kinds``."""
    return None if text == _EVERYTHING else frozenset(text.split(",")) - {""}
