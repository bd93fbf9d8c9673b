"""The computer's keyring, as the whole program is handed it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samordning_desktop.ops.setup import DeviceSecrets


class LateSecrets:
    """The computer's keyring, looked up when it is first asked: on the worker, after the lock is painted."""

    @property
    def available(self) -> bool:
        """Whether there is a real keyring behind this."""
        return self._real.available

    def get(self, name: str, /) -> str | None:
        """The secret called ``name``, or None."""
        return self._real.get(name)

    def ask(self, name: str, /) -> str | None:
        """The secret called ``name``, or None; an error when the keyring does not answer."""
        return self._real.ask(name)

    def put(self, name: str, secret: str, /) -> None:
        """Keeps a secret under ``name``."""
        self._real.put(name, secret)

    def drop(self, name: str, /) -> None:
        """Keeps nothing under ``name`` any longer."""
        self._real.drop(name)

    @cached_property
    def _real(self) -> DeviceSecrets:
        from samordning_desktop.ops.unlocking import real_device_secrets

        return real_device_secrets()
