"""The checks, in the order they run."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Sequence
from typing import NamedTuple

from environment import Environment, quiet
from speech import plainly, say


class Check(NamedTuple):
    """One check: its heading, and the program of the environment that does it."""

    name: str
    heading: str
    command: tuple[str, ...]


CHECKS = (
    Check("ruff check", "vanliga fel och stil", ("ruff", "check", ".")),
    Check("ruff format", "radbrytning och form", ("ruff", "format", "--check", ".")),
    Check("mypy", "typer, strängt", ("mypy", "src/samordning_desktop", "installers")),
    Check("import-linter", "lagren i arkitekturen", ("lint-imports", "--no-logo")),
    Check("vulture", "kod som ingen använder", ("vulture",)),
    Check("pytest", "alla prov", ("pytest", "-n", "auto", "--dist", "worksteal")),
)


def run_checks(environment: Environment, run: Callable[[Check], int] | None = None) -> list[str]:
    """Run every check, also after one that failed; the names of those that failed.

    pytest runs last, and nothing is written after it, so that its closing line closes the whole.
    """
    do = run or (lambda check: _run(environment, check))
    failed: list[str] = []
    for check in CHECKS:
        if check is CHECKS[-1]:
            say(f"\n{verdict(failed)}")
        say(f"\n== {check.name}: {check.heading} ==")
        if do(check):
            failed.append(check.name)
    return failed


def verdict(failed: Sequence[str]) -> str:
    """A sentence on the checks before pytest."""
    if failed:
        return f"Underkänt hittills: {', '.join(failed)}. Nu återstår pytest."
    return "Godkänt hittills. Nu återstår pytest."


def _run(environment: Environment, check: Check) -> int:
    program, *arguments = check.command
    command = [str(environment.script(program)), *arguments]
    try:
        return subprocess.run(command, cwd=environment.root, env=quiet(os.environ), check=False).returncode
    except OSError as error:
        say(f"Kontrollen kunde inte startas: {plainly(error)}.")
        return 1
