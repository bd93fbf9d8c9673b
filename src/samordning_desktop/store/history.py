"""Who changed what, when: read from the journal itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, literal, select, tuple_, union_all

from samordning_desktop.core.consent import Registered
from samordning_desktop.core.consent_scope import PARTY, PartyKind
from samordning_desktop.core.details import HIDDEN_WHEN_PROTECTED
from samordning_desktop.core.entities import CONSENT, NARROWING, NETWORK, STEP
from samordning_desktop.core.entry import FieldKey, Value
from samordning_desktop.core.history import HistoryLine
from samordning_desktop.core.kinds import fields_of
from samordning_desktop.core.scopes import notice_scope, participant_scope, split_scope
from samordning_desktop.core.wording import STAFF_FIELDS, can_return, label_of, text_of
from samordning_desktop.store import schema
from samordning_desktop.store.codec import split_ids, unpack_value
from samordning_desktop.store.journal import chunks, replaced_by, rows_of
from samordning_desktop.store.schema import head, journal, narrowing

UNKNOWN_AUTHOR = "okänd"
#: Whoever of the network has no name here: it was never let be known.
SOMEBODY = "någon i nätverket"

_SITE_KEY = literal(f"{PartyKind.SITE}/") + schema.site.c.id
_NAMES = union_all(select(schema.staff.c.id, schema.staff.c.name), select(_SITE_KEY, schema.site.c.name))


def history_of(
    connection: Connection,
    participant_id: str,
    limit: int | None = None,
    veiled: frozenset[str] = frozenset(),
) -> list[HistoryLine]:
    """Every entry about a participant, newest first, but for those of the ``veiled`` kinds.

    Of someone with protected identity no address is told.
    """
    query = (
        authored()
        .where(journal.c.scope.in_([participant_scope(participant_id), notice_scope(participant_id)]))
        .where(journal.c.field.not_in(("site", "sites")))
        .order_by(journal.c.wall.desc(), journal.c.tick.desc(), journal.c.device, journal.c.number.desc())
    )
    if is_protected(connection, participant_id):
        query = query.where(journal.c.field.not_in(HIDDEN_WHEN_PROTECTED))
    if veiled:
        hidden = sorted(pair for kind in veiled for pair in fields_of(kind))
        query = query.where(tuple_(journal.c.entity, journal.c.field).not_in(hidden))
    if "network" in veiled:
        query = query.where(journal.c.entity_id.not_in(_people_taken_back(participant_id)))
    if limit is not None:
        query = query.limit(limit)
    rows = connection.execute(query).all()
    names = staff_names(connection) | people_named(connection, rows)
    olds = rows_of(connection, replaced_by(rows))
    about = names_of_things(connection, participant_id)
    return [
        replace(_line(row, names), before=replaced_text(row, olds, names), about=about.get(row.entity_id, ""))
        for row in rows
    ]


def newest_of(connection: Connection, key: FieldKey) -> HistoryLine | None:
    """Who wrote what stands in a field now, and when; None where nothing has been written."""
    places = select(head.c.pos).where(
        head.c.entity == key.entity, head.c.entity_id == key.entity_id, head.c.field == key.field
    )
    query = authored().where(journal.c.pos.in_(places)).order_by(journal.c.wall.desc(), journal.c.tick.desc())
    row = connection.execute(query.limit(1)).first()
    return None if row is None else _line(row, staff_names(connection))


def registered_of(connection: Connection, ids: Iterable[str]) -> dict[str, Registered]:
    """Who registered some consents and when, by their ids."""
    given = authored().where(journal.c.entity == CONSENT, journal.c.field == "given")
    return {
        row.entity_id: Registered(
            ", ".join(part for part in (row.author_name or UNKNOWN_AUTHOR, row.site_name) if part),
            moment(row.wall),
        )
        for part in chunks(sorted(ids))
        for row in connection.execute(given.where(journal.c.entity_id.in_(part)))
    }


def is_protected(connection: Connection, participant_id: str) -> bool:
    """Whether a participant has protected identity."""
    query = select(schema.participant.c.protected).where(schema.participant.c.id == participant_id)
    return bool(connection.execute(query).scalar())


def staff_names(connection: Connection) -> dict[str, str]:
    """Everyone in the directory, by id; and the sites, by the key under which a consent names them."""
    return {own_id: name or UNKNOWN_AUTHOR for own_id, name in connection.execute(_NAMES)}


def people_named(connection: Connection, rows: Iterable[Row[Any]]) -> dict[str, str]:
    """Whoever of the network some rows say was taken back, by the key under which a consent names them."""
    values = [(row.scope, unpack_value(row.value)) for row in rows if row.entity == NARROWING and row.value]
    keys = [(split_scope(scope)[1], str(value[2])) for scope, value in values if isinstance(value, list)]
    ids = {
        key.partition("/")[2]: key for owner, key in keys if key.startswith(f"{PartyKind.PERSON}/{owner}.")
    }
    query = (
        select(journal.c.entity_id, journal.c.value)
        .where(journal.c.entity == NETWORK, journal.c.field == "name", journal.c.entity_id.in_(ids))
        .order_by(journal.c.pos)
    )
    found = dict.fromkeys(ids.values(), SOMEBODY)
    for own_id, packed in connection.execute(query) if ids else ():
        if packed is not None and (name := unpack_value(packed)) is not None:
            found[ids[own_id]] = str(name)
    return found


def shown_value(entity: str, field: str, value: Value, names: Mapping[str, str]) -> str:
    """A value as a person reads it, staff and sites by name."""
    if entity == NARROWING and isinstance(value, list) and value[2] in names:
        value = [*value[:2], f"{PartyKind.SITE}/{names[str(value[2])]}", *value[3:]]
    text = text_of(entity, field, value)
    return names.get(text, text) if field in STAFF_FIELDS else text


def authored() -> Any:
    """A query of journal rows with their authors' names, units and sites."""
    return (
        select(
            journal,
            schema.staff.c.name.label("author_name"),
            schema.staff.c.unit.label("author_unit"),
            schema.staff.c.site.label("author_site"),
            schema.site.c.name.label("site_name"),
        )
        .outerjoin(schema.staff, schema.staff.c.id == journal.c.author)
        .outerjoin(schema.site, schema.site.c.id == schema.staff.c.site)
    )


def moment(wall: int) -> datetime:
    """A stamp's milliseconds as a time (UTC)."""
    return datetime.fromtimestamp(wall / 1000, UTC)


def _people_taken_back(participant_id: str) -> Any:
    """The ids of what says that somebody who is no site was taken back: it tells who is around the person."""
    return select(narrowing.c.id).where(
        narrowing.c.participant == participant_id,
        narrowing.c.what == PARTY,
        narrowing.c.key.not_like(f"{PartyKind.SITE}/%"),
    )


def names_of_things(connection: Connection, participant_id: str) -> dict[str, str]:
    """What each step of a participant's says, and who each one in the network is: also those taken away."""
    query = (
        select(journal.c.entity_id, journal.c.value)
        .where(journal.c.scope == participant_scope(participant_id))
        .where(tuple_(journal.c.entity, journal.c.field).in_([(STEP, "what"), (NETWORK, "name")]))
        .order_by(journal.c.pos)
    )
    found = {}
    for own_id, packed in connection.execute(query):
        value = None if packed is None else unpack_value(packed)
        if value is not None:
            found[own_id] = str(value)
    return found


def replaced_text(row: Row[Any], olds: Mapping[bytes, Row[Any]], names: Mapping[str, str]) -> str:
    """What an entry replaced, out of ``olds``; both texts where it settled a conflict."""
    texts = (_text(olds[old], names) for old in split_ids(row.replaces) if old in olds)
    return " / ".join(dict.fromkeys(text for text in texts if text))


def _text(row: Row[Any], names: Mapping[str, str]) -> str:
    value = None if row.value is None else unpack_value(row.value)
    return shown_value(row.entity, row.field, value, names)


def _line(row: Row[Any], names: Mapping[str, str]) -> HistoryLine:
    key = FieldKey(row.entity, row.entity_id, row.field)
    return HistoryLine(
        when=moment(row.wall),
        what=label_of(key),
        field=row.field,
        value=_text(row, names),
        author=row.author_name or UNKNOWN_AUTHOR,
        site=row.site_name or "",
        entry=row.id.hex(),
        can_return=can_return(key, None if row.value is None else unpack_value(row.value)),
    )
