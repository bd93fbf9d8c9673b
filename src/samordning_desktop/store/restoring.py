"""Going back to a backup. The restored store is a new device, so that its numbers never collide (design §1)."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from samordning_desktop.core.backups import replaced_name
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

_Unlock = Callable[[Path], Desk]


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
        return None if name.endswith(opening.HEAD_SUFFIX) else self._keeper.get(name)

    def ask(self, name: str, /) -> str | None:
        """As ``get``; an error when the keyring does not answer."""
        return None if name.endswith(opening.HEAD_SUFFIX) else self._keeper.ask(name)

    def put(self, name: str, secret: str, /) -> None:
        """Keeps a secret."""
        self._keeper.put(name, secret)

    def drop(self, name: str, /) -> None:
        """Keeps a secret no longer."""
        self._keeper.drop(name)


def restore(folder: Path, name: str, passphrase: str, clock: Clock, secret_keeper: DeviceSecrets) -> Desk:
    """Puts a backup in the store's place and opens it as a new device.

    What stood there is kept among the backups as a folder ``replaced-…``. Everything is made ready beside the
    store first: an error before or during the change of places leaves the store as it was. The store must be
    closed. Raises KnownError ``backup.none``, ``backup.other_passphrase``, ``store.open_elsewhere`` and as
    ``opening.unlock``.
    """
    keeper = WithoutHeads(secret_keeper)
    return _restore(
        folder, name, clock, secret_keeper, lambda place: opening.unlock(place, passphrase, clock, keeper)
    )


def restore_with_recovery(
    folder: Path, name: str, code: str, clock: Clock, secret_keeper: DeviceSecrets
) -> Desk:
    """As ``restore``, with the recovery sheet's code.

    Raises as it, but ``backup.other_sheet``, and as ``opening.unlock_with_recovery``.
    """
    keeper = WithoutHeads(secret_keeper)
    return _restore(
        folder, name, clock, secret_keeper, lambda place: opening.unlock_with_recovery(place, code, clock, keeper)
    )  # fmt: skip


def _restore(folder: Path, name: str, clock: Clock, secret_keeper: DeviceSecrets, unlock: _Unlock) -> Desk:
    places = Places(folder)
    if name not in backup.names(places):
        raise KnownError("backup.none", name=name)
    ready = Places(folder / ".restore")
    with faults_known():
        _check_closed(places)
        shutil.rmtree(ready.folder, ignore_errors=True)
        try:
            _copy(Places(places.backups / name), ready)
            with _ways_of_then():
                _become_new_device(ready, unlock)
            _change_places(places, ready, clock)
        finally:
            shutil.rmtree(ready.folder, ignore_errors=True)
    desk = unlock(folder)
    # Only now: kept any earlier, a move that failed would leave the old store shut out by the new one's head.
    if secret_keeper.available:
        opening.keep_head(desk, secret_keeper)
    return desk


@contextmanager
def _ways_of_then() -> Iterator[None]:
    """A backup opens with what opened when it was made: that may be other than what opens the store."""
    try:
        yield
    except KnownError as error:
        if error.code == "key.wrong":
            raise KnownError("backup.other_passphrase") from error
        if error.code == "key.recovery_wrong":
            raise KnownError("backup.other_sheet") from error
        raise


def _check_closed(places: Places) -> None:
    if held_elsewhere(places.database):
        raise KnownError("store.open_elsewhere")


def _copy(source: Places, ready: Places) -> None:
    """Copies a backup's files one by one: copytree's error no longer tells a full disk from another fault."""
    ready.folder.mkdir(mode=0o700)
    for path in source.files:
        with suppress(FileNotFoundError):
            shutil.copy2(path, ready.folder / path.name)


def _become_new_device(ready: Places, unlock: _Unlock) -> None:
    desk = unlock(ready.folder)
    try:
        with desk.write() as writing:
            renew_device(writing.connection)
            exchange.forget_exchange(writing.connection)
            exchange.note_return(writing.connection)
        write_head(ready.head, desk.store.head())
    finally:
        desk.store.close()


def _change_places(places: Places, ready: Places, clock: Clock) -> None:
    """What stands there goes aside, what is ready comes in. If a move fails, all of them are taken back.

    The old database goes first and the old head before the new database comes, so that no database ever
    stands beside another's head. The key file is there all the time and is changed last: if the program dies
    on the way, no new store can be made over the folder, and restoring can be done again.
    """
    aside = places.backups / replaced_name(clock.now())
    files = [path for path in places.files if path != places.keys]
    moves = [(path, aside / path.name) for path in files]
    moves += [(ready.folder / path.name, path) for path in (*files, places.keys)]
    done: list[tuple[Path, Path]] = []
    aside.mkdir(mode=0o700)
    try:
        with suppress(FileNotFoundError):
            shutil.copy2(places.keys, aside / places.keys.name)
        _check_closed(places)  # it may have been opened while the backup was made ready
        for path, target in moves:
            with suppress(FileNotFoundError):
                path.replace(target)
                done.append((path, target))
    except BaseException:
        if _all_back(done):
            shutil.rmtree(aside, ignore_errors=True)
        raise


def _all_back(done: list[tuple[Path, Path]]) -> bool:
    """Takes moves back, last one first, each of them that can be. Returns whether all could."""
    whole = True
    for path, target in reversed(done):
        try:
            target.replace(path)
        except OSError:
            whole = False
    return whole
