"""The journal's entry: the only form in which shared data changes (design §1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from samordning_desktop.core.clock import Stamp

#: What a field can hold. None means not written, or taken away.
Value = str | int | list[str | int] | None


class Entry(NamedTuple):
    """One change of one field, as it stands in the journal and travels in packages.

    ``scope`` is what sharing decides on (see ``core.scopes``). ``replaces`` names the entries whose values
    the author was looking at. ``number`` runs from 1 on each device; ``wall`` and ``tick`` are its hybrid
    logical time; ``operation`` groups the entries of one op.
    """

    scope: str
    entity: str
    entity_id: str
    field: str
    value: Value
    replaces: tuple[bytes, ...]
    author: str
    device: str
    number: int
    wall: int
    tick: int
    operation: str

    @property
    def stamp(self) -> Stamp:
        """The entry's hybrid logical time."""
        return Stamp(self.wall, self.tick)

    @property
    def key(self) -> FieldKey:
        """The field that the entry is about."""
        return FieldKey(self.entity, self.entity_id, self.field)


class FieldKey(NamedTuple):
    """One field of one thing."""

    entity: str
    entity_id: str
    field: str


class Head(NamedTuple):
    """A value that nobody has replaced, with what orders it among others of its field."""

    id: bytes
    value: Value
    wall: int
    tick: int
    device: str
    number: int


#: The values of one field that nobody has replaced. One that is alone can be its entry as it is: nothing has to be asked
#: that orders it among others.
FieldHeads = Sequence[Head] | tuple[Entry]


def shown(heads: Iterable[Head]) -> Head | None:
    """The head whose value is shown while several wait to be settled: the latest, the same at every site.

    This orders what is looked at, never what survives: all heads are kept until a person settles them.
    """
    return max(
        heads, key=lambda head: (head.wall, head.tick, head.device, head.number, head.id), default=None
    )


def in_conflict(heads: FieldHeads) -> bool:
    """Whether the heads of one field hold different values."""
    values = [head.value for head in heads]
    return any(value != values[0] for value in values[1:])
