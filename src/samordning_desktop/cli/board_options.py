"""What ``board export`` and ``print board`` have in common: how names are written, and the paper."""

from __future__ import annotations

from samordning_desktop.cli.grammar import Args
from samordning_desktop.core.name_forms import NameForm
from samordning_desktop.core.sheet import BoardSheet, PaperSize
from samordning_desktop.ops import Desk, sheets


def saved_board(desk: Desk, args: Args, kind: str) -> BoardSheet:
    """The board with names as asked for, noted as saved in a file of a kind (``xlsx``)."""
    names = NameForm(args.maybe("names") or NameForm.FULL)
    return sheets.board_sheet(desk, sheets.board_saved(kind), names)


def paper_size(args: Args) -> PaperSize:
    """The paper asked for; A4 when none is."""
    return "A3" if args.maybe("paper") == "A3" else "A4"
