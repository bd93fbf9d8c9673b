"""Choosing new ways in to a store that is open: another passphrase, another recovery sheet (design §4).

The data key stays. So does each backup's own key file: it opens with what opened when it was made.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from typing import NamedTuple

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.passphrase import strength
from samordning_desktop.core.recovery_code import code_from, normalise
from samordning_desktop.store import keys, unlocking
from samordning_desktop.store.faults import faults_known
from samordning_desktop.store.keys import SlotKind
from samordning_desktop.store.places import Places
from samordning_desktop.store.secrets import DeviceSecrets
from samordning_desktop.store.unlocking import FoundKey


class Proof(NamedTuple):
    """What somebody at an open store shows that they may change its ways in: a passphrase, or the sheet's code."""

    kind: SlotKind
    phrase: str

    def __repr__(self) -> str:
        """Nothing of it, wherever an error may print it."""
        return "Proof(…)"


def choose_passphrase(places: Places, proof: Proof, passphrase: str, secret_keeper: DeviceSecrets) -> None:
    """Lets another passphrase open the store, in place of the one there was; the recovery sheet stays as it is.

    Raises KnownError ``key.short`` or ``key.keyring_silent``, and as ``unlocking.find_key`` or ``find_key_by_code``; then
    nothing is changed.
    """
    require_enough(passphrase, secret_keeper.available)
    with faults_known():
        found = _shown(places, proof, secret_keeper)
        store_id = found.key_file.store_id
        secret = _held(store_id, secret_keeper) or new_secret(store_id, passphrase, secret_keeper)
        _replace(found, SlotKind.PASSPHRASE, passphrase, secret)


def choose_sheet(places: Places, proof: Proof, code: str, secret_keeper: DeviceSecrets) -> None:
    """Lets another recovery code open the store, in place of the one there was.

    Raises KnownError as ``unlocking.find_key`` or ``find_key_by_code``, and ``key.recovery_form``; then nothing is changed.
    """
    with faults_known():
        found = _shown(places, proof, secret_keeper)
        _replace(found, SlotKind.RECOVERY, normalise(code), None)


def new_code() -> str:
    """A recovery code that opens nothing yet."""
    return code_from(secrets.token_bytes(17))


def require_enough(passphrase: str, keyring: bool) -> None:
    """Whether a passphrase may be used, with a keyring or without. Raises KnownError ``key.short``."""
    judged = strength(passphrase, keyring)
    if not judged.enough:
        raise KnownError("key.short", length=len(passphrase), minimum=judged.minimum)


def new_secret(store_id: str, passphrase: str, secret_keeper: DeviceSecrets) -> str | None:
    """The computer's half of the key; None where no keyring holds it, if the passphrase is enough alone.

    Raises KnownError ``key.short``.
    """
    secret = secrets.token_hex(32)
    with suppress(Exception):  # a keyring's errors are of any kind
        if secret_keeper.available:
            secret_keeper.put(store_id, secret)
            if secret_keeper.get(store_id) == secret:
                return secret
    require_enough(passphrase, keyring=False)
    return None


def _held(store_id: str, secret_keeper: DeviceSecrets) -> str | None:
    """The computer's half of the key, or None where there surely is none. A keyring that is silent just now may hold the
    one that opens every earlier copy: no other is put in its place."""
    try:
        return secret_keeper.ask(store_id)
    except Exception as error:  # a keyring's errors are of any kind
        raise KnownError("key.keyring_silent") from error


def _shown(places: Places, proof: Proof, secret_keeper: DeviceSecrets) -> FoundKey:
    if proof.kind is SlotKind.RECOVERY:
        return unlocking.find_key_by_code(places.folder, proof.phrase)
    return unlocking.find_key(places.folder, proof.phrase, secret_keeper)


def _replace(found: FoundKey, kind: SlotKind, phrase: str, secret: str | None) -> None:
    """One slot for all that there were of its kind: a store has one coordinator's passphrase and one sheet."""
    others = [slot for slot in found.key_file.slots if slot.kind is not kind]
    slot = keys.make_slot(found.key_file.store_id, kind, phrase, found.opened, secret)
    keys.write_key_file(found.places.keys, keys.with_slots(found.key_file, [*others, slot]))
