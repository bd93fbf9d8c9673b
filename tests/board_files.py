"""Boards as the teams keep them, made anew for each test: Word, Excel and CSV. The people are invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import docx
from docx.oxml.parser import parse_xml
from openpyxl import Workbook

HEADINGS = ("Patient", "Start", "Mål/syfte", "Nuläge", "Pågående insatser", "Planering")
PEOPLE: tuple[tuple[str, str, str, str, str, str], ...] = (
    (
        "Anna Alm",
        "2025-03-03",
        "Eget boende",
        "Bor hos mor.\nSover bättre",
        "Boendestöd två ggr/v",
        "Möte 3/6",
    ),
    ("Bo Björk", "250310", "Nykter vardag", "Inneliggande", "Öppenvård; läkare", "Hembesök"),
    ("Åsa Öberg", "17/3 2025", "Arbetsträning", "”Vill komma igång”", "Samtal", "Ringa FK"),
    ("Örjan Ek", "24 mars 2025", "Trygghet", "", "", ""),
)
STARTS = (date(2025, 3, 3), date(2025, 3, 10), date(2025, 3, 17), date(2025, 3, 24))
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def save(path: Path, content: bytes) -> Path:
    """Writes a file and gives its path back."""
    path.write_bytes(content)
    return path


def excel(build: Callable[[Workbook], object]) -> bytes:
    """A workbook that ``build`` fills."""
    book = Workbook()
    build(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def sheet(*rows: Sequence[object], name: str = "Blad1") -> bytes:
    """A workbook with one sheet of these rows."""

    def build(book: Workbook) -> None:
        book.active.title = name
        for row in rows:
            book.active.append(list(row))

    return excel(build)


def excel_board() -> bytes:
    """An Excel board with two blank rows, a merged title, a blank column and odd headings; real dates."""

    def build(book: Workbook) -> None:
        page = book.active
        page.title = "Tavla"
        page["B3"] = "SAMORDNINGSTAVLA – Falköping"
        page.merge_cells("B3:G3")
        odd = ("PATIENT /\nbrukare", "Datum in", "Mål / Syfte:", "läge  nu", "Insats(er)", "Nästa steg")
        for column, heading in enumerate(odd, start=2):
            page.cell(5, column, heading)
        for row, (person, start) in enumerate(zip(PEOPLE, STARTS, strict=True), start=6):
            for column, text in enumerate(person, start=2):
                page.cell(row, column, start if column == 3 else text or None)

    return excel(build)


def word(build: Callable[[Any], object]) -> bytes:
    """A Word document that ``build`` fills."""
    document = docx.Document()
    build(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def add_table(document: Any, rows: Sequence[Sequence[str]]) -> Any:
    """A table with these texts; the cells' line breaks are Word's own."""
    table = document.add_table(rows=len(rows), cols=max(len(row) for row in rows))
    cells = iter(table._cells)
    for row in rows:
        for column in range(len(table.columns)):
            next(cells).text = row[column] if column < len(row) else ""
    return table


def word_board() -> bytes:
    """The paper board as a Word table: a title above it, a merged title row in it, then the six columns."""

    def build(document: Any) -> None:
        document.add_heading("Samordningstavla", 0)
        document.add_paragraph("Pilotort Falköping")
        table = add_table(document, [("Integrerat arbetssätt 2025",), HEADINGS, *PEOPLE])
        table.cell(0, 0).merge(table.cell(0, 5))

    return word(build)


def word_xml(body: str) -> bytes:
    """A Word document whose body is this XML, with prefix ``w``."""

    def build(document: Any) -> None:
        inner = parse_xml(f"<w:body {_W}>{body}</w:body>")
        section = document.element.body.sectPr
        for element in list(inner):
            section.addprevious(element)

    return word(build)


def xml_cell(content: str, properties: str = "") -> str:
    """A table cell; ``content`` is a text, or XML of whole blocks."""
    blocks = content if content.startswith("<") else f"<w:p><w:r><w:t>{content}</w:t></w:r></w:p>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks}</w:tc>"


def xml_row(*cells: str) -> str:
    """A table row of cells, each a text or a whole ``w:tc``."""
    made = (cell if cell.startswith("<w:tc>") else xml_cell(cell) for cell in cells)
    return f"<w:tr>{''.join(made)}</w:tr>"


def xml_table(*rows: str) -> str:
    """A table of rows, each a whole ``w:tr``."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def csv_board(separator: str = ";", encoding: str = "utf-8-sig", line_end: str = "\r\n") -> bytes:
    """A CSV board with a title row, quoted line breaks and quotation marks."""
    rows = [("Samordningstavla", "", "", "", "", ""), HEADINGS, *PEOPLE]
    quoted = (
        separator.join(f'"{value}"' if _needs(value, separator) else value for value in row) for row in rows
    )
    return (line_end.join(quoted) + line_end).encode(encoding)


def _needs(value: str, separator: str) -> bool:
    return separator in value or "\n" in value


def replaced(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """An Office package with one part changed; a part that was not there is added."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = old.namelist()
        for name in names:
            data = old.read(name)
            new.writestr(name, change(data) if name == part else data)
        if part not in names:
            new.writestr(part, change(b""))
    return buffer.getvalue()
