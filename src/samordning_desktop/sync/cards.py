"""A site card: a device's public keys in a file, and the fingerprint that is read aloud."""

from __future__ import annotations

from hashlib import sha256

import msgspec
import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from samordning_desktop.core.entities import LABEL_LIMIT
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.fingerprint import fingerprint_of

#: The form that is written. The first, which is read too, has neither the computer's name nor what it replaces.
CARD_FORMAT = 2
#: No card is larger than this many bytes.
CARD_LIMIT = 16 << 10
_KIND = "samordning ortskort"
_FIRST_FORM = ("kind", "format", "site", "name", "device", "verify_key", "recipient", "signature")
_REPLACES_LIMIT = 100


class _Form(msgspec.Struct, frozen=True):
    """What the cards of every version have in common."""

    kind: str
    format: int


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What another site needs in order to send to this device and to know what comes from it.

    ``computer`` is what people call the device; ``replaces`` names the devices whose keys it has given up, as
    ``peer_id`` does. Both are signed with the key that the fingerprint holds.
    """

    kind: str
    format: int
    site: str
    name: str
    device: str
    verify_key: bytes
    recipient: str
    computer: str = ""
    replaces: tuple[str, ...] = ()
    signature: bytes = b""


def make_card(
    site: str,
    name: str,
    device: str,
    signing: Ed25519PrivateKey,
    recipient: str,
    computer: str = "",
    replaces: tuple[str, ...] = (),
) -> bytes:
    """This device's card, signed by itself, as the bytes of a JSON file."""
    verify_key = signing.public_key().public_bytes_raw()
    card = Card(_KIND, CARD_FORMAT, site, name, device, verify_key, recipient, computer, replaces)
    signed = msgspec.structs.replace(card, signature=signing.sign(_signed(card)))
    return msgspec.json.format(msgspec.json.encode(signed), indent=2)


def read_card(content: bytes) -> Card:
    """A card, checked. Raises KnownError ``peer.not_a_card`` or ``peer.newer_card``."""
    try:
        form = msgspec.json.decode(content[: CARD_LIMIT + 1], type=_Form)
        if form.kind != _KIND or form.format < 1:
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
    if not _fits(card):
        raise KnownError("peer.not_a_card")
    return card


def read_first_card(content: bytes) -> Card:
    """The card of a site's first computer, by which another joins it. Raises KnownError ``peer.not_first_card`` or
    ``peer.newer_card``."""
    try:
        return read_card(content)
    except KnownError as error:
        if error.code == "peer.not_a_card":
            raise KnownError("peer.not_first_card") from error
        raise


def fingerprint(card: Card) -> str:
    """Words and digits over everything in the card that trust rests on; the rest is signed with the key in it.

    The device id is not of it: that changes when a backup is restored, and the keys stay.
    """
    trusted = [card.site, card.name, card.verify_key, card.recipient]
    return fingerprint_of(sha256(msgspec.msgpack.encode(trusted)).digest())


def _fits(card: Card) -> bool:
    labels = (card.site, card.name, card.device, *card.replaces)
    if card.format == 1 and (card.computer or card.replaces):
        return False
    return (
        all(0 < len(text) <= LABEL_LIMIT for text in labels)
        and len(card.computer) <= LABEL_LIMIT
        and len(card.replaces) <= _REPLACES_LIMIT
    )


def _signed(card: Card) -> bytes:
    said = msgspec.structs.asdict(msgspec.structs.replace(card, signature=b""))
    if card.format == 1:
        said = {field: said[field] for field in _FIRST_FORM}
    return f"samordning card {card.format}".encode() + msgspec.msgpack.encode(said)
