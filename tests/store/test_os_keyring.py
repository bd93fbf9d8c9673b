"""The operating system's keyring, for real: gnome-keyring's Secret Service on a bus of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

#: A bus that starts no programs by itself, so that a keyring that has died stays dead.
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""


def told(tmp_path: Path, child_env: Callable[..., dict[str, str]]) -> dict[str, Any]:
    """What the journey tells, in a home of its own."""
    (tmp_path / "bus.conf").write_text(BUS, encoding="ascii")
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    environ = child_env(keyring=True) | {
        "HOME": str(home), "XDG_RUNTIME_DIR": str(home), "XDG_DATA_HOME": str(home / ".local" / "share"),
        "XDG_CONFIG_HOME": str(home / ".config"), "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }  # fmt: skip
    command = ["dbus-run-session", f"--config-file={tmp_path / 'bus.conf'}", "--", sys.executable]
    journey = Path(__file__).with_name("keyring_journey.py")
    done = subprocess.run(
        [*command, str(journey), str(tmp_path)],
        env=environ,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_stores_life_with_a_keyring(tmp_path: Path, child_env: Callable[..., dict[str, str]]) -> None:
    assert told(tmp_path, child_env) == {
        "opened here": "Åsa",
        "secret in a file": [],
        "slots with the keyring": [True, False],
        # A copied disk is not enough to guess at; the sheet of paper opens it anywhere.
        "copied disk": "key.no_secret",
        "copied disk, recovery": "Åsa",
        # The head in the keyring sees an old store put back, also when head.json is put back with it.
        "old store and old head": "store.old_copy",
        "old store and old head, recovery": "store.old_copy",
        "old store and old head, no keyring": "Åsa",
        "new store again": "Bo, Åsa",
        # A keyring that dies keeps nobody from closing, nor out of recovery.
        "closed without a keyring": "Bo, Ulla, Åsa",
        "keyring died": "key.no_secret",
        "keyring dead from the start": "key.no_secret",
        "keyring died, recovery": "Bo, Ulla, Åsa",
        "available when dead": False,
        "keyring back": "Bo, Ulla, Åsa",
        # What it may hold opens every backup made with it: it is never replaced unseen.
        "chosen while it is silent": "key.keyring_silent",
        "the secret it held": True,
        "still opened here": "Bo, Ulla, Åsa",
        # What belonged to a store that is no more is forgotten, and nothing else; a dead keyring is no hindrance.
        "held when one of two has begun anew": [False, False, True, True],
        "the other store after that": "Bo, Ulla, Åsa",
        "begun anew without a keyring": [False, False],
        "keyring made anew": "key.no_secret",
        "keyring made anew, recovery": "Bo, Ulla, Åsa",
    }


@pytest.mark.parametrize("backend", ["fail.Keyring", "null.Keyring"])
def test_backends_that_keep_nothing_are_none(child_env: Callable[..., dict[str, str]], backend: str) -> None:
    script = "from samordning_desktop.store.secrets import OsKeyring; print(OsKeyring().available)"
    environ = child_env(keyring=True) | {
        "PYTHON_KEYRING_BACKEND": f"keyring.backends.{backend}",
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }
    done = subprocess.run(
        [sys.executable, "-c", script], env=environ, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == "False"


def test_no_process_is_started_to_look_for_a_keyring(child_env: Callable[..., dict[str, str]]) -> None:
    """Its way into the keychain of macOS looks for three libraries, off macOS with nine processes."""
    script = """
import sys
sys.addaudithook(lambda event, _: print("started", flush=True) if event == "subprocess.Popen" else None)
from samordning_desktop.store.secrets import OsKeyring
OsKeyring().available
print("looked")
"""
    environ = child_env(keyring=True) | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environ, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.split() == ["looked"]
