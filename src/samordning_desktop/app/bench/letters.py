"""Packages of any size, made as another site's program would make them, for a store that knows that site."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import msgspec
import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from samordning_desktop.app.bench.stores import closed, filled, person
from samordning_desktop.core import entities
from samordning_desktop.core.entry import Entry, Value
from samordning_desktop.core.scopes import participant_scope, split_scope
from samordning_desktop.sync import peers
from samordning_desktop.sync.cards import fingerprint as fingerprint_of
from samordning_desktop.sync.cards import make_card, read_card
from samordning_desktop.sync.format import Manifest, digest_of, seal

#: How many fields are written of each person, their consent among them.
FIELDS = 12
_WALL = 1_790_000_000_000

#: Texts by field, by person.
Texts = dict[str, dict[str, str]]


@dataclass
class Site:
    """Another site: its keys, the store's that it writes to, and how far it has come."""

    recipients: tuple[str, ...]
    receiver_site: str
    receiver_device: str
    signing: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    id: str = "b" * 16
    device: str = "d" * 16
    number: int = 0
    written: int = 0
    previous: bytes | None = None

    def people(self, count: int) -> list[Entry]:
        """What is written about so many new people: everything that a row can hold, and a consent."""
        return [entry for number in range(count) for entry in self._person(number)]

    def _person(self, number: int) -> Iterator[Entry]:
        who, fields = f"{number:024x}", person(number)
        texts = {name: fields.text(name) for name in ("name", "personal_id", "goal", "situation")}
        texts |= {name: fields.text(name) for name in ("interventions", "planning")}
        texts |= {"site": self.id, "start": "2026-01-07", "principal": "kommun", "coordinator": "k1"}
        texts |= {"phone": f"0510-{number}"}
        for name, text in texts.items():
            yield self.entry(who, entities.PARTICIPANT, who, name, text)
        signed = (datetime.now().astimezone().date() - timedelta(days=30)).isoformat()
        yield self.entry(who, entities.CONSENT, f"{who}.c", "given", [signed, "3"])

    def entry(
        self, who: str, entity: str, own_id: str, name: str, value: Value, *, over: Sequence[Entry] = ()
    ) -> Entry:
        """One entry, written over others."""
        self.written += 1
        replaces = tuple(sorted(sha256(msgspec.msgpack.encode(old)).digest()[:16] for old in over))
        return Entry(
            scope=participant_scope(who), entity=entity, entity_id=own_id, field=name, value=value,
            replaces=replaces, author="k1", device=self.device, number=self.written,
            wall=_WALL + self.written, tick=0, operation=f"{self.written // FIELDS:x}",
        )  # fmt: skip

    def package(self, entries: list[Entry], ack: Mapping[str, int] | None = None) -> bytes:
        """The next package; ``ack`` says by device which of the receiver's packages has been taken in."""
        self.number += 1
        manifest = Manifest(
            sender_site=self.id, sender_device=self.device, receiver_site=self.receiver_site, number=self.number,
            previous=self.previous, made=_WALL, after={self.receiver_device: self.number - 1}, ack=dict(ack or {}),
            entries=len(entries),
        )  # fmt: skip
        content = seal(manifest, entries, self.signing)
        self.previous = digest_of(content)
        return bytes(
            pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(one) for one in self.recipients])
        )


def texts_of(entries: Iterable[Entry]) -> Texts:
    """What entries say, as a program has it that keeps one record of each person."""
    texts: Texts = {}
    for one in entries:
        said = " ".join(map(str, one.value)) if isinstance(one.value, list) else str(one.value)
        texts.setdefault(split_scope(one.scope)[1], {})[one.field] = said
    return texts


@dataclass(frozen=True, slots=True)
class Reader:
    """What it takes to open the same packages without the program: a recipient of its own."""

    identity: str
    verify_key: str


def correspondents(folder: Path, people: int) -> tuple[Site, Reader]:
    """A new store with so many people of its own, closed, and a site that it knows and gets packages from."""
    desk = filled(folder, "Lidköping", people)
    own, reader = read_card(peers.own_card(desk)), pyrage.x25519.Identity.generate()
    recipients = (own.recipient, str(reader.to_public()))
    site = Site(recipients, own.site, own.device, id=secrets.token_hex(8))
    theirs = str(pyrage.x25519.Identity.generate().to_public())
    card = make_card(site.id, "Falköping", site.device, site.signing, theirs)
    name = peers.add_peer(desk, card).value.name
    peers.confirm_peer(desk, name, fingerprint_of(read_card(card)))
    closed(desk)
    return site, Reader(str(reader), site.signing.public_key().public_bytes_raw().hex())
