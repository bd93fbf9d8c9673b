"""An open store: one encrypted file, its device, and transactions on it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import Connection, Engine

from samordning_desktop.core.clock import Clock
from samordning_desktop.core.errors import KnownError
from samordning_desktop.store import backup, device
from samordning_desktop.store.faults import faults_known
from samordning_desktop.store.head import JournalHead, read_head, write_head
from samordning_desktop.store.journal import journal_head
from samordning_desktop.store.places import Places
from samordning_desktop.store.writing import Writing


class Store:
    """One open store. Everything goes through ``read`` and ``write``; one thread is inside at a time.

    Once closed, every call raises KnownError ``store.locked``.
    """

    def __init__(self, places: Places, store_id: str, engine: Engine, key: bytes, clock: Clock) -> None:
        self.places = places
        self.store_id = store_id
        self._key = key
        self._engine: Engine | None = engine
        self._connection: Connection | None = None
        self._clock = clock
        self._lock = threading.RLock()
        self.device_id = self.site_id = ""
        self.look_who_it_is()

    def look_who_it_is(self) -> None:
        """Reads the present device's id: after its keys have been changed."""
        with self.read() as connection:
            row = device.current_device(connection)
        self.device_id, self.site_id = row.id, row.site

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for reading; nothing done on it is kept."""
        with self._lock, faults_known(), self._taken_back() as connection:
            yield connection

    @contextmanager
    def write(self, author: str) -> Iterator[Writing]:
        """A transaction: all of it is kept when the block ends well, nothing of it otherwise."""
        with self._lock, faults_known(), self._kept_if_well() as connection, connection.begin():
            yield Writing(connection, self.device_id, author, self._wall())

    @contextmanager
    def rehearse(self, author: str) -> Iterator[Writing]:
        """A transaction that is always taken back: what would happen, without its happening."""
        with self._lock, faults_known(), self._taken_back() as connection:
            yield Writing(connection, self.device_id, author, self._wall())

    def head(self) -> JournalHead:
        """Where the journal ends now."""
        with self.read() as connection:
            return journal_head(connection)

    def keep_head(self) -> None:
        """Writes the journal's head beside the store, unless it stands there; failing that, an older one still holds.

        Harmless at any time, also once closed.
        """
        with self._lock, suppress(Exception):  # what fails here must not keep anything open or shut
            head = self.head()
            if read_head(self.places.head) != head:
                write_head(self.places.head, head)

    def back_up(self) -> str:
        """Makes a verified backup and returns its name. Raises KnownError ``backup.failed`` or ``disk.full``."""
        with self._lock:
            engine = self._open_engine()
            self._disconnect()
            return backup.make(engine, self._key, self.places, self._clock.now())

    def close(self) -> None:
        """Keeps the head, closes the file and forgets the key. Harmless when done twice; what comes after is refused."""
        with self._lock:
            self.keep_head()
            self._disconnect()
            if self._engine is not None:
                self._engine.dispose()
            self._engine, self._key = None, b""

    @contextmanager
    def _taken_back(self) -> Iterator[Connection]:
        """The connection; whatever is done on it is taken back."""
        with self._kept_if_well() as connection:
            if connection.in_transaction():
                raise RuntimeError("one transaction at a time")
            yield connection
            connection.rollback()

    @contextmanager
    def _kept_if_well(self) -> Iterator[Connection]:
        """The connection, let go of when something fails: after a COMMIT that failed SQLite's transaction is still open."""
        try:
            yield self._connected()
        except BaseException:
            self._disconnect()
            raise

    def _connected(self) -> Connection:
        """The connection, kept from one time to the next: making it costs a third of a saved cell."""
        engine = self._open_engine()
        if self._connection is None:
            self._connection = engine.connect()
        return self._connection

    def _disconnect(self) -> None:
        """Lets go of the connection: the engine is another's, or closed."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _open_engine(self) -> Engine:
        """The engine, while the store is open: a disposed one would quietly open the file again."""
        if self._engine is None:
            raise KnownError("store.locked")
        return self._engine

    def _wall(self) -> int:
        return int(self._clock.now().timestamp() * 1000)
