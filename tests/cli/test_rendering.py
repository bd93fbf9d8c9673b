"""Any text on any terminal."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.cli.rendering import as_json, as_text, let_go, plain, write_json, write_text
from samordning_desktop.cli.results import Result, Table


def terminal(encoding: str) -> tuple[io.BytesIO, io.TextIOWrapper]:
    raw = io.BytesIO()
    return raw, io.TextIOWrapper(raw, encoding=encoding, errors="strict", newline="")


def test_a_table_is_lined_up_under_its_headings() -> None:
    table = Table(("Namn", "Ort"), [("Åsa", "Falköping"), ("Karl-Erik", "Ed")], "Tomt.")
    assert as_text(Result([], ("Två.", table))) == (
        "Två.\n\nNamn       Ort\n---------  ---------\nÅsa        Falköping\nKarl-Erik  Ed"
    )


def test_an_empty_table_says_so() -> None:
    assert as_text(Result([], (Table(("Namn",), [], "Tavlan är tom."),))) == "Tavlan är tom."


def test_a_cell_stays_on_its_line() -> None:
    text = as_text(Result([], (Table(("A", "B"), [("ett\ntvå\ttre", "x")], ""),)))
    assert text.splitlines()[-1] == "ett / två tre  x"


@pytest.mark.parametrize("bad", ["\x1b[2J", "\x07", "\x9b31m", "\r", "\u202e", "\u2066", "\udcff"])
def test_nothing_steers_the_terminal(bad: str) -> None:
    shown = as_text(Result([], (f"a{bad[0]}b", Table(("A",), [(f"c{bad[0]}d",)], ""))))
    assert bad[0] not in shown
    assert "a\N{REPLACEMENT CHARACTER}b" in shown


def test_line_breaks_letters_and_joiners_stay() -> None:
    assert plain("å\n\tä–ö \u200d👩\u200d🔧") == "å\n\tä–ö \u200d👩\u200d🔧"


def test_json_is_one_utf8_document_whatever_the_terminal_uses() -> None:
    for encoding in ("ascii", "latin-1", "cp850", "utf-16"):
        raw, stream = terminal(encoding)
        write_json(stream, as_json(Result({"name": "Åsa – Ö"}, ())))
        assert json.loads(raw.getvalue().decode("utf-8")) == {"name": "Åsa – Ö"}
        assert raw.getvalue().endswith(b"}\n")


@given(st.text(st.characters()))
def test_json_holds_any_text(text: str) -> None:
    raw, stream = terminal("utf-8")
    write_json(stream, as_json(Result([{"text": text}], ())))
    expected = text.encode("utf-8", "replace").decode()
    assert json.loads(raw.getvalue().decode("utf-8")) == [{"text": expected}]


@given(st.text(st.characters()), st.sampled_from(["ascii", "latin-1", "cp850", "utf-8"]))
def test_text_never_fails_for_want_of_a_character(text: str, encoding: str) -> None:
    raw, stream = terminal(encoding)
    write_text(stream, text)
    raw.getvalue().decode(encoding)


def test_letters_that_the_terminal_has_are_kept() -> None:
    raw, stream = terminal("latin-1")
    write_text(stream, "Åsa – 1 paket")
    assert raw.getvalue().decode("latin-1") == "Åsa ? 1 paket\n"


def test_a_stream_without_an_encoding_takes_everything() -> None:
    stream = io.StringIO()
    write_json(stream, '"å"')
    write_text(stream, "ä")
    assert stream.getvalue() == '"å"\nä\n'


def test_a_stream_that_is_let_go_swallows_what_is_left(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    stream = os.fdopen(writer, "w", encoding="utf-8")
    stream.write("kvar")
    os.close(reader)
    let_go(stream)
    stream.close()


def test_letting_go_of_what_has_no_descriptor_is_harmless() -> None:
    let_go(io.StringIO())
