"""The demo: the same program on throw-away stores, in a window, or without a screen as a tour in pictures."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from samordning_desktop.cli.demo import Demo, build_demo
from samordning_desktop.cli.demo_people import OLD_BOARD
from samordning_desktop.core.clock import Clock
from samordning_desktop.core.consent import ConsentState, Standing
from samordning_desktop.core.participant import BoardFields, ParticipantRow

_SITE = "Falköping"


def run_demonstration(arguments: Sequence[str], clock: Clock, *, screen: bool) -> int:
    """Shows the demo. Returns the exit status.

    With a screen: the window, on stores that are thrown away when it is closed. Without: a tour, whose
    pictures and sheets stay in ``--out``, or in a folder of their own among the temporary files.
    """
    parser = argparse.ArgumentParser(prog="samordning-desktop --demo", add_help=False)
    parser.add_argument("--tour", action="store_true")
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args(list(arguments))
    folder = Path(tempfile.mkdtemp(prefix="samordning-demo-"))
    try:
        demo = build_demo(folder / "demo", clock)
        if screen and not asked.tour:
            return _window(demo, clock)
        out = asked.out or Path(tempfile.mkdtemp(prefix="samordning-rundtur-"))
        return _tour(demo, clock, folder, out)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _window(demo: Demo, clock: Clock) -> int:
    from samordning_desktop.ops.setup import NoSecrets
    from samordning_desktop.ui.application import make_application, run_window

    _say(f"Demon öppnas. Låser du den är lösenfrasen: {demo.passphrase}")
    _say(f"Ett paket från Lidköping väntar på att tas in: {demo.waiting}")
    app = make_application(sys.argv[:1])
    return run_window(app, demo.stores[_SITE], clock, NoSecrets(), demo.passphrase)


def _tour(demo: Demo, clock: Clock, folder: Path, out: Path) -> int:
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_laptop_screen(folder)}"
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # the plugin without a screen is talkative
    from samordning_desktop.tables import board_xlsx
    from samordning_desktop.ui.application import make_application
    from samordning_desktop.ui.tour.run import TourFolders, run_tour
    from samordning_desktop.ui.tour.story import Props

    pictures, sheets = out / "bilder", out / "blad"
    for place in (pictures, sheets, folder / "forsta"):
        place.mkdir(parents=True, exist_ok=True)
    old_board = folder / "gammal tavla.xlsx"
    old_board.write_bytes(board_xlsx([_row(fields) for fields in OLD_BOARD]))
    props = Props(demo.passphrase, demo.waiting, old_board, sheets, folder / "paket.age")
    app = make_application(sys.argv[:1])
    taken = run_tour(app, TourFolders(folder / "forsta", demo.stores[_SITE], pictures), props, clock)
    _say(
        "Här finns ingen skärm. Programmet har gått igenom sitt huvudarbete i bilder, med påhittade personer."
    )
    _say(f"{len(taken)} bilder (PNG): {pictures}")
    _say(f"{len(list(sheets.glob('*.pdf')))} blad (PDF): {sheets}")
    return 0


def _laptop_screen(folder: Path) -> Path:
    """What Qt draws on when there is no screen: one the size of an office laptop's."""
    screen = {"name": "laptop", "x": 0, "y": 0, "width": 1600, "height": 1000, "logicalDpi": 96, "dpr": 1}
    path = folder / "screen.json"
    path.write_text(json.dumps({"screens": [screen]}), "ascii")
    return path


def _row(fields: BoardFields) -> ParticipantRow:
    return ParticipantRow("", fields, "", "", True, Standing(ConsentState.MISSING))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
