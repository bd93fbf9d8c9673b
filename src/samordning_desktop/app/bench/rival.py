"""KeePassXC's command line with as many entries, opened at the same cost: what a start is measured against."""

from __future__ import annotations

import base64
import secrets
import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from samordning_desktop.app.bench.edits import seconds
from samordning_desktop.app.bench.stores import TEXTS, person

_PASSWORD = "fem runda stenar"
_LEAST_MS = 100  # KeePassXC takes no less


def key_seconds() -> float:
    """What the program's own key derivation costs here at its least: Argon2id, 64 MiB, three passes, four lanes.

    A machine that is busy just then would give KeePassXC a dearer key than ours, and flatter us.
    """
    return min(seconds(_derive) for _ in range(5))


def _derive() -> bytes:
    """One way is good for one key."""
    way = Argon2id(salt=bytes(16), length=32, iterations=3, lanes=4, memory_cost=64 * 1024)
    return way.derive(b"fem runda stenar")


class Rival:
    """A KeePassXC database of ``size`` entries with the texts of as many people, made in ``folder``."""

    def __init__(self, tool: str, folder: Path, size: int, key_ms: float) -> None:
        self._tool = tool
        self._database = folder / "rival.kdbx"
        source = folder / "rival.xml"
        source.write_text(_xml(size), "utf-8")
        cost = str(max(round(key_ms), _LEAST_MS))
        self._ask("import", "-q", "-p", "-t", cost, str(source), str(self._database), times=2)
        source.unlink()

    @property
    def key_derivation(self) -> str:
        """How its key is derived, in its own words."""
        lines = self._ask("db-info", "-q", str(self._database)).splitlines()
        return next((line.partition(":")[2].strip() for line in lines if line.startswith("KDF:")), "okänd")

    def listing(self) -> float:
        """Seconds to open it and list every entry."""
        return seconds(lambda: self._ask("ls", "-q", str(self._database)))

    def _ask(self, *arguments: str, times: int = 1) -> str:
        asked = f"{_PASSWORD}\n" * times
        command = [self._tool, *arguments]
        return subprocess.run(command, input=asked, capture_output=True, check=True, encoding="utf-8").stdout


def find_rival() -> str | None:
    """The program, where it is installed."""
    return shutil.which("keepassxc-cli")


def _xml(size: int) -> str:
    entries = "".join(_entry(number) for number in range(size))
    group = f"<Group><UUID>{_uuid()}</UUID><Name>Tavla</Name>{entries}</Group>"
    meta = "<Meta><DatabaseName>Tavla</DatabaseName></Meta>"
    return f'<?xml version="1.0" encoding="UTF-8"?><KeePassFile>{meta}<Root>{group}</Root></KeePassFile>'


def _entry(number: int) -> str:
    fields = person(number)
    notes = "\n".join(fields.text(name) for name in TEXTS)
    strings = {"Title": fields.name, "UserName": fields.personal_id, "Notes": notes}
    inside = "".join(
        f"<String><Key>{key}</Key><Value>{escape(value)}</Value></String>" for key, value in strings.items()
    )
    return f"<Entry><UUID>{_uuid()}</UUID>{inside}</Entry>"


def _uuid() -> str:
    return base64.b64encode(secrets.token_bytes(16)).decode()
