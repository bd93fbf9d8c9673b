"""Pages that are filled with marked ink, and made into the bytes of a PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from typing import NamedTuple

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from samordning_desktop.printing.fonts import Face, font_name
from samordning_desktop.printing.ink import Ink
from samordning_desktop.printing.tags import Node, tagged

# Streams as printable text would be undone when the tags are added: the work would be done twice for nothing.
rl_config.useA85 = 0

#: Width and height in points, upright.
SIZES = {"A4": (595.28, 841.89), "A3": (841.89, 1190.55)}

#: Ink, and the part of the document it belongs to; None for what is only decoration or repeated.
Mark = tuple[Node | None, Ink]


@dataclass(slots=True)
class Page:
    """One page; each mark with how far down it is moved."""

    marks: list[tuple[Node | None, Ink, float]] = field(default_factory=list)

    def put(self, mark: Mark, y: float = 0.0) -> None:
        """Add a mark, moved down by ``y``."""
        self.marks.append((*mark, y))

    def gather(self) -> None:
        """Put what belongs together one after the other: a cell's lines are then read and copied as one text."""
        order = {id(node): at for at, (node, _, _) in reversed(list(enumerate(self.marks)))}
        self.marks.sort(key=lambda mark: order[id(mark[0])])


class Made(NamedTuple):
    """A sheet that is laid out: its pages, all of one size in points, the tree of what they say, and its title."""

    pages: list[Page]
    size: tuple[float, float]
    root: Node
    title: str


def pdf_bytes(made: Made, drawn: Callable[[int], None] | None = None) -> bytes:
    """The pages as a tagged PDF in Swedish. The same pages give the same bytes; nothing is written to disk.

    ``drawn`` is told how many pages there are so far; what it raises goes on out.
    """
    pages, size, root, title = made
    out = BytesIO()
    canvas = Canvas(
        out, pagesize=size, invariant=1, pageCompression=1, lang="sv-SE",
        pdfVersion=(1, 7), initialFontName=font_name(Face.REGULAR),
    )  # fmt: skip
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("Samordning Desktop")
    for number, page in enumerate(pages):
        _draw(canvas, page, number, size[1])
        canvas.showPage()
        if drawn is not None:
            drawn(number + 1)
    canvas.save()
    return tagged(out.getvalue(), root, title)


def _draw(canvas: Canvas, page: Page, number: int, height: float) -> None:
    """Draw the page's marks, each run that belongs together between its begin and its end."""
    spot = 0
    for _, run in groupby(page.marks, key=lambda mark: id(mark[0])):
        marks = list(run)
        node = marks[0][0]
        if node is None:
            _operator(canvas, "/Artifact BMC")
        else:
            _operator(canvas, f"/{node.tag} <</MCID {spot}>> BDC")
            node.kids.append((number, spot))
            spot += 1
        for _, ink, down in marks:
            ink.draw(canvas, height - down)
        _operator(canvas, "EMC")


def _operator(canvas: Canvas, code: str) -> None:
    # reportlab has no public way to mark content; its page is a list of operators.
    canvas._code.append(code)
