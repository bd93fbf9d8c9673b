"""The second half of the key, where there is no real keyring to hold it."""

from __future__ import annotations

from types import SimpleNamespace

import keyring
import pytest
from keyring.backends import fail, null
from keyring.errors import KeyringError, KeyringLocked

from samordning_desktop.ops.unlocking import real_device_secrets
from samordning_desktop.store.secrets import NoSecrets, OsKeyring


def test_no_keyring_holds_nothing() -> None:
    assert not NoSecrets().available
    assert NoSecrets().get("x") is None
    with pytest.raises(RuntimeError):
        NoSecrets().put("x", "y")
    NoSecrets().drop("x")


def test_the_tests_themselves_have_none() -> None:
    secrets = real_device_secrets()
    assert isinstance(secrets, OsKeyring)
    assert not secrets.available
    assert secrets.get("x") is None


class Backend(keyring.backend.KeyringBackend):
    """A keyring in memory, with a priority and with troubles as a test wishes."""

    priority = 5.0  # type: ignore[assignment]

    def __init__(
        self, priority: float = 5.0, trouble: Exception | None = None, forgets: bool = False
    ) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.trouble = trouble
        self.forgets = forgets
        self.__dict__["priority"] = priority

    def get_password(self, service: str, username: str) -> str | None:
        if self.trouble:
            raise self.trouble
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.trouble:
            raise self.trouble
        if not self.forgets:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.trouble:
            raise self.trouble
        del self.kept[service, username]


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch):  # noqa: ANN201
    """Makes a backend the computer's keyring."""
    before = keyring.get_keyring()
    yield keyring.set_keyring
    keyring.set_keyring(before)


@pytest.mark.parametrize("backend", [fail.Keyring(), null.Keyring()])
def test_the_backends_fail_and_null_do_not_count(use, backend: keyring.backend.KeyringBackend) -> None:  # noqa: ANN001
    use(backend)
    assert not OsKeyring().available


@pytest.mark.parametrize(
    ("priority", "available"), [(0.5, False), (0, False), (-1, False), (1, True), (5, True)]
)
def test_a_priority_below_one_does_not_count(use, priority: float, available: bool) -> None:  # noqa: ANN001
    use(Backend(priority))
    assert OsKeyring().available is available


@pytest.mark.parametrize(
    "trouble",
    [
        KeyringError("x"),
        KeyringLocked("x"),
        OSError("x"),
        RuntimeError("x"),
        ConnectionResetError(),
        KeyError("x"),
    ],
)
def test_one_that_does_not_answer_does_not_count(use, trouble: Exception) -> None:  # noqa: ANN001
    use(Backend(trouble=trouble))
    assert not OsKeyring().available
    assert OsKeyring().get("x") is None


def test_one_that_forgets_at_once_does_not_count(use) -> None:  # noqa: ANN001
    use(Backend(forgets=True))
    assert not OsKeyring().available


@pytest.mark.parametrize("trouble", [KeyringError("x"), OSError("x"), KeyError("x")])
def test_one_that_falls_silent_later_counts_as_holding_nothing(use, trouble: Exception) -> None:  # noqa: ANN001
    backend = Backend()
    use(backend)
    secrets = OsKeyring()
    secrets.put("x", "y")
    assert secrets.get("x") == "y"
    backend.trouble = trouble
    assert secrets.available
    assert secrets.get("x") is None


def test_what_is_let_go_of_is_kept_no_longer(use) -> None:  # noqa: ANN001
    use(Backend())
    secrets = OsKeyring()
    secrets.put("x", "y")
    secrets.put("z", "å")
    secrets.drop("x")
    assert (secrets.get("x"), secrets.get("z")) == (None, "å")


def test_windows_is_told_to_keep_it_on_this_machine(use, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN001
    """The roaming default would copy the computer's secret to other computers."""
    backend = Backend()
    monkeypatch.setattr(Backend, "__module__", "keyring.backends.Windows")
    use(backend)
    assert OsKeyring().available
    assert SimpleNamespace(**vars(backend)).persist == "local machine"
