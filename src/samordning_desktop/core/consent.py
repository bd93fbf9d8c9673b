"""Consent to exchange information between social services and health care (the team's form, v.3).

The consent lifts secrecy (OSL 10:1, 12:2). It is not the ground for processing under the GDPR.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum

EXPIRING_WITHIN_DAYS = 60


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


@dataclass(frozen=True, slots=True)
class Consent:
    """One signed consent form."""

    id: str
    signed: date
    text_version: str

    @property
    def last_valid_day(self) -> date:
        """The last day on which this consent covers anything."""
        return last_valid_day(self.signed)


@dataclass(frozen=True, slots=True)
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
    def words(self) -> str:
        """The state in Swedish, with days or day where that helps: ``samtycke går ut om 21 dagar``."""
        if self.state is ConsentState.EXPIRING:
            return _expiring_words(self.days_left or 0)
        return STATE_WORDS[self.state]


def _expiring_words(days: int) -> str:
    if days == 0:
        return "samtycke går ut i dag"
    return "samtycke går ut i morgon" if days == 1 else f"samtycke går ut om {days} dagar"


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
    begun = [consent for consent in consents if consent.signed <= today]
    until = max((consent.last_valid_day for consent in begun), default=None)
    if withdrawn_on is not None:
        return Standing(ConsentState.WITHDRAWN, until, None, withdrawn_on)
    if until is None:
        return Standing(ConsentState.MISSING)
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
