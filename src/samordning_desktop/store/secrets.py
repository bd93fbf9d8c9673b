"""The second half of the key: a secret that the operating system's keyring holds for this computer."""

from __future__ import annotations

import secrets
import sys
from typing import Protocol

_SERVICE = "samordning-desktop"


class DeviceSecrets(Protocol):
    """Where a computer keeps small secrets; ``available`` tells whether it truly does."""

    @property
    def available(self) -> bool:
        """Whether there is a real keyring behind this."""

    def get(self, name: str, /) -> str | None:
        """The secret called ``name``, or None when there is none or the keyring does not answer."""

    def ask(self, name: str, /) -> str | None:
        """As ``get``; an error of any kind tells that the keyring does not answer, and may hold it all the same."""

    def put(self, name: str, secret: str, /) -> None:
        """Keeps a secret under ``name``, in place of any that was there. Raises errors of any kind."""

    def drop(self, name: str, /) -> None:
        """Keeps nothing under ``name`` any longer. Raises errors of any kind, also where there was nothing."""


class NoSecrets:
    """A computer without a keyring."""

    available = False

    def get(self, _name: str) -> str | None:
        """Nothing is kept here."""
        return None

    ask = get

    def put(self, _name: str, _secret: str) -> None:
        """Nothing can be kept here; callers look at ``available`` first."""
        raise RuntimeError("no keyring")

    def drop(self, _name: str) -> None:
        """There is nothing to let go of."""


class OsKeyring:
    """The operating system's keyring, found at first use.

    The backends ``fail`` and ``null`` and any with a priority below 1 do not count (design §4). A keyring
    that stops answering counts as holding nothing: it is never the only way in. What its errors are called
    depends on the desktop behind it, so all of them count.
    """

    def __init__(self) -> None:
        self._available: bool | None = None

    @property
    def available(self) -> bool:
        """Whether the computer has a keyring that can be trusted with a secret."""
        if self._available is None:
            self._available = _real_keyring()
        return self._available

    def get(self, name: str) -> str | None:
        """The secret called ``name``, or None when the keyring has it not or does not answer."""
        try:
            return self.ask(name)
        except Exception:
            return None

    def ask(self, name: str) -> str | None:
        """The secret called ``name``, or None. Raises an error of the keyring's own when it does not answer."""
        if not self.available:
            return None
        import keyring

        return keyring.get_password(_SERVICE, name)

    def put(self, name: str, secret: str) -> None:
        """Keeps a secret. Raises an error of the keyring's own when it refuses."""
        import keyring

        keyring.set_password(_SERVICE, name, secret)

    def drop(self, name: str) -> None:
        """Keeps a secret no longer. Raises an error of the keyring's own when it refuses, or has none."""
        if self.available:
            import keyring

            keyring.delete_password(_SERVICE, name)


def _real_keyring() -> bool:
    try:
        _leave_out_macos()
        import keyring

        backend = keyring.get_keyring()
        if type(backend).__module__.endswith((".fail", ".null")):
            return False
        if type(backend).__module__.endswith(".Windows"):
            backend.persist = "local machine"  # type: ignore[attr-defined]
        return float(backend.priority) >= 1 and _answers(backend)
    except Exception:
        return False


def _leave_out_macos() -> None:
    """Off macOS its backend looks for libraries that only macOS has, by starting nine processes."""
    if sys.platform != "darwin":
        sys.modules.setdefault("keyring.backends.macOS.api", None)  # type: ignore[arg-type]


def _answers(backend: object) -> bool:
    import keyring

    probe = secrets.token_hex(8)
    keyring.set_password(_SERVICE, "probe", probe)
    return keyring.get_password(_SERVICE, "probe") == probe and backend is keyring.get_keyring()
