"""``board``: import, export."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from samordning_desktop import printing
from samordning_desktop.cli.board_options import paper_size, saved_board
from samordning_desktop.cli.grammar import Args
from samordning_desktop.cli.results import Result, Table
from samordning_desktop.cli.words import count, leaves_the_store
from samordning_desktop.core.table import TableRow
from samordning_desktop.ops import Desk, boards, files
from samordning_desktop.ops.boards import BoardImportPlan


def take_in(desk: Desk, args: Args) -> Result:
    """Takes in a board that was kept elsewhere, or with ``--dry-run`` tells what that would do."""
    from samordning_desktop import tables  # no other command needs it

    keep, dry_run = args.given("keep_unknown"), args.given("dry_run")
    reading = tables.read_board(args.path("file"))
    plan = boards.plan_import(desk, reading, keep)
    ids = [] if dry_run else boards.import_board(desk, plan).value
    extra = [(row, heading, text) for row in plan.new for heading, text in row.extra]
    document: dict[str, Any] = {
        "dry_run": dry_run,
        "new": len(plan.new),
        "known": len(plan.known),
        "ids": ids,
        "participants": [{"place": row.place, "name": row.fields.name} for row in plan.new],
        "known_participants": [
            {"place": row.place, "name": row.fields.name, "why": why}
            for row, why in zip(plan.known, plan.why, strict=True)
        ],
        "unknown_headings": list(reading.unknown_headings),
        "unknown_texts": [
            {"place": row.place, "heading": heading, "text": text, "kept": keep}
            for row, heading, text in extra
        ],
        "warnings": [{"place": one.place, "text": one.text, "reason": one.reason} for one in plan.warnings],
    }
    return Result(document, tuple(_told(plan, extra, keep, dry_run)))


def save(desk: Desk, args: Args) -> Result:
    """Saves the board as a readable file, of the kind that its name ends in."""
    from samordning_desktop import tables

    path = args.path("file")
    kind = path.suffix.lower().removeprefix(".")
    sheet, noted, told = saved_board(desk, args, kind)
    makers = {
        "xlsx": lambda: tables.board_xlsx(sheet.rows),
        "csv": lambda: tables.board_csv(sheet.rows),
        "pdf": lambda: printing.board_pdf(sheet, paper_size(args)),
    }
    files.save_file(path, makers[kind]())
    said = f"Tavlan med {count(len(sheet.rows), 'deltagare', 'deltagare')} är sparad i {path}."
    document = {"file": str(path), "participants": len(sheet.rows), **noted}
    return Result(document, (said, *told), (leaves_the_store(path),))


def _told(
    plan: BoardImportPlan, extra: list[tuple[TableRow, str, str]], keep: bool, dry_run: bool
) -> Iterator[str | Table]:
    people = count(len(plan.new), "deltagare", "deltagare")
    yield f"{people} skulle läggas till. Inget är ändrat än." if dry_run else f"{people} är nu på tavlan."
    if plan.new:
        yield Table(("Rad", "Namn", "Start"), [_row(row) for row in plan.new], "")
    if plan.known:
        yield "Läggs inte till, för att samma person finns redan:"
        rows = [(*_row(row), why) for row, why in zip(plan.known, plan.why, strict=True)]
        yield Table(("Rad", "Namn", "Start", "Varför"), rows, "")
        yield "Är någon av dem en annan person: lägg till personen med participant add."
    if extra:
        yield _fate_of_unknown(keep, dry_run)
        yield Table(
            ("Rad", "Kolumn", "Text"), [(row.place, heading, text) for row, heading, text in extra], ""
        )
    if plan.warnings:
        yield "Att se över:"
        warnings = [(one.place, one.text, one.reason) for one in plan.warnings]
        yield Table(("Var", "Text", "Varför"), warnings, "")


def _fate_of_unknown(keep: bool, dry_run: bool) -> str:
    """What happens, or has happened, to the text of columns that the board lacks."""
    if keep:
        return (
            "Text i okända kolumner läggs sist i Nuläge:"
            if dry_run
            else "Text i okända kolumner står sist i Nuläge:"
        )
    if dry_run:
        return "Text i okända kolumner tas inte med. Ta med den med --keep-unknown:"
    return "Text i okända kolumner är inte med. Skriv in det som behövs med participant set:"


def _row(row: TableRow) -> tuple[str, ...]:
    return row.place, row.fields.name, row.fields.text("start")
