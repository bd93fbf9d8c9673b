"""Versioned texts: the program's own, read from ``resources/texts/<key>-<id>.txt``, and those that a site puts in.

The id is the version, with ``-lattlast`` after it for the easy-read variant.

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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from samordning_desktop.core.document import EASY, Block, BlockKind, Document
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.resources import resource

KEYS = ("consent", "information")

#: What the texts are called on screen.
TEXT_WORDS = {"consent": "samtycke", "information": "informationsblad"}

#: The longest text that a site can put in, in characters.
OWN_LIMIT = 50_000
_OWN = "egen-"
_DIGITS = 32

_HEADER = ("Titel", "Version", "Datum")
_FIELDS = re.compile(r"_(\d{0,2})\s+(\S.*)", re.ASCII)


class Fault(StrEnum):
    """What is wrong with a line, for a developer; ``core.own_text`` has the words for people."""

    HEADER = "expected “Titel: …”, “Version: …” and “Datum: …”"
    DAY = "Datum is not a date like 2025-04-22"
    GAP = "an empty line is missing after the header"
    EMPTY = "no text after the header"
    HEADING = "a heading is “# words” on a line of its own"
    ITEM = "an item of a list is “- words”"
    FIELD = "a place to write on is “_ label” or “_5 label | label”"


class TextFormatError(ValueError):
    """A text that does not follow the format; a developer's error, with file and line (from 1)."""

    def __init__(self, source: str, line: int, fault: Fault) -> None:
        super().__init__(f"{source}, line {line}: {fault}")
        self.line = line
        self.fault = fault


def texts(key: str) -> list[Document]:
    """Every version of the program's text ``key`` (``consent`` or ``information``), easy-read ones too, newest last.

    Raises ValueError for another key and TextFormatError for a file that does not follow the format.
    """
    if key not in KEYS:
        raise ValueError(f"no such text: {key}")
    return read_texts(resource("texts"), key)


def read_texts(folder: Path, key: str) -> list[Document]:
    """Every version of ``key`` in ``folder``, newest last. Raises TextFormatError, or ValueError for a wrong name."""
    documents = []
    for path in sorted(folder.glob(f"{key}-*.txt")):
        easy = path.stem.endswith(f"-{EASY}")
        document = replace(parse(key, path.read_text(encoding="utf-8"), path.name), easy=easy)
        if path.stem != f"{key}-{document.id}":
            raise ValueError(
                f"{path.name}, line 2: version {document.version} does not match the file's name"
            )
        documents.append(document)
    return in_order(documents)


def in_order(documents: Iterable[Document]) -> list[Document]:
    """Texts with the newest last; of one version the easy-read variant comes first, the site's own after ours."""
    return sorted(
        documents, key=lambda one: (one.day, not one.easy, bool(one.own), version_order(one.version), one.id)
    )


def version_order(version: str) -> tuple[tuple[int, str], ...]:
    """Sorts versions as people count: 9 before 10."""
    parts = re.findall(r"\d+|\D+", version)
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)


def newest(documents: Iterable[Document], *, easy: bool = False) -> Document:
    """The newest of some versions of a text, in the plain or the easy-read variant. Raises ValueError for none."""
    return in_order(one for one in documents if one.easy is easy)[-1]


def at_signing(documents: Sequence[Document], day: date) -> Document:
    """The text that was the newest on a day, of some in order; the oldest where there was none yet. Never an easy-read one.

    Nobody can have signed a text before it was there.
    """
    plain = [one for one in documents if not one.easy] or list(documents)
    there = [one for one in plain if one.day <= day]
    return there[-1] if there else min(plain, key=lambda one: one.day)


def text(key: str, version: str, among: Iterable[Document] | None = None) -> Document:
    """The text ``key`` with an id (``Document.id``), among the program's own or those given.

    Raises KnownError ``consent.text_unknown`` or ``information.text_unknown`` where there is no such text.
    """
    known = texts(key) if among is None else [one for one in among if one.key == key]
    for document in known:
        if document.id == version:
            return document
    versions = ", ".join(document.id for document in known)
    raise KnownError(f"{key}.text_unknown", version=version, versions=versions)


def own_id(key: str, easy: bool, source: str) -> str:
    """The id of a text that a site puts in: made from its content, so that it can never be altered."""
    digest = sha256("\x00".join((key, EASY if easy else "", source)).encode()).hexdigest()
    return f"{_OWN}{digest[:_DIGITS]}"


def version_words(text_id: str, own: Mapping[str, str] | None = None) -> str:
    """A text by its id: ``version 3, lättläst``; a site's own by ``own``: ``version F1, egen text``, else ``egen text``."""
    if not text_id.startswith(_OWN):
        version, easy, _ = text_id.partition(f"-{EASY}")
        return f"version {version}, lättläst" if easy else f"version {version}"
    return f"version {own[text_id]}, egen text" if own and text_id in own else "egen text"


def own_text(key: str, easy: bool, source: str) -> Document:
    """A site's own text, written in the format above. Raises TextFormatError, or ValueError for another key."""
    if key not in KEYS:
        raise ValueError(f"no such text: {key}")
    return replace(parse(key, source, "text"), easy=easy, own=own_id(key, easy, source))


def parse(key: str, content: str, source: str) -> Document:
    """The document that ``content`` holds; ``source`` names it in a TextFormatError."""
    lines = content.removeprefix("\ufeff").splitlines()
    title, version, day = (_header(lines, at, word, source) for at, word in enumerate(_HEADER))
    try:
        dated = date.fromisoformat(day)
    except ValueError:
        raise TextFormatError(source, 3, Fault.DAY) from None
    if len(lines) > len(_HEADER) and lines[len(_HEADER)].strip():
        raise TextFormatError(source, len(_HEADER) + 1, Fault.GAP)
    blocks = tuple(block for start, part in _parts(lines) for block in _blocks(part, start, source))
    if not blocks:
        raise TextFormatError(source, len(_HEADER) + 1, Fault.EMPTY)
    return Document(key, version, dated, title, blocks)


def _header(lines: list[str], at: int, word: str, source: str) -> str:
    name, colon, value = lines[at].partition(":") if at < len(lines) else ("", "", "")
    if name.strip() != word or not colon or not value.strip():
        raise TextFormatError(source, at + 1, Fault.HEADER)
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
        raise TextFormatError(source, start, Fault.HEADING)
    return Block(BlockKind.HEADING, (words,))


def _bullets(part: list[str], start: int, source: str) -> tuple[str, ...]:
    items: list[str] = []
    for at, line in enumerate(part):
        if line.startswith("- "):
            items.append(line[2:].strip())
        elif line.startswith(("-", "#", "_")):
            raise TextFormatError(source, start + at, Fault.ITEM)
        else:
            items[-1] += f" {line}"
    return tuple(items)


def _fields(line: str, number: int, source: str) -> Block:
    match = _FIELDS.fullmatch(line)
    labels = tuple(label.strip() for label in match[2].split("|")) if match else ()
    if not match or not all(labels) or int(match[1] or 1) == 0:
        raise TextFormatError(source, number, Fault.FIELD)
    return Block(BlockKind.FIELDS, labels, int(match[1] or 1))
