"""Finding a store's key: what comes before its database is opened, with each way that can fail told apart.

SQLAlchemy is kept out of this file: whoever waits for the board has it imported while the key is derived.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache, partial
from pathlib import Path

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.recovery_code import normalise
from samordning_desktop.core.values import dataclass
from samordning_desktop.store import keys
from samordning_desktop.store.faults import faults_known
from samordning_desktop.store.keys import Ask, KeyFile, Opened, SlotKind
from samordning_desktop.store.places import Places
from samordning_desktop.store.secrets import DeviceSecrets


@dataclass(frozen=True, slots=True)
class FoundKey:
    """A store's key and whose slot held it, with the store's places and key file."""

    places: Places
    key_file: KeyFile
    opened: Opened


def exists(folder: Path) -> bool:
    """Whether there is a store in the folder, whole or not. Raises KnownError ``store.denied`` where that cannot be seen.

    What a program left that was killed while it made one is none: ``making.create`` clears it away.
    """
    places = Places(folder)
    with faults_known():
        return places.keys.exists() or (places.database.exists() and not places.unfinished.exists())


def missing(folder: Path) -> KnownError:
    """What to say where there is no database: ``store.only_backups`` if there are backups, else ``store.missing``."""
    from samordning_desktop.store import backup  # SQLAlchemy comes with it

    return KnownError(
        "store.only_backups" if backup.names(Places(folder)) else "store.missing", folder=folder
    )


def find_key(folder: Path, passphrase: str, secret_keeper: DeviceSecrets) -> FoundKey:
    """The key behind a coordinator's passphrase; a slot made with less than today's parameters is made anew.

    Raises KnownError ``store.missing``, ``store.only_backups``, ``key.wrong``, ``key.no_secret``,
    ``key.file_damaged``, ``store.newer`` or ``store.denied``.
    """
    with faults_known():
        places, key_file = _key_file(folder)
        ask = cache(partial(secret_keeper.get, key_file.store_id))
        found = keys.open_slots(key_file, SlotKind.PASSPHRASE, passphrase, ask)
        if found is None:
            raise KnownError("key.no_secret" if _lacks_secret(key_file, ask) else "key.wrong")
        slot, opened = found
        if keys.weaker(slot):
            stronger = keys.make_slot(
                key_file.store_id, slot.kind, passphrase, opened, ask() if slot.keyring else None
            )
            kept = [stronger if old.id == slot.id else old for old in key_file.slots]
            with suppress(OSError):  # a full disk must not keep anybody out; the slot is made anew next time
                keys.write_key_file(places.keys, keys.with_slots(key_file, kept))
        return FoundKey(places, key_file, opened)


def find_key_by_code(folder: Path, code: str) -> FoundKey:
    """The key behind the recovery sheet's code. Raises as ``find_key``, and ``key.recovery_form`` or ``key.recovery_wrong``."""
    phrase = normalise(code)
    with faults_known():
        places, key_file = _key_file(folder)
        found = keys.open_slots(key_file, SlotKind.RECOVERY, phrase, _nothing)
        if found is None:
            raise KnownError("key.recovery_wrong")
        return FoundKey(places, key_file, found[1])


def _key_file(folder: Path) -> tuple[Places, KeyFile]:
    places = Places(folder)
    try:
        return places, keys.read_key_file(places.keys)
    except FileNotFoundError as error:
        raise (KnownError("key.file_damaged") if exists(folder) else missing(folder)) from error


def _lacks_secret(key_file: KeyFile, ask: Ask) -> bool:
    return any(slot.kind is SlotKind.PASSPHRASE and slot.keyring for slot in key_file.slots) and ask() is None


def _nothing() -> None:
    """What the recovery sheet's slots are mixed with."""
