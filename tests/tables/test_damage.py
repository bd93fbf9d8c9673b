"""Damaged files: whatever happens to a file, it is read or refused with a known error. Nothing else comes out."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from board_files import csv_board, excel_board, save, word_board
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.table import TableReading
from samordning_desktop.tables import read_board

WHOLE = {"tavla.docx": word_board(), "tavla.xlsx": excel_board(), "tavla.csv": csv_board()}
HURT = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
FRAGMENTS = st.sampled_from(
    [
        b"",
        b"\0",
        b"<",
        b">",
        b"&",
        b'"',
        b"-1",
        b"0",
        b"1048577",
        b"99999999999999999999",
        b"nan",
        b"\xff",
        b"s",
        b"str",
    ]
)


def outcome(path: Path, content: bytes) -> str:
    """``read``, or the known error's code; anything else is the test's failure."""
    try:
        result = read_board(save(path, content))
    except KnownError as error:
        assert len(error.text.splitlines()) == 3
        return error.code
    assert isinstance(result, TableReading)
    return "read"


@pytest.mark.parametrize("name", WHOLE)
@HURT
@given(data=st.data())
def test_cut_off_files(tmp_path: Path, name: str, data: st.DataObject) -> None:
    whole = WHOLE[name]
    outcome(tmp_path / name, whole[: data.draw(st.integers(0, len(whole) - 1))])


@pytest.mark.parametrize("name", WHOLE)
@HURT
@given(data=st.data())
def test_files_with_changed_bytes(tmp_path: Path, name: str, data: st.DataObject) -> None:
    content = bytearray(WHOLE[name])
    places = st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255))
    for place, value in data.draw(st.lists(places, min_size=1, max_size=8)):
        content[place] = value
    outcome(tmp_path / name, bytes(content))


@HURT
@given(
    st.sampled_from(
        [b"", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"\xd0\xcf\x11\xe0", b"Patient;Start\n"]
    ),
    st.binary(max_size=400),
)
def test_any_bytes(tmp_path: Path, start: bytes, rest: bytes) -> None:
    outcome(tmp_path / "fil", start + rest)


@HURT
@given(st.text(st.sampled_from("Patient;Start\n\r\t\",'=åÅ12/ -"), max_size=200))
def test_any_text(tmp_path: Path, text: str) -> None:
    outcome(tmp_path / "fil", b"Patient;Start;M\xe5l\n" + text.encode("cp1252"))


@pytest.mark.parametrize("name", ["tavla.docx", "tavla.xlsx"])
@HURT
@given(data=st.data())
def test_parts_with_changed_content_under_a_right_checksum(
    tmp_path: Path, name: str, data: st.DataObject
) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE[name])) as old, zipfile.ZipFile(buffer, "w") as new:
        parts = [info.filename for info in old.infolist() if "theme" not in info.filename]
        hurt = data.draw(st.sampled_from(parts))
        for part in parts:
            content = old.read(part)
            if part == hurt:
                place = data.draw(st.integers(0, len(content)))
                length = data.draw(st.integers(0, 30))
                content = content[:place] + data.draw(FRAGMENTS) + content[place + length :]
            if part != hurt or data.draw(st.booleans()):
                new.writestr(part, content)
    outcome(tmp_path / name, buffer.getvalue())


def test_whole_files_are_read(tmp_path: Path) -> None:
    assert {outcome(tmp_path / name, content) for name, content in WHOLE.items()} == {"read"}
