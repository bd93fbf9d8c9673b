"""The board's rows out of the projection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, LargeBinary, bindparam, cast, func, select

from samordning_desktop.core.board import on_board, recalled
from samordning_desktop.core.clock import Stamp
from samordning_desktop.core.consent import Consent, ConsentState, Standing, standing
from samordning_desktop.core.consent_scope import Narrowing
from samordning_desktop.core.kinds import kind_of_news
from samordning_desktop.core.namesakes import told_apart
from samordning_desktop.core.news import LEAVING, NEW_PERSON
from samordning_desktop.core.participant import FIELD_LABELS, BoardFields, ParticipantRow
from samordning_desktop.core.sharing import let_go, sharing, site_key
from samordning_desktop.core.swedish import natural_key
from samordning_desktop.store import schema
from samordning_desktop.store.bulk import Plain
from samordning_desktop.store.consents import SiteRecall, narrowings_of, site_recalls
from samordning_desktop.store.journal import chunks
from samordning_desktop.store.narrowed import Narrowed
from samordning_desktop.store.schema import participant

#: Sorts after every character that an id can go on with.
_LAST = "\U0010ffff"

_CONSENTS = Narrowed(
    select(
        schema.consent.c.participant, schema.consent.c.id, schema.consent.c.signed, schema.consent.c.text_version,
        schema.consent.c.scope, schema.consent.c.sites, schema.consent.c.how, schema.consent.c.witness,
        schema.consent.c.form, schema.consent.c.seal, schema.consent.c.wall, schema.consent.c.tick,
    ).order_by(schema.consent.c.signed, schema.consent.c.id),
    schema.consent.c.participant,
)  # fmt: skip


class _Notice(NamedTuple):
    """What has been noticed of a participant: withdrawn, recalled, or both."""

    participant: str
    withdrawn: str | None
    recalled: str | None
    recalled_wall: int
    recalled_tick: int


_NOTICES = Narrowed(select(*(schema.notice.c[name] for name in _Notice._fields)), schema.notice.c.participant)
_NEWS = Narrowed(
    select(schema.news.c.participant, schema.news.c.field).order_by(schema.news.c.field),
    schema.news.c.participant,
)
#: By kind of thing, the participants who have one in which a field holds two values.
_WAITING = {
    str(table.name): Narrowed(
        select(table.c.participant).where(table.c.conflicts != "").distinct(), table.c.participant
    )
    for table in sorted(schema.THINGS, key=lambda table: str(table.name))
}
#: In the order in which ``_rows`` takes them apart: asking ten thousand rows for each value by its name costs twice
#: as much as all else together. Sites and notices are few: to look them up for each row costs a third more.
_BOARD_COLUMNS = (
    participant.c.id, participant.c.site, participant.c.principal, participant.c.coordinator, participant.c.colleague,
    participant.c.ended, participant.c.conflicts,
    participant.c.name, participant.c.personal_id, participant.c.start, participant.c.goal,
    participant.c.situation, participant.c.interventions, participant.c.planning,
)  # fmt: skip
_TEXTS = slice(7, None)
_TEXTS_OF = Narrowed(
    select(participant.c.id, participant.c.conflicts, *_BOARD_COLUMNS[_TEXTS]), participant.c.id
)
#: Without a name nobody is on a board.
_KNOWN = participant.c.name.is_not(None)
_PARTICIPANTS = Narrowed(select(*_BOARD_COLUMNS).where(_KNOWN), participant.c.id)
#: All of them in one value: the driver lets go of Python's lock for each value, and waits for it again.
_EVERYBODY = Plain(
    select(cast(func.json_group_array(func.json_array(*_BOARD_COLUMNS)), LargeBinary)).where(_KNOWN)
)
_decoded = msgspec.json.Decoder(list[tuple[Any, ...]]).decode
#: As much of it as the database keeps in memory.
_FIRST = select(participant.c.planning).limit(20_000).subquery()
_PAGES = Plain(select(func.sum(func.length(_FIRST.c.planning))))
_SITES = Plain(select(schema.site.c.id, schema.site.c.name))

_NAMED = Plain(select(participant.c.id).where(participant.c.name == bindparam("name")))
_HAVING = Narrowed(select(participant.c.id), participant.c.name)


def board_rows(connection: Connection, own_site: str, today: date) -> list[ParticipantRow]:
    """Everyone on the board today, in Swedish order of name."""
    return in_order(told_apart(_rows(connection, own_site, today, None, _news(connection, None))))


def read_ahead(connection: Connection) -> None:
    """Has the board's pages decrypted, in a step that lets go of Python's lock."""
    _PAGES.row(connection)


def in_order(rows: Iterable[ParticipantRow]) -> list[ParticipantRow]:
    """Rows in the board's order: Swedish, by name, numbers by their size."""
    return sorted(rows, key=lambda row: (natural_key(row.fields.name), row.id))


def board_row(
    connection: Connection, own_site: str, today: date, participant_id: str
) -> ParticipantRow | None:
    """One participant's row, or None when they are not on the board."""
    only = [participant_id]
    row = next(iter(_rows(connection, own_site, today, only, _news(connection, only))), None)
    if row is None:
        return None
    others = [own_id for own_id in named(connection, row.fields.name) if own_id != row.id]
    return told_apart([*_rows(connection, own_site, today, others, {}), row])[-1] if others else row


def named(connection: Connection, name: str) -> list[str]:
    """The ids of those with this very name, on any board or none."""
    return [own_id for (own_id,) in _NAMED.rows(connection, name=name)]


def rows_of(
    connection: Connection, own_site: str, today: date, ids: Iterable[str]
) -> dict[str, ParticipantRow]:
    """The rows of some participants by id, news not looked for; those who are not on the board are not among them."""
    found = (_rows(connection, own_site, today, part, {}) for part in chunks(sorted(ids)))
    return {row.id: row for rows in found for row in rows}


def apart_by_name(
    connection: Connection,
    own_site: str,
    today: date,
    names: Sequence[str],
    known: Iterable[ParticipantRow] = (),
) -> dict[str, ParticipantRow]:
    """Everyone on the board who has one of some names, by id, told apart as there; for that all are looked through.

    ``known`` are rows that stand in the place of those in the store, also of people who are off the board by now.
    """
    rows = {row.id: row for row in known}
    ids = {own_id for part in chunks(names) for (own_id,) in _HAVING.rows(connection, part)}
    rows |= rows_of(connection, own_site, today, ids - rows.keys())
    return {row.id: row for row in told_apart(rows.values())}


def texts_again(connection: Connection, rows: Mapping[str, ParticipantRow]) -> dict[str, ParticipantRow]:
    """Rows of which nothing but the board's texts, or what waits in them, is other than when they were read; as they are."""
    found = {}
    for part in chunks(sorted(rows)):
        for own_id, conflicts, *texts in _TEXTS_OF.rows(connection, part):
            row = rows[own_id]
            waiting = _two_values(conflicts, (one for one in row.conflicts if one in _WAITING))
            again = replace(row, fields=_fields(*texts), conflicts=waiting)
            found[own_id] = veiled_row(again, row.veiled)
    return found


def ids_beginning(connection: Connection, prefix: str, limit: int = 2) -> list[str]:
    """At most ``limit`` ids of participants that begin with ``prefix``."""
    query = select(participant.c.id).where(_KNOWN)
    query = query.where(participant.c.id.between(prefix, prefix + _LAST))  # LIKE would look at every row
    return list(connection.execute(query.order_by(participant.c.id).limit(limit)).scalars())


def consents_of(connection: Connection, only: Sequence[str] | None = None) -> dict[str, list[Consent]]:
    """Registered consents by participant, oldest signature first."""
    found: dict[str, list[Consent]] = defaultdict(list)
    for owner, *columns in _CONSENTS.rows(connection, only):
        found[owner].append(_consent(*columns))
    return found


def standing_of(connection: Connection, participant_id: str, today: date) -> Standing:
    """Where one participant's consent stands."""
    return _standing(
        consents_of(connection, [participant_id])[participant_id], _notice(connection, participant_id), today
    )


def recall_stands(connection: Connection, participant_id: str) -> bool:
    """Whether one participant has been recalled, with no consent since."""
    consents = consents_of(connection, [participant_id])
    return _recalled(_notice(connection, participant_id), consents[participant_id])


def _notice(connection: Connection, participant_id: str) -> _Notice | None:
    return _notices(connection, [participant_id]).get(participant_id)


def _notices(connection: Connection, only: Sequence[str] | None) -> dict[str, _Notice]:
    return {row[0]: _Notice(*row) for row in _NOTICES.rows(connection, only)}


def _rows(
    connection: Connection,
    own_site: str,
    today: date,
    only: Sequence[str] | None,
    news: Mapping[str, Sequence[str]],
) -> Iterable[ParticipantRow]:
    consents = consents_of(connection, only)
    waiting = _things_waiting(connection, only)
    notices, sites = _notices(connection, only), dict(_SITES.rows(connection))
    none: list[Consent] = []
    missing = standing(none, None, today)
    others = _Others(connection, own_site, today, only)
    for row in _everybody(connection) if only is None else _PARTICIPANTS.rows(connection, only):
        own_id, site, principal, coordinator, colleague, ended, conflicts = row[:7]
        given, notice = consents.get(own_id, none), notices.get(own_id)
        where = _standing(given, notice, today) if given or notice else missing
        mine = site == own_site
        if on_board(mine, where, not mine and _gone(notice, given, others, own_id)):
            last_day = _ended(ended, where) if ended or notice else None
            left = where.state is ConsentState.WITHDRAWN or (last_day is not None and last_day <= today)
            told = news.get(own_id)
            team = tuple(filter(None, (coordinator, colleague))) if coordinator or colleague else ()
            shown = ParticipantRow(
                id=own_id,
                fields=_fields(*row[_TEXTS]),
                site_id=site or "",
                site=sites.get(site) or "",
                mine=mine,
                consent=where,
                conflicts=_two_values(conflicts, waiting.get(own_id, ())) if conflicts or waiting else (),
                news=_told(told, left) if told else (),
                principal=principal or "",
                coordinators=team,
                ended=last_day,
                left=left,
            )
            yield shown if mine else veiled_row(shown, others.veiled(own_id, given))


def _everybody(connection: Connection) -> list[tuple[Any, ...]]:
    found = _EVERYBODY.row(connection)
    return _decoded(found[0]) if found else []


class _Others:
    """What other sites' participants let be shared with this site: looked up once there is one of them."""

    def __init__(
        self, connection: Connection, own_site: str, today: date, only: Sequence[str] | None
    ) -> None:
        self._connection = connection
        self._site = own_site
        self._today = today
        self._only = only
        self._key = site_key(own_site)

    def let_go(self, one: str, given: Sequence[Consent]) -> bool:
        """Whether this site has been told to let go of a participant, with no consent for it since."""
        recall = self._recalls.get(one)
        return recall is not None and let_go(
            recall.day, recall.stamp, given, self._narrowings.get(one, ()), self._key, self._today
        )

    def veiled(self, one: str, given: Sequence[Consent]) -> frozenset[str]:
        """The kinds that a participant does not let be shared with this site."""
        taken = self._narrowings.get(one, ())
        if not taken and not any(consent.scope for consent in given):
            return frozenset()
        return sharing(given, taken, self._today, self._key).veiled

    @cached_property
    def _narrowings(self) -> dict[str, list[Narrowing]]:
        return narrowings_of(self._connection, self._only)

    @cached_property
    def _recalls(self) -> dict[str, SiteRecall]:
        return site_recalls(self._connection, self._site, self._only)


def _gone(notice: _Notice | None, given: list[Consent], others: _Others, one: str) -> bool:
    """Whether another site's participant has been recalled, from everywhere or from here."""
    return _recalled(notice, given) or others.let_go(one, given)


def _ended(written: str | None, where: Standing) -> date | None:
    """When the participation ended: a withdrawal ends it, whatever has been written."""
    ended, withdrawn = _day(written), where.withdrawn_on
    if ended is None or withdrawn is None:
        return ended or withdrawn
    return min(ended, withdrawn)


def veiled_row(row: ParticipantRow, veiled: frozenset[str]) -> ParticipantRow:
    """The row without what is not to be shown here."""
    if not veiled:
        return row
    hidden: dict[str, Any] = {name: "" for name in FIELD_LABELS if kind_of_news(name) in veiled}
    return replace(
        row,
        fields=replace(row.fields, **hidden),
        conflicts=tuple(one for one in row.conflicts if kind_of_news(one) not in veiled),
        news=tuple(one for one in row.news if kind_of_news(one) not in veiled),
        veiled=veiled,
    )


def _news(connection: Connection, only: Sequence[str] | None) -> dict[str, list[str]]:
    """The fields with news, by participant."""
    found: dict[str, list[str]] = defaultdict(list)
    for owner, field in _NEWS.run(connection, only):
        found[owner].append(field)
    return found


def _two_values(conflicts: str, things: Iterable[str]) -> tuple[str, ...]:
    """The fields, and the kinds of things, in which two values wait."""
    return (*(conflicts.split(",") if conflicts else ()), *things)


def _told(news: Sequence[str], left: bool) -> tuple[str, ...]:
    """Of somebody who is new nothing else is told, but that they have left."""
    if NEW_PERSON not in news:
        return tuple(news)
    return tuple(one for one in news if one == NEW_PERSON or (left and one in LEAVING))


def _things_waiting(connection: Connection, only: Sequence[str] | None) -> dict[str, list[str]]:
    """By participant, the kinds of their things in which a field holds two values."""
    found: dict[str, list[str]] = defaultdict(list)
    for kind, query in _WAITING.items():
        for (owner,) in query.run(connection, only):
            found[owner].append(kind)
    return found


def _standing(consents: list[Consent], notice: _Notice | None, today: date) -> Standing:
    withdrawn = date.fromisoformat(notice.withdrawn) if notice is not None and notice.withdrawn else None
    return standing(consents, withdrawn, today)


def _recalled(notice: _Notice | None, consents: list[Consent]) -> bool:
    if notice is None or notice.recalled is None:
        return False
    day = date.fromisoformat(notice.recalled)
    longer = any(consent.last_valid_day >= day for consent in consents)
    newest = max((consent.stamp for consent in consents), default=None)
    return recalled(Stamp(notice.recalled_wall, notice.recalled_tick), newest, longer)


def _consent(
    own_id: str, signed: str, text: str, scope: str | None, sites: str | None, how: str | None,
    witness: str | None, form: str | None, seal: str | None, wall: int, tick: int,
) -> Consent:  # fmt: skip
    return Consent(
        id=own_id,
        signed=date.fromisoformat(signed),
        text_version=text,
        scope=scope or sites or "",
        how=how or "",
        witness=witness or "",
        form=form or "",
        seal=seal or "",
        stamp=Stamp(wall, tick),
    )


def _fields(
    name: str, personal_id: str | None, start: str | None,
    goal: str | None, situation: str | None, interventions: str | None, planning: str | None,
) -> BoardFields:  # fmt: skip
    return BoardFields(
        name,
        personal_id or "",
        date.fromisoformat(start) if start else None,
        goal or "",
        situation or "",
        interventions or "",
        planning or "",
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
