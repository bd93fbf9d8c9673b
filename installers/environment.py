"""The project's own ``.venv``: made once, filled from the hashed locks, and mended when a run was cut off."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections import deque
from collections.abc import Mapping
from pathlib import Path

from speech import StepFailedError, complain, plainly, say

# How pip reaches packages is the machine's business; what it installs, and where, is ours.
_PIP_MAY_KEEP = frozenset(
    {"PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS", "PIP_NO_INDEX", "PIP_CONFIG_FILE", "PIP_PROXY"}
    | {
        "PIP_CERT",
        "PIP_CLIENT_CERT",
        "PIP_TRUSTED_HOST",
        "PIP_KEYRING_PROVIDER",
        "PIP_CACHE_DIR",
        "PIP_NO_CACHE_DIR",
    }
    | {"PIP_TIMEOUT", "PIP_DEFAULT_TIMEOUT", "PIP_RETRIES", "PIP_USE_FEATURE", "PIP_USE_DEPRECATED"}
)
_PYTHON_NOISE = {
    "PYTHONPATH",
    "PYTHONHOME",
    "PYTHONSTARTUP",
    "PYTHONUSERBASE",
    "VIRTUAL_ENV",
    "__PYVENV_LAUNCHER__",
}
_NO_CONTACT = (
    "Det gick inte att nå paketkällan. Kontrollera nätet och pip:s inställningar, och kör kommandot igen."
)
_REASONS = (  # the first sign found in what pip wrote decides
    (
        "DO NOT MATCH THE HASHES",
        "Ett hämtat paket är inte det som låsfilen anger, så inget installerades. Visa detta för IT.",
    ),
    ("No space left", "Disken är full. Frigör omkring 2 GB och kör kommandot igen."),
    ("ConnectionError", _NO_CONTACT),
    ("Connection refused", _NO_CONTACT),
    ("connection broken", _NO_CONTACT),
    ("Max retries exceeded", _NO_CONTACT),
    ("timed out", _NO_CONTACT),
    (
        "No matching distribution",
        "Ett bibliotek finns inte för den här datorns system och Python, eller inte i den paketkälla som pip använder. "
        "Pröva Python 3.11, 3.12 eller 3.13 i 64 bitar, eller visa detta för IT.",
    ),
    (
        "Permission denied",
        "Det saknas rätt att skriva i projektets mapp. Lägg projektet i en mapp som är din.",
    ),
    ("being used by another process", "Programmet är igång. Stäng det och kör kommandot igen."),
)
_UNKNOWN_REASON = "Biblioteken kunde inte installeras. Visa raderna ovan för IT, eller kör kommandot igen."


class Environment:
    """The ``.venv`` of the project in ``root``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.scripts = self.folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.script("python")
        self._stamp = self.folder / "samordning-prepared.json"
        self._unfinished = self.folder / "samordning-unfinished"
        self._locks = {
            "run": root / "installers/requirements.txt",
            "checks": root / "installers/requirements-dev.txt",
        }

    def script(self, name: str) -> Path:
        """The path of a program in the environment."""
        return self.scripts / (f"{name}.exe" if os.name == "nt" else name)

    def wanted_stamp(self, checks: bool) -> dict[str, str]:
        """What a finished environment says of itself: Python, place, and the contents of project file and locks."""
        sources = {"project": self.root / "pyproject.toml", "run": self._locks["run"]}
        if checks:
            sources["checks"] = self._locks["checks"]
        digests = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in sources.items()}
        return {"python": f"{sys.version_info[0]}.{sys.version_info[1]}", "place": str(self.root), **digests}

    def is_ready(self, checks: bool) -> bool:
        """Whether all is there already. An environment for the checks serves the program too."""
        if self._unfinished.exists() or not self.python.exists():
            return False
        stamp = self._read_stamp()
        return all(stamp.get(name) == value for name, value in self.wanted_stamp(checks).items())

    def _read_stamp(self) -> dict[str, object]:
        try:
            stamp = json.loads(self._stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def is_sound(self) -> bool:
        """Whether what is there can be filled up rather than made anew: whole, in its place, of this Python."""
        stamp = self._read_stamp()
        if self._unfinished.exists() or stamp.get("place", str(self.root)) != str(self.root):
            return False
        question = "import sys, pip; print('%d.%d' % sys.version_info[:2])"
        try:
            answer = subprocess.run(
                [self.python, "-c", question],
                env=quiet(os.environ),
                capture_output=True,
                text=True,
                check=False,
            )
        except OSError:
            return False
        return answer.returncode == 0 and answer.stdout.strip() == self.wanted_stamp(False)["python"]

    def prepare(self, checks: bool) -> bool:
        """Make the environment ready; whether there was anything to do. Raises ``StepFailedError``."""
        for source in (self.root / "pyproject.toml", *self._locks.values()):
            if not source.is_file():
                raise StepFailedError(
                    f"Filen {source} saknas. Hämta hela projektet på nytt och kör kommandot där."
                )
        if self.is_ready(checks):
            return False
        try:
            if self.is_sound():
                self._unfinished.touch()
            else:
                self._make_anew()
            self._fill(checks)
            self._write_stamp(checks)
        except OSError as error:
            raise StepFailedError(
                f"Det gick inte att skriva i {self.folder}: {plainly(error)}. Rätta till det och kör kommandot igen."
            ) from error
        return True

    def _make_anew(self) -> None:
        if self.folder.is_symlink() or self.folder.is_file():
            self.folder.unlink()
        elif self.folder.exists():
            say("Den tidigare miljön i .venv är halvfärdig eller hör till en annan Python; jag gör om den.")
            shutil.rmtree(self.folder)
        say("Skapar en egen Python-miljö i .venv …")
        self.folder.mkdir()
        self._unfinished.touch()
        base = getattr(sys, "_base_executable", None) or sys.executable
        command = [base, "-m", "venv", str(self.folder)]
        result = subprocess.run(command, env=quiet(os.environ), capture_output=True, text=True, check=False)
        if result.returncode:
            version = self.wanted_stamp(False)["python"]
            raise StepFailedError(
                "Python kunde inte skapa en egen miljö. På Debian och Ubuntu saknas oftast ett paket: "
                f"låt den som har rätt till det köra «apt-get install python{version}-venv», och kör kommandot igen."
            )

    def _fill(self, checks: bool) -> None:
        lock = self._locks["checks" if checks else "run"]
        say("Hämtar och installerar bibliotek enligt låsfilen (omkring 300 MB första gången) …")
        self._pip("--require-hashes", "--only-binary", ":all:", "-r", str(lock))
        say("Installerar Samordning Desktop i miljön …")
        self._pip("--no-deps", "--no-build-isolation", "--editable", str(self.root))

    def _pip(self, *arguments: str) -> None:
        """Run ``pip install``, with a sign of life at every tenth library."""
        command = [
            str(self.python),
            "-m",
            "pip",
            "install",
            "--no-input",
            "--progress-bar",
            "off",
            *arguments,
        ]
        tail: deque[str] = deque(maxlen=200)
        collected = 0
        with subprocess.Popen(
            command,
            env=pip_environ(os.environ),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        ) as pip:
            for line in pip.stdout or ():
                tail.append(line.rstrip())
                if line.startswith(("Collecting ", "Processing ")):
                    collected += 1
                    if collected % 10 == 0:
                        say(f"  {collected} bibliotek …")
        if pip.returncode:
            for line in [line for line in tail if line.startswith("ERROR")][-5:]:
                complain(f"  pip: {line}")
            raise StepFailedError(reason("\n".join(tail)))

    def _write_stamp(self, checks: bool) -> None:
        fresh = self._stamp.with_suffix(".new")
        fresh.write_text(json.dumps(self.wanted_stamp(checks), indent=1), encoding="utf-8")
        fresh.replace(self._stamp)
        self._unfinished.unlink()


def reason(output: str) -> str:
    """The Swedish sentences for what pip said."""
    return next((sentence for sign, sentence in _REASONS if sign in output), _UNKNOWN_REASON)


def quiet(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment without settings that point Python at other places than ``.venv``."""
    return {name: value for name, value in environ.items() if name not in _PYTHON_NOISE}


def pip_environ(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment for pip: the machine's own way to packages is kept, and nothing else about pip."""
    kept = {
        name: value
        for name, value in quiet(environ).items()
        if not name.upper().startswith("PIP_") or name.upper() in _PIP_MAY_KEEP
    }
    return {**kept, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1"}
