"""What belongs to one participant, out of the projection: details, network, steps, assessment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from samordning_desktop.core import entities
from samordning_desktop.core.details import Details
from samordning_desktop.core.eligibility import CRITERIA, OWN_ID, Eligibility
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.step import Step, step_order
from samordning_desktop.core.swedish import natural_key
from samordning_desktop.store.journal import chunks
from samordning_desktop.store.schema import eligibility, network, participant, step


def details_of(connection: Connection, participant_id: str) -> Details:
    """A participant's details; empty ones where nothing has been written."""
    row = connection.execute(select(participant).where(participant.c.id == participant_id)).first()
    if row is None:
        return Details()
    return Details(
        protected=bool(row.protected),
        address=row.address or "",
        phone=row.phone or "",
        principal=row.principal or "",
        coordinator=row.coordinator or "",
        colleague=row.colleague or "",
        rhythm=row.rhythm,
        start_reason=row.start_reason or "",
        ended=day_of(row.ended),
        end_reason=row.end_reason or "",
    )


def network_of(connection: Connection, participant_id: str) -> list[NetworkMember]:
    """Those around a participant, in Swedish order of name."""
    rows = connection.execute(select(network).where(network.c.participant == participant_id))
    members = [
        NetworkMember(
            row.id,
            row.name or "",
            row.role or "",
            row.organisation or "",
            row.contact or "",
            bool(row.covered),
        )
        for row in rows
    ]
    return sorted(members, key=lambda one: (natural_key(one.name), one.id))


def steps_of(connection: Connection, participant_id: str) -> list[Step]:
    """A participant's steps: the open ones first, the soonest due first."""
    rows = connection.execute(select(step).where(step.c.participant == participant_id))
    return sorted(map(_step, rows), key=step_order)


def steps_by_participant(connection: Connection, ids: Iterable[str]) -> dict[str, list[Step]]:
    """The steps of some participants that are not done, by participant; the soonest due first."""
    found: dict[str, list[Step]] = defaultdict(list)
    for part in chunks(sorted(ids)):
        query = select(step).where(step.c.participant.in_(part), step.c.done.is_(None))
        for row in connection.execute(query):
            found[row.participant].append(_step(row))
    return {owner: sorted(steps, key=step_order) for owner, steps in found.items()}


def steps_due(connection: Connection, upto: date) -> dict[str, list[Step]]:
    """The steps that are not done and whose last day is ``upto`` or before, by participant."""
    found: dict[str, list[Step]] = defaultdict(list)
    query = select(step).where(step.c.due <= upto.isoformat(), step.c.done.is_(None))
    for row in connection.execute(query):
        found[row.participant].append(_step(row))
    return found


def eligibility_of(connection: Connection, participant_id: str) -> Eligibility:
    """The assessment of a participant; an empty one where nothing has been recorded."""
    own_id = entities.owned_id(participant_id, OWN_ID)
    row = connection.execute(select(eligibility).where(eligibility.c.id == own_id)).first()
    if row is None:
        return Eligibility()
    answers = {criterion: getattr(row, criterion) for criterion in CRITERIA if getattr(row, criterion)}
    return Eligibility(
        answers=answers,
        quadrant=row.quadrant or "",
        decision=row.decision or "",
        decided_by=row.decided_by or "",
        decided_on=day_of(row.decided_on),
        note=row.note or "",
    )


def _step(row: Row[Any]) -> Step:
    return Step(row.id, row.what or "", row.who or "", day_of(row.due), day_of(row.done))


def day_of(text: str | None) -> date | None:
    """A column's ISO day; None where nothing is written."""
    return date.fromisoformat(text) if text else None
