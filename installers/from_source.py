"""Prepare and run Samordning Desktop from its source: ``python3 installers/from_source.py [COMMAND]``.

No command: prepare what is missing and start the program with the demo. ``prepare``: only prepare. ``test``: prepare
and run every check. ``bench``: prepare and run the benchmarks. For those who change the dependencies in
pyproject.toml there is also ``lock``, which writes the hashed locks anew and needs ``uv`` on the PATH; it keeps the
versions that still fit, so remove a lock first to take newer ones.

Standard library only. Everything below is for Python 3.11 and later, but the file itself can be read by older
ones, so that they can say so.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from checks import run_checks
from environment import Environment, quiet
from speech import StepFailedError, complain, plainly, say, speak_plainly
from system_packages import find_program, provide

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
COMMANDS = ("start", "prepare", "test", "bench", "lock")
USAGE = """Så här används filen:
  from_source.py           gör i ordning det som saknas och startar programmet med påhittade personer
  from_source.py prepare   gör bara i ordning
  from_source.py test      gör i ordning och kör alla kontroller
  from_source.py bench     gör i ordning och mäter hur snabbt programmet är"""


class UsageError(Exception):
    """The command line is not understood; the text says why, in Swedish."""


def read_command(arguments: Sequence[str]) -> str:
    """The command, ``start`` when none is given. Raises ``UsageError``."""
    if not arguments:
        return "start"
    command, *rest = arguments
    if command in ("-h", "--help"):
        return "help"
    if command not in COMMANDS[1:]:
        raise UsageError(f"Kommandot «{command}» finns inte.")
    if rest:
        raise UsageError(f"Kommandot «{command}» tar inga tillägg, men fick «{' '.join(rest)}».")
    return command


def too_old(version: Sequence[int]) -> str | None:
    """The sentence for a Python that is too old, else ``None``."""
    if tuple(version) >= OLDEST:
        return None
    return (
        f"Samordning Desktop behöver Python {OLDEST[0]}.{OLDEST[1]} eller nyare, men det här är Python "
        f"{version[0]}.{version[1]}. Installera en nyare Python och kör kommandot igen med den."
    )


def prepare(checks: bool) -> Environment:
    """Make machine and environment ready; quick and without change when they are. Raises ``StepFailedError``."""
    provide(checks)
    environment = Environment(ROOT)
    changed = environment.prepare(checks)
    say("Allt är i ordning." if changed else "Allt är redan i ordning.")
    return environment


def hand_over(environment: Environment, *arguments: str) -> int:
    """Let the environment's Python take this process' place (Windows: run it and wait); its exit code."""
    command = [str(environment.python), *arguments]
    os.chdir(ROOT)
    if os.name != "nt":
        os.execve(command[0], command, quiet(os.environ))
    return subprocess.run(command, env=quiet(os.environ), check=False).returncode


def lock() -> int:
    """Write the two hashed locks anew from pyproject.toml; the second holds all of the first."""
    uv = find_program("uv")
    if uv is None:
        raise StepFailedError(
            "För att skriva låsfilerna behövs programmet uv. Installera det och kör kommandot igen."
        )
    first, second = "installers/requirements.txt", "installers/requirements-dev.txt"
    for group, extra, target in (("build", [], first), ("dev", ["--constraint", first], second)):
        say(f"Skriver {target} …")
        result = subprocess.run(
            [uv, "pip", "compile", "pyproject.toml", "--group", group, *extra, "--output-file", target]
            + ["--universal", "--python-version", f"{OLDEST[0]}.{OLDEST[1]}", "--generate-hashes", "--quiet"]
            + ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"],
            cwd=ROOT,
            check=False,
        )
        if result.returncode:
            raise StepFailedError(
                f"uv kunde inte skriva {target}. Läs vad uv säger ovan och rätta pyproject.toml."
            )
    return 0


def run(command: str) -> int:
    """Do what the command says; the exit code."""
    if command == "help":
        say(USAGE)
        return 0
    if command == "lock":
        return lock()
    environment = prepare(checks=command == "test")
    if command == "test":
        return 1 if run_checks(environment) else 0
    if command == "bench":
        return hand_over(environment, "-m", "samordning_desktop.app.bench")
    if command == "start":
        say("Startar Samordning Desktop med påhittade personer …")
        return hand_over(environment, "-m", "samordning_desktop.app.main", "--demo")
    return 0


def main(arguments: Sequence[str]) -> int:
    """Exit code 0 done, 1 a step failed, 2 wrong usage; never a traceback for what can be foreseen."""
    speak_plainly()
    sentence = too_old(sys.version_info[:2])
    if sentence:
        complain(sentence)
        return 1
    try:
        return run(read_command(arguments))
    except UsageError as error:
        complain(f"{error}\n{USAGE}")
        return 2
    except StepFailedError as error:
        complain(str(error))
    except KeyboardInterrupt:
        complain("Avbrutet. Kör kommandot igen när du vill fortsätta.")
    except OSError as error:
        complain(f"Ett steg kunde inte göras: {plainly(error)}. Kör kommandot igen, eller visa detta för IT.")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
