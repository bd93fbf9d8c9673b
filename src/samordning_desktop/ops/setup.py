"""Making, unlocking and locking a store."""

from __future__ import annotations

from pathlib import Path

from samordning_desktop.core.clock import Clock
from samordning_desktop.core.entities import LABEL_LIMIT
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.people import Setup
from samordning_desktop.core.text import clean_name
from samordning_desktop.core.values import dataclass
from samordning_desktop.store import making, opening, unlocking
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.secrets import DeviceSecrets, NoSecrets

__all__ = [
    "Created", "DeviceSecrets", "NoSecrets", "check_free", "close", "create", "discard", "discard_unused", "exists",
    "keep_head", "missing", "open_found", "require_unused", "unlock", "unlock_with_recovery",
]  # fmt: skip

exists = unlocking.exists
missing = unlocking.missing
unlock = opening.unlock
unlock_with_recovery = opening.unlock_with_recovery
open_found = opening.open_found
close = opening.close
discard = making.discard
check_free = making.check_free
require_unused = making.require_unused
discard_unused = making.discard_unused


@dataclass(frozen=True, slots=True)
class Created:
    """A new store, open, and the code for its recovery sheet, which is kept nowhere else."""

    desk: Desk
    recovery_code: str


def create(
    data_dir: Path, setup: Setup, passphrase: str, clock: Clock, secrets: DeviceSecrets, demo: bool = False
) -> Created:
    """Makes a store for a site, with its first coordinator.

    Raises KnownError ``setup.empty``, ``name.too_long``, and as ``store.making.create``.
    """
    desk, code = making.create(data_dir, _checked(setup), passphrase, clock, secrets, demo)
    return Created(desk, code)


def keep_head(desk: Desk) -> None:
    """Writes down how far the journal has come, beside the store: after a change, when nobody waits for it."""
    desk.store.keep_head()


def _checked(setup: Setup) -> Setup:
    cleaned = {}
    for field, what in (("site", "Pilotortens namn"), ("unit", "Enhetens namn"), ("user", "Ditt namn")):
        cleaned[field] = clean_name(getattr(setup, field), LABEL_LIMIT)
        if not cleaned[field]:
            raise KnownError("setup.empty", what=what)
    return Setup(principal=setup.principal, site_id=setup.site_id, **cleaned)
