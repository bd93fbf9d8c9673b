"""Boards kept in Excel."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.styles import Font

from board_files import HEADINGS, excel, replaced, save, sheet
from samordning_desktop.core import doubts
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.table import Doubt, TableReading
from samordning_desktop.tables import read_board

SHEET_XML = "xl/worksheets/sheet1.xml"


@pytest.fixture
def read(tmp_path: Path) -> Callable[[bytes], TableReading]:
    return lambda content: read_board(save(tmp_path / "tavla.xlsx", content))


Read = Callable[[bytes], TableReading]


def with_page(change: Callable[[Any], object]) -> bytes:
    """A sheet with the headings and Anna Alm in row 2, then changed."""

    def build(book: Workbook) -> None:
        book.active.title = "Blad1"
        book.active.append(HEADINGS)
        book.active.append(["Anna Alm"])
        change(book.active)

    return excel(build)


def situation(value: object, number_format: str = "") -> bytes:
    def change(page: Any) -> None:
        page["D2"] = value
        if number_format:
            page["D2"].number_format = number_format

    return with_page(change)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (3, "3"),
        (3.0, "3"),
        (2.5, "2,5"),
        (-0.1, "-0,1"),
        (196101182803, "196101182803"),
        (1e300, "1e+300"),
        (True, "SANT"),
        (False, "FALSKT"),
        (date(2025, 6, 1), "2025-06-01"),
        (datetime.fromisoformat("2025-06-01T13:30"), "2025-06-01 13:30"),
        (time(13, 30), "13:30"),
        ("text", "text"),
        ("rad ett\nrad två", "rad ett\nrad två"),
        ("rad ett_x000D_\nrad två", "rad ett\nrad två"),
        ("  ", ""),
    ],
)
def test_values_read_as_a_swedish_excel_shows_them(read: Read, value: object, shown: str) -> None:
    assert read(situation(value)).rows[0].fields.situation == shown


def test_a_span_of_hours(read: Read) -> None:
    assert read(situation(1.5, "[h]:mm")).rows[0].fields.situation == "36:00"


@pytest.mark.parametrize(
    "value",
    [date(2025, 3, 3), datetime.fromisoformat("2025-03-03"), 45719, 250303, 20250303, "3/3 2025", "45719"],
)
def test_starts_as_dates_numbers_and_texts(read: Read, value: object) -> None:
    row = read(with_page(lambda page: page.cell(2, 2, value))).rows[0]
    assert row.fields.start == date(2025, 3, 3)
    assert row.extra == ()


def test_a_date_far_from_the_pilot_and_one_with_a_time(read: Read) -> None:
    def change(page: Any) -> None:
        page["B2"] = date(1961, 1, 18)
        page["A3"], page["B3"] = "Bo", datetime.fromisoformat("2025-03-03T13:30")

    result = read(with_page(change))
    assert [row.fields.start for row in result.rows] == [None, date(2025, 3, 3)]
    assert [(d.place, d.text) for d in result.doubts] == [
        ("Blad1, rad 2, kolumn B", "1961-01-18"),
        ("Blad1, rad 3, kolumn B", "13:30"),
    ]


def test_dates_counted_from_1904(read: Read) -> None:
    def build(book: Workbook) -> None:
        from openpyxl.utils.datetime import MAC_EPOCH

        book.epoch = MAC_EPOCH
        book.active.append(HEADINGS)
        book.active.append(["Anna", date(2025, 3, 3)])

    assert read(excel(build)).rows[0].fields.start == date(2025, 3, 3)


def test_formulas_count_as_their_saved_values(read: Read) -> None:
    def save_values(data: bytes) -> bytes:
        assert data.count(b"</f><v") == 3
        for cell, value in ((b"C2", "bo själv".encode()), (b"E2", b"")):
            pattern = rb'<c r="%s"(.*?)</f><v ?(/>|></v>)' % cell
            data = re.sub(
                pattern, lambda m, c=cell, v=value: b'<c r="%s" t="str"%s</f><v>%s</v>' % (c, m[1], v), data
            )
        return data

    def change(page: Any) -> None:
        page["C2"], page["D2"], page["E2"] = "=G1", "=SUM(1,2)", '=""'

    result = read(replaced(with_page(change), SHEET_XML, save_values))
    assert result.rows[0].fields == BoardFields("Anna Alm", goal="bo själv")
    assert result.doubts == (Doubt("Blad1, rad 2, kolumn D", "=SUM(1,2)", doubts.FORMULA_EMPTY),)


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#VALUE!", "#NAME?"])
def test_errors_are_said(read: Read, error: str) -> None:
    result = read(situation(error))
    assert result.rows[0].fields.situation == ""
    assert result.doubts == (Doubt("Blad1, rad 2, kolumn D", error, doubts.CELL_ERROR),)


def test_a_date_outside_the_calendar_is_an_error(read: Read) -> None:
    assert read(situation(99_999_999, "yyyy-mm-dd")).doubts[0].reason == doubts.CELL_ERROR


def test_formatted_text_links_and_struck_out_text_are_text(read: Read) -> None:
    def change(page: Any) -> None:
        page["C2"] = CellRichText("bo ", TextBlock(InlineFont(b=True), "själv"))
        page["D2"] = "hemsida"
        page["D2"].hyperlink = "https://exempel.se/sida"
        page["E2"] = "struken"
        page["E2"].font = Font(strike=True)

    result = read(with_page(change))
    assert result.rows[0].fields == BoardFields(
        "Anna Alm", goal="bo själv", situation="hemsida", interventions="struken"
    )
    assert result.doubts == ()


def test_shared_strings_as_excel_itself_writes_them(read: Read) -> None:
    strings = (
        '<?xml version="1.0" encoding="UTF-8"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<si><t>Patient</t></si><si><r><t>Nu</t></r><r><rPr><b/></rPr><t>läge</t></r></si>"
        '<si><t xml:space="preserve"> Anna </t></si><si><t>bor_x000D_\nhemma</t></si></sst>'
    )
    cells = "".join(
        f'<row r="{row}"><c r="A{row}" t="s"><v>{left}</v></c><c r="B{row}" t="s"><v>{right}</v></c></row>'
        for row, left, right in ((1, 0, 1), (2, 2, 3))
    )

    def with_cells(data: bytes) -> bytes:
        return re.sub(
            rb"<sheetData>.*</sheetData>", b"<sheetData>" + cells.encode() + b"</sheetData>", data, flags=re.S
        )

    content = replaced(sheet(("x",)), SHEET_XML, with_cells)
    content = replaced(content, "xl/sharedStrings.xml", lambda _: strings.encode())
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    listed = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>'
    content = replaced(content, "[Content_Types].xml", lambda data: data.replace(b"</Types>", listed))
    assert read(content).rows[0].fields == BoardFields("Anna", situation="bor\nhemma")


def test_cells_without_references_as_some_programs_write_them(read: Read) -> None:
    bare = re.compile(rb' r="[A-Z]*\d+"')
    content = replaced(
        with_page(lambda page: page.cell(2, 3, "bo själv")), SHEET_XML, lambda data: bare.sub(b"", data)
    )
    assert read(content).rows[0].fields.name == "Anna Alm"


def test_merged_names_join_their_rows(read: Read) -> None:
    def change(page: Any) -> None:
        page["D2"], page["D3"], page["E4"], page["A5"] = "hos mor", "bättre", "samtal", "Bo"
        page.merge_cells("A2:A4")

    result = read(with_page(change))
    assert [row.fields for row in result.rows] == [
        BoardFields("Anna Alm", situation="hos mor\nbättre", interventions="samtal"),
        BoardFields("Bo"),
    ]
    assert result.doubts == ()


def test_cells_merged_sideways_are_read_once(read: Read) -> None:
    def change(page: Any) -> None:
        page["C2"] = "samma för båda"
        page.merge_cells("C2:D2")

    assert read(with_page(change)).rows[0].fields == BoardFields("Anna Alm", goal="samma för båda")


def test_text_hidden_under_a_merged_cell_is_said(read: Read) -> None:
    content = with_page(lambda page: page.cell(2, 3, "syns"))
    hide = b'</sheetData><mergeCells count="1"><mergeCell ref="A2:C2"/></mergeCells>'
    result = read(replaced(content, SHEET_XML, lambda data: data.replace(b"</sheetData>", hide)))
    assert Doubt("Blad1, rad 2, kolumn C", "syns", doubts.UNDER_MERGE) in result.doubts


def test_merged_areas_over_the_whole_sheet_are_no_burden(read: Read) -> None:
    areas = b'<mergeCell ref="H1:XFD1048576"/>' * 50 + b'<mergeCell ref="B3:A1"/>'
    content = with_page(lambda page: page.cell(900_000, 1, "Bo"))
    content = replaced(
        content,
        SHEET_XML,
        lambda data: data.replace(b"</sheetData>", b"</sheetData><mergeCells>" + areas + b"</mergeCells>"),
    )
    assert [row.place for row in read(content).rows] == ["Blad1, rad 2", "Blad1, rad 900000"]


def test_hidden_rows_and_columns_are_read_and_said(read: Read) -> None:
    def change(page: Any) -> None:
        for row, name in enumerate(("Bo", "Eva", "Åke"), start=3):
            page.cell(row, 1, name)
            page.cell(row, 4, "läge")
        for row in (3, 4, 9):
            page.row_dimensions[row].hidden = True
        page.column_dimensions["D"].hidden = True
        page.column_dimensions.group("H", "XFD", hidden=True)

    result = read(with_page(change))
    assert [row.fields.name for row in result.rows] == ["Anna Alm", "Bo", "Eva", "Åke"]
    assert result.doubts == (Doubt("Blad1", "rad 3–4, kolumn D", doubts.HIDDEN),)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_read_and_said(read: Read, state: str) -> None:
    def build(book: Workbook) -> None:
        book.active.append(["x"])
        for name in ("Gömd", "Tom"):
            book.create_sheet(name).sheet_state = state
        book["Gömd"].append(HEADINGS)
        book["Gömd"].append(["Anna"])

    result = read(excel(build))
    assert [row.place for row in result.rows] == ["Gömd, rad 2"]
    assert Doubt("Gömd", "hela bladet", doubts.HIDDEN) in result.doubts
    assert not any(doubt.place == "Tom" for doubt in result.doubts)


def test_comments_are_said(read: Read) -> None:
    def change(page: Any) -> None:
        page["D2"].comment = Comment("ring\nmamma först", "Eva")

    assert read(with_page(change)).doubts == (
        Doubt("Blad1, rad 2, kolumn D", "ring\nmamma först", doubts.CELL_COMMENT),
    )


def test_text_boxes_and_pictures_are_said(read: Read) -> None:
    space = "http://schemas.openxmlformats.org/drawingml/2006"
    drawing = (
        f'<xdr:wsDr xmlns:xdr="{space}/spreadsheetDrawing" xmlns:a="{space}/main"><xdr:sp><xdr:txBody>'
        "<a:p><a:r><a:t>Glöm inte </a:t></a:r><a:r><a:t>Anna</a:t></a:r></a:p><a:p><a:r><a:t>på måndag</a:t></a:r></a:p>"
        "</xdr:txBody></xdr:sp><xdr:pic/></xdr:wsDr>"
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/drawing1.xml"/>'
        '<Relationship Id="rId2" Type="x/hyperlink" Target="https://exempel.se" TargetMode="External"/></Relationships>'
    )
    content = replaced(with_page(id), "xl/drawings/drawing1.xml", lambda _: drawing.encode())
    content = replaced(content, "xl/worksheets/_rels/sheet1.xml.rels", lambda _: relations.encode())
    assert read(content).doubts == (
        Doubt("Blad1", "Glöm inte Anna\npå måndag", doubts.TEXT_BOX),
        Doubt("Blad1", "", doubts.PICTURE),
    )


def test_sheets_of_charts_are_passed_over(read: Read) -> None:
    def build(book: Workbook) -> None:
        book.active.append(HEADINGS)
        book.create_chartsheet("Diagram").add_chart(BarChart())

    assert read(excel(build)).rows == ()


def test_the_strict_form_of_the_standard(read: Read) -> None:
    strict = b"http://purl.oclc.org/ooxml"
    content = with_page(lambda page: page.cell(2, 3, "bo själv"))
    for part in (SHEET_XML, "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"):
        content = replaced(
            content,
            part,
            lambda data: re.sub(
                rb"http://schemas\.openxmlformats\.org/(spreadsheetml|officeDocument)/2006",
                strict + rb"/\1",
                data,
            ),
        )
    assert read(content).rows[0].fields == BoardFields("Anna Alm", goal="bo själv")


def test_broken_styles_do_not_stop_a_board(read: Read) -> None:
    content = with_page(lambda page: page.cell(2, 2, date(2025, 3, 3)))
    result = read(
        replaced(
            content,
            "xl/styles.xml",
            lambda data: data.replace(b"<fills", b"<fills><fill><x/></fill></fills><fills"),
        )
    )
    assert result.rows[0].fields.start == date(2025, 3, 3)
    broken = read(replaced(content, "xl/styles.xml", lambda _: b"<styleSheet"))
    assert broken.rows[0].fields.start == date(2025, 3, 3)
    assert broken.doubts == (Doubt("hela filen", "", doubts.NO_STYLES),)


def test_broken_properties_do_not_stop_a_board(read: Read) -> None:
    content = replaced(with_page(id), "docProps/core.xml", lambda _: b"<nonsense")
    assert len(read(content).rows) == 1
