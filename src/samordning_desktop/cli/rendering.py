"""Results, refusals and help on their way to the streams: any name and any text, on any terminal."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TextIO
from unicodedata import bidirectional, category

from samordning_desktop.cli.results import Result, Table

_GAP = "  "
#: Characters that turn the direction of text around, by their bidirectional class.
_TURNING = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


def as_json(result: Result) -> str:
    """The result's document."""
    return json.dumps(result.document, ensure_ascii=False, indent=2)


def as_text(result: Result) -> str:
    """The result in Swedish."""
    return "\n\n".join(_table(part) if isinstance(part, Table) else plain(part) for part in result.text)


def plain(text: str) -> str:
    """Text with nothing in it that a terminal would obey; line breaks and tabs stay."""
    return "".join("\N{REPLACEMENT CHARACTER}" if _steers(character) else character for character in text)


def write_json(stream: TextIO, document: str) -> None:
    """Writes a document and a line break as UTF-8, whatever the terminal uses. Raises OSError."""
    content = f"{document}\n".encode("utf-8", "replace")
    stream.flush()
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(content.decode())
    else:
        buffer.write(content)
    stream.flush()


def write_text(stream: TextIO, text: str) -> None:
    """Writes text and a line break; what the terminal has no character for becomes ``?``. Raises OSError."""
    encoding = stream.encoding or "utf-8"
    stream.write(f"{text}\n".encode(encoding, "replace").decode(encoding))
    stream.flush()


def let_go(stream: TextIO) -> None:
    """Points a stream whose reader has gone away to nowhere, so that Python is quiet when it closes it."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _steers(character: str) -> bool:
    if character in "\n\t":
        return False
    return category(character) in ("Cc", "Cs") or bidirectional(character) in _TURNING


def _table(table: Table) -> str:
    if not table.rows:
        return table.empty
    cells = [
        tuple(plain(cell.replace("\n", " / ").replace("\t", " ")) for cell in row)
        for row in (table.headings, *table.rows)
    ]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [_GAP.join(map(str.ljust, row, widths)).rstrip() for row in cells]
    rule = _GAP.join("-" * width for width in widths)
    return "\n".join((lines[0], rule, *lines[1:]))
