"""Backups: made, listed, gone back to."""

from __future__ import annotations

from pathlib import Path

from samordning_desktop.store import backup
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.places import Places
from samordning_desktop.store.restoring import restore, restore_with_recovery

__all__ = ["create", "names", "restore", "restore_with_recovery"]


def create(desk: Desk) -> str:
    """Makes a verified backup. Returns its name. Raises KnownError ``backup.failed`` or ``disk.full``."""
    return desk.store.back_up()


def names(data_dir: Path) -> list[str]:
    """The backups of the store in a folder, oldest first. No key is needed."""
    return backup.names(Places(data_dir))
