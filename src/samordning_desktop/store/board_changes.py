"""What has changed for whom since a place in the journal, or since a time. Cost follows the number of changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from samordning_desktop.core import entities
from samordning_desktop.core.details import HIDDEN_WHEN_PROTECTED
from samordning_desktop.core.entry import FieldKey
from samordning_desktop.core.meeting import BoardChange
from samordning_desktop.core.scopes import ScopeKind, split_scope
from samordning_desktop.core.wording import label_of, news_field
from samordning_desktop.store.codec import split_ids, unpack_value
from samordning_desktop.store.history import UNKNOWN_AUTHOR, authored, moment, shown_value, staff_names
from samordning_desktop.store.journal import rows_of
from samordning_desktop.store.schema import journal, participant


def fields_after(connection: Connection, pos: int) -> dict[str, frozenset[str]]:
    """The fields (or things of NEWS_LABELS) written after a position in the journal, by participant."""
    return _fields(connection, journal.c.pos > pos)


def fields_since(connection: Connection, wall: int) -> dict[str, frozenset[str]]:
    """The same for what was written from a time on, in milliseconds since 1970, by the writers' clocks."""
    return _fields(connection, journal.c.wall >= wall)


def changes_between(connection: Connection, after: int, upto: int | None) -> list[BoardChange]:
    """Each field of each participant that was written in between, as it stood before and stands after.

    A field written several times is told once; one that ended as it began is not told.
    """
    where = [journal.c.pos > after, journal.c.field != "site", journal.c.entity != entities.STAFF]
    if upto is not None:
        where.append(journal.c.pos <= upto)
    by_field: dict[FieldKey, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(authored().where(*where).order_by(journal.c.pos)):
        if split_scope(row.scope)[0] is not ScopeKind.SITE:
            by_field[FieldKey(row.entity, row.entity_id, row.field)].append(row)
    hidden = _protected(connection, {_owner(rows[0]) for rows in by_field.values()})
    told = {
        key: rows
        for key, rows in by_field.items()
        if not (key.field in HIDDEN_WHEN_PROTECTED and _owner(rows[0]) in hidden)
    }
    return list(_told(connection, told))


def _told(connection: Connection, by_field: Mapping[FieldKey, Sequence[Row[Any]]]) -> Iterator[BoardChange]:
    names = staff_names(connection)
    before = rows_of(connection, [old for rows in by_field.values() for old in split_ids(rows[0].replaces)])
    for key, rows in by_field.items():
        olds = [before[old] for old in split_ids(rows[0].replaces) if old in before]
        was, now = (_text(row, names) for row in (olds[-1] if olds else None, rows[-1]))
        if was != now:
            last = rows[-1]
            yield BoardChange(
                participant=_owner(last),
                entity=key.entity,
                field=key.field,
                label=label_of(key),
                before=was,
                after=now,
                author=last.author_name or UNKNOWN_AUTHOR,
                site=last.site_name or "",
                when=moment(last.wall),
            )


def _text(row: Row[Any] | None, names: Mapping[str, str]) -> str:
    if row is None or row.value is None:
        return ""
    return shown_value(row.entity, row.field, unpack_value(row.value), names)


def _owner(row: Row[Any]) -> str:
    return split_scope(row.scope)[1]


def _fields(connection: Connection, where: ColumnElement[bool]) -> dict[str, frozenset[str]]:
    query = select(journal.c.scope, journal.c.entity, journal.c.field).where(where).distinct()
    found: dict[str, set[str]] = defaultdict(set)
    for scope, entity, field in connection.execute(query):
        kind, own_id = split_scope(scope)
        if kind is not ScopeKind.SITE and field != "site":
            found[own_id].add(news_field(entity, field))
    return {own_id: frozenset(fields) for own_id, fields in found.items()}


def _protected(connection: Connection, ids: Iterable[str]) -> set[str]:
    query = select(participant.c.id).where(participant.c.protected == 1)
    return set(connection.execute(query).scalars()) & set(ids)
