"""The board's rows out of the projection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from samordning_desktop.core.board import on_board, recalled
from samordning_desktop.core.clock import Stamp
from samordning_desktop.core.consent import Consent, Standing, standing
from samordning_desktop.core.participant import BoardFields, ParticipantRow
from samordning_desktop.core.swedish import sort_key
from samordning_desktop.store import schema
from samordning_desktop.store.schema import participant

_TEXTS = ("name", "personal_id", "goal", "situation", "interventions", "planning")


def board_rows(connection: Connection, own_site: str, today: date) -> list[ParticipantRow]:
    """Everyone on the board today, in Swedish order of name."""
    rows = _rows(connection, own_site, today, None)
    return sorted(rows, key=lambda row: (sort_key(row.fields.name), row.id))


def board_row(
    connection: Connection, own_site: str, today: date, participant_id: str
) -> ParticipantRow | None:
    """One participant's row, or None when they are not on the board."""
    return next(iter(_rows(connection, own_site, today, participant_id)), None)


def ids_beginning(connection: Connection, prefix: str, limit: int = 2) -> list[str]:
    """At most ``limit`` ids of participants that begin with ``prefix``."""
    query = select(participant.c.id).where(participant.c.name.is_not(None))
    query = query.where(participant.c.id.startswith(prefix, autoescape=True))
    return list(connection.execute(query.order_by(participant.c.id).limit(limit)).scalars())


def consents_of(connection: Connection, only: str | None = None) -> dict[str, list[Consent]]:
    """Registered consents by participant, oldest signature first."""
    query = select(schema.consent).order_by(schema.consent.c.signed, schema.consent.c.id)
    found: dict[str, list[Consent]] = defaultdict(list)
    for row in connection.execute(_of(query, schema.consent.c.participant, only)):
        found[row.participant].append(Consent(row.id, date.fromisoformat(row.signed), row.text_version))
    return found


def standing_of(connection: Connection, participant_id: str, today: date) -> Standing:
    """Where one participant's consent stands."""
    notice = connection.execute(
        select(schema.notice).where(schema.notice.c.participant == participant_id)
    ).first()
    return _standing(consents_of(connection, participant_id)[participant_id], notice, today)


def _rows(connection: Connection, own_site: str, today: date, only: str | None) -> Iterable[ParticipantRow]:
    consents = consents_of(connection, only)
    stamps = _consent_stamps(connection, only)
    notices = {
        row.participant: row
        for row in connection.execute(_of(select(schema.notice), schema.notice.c.participant, only))
    }
    news = _news(connection, only)
    query = select(participant, schema.site.c.name.label("site_name")).outerjoin(
        schema.site, schema.site.c.id == participant.c.site
    )
    query = query.where(participant.c.name.is_not(None))
    for row in connection.execute(_of(query, participant.c.id, only)):
        notice = notices.get(row.id)
        where = _standing(consents.get(row.id, []), notice, today)
        mine = row.site == own_site
        if on_board(mine, where, recalled(_recall_stamp(notice), stamps.get(row.id))):
            yield ParticipantRow(
                id=row.id,
                fields=_fields(row),
                site_id=row.site or "",
                site=row.site_name or "",
                mine=mine,
                consent=where,
                conflicts=tuple(row.conflicts.split(",")) if row.conflicts else (),
                news=tuple(news.get(row.id, ())),
            )


def _of(query: Select[Any], column: Any, only: str | None) -> Select[Any]:
    return query if only is None else query.where(column == only)


def _standing(consents: list[Consent], notice: Row[Any] | None, today: date) -> Standing:
    withdrawn = date.fromisoformat(notice.withdrawn) if notice is not None and notice.withdrawn else None
    return standing(consents, withdrawn, today)


def _recall_stamp(notice: Row[Any] | None) -> Stamp | None:
    if notice is None or notice.recalled is None:
        return None
    return Stamp(notice.recalled_wall, notice.recalled_tick)


def _consent_stamps(connection: Connection, only: str | None) -> dict[str, Stamp]:
    table = schema.consent
    query = select(table.c.participant, table.c.wall, table.c.tick)
    newest: dict[str, Stamp] = {}
    for owner, wall, tick in connection.execute(_of(query, table.c.participant, only)):
        newest[owner] = max(newest.get(owner, Stamp(0, 0)), Stamp(wall, tick))
    return newest


def _news(connection: Connection, only: str | None) -> dict[str, list[str]]:
    query = select(schema.news).order_by(schema.news.c.participant, schema.news.c.field)
    found: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(_of(query, schema.news.c.participant, only)):
        found[row.participant].append(row.field)
    return found


def _fields(row: Row[Any]) -> BoardFields:
    texts = {name: getattr(row, name) or "" for name in _TEXTS}
    return BoardFields(start=date.fromisoformat(row.start) if row.start else None, **texts)
