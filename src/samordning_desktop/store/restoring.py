"""Going back to a backup. The restored store is a new device, so that its numbers never collide (design §1)."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from samordning_desktop.core.backups import backup_name
from samordning_desktop.core.clock import Clock
from samordning_desktop.core.errors import KnownError
from samordning_desktop.store import backup, exchange, opening
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.device import renew_device
from samordning_desktop.store.engine import held_elsewhere
from samordning_desktop.store.faults import faults_known
from samordning_desktop.store.head import write_head
from samordning_desktop.store.places import Places
from samordning_desktop.store.secrets import DeviceSecrets


def restore(folder: Path, name: str, passphrase: str, clock: Clock, secret_keeper: DeviceSecrets) -> Desk:
    """Puts a backup in the store's place and opens it as a new device.

    What stood there is kept as the newest backup-like folder ``replaced-…``. Everything is made ready beside
    the store first: an error before the change of places leaves the store as it was. The store must be closed.
    Raises KnownError ``backup.none``, ``store.open_elsewhere`` and as ``opening.unlock``.
    """
    places = Places(folder)
    if name not in backup.names(places):
        raise KnownError("backup.none", name=name)
    if held_elsewhere(places.database):
        raise KnownError("store.open_elsewhere")
    ready = Places(folder / ".restore")
    with faults_known():
        shutil.rmtree(ready.folder, ignore_errors=True)
        try:
            shutil.copytree(places.backups / name, ready.folder)
            _become_new_device(ready, passphrase, clock, secret_keeper)
            _change_places(places, ready, clock)
        finally:
            shutil.rmtree(ready.folder, ignore_errors=True)
    return opening.unlock(folder, passphrase, clock, secret_keeper)


def _become_new_device(ready: Places, passphrase: str, clock: Clock, secret_keeper: DeviceSecrets) -> None:
    desk = opening.unlock(ready.folder, passphrase, clock, opening.WithoutHeads(secret_keeper))
    try:
        with desk.write() as writing:
            renew_device(writing.connection)
            exchange.forget_exchange(writing.connection)
        write_head(ready.head, desk.store.head())
        if secret_keeper.available:
            opening.keep_head(desk, secret_keeper)
    finally:
        desk.store.close()


def _change_places(places: Places, ready: Places, clock: Clock) -> None:
    """What stands there goes aside, what is ready comes in. If a move fails, all of them are taken back.

    The key file is there all the time and is changed last: if the program dies before that, its salt refuses
    the mixture, the folder still holds a store, and restoring can be done again.
    """
    aside = places.backups / f"replaced-{backup_name(clock.now())}"
    aside.mkdir(mode=0o700)
    with suppress(FileNotFoundError):
        shutil.copy2(places.keys, aside / places.keys.name)
    files = [path for path in places.files if path != places.keys]
    moves = [(path, aside / path.name) for path in files]
    moves += [(ready.folder / path.name, path) for path in (*files, places.keys)]
    done: list[tuple[Path, Path]] = []
    try:
        for path, target in moves:
            with suppress(FileNotFoundError):
                path.replace(target)
                done.append((path, target))
    except OSError:
        for path, target in reversed(done):
            target.replace(path)
        shutil.rmtree(aside, ignore_errors=True)
        raise
