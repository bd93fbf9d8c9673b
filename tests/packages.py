"""Packages in the hands of a test: made, sent, opened with the receiver's key, and forged.

The form is written out here once more, from the words of ``sync.format``, so that the two hold each other.
"""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import pyrage
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from samordning_desktop.core.attachment import Attachment
from samordning_desktop.core.entry import Entry
from samordning_desktop.core.merge_plan import MergePlan
from samordning_desktop.ops import Desk
from samordning_desktop.store import schema
from samordning_desktop.store.device import current_device
from samordning_desktop.sync import incoming, outgoing

MARK = b"SAMORDN\x00"
HEAD = struct.Struct(">8sH32s64s")


def pack(sender: Desk, receiver: Desk | str) -> bytes:
    """A package to a site, as the bytes of its file."""
    name = receiver if isinstance(receiver, str) else receiver.actor.site
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paket.age"
        outgoing.export(sender, name, path)
        return path.read_bytes()


def send(sender: Desk, receiver: Desk) -> MergePlan:
    """A package made at one end and taken in at the other."""
    return incoming.take_in(receiver, pack(sender, receiver)).value


def exchange(one: Desk, other: Desk, rounds: int = 2) -> None:
    """Packages both ways until each end knows what the other has."""
    for _ in range(rounds):
        send(one, other)
        send(other, one)


def dump(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table in the store."""
    with desk.read() as connection:
        return {
            table.name: [
                tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))
            ]
            for table in schema.metadata.sorted_tables
        }


def identity(desk: Desk) -> pyrage.x25519.Identity:
    """The key that opens packages to this desk."""
    with desk.read() as connection:
        return pyrage.x25519.Identity.from_str(current_device(connection).age_identity)


def signing_key(desk: Desk) -> Ed25519PrivateKey:
    """The key that this desk signs with."""
    with desk.read() as connection:
        return Ed25519PrivateKey.from_private_bytes(current_device(connection).signing)


def blocks(content: bytes) -> list[bytes]:
    """The blocks of a package's signed content."""
    stream = unpacked(content)
    found = []
    while stream:
        (length,) = struct.unpack_from(">I", stream)
        found.append(stream[4 : 4 + length])
        stream = stream[4 + length :]
    return found


def unpacked(content: bytes) -> bytes:
    """The body of a package's signed content, decompressed."""
    return zstandard.ZstdDecompressor().decompressobj().decompress(content[HEAD.size :])


def opened(receiver: Desk, content: bytes) -> tuple[dict[str, Any], list[list[Any]]]:
    """A package's manifest and entries, read without the program's own reader."""
    first, *rest = blocks(pyrage.decrypt(content, [identity(receiver)]))
    manifest, entries = msgspec.msgpack.decode(first), []
    for part in rest:
        if len(entries) < manifest["entries"]:
            entries += msgspec.msgpack.decode(part)
    return manifest, entries


def clear_bytes(receiver: Desk, content: bytes) -> bytes:
    """All that a package says, decrypted and decompressed."""
    return unpacked(pyrage.decrypt(content, [identity(receiver)]))


def block(content: bytes) -> bytes:
    """One block with its length before it."""
    return struct.pack(">I", len(content)) + content


def signed(body: bytes, key: Ed25519PrivateKey, version: int = 1, mark: bytes = MARK) -> bytes:
    """A package's signed content around a body."""
    signature = key.sign(mark + version.to_bytes(2) + body)
    return HEAD.pack(mark, version, key.public_key().public_bytes_raw(), signature) + body


@dataclass
class Draft:
    """A package that says and is whatever a test wants; as it stands, the receiver would take it in."""

    sender: Desk
    receiver: Desk
    manifest: dict[str, Any]
    entries: list[Any]
    key: Ed25519PrivateKey
    recipients: Sequence[pyrage.x25519.Recipient]
    version: int = 1
    mark: bytes = MARK
    flipped: bool = False
    after_entries: bytes = b""
    before_age: bytes = b""
    after_age: bytes = b""
    body: bytes | None = field(default=None)

    def made(self) -> bytes:
        """The bytes of its file."""
        content = bytearray(signed(self._body(), self.key, self.version, self.mark))
        content[-1] ^= self.flipped
        return self.before_age + pyrage.encrypt(bytes(content), self.recipients) + self.after_age

    def enclose(self, participant: str, file: Attachment) -> None:
        """Puts a file after the entries."""
        told = {
            "participant": participant,
            "digest": file.digest,
            "media": file.media,
            "size": len(file.content),
        }
        self.manifest["enclosed"] = self.manifest.get("enclosed", 0) + 1
        self.after_entries += block(msgspec.msgpack.encode(told)) + block(file.content)

    def _body(self) -> bytes:
        if self.body is not None:
            return self.body
        parts = [msgspec.msgpack.encode(part) for part in (self.manifest, *_runs(self.entries))]
        return zstandard.compress(b"".join(block(part) for part in parts) + self.after_entries)


def draft(sender: Desk, receiver: Desk, entries: Iterable[Entry] = ()) -> Draft:
    """A package such as the sender would make next, with entries of the test's choosing."""
    known = {row.site: row for row in _rows(sender, schema.peer)}[receiver.store.site_id]
    here = next(row for row in _rows(receiver, schema.peer) if row.site == sender.store.site_id)
    chosen = [list(entry) for entry in entries]
    manifest = {
        "sender_site": sender.store.site_id,
        "sender_device": here.device,
        "receiver_site": receiver.store.site_id,
        "number": here.taken_number + 1,
        "previous": here.taken_hash,
        "made": 1_772_452_800_000,
        "after": {receiver.store.device_id: known.acked_number},
        "ack": {receiver.store.device_id: known.taken_number},
        "entries": len(chosen),
    }
    return Draft(sender, receiver, manifest, chosen, signing_key(sender), [identity(receiver).to_public()])


def foreign_entry(sender: Desk, **changes: Any) -> Entry:
    """An entry that the sender's device could have written, with some parts otherwise."""
    usual = Entry(
        scope="participant/p1", entity="participant", entity_id="p1", field="goal", value="ett mål",
        replaces=(), author=sender.actor.id, device=sender.store.device_id, number=1_000,
        wall=1_772_452_800_000, tick=0, operation="o1",
    )  # fmt: skip
    return usual._replace(**changes)


def _runs(entries: list[Any]) -> list[list[Any]]:
    return [entries[at : at + 100] for at in range(0, len(entries), 100)]


def _rows(desk: Desk, table: Any) -> Sequence[Any]:
    with desk.read() as connection:
        return connection.execute(select(table)).all()
