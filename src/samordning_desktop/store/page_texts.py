"""The person's page as plain texts by field, to tell what a package changes: cost follows the people asked about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from samordning_desktop.core import entities
from samordning_desktop.core.details import DETAIL_LABELS
from samordning_desktop.core.eligibility import ELIGIBILITY_LABELS
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.step import Step
from samordning_desktop.core.wording import text_of
from samordning_desktop.store import schema
from samordning_desktop.store.history import shown_value, staff_names
from samordning_desktop.store.narrowed import Narrowed, chunks
from samordning_desktop.store.person import day_of

_DETAILS = Narrowed(
    select(schema.participant.c.id, *(schema.participant.c[field] for field in DETAIL_LABELS)),
    schema.participant.c.id,
)
_THINGS = {
    str(table.name): Narrowed(select(table).order_by(table.c.id), table.c.participant)
    for table in schema.THINGS
}


def page_texts(connection: Connection, ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """For each participant the texts that are not empty: details by field, and each kind of thing as lines."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    wanted = sorted(ids)
    names = staff_names(connection) if wanted else {}
    for part in chunks(wanted):
        for own_id, *values in _DETAILS.rows(connection, part):
            found[own_id] = dict(_details(values, names))
        for kind, query in _THINGS.items():
            lines: dict[str, list[str]] = defaultdict(list)
            for row in query.run(connection, part):
                lines[row.participant].extend(_lines(kind, row))
            for owner, texts in lines.items():
                found[owner][kind] = "\n".join(texts)
    return found


def _details(values: Sequence[Any], names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Those of the details that say something."""
    for field, value in zip(DETAIL_LABELS, values, strict=True):
        text = "" if value is None else shown_value(entities.PARTICIPANT, field, value, names)
        if text:
            yield field, text


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
