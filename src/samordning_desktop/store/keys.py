"""Key slots: each coordinator opens the one data key with their own passphrase (design §4).

The key file holds no name and no secret in clear. A slot's parameters are bound to its sealed content, so
that nobody can weaken them unseen.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from unicodedata import normalize

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from samordning_desktop.core.errors import KnownError
from samordning_desktop.store.files import write_file

KEY_BYTES, SALT_BYTES, NONCE_BYTES = 32, 16, 12
KEY_FILE_FORMAT = 1
_SIZE_LIMIT = 1 << 20

#: Gives the computer's secret, or None where there is none. Only what needs it asks.
Ask = Callable[[], str | None]


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"


class Argon2Cost(msgspec.Struct, frozen=True):
    """Argon2id's parameters: memory in KiB, passes, lanes."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


#: What new slots are made with (64 MiB, t=3, p=4); weaker slots are made anew when next opened.
COST = Argon2Cost()
_COST_CEILING = Argon2Cost(memory_kib=1 << 21, passes=64, lanes=64)


class Slot(msgspec.Struct, frozen=True):
    """One way in. ``keyring`` tells whether the computer's own secret is mixed into the slot's key."""

    id: str
    kind: SlotKind
    keyring: bool
    cost: Argon2Cost
    salt: Annotated[bytes, msgspec.Meta(min_length=SALT_BYTES, max_length=SALT_BYTES)]
    nonce: Annotated[bytes, msgspec.Meta(min_length=NONCE_BYTES, max_length=NONCE_BYTES)]
    sealed: bytes


class KeyFile(msgspec.Struct, frozen=True):
    """The key file: which store it belongs to, the first bytes of that store's file, and the slots."""

    store_id: str
    salt: bytes
    slots: tuple[Slot, ...]
    format: int = KEY_FILE_FORMAT


class _Form(msgspec.Struct, frozen=True):
    """What can be read of any key file, also one that a later program has built otherwise."""

    format: int = KEY_FILE_FORMAT


class Opened(msgspec.Struct, frozen=True):
    """What a slot holds: the data key and the staff member whose slot it is."""

    key: bytes
    staff: str

    def __repr__(self) -> str:
        """Nothing of the key, wherever an error may print it."""
        return "Opened(…)"


def new_key() -> bytes:
    """A random data key."""
    return secrets.token_bytes(KEY_BYTES)


def make_slot(store_id: str, kind: SlotKind, phrase: str, opened: Opened, secret: str | None) -> Slot:
    """A slot that ``phrase`` (and ``secret``, when the computer has a keyring) opens."""
    slot = Slot(
        id=secrets.token_hex(8),
        kind=kind,
        keyring=secret is not None,
        cost=COST,
        salt=secrets.token_bytes(SALT_BYTES),
        nonce=secrets.token_bytes(NONCE_BYTES),
        sealed=b"",
    )
    cipher = ChaCha20Poly1305(_slot_key(slot, phrase, lambda: secret))
    sealed = cipher.encrypt(slot.nonce, msgspec.msgpack.encode(opened), _bound(store_id, slot))
    return msgspec.structs.replace(slot, sealed=sealed)


def try_slot(store_id: str, slot: Slot, phrase: str, ask: Ask) -> Opened | None:
    """What the slot holds, or None when the phrase or the computer's secret does not open it."""
    cipher = ChaCha20Poly1305(_slot_key(slot, phrase, ask))
    try:
        plain = cipher.decrypt(slot.nonce, slot.sealed, _bound(store_id, slot))
    except InvalidTag:
        return None
    return msgspec.msgpack.decode(plain, type=Opened)


def open_slots(keys: KeyFile, kind: SlotKind, phrase: str, ask: Ask) -> tuple[Slot, Opened] | None:
    """The first slot of a kind that the phrase opens, newest first."""
    for slot in reversed(keys.slots):
        if slot.kind is kind:
            opened = try_slot(keys.store_id, slot, phrase, ask)
            if opened is not None:
                return slot, opened
    return None


def weaker(slot: Slot) -> bool:
    """Whether a slot was made with less than today's parameters."""
    return slot.cost.memory_kib < COST.memory_kib or slot.cost.passes < COST.passes


def read_key_file(path: Path) -> KeyFile:
    """The key file at ``path``. Raises KnownError ``key.file_damaged`` or ``store.newer``; OSError."""
    content = path.read_bytes()[:_SIZE_LIMIT]
    try:
        if msgspec.json.decode(content, type=_Form).format > KEY_FILE_FORMAT:
            raise KnownError("store.newer")
        keys = msgspec.json.decode(content, type=KeyFile)
    except (msgspec.DecodeError, ValueError) as error:
        raise KnownError("key.file_damaged") from error
    if any(_too_costly(slot.cost) for slot in keys.slots):
        raise KnownError("key.file_damaged")
    return keys


def write_key_file(path: Path, keys: KeyFile) -> None:
    """Writes the key file whole or not at all. Raises OSError."""
    write_file(path, msgspec.json.format(msgspec.json.encode(keys), indent=1))


def with_slots(keys: KeyFile, slots: Iterable[Slot]) -> KeyFile:
    """The same key file with other slots."""
    return msgspec.structs.replace(keys, slots=tuple(slots))


def _slot_key(slot: Slot, phrase: str, ask: Ask) -> bytes:
    """The slot's key; an å is the same however a keyboard or a file puts it together (RFC 8265, OpaqueString).

    The secret is asked for last: the keyring has much to import, and Argon2id lets others import beside it.
    """
    stretched = Argon2id(
        salt=slot.salt,
        length=KEY_BYTES,
        iterations=slot.cost.passes,
        lanes=slot.cost.lanes,
        memory_cost=slot.cost.memory_kib,
    ).derive(normalize("NFC", phrase).encode(errors="surrogatepass"))
    device_half = ((ask() if slot.keyring else None) or "").encode()
    return HKDF(SHA256(), KEY_BYTES, salt=slot.salt, info=b"samordning slot 1").derive(
        stretched + device_half
    )


def _bound(store_id: str, slot: Slot) -> bytes:
    """What the seal vouches for beside its content."""
    return msgspec.msgpack.encode([store_id, slot.id, slot.kind, slot.keyring, slot.cost, slot.salt])


def _too_costly(cost: Argon2Cost) -> bool:
    """Whether parameters from a file would only serve to hang or crash the program."""
    ceiling = _COST_CEILING
    return not (
        8 * cost.lanes <= cost.memory_kib <= ceiling.memory_kib
        and 1 <= cost.passes <= ceiling.passes
        and 1 <= cost.lanes <= ceiling.lanes
    )
