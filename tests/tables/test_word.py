"""Boards kept in Word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from board_files import HEADINGS, add_table, replaced, save, word, word_xml, xml_cell, xml_row, xml_table
from samordning_desktop.core import doubts
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.table import Doubt, TableReading
from samordning_desktop.tables import read_board

Read = Callable[[bytes], TableReading]
HEADER = xml_row(*HEADINGS)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture
def read(tmp_path: Path) -> Read:
    return lambda content: read_board(save(tmp_path / "tavla.docx", content))


def situation(read: Read, blocks: str) -> str:
    """What is read from a cell under Nuläge that holds this XML."""
    content = word_xml(xml_table(HEADER, xml_row("Anna", "", "", xml_cell(blocks), "", "")))
    return read(content).rows[0].fields.situation


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ("<w:r><w:t>ett</w:t><w:br/><w:t>två</w:t></w:r>", "ett\ntvå"),
        ("<w:r><w:t>ett</w:t><w:cr/><w:t>två</w:t></w:r>", "ett\ntvå"),
        ("<w:r><w:t>ett</w:t><w:tab/><w:t>två</w:t></w:r>", "ett\ttvå"),
        ("<w:r><w:t>in</w:t><w:softHyphen/><w:t>satser</w:t></w:r>", "insatser"),
        ("<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>post</w:t></w:r>", "e-post"),
        (
            "<w:r><w:t xml:space='preserve'>bor </w:t></w:r><w:ins><w:r><w:t>hemma</w:t></w:r></w:ins>",
            "bor hemma",
        ),
        ("<w:del><w:r><w:delText>bor ute</w:delText></w:r></w:del><w:r><w:t>hemma</w:t></w:r>", "hemma"),
        (
            "<w:moveFrom><w:r><w:t>bort</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>hit</w:t></w:r></w:moveTo>",
            "hit",
        ),
        ("<w:del><w:r><w:t>också borta</w:t></w:r></w:del>", ""),
        ("<w:r><w:rPr><w:strike/></w:rPr><w:t>struken</w:t></w:r>", "struken"),
        ("<w:hyperlink><w:r><w:t>länk</w:t></w:r></w:hyperlink>", "länk"),
        (
            "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>valt svar</w:t></w:r></w:sdtContent></w:sdt>",
            "valt svar",
        ),
        ("<w:smartTag><w:r><w:t>märkt</w:t></w:r></w:smartTag>", "märkt"),
        (
            "<w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple><w:r><w:t>fält</w:t></w:r></w:fldSimple>",
            "fält",
        ),
        ("<w:r><w:sym w:char='F0B7'/></w:r><w:r><w:t>punkt</w:t></w:r>", "•punkt"),
    ],
)
def test_text_as_printed_with_all_changes_accepted(read: Read, runs: str, text: str) -> None:
    assert situation(read, f"<w:p>{runs}</w:p>") == text


def test_paragraphs_are_lines(read: Read) -> None:
    assert (
        situation(read, "<w:p><w:r><w:t>ett</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>två</w:t></w:r></w:p>")
        == "ett\n\ntvå"
    )


def test_paragraphs_in_content_controls_are_read(read: Read) -> None:
    assert (
        situation(
            read, "<w:sdt><w:sdtContent><w:p><w:r><w:t>ett</w:t></w:r></w:p></w:sdtContent></w:sdt><w:p/>"
        )
        == "ett"
    )


def test_a_text_box_is_read_once_though_written_twice(read: Read) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>i rutan</w:t></w:r></w:p></w:txbxContent>"
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert (
        situation(read, f"<w:p><w:r><w:t>före</w:t>{both}<w:t>efter</w:t></w:r></w:p>")
        == "före\ni rutan\nefter"
    )


def test_a_table_inside_a_cell_is_its_text(read: Read) -> None:
    inner = xml_table(xml_row("mån", "samtal"), xml_row("tis", "promenad"))
    text = situation(read, f"<w:p><w:r><w:t>Veckan</w:t></w:r></w:p>{inner}<w:p/>")
    assert text == "Veckan\nmån | samtal\ntis | promenad"


def test_a_board_inside_a_table_that_frames_it(read: Read) -> None:
    board = xml_table(HEADER, xml_row("Anna"))
    result = read(word_xml(xml_table(xml_row("Pilotort Lidköping"), xml_row(xml_cell(board + "<w:p/>")))))
    assert [(row.place, row.fields.name) for row in result.rows] == [("Tabell 1.1, rad 2", "Anna")]
    assert result.titles == ("Pilotort Lidköping",)


def test_rows_and_cells_in_content_controls_are_read(read: Read) -> None:
    row = f"<w:sdt><w:sdtContent>{xml_row('Anna', '', 'bo själv')}</w:sdtContent></w:sdt>"
    cell = f"<w:sdt><w:sdtContent>{xml_cell('Bo')}</w:sdtContent></w:sdt>"
    result = read(word_xml(xml_table(HEADER, row, f"<w:tr>{cell}{xml_cell('250303')}</w:tr>")))
    assert [row.fields.name for row in result.rows] == ["Anna", "Bo"]
    assert result.rows[0].fields.goal == "bo själv"


def test_a_deleted_row_is_gone_and_an_inserted_one_is_there(read: Read) -> None:
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr>{xml_cell('Borttagen')}</w:tr>"
    inserted = f"<w:tr><w:trPr><w:ins/></w:trPr>{xml_cell('Tillagd')}</w:tr>"
    result = read(word_xml(xml_table(HEADER, deleted, inserted)))
    assert [(row.place, row.fields.name) for row in result.rows] == [("Tabell 1, rad 3", "Tillagd")]


def test_names_merged_downwards_join_their_rows(read: Read) -> None:
    def build(document: Any) -> None:
        table = add_table(
            document, [HEADINGS, ("Anna", "", "", "hos mor"), ("", "250303", "", "bättre"), ("Bo",)]
        )
        table.cell(1, 0).merge(table.cell(2, 0))

    result = read(word(build))
    assert [row.fields.name for row in result.rows] == ["Anna", "Bo"]
    assert result.rows[0].fields.situation == "hos mor\nbättre"
    assert result.rows[0].fields.text("start") == "2025-03-03"
    assert result.doubts == ()


def test_cells_merged_sideways_are_read_once(read: Read) -> None:
    def build(document: Any) -> None:
        table = add_table(document, [HEADINGS, ("Anna", "", "samma text")])
        table.cell(1, 2).merge(table.cell(1, 4))

    assert read(word(build)).rows[0].fields == BoardFields("Anna", goal="samma text")


def test_text_hidden_under_a_merged_cell_is_said(read: Read) -> None:
    top, below = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    result = read(
        word_xml(
            xml_table(
                HEADER,
                xml_row(xml_cell("Anna", top), "250303"),
                xml_row(xml_cell("dold", below), "", "arbete"),
            )
        )
    )
    assert result.rows[0].fields.goal == "arbete"
    assert result.doubts == (Doubt("Tabell 1, rad 3, kolumn Patient", "dold", doubts.UNDER_MERGE),)


def test_a_continued_cell_below_nothing_is_a_cell(read: Read) -> None:
    result = read(word_xml(xml_table(HEADER, xml_row(xml_cell("Anna", "<w:vMerge/>"), "250303"))))
    assert [row.fields.name for row in result.rows] == ["Anna"]


def test_borders_moved_by_hand_do_not_move_texts(read: Read) -> None:
    def shifted(*cells: tuple[str, int]) -> str:
        return xml_row(*(xml_cell(text, f"<w:gridSpan w:val='{span}'/>") for text, span in cells))

    header = shifted(("Patient", 2), ("Start", 1), ("Nuläge", 2), ("Planering", 1))
    anna = shifted(("Anna", 1), ("250303", 2), ("hos mor", 1), ("möte", 2))
    bo = shifted(("Bo", 2), ("250310", 1), ("ute", 1), ("ringa", 2))
    title = shifted(("Samordningstavla", 6))
    section = shifted(("Vilande", 6))
    result = read(word_xml(xml_table(title, header, anna, section, bo)))
    assert [
        (r.fields.name, r.fields.text("start"), r.fields.situation, r.fields.planning) for r in result.rows
    ] == [
        ("Anna", "2025-03-03", "hos mor", "möte"),
        ("Bo", "2025-03-10", "ute", "ringa"),
    ]
    assert result.doubts == (Doubt("Tabell 1, rad 4, kolumn Patient", "Vilande", doubts.SECTION_ROW),)


def test_rows_that_begin_further_in(read: Read) -> None:
    begun = (
        f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{xml_cell('250303')}{xml_cell('bo själv')}</w:tr>"
    )
    result = read(word_xml(xml_table(HEADER, xml_row("Anna"), begun)))
    assert [(d.place, d.text) for d in result.doubts] == [
        ("Tabell 1, rad 3, kolumn Start", "250303"),
        ("Tabell 1, rad 3, kolumn Mål/syfte", "bo själv"),
    ]


def test_several_tables_and_the_text_between_them(read: Read) -> None:
    def build(document: Any) -> None:
        document.add_heading("Falköping", 1)
        add_table(document, [HEADINGS, ("Anna",)])
        document.add_paragraph("Lidköping")
        add_table(document, [("Namn", "Läge nu"), ("Bo", "ute")])
        add_table(document, [("Eva", "samordnare")])
        document.add_paragraph("Anna flyttar i juni")
        document.add_paragraph("")

    result = read(word(build))
    assert [(row.place, row.fields.name) for row in result.rows] == [
        ("Tabell 1, rad 2", "Anna"),
        ("Tabell 2, rad 2", "Bo"),
    ]
    assert result.titles == ("Falköping", "Lidköping")
    assert result.doubts == (
        Doubt("Tabell 3", "Eva | samordnare", doubts.NOT_A_BOARD),
        Doubt("efter sista tabellen", "Anna flyttar i juni", doubts.OUTSIDE_TABLE),
    )


def test_heads_and_feet_of_pages(read: Read) -> None:
    def build(document: Any) -> None:
        section = document.sections[0]
        section.header.paragraphs[0].text = "Sekretess"
        section.footer.paragraphs[0].text = "Sida 1 av 2"
        add_table(document, [HEADINGS, ("Anna",)])

    result = read(word(build))
    assert result.titles == ("Sekretess",)
    assert result.doubts == ()


def test_comments_and_footnotes_are_said(read: Read) -> None:
    def build(document: Any) -> None:
        table = add_table(document, [HEADINGS, ("Anna",)])
        run = table.cell(1, 0).paragraphs[0].runs[0]
        document.add_comment(run, text="ring mamma först", author="Eva", initials="E")

    notes = (
        f"<w:footnotes {_W}><w:footnote w:type='separator'><w:p><w:r><w:t>streck</w:t></w:r></w:p></w:footnote>"
        "<w:footnote><w:p><w:r><w:t>enligt modern</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    result = read(replaced(word(build), "word/footnotes.xml", lambda _: notes.encode()))
    assert result.rows[0].fields.name == "Anna"
    assert result.doubts == (
        Doubt("kommentar", "ring mamma först", doubts.CELL_COMMENT),
        Doubt("fotnot", "enligt modern", doubts.FOOTNOTE),
    )


def test_pictures_are_said(read: Read) -> None:
    cell = xml_cell("<w:p><w:r><w:drawing/></w:r></w:p>")
    picture = "<w:p><w:r><w:pict/></w:r></w:p>"
    result = read(word_xml(picture + xml_table(HEADER, xml_row("Anna", "", "", cell))))
    assert result.doubts == (
        Doubt("Tabell 1, rad 2, cell 4", "", doubts.PICTURE),
        Doubt("utanför tabellen", "", doubts.PICTURE),
    )


def test_the_document_may_have_another_name(read: Read) -> None:
    content = word_xml(xml_table(HEADER, xml_row("Anna")))
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        document = archive.read("word/document.xml")
    content = replaced(content, "word/document2.xml", lambda _: document)
    content = replaced(content, "word/document.xml", lambda _: b"<nothing/>")
    content = replaced(
        content, "_rels/.rels", lambda data: data.replace(b"word/document.xml", b"/word/document2.xml")
    )
    assert read(content).rows[0].fields.name == "Anna"


def test_the_strict_form_of_the_standard(read: Read) -> None:
    content = word_xml(xml_table(HEADER, xml_row("Anna")))
    common, strict = (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006",
        b"http://purl.oclc.org/ooxml/wordprocessingml",
    )
    assert (
        read(replaced(content, "word/document.xml", lambda data: data.replace(common, strict)))
        .rows[0]
        .fields.name
        == "Anna"
    )


def test_tables_deep_inside_each_other_come_to_an_end(read: Read) -> None:
    inner = xml_table(xml_row("djupast"))
    for _ in range(40):
        inner = xml_table(xml_row(xml_cell(inner + "<w:p/>")))
    result = read(word_xml(xml_table(HEADER, xml_row("Anna", "", xml_cell(inner + "<w:p/>")))))
    assert result.rows[0].fields.goal == "djupast"
