"""What comes before a store is opened: its key. SQLAlchemy is not needed for it (see ``store.unlocking``)."""

from __future__ import annotations

from samordning_desktop.store import unlocking
from samordning_desktop.store.secrets import DeviceSecrets, NoSecrets, OsKeyring
from samordning_desktop.store.unlocking import FoundKey

__all__ = ["FoundKey", "NoSecrets", "exists", "find_key", "find_key_by_code", "real_device_secrets"]

exists = unlocking.exists
find_key = unlocking.find_key
find_key_by_code = unlocking.find_key_by_code


def real_device_secrets() -> DeviceSecrets:
    """The computer's own keyring."""
    return OsKeyring()
