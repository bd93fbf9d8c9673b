"""What a yes or a no leaves outside the store's tables."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from samordning_desktop.ops import Desk


def on_disk(desk: Desk) -> dict[Path, bytes]:
    """The store's files with what is in them, but for the log that SQLite itself writes ahead."""
    folder = desk.store.places.folder
    files = (
        path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(("-wal", "-shm"))
    )
    return {path.relative_to(folder): sha256(path.read_bytes()).digest() for path in files}
