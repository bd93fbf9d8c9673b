"""A store's life with a real Secret Service, told as a list of outcomes. Run by ``test_os_keyring`` in a bus of its own.

Not a test itself: it prints one JSON object, outcome by name.
"""

from __future__ import annotations

import faulthandler
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import secretstorage

from clocks import SetClock
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.ops import Desk, participants, reading, setup, ways_in
from samordning_desktop.store import keys
from samordning_desktop.store.secrets import OsKeyring
from stores import FALKOPING

PASSPHRASE = "åtta tkn"
CLOCK = SetClock()


#: Whatever ends the journey ends the keyring too (Linux: PR_SET_PDEATHSIG, SIGKILL).
_TOGETHER = "import ctypes, os, sys; ctypes.CDLL(None).prctl(1, 9); os.execvp(sys.argv[1], sys.argv[1:])"
_DAEMON = ("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets")


def _on_the_bus() -> bool:
    """Whether there is a Secret Service: keyring looks for one once, and goes by what it found as long as it lives."""
    with (
        suppress(secretstorage.SecretServiceNotAvailableException),
        closing(secretstorage.dbus_init()) as bus,
    ):
        return bool(secretstorage.check_service_availability(bus))
    return False


class Daemon:
    """The keyring's own program, started as a desktop session starts it."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", _TOGETHER, *_DAEMON],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        assert self.process.stdin is not None
        self.process.stdin.write(b"sessionens fras")
        self.process.stdin.close()

    def answer(self) -> OsKeyring:
        """The keyring, once it is there."""
        for _ in range(800):  # a machine that is busy takes its time
            keeper = OsKeyring()
            if _on_the_bus() and keeper.available:
                return keeper
            time.sleep(0.05)
        raise SystemExit("the keyring never answered")

    def die(self) -> None:
        """The desktop's keyring crashes."""
        self.process.kill()
        self.process.wait()


class SilentOnce(OsKeyring):
    """The keyring, whose program is gone when it is asked for a secret, and back when it is to keep one."""

    def __init__(self, daemon: Daemon) -> None:
        super().__init__()
        self.daemon = daemon

    def get(self, name: str) -> str | None:
        """As the store asks where it makes do with none."""
        return self._then_back(super().get, name)

    def ask(self, name: str) -> str | None:
        """As the store asks where it must know."""
        return self._then_back(super().ask, name)

    def _then_back(self, genuine: Callable[[str], str | None], name: str) -> str | None:
        if self.daemon.process.poll() is None:
            return genuine(name)
        try:
            return genuine(name)
        finally:
            self.daemon = Daemon()
            self.daemon.answer()


def people(desk: Desk, keeper: setup.DeviceSecrets) -> str:
    """Who is on the board; then the store is closed."""
    found = ", ".join(row.fields.name for row in reading.board(desk))
    setup.close(desk, keeper)
    return found


def outcome(action: Callable[[], Desk], keeper: setup.DeviceSecrets) -> str:
    """Who is on the board of the store that the action opens, or why it does not."""
    try:
        return people(action(), keeper)
    except KnownError as error:
        return error.code


def recovered(folder: Path, code: str, keeper: setup.DeviceSecrets) -> Desk:
    return setup.unlock_with_recovery(folder, code, CLOCK, keeper)


def refusal(action: Callable[[], None]) -> str:
    """Why an action is refused; empty when it is not."""
    try:
        action()
    except KnownError as error:
        return error.code
    return ""


def add(folder: Path, keeper: setup.DeviceSecrets, name: str) -> None:
    desk = setup.unlock(folder, PASSPHRASE, CLOCK, keeper)
    participants.add_participant(desk, BoardFields(name))
    setup.close(desk, keeper)


def journey(root: Path) -> dict[str, object]:
    """Every outcome, in the order of the story."""
    daemon = Daemon()
    keeper, told, folder = daemon.answer(), dict[str, object](), root / "data"

    def unlock(here: Path = folder, with_: setup.DeviceSecrets | None = None) -> str:
        by = with_ or keeper
        return outcome(lambda: setup.unlock(here, PASSPHRASE, CLOCK, by), by)

    def recover(here: Path = folder, with_: setup.DeviceSecrets | None = None) -> str:
        by = with_ or keeper
        return outcome(lambda: setup.unlock_with_recovery(here, made.recovery_code, CLOCK, by), by)

    made = setup.create(folder, FALKOPING, PASSPHRASE, CLOCK, keeper)
    setup.close(made.desk, keeper)
    add(folder, keeper, "Åsa")
    told["opened here"] = unlock()
    secret = keeper.get(made.desk.store.store_id)
    told["secret in a file"] = [
        path.name for path in folder.iterdir() if secret and secret.encode() in path.read_bytes()
    ]
    told["slots with the keyring"] = [slot.keyring for slot in keys.read_key_file(folder / "keys.json").slots]

    shutil.copytree(folder, root / "copied")
    told["copied disk"] = unlock(root / "copied", setup.NoSecrets())
    told["copied disk, recovery"] = recover(root / "copied", setup.NoSecrets())

    shutil.copytree(folder, root / "old")
    add(folder, keeper, "Bo")
    shutil.copytree(folder, root / "new")
    for file in ("store.sqlite", "head.json"):
        shutil.copy(root / "old" / file, folder / file)
    told["old store and old head"] = unlock()
    told["old store and old head, recovery"] = recover()
    told["old store and old head, no keyring"] = recover(with_=setup.NoSecrets())
    for file in ("store.sqlite", "head.json"):
        shutil.copy(root / "new" / file, folder / file)
    told["new store again"] = unlock()

    desk = setup.unlock(folder, PASSPHRASE, CLOCK, keeper)
    daemon.die()
    participants.add_participant(desk, BoardFields("Ulla"))
    told["closed without a keyring"] = people(desk, keeper)
    told["keyring died"] = unlock()
    told["keyring dead from the start"] = unlock(with_=OsKeyring())
    told["keyring died, recovery"] = recover()
    told["available when dead"] = OsKeyring().available

    daemon = Daemon()
    daemon.answer()
    told["keyring back"] = unlock()

    desk, held = recovered(folder, made.recovery_code, keeper), keeper.get(made.desk.store.store_id)
    silent = SilentOnce(daemon)
    assert silent.available
    daemon.die()
    told["chosen while it is silent"] = refusal(
        lambda: ways_in.choose_passphrase(
            desk, ways_in.by_code(made.recovery_code), "en ny lösenfras", silent
        )
    )
    daemon = silent.daemon
    told["the secret it held"] = keeper.get(made.desk.store.store_id) == held is not None
    setup.close(desk, keeper)
    told["still opened here"] = unlock()

    unused, dead = (setup.create(root / name, FALKOPING, PASSPHRASE, CLOCK, keeper).desk for name in "ab")
    names = [desk.store.store_id + suffix for desk in (unused, dead) for suffix in ("", ".head")]
    for desk in (unused, dead):
        setup.close(desk, keeper)
    unused, dead = (setup.unlock(root / name, PASSPHRASE, CLOCK, keeper) for name in "ab")
    setup.discard_unused(unused, keeper)
    told["held when one of two has begun anew"] = [keeper.get(name) is not None for name in names]
    told["the other store after that"] = unlock()

    daemon.die()
    setup.discard_unused(dead, keeper)
    told["begun anew without a keyring"] = [setup.exists(root / name) for name in "ab"]

    shutil.rmtree(Path.home() / ".local" / "share" / "keyrings")
    daemon = Daemon()
    keeper = daemon.answer()
    told["keyring made anew"] = unlock()
    told["keyring made anew, recovery"] = recover()
    daemon.die()
    return told


if __name__ == "__main__":
    faulthandler.dump_traceback_later(
        60, exit=True
    )  # a keyring that asks somebody something would wait for ever
    keys.COST = keys.Argon2Cost(memory_kib=32, passes=1, lanes=4)
    json.dump(journey(Path(sys.argv[1])), sys.stdout)
