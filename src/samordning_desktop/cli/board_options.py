"""What ``board export`` and ``print board`` have in common: how names are written, the paper, and for whom it is."""

from __future__ import annotations

from typing import Any, NamedTuple

from samordning_desktop.cli.grammar import Args
from samordning_desktop.cli.results import Table
from samordning_desktop.cli.words import count
from samordning_desktop.core.disclosure import Way
from samordning_desktop.core.grounds import BY_CODE
from samordning_desktop.core.handing import BOARD_KINDS, Portion, kept_from
from samordning_desktop.core.handover import Handover
from samordning_desktop.core.name_forms import NameForm
from samordning_desktop.core.sheet import BoardSheet, PaperSize
from samordning_desktop.ops import Desk, handing, sheets


class SavedBoard(NamedTuple):
    """The board as it is to be written, and what is told of whom it was noted about, if it is for somebody else."""

    sheet: BoardSheet
    document: dict[str, Any]
    told: tuple[str | Table, ...]


def saved_board(desk: Desk, args: Args, kind: str) -> SavedBoard:
    """The board with names as asked for, noted as saved in a file of a kind (``xlsx``).

    For somebody else it is noted about each who may be in it, before anything is written. Raises KnownError
    ``disclosure.nobody`` and as ``core.handover.checked``.
    """
    names = NameForm(args.maybe("names") or NameForm.FULL)
    what = sheets.board_saved(kind)
    if not args.given("to"):
        return SavedBoard(sheets.board_sheet(desk, what, names), {}, ())
    given = Handover(
        receiver=args.text("to"),
        kinds=BOARD_KINDS,
        way=Way.FILE,
        ground=BY_CODE[args.text("ground")],
        when=desk.clock.today(),
        words="",
        reason=args.maybe("reason") or "",
    )
    weighed = handing.weigh(desk, None, given)
    hidden = kept_from(handing.disclose_each(desk, None, given).value)
    left = [part for part in weighed if part.participant not in hidden]
    document = {
        "disclosed": len(hidden),
        "left_out": [{"name": part.name, "why": part.why} for part in left],
    }
    return SavedBoard(
        sheets.board_sheet(desk, what, names, list(hidden), hidden), document, _told(len(hidden), left)
    )


def paper_size(args: Args) -> PaperSize:
    """The paper asked for; A4 when none is."""
    return "A3" if args.maybe("paper") == "A3" else "A4"


def _told(noted: int, left: list[Portion]) -> tuple[str | Table, ...]:
    said = f"Utlämnandet är noterat om {count(noted, 'person', 'personer')}."
    if not left:
        return (said,)
    return (said, Table(("Är inte med", "Varför"), [(part.name, part.why) for part in left], ""))
