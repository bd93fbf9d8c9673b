"""Where the passphrase comes from."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.cli.passphrases import new_passphrase, passphrase
from samordning_desktop.core.errors import KnownError


def nobody(prompt: str) -> str:
    raise AssertionError(prompt)


def typist(*lines: str) -> Callable[[str], str]:
    left = list(lines)
    return lambda _prompt: left.pop(0)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"fyra ord som passar", "fyra ord som passar"),
        (b"fyra ord\nandra raden\n", "fyra ord"),
        (b"fyra ord\r\nandra raden", "fyra ord"),
        ("  mellanslag räknas  \n".encode(), "  mellanslag räknas  "),
        ("\ufefffyra å ä ö\n".encode(), "fyra å ä ö"),
        (b"ord\rord\n", "ord\rord"),
    ],
)
def test_the_first_line_without_its_line_break(tmp_path: Path, content: bytes, expected: str) -> None:
    file = tmp_path / "losenfras.txt"
    file.write_bytes(content)
    assert passphrase(file, nobody) == expected
    assert new_passphrase(file, nobody) == expected


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\n\r"), min_size=1))
def test_any_line_is_read_as_it_was_written(text: str) -> None:
    reader, writer = os.pipe()
    with os.fdopen(writer, "wb") as file:
        file.write(f"\ufeff{text}\n".encode())
    try:
        assert passphrase(Path(f"/dev/fd/{reader}"), nobody) == text
    finally:
        os.close(reader)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "passphrase.empty"),
        (b"\n", "passphrase.empty"),
        (b"\r\nandra raden\n", "passphrase.empty"),
        ("\ufeff\n".encode(), "passphrase.empty"),
        ("fyra ord å\n".encode("latin-1"), "passphrase.not_text"),
        ("fyra ord\n".encode("utf-16"), "passphrase.not_text"),
    ],
)
def test_a_file_without_a_passphrase_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "losenfras.txt"
    file.write_bytes(content)
    with pytest.raises(KnownError) as caught:
        passphrase(file, nobody)
    assert caught.value.code == code
    assert caught.value.text


def test_a_file_that_is_not_there_or_no_file(tmp_path: Path) -> None:
    for file, code in ((tmp_path / "saknas.txt", "file.missing"), (tmp_path, "file.unreadable")):
        with pytest.raises(KnownError) as caught:
            passphrase(file, nobody)
        assert caught.value.code == code


def test_without_a_file_somebody_is_asked_once() -> None:
    asked: list[str] = []

    def ask(prompt: str) -> str:
        asked.append(prompt)
        return "fyra ord"

    assert passphrase(None, ask) == "fyra ord"
    assert asked == ["Lösenfras: "]


def test_a_new_passphrase_is_typed_twice_alike() -> None:
    assert new_passphrase(None, typist("fyra ord", "fyra ord")) == "fyra ord"
    with pytest.raises(KnownError) as caught:
        new_passphrase(None, typist("fyra ord", "fem ord"))
    assert caught.value.code == "passphrase.differ"


def test_nothing_typed_is_no_passphrase() -> None:
    for ask in (passphrase, new_passphrase):
        with pytest.raises(KnownError) as caught:
            ask(None, typist(""))
        assert caught.value.code == "passphrase.empty"


ASK = """
from samordning_desktop.cli.passphrases import ask_at_terminal
from samordning_desktop.core.errors import KnownError
try:
    print("typed", ask_at_terminal("Lösenfras: "))
except KnownError as error:
    print(error.code)
"""


def test_where_there_is_no_terminal_nothing_is_read_in_plain_sight(
    child_env: Callable[..., dict[str, str]],
) -> None:
    source = Path(__file__).resolve().parents[2] / "src"
    child = subprocess.run(
        [sys.executable, "-c", ASK], input="hemligt\n", capture_output=True, text=True, timeout=60,
        start_new_session=True, env=child_env() | {"PYTHONPATH": str(source)}, check=False,
    )  # fmt: skip
    assert child.stdout == "passphrase.no_terminal\n"
    assert child.stderr == ""
