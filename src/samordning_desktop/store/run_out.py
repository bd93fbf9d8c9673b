"""Whose consents have run out, so that they are to be recalled; and who was recalled before that."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, func, or_, select

from samordning_desktop.core.consent import oldest_covering_signature
from samordning_desktop.core.entities import NOTICE
from samordning_desktop.store import told_to
from samordning_desktop.store.board import recall_stands, standing_of
from samordning_desktop.store.bulk import Plain
from samordning_desktop.store.narrowed import Narrowed, chunks
from samordning_desktop.store.participants import homes
from samordning_desktop.store.schema import consent, journal, notice, participant

_SIGNED_BETWEEN = Plain(
    select(consent.c.participant)
    .where(consent.c.signed >= bindparam("begin"), consent.c.signed < bindparam("end"))
    .distinct()
)
_OF_THEM = consent.c.participant == participant.c.id
_WALL = select(func.max(consent.c.wall)).where(_OF_THEM).scalar_subquery()
_SIGNED = select(func.max(consent.c.signed)).where(_OF_THEM).scalar_subquery()
#: What is written after every consent, and dated after the last of them, stands; the rest is looked at.
_UNSURE = or_(
    notice.c.recalled.is_(None),
    notice.c.recalled_wall <= _WALL,
    notice.c.recalled <= func.date(_SIGNED, "+1 year", "-1 day"),
)
_RUN_OUT = Narrowed(
    select(participant.c.id)
    .outerjoin(notice, notice.c.participant == participant.c.id)
    .where(participant.c.site == bindparam("own_site"), bindparam("oldest") > _SIGNED)
    .where(notice.c.withdrawn.is_(None), _UNSURE),
    participant.c.id,
)

#: Found by their time, which is after now for next to none, however many are recalled.
_WRITTEN_LATER = Plain(
    select(journal.c.entity_id).where(
        journal.c.wall > bindparam("now"), journal.c.entity == NOTICE, journal.c.field == "recalled"
    )
)


def run_out(connection: Connection, own_site: str, there: str, today: date, ids: Iterable[str]) -> list[str]:
    """Those of some participants who are this site's, whose every consent has run out and for whom no recall stands.

    Only those about whom the site ``there`` has got something. A form dated after today (by a clock that was ahead) has
    not run out either; until its day the gate is shut.
    """
    oldest = oldest_covering_signature(today).isoformat()
    found = [
        one
        for part in chunks(sorted(ids))
        for (one,) in _RUN_OUT.rows(connection, part, own_site=own_site, oldest=oldest)
    ]
    known = told_to.known_there(connection, there, found)
    return sorted(one for one in known if not recall_stands(connection, one))


def recalled_too_early(connection: Connection, own_site: str, now: datetime, today: date) -> list[str]:
    """Those of this site's participants whom a consent covers, though a recall stands against it.

    It is dated after today then, by a clock that was ahead when it was written: else it would fall.
    """
    found = {one for (one,) in _WRITTEN_LATER.rows(connection, now=int(now.timestamp() * 1000))}
    ours = (one for one, home in homes(connection, found).items() if home == own_site)
    return sorted(
        one for one in ours if standing_of(connection, one, today).covers and recall_stands(connection, one)
    )


def running_out_between(connection: Connection, since: date, today: date) -> set[str]:
    """The participants of whom a consent that covered the day ``since`` no longer covers ``today``."""
    begin, end = (oldest_covering_signature(day).isoformat() for day in (since, today))
    if begin == end:
        return set()
    return {one for (one,) in _SIGNED_BETWEEN.rows(connection, begin=begin, end=end)}
