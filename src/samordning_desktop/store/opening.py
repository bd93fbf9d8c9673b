"""Making and opening a store, with each way that can fail told apart (design §3)."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from samordning_desktop.core import entities
from samordning_desktop.core.clock import Clock
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.passphrase import strength
from samordning_desktop.core.people import Actor, Principal, Setup
from samordning_desktop.core.recovery_code import code_from, normalise
from samordning_desktop.core.scopes import site_scope
from samordning_desktop.store import backup, device, keys, migrate, schema
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.engine import SALT_BYTES, held_elsewhere, new_engine, open_engine, salt_of
from samordning_desktop.store.faults import faults_known
from samordning_desktop.store.head import decode_head, encode_head, read_head
from samordning_desktop.store.journal import contains_head
from samordning_desktop.store.keys import KeyFile, Opened, SlotKind
from samordning_desktop.store.places import Places
from samordning_desktop.store.secrets import DeviceSecrets
from samordning_desktop.store.settings import get_setting, put_setting
from samordning_desktop.store.store import Store

_HEAD_SUFFIX = ".head"


def exists(folder: Path) -> bool:
    """Whether there is a store in the folder. Raises KnownError ``store.denied`` where that cannot be seen."""
    places = Places(folder)
    with faults_known():
        return places.keys.exists() or places.database.exists()


def discard(desk: Desk) -> None:
    """Takes away a store that was made just now, when what belongs to its making could not be finished."""
    desk.store.close()
    _remove(desk.store.places)


def create(
    folder: Path,
    setup: Setup,
    passphrase: str,
    clock: Clock,
    secret_keeper: DeviceSecrets,
    demo: bool = False,
) -> tuple[Desk, str]:
    """Makes a store and opens it. Returns the desk and the recovery sheet's code.

    Raises KnownError ``store.exists``, ``key.short``, ``store.not_a_folder``, ``store.denied`` or
    ``disk.full``; then no file is left.
    """
    places = Places(folder)
    if exists(folder):
        raise KnownError("store.exists", folder=folder)
    judged = strength(passphrase, secret_keeper.available)
    if not judged.enough:
        raise KnownError("key.short", length=len(passphrase), minimum=judged.minimum)
    with faults_known():
        _make_folder(folder)
        try:
            return _create(places, setup, passphrase, clock, secret_keeper, demo)
        except BaseException:
            _remove(places)
            raise


def _create(
    places: Places, setup: Setup, passphrase: str, clock: Clock, secret_keeper: DeviceSecrets, demo: bool
) -> tuple[Desk, str]:
    key, store_id, staff = keys.new_key(), secrets.token_hex(16), secrets.token_hex(8)
    engine = new_engine(places.database, key)
    try:
        _fill(engine, store_id, demo)
        store = Store(places, store_id, engine, key, clock)
        _write_directory(store, setup, staff)
        code = code_from(secrets.token_bytes(17))
        secret = _new_secret(store_id, passphrase, secret_keeper)
        opened = Opened(key, staff)
        slots = (
            keys.make_slot(store_id, SlotKind.PASSPHRASE, passphrase, opened, secret),
            keys.make_slot(store_id, SlotKind.RECOVERY, normalise(code), opened, None),
        )
        keys.write_key_file(places.keys, KeyFile(store_id, salt_of(engine), slots))
    except BaseException:
        engine.dispose()
        raise
    return _desk(store, staff, clock), code


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise KnownError("store.not_a_folder", folder=folder) from error


def _fill(engine: Engine, store_id: str, demo: bool) -> None:
    with engine.begin() as connection:
        migrate.upgrade(connection)
        device.new_device(connection, secrets.token_hex(8))
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


def _new_secret(store_id: str, passphrase: str, secret_keeper: DeviceSecrets) -> str | None:
    """The computer's half of the key; None where no keyring holds it, if the passphrase is enough alone."""
    secret = secrets.token_hex(32)
    with suppress(Exception):  # a keyring's errors are of any kind
        if secret_keeper.available:
            secret_keeper.put(store_id, secret)
            if secret_keeper.get(store_id) == secret:
                return secret
    alone = strength(passphrase, keyring=False)
    if not alone.enough:
        raise KnownError("key.short", length=len(passphrase), minimum=alone.minimum)
    return None


def unlock(folder: Path, passphrase: str, clock: Clock, secret_keeper: DeviceSecrets) -> Desk:
    """Opens a store with a coordinator's passphrase.

    Raises KnownError ``store.missing``, ``key.wrong``, ``key.no_secret``, ``key.file_damaged``,
    ``store.damaged``, ``store.foreign``, ``store.newer``, ``store.denied``, ``store.open_elsewhere`` or
    ``store.old_copy``.
    """
    with faults_known():
        places, key_file = _key_file(folder)
        secret = secret_keeper.get(key_file.store_id)
        found = keys.open_slots(key_file, SlotKind.PASSPHRASE, passphrase, secret)
        if found is None:
            raise KnownError("key.no_secret" if _needs_secret(key_file, secret) else "key.wrong")
        slot, opened = found
        if keys.weaker(slot):
            stronger = keys.make_slot(
                key_file.store_id, slot.kind, passphrase, opened, secret if slot.keyring else None
            )
            kept = [stronger if old.id == slot.id else old for old in key_file.slots]
            with suppress(OSError):  # a full disk must not keep anybody out; the slot is made anew next time
                keys.write_key_file(places.keys, keys.with_slots(key_file, kept))
        return open_with_key(places, key_file, opened, clock, secret_keeper)


def unlock_with_recovery(folder: Path, code: str, clock: Clock, secret_keeper: DeviceSecrets) -> Desk:
    """Opens a store with the recovery sheet's code. Raises as ``unlock``, and ``key.recovery_form`` or ``key.recovery_wrong``."""
    phrase = normalise(code)
    with faults_known():
        places, key_file = _key_file(folder)
        found = keys.open_slots(key_file, SlotKind.RECOVERY, phrase, None)
        if found is None:
            raise KnownError("key.recovery_wrong")
        return open_with_key(places, key_file, found[1], clock, secret_keeper)


def open_with_key(
    places: Places, key_file: KeyFile, opened: Opened, clock: Clock, secret_keeper: DeviceSecrets
) -> Desk:
    """Opens the database that a slot's key belongs to, checks it, and brings its schema up to date."""
    _check_header(places, key_file)
    engine = open_engine(places.database, opened.key)
    try:
        with engine.connect() as connection:
            outdated = migrate.needs_upgrade(connection)
            _check_identity(connection, places, key_file.store_id, secret_keeper)
            connection.rollback()
        if outdated:
            backup.make(engine, opened.key, places, clock.now())
            with engine.begin() as connection:
                migrate.upgrade(connection)
        return _desk(Store(places, key_file.store_id, engine, opened.key, clock), opened.staff, clock)
    except BaseException:
        engine.dispose()
        raise


def close(desk: Desk, secret_keeper: DeviceSecrets) -> None:
    """Locks the store; the journal's head is kept in the keyring too, where there is one."""
    if secret_keeper.available:
        keep_head(desk, secret_keeper)
    desk.store.close()


def keep_head(desk: Desk, secret_keeper: DeviceSecrets) -> None:
    """Keeps the journal's head in the keyring; one that refuses must not keep anything open or shut."""
    with suppress(Exception):
        secret_keeper.put(_head_name(desk.store.store_id), encode_head(desk.store.head()))


class WithoutHeads:
    """A keyring as restoring sees it: its secret opens the slot, but a newer head is no objection."""

    def __init__(self, keeper: DeviceSecrets) -> None:
        self._keeper = keeper

    @property
    def available(self) -> bool:
        """Whether there is a real keyring behind this."""
        return self._keeper.available

    def get(self, name: str, /) -> str | None:
        """The secret called ``name``, heads left out."""
        return None if name.endswith(_HEAD_SUFFIX) else self._keeper.get(name)

    def put(self, name: str, secret: str, /) -> None:
        """Keeps a secret."""
        self._keeper.put(name, secret)


def _head_name(store_id: str) -> str:
    return store_id + _HEAD_SUFFIX


def _key_file(folder: Path) -> tuple[Places, KeyFile]:
    places = Places(folder)
    try:
        return places, keys.read_key_file(places.keys)
    except FileNotFoundError as error:
        code = "key.file_damaged" if places.database.exists() else "store.missing"
        raise KnownError(code, folder=folder) from error


def _needs_secret(key_file: KeyFile, secret: str | None) -> bool:
    return secret is None and any(
        slot.kind is SlotKind.PASSPHRASE and slot.keyring for slot in key_file.slots
    )


def _first_bytes(database: Path) -> bytes:
    """Where SQLCipher keeps its salt. Only for a file that is not open: this lets go of SQLite's lock on it."""
    with database.open("rb") as file:
        return file.read(SALT_BYTES)


def _check_header(places: Places, key_file: KeyFile) -> None:
    """Tells a file that was swapped from one that is damaged, before SQLite holds it open."""
    if not places.database.exists():
        raise KnownError("store.missing", folder=places.folder)
    if not os.access(places.database, os.R_OK | os.W_OK):
        raise KnownError("store.denied")  # SQLite would call a lock that it may not take a broken disk
    if held_elsewhere(places.database):
        raise KnownError("store.open_elsewhere")
    salt = _first_bytes(places.database)
    if len(salt) < SALT_BYTES:
        raise KnownError("store.damaged")
    if salt != key_file.salt:
        raise KnownError("store.foreign")


def _check_identity(
    connection: Connection, places: Places, store_id: str, secret_keeper: DeviceSecrets
) -> None:
    if get_setting(connection, "store_id") != store_id:
        raise KnownError("store.foreign")
    for kept in (read_head(places.head), decode_head(secret_keeper.get(_head_name(store_id)))):
        if kept is not None and not contains_head(connection, kept):
            raise KnownError("store.old_copy")


def _desk(store: Store, staff: str, clock: Clock) -> Desk:
    with store.read() as connection:
        demo = get_setting(connection, "demo") == "yes"
        query = select(schema.staff, schema.site.c.name.label("site_name")).join(
            schema.site, schema.site.c.id == schema.staff.c.site
        )
        row = connection.execute(query.where(schema.staff.c.id == staff)).one()
    actor = Actor(staff, row.name, row.unit, Principal(row.principal), store.site_id, row.site_name)
    return Desk(store, actor, clock, demo)


def _remove(places: Places) -> None:
    for path in places.files:
        with suppress(OSError):
            path.unlink()
