"""The text of a Word document's paragraphs and cells, as it would be printed with all changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

#: Elements whose content is not read: deleted and moved-away text, field codes, and formatting.
_SKIPPED = frozenset(
    f"{W}{name}"
    for name in (
        "del", "moveFrom", "instrText", "delText", "delInstrText", "rPr", "pPr", "tblPr", "tblGrid", "trPr", "tcPr",
        "sdtPr", "sdtEndPr", "sectPr", "annotationRef", "footnoteReference", "endnoteReference", "commentReference",
    )
) | {f"{_COMPATIBLE}Fallback"}  # fmt: skip
_PARAGRAPH, _TABLE = f"{W}p", f"{W}tbl"
_MARKS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
    f"{W}sym": "•",
}
_PICTURE_TAGS = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_BOX = f"{W}txbxContent"


def blocks(container: Element) -> Iterator[Element]:
    """The paragraphs and tables of a body or a cell, looking into content controls and tracked changes."""
    for child in container:
        if child.tag in (_PARAGRAPH, _TABLE):
            yield child
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield from blocks(child)


def text_of(container: Element, tables: bool = True) -> str:
    """The text of a body or a cell, a line for each paragraph and for each row of the tables inside it."""
    lines = []
    for block in blocks(container):
        if block.tag == _PARAGRAPH:
            lines.append(paragraph_text(block))
        elif tables:
            lines += [
                " | ".join(texts)
                for row in rows_of(block)
                if (texts := [text_of(cell) for cell in cells_of(row)])
            ]
    return "\n".join(lines)


def paragraph_text(paragraph: Element) -> str:
    """The text of one paragraph; text boxes that hang on it come after a line break."""
    pieces: list[str] = []
    _collect(paragraph, pieces)
    return "".join(pieces)


def rows_of(table: Element) -> list[Element]:
    """The rows of a table, rows in content controls included."""
    return list(_found(table, f"{W}tr"))


def cells_of(row: Element) -> list[Element]:
    """The cells of a row, cells in content controls included."""
    return list(_found(row, f"{W}tc"))


def has_picture(container: Element) -> bool:
    """Whether a picture stands there, itself and not as a frame around text."""
    return any(
        element.tag in _PICTURE_TAGS and not any(True for _ in element.iter(_BOX))
        for element in container.iter()
    )


def _found(container: Element, tag: str) -> Iterator[Element]:
    for child in container:
        if child.tag == tag:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield from _found(child, tag)


def _collect(element: Element, pieces: list[str]) -> None:
    for child in element:
        tag = child.tag
        if tag == f"{W}t":
            pieces.append(child.text or "")
        elif tag in _MARKS:
            pieces.append(_MARKS[tag])
        elif tag == _BOX:
            pieces.append(f"\n{text_of(child)}\n")
        elif isinstance(tag, str) and tag not in _SKIPPED:
            _collect(child, pieces)
