"""Text beside a worksheet's cells: comments and text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

from openpyxl.utils import coordinate_to_tuple

from samordning_desktop.core import doubts
from samordning_desktop.core.grid import Grid
from samordning_desktop.core.loose_text import tidy_text
from samordning_desktop.core.table import Doubt
from samordning_desktop.tables.package import Parts, part_beside, relations_of

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SHAPES = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


def notes(sheet: str, part: str, parts: Parts) -> list[Doubt]:
    """A doubt for each comment and each text box of the worksheet in ``part``."""
    found: list[Doubt] = []
    for kind, target in _relations(part, parts):
        root = fromstring(parts[target]) if target in parts else Element("missing")
        if kind == "comments":
            found += _comments(sheet, root)
        elif kind == "drawing":
            found += _text_boxes(sheet, root)
    return found


def _relations(part: str, parts: Parts) -> Iterator[tuple[str, str]]:
    """The kind (last word of its type) and the part of each relation."""
    listed = parts.get(relations_of(part))
    for relation in fromstring(listed) if listed else ():
        if relation.get("TargetMode") != "External":
            kind = relation.get("Type", "").rpartition("/")[2]
            yield kind, part_beside(part, relation.get("Target", ""))


def _comments(sheet: str, root: Element) -> Iterator[Doubt]:
    grid = Grid(sheet, (), lettered=True)
    for comment in root.iter(f"{_MAIN}comment"):
        row, column = coordinate_to_tuple(comment.get("ref", "A1"))
        text = tidy_text("".join(part.text or "" for part in comment.iter(f"{_MAIN}t")))
        if text:
            yield Doubt(grid.cell_place(row, column - 1), text, doubts.CELL_COMMENT)


def _text_boxes(sheet: str, root: Element) -> Iterator[Doubt]:
    for shape in root.iter(f"{_SHAPES}sp"):
        lines = (
            "".join(run.text or "" for run in line.iter(f"{_DRAWING}t"))
            for line in shape.iter(f"{_DRAWING}p")
        )
        text = tidy_text("\n".join(lines))
        if text:
            yield Doubt(sheet, text, doubts.TEXT_BOX)
    if any(True for _ in root.iter(f"{_SHAPES}pic")):
        yield Doubt(sheet, "", doubts.PICTURE)
