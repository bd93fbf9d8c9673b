"""Two values for one field, neither of whose authors had seen the other's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from samordning_desktop.core.entry import FieldKey


@dataclass(frozen=True, slots=True)
class Version:
    """One of the values: its text, who wrote it where, when (UTC), and whether it was written at this site.

    ``saw`` is what stood in the field as its author saw it, empty for nothing; None where that is not known here.
    """

    entry: str
    text: str
    author: str
    unit: str
    site: str
    when: datetime
    ours: bool
    saw: str | None = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that waits to be settled. ``id`` is that of ``conflict_id``.

    ``choices`` are the values that can be chosen beside those that wait, as code and word, where the field's value is
    chosen and not written.
    """

    id: str
    participant: str
    entity: str
    entity_id: str
    name: str
    field: str
    label: str
    versions: tuple[Version, ...]
    choices: tuple[tuple[str, str], ...] = ()


def conflict_id(key: FieldKey) -> str:
    """The id of the conflict in a field: the same at every site."""
    return f"{key.entity_id}.{key.field}"
