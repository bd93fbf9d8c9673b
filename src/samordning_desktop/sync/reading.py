"""Reading a package, stage by stage, each with its own error (design §5). Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import pyrage

from samordning_desktop.core.entities import DEVICE, all_well_formed
from samordning_desktop.core.entry import Entry
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.scopes import site_scope
from samordning_desktop.core.taking import TakingStep, Tell, silent
from samordning_desktop.store import peers as rows
from samordning_desktop.store.codec import entry_id
from samordning_desktop.store.device import age_identities, current_device
from samordning_desktop.store.journal import known_ids
from samordning_desktop.store.ourselves import own_ids
from samordning_desktop.store.peers import PeerRow, Taken
from samordning_desktop.store.writing import Writing
from samordning_desktop.sync.format import (
    FILE_LIMIT,
    READABLE,
    Contents,
    Enclosed,
    Manifest,
    Opened,
    open_content,
    read_body,
)
from samordning_desktop.sync.peer_views import given_up
from samordning_desktop.sync.rights import check_rights, delicate_among

_AGE_HEADER = b"age-encryption.org/v1\n"


@dataclass(frozen=True, slots=True)
class Package:
    """A package that has passed every stage. ``taken_in`` tells that this very one was taken in before.

    ``scopes`` and ``entities`` are those of its entries: of what none is about, none needs to be looked for.
    """

    manifest: Manifest
    entries: list[Entry]
    enclosed: list[Enclosed]
    sender: PeerRow
    digest: bytes
    size: int
    taken_in: bool
    scopes: frozenset[str]
    entities: frozenset[str]

    def tells_of(self, entities: Iterable[str]) -> bool:
        """Whether any entry is about something of these kinds."""
        return not self.entities.isdisjoint(entities)


class Letter:
    """A package's bytes, and what they say: opened, unpacked and looked through once, however often they are read.

    What depends on the store is never kept here: it can change between a first look and the taking in.
    """

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._opened: Opened | None = None
        self._contents: Contents | None = None

    def opened(self, age_identities: list[str], tell: Tell) -> Opened:
        """Decrypted, its signature checked. Raises KnownError ``package.not_for_us`` or ``package.damaged``."""
        if self._opened is None:
            plain = _decrypted(self.content, age_identities)
            tell(TakingStep.CHECKING)
            self._opened = open_content(plain)
        return self._opened

    def contents(self, opened: Opened) -> Contents:
        """Unpacked. Raises KnownError ``package.damaged`` or ``package.too_large``."""
        if self._contents is None:
            self._contents = read_body(opened.body)
        return self._contents

    @property
    def digest(self) -> bytes | None:
        """The hash of what was decrypted; None before that."""
        return self._opened.digest if self._opened else None

    @cached_property
    def sound(self) -> bool:
        """Whether every entry is one that this program could have written."""
        return self._contents is not None and all_well_formed(self._contents.entries)

    @cached_property
    def delicate(self) -> list[Entry]:
        """The entries that not every sender may write."""
        return delicate_among(self._entries)

    def written_by(self, device: str) -> list[Entry]:
        """The entries of one device."""
        return [entry for entry in self._entries if entry.device == device] if device in self._devices else []

    @cached_property
    def scopes(self) -> frozenset[str]:
        """The scopes of the entries."""
        return frozenset(entry.scope for entry in self._entries)

    @cached_property
    def entities(self) -> frozenset[str]:
        """The kinds of things that the entries are about."""
        return frozenset(entry.entity for entry in self._entries)

    @cached_property
    def _devices(self) -> set[str]:
        return {entry.device for entry in self._entries}

    @property
    def _entries(self) -> Sequence[Entry]:
        return self._contents.entries if self._contents else ()


def read_package(writing: Writing, letter: Letter, tell: Tell = silent) -> Package:
    """Takes a package through the stages, ``tell`` hearing of them.

    Raises KnownError, in the order of the stages: ``package.not_a_package`` · ``package.too_large`` ·
    ``package.not_for_us`` or ``package.damaged`` · ``package.damaged``, ``package.unknown_sender``,
    ``package.unconfirmed_sender``, ``package.barred`` or ``package.former_keys`` · ``package.newer`` ·
    ``package.not_for_us`` · ``package.older``, ``package.forked`` or ``package.gap`` · ``package.damaged`` or
    ``package.own_numbers`` · ``package.not_theirs``.
    """
    tell(TakingStep.READING)
    if not letter.content.startswith(_AGE_HEADER):
        raise KnownError("package.not_a_package")
    if len(letter.content) > FILE_LIMIT:
        raise KnownError("package.too_large")
    own = current_device(writing.connection)
    opened = letter.opened(age_identities(writing.connection), tell)
    sender = _known_sender(writing, opened)
    if opened.version not in READABLE:
        raise KnownError("package.newer")
    manifest, entries, enclosed = letter.contents(opened)
    _right_receiver(manifest, sender, own.site)
    last = rows.last_taken(writing.connection, manifest.sender_device)
    taken_in = _in_turn(manifest, last, opened.digest)
    _follows(writing, manifest, sender, last)
    _sound(writing, letter, own.id)
    _own_word(letter.delicate, sender, own.site)
    check_rights(writing, sender, letter.delicate)
    size = len(letter.content)
    return Package(
        manifest, entries, enclosed, sender, opened.digest, size, taken_in, letter.scopes, letter.entities
    )


def _decrypted(content: bytes, age_identities: list[str]) -> bytes:
    identities = [pyrage.x25519.Identity.from_str(identity) for identity in age_identities]
    try:
        plain: bytes = pyrage.decrypt(content, identities)
    except pyrage.DecryptError as error:
        stranger = "No matching keys" in str(error)
        raise KnownError("package.not_for_us" if stranger else "package.damaged") from error
    return plain


def _known_sender(writing: Writing, opened: Opened) -> PeerRow:
    sender = rows.peer_with_key(writing.connection, opened.verify_key)
    if sender is None:
        raise KnownError("package.unknown_sender")
    if not sender.confirmed:
        raise KnownError("package.unconfirmed_sender", name=sender.name)
    if sender.barred is not None:
        former = given_up(sender, rows.all_peers(writing.connection))
        code = "package.former_keys" if former else "package.barred"
        raise KnownError(code, name=sender.name, day=sender.barred)
    return sender


def _right_receiver(manifest: Manifest, sender: PeerRow, own_site: str) -> None:
    if manifest.receiver_site != own_site or manifest.sender_site != sender.site:
        raise KnownError("package.not_for_us")


def _in_turn(manifest: Manifest, last: Taken, digest: bytes) -> bool:
    """Whether this very package was the last one taken in. Raises for older ones and for forks."""
    if manifest.number < last.number:
        raise KnownError("package.older", number=manifest.number, taken=last.number)
    if manifest.number == last.number:
        if digest != last.hash:
            raise KnownError("package.forked")
        return True
    if manifest.number == last.number + 1 and manifest.previous != last.hash:
        raise KnownError("package.forked")
    return False


def _follows(writing: Writing, manifest: Manifest, sender: PeerRow, last: Taken) -> None:
    """A package may build only on what has been taken in here.

    A device that came back from a backup has a new id, which its peers learn from its next package; until
    then what they say of the former one is held against it. A sender that has new keys may build on what was
    taken in under the former, if it is us who have said so.
    """
    named = own_ids(writing.connection).named(manifest.after)
    built_on = max(manifest.after.values(), default=0) if named is None else named
    if built_on <= last.number:
        return
    if named is None or named > rows.taken_before(writing.connection, sender):
        raise KnownError("package.gap")


def _sound(writing: Writing, letter: Letter, own_device: str) -> None:
    if not letter.sound:
        raise KnownError("package.damaged")
    own = {entry_id(entry): entry for entry in letter.written_by(own_device)}
    if own.keys() - known_ids(writing.connection, own):
        raise KnownError("package.own_numbers")


def _own_word(delicate: Iterable[Entry], sender: PeerRow, own_site: str) -> None:
    """Which devices are shut out is said by each site for itself: a third site's word is not taken from another.

    Our own word may come back; whether it does is judged with the sender's rights.
    """
    either = (site_scope(sender.site), site_scope(own_site))
    if not sender.own and any(entry.entity == DEVICE and entry.scope not in either for entry in delicate):
        raise KnownError("package.damaged")
