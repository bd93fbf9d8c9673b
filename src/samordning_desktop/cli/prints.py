"""``print``: sheets of paper as PDF files."""

from __future__ import annotations

from collections.abc import Callable

from samordning_desktop import printing
from samordning_desktop.cli.board_options import paper_size, saved_board
from samordning_desktop.cli.grammar import Args
from samordning_desktop.cli.results import Result
from samordning_desktop.cli.words import leaves_the_store
from samordning_desktop.ops import Desk, files, sheets


def save(desk: Desk, args: Args) -> Result:
    """Saves a sheet. Blank ones hold nobody's data; of the others a remark says that they can be read."""
    path, sheet, participant = args.path("out"), args.text("sheet"), args.maybe("id")
    files.save_file(path, _SHEETS[sheet](desk, args))
    remarks = (leaves_the_store(path),) if participant or sheet == "board" else ()
    return Result({"sheet": sheet, "file": str(path)}, (f"Bladet är sparat i {path}.",), remarks)


def _information(desk: Desk, args: Args) -> bytes:
    return printing.information_pdf(sheets.information_sheet(desk, args.maybe("id")))


def _consent(desk: Desk, args: Args) -> bytes:
    return printing.consent_pdf(sheets.consent_sheet(desk, args.maybe("id")))


def _rating_form(desk: Desk, args: Args) -> bytes:
    return printing.rating_form_pdf(sheets.rating_form(desk, args.maybe("id")))


def _rating_chart(desk: Desk, args: Args) -> bytes:
    return printing.rating_chart_pdf(sheets.rating_chart(desk, args.text("id")))


def _board(desk: Desk, args: Args) -> bytes:
    return printing.board_pdf(saved_board(desk, args, "pdf"), paper_size(args))


_SHEETS: dict[str, Callable[[Desk, Args], bytes]] = {
    "information": _information,
    "consent": _consent,
    "rating-form": _rating_form,
    "rating-chart": _rating_chart,
    "board": _board,
}
