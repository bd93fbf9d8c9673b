"""Run by ``installers/from_source.py bench``: prints every figure with its goal. It measures, and always ends well."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from samordning_desktop.app.bench.children import Children
from samordning_desktop.app.bench.exchange import exchange_figures
from samordning_desktop.app.bench.figures import say
from samordning_desktop.app.bench.merging import Sizes, growth, merge_figures
from samordning_desktop.app.bench.report import print_figures, print_growth
from samordning_desktop.app.bench.sheets import sheet_figures
from samordning_desktop.app.bench.sizes import Measured, measure_size

SIZES = (100, 1_000, 10_000, 100_000)
#: The size that the goals are set at.
GOAL_SIZE = 10_000


def main() -> int:
    """Measures, and prints. Returns the exit status."""
    with tempfile.TemporaryDirectory(prefix="samordning-bench-") as place:
        folder = Path(place)
        children = Children(folder)
        measured: dict[int, Measured] = {}
        for size in SIZES:
            say(f"Mäter {size} deltagare …")
            measured[size] = measure_size(folder / str(size), children, size, goals=size == GOAL_SIZE)
        say("Mäter paketen …\n")
        packages = exchange_figures(folder, size=1_000, changes=1_000, rounds=3)
        packages += merge_figures(folder / "packages", children, Sizes())
        grown = list(growth(folder / "packages", children, Sizes()))
        say("Mäter bladen …\n")
        sheets = list(sheet_figures(folder, rounds=25, people=100))
    print_figures(GOAL_SIZE, measured[GOAL_SIZE], [*packages, *sheets])
    print_growth(measured)
    for one in grown:
        say(one.line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
