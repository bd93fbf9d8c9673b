"""A site card: a device's public keys in a file, and the fingerprint that is read aloud."""

from __future__ import annotations

from hashlib import sha256

import msgspec
import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from samordning_desktop.core.entities import LABEL_LIMIT
from samordning_desktop.core.errors import KnownError

CARD_FORMAT = 1
#: No card is larger than this many bytes.
CARD_LIMIT = 16 << 10
_KIND = "samordning ortskort"
_GROUPS, _DIGITS = 6, 5


class _Form(msgspec.Struct, frozen=True):
    """What the cards of every version have in common."""

    kind: str
    format: int


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What another site needs in order to send to this device and to know what comes from it."""

    kind: str
    format: int
    site: str
    name: str
    device: str
    verify_key: bytes
    recipient: str
    signature: bytes = b""


def make_card(site: str, name: str, device: str, signing: Ed25519PrivateKey, recipient: str) -> bytes:
    """This device's card, signed by itself, as the bytes of a JSON file."""
    verify_key = signing.public_key().public_bytes_raw()
    card = Card(_KIND, CARD_FORMAT, site, name, device, verify_key, recipient)
    signed = msgspec.structs.replace(card, signature=signing.sign(_signed(card)))
    return msgspec.json.format(msgspec.json.encode(signed), indent=2)


def read_card(content: bytes) -> Card:
    """A card, checked. Raises KnownError ``peer.not_a_card`` or ``peer.newer_card``."""
    try:
        form = msgspec.json.decode(content[: CARD_LIMIT + 1], type=_Form)
        if form.kind != _KIND or form.format < CARD_FORMAT:
            raise KnownError("peer.not_a_card")
        if form.format > CARD_FORMAT:
            raise KnownError("peer.newer_card")
        card = msgspec.json.decode(content, type=Card)
        Ed25519PublicKey.from_public_bytes(card.verify_key).verify(card.signature, _signed(card))
        pyrage.x25519.Recipient.from_str(card.recipient)
    except (
        msgspec.DecodeError,
        ValueError,
        RecursionError,
        InvalidSignature,
        pyrage.RecipientError,
    ) as error:
        raise KnownError("peer.not_a_card") from error
    if not all(0 < len(text) <= LABEL_LIMIT for text in (card.site, card.name, card.device)):
        raise KnownError("peer.not_a_card")
    return card


def fingerprint(card: Card) -> str:
    """Thirty digits in groups of five, over everything in the card that trust rests on.

    The device id is not of it: that changes when a backup is restored, and the keys stay.
    """
    digest = sha256(msgspec.msgpack.encode([card.site, card.name, card.verify_key, card.recipient])).digest()
    number = int.from_bytes(digest) % 10 ** (_GROUPS * _DIGITS)
    digits = str(number).zfill(_GROUPS * _DIGITS)
    return " ".join(digits[at : at + _DIGITS] for at in range(0, len(digits), _DIGITS))


def same_fingerprint(read_aloud: str, own: str) -> bool:
    """Whether digits as a person writes them are the fingerprint."""
    return "".join(c for c in read_aloud if c.isalnum()) == own.replace(" ", "")


def peer_id(verify_key: bytes) -> str:
    """The short name under which a device is kept here."""
    return sha256(verify_key).hexdigest()[:16]


def _signed(card: Card) -> bytes:
    return b"samordning card 1" + msgspec.msgpack.encode(msgspec.structs.replace(card, signature=b""))
