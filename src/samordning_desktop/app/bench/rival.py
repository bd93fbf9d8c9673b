"""KeePassXC's command line with as many entries, opened at the same cost: what a start is measured against."""

from __future__ import annotations

import base64
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from samordning_desktop.app.bench.edits import seconds
from samordning_desktop.app.bench.stores import TEXTS, person

_PASSWORD = "fem runda stenar"
_LEAST_MS = 100  # KeePassXC takes no less


def key_cost() -> str:
    """What the program's own key derivation costs here at its least, in milliseconds, as KeePassXC is told it:
    Argon2id, 64 MiB, three passes, four lanes.

    A machine that is busy just then would give KeePassXC a dearer key than ours, and flatter us.
    """
    least = min(seconds(_derive) for _ in range(5))
    return str(max(round(least * 1000), _LEAST_MS))


def _derive() -> bytes:
    """One way is good for one key."""
    way = Argon2id(salt=bytes(16), length=32, iterations=3, lanes=4, memory_cost=64 * 1024)
    return way.derive(b"fem runda stenar")


class Rival:
    """A KeePassXC database of ``size`` entries with the texts of as many people, made in ``folder``."""

    def __init__(self, tool: str, folder: Path, size: int, cost: str) -> None:
        self._tool = tool
        source = folder / "rival.xml"
        source.write_text(document(_entry(number) for number in range(size)), "utf-8")
        self._database = taken_in(tool, source, cost)
        source.unlink()

    @property
    def key_derivation(self) -> str:
        """How its key is derived, in its own words."""
        lines = ask(self._tool, "db-info", "-q", str(self._database)).splitlines()
        return next((line.partition(":")[2].strip() for line in lines if line.startswith("KDF:")), "okänd")

    def listing(self) -> float:
        """Seconds to open it and list every entry."""
        return seconds(lambda: ask(self._tool, "ls", "-q", str(self._database)))


def find_rival() -> str | None:
    """The program, where it is installed."""
    return shutil.which("keepassxc-cli")


def ask(tool: str, *arguments: str, times: int = 1) -> str:
    """What its process answers, the passphrase given so many times."""
    asked = f"{_PASSWORD}\n" * times
    command = [tool, *arguments]
    return subprocess.run(command, input=asked, capture_output=True, check=True, encoding="utf-8").stdout


def taken_in(tool: str, source: Path, cost: str) -> Path:
    """The new database beside a document, whose key costs so many milliseconds."""
    database = source.with_suffix(".kdbx")
    ask(tool, "import", "-q", "-p", "-t", cost, str(source), str(database), times=2)
    return database


def document(entries: Iterable[str]) -> str:
    """The document of a database, always of one and the same group."""
    group = f"<Group><UUID>{_uuid(-1)}</UUID><Name>Tavla</Name>{''.join(entries)}</Group>"
    meta = "<Meta><DatabaseName>Tavla</DatabaseName></Meta>"
    return f'<?xml version="1.0" encoding="UTF-8"?><KeePassFile>{meta}<Root>{group}</Root></KeePassFile>'


def entry_xml(number: int, strings: Mapping[str, str], times: str = "") -> str:
    """One entry, the same for the same number in every database."""
    inside = "".join(
        f"<String><Key>{key}</Key><Value>{escape(value)}</Value></String>" for key, value in strings.items()
    )
    return f"<Entry><UUID>{_uuid(number)}</UUID>{times}{inside}</Entry>"


def _entry(number: int) -> str:
    fields = person(number)
    notes = "\n".join(fields.text(name) for name in TEXTS)
    return entry_xml(number, {"Title": fields.name, "UserName": fields.personal_id, "Notes": notes})


def _uuid(number: int) -> str:
    return base64.b64encode((number + 2).to_bytes(16)).decode()
