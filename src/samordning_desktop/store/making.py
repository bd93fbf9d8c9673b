"""Making a store: whole, or not at all.

A mark beside the database stands for as long as the store is being made, and turns into the key file in one
step. So a store that is not finished is known as that: by whoever comes after a program that was killed.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Engine, select

from samordning_desktop.core import entities
from samordning_desktop.core.clock import Clock
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.people import Setup
from samordning_desktop.core.recovery_code import normalise
from samordning_desktop.core.scopes import site_scope
from samordning_desktop.store import backup, device, keys, migrate
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.engine import held_elsewhere, new_engine, salt_of
from samordning_desktop.store.faults import faults_known
from samordning_desktop.store.keys import KeyFile, Opened, SlotKind
from samordning_desktop.store.opening import desk_of, forget
from samordning_desktop.store.places import Places
from samordning_desktop.store.schema import journal, outgoing, taken
from samordning_desktop.store.secrets import DeviceSecrets
from samordning_desktop.store.settings import put_setting
from samordning_desktop.store.store import Store
from samordning_desktop.store.unlocking import exists
from samordning_desktop.store.ways_in import new_code, new_secret, require_enough

#: What a store that is in use has something of.
_IN_USE = (
    select(journal.c.pos).where(journal.c.entity.not_in((entities.SITE, entities.STAFF))),
    select(outgoing.c.number),
    select(taken.c.number),
)


def check_free(folder: Path) -> None:
    """Whether a store can be made in the folder. Raises KnownError ``store.exists`` or ``store.only_backups``."""
    places = Places(folder)
    with faults_known():
        if backup.names(places) and not places.database.exists():
            raise KnownError("store.only_backups", folder=folder)
        if exists(folder) or held_elsewhere(places.database):
            raise KnownError("store.exists", folder=folder)


def create(
    folder: Path,
    setup: Setup,
    passphrase: str,
    clock: Clock,
    secret_keeper: DeviceSecrets,
    demo: bool = False,
) -> tuple[Desk, str]:
    """Makes a store and opens it. Returns the desk and the recovery sheet's code.

    Raises KnownError ``store.exists``, ``store.only_backups``, ``key.short``, ``store.not_a_folder``,
    ``store.denied`` or ``disk.full``; then nothing of what this call made is left, and nothing else is touched.
    """
    places = Places(folder)
    check_free(folder)
    require_enough(passphrase, secret_keeper.available)
    with faults_known():
        _make_folder(folder)
        mark = _begin(places)
        try:
            return _create(places, mark, setup, passphrase, clock, secret_keeper, demo)
        except BaseException:
            if _stands(places, mark):
                _remove(places)
            raise


def discard(desk: Desk, secret_keeper: DeviceSecrets) -> None:
    """Takes away a store that was made just now, when what belongs to its making could not be finished.

    Its keys go first, while it is held: what is left is no store to whoever comes, also where it cannot all be taken away.
    What the keyring holds for it goes last, for it is needed as long as there are keys.
    Raises KnownError ``store.denied`` where the keys cannot; then the store is whole, and closed.
    """
    places = desk.store.places
    try:
        with faults_known():
            places.unfinished.touch(mode=0o600)
            places.keys.unlink(missing_ok=True)
    finally:
        desk.store.close()
    _remove(places)
    forget(desk.store.store_id, secret_keeper)


def require_unused(desk: Desk) -> None:
    """Whether a store holds nothing that anybody would miss: nothing is written in it beside who uses it, no package has
    been made or taken in, and nothing lies among its backups. Raises KnownError ``store.in_use``."""
    with desk.read() as connection:
        used = any(connection.execute(query.limit(1)).first() is not None for query in _IN_USE)
    places = desk.store.places
    if used or (places.backups.is_dir() and any(places.backups.iterdir())):
        raise KnownError("store.in_use", folder=places.folder)


def discard_unused(desk: Desk, secret_keeper: DeviceSecrets) -> None:
    """Takes away a store that ``require_unused`` lets go; any other is only closed. Raises KnownError as it and ``discard``."""
    try:
        require_unused(desk)
    except BaseException:
        desk.store.close()
        raise
    discard(desk, secret_keeper)


def _begin(places: Places) -> bytes:
    """Clears away what a killed program left, and sets this call's own mark. Returns what is written in it."""
    if places.unfinished.exists() and not places.keys.exists():
        _remove(places)
    mark = secrets.token_hex(16).encode()
    try:
        descriptor = os.open(places.unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise KnownError("store.exists", folder=places.folder) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(mark)
    except OSError:
        places.unfinished.unlink()
        raise
    return mark


def _stands(places: Places, mark: bytes) -> bool:
    """Whether the mark is still this call's own: another program may have begun anew in the meantime."""
    with suppress(OSError):
        return places.unfinished.read_bytes() == mark
    return False


def _new_database(places: Places, mark: bytes, key: bytes) -> Engine:
    try:
        return new_engine(places.database, key)
    except FileExistsError as error:  # it came after the look: another program's, and not to be taken away
        if _stands(places, mark):
            places.unfinished.unlink()
        raise KnownError("store.exists", folder=places.folder) from error


def _create(
    places: Places,
    mark: bytes,
    setup: Setup,
    passphrase: str,
    clock: Clock,
    secret_keeper: DeviceSecrets,
    demo: bool,
) -> tuple[Desk, str]:
    key, store_id, staff = keys.new_key(), secrets.token_hex(16), secrets.token_hex(8)
    engine = _new_database(places, mark, key)
    try:
        _fill(engine, store_id, setup.site_id or secrets.token_hex(8), demo)
        store = Store(places, store_id, engine, key, clock)
        _write_directory(store, setup, staff)
        code = new_code()
        secret = new_secret(store_id, passphrase, secret_keeper)
        opened = Opened(key, staff)
        slots = (
            keys.make_slot(store_id, SlotKind.PASSPHRASE, passphrase, opened, secret),
            keys.make_slot(store_id, SlotKind.RECOVERY, normalise(code), opened, None),
        )
        desk = desk_of(store, staff, clock)
        _finish(places, mark, KeyFile(store_id, salt_of(engine), slots))
    except BaseException:
        engine.dispose()
        if not places.keys.exists():
            forget(store_id, secret_keeper)
        raise
    store.keep_head()
    return desk, code


def _finish(places: Places, mark: bytes, key_file: KeyFile) -> None:
    """Puts the key file in place: last of all, so that a store that has one is whole."""
    if places.keys.exists() or not _stands(places, mark):
        raise KnownError("store.exists", folder=places.folder)
    keys.write_key_file(places.keys, key_file)
    with suppress(OSError):  # beside a key file it says nothing; opening the store takes it away too
        places.unfinished.unlink()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise KnownError("store.not_a_folder", folder=folder) from error


def _fill(engine: Engine, store_id: str, site_id: str, demo: bool) -> None:
    with engine.begin() as connection:
        migrate.upgrade(connection)
        device.new_device(connection, site_id)
        put_setting(connection, "store_id", store_id)
        put_setting(connection, "demo", "yes" if demo else "no")


def _write_directory(store: Store, setup: Setup, staff: str) -> None:
    scope = site_scope(store.site_id)
    with store.write(staff) as writing:
        writing.put(scope, entities.SITE, store.site_id, {"name": setup.site})
        person = {
            "name": setup.user, "unit": setup.unit, "principal": setup.principal.value, "site": store.site_id,
        }  # fmt: skip
        writing.put(scope, entities.STAFF, staff, dict(person))


def _remove(places: Places) -> None:
    """Takes away a store's files; the mark last, and only where nothing else is left, whatever came between."""
    for path in places.files:
        with suppress(OSError):
            path.unlink()
    with suppress(OSError):
        if not any(path.exists() for path in places.files):
            places.unfinished.unlink()
