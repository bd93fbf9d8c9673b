"""Boards kept in Word (.docx): each table becomes a grid.

The document's XML is walked here, with python-docx's parser: its own ``cell.text`` leaves out what was inserted
with tracked changes and what stands in content controls.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml.parser import parse_xml

from samordning_desktop.core import doubts
from samordning_desktop.core.grid import Grid, Loose, Source
from samordning_desktop.core.loose_text import tidy_text
from samordning_desktop.core.table import Doubt
from samordning_desktop.tables.package import Parts, part_beside
from samordning_desktop.tables.tally import Tally
from samordning_desktop.tables.upload import Upload
from samordning_desktop.tables.word_table import TableReader
from samordning_desktop.tables.word_text import W, blocks, has_picture, paragraph_text, text_of

_OUTSIDE = "utanför tabellen"
_MARGINS = re.compile(r"(?:header|footer)\d*\.xml")
_PAGE_NUMBER = re.compile(r"(?:sida|sid|s)?\.?\s*\d*\s*(?:\(\d*\)|(?:av|/)\s*\d*)?", re.IGNORECASE)
_NOTES = {
    "comments.xml": (f"{W}comment", "kommentar", doubts.CELL_COMMENT),
    "footnotes.xml": (f"{W}footnote", "fotnot", doubts.FOOTNOTE),
    "endnotes.xml": (f"{W}endnote", "slutnot", doubts.FOOTNOTE),
}


def read(upload: Upload, parts: Parts) -> Source:
    """The document as grids, a table each, and the text around them.

    Raises KnownError ``board.too_big`` and ``board.damaged`` (no document in the package); what the parser
    raises for broken XML.
    """
    main = _main_part(parts)
    if main is None:
        raise upload.error("board.damaged")
    body = parse_xml(parts[main]).find(f"{W}body")
    if body is None:
        raise upload.error("board.damaged")
    reader = TableReader(Tally(upload))
    grids: list[Grid] = []
    around: list[tuple[int, str]] = []
    pictures = False
    for block in blocks(body):
        if block.tag == f"{W}tbl":
            grids.append(reader.read(block, f"Tabell {len(grids) + 1}"))
        else:
            around.append((len(grids), paragraph_text(block)))
            pictures = pictures or has_picture(block)
    found = list(reader.doubts) + list(_notes(main, parts))
    if pictures:
        found.append(Doubt(_OUTSIDE, "", doubts.PICTURE))
    loose = [*_margins(main, parts), *_gathered(around, len(grids))]
    return Source(tuple(grids), tuple(loose), tuple(found))


def _main_part(parts: Parts) -> str | None:
    """The document's own part, which some programs give another name than ``word/document.xml``."""
    relations = parts.get("_rels/.rels")
    for relation in parse_xml(relations) if relations else ():
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            target = part_beside("", str(relation.get("Target", "")))
            if target in parts:
                return target
    return "word/document.xml" if "word/document.xml" in parts else None


def _gathered(around: list[tuple[int, str]], tables: int) -> Iterator[Loose]:
    """The paragraphs between two tables as one text each."""
    for index in range(tables + 1):
        text = "\n".join(text for position, text in around if position == index and text.strip())
        if text:
            place = f"före Tabell {index + 1}" if index < tables else "efter sista tabellen"
            yield Loose(place, text, above=index < tables)


def _margins(main: str, parts: Parts) -> Iterator[Loose]:
    """What stands at the head and the foot of every page, but for page numbers."""
    for name in sorted(parts):
        if name.startswith(f"{main.rpartition('/')[0]}/") and _MARGINS.fullmatch(name.rpartition("/")[2]):
            text = tidy_text(text_of(parse_xml(parts[name])))
            if not _PAGE_NUMBER.fullmatch(text):
                place = "sidhuvudet" if "header" in name else "sidfoten"
                yield Loose(place, text, above=True)


def _notes(main: str, parts: Parts) -> Iterator[Doubt]:
    """Comments, footnotes and endnotes: they stand in parts of their own."""
    for file, (tag, place, reason) in _NOTES.items():
        data = parts.get(part_beside(main, file))
        for note in parse_xml(data).iter(tag) if data else ():
            text = tidy_text(text_of(note))
            if text and note.get(f"{W}type") is None:
                yield Doubt(place, text, reason)
