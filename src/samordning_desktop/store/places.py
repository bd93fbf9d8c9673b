"""Where a store's files lie in its folder."""

from __future__ import annotations

from pathlib import Path

from samordning_desktop.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Places:
    """The files of the store in ``folder``."""

    folder: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.folder / "store.sqlite"

    @property
    def keys(self) -> Path:
        """The key slots."""
        return self.folder / "keys.json"

    @property
    def unfinished(self) -> Path:
        """The mark of a store that is being made: it says nothing once there is a key file."""
        return self.folder / ".unfinished"

    @property
    def head(self) -> Path:
        """The journal's head, kept outside the database."""
        return self.folder / "head.json"

    @property
    def backups(self) -> Path:
        """Verified backups."""
        return self.folder / "backups"

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that makes up the store, SQLite's own beside it included; backups are not of them."""
        wal = self.database.with_name(self.database.name + "-wal")
        shm = self.database.with_name(self.database.name + "-shm")
        return (self.database, wal, shm, self.keys, self.head)
