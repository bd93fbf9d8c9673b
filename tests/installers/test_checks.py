"""The list of checks: every one runs, failures are named, and pytest has the last word."""

from __future__ import annotations

from pathlib import Path

import pytest
from checks import CHECKS, Check, run_checks
from environment import Environment

ROOT = Path(__file__).resolve().parent.parent.parent
ORDER = ["ruff check", "ruff format", "mypy", "import-linter", "vulture", "pytest"]


@pytest.mark.parametrize("culprits", [[], ["ruff check"], ["mypy", "vulture"], ["pytest"], ORDER])
def test_all_run_in_order_and_the_failed_are_named(
    culprits: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []

    def run(check: Check) -> int:
        ran.append(check.name)
        return int(check.name in culprits)

    assert run_checks(Environment(ROOT), run) == culprits
    assert ran == ORDER
    lines = [line for line in capsys.readouterr().out.splitlines() if line]
    assert [line.split(":")[0].strip("= ") for line in lines if line.startswith("==")] == ORDER
    early = [name for name in culprits if name != "pytest"]
    assert lines[-2] == (
        f"Underkänt hittills: {', '.join(early)}. Nu återstår pytest."
        if early
        else "Godkänt hittills. Nu återstår pytest."
    )
    assert lines[-1].startswith("== pytest")


def test_a_check_that_cannot_start_counts_as_failed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_checks(Environment(tmp_path)) == ORDER
    assert capsys.readouterr().out.count(
        "Kontrollen kunde inte startas: filen eller mappen finns inte."
    ) == len(CHECKS)
