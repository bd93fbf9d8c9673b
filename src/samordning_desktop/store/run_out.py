"""Whose consents have run out, so that they are to be recalled."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, func, or_, select

from samordning_desktop.store.board import recall_stands
from samordning_desktop.store.schema import consent, notice, participant

_LASTING = select(consent.c.participant).where(consent.c.signed >= bindparam("oldest"))
_NEWEST = (
    select(
        consent.c.participant,
        func.max(consent.c.wall).label("wall"),
        func.max(consent.c.signed).label("signed"),
    )
    .group_by(consent.c.participant)
    .subquery()
)
#: What is written after every consent, and dated after the last of them, stands; the rest is looked at.
_UNSURE = or_(
    notice.c.recalled.is_(None),
    notice.c.recalled_wall <= _NEWEST.c.wall,
    notice.c.recalled <= func.date(_NEWEST.c.signed, "+1 year", "-1 day"),
)
_RUN_OUT = (
    select(participant.c.id)
    .join(_NEWEST, _NEWEST.c.participant == participant.c.id)
    .outerjoin(notice, notice.c.participant == participant.c.id)
    .where(participant.c.site == bindparam("own_site"), participant.c.id.not_in(_LASTING))
    .where(notice.c.withdrawn.is_(None), _UNSURE)
)


def run_out(connection: Connection, own_site: str, oldest_signature: str) -> list[str]:
    """This site's participants whose every consent has run out and for whom no recall stands.

    ``oldest_signature`` is the earliest day on which a consent that covers today can have been signed. A form
    dated after today (by a clock that was ahead) has not run out either; until its day the gate is shut.
    """
    found = connection.execute(_RUN_OUT, {"own_site": own_site, "oldest": oldest_signature}).scalars().all()
    return [one for one in found if not recall_stands(connection, one)]
