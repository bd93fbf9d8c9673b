"""What has changed for whom since a place in the journal, or since a time. Cost follows the number of changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, func, select

from samordning_desktop.core import entities
from samordning_desktop.core.details import HIDDEN_WHEN_PROTECTED
from samordning_desktop.core.entry import FieldKey
from samordning_desktop.core.kinds import kind_of_entry
from samordning_desktop.core.meeting import BoardChange
from samordning_desktop.core.scopes import ScopeKind, split_scope
from samordning_desktop.core.wording import THING_NAMES, label_of
from samordning_desktop.store.codec import split_ids, unpack_value
from samordning_desktop.store.history import (
    UNKNOWN_AUTHOR,
    authored,
    moment,
    people_named,
    shown_value,
    staff_names,
)
from samordning_desktop.store.journal import chunks
from samordning_desktop.store.schema import journal, participant


def times_since(connection: Connection, wall: int) -> dict[str, int]:
    """The participants of whom something is written from a time on, and when last.

    Times are in milliseconds since 1970, by the writers' clocks.
    """
    query = (
        select(journal.c.scope, func.max(journal.c.wall))
        .where(journal.c.wall >= wall, journal.c.field.not_in(("site", "sites")))
        .group_by(journal.c.scope)
    )
    found: dict[str, int] = {}
    for scope, when in connection.execute(query):
        kind, own_id = split_scope(scope)
        if kind is not ScopeKind.SITE:
            found[own_id] = max(when, found.get(own_id, 0))
    return found


def changes_between(connection: Connection, after: int, upto: int | None) -> list[BoardChange]:
    """Each field of each participant that was written in between, as it stood before and stands after.

    A field written several times is told once; one that ended as it began is not told. What arrived in between
    counts as written then, and what it replaced is what stood here before it arrived.
    """
    where = [
        journal.c.pos > after,
        journal.c.field.not_in(("site", "sites")),
        journal.c.entity != entities.STAFF,
    ]
    if upto is not None:
        where.append(journal.c.pos <= upto)
    newest: dict[FieldKey, Row[Any]] = {}
    for row in connection.execute(authored().where(*where).order_by(journal.c.pos)):
        if split_scope(row.scope)[0] is not ScopeKind.SITE:
            newest[FieldKey(row.entity, row.entity_id, row.field)] = row
    hidden = _protected(connection, {_owner(row) for row in newest.values()})
    told = {
        key: row
        for key, row in newest.items()
        if not (key.field in HIDDEN_WHEN_PROTECTED and _owner(row) in hidden)
    }
    return list(_told(_Past(connection, {key.entity_id for key in told}, upto), after, told))


class _Past:
    """What has stood in the fields of some things, at any place in the journal up to one."""

    def __init__(self, connection: Connection, ids: Collection[str], upto: int | None) -> None:
        self._rows: dict[FieldKey, list[Row[Any]]] = defaultdict(list)
        for part in chunks(sorted(ids)):
            query = select(journal).where(journal.c.entity_id.in_(part)).order_by(journal.c.pos)
            if upto is not None:
                query = query.where(journal.c.pos <= upto)
            for row in connection.execute(query):
                self._rows[FieldKey(row.entity, row.entity_id, row.field)].append(row)
        taken_back = [
            row for key, rows in self._rows.items() if key.entity == entities.NARROWING for row in rows
        ]
        self._names = staff_names(connection) | people_named(connection, taken_back)

    def text(self, key: FieldKey, upto: int | None = None) -> str:
        """What stood in a field once the journal reached ``upto`` (None: at the end); every value of several."""
        rows = [row for row in self._rows[key] if upto is None or row.pos <= upto]
        replaced = {old for row in rows for old in split_ids(row.replaces)}
        texts = dict.fromkeys(self._text(row) for row in rows if row.id not in replaced)
        return (
            "".join(texts) if len(texts) < 2 else f"två värden: {' / '.join(text or '–' for text in texts)}"
        )

    def _text(self, row: Row[Any]) -> str:
        if row.value is None:
            return ""
        return shown_value(row.entity, row.field, unpack_value(row.value), self._names)


def _told(past: _Past, after: int, newest: Mapping[FieldKey, Row[Any]]) -> Iterator[BoardChange]:
    for key, row in newest.items():
        was, now = past.text(key, after), past.text(key)
        if was != now:
            yield BoardChange(
                participant=_owner(row),
                entity=key.entity,
                entity_id=key.entity_id,
                field=key.field,
                label=label_of(key),
                thing=_called(past, key, after),
                before=was,
                after=now,
                author=row.author_name or UNKNOWN_AUTHOR,
                site=row.site_name or "",
                when=moment(row.wall),
                kind=kind_of_entry(key.entity, key.field, row.value and unpack_value(row.value)),
            )


def _called(past: _Past, key: FieldKey, after: int) -> str:
    """What a thing is called, or was called if it is gone."""
    field = THING_NAMES.get(key.entity)
    if field is None:
        return ""
    name = key._replace(field=field)
    return past.text(name) or past.text(name, after)


def _owner(row: Row[Any]) -> str:
    return split_scope(row.scope)[1]


def _protected(connection: Connection, ids: Iterable[str]) -> set[str]:
    query = select(participant.c.id).where(participant.c.protected == 1)
    return set(connection.execute(query).scalars()) & set(ids)
