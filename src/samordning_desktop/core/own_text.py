"""A site's own text as it is written and checked: the inverse of ``texts.parse``, and Swedish words for its faults."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samordning_desktop.core.document import FILLED_FIELDS, Block, BlockKind, Document
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.texts import OWN_LIMIT, Fault, TextFormatError, own_text

#: How many lines stand before the text itself.
HEADER_LINES = 4

FAULT_WORDS: dict[Fault, str] = {
    Fault.HEADER: "De tre första raderna ska vara ”Titel: …”, ”Version: …” och ”Datum: …”.",
    Fault.DAY: "Skriv datumet som 2025-04-22, en dag som finns i almanackan.",
    Fault.GAP: "Lämna en tom rad efter Titel, Version och Datum.",
    Fault.EMPTY: "Skriv texten: det finns ingen än.",
    Fault.HEADING: "En rubrik skrivs ”# Rubriken”, ensam på sin rad, med tomma rader runt om.",
    Fault.ITEM: "En punkt i en lista skrivs ”- Punkten”, med mellanslag efter strecket.",
    Fault.FIELD: "En plats att skriva på skrivs ”_ Namn”, ”_ Datum | Ort” eller ”_5 Yrke | Namn”.",
}

#: Without these a consent cannot be signed, nor a copy of it filled in.
_NEEDED = ("name", "signed", "signature")
_QUOTED = 40


def source_of(title: str, version: str, day: date, body: str) -> str:
    """A text in the format of ``core.texts``: the header, then ``body``."""
    return f"Titel: {title}\nVersion: {version}\nDatum: {day}\n\n{body}"


def read_source(content: bytes) -> str:
    """A file's text. Raises KnownError ``text.unreadable`` for one that is not UTF-8."""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise KnownError("text.unreadable") from None


def write(document: Document) -> str:
    """The text that ``texts.parse`` reads the document from."""
    return source_of(document.title, document.version, document.day, body_of(document))


def body_of(document: Document) -> str:
    """What stands after the header: blocks with an empty line between, places to write on line by line."""
    text, before = "", None
    for block in document.blocks:
        if before is not None:
            text += "\n" if before is block.kind is BlockKind.FIELDS else "\n\n"
        text += "\n".join(_lines(block))
        before = block.kind
    return f"{text}\n"


def checked(key: str, source: str, *, easy: bool = False) -> Document:
    """The text that ``source`` holds, fit to be put in.

    Raises KnownError as ``readable``, or ``text.unfillable`` for a consent without a place for name, date or signature.
    """
    document = readable(key, source, easy=easy)
    require_fields(document)
    return document


def readable(key: str, source: str, *, easy: bool = False, before: int = 0) -> Document:
    """The text that ``source`` holds. Raises KnownError ``text.too_big`` or ``text.form``, with the line.

    Lines are counted from 1, after those ``before`` that whoever writes does not see.
    """
    if len(source) > OWN_LIMIT:
        raise KnownError("text.too_big", length=len(source), limit=OWN_LIMIT)
    try:
        return own_text(key, easy, source)
    except TextFormatError as error:
        raise _refusal(source, error, before) from None


def require_fields(document: Document) -> None:
    """Refuses a consent without a place for name, date or signature. Raises KnownError ``text.unfillable``."""
    needed, _ = missing_fields(document)
    if needed:
        raise KnownError("text.unfillable", missing=", ".join(needed))


def missing_fields(document: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields that a consent lacks of those that are filled in: first the needed ones, then the others."""
    if document.key != "consent":
        return (), ()
    there = {
        line
        for block in document.blocks
        if block.kind is BlockKind.FIELDS and block.rows == 1
        for line in block.lines
    }
    labels: dict[str, list[str]] = {}
    for label, role in FILLED_FIELDS.items():
        labels.setdefault(role, []).append(label)  # the easy-read text has its own words for some
    lacking = [(known[0], role in _NEEDED) for role, known in labels.items() if not there.intersection(known)]
    return (
        tuple(label for label, needed in lacking if needed),
        tuple(label for label, needed in lacking if not needed),
    )


def _lines(block: Block) -> Iterator[str]:
    if block.kind is BlockKind.HEADING:
        yield f"# {block.lines[0]}"
    elif block.kind is BlockKind.PARAGRAPH:
        yield block.lines[0]
    elif block.kind is BlockKind.BULLETS:
        yield from (f"- {line}" for line in block.lines)
    else:
        rows = str(block.rows) if block.rows > 1 else ""
        yield f"_{rows} {' | '.join(block.lines)}"


def _refusal(source: str, error: TextFormatError, before: int) -> KnownError:
    lines = source.splitlines()
    said = lines[error.line - 1].strip() if error.line <= len(lines) else ""
    if len(said) > _QUOTED:
        said = f"{said[: _QUOTED - 1]}…"
    quoted = f": ”{said}”" if said else ""
    line = max(error.line - before, 1)
    return KnownError("text.form", line=line, quoted=quoted, fault=FAULT_WORDS[error.fault])
