"""The board as an Excel workbook."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins

from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.tables.columns_out import COLUMNS, values_of
from samordning_desktop.tables.excel_values import escaped
from samordning_desktop.tables.guard import is_dangerous

_SHEET = "Samordningstavla"
_THIN = Side(style="thin", color="B8BEC4")
_A4 = 9

#: A line's height in points, and the highest row that Excel knows.
_LINE, _HIGHEST = 15.0, 409.0


def board_xlsx(rows: Sequence[ParticipantRow]) -> bytes:
    """The board as an .xlsx file: a header that stays and is repeated on every printed page, wrapped texts, real
    dates, A4 landscape. Text is text whatever it begins with: nothing in it is ever a formula."""
    book = Workbook(write_only=True)
    book.properties.creator = "Samordning Desktop"
    sheet = book.create_sheet(_SHEET)
    _set_up(sheet, len(rows))
    sheet.append([_header_cell(sheet, heading) for heading, _ in COLUMNS])
    plain, kept, day = _cell(sheet), _cell(sheet), _cell(sheet)
    kept.quotePrefix = True
    day.number_format = "yyyy-mm-dd"
    day.alignment = Alignment(horizontal="left", vertical="top")
    for number, row in enumerate(rows, start=2):
        values = values_of(row)
        sheet.row_dimensions[number].height = _height(values)
        # openpyxl writes each cell as it comes, so three cells serve for them all.
        sheet.append(_filled(value, plain, kept, day) for value in values)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _set_up(sheet: Any, rows: int) -> None:
    """Widths, the frozen header and the page, which a streamed sheet must have before its first row."""
    for number, (_, width) in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{rows + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    sheet.oddFooter.left.text = _SHEET
    sheet.oddFooter.right.text = "Sida &P av &N"


def _height(values: Sequence[str | date | None]) -> float:
    """The row's height in points, by its longest text: not every program finds it out by itself."""
    lines = max(
        sum(1 + len(line) // (width - 2) for line in value.split("\n")) if isinstance(value, str) else 1
        for value, (_, width) in zip(values, COLUMNS, strict=True)
    )
    return min(lines * _LINE + 3, _HIGHEST)


def _cell(sheet: Any) -> Any:
    cell = WriteOnlyCell(sheet)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.border = Border(bottom=_THIN)
    return cell


def _filled(value: str | date | None, plain: Any, kept: Any, day: Any) -> Any:
    """The fitting cell with ``value`` in it. ``kept`` tells Excel that its text stays text when it is edited."""
    if not isinstance(value, str):
        day.value = value
        return day
    cell = kept if is_dangerous(value) else plain
    cell.value = escaped(value)
    cell.data_type = "s"
    return cell


def _header_cell(sheet: Any, heading: str) -> Any:
    cell = WriteOnlyCell(sheet, heading)
    cell.font = Font(name="Calibri", size=11, bold=True)
    cell.fill = PatternFill("solid", fgColor="E9EDF0")
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    cell.border = Border(bottom=Side(style="medium", color="4A5560"))
    return cell
