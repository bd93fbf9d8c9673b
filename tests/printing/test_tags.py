"""Tagged PDF: what a screen reader gets."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest

from paper import DEMO, IMPRINT
from samordning_desktop.core.rating import DEFAULT_INSTRUMENT, Rating
from samordning_desktop.core.recovery_code import code_from
from samordning_desktop.core.sheet import (
    BoardSheet,
    DocumentSheet,
    ProtocolChange,
    ProtocolPerson,
    ProtocolSheet,
    RatingChartSheet,
    RatingFormSheet,
    RecoverySheet,
)
from samordning_desktop.core.texts import texts
from samordning_desktop.printing import (
    board_pdf,
    consent_pdf,
    information_pdf,
    protocol_pdf,
    rating_chart_pdf,
    rating_form_pdf,
    recovery_pdf,
)
from samordning_desktop.printing.ink import Text
from samordning_desktop.printing.pages import Made, Page, pdf_bytes
from samordning_desktop.printing.tags import Node

RATINGS = tuple(Rating(str(at), IMPRINT.day.replace(month=at), (at, 5, 5)) for at in range(1, 12))
SHEETS = {
    "Samtycke till att dela uppgifter om dig": consent_pdf(
        DocumentSheet(DEMO, texts("consent")[-1], "Åsa Ek")
    ),
    "Information till dig": information_pdf(DocumentSheet(IMPRINT, texts("information")[-1])),
    "Självskattning": rating_form_pdf(RatingFormSheet(IMPRINT, DEFAULT_INSTRUMENT)),
    "Så har jag svarat": rating_chart_pdf(
        RatingChartSheet(IMPRINT, "Åsa Ek", (DEFAULT_INSTRUMENT,), RATINGS)
    ),
    "Samordningstavla 23 november 2026": board_pdf(BoardSheet(IMPRINT, ())),
    "Protokoll från tavelmöte 23 november 2026": protocol_pdf(
        ProtocolSheet(
            IMPRINT,
            datetime(2026, 11, 23, 12, 0, tzinfo=UTC),
            None,
            "Karin Ek",
            (ProtocolPerson("Åsa Ek", (ProtocolChange("Nuläge", "", "Sover", "Karin Ek"),) * 40),),
        )
    ),
    "Återställningsblad": recovery_pdf(RecoverySheet(IMPRINT, "Åsa Ek", code_from(bytes(17)))),
}


@pytest.mark.parametrize("title", SHEETS)
def test_title_language_and_marked(title: str):
    with pikepdf.open(BytesIO(SHEETS[title])) as pdf:
        assert str(pdf.docinfo.Title) == title
        assert str(pdf.Root.Lang) == "sv-SE"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.pdf_version == "1.7"
        with pdf.open_metadata() as meta:
            assert meta["dc:title"] == title
            assert meta["dc:language"] == {"sv-SE"}
        assert "/CreationDate" not in pdf.docinfo


def spots(element: pikepdf.Object) -> set[tuple[tuple[int, int], int]]:
    """Where an element says that its content is: a page and a number on it."""
    return {
        (element.Pg.objgen, kid) if isinstance(kid, int) else (kid.Pg.objgen, int(kid.MCID))
        for kid in element.K
        if isinstance(kid, int) or "/MCID" in kid
    }


@pytest.mark.parametrize("title", SHEETS)
def test_all_content_is_tagged_or_decoration_and_the_tree_finds_it(title: str):
    with pikepdf.open(BytesIO(SHEETS[title])) as pdf:
        owners = {int(number): owned for number, owned in pairs(pdf.Root.StructTreeRoot.ParentTree.Nums)}
        for page in pdf.pages:
            numbers = marked(page)
            assert numbers == list(range(len(numbers)))
            owned = owners[int(page.StructParents)]
            assert len(owned) == len(numbers)
            for number, owner in enumerate(owned):
                assert (page.obj.objgen, number) in spots(owner)


def pairs(nums: pikepdf.Object) -> list[tuple[pikepdf.Object, pikepdf.Object]]:
    return [(nums[at], nums[at + 1]) for at in range(0, len(nums), 2)]


def marked(page: pikepdf.Page) -> list[int]:
    """The numbers of the page's marked content; fails where something is drawn outside any mark."""
    open_marks = 0
    numbers: list[int] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            open_marks += 1
            numbers += [int(operands[1].MCID)] if name == "BDC" else []
        elif name == "EMC":
            open_marks -= 1
        elif name in ("Tj", "TJ", "S", "f", "f*", "B", "B*", "s", "b", "b*"):
            assert open_marks == 1
    assert open_marks == 0
    return numbers


def test_a_part_that_goes_on_over_a_page_is_one_part():
    root = Node("Document")
    part = root.add("P")
    pages = [Page(), Page()]
    for page in pages:
        page.put((part, Text(20, 20, "hej", 13)))
    with pikepdf.open(BytesIO(pdf_bytes(Made(pages, (100, 100), root, "Prov")))) as pdf:
        [element] = pdf.Root.StructTreeRoot.K.K
        assert [kid.Pg.StructParents for kid in element.K] == [0, 1]


@pytest.mark.parametrize("title", ["Å & Ö <AB> \"hej\" 'hå'", "{}"])
def test_any_title_is_read_back(title):
    made = Made([Page()], (595, 842), Node("Document"), title)
    with pikepdf.open(BytesIO(pdf_bytes(made))) as pdf, pdf.open_metadata() as meta:
        assert meta.get("dc:title", "") == title
