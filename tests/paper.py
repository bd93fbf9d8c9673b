"""Reading sheets of paper back: their text, fonts and tags."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pikepdf
from pypdf import PdfReader

from samordning_desktop.core.sheet import Imprint

DAY = date(2026, 11, 23)
IMPRINT = Imprint(DAY, "Falköping", "Öppenvårdsmottagningen")
DEMO = Imprint(DAY, "Falköping", "Öppenvårdsmottagningen", demo=True)


def pages(pdf: bytes) -> list[str]:
    """The text of each page, with every run of white space as one space."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def text(pdf: bytes) -> str:
    """The text of the whole sheet."""
    return " ".join(pages(pdf))


def sizes(pdf: bytes) -> set[float]:
    """Every type size that is used, in points."""
    found: set[float] = set()

    def note(shown: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if shown.strip():
            found.add(size)

    visitor: Callable[..., None] = note
    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=visitor)
    return found


def fonts(pdf: bytes) -> dict[str, bool]:
    """The fonts by name, and whether the font's file is embedded."""
    found = {}
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            for font in page.Resources.Font.values():
                found[str(font.BaseFont)] = "/FontDescriptor" in font and "/FontFile2" in font.FontDescriptor
    return found


def tags(pdf: bytes) -> list[str]:
    """The tags in reading order, without the document's own."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [str(element.S)[1:] for element in _elements(opened.Root.StructTreeRoot.K)][1:]


def figures(pdf: bytes) -> list[str]:
    """What each figure says to those who do not see it."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [str(e.Alt) for e in _elements(opened.Root.StructTreeRoot.K) if str(e.S) == "/Figure"]


def greys_only(pdf: bytes) -> bool:
    """Whether nothing on any page sets a colour."""
    colours = {"rg", "RG", "k", "K", "sc", "SC", "scn", "SCN"}
    with pikepdf.open(BytesIO(pdf)) as opened:
        return not any(
            str(operator) in colours
            for page in opened.pages
            for _, operator in pikepdf.parse_content_stream(page)
        )


def _elements(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K", pikepdf.Array())
    return [
        element,
        *(found for kid in kids if not isinstance(kid, int) and "/S" in kid for found in _elements(kid)),
    ]
