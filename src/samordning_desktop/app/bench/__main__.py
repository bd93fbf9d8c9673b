"""Run by ``installers/from_source.py bench``: prints every figure with its goal. It measures, and always ends well.

``python -m samordning_desktop.app.bench growth`` measures nothing but how the cost of packages grows with the store.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from samordning_desktop.app.bench.children import Children
from samordning_desktop.app.bench.exchange import exchange_figures
from samordning_desktop.app.bench.figures import say
from samordning_desktop.app.bench.growing import Stores, growths
from samordning_desktop.app.bench.merging import Sizes, merge_figures
from samordning_desktop.app.bench.report import print_figures, print_growth
from samordning_desktop.app.bench.sheets import sheet_figures
from samordning_desktop.app.bench.sizes import Measured, measure_size

SIZES = (100, 1_000, 10_000, 100_000)
#: The size that the goals are set at.
GOAL_SIZE = 10_000
USAGE = """Så här används mätningen:
  python -m samordning_desktop.app.bench          mäter allt (några minuter)
  python -m samordning_desktop.app.bench growth   mäter bara hur paketens kostnad växer med registret"""


def main(arguments: Sequence[str] = ()) -> int:
    """Measures, and prints. Returns the exit status: 2 for what it does not know."""
    asked = list(arguments)
    if asked in (["-h"], ["--help"]):
        say(USAGE)
        return 0
    if asked not in ([], ["growth"]):
        sys.stderr.write(f"Förstår inte «{' '.join(asked)}».\n{USAGE}\n")
        return 2
    with tempfile.TemporaryDirectory(prefix="samordning-bench-") as place:
        folder = Path(place)
        if not asked:
            _say_figures(folder)
        _say_growths(folder)
    return 0


def _say_figures(folder: Path) -> None:
    children = Children(folder)
    measured: dict[int, Measured] = {}
    for size in SIZES:
        say(f"Mäter {size} deltagare …")
        measured[size] = measure_size(folder / str(size), children, size, goals=size == GOAL_SIZE)
    say("Mäter paketen …\n")
    packages = exchange_figures(folder, size=1_000, changes=1_000, rounds=3)
    packages += merge_figures(folder / "packages", children, Sizes())
    say("Mäter bladen …\n")
    sheets = list(sheet_figures(folder, rounds=25, people=100))
    print_figures(GOAL_SIZE, measured[GOAL_SIZE], [*packages, *sheets])
    print_growth(measured)


def _say_growths(folder: Path) -> None:
    stores = Stores()
    say(f"Hur paketen växer, från {stores.people[0]} till {stores.people[-1]} deltagare:")
    for one in growths(folder / "growing", Children(folder), stores):
        say(one.line)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
