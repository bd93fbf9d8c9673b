"""``print``: sheets of paper as PDF files."""

from __future__ import annotations

from collections.abc import Callable

from samordning_desktop import printing
from samordning_desktop.cli.board_options import paper_size, saved_board
from samordning_desktop.cli.grammar import Args
from samordning_desktop.cli.results import Result
from samordning_desktop.cli.words import leaves_the_store
from samordning_desktop.ops import Desk, extracts, files, sheets, visit
from samordning_desktop.ops.visit import SHEET_WORDS, VisitSheet


def save(desk: Desk, args: Args) -> Result:
    """Saves a sheet. Blank ones hold nobody's data; of the others a remark says that they can be read."""
    path, sheet, participant = args.path("out"), args.text("sheet"), args.maybe("id")
    if sheet == "board":
        return _save_board(desk, args)
    files.save_file(path, _SHEETS[sheet](desk, args))
    remarks = (leaves_the_store(path),) if participant else ()
    return Result({"sheet": sheet, "file": str(path)}, (f"Bladet är sparat i {path}.",), remarks)


def _save_board(desk: Desk, args: Args) -> Result:
    path = args.path("out")
    sheet, noted, told = saved_board(desk, args, "pdf")
    files.save_file(path, printing.board_pdf(sheet, paper_size(args)))
    said = f"Bladet är sparat i {path}."
    return Result({"sheet": "board", "file": str(path), **noted}, (said, *told), (leaves_the_store(path),))


def _information(desk: Desk, args: Args) -> bytes:
    return printing.information_pdf(sheets.information_sheet(desk, args.maybe("id")))


def _consent(desk: Desk, args: Args) -> bytes:
    return printing.consent_pdf(sheets.consent_sheet(desk, args.maybe("id")))


def _information_easy(desk: Desk, args: Args) -> bytes:
    return printing.information_pdf(sheets.information_sheet(desk, args.maybe("id"), easy=True))


def _consent_easy(desk: Desk, args: Args) -> bytes:
    if not args.given("id"):
        return printing.consent_pdf(sheets.consent_sheet(desk, easy=True))
    return printing.consent_pdf(sheets.consent_to_sign(desk, args.text("id"), easy=True))


def _rating_form(desk: Desk, args: Args) -> bytes:
    return printing.rating_form_pdf(sheets.rating_form(desk, args.maybe("id")))


def _rating_chart(desk: Desk, args: Args) -> bytes:
    return printing.rating_chart_pdf(sheets.rating_chart(desk, args.text("id")))


def _extract(desk: Desk, args: Args) -> bytes:
    return printing.disclosures_pdf(extracts.extract_sheet(desk, args.text("id")))


def _renewal(desk: Desk, args: Args) -> bytes:
    return printing.bundle_pdf(
        visit.visit_sheets(desk, [args.text("id")], [VisitSheet.RENEWAL]), SHEET_WORDS[VisitSheet.RENEWAL]
    )


def _receipt(desk: Desk, args: Args) -> bytes:
    return printing.bundle_pdf([visit.receipt_sheet(desk, args.text("id"))], "Kvitto på återkallelse")


def _who_does_what(desk: Desk, args: Args) -> bytes:
    return printing.bundle_pdf([visit.who_does_what(desk, args.text("id"))], "Vem gör vad för mig")


def _visit(desk: Desk, args: Args) -> bytes:
    return printing.bundle_pdf(visit.visit_sheets(desk, [args.text("id")], visit.USUAL), "Blad för besök")


_SHEETS: dict[str, Callable[[Desk, Args], bytes]] = {
    "information": _information,
    "consent": _consent,
    "information-easy": _information_easy,
    "consent-easy": _consent_easy,
    "renewal": _renewal,
    "receipt": _receipt,
    "who-does-what": _who_does_what,
    "visit": _visit,
    "rating-form": _rating_form,
    "rating-chart": _rating_chart,
    "extract": _extract,
}
