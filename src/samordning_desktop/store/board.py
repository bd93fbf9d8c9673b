"""The board's rows out of the projection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from samordning_desktop.core.board import on_board, recalled
from samordning_desktop.core.clock import Stamp
from samordning_desktop.core.consent import Consent, Standing, standing
from samordning_desktop.core.participant import BoardFields, ParticipantRow
from samordning_desktop.core.swedish import sort_key
from samordning_desktop.store import schema
from samordning_desktop.store.journal import chunks
from samordning_desktop.store.schema import participant

#: Sorts after every character that an id can go on with.
_LAST = "\U0010ffff"


def board_rows(connection: Connection, own_site: str, today: date) -> list[ParticipantRow]:
    """Everyone on the board today, in Swedish order of name."""
    rows = _rows(connection, own_site, today, None)
    return sorted(rows, key=lambda row: (sort_key(row.fields.name), row.id))


def board_row(
    connection: Connection, own_site: str, today: date, participant_id: str
) -> ParticipantRow | None:
    """One participant's row, or None when they are not on the board."""
    return rows_of(connection, own_site, today, [participant_id]).get(participant_id)


def rows_of(
    connection: Connection, own_site: str, today: date, ids: Iterable[str]
) -> dict[str, ParticipantRow]:
    """The rows of some participants by id; those who are not on the board are not among them."""
    found = (_rows(connection, own_site, today, part) for part in chunks(sorted(ids)))
    return {row.id: row for rows in found for row in rows}


def ids_beginning(connection: Connection, prefix: str, limit: int = 2) -> list[str]:
    """At most ``limit`` ids of participants that begin with ``prefix``."""
    query = select(participant.c.id).where(participant.c.name.is_not(None))
    query = query.where(participant.c.id.between(prefix, prefix + _LAST))  # LIKE would look at every row
    return list(connection.execute(query.order_by(participant.c.id).limit(limit)).scalars())


def consents_of(connection: Connection, only: Sequence[str] | None = None) -> dict[str, list[Consent]]:
    """Registered consents by participant, oldest signature first."""
    query = select(schema.consent).order_by(schema.consent.c.signed, schema.consent.c.id)
    found: dict[str, list[Consent]] = defaultdict(list)
    for row in connection.execute(_of(query, schema.consent.c.participant, only)):
        found[row.participant].append(Consent(row.id, date.fromisoformat(row.signed), row.text_version))
    return found


def standing_of(connection: Connection, participant_id: str, today: date) -> Standing:
    """Where one participant's consent stands."""
    return _standing(
        consents_of(connection, [participant_id])[participant_id], _notice(connection, participant_id), today
    )


def recall_stands(connection: Connection, participant_id: str) -> bool:
    """Whether one participant has been recalled, with no consent since."""
    consents = consents_of(connection, [participant_id])[participant_id]
    stamp = _consent_stamps(connection, [participant_id]).get(participant_id)
    return _recalled(_notice(connection, participant_id), consents, stamp)


def _notice(connection: Connection, participant_id: str) -> Row[Any] | None:
    query = select(schema.notice).where(schema.notice.c.participant == participant_id)
    return connection.execute(query).first()


def _rows(
    connection: Connection, own_site: str, today: date, only: Sequence[str] | None
) -> Iterable[ParticipantRow]:
    consents = consents_of(connection, only)
    stamps = _consent_stamps(connection, only)
    notices = {
        row.participant: row
        for row in connection.execute(_of(select(schema.notice), schema.notice.c.participant, only))
    }
    news = _news(connection, only)
    waiting = _things_in_conflict(connection, only)
    query = select(participant, schema.site.c.name.label("site_name")).outerjoin(
        schema.site, schema.site.c.id == participant.c.site
    )
    query = query.where(participant.c.name.is_not(None))
    none: list[Consent] = []
    missing = standing(none, None, today)
    for row in connection.execute(_of(query, participant.c.id, only)).all():
        given, notice = consents.get(row.id, none), notices.get(row.id)
        where = _standing(given, notice, today) if given or notice else missing
        mine = row.site == own_site
        if on_board(mine, where, _recalled(notice, given, stamps.get(row.id))):
            ended = date.fromisoformat(row.ended) if row.ended else None
            conflicts = row.conflicts.split(",") if row.conflicts else []
            yield ParticipantRow(
                id=row.id,
                fields=_fields(row),
                site_id=row.site or "",
                site=row.site_name or "",
                mine=mine,
                consent=where,
                conflicts=(*conflicts, *waiting.get(row.id, ())),
                news=tuple(news.get(row.id, ())),
                principal=row.principal or "",
                coordinators=tuple(one for one in (row.coordinator, row.colleague) if one),
                ended=ended,
                left=ended is not None and ended <= today,
            )


def _things_in_conflict(connection: Connection, only: Sequence[str] | None) -> dict[str, list[str]]:
    """The kinds of things of each participant's in which a field holds two values."""
    found: dict[str, list[str]] = defaultdict(list)
    for table in schema.THINGS:
        query = select(table.c.participant).where(table.c.conflicts != "").distinct()
        for owner in connection.execute(_of(query, table.c.participant, only)).scalars():
            found[owner].append(str(table.name))  # SQLAlchemy has a string of its own
    return found


def _of(query: Select[Any], column: Any, only: Sequence[str] | None) -> Select[Any]:
    return query if only is None else query.where(column.in_(only))


def _standing(consents: list[Consent], notice: Row[Any] | None, today: date) -> Standing:
    withdrawn = date.fromisoformat(notice.withdrawn) if notice is not None and notice.withdrawn else None
    return standing(consents, withdrawn, today)


def _recalled(notice: Row[Any] | None, consents: list[Consent], newest: Stamp | None) -> bool:
    if notice is None or notice.recalled is None:
        return False
    day = date.fromisoformat(notice.recalled)
    longer = any(consent.last_valid_day >= day for consent in consents)
    return recalled(Stamp(notice.recalled_wall, notice.recalled_tick), newest, longer)


def _consent_stamps(connection: Connection, only: Sequence[str] | None) -> dict[str, Stamp]:
    table = schema.consent
    query = select(table.c.participant, table.c.wall, table.c.tick)
    newest: dict[str, Stamp] = {}
    for owner, wall, tick in connection.execute(_of(query, table.c.participant, only)):
        newest[owner] = max(newest.get(owner, Stamp(0, 0)), Stamp(wall, tick))
    return newest


def _news(connection: Connection, only: Sequence[str] | None) -> dict[str, list[str]]:
    query = select(schema.news).order_by(schema.news.c.participant, schema.news.c.field)
    found: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(_of(query, schema.news.c.participant, only)):
        found[row.participant].append(row.field)
    return found


def _fields(row: Row[Any]) -> BoardFields:
    return BoardFields(
        name=row.name,
        personal_id=row.personal_id or "",
        start=date.fromisoformat(row.start) if row.start else None,
        goal=row.goal or "",
        situation=row.situation or "",
        interventions=row.interventions or "",
        planning=row.planning or "",
    )
