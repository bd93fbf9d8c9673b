"""Consent to exchange information between social services and health care (the team's form, v.3).

The consent lifts secrecy (OSL 10:1, 12:2). It is not the ground for processing under the GDPR.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import MAXYEAR, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from samordning_desktop.core.clock import Stamp
from samordning_desktop.core.consent_scope import ConsentScope, Coverage, Narrowing, read_scope
from samordning_desktop.core.dates import local_time
from samordning_desktop.core.values import dataclass

EXPIRING_WITHIN_DAYS = 60
#: It is told of, and more plainly each time, when so many days are left.
WARNING_DAYS = (60, 30, 7)


class ConsentState(StrEnum):
    """Where a participant's consent stands on a given day."""

    MISSING = "missing"
    VALID = "valid"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


STATE_WORDS = {
    ConsentState.MISSING: "samtycke saknas",
    ConsentState.VALID: "samtycke gäller",
    ConsentState.EXPIRING: "samtycke går snart ut",
    ConsentState.EXPIRED: "samtycke har gått ut",
    ConsentState.WITHDRAWN: "samtycke återkallat",
}


class SignedHow(StrEnum):
    """How a consent was signed."""

    PAPER = "paper"
    SCREEN = "screen"


SIGNED_WORDS = {SignedHow.PAPER: "på papper", SignedHow.SCREEN: "på skärmen"}


@dataclass(frozen=True, slots=True)
class Consent:
    """One signed consent form.

    ``text_version`` is the id of the text that was signed (``Document.id``). ``scope`` is what it covers, as the
    journal keeps it (or as much of it as this site may know); empty when it was registered without. ``how`` is a value of SignedHow or empty; ``witness``
    says who was there beside (witness, interpreter); ``form`` is the digest of the attachment that shows the signed
    form; ``seal`` the digest over text and strokes of one signed on the screen. ``stamp`` is when it was registered.
    """

    id: str
    signed: date
    text_version: str
    scope: str = ""
    how: str = ""
    witness: str = ""
    form: str = ""
    seal: str = ""
    stamp: Stamp = Stamp(0, 0)

    @property
    def covered(self) -> ConsentScope | None:
        """Who may be contacted and what may be shared; None when that was not registered."""
        return read_scope(self.scope) if self.scope else None

    @property
    def last_valid_day(self) -> date:
        """The last day on which this consent covers anything."""
        return last_valid_day(self.signed)


class Registered(NamedTuple):
    """Who registered a form (name and site) and when (UTC)."""

    by: str
    when: datetime

    @property
    def words(self) -> str:
        """``2026-11-20 14:03 av Bo Lund, Lidköping``."""
        return f"{local_time(self.when)} av {self.by}"


@dataclass(frozen=True, slots=True, eq=True)
class Standing:
    """A participant's consent as it stands on a day.

    ``valid_until`` is the last valid day of the consent that counts (None when there never was one);
    ``days_left`` counts from the day asked about to that day, 0 on the last valid day, None unless the
    consent covers the day; ``withdrawn_on`` is set only when the state is withdrawn.
    """

    state: ConsentState
    valid_until: date | None = None
    days_left: int | None = None
    withdrawn_on: date | None = None

    @property
    def covers(self) -> bool:
        """Whether information may be exchanged on the day asked about."""
        return self.state in (ConsentState.VALID, ConsentState.EXPIRING)

    @property
    def warning(self) -> int | None:
        """The nearest of WARNING_DAYS that has been reached; None while the consent does not run out soon."""
        if self.state is not ConsentState.EXPIRING or self.days_left is None:
            return None
        return min(days for days in WARNING_DAYS if self.days_left <= days)

    @property
    def words(self) -> str:
        """The state in Swedish, with days or day where that helps: ``samtycke går ut om 21 dagar``."""
        if self.state is ConsentState.EXPIRING:
            return _expiring_words(self.days_left or 0)
        return STATE_WORDS[self.state]


def _expiring_words(days: int) -> str:
    if days == 0:
        return "samtycke går ut i dag"
    return "samtycke går ut i morgon" if days == 1 else f"samtycke går ut om {days} dagar"


def counting(consents: Iterable[Consent], today: date) -> Consent | None:
    """The consent that counts on ``today``, whether or not it still holds: the one that lasts longest of those begun.

    Of two that last as long (28 and 29 February) it is the one signed last, of two signed that day the one
    registered last.
    """
    begun = (consent for consent in consents if consent.signed <= today)
    return max(begun, key=lambda one: (one.last_valid_day, one.signed, one.stamp, one.id), default=None)


def coverage(consent: Consent, narrowings: Iterable[Narrowing]) -> Coverage:
    """What a consent covers: its scope, less what was taken back after it was signed.

    What is taken back on the day of the signature counts if it was registered after the consent.
    """
    signed = consent.signed
    later = (one for one in narrowings if (one.day, one.stamp) > (signed, consent.stamp))
    return Coverage(consent.covered, tuple(later))


#: So many days are remembered, and so many ends of consents: a board has no more of them in the years that consents span.
_REMEMBERED = 2_000


@lru_cache(_REMEMBERED)
def last_valid_day(signed: date) -> date:
    """The day before the anniversary of ``signed``, as product.md reads "valid one year".

    2025-04-22 gives 2026-04-21. The anniversary of 29 February is 28 February.
    """
    year = signed.year + 1
    if year > MAXYEAR:
        return date.max
    try:
        anniversary = signed.replace(year=year)
    except ValueError:
        anniversary = date(year, 2, 28)
    return anniversary - timedelta(days=1)


def standing(consents: Iterable[Consent], withdrawn_on: date | None, today: date) -> Standing:
    """Where the consent stands on ``today``.

    A withdrawal wins over every consent, whenever either was given. Among several consents the one that
    covers today longest counts; if none does, the one that ran out last. A form dated after today is not
    in force yet.
    """
    until = max((consent.last_valid_day for consent in consents if consent.signed <= today), default=None)
    if withdrawn_on is not None:
        return Standing(ConsentState.WITHDRAWN, until, None, withdrawn_on)
    return Standing(ConsentState.MISSING) if until is None else _lasting(until, today)


@lru_cache(_REMEMBERED)
def _lasting(until: date, today: date) -> Standing:
    """Of a consent that lasts until a day, the same for all who have one that does."""
    days_left = (until - today).days
    if days_left < 0:
        return Standing(ConsentState.EXPIRED, until)
    state = ConsentState.EXPIRING if days_left <= EXPIRING_WITHIN_DAYS else ConsentState.VALID
    return Standing(state, until, days_left)


def oldest_covering_signature(today: date) -> date:
    """The earliest day on which a form that covers ``today`` can have been signed."""
    day = today - timedelta(days=367)
    while last_valid_day(day) < today:
        day += timedelta(days=1)
    return day
