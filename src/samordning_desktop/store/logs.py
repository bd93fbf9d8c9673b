"""Who read what (PDL 4:3, lag 2001:454 10 §), and what was disclosed to whom (PDL 3:11)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, insert

from samordning_desktop.core.people import Actor
from samordning_desktop.store.schema import access, disclosure

#: The ground of a disclosure that the person has consented to: the letter of the law.
CONSENT_GROUND = "samtycke, OSL 10:1 med 12:2"


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
        connection.execute(insert(access), rows)


def log_disclosures(
    connection: Connection, actor: Actor, now: datetime, what: str, receiver: str, participants: Iterable[str]
) -> None:
    """Notes that information about some participants was handed to a receiver on the ground of consent."""
    row = {"made": now.isoformat(), "actor": actor.id, "what": what, "receiver": receiver}
    rows = [row | {"participant": one, "ground": CONSENT_GROUND} for one in participants]
    if rows:
        connection.execute(insert(disclosure), rows)
