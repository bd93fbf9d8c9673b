"""The journal's head outside the database."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.store.head import JournalHead, decode_head, encode_head, read_head, write_head


@given(st.integers(0, 2**53), st.text())
def test_read_as_it_was_written(pos: int, chain: str) -> None:
    head = JournalHead(pos, chain)
    assert decode_head(encode_head(head)) == head


def test_it_fits_in_windows_keyring() -> None:
    assert len(encode_head(JournalHead(2**53, "f" * 64))) < 1_280


def test_kept_in_a_file(tmp_path: Path) -> None:
    assert read_head(tmp_path / "head.json") is None
    write_head(tmp_path / "head.json", JournalHead(7, "ab"))
    assert read_head(tmp_path / "head.json") == JournalHead(7, "ab")


@pytest.mark.parametrize(
    "content",
    [b"", b"x", b"\xff\xfe", "å".encode(), b"[]", b'{"pos": "7", "chain": "ab"}', b'{"pos": 7}', b"{}"],
)
def test_anything_else_is_no_head(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "head.json").write_bytes(content)
    assert read_head(tmp_path / "head.json") is None
    assert decode_head(content.decode("latin-1")) is None
    assert decode_head(None) is None


@pytest.mark.parametrize("pos", [1 << 63, 1 << 64, 10**400, -(1 << 63) - 1])
def test_a_place_that_no_journal_can_have_is_no_head(pos: int) -> None:
    assert decode_head(f'{{"pos": {pos}, "chain": "ab"}}') is None
