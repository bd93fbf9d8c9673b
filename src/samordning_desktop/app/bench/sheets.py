"""Sheets of paper: against a page drawn by hand, and against one document through LibreOffice."""

from __future__ import annotations

import shutil
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

from samordning_desktop.app.bench.edits import seconds
from samordning_desktop.app.bench.figures import Figure, Goal, median_ms
from samordning_desktop.printing.measuring import consent_text, measure_sheets


def sheet_figures(folder: Path, rounds: int, people: int) -> Iterator[Figure]:
    """A consent of two pages, and sheets for so many people in one go."""
    times = measure_sheets(rounds, people)
    whole = median_ms(times.consents)
    yield Figure(
        "ett samtycke på två sidor", whole, goal=Goal(median_ms(times.raw), 2, "en rå reportlab-duk")
    )
    office = office_seconds(folder)
    if office is not None:
        yield Figure("ett samtycke mot LibreOffice", whole, goal=Goal(office * 1000, 1 / 50, "LibreOffice"))
    yield Figure(f"tre blad var för {people} personer i ett svep", times.many * 1000)


def office_seconds(folder: Path) -> float | None:
    """Seconds for LibreOffice to make a PDF of the same words, the first time not counted; None where it is not."""
    tool = shutil.which("soffice")
    if tool is None:
        return None
    source = folder / "samtycke.txt"
    source.write_text(consent_text(), "utf-8")
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [tool, home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]

    def convert() -> None:
        subprocess.run(command, check=True, capture_output=True)

    return statistics.median([seconds(convert) for _ in range(3)][1:])
