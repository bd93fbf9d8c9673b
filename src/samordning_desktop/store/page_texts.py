"""The person's page as plain texts by field, to tell what a package changes: cost follows the people asked about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from samordning_desktop.core import entities
from samordning_desktop.core.details import DETAIL_LABELS
from samordning_desktop.core.eligibility import ELIGIBILITY_LABELS
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.step import Step
from samordning_desktop.core.wording import text_of
from samordning_desktop.store import schema
from samordning_desktop.store.history import shown_value, staff_names
from samordning_desktop.store.journal import chunks
from samordning_desktop.store.person import day_of

_PEOPLE = select(schema.participant).where(schema.participant.c.id.in_(bindparam("among", expanding=True)))
_THINGS = [
    (
        table.name,
        select(table).where(table.c.participant.in_(bindparam("among", expanding=True))).order_by(table.c.id),
    )
    for table in schema.THINGS
]


def page_texts(connection: Connection, ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """For each participant the texts that are not empty: details by field, and each kind of thing as lines."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    names = staff_names(connection)
    for part in chunks(sorted(ids)):
        for row in connection.execute(_PEOPLE, {"among": list(part)}):
            for field in DETAIL_LABELS:
                text = shown_value(entities.PARTICIPANT, field, getattr(row, field), names)
                if text:
                    found[row.id][field] = text
        for kind, query in _THINGS:
            lines: dict[str, list[str]] = defaultdict(list)
            for row in connection.execute(query, {"among": list(part)}):
                lines[row.participant].extend(_lines(kind, row))
            for owner, texts in lines.items():
                found[owner][kind] = "\n".join(texts)
    return found


def _lines(kind: str, row: Row[Any]) -> Iterator[str]:
    """One thing as lines of text."""
    if kind == entities.NETWORK:
        member = NetworkMember(row.id, row.name or "", row.role or "", row.organisation or "")
        covered = "omfattas av samtycket" if row.covered else ""
        yield ", ".join(part for part in (member.words, row.contact or "", covered) if part)
    elif kind == entities.STEP:
        yield Step(row.id, row.what or "", row.who or "", day_of(row.due), day_of(row.done)).words
    else:
        for field, label in ELIGIBILITY_LABELS.items():
            text = text_of(kind, field, getattr(row, field))
            if text:
                yield f"{label}: {text}"
