"""Entries as bytes: what the wire carries, what an entry's id is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from hashlib import sha256

import msgspec

from samordning_desktop.core.entry import Entry, Value

_encoder = msgspec.msgpack.Encoder()
_value_decoder = msgspec.msgpack.Decoder(Value)
_entries_decoder = msgspec.msgpack.Decoder(list[Entry])

#: An entry from its parts in order: its own ``__new__`` is written in Python, and takes as long as all the rest.
_entry = partial(tuple.__new__, Entry)

ID_BYTES = 16

#: A field's value as MessagePack.
pack_value: Callable[[Value], bytes] = _encoder.encode
#: Entry ids end to end, as the journal keeps what an entry replaces.
join_ids: Callable[[Iterable[bytes]], bytes] = b"".join


def entry_id(entry: Entry) -> bytes:
    """The entry's id: the first 16 bytes of SHA-256 over its MessagePack array.

    Equal entries have equal ids on every device, and nobody can make a second entry with a known id.
    """
    return sha256(_encoder.encode(entry)).digest()[:ID_BYTES]


def unpack_value(packed: bytes) -> Value:
    """The inverse of ``pack_value``."""
    value: Value = _value_decoder.decode(packed)
    return value


def pack_entries(entries: list[Entry]) -> bytes:
    """Entries as one MessagePack array of arrays."""
    return _encoder.encode(entries)


def unpack_entries(packed: bytes, known: dict[str, str]) -> list[Entry]:
    """The inverse of ``pack_entries``, types checked. Raises msgspec.DecodeError for anything else.

    ``known`` are texts that have been met: what many entries have in common is held in memory once. Most of it is what the
    entry before says too, and to compare costs less than to look up.
    """
    same = known.setdefault
    entries: list[Entry] = []
    last_scope = last_id = last_author = last_device = last_operation = None
    for (
        scope, entity, entity_id, field, value, replaces, author, device, number, wall, tick, operation,
    ) in _entries_decoder.decode(packed):  # fmt: skip
        if scope != last_scope:
            last_scope = same(scope, scope)
        if entity_id != last_id:
            last_id = same(entity_id, entity_id)
        if author != last_author:
            last_author = same(author, author)
        if device != last_device:
            last_device = same(device, device)
        if operation != last_operation:
            last_operation = same(operation, operation)
        parts = (
            last_scope, same(entity, entity), last_id, same(field, field), value, replaces,
            last_author, last_device, number, wall, tick, last_operation,
        )  # fmt: skip
        entries.append(_entry(parts))
    return entries


def split_ids(joined: bytes) -> tuple[bytes, ...]:
    """The inverse of ``join_ids``."""
    return tuple(joined[at : at + ID_BYTES] for at in range(0, len(joined), ID_BYTES))
