"""One way in: which files are read, and what is said of those that are not."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from board_files import (
    HEADINGS,
    PEOPLE,
    STARTS,
    csv_board,
    excel,
    excel_board,
    replaced,
    save,
    sheet,
    word,
    word_board,
)
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.tables import read_board

EXPECTED = [
    BoardFields(name, "", start, *(text for text in texts))
    for (name, _, *texts), start in zip(PEOPLE, STARTS, strict=True)
]


def code(path: Path) -> str:
    with pytest.raises(KnownError) as caught:
        read_board(path)
    assert len(caught.value.text.splitlines()) == 3
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    return caught.value.code


@pytest.mark.parametrize(
    ("name", "content"),
    [("tavla.docx", word_board()), ("tavla.xlsx", excel_board()), ("tavla.csv", csv_board())],
)
def test_the_teams_boards_come_in_whole(tmp_path: Path, name: str, content: bytes) -> None:
    read = read_board(save(tmp_path / name, content))
    assert [row.fields for row in read.rows] == EXPECTED
    assert read.doubts == ()
    assert read.unknown_headings == ()
    assert any(title.upper().startswith("SAMORDNINGSTAVLA") for title in read.titles)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tavla.xlsx", word_board()),
        ("tavla.docx", excel_board()),
        ("tavla.txt", csv_board()),
        ("tavla.doc", word_board()),
        ("TAVLA.XLSM", excel_board()),
        ("tavla", csv_board()),
        ("å ä ö – tavla.docx", word_board()),
    ],
)
def test_the_content_counts_not_the_name(tmp_path: Path, name: str, content: bytes) -> None:
    assert [row.fields for row in read_board(save(tmp_path / name, content)).rows] == EXPECTED


def test_places(tmp_path: Path) -> None:
    def first(name: str, content: bytes) -> tuple[str, str]:
        read = read_board(save(tmp_path / name, content))
        return read.rows[0].place, read.doubts[0].place

    rows = [HEADINGS, ("Anna", "mars 2025")]
    assert first("a.xlsx", sheet(*rows)) == ("Blad1, rad 2", "Blad1, rad 2, kolumn B")
    assert first("a.csv", "\n".join(";".join(row) for row in rows).encode()) == (
        "rad 2",
        "rad 2, kolumn Start",
    )
    from board_files import add_table

    assert first("a.docx", word(lambda document: add_table(document, rows))) == (
        "Tabell 1, rad 2",
        "Tabell 1, rad 2, kolumn Start",
    )


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    assert code(tmp_path / "saknas.xlsx") == "file.missing"
    assert code(tmp_path) == "file.unreadable"
    (tmp_path / "slinga").symlink_to(tmp_path / "slinga")
    assert code(tmp_path / "slinga") == "file.unreadable"
    os.mkfifo(tmp_path / "rör")
    assert code(tmp_path / "rör") == "file.unreadable"
    assert code(tmp_path / "noll\0tecken") == "file.unreadable"


@pytest.fixture
def ordinary_user() -> Iterator[None]:
    """Without the right to read everything, which the tests may run with."""
    user = os.geteuid()
    os.seteuid(65534 if user == 0 else user)
    yield
    os.seteuid(user)


def test_a_file_without_permission(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    closed = save(tmp_path / "tavla.csv", csv_board())
    closed.chmod(0)
    request.getfixturevalue("ordinary_user")
    assert code(closed) == "file.unreadable"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "board.empty"),
        (b"\xef\xbb\xbf", "board.no_header"),
        (b"\n\n", "board.no_header"),
        (b"Hej\n", "board.no_header"),
        (b"Namn;Telefon\nEva;0501\n", "board.no_header"),
        (sheet(), "board.no_header"),
        (sheet(("Namn", "Telefon"), ("Eva", "0501")), "board.no_header"),
        (word(lambda document: document.add_paragraph("Patient Start")), "board.no_header"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(3000), "board.format"),
        (
            bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512) + "EncryptedPackage".encode("utf-16-le"),
            "board.locked",
        ),
        (b"%PDF-1.7 ...", "board.format"),
        (b"{\\rtf1 Patient;Start}", "board.format"),
        (b"<html><table><tr><td>Patient<td>Start</table>", "board.format"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "board.format"),
        (b"\x89PNG\r\n\x1a\n", "board.format"),
        (bytes(range(256)) * 4, "board.format"),
        (b"PK\x03\x04", "board.damaged"),
        (b"PK\x03\x04" + bytes(200), "board.damaged"),
    ],
)
def test_files_that_hold_no_board(tmp_path: Path, content: bytes, expected: str) -> None:
    assert code(save(tmp_path / "fil.xlsx", content)) == expected


def archive(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "members",
    [
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"},
        {"ppt/presentation.xml": b"<x/>"},
        {"bild.jpg": b"x"},
        {
            "xl/workbook.bin": b"x",
            "xl/worksheets/sheet1.bin": b"x",
            "xl/worksheets/_rels/sheet1.bin.rels": b"<x/>",
        },
        {},
    ],
)
def test_other_archives_are_another_format(tmp_path: Path, members: dict[str, bytes]) -> None:
    content = archive(**members) if members else archive(tom=b"")
    assert code(save(tmp_path / "fil.ods", content)) == "board.format"


def test_a_document_or_a_workbook_without_its_heart_is_damaged(tmp_path: Path) -> None:
    assert code(save(tmp_path / "a.docx", archive(**{"word/styles.xml": b"<x/>"}))) == "board.damaged"
    assert code(save(tmp_path / "b.docx", archive(**{"word/document.xml": b"<x/>"}))) == "board.damaged"
    assert (
        code(save(tmp_path / "c.xlsx", archive(**{"xl/worksheets/sheet1.xml": b"<x/>"}))) == "board.damaged"
    )


def test_size_limits(tmp_path: Path) -> None:
    assert (
        code(save(tmp_path / "stor.csv", b"Patient;Start\n" + b"x" * (25 * 1024 * 1024))) == "board.too_big"
    )
    rows = "Patient;Start;Nuläge\n" + "Anna;250303;x\n" * 66_667
    assert code(save(tmp_path / "lång.csv", rows.encode())) == "board.too_big"
    assert code(save(tmp_path / "tomma.csv", b"Patient;Start" + b"\n" * 1_048_577)) == "board.too_big"


def test_as_many_cells_as_allowed_are_read(tmp_path: Path) -> None:
    rows = "Patient;Start\n" + "".join(f"A{n};250303\n" for n in range(99_999))
    assert len(read_board(save(tmp_path / "full.csv", rows.encode())).rows) == 99_999


def bomb(name: str, size: int) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made,
        made.open(name, "w", force_zip64=True) as member,
    ):
        for _ in range(size // (1 << 20)):
            member.write(bytes(1 << 20))
    return buffer.getvalue()


def test_an_archive_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    content = bomb("xl/worksheets/sheet1.xml", 65 << 20)
    assert len(content) < 100_000
    assert code(save(tmp_path / "bomb.xlsx", content)) == "board.too_big"


def test_an_archive_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    content = bomb("word/document.xml", 80 << 20)
    directory = content.rindex(b"PK\x01\x02")
    stated = (80 << 20).to_bytes(4, "little")
    lying = content[:directory] + content[directory:].replace(stated, (1000).to_bytes(4, "little"))
    assert lying != content
    assert code(save(tmp_path / "lögn.docx", lying)) in ("board.damaged", "board.too_big")


@pytest.mark.parametrize(
    ("content", "part"), [(excel_board(), "xl/worksheets/sheet1.xml"), (word_board(), "word/document.xml")]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_growing_entities_are_refused(tmp_path: Path, content: bytes, part: str, encoding: str) -> None:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    laughs = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [{entities}]><x>&a11;</x>'.encode(
        encoding
    )
    assert code(save(tmp_path / "skratt.xlsx", replaced(content, part, lambda _: laughs))) == "board.damaged"


def test_a_document_type_alone_is_refused(tmp_path: Path) -> None:
    content = replaced(
        word_board(),
        "word/document.xml",
        lambda data: data.replace(b"<w:document", b"<!DOCTYPE w><w:document", 1),
    )
    assert code(save(tmp_path / "typ.docx", content)) == "board.damaged"


def test_a_locked_archive_is_said_to_be_locked(tmp_path: Path) -> None:
    content = bytearray(word_board())
    directory = content.index(b"PK\x01\x02")
    content[directory + 8] |= 1
    assert code(save(tmp_path / "låst.docx", bytes(content))) == "board.locked"


def test_compression_that_office_does_not_use_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as made:
        made.writestr("word/document.xml", b"<x/>")
    assert code(save(tmp_path / "lzma.docx", buffer.getvalue())) == "board.damaged"


def test_the_sentences_hold_the_files_name_and_nothing_of_its_content(tmp_path: Path) -> None:
    path = save(
        tmp_path / "hemlig.docx", replaced(word_board(), "word/document.xml", lambda data: data[:-200])
    )
    with pytest.raises(KnownError) as caught:
        read_board(path)
    assert caught.value.facts == {"file": "hemlig.docx"}
    assert str(caught.value) == "board.damaged"
    assert caught.value.__cause__ is None


def test_a_workbook_opened_by_nobody_is_still_a_file_like_any_other(tmp_path: Path) -> None:
    path = save(tmp_path / "tavla.xlsx", excel(lambda book: book.active.append(list(HEADINGS))))
    before = path.read_bytes()
    assert read_board(path).rows == ()
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
