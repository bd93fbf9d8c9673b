"""What belongs to a participant's consent, out of the projection: parts taken back, withdrawals, texts given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from samordning_desktop.core.clock import Stamp
from samordning_desktop.core.consent_scope import Narrowing
from samordning_desktop.core.informed import Informed
from samordning_desktop.core.withdrawal import Withdrawal
from samordning_desktop.store.narrowed import Narrowed, chunks
from samordning_desktop.store.schema import consent, informed, narrowing, notice, site_recall, withdrawal

_SITE_RECALLS = Narrowed(
    select(site_recall).where(site_recall.c.site == bindparam("site")), site_recall.c.participant
)
_LATER = Narrowed(
    select(consent.c.participant).where(consent.c.signed > bindparam("today")).distinct(),
    consent.c.participant,
)
_NOTICES = Narrowed(
    select(notice.c.participant, notice.c.withdrawn, notice.c.recalled, notice.c.erased), notice.c.participant
)
_NARROWINGS = Narrowed(select(narrowing).order_by(narrowing.c.day, narrowing.c.id), narrowing.c.participant)


class Notice(NamedTuple):
    """The days that the notices about a participant give, as ISO dates, standing or not."""

    withdrawn: str | None
    recalled: str | None
    erased: str | None


class SiteRecall(NamedTuple):
    """The latest word that a site is to let go of a participant: the day given, and when it was written."""

    day: date
    stamp: Stamp


def notices_of(connection: Connection, ids: Iterable[str]) -> dict[str, Notice]:
    """The notices about some participants, on any board or none."""
    rows = (row for part in chunks(sorted(ids)) for row in _NOTICES.rows(connection, part))
    return {one: Notice(*days) for one, *days in rows}


def site_recalls(connection: Connection, site: str, only: Sequence[str] | None) -> dict[str, SiteRecall]:
    """A site's own recalls by participant, standing or not; ``only`` None for everybody's."""
    return {
        row.participant: SiteRecall(date.fromisoformat(row.recalled), Stamp(row.wall, row.tick))
        for row in _SITE_RECALLS.run(connection, only, site=site)
    }


def narrowings_of(connection: Connection, only: Sequence[str] | None) -> dict[str, list[Narrowing]]:
    """The parts that each participant has taken back, oldest first; ``only`` None for everybody's."""
    found: dict[str, list[Narrowing]] = defaultdict(list)
    for row in _NARROWINGS.run(connection, only):
        stamp = Stamp(row.wall, row.tick)
        day = date.fromisoformat(row.day)
        found[row.participant].append(
            Narrowing(row.id, day, row.what, row.key, row.how, row.received_by, stamp)
        )
    return found


def beginning_later(connection: Connection, ids: Iterable[str], today: date) -> set[str]:
    """Those of some participants for whom a consent begins on a day to come."""
    found: set[str] = set()
    for part in chunks(sorted(ids)):
        found.update(one for (one,) in _LATER.rows(connection, part, today=today.isoformat()))
    return found


def withdrawals_of(connection: Connection, participant_id: str) -> list[Withdrawal]:
    """How a participant's withdrawal was given and who received it, oldest first: one at each site that noted it."""
    query = select(withdrawal).where(withdrawal.c.participant == participant_id)
    rows = connection.execute(query.order_by(withdrawal.c.day, withdrawal.c.id))
    return [Withdrawal(date.fromisoformat(row.day), row.how, row.received_by) for row in rows]


def informed_of(connection: Connection, participant_id: str) -> list[Informed]:
    """The texts that a participant has been given, newest first."""
    query = select(informed).where(informed.c.participant == participant_id)
    rows = connection.execute(query.order_by(informed.c.day.desc(), informed.c.wall.desc(), informed.c.id))
    return [
        Informed(
            row.id, date.fromisoformat(row.day), row.key, row.text, row.how, row.told_by,
            Stamp(row.wall, row.tick),
        )
        for row in rows
    ]  # fmt: skip


def signed_by_text(connection: Connection) -> dict[str, int]:
    """How many have signed each consent text, by its id, whatever became of the consent."""
    people = func.count(consent.c.participant.distinct()).label("people")
    query = select(consent.c.text_version, people).group_by(consent.c.text_version)
    return {row.text_version: row.people for row in connection.execute(query)}


def given_by_text(connection: Connection) -> dict[tuple[str, str], int]:
    """How many have been given each text, by its key and id."""
    people = func.count(informed.c.participant.distinct())
    query = select(informed.c.key, informed.c.text, people).group_by(informed.c.key, informed.c.text)
    return {(key, text): count for key, text, count in connection.execute(query)}
