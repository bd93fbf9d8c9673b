"""The person's own extract: what has been handed out about them, and who has read what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from samordning_desktop.core.access import AccessDay
from samordning_desktop.core.dates import long_date
from samordning_desktop.core.disclosure import Disclosure, by_words, way_words
from samordning_desktop.core.grounds import ground_words
from samordning_desktop.core.sheet import DisclosuresSheet
from samordning_desktop.printing.blocks import (
    BODY,
    HEADING,
    STRONG,
    TITLE,
    Style,
    framed,
    heading,
    paragraph,
    table_row,
)
from samordning_desktop.printing.flow import Piece, flow, gap, together
from samordning_desktop.printing.fonts import Face
from samordning_desktop.printing.frame import PERSON, dress
from samordning_desktop.printing.pages import Made
from samordning_desktop.printing.tags import Node

_TITLE = "Utdrag om dina uppgifter"
_VERSION = "Mall version 1"

_CELL = Style(13, 17.5)
_HEAD = Style(13, 17.5, Face.BOLD)
#: The headings of who has read what, with their shares of the width.
_COLUMNS = (("När", 0.32), ("Vem", 0.34), ("Vad", 0.34))

#: What the access log says in a word, told to the person whom it is about.
_PLAINLY = {"visat": "visat dina uppgifter"}


def disclosures(sheet: DisclosuresSheet) -> Made:
    """A4 upright, nothing under 13 pt: first what has been handed out, then who has read what, newest first."""
    root = Node("Document")
    pieces = [
        *_opening(sheet, root),
        *_part("Det här har lämnats ut om dig", root),
        *_handed_out(sheet.disclosures, root),
        *_part("De här har läst eller skrivit ut dina uppgifter", root),
        *_read(sheet.accesses, root),
    ]
    pages = flow(pieces, PERSON.room)
    dress(pages, PERSON, sheet.imprint, f"{_TITLE} · {sheet.name}", _VERSION)
    return Made(pages, PERSON.size, root, _TITLE)


def _opening(sheet: DisclosuresSheet, root: Node) -> list[Piece]:
    where = f"{sheet.imprint.unit}, {sheet.imprint.site}"
    return [
        *_text(_TITLE, TITLE, root.add("H1")),
        *_text(f"För {sheet.name}", STRONG, root.add("P")),
        gap(6),
        *_text(
            f"Utdraget gäller registret på en dator hos {where}. Andra datorer, den andra orten och varje "
            "verksamhets journal har sina egna listor.",
            BODY,
            root.add("P"),
        ),
        gap(8),
        *framed(("Undrar du över något här?", f"Fråga {sheet.contact}."), PERSON.margin, PERSON.width, root),
    ]


def _part(words: str, root: Node) -> list[Piece]:
    return [gap(10), *heading(words, HEADING, PERSON.margin, PERSON.width, root.add("H2"))]


def _handed_out(rows: Sequence[Disclosure], root: Node) -> list[Piece]:
    if not rows:
        return _text("Inget har lämnats ut härifrån.", BODY, root.add("P"))
    return [piece for row in rows for piece in _disclosure(row, root)]


def _disclosure(row: Disclosure, root: Node) -> list[Piece]:
    facts = (
        ("Vad", row.what),
        ("Hur", way_words(row)),
        ("Av", by_words(row)),
        ("Grund", ground_words(row.ground)),
        ("Skäl", row.reason),
    )
    lines = _text(f"{long_date(row.when)}, till {row.receiver}", STRONG, root.add("P"))
    for word, text in facts:
        if text:
            lines += _text(f"{word}: {text}", BODY, root.add("P"))
    return [*together(lines), gap(9)]


def _read(rows: Sequence[AccessDay], root: Node) -> list[Piece]:
    if not rows:
        return _text("Ingen har läst dina uppgifter här.", BODY, root.add("P"))
    table, widths = root.add("Table"), [share * PERSON.width for _, share in _COLUMNS]
    x = PERSON.margin
    head = table_row([word for word, _ in _COLUMNS], x, widths, table, _HEAD, "TH")
    again = replace(head, marks=tuple((None, ink) for _, ink in head.marks))
    lines = [
        table_row([_when(row), f"{row.by}, {row.unit}", _what(row)], x, widths, table, _CELL) for row in rows
    ]
    return [replace(head, keep=True), *(replace(line, resume=lambda: (again,)) for line in lines)]


def _when(row: AccessDay) -> str:
    """The day, and under it ``kl. 12:00–14:10, 4 gånger``."""
    until = "" if row.first == row.last else f"–{row.last}"
    times = "" if row.times == 1 else f", {row.times} gånger"
    return f"{long_date(row.day)}\nkl. {row.first}{until}{times}"


def _what(row: AccessDay) -> str:
    return _PLAINLY.get(row.what, row.what)


def _text(text: str, style: Style, node: Node) -> list[Piece]:
    return paragraph(text, style, PERSON.margin, PERSON.width, node)
