"""Who read what (PDL 4:3, lag 2001:454 10 §), and what was disclosed to whom (PDL 3:11)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from samordning_desktop.core.access import Access
from samordning_desktop.core.disclosure import Disclosure, Way
from samordning_desktop.core.grounds import Ground
from samordning_desktop.core.handover import Handover
from samordning_desktop.core.people import Actor
from samordning_desktop.store.history import UNKNOWN_AUTHOR, staff_names
from samordning_desktop.store.schema import access, disclosure

_NOTE_ACCESS, _NOTE_DISCLOSURE = insert(access), insert(disclosure)


def log_access(connection: Connection, actor: Actor, now: datetime, what: str, participant: str = "") -> None:
    """Notes what was done, at which unit, when, by whom, about whom (HSLF-FS 2016:40 4 kap. 9 §)."""
    log_access_to_each(connection, actor, now, what, [participant])


def log_access_to_each(
    connection: Connection, actor: Actor, now: datetime, what: str, participants: Iterable[str]
) -> None:
    """As ``log_access``, a row about each of several: so that each person's extract can show it."""
    row = {"made": now.isoformat(), "actor": actor.id, "unit": actor.unit, "what": what}
    rows = [row | {"participant": one} for one in participants]
    if rows:
        connection.execute(_NOTE_ACCESS, rows)


def log_disclosures(
    connection: Connection, actor: Actor, now: datetime, receiver: str, what: Mapping[str, str]
) -> None:
    """Notes that a package with ``what`` about each participant went to a receiver on the ground of consent."""
    row = {"made": now.isoformat(), "actor": actor.id, "unit": actor.unit, "receiver": receiver}
    row |= {"ground": Ground.CONSENT.value, "way": Way.PACKAGE.value}
    rows = [row | {"participant": one, "what": words} for one, words in what.items()]
    if rows:
        connection.execute(_NOTE_DISCLOSURE, rows)


def log_handover(connection: Connection, actor: Actor, participant_id: str, given: Handover) -> None:
    """Notes something that a person says has been handed out."""
    row = {
        "participant": participant_id, "what": given.what, "receiver": given.receiver,
        "made": given.when.isoformat(), "actor": actor.id, "unit": actor.unit, "ground": given.ground.value,
        "way": given.way.value, "reason": given.reason,
    }  # fmt: skip
    connection.execute(_NOTE_DISCLOSURE, [row])


def disclosures_of(connection: Connection, participant_id: str) -> list[Disclosure]:
    """What has been handed out about a participant from this store, newest first."""
    names = staff_names(connection)
    query = (
        select(disclosure).where(disclosure.c.participant == participant_id).order_by(disclosure.c.seq.desc())
    )
    rows = [
        Disclosure(
            participant=row.participant,
            what=row.what,
            receiver=row.receiver,
            when=_day(row.made),
            by=names.get(row.actor, UNKNOWN_AUTHOR),
            unit=row.unit,
            way=row.way,
            ground=row.ground,
            reason=row.reason,
        )
        for row in connection.execute(query)
    ]
    return sorted(rows, key=lambda row: row.when, reverse=True)


def accesses_of(connection: Connection, participant_id: str) -> list[Access]:
    """The access log about a participant, oldest first."""
    names = staff_names(connection)
    query = select(access).where(access.c.participant == participant_id).order_by(access.c.seq)
    return [
        Access(datetime.fromisoformat(row.made), names.get(row.actor, UNKNOWN_AUTHOR), row.unit, row.what)
        for row in connection.execute(query)
    ]


def _day(made: str) -> date:
    """The day on this computer's calendar: a package has a time, what is noted by hand a day."""
    return datetime.fromisoformat(made).astimezone().date() if "T" in made else date.fromisoformat(made)
