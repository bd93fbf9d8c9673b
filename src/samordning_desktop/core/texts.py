"""The program's own versioned texts, read from ``resources/texts/<key>-<version>.txt``.

A file starts with a header and an empty line, then blocks with an empty line between them::

    Titel: Information till dig
    Version: 1
    Datum: 2025-04-22

    # A heading

    A paragraph, on as many lines as it needs.

    - an item of a list
    - another item

    _ Namn
    _ Ort | Datum
    _5 Yrke | Namn | Det här får delas

``_`` is a place to write on; ``|`` puts several side by side, and a number repeats the row that many times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from samordning_desktop.core.document import Block, BlockKind, Document
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.resources import resource

KEYS = ("consent", "information")

_HEADER = ("Titel", "Version", "Datum")
_FIELDS = re.compile(r"_(\d{0,2})\s+(\S.*)", re.ASCII)


class TextFormatError(ValueError):
    """A text file that does not follow the format; a developer's error, with file and line."""

    def __init__(self, source: str, line: int, reason: str) -> None:
        super().__init__(f"{source}, line {line}: {reason}")


def texts(key: str) -> list[Document]:
    """Every version of the text ``key`` (``consent`` or ``information``), newest last.

    Raises ValueError for another key and TextFormatError for a file that does not follow the format.
    """
    if key not in KEYS:
        raise ValueError(f"no such text: {key}")
    return read_texts(resource("texts"), key)


def read_texts(folder: Path, key: str) -> list[Document]:
    """Every version of ``key`` in ``folder``, newest last. Raises TextFormatError."""
    documents = []
    for path in sorted(folder.glob(f"{key}-*.txt")):
        document = parse(key, path.read_text(encoding="utf-8"), path.name)
        if path.stem != f"{key}-{document.version}":
            raise TextFormatError(path.name, 2, f"version {document.version} does not match the file's name")
        documents.append(document)
    return sorted(documents, key=lambda document: (document.day, document.version))


def text(key: str, version: str) -> Document:
    """One version of the text ``key``.

    Raises KnownError ``consent.text_unknown`` or ``information.text_unknown`` where there is no such version.
    """
    known = texts(key)
    for document in known:
        if document.version == version:
            return document
    versions = ", ".join(document.version for document in known)
    raise KnownError(f"{key}.text_unknown", version=version, versions=versions)


def parse(key: str, content: str, source: str) -> Document:
    """The document that ``content`` holds; ``source`` names it in a TextFormatError."""
    lines = content.removeprefix("\ufeff").splitlines()
    title, version, day = (_header(lines, at, word, source) for at, word in enumerate(_HEADER))
    try:
        dated = date.fromisoformat(day)
    except ValueError:
        raise TextFormatError(source, 3, "Datum is not a date like 2025-04-22") from None
    if len(lines) > len(_HEADER) and lines[len(_HEADER)].strip():
        raise TextFormatError(source, len(_HEADER) + 1, "an empty line is missing after the header")
    blocks = tuple(block for start, part in _parts(lines) for block in _blocks(part, start, source))
    if not blocks:
        raise TextFormatError(source, len(_HEADER) + 1, "no text after the header")
    return Document(key, version, dated, title, blocks)


def _header(lines: list[str], at: int, word: str, source: str) -> str:
    name, colon, value = lines[at].partition(":") if at < len(lines) else ("", "", "")
    if name.strip() != word or not colon or not value.strip():
        raise TextFormatError(source, at + 1, f"expected “{word}: …”")
    return value.strip()


def _parts(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines without an empty one, each with its first line's number (from 1)."""
    part: list[str] = []
    for number, line in enumerate([*lines[len(_HEADER) :], ""], len(_HEADER) + 1):
        if line.strip():
            part.append(line.strip())
        elif part:
            yield number - len(part), part
            part = []


def _blocks(part: list[str], start: int, source: str) -> list[Block]:
    first = part[0]
    if first.startswith("#"):
        return [_heading(part, start, source)]
    if first.startswith("-"):
        return [Block(BlockKind.BULLETS, _bullets(part, start, source))]
    if first.startswith("_"):
        return [_fields(line, start + at, source) for at, line in enumerate(part)]
    return [Block(BlockKind.PARAGRAPH, (" ".join(part),))]


def _heading(part: list[str], start: int, source: str) -> Block:
    words = part[0].removeprefix("#").strip()
    if len(part) > 1 or not words or not part[0].startswith("# "):
        raise TextFormatError(source, start, "a heading is “# words” on a line of its own")
    return Block(BlockKind.HEADING, (words,))


def _bullets(part: list[str], start: int, source: str) -> tuple[str, ...]:
    items: list[str] = []
    for at, line in enumerate(part):
        if line.startswith("- "):
            items.append(line[2:].strip())
        elif line.startswith(("-", "#", "_")):
            raise TextFormatError(source, start + at, "an item of a list is “- words”")
        else:
            items[-1] += f" {line}"
    return tuple(items)


def _fields(line: str, number: int, source: str) -> Block:
    match = _FIELDS.fullmatch(line)
    labels = tuple(label.strip() for label in match[2].split("|")) if match else ()
    if not match or not all(labels) or match[1] == "0":
        raise TextFormatError(source, number, "a place to write on is “_ label” or “_5 label | label”")
    return Block(BlockKind.FIELDS, labels, int(match[1] or 1))
