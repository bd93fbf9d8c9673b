"""Tagged PDF: what each part of a sheet is, for screen readers (PDF 1.7, ISO 32000-1, 14.7 and 14.8).

While pages are drawn, each part of the content gets a number; afterwards the tree of parts is added to the
finished file, since reportlab writes none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

#: Title and language once more, for those who look there (XMP). Written by hand: an XML library takes a tenth of the time.
_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:title>'
    "<dc:language><rdf:Bag><rdf:li>sv-SE</rdf:li></rdf:Bag></dc:language>"
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)
#: Where a node's content is: page (from 0) and its number on that page.
Spot = tuple[int, int]


@dataclass(slots=True, eq=False)
class Node:
    """One part of a document. ``tag`` is a standard structure type (``P``, ``H1``, ``TH``), ``alt`` what a figure shows."""

    tag: str
    kids: list[Node | Spot] = field(default_factory=list)
    alt: str = ""
    scope: str = ""

    def add(self, tag: str, alt: str = "", scope: str = "") -> Node:
        """A new part at the end of this one."""
        node = Node(tag, alt=alt, scope=scope)
        self.kids.append(node)
        return node


def tagged(content: bytes, root: Node, title: str) -> bytes:
    """The PDF ``content`` with the tree under ``root``, its title shown by readers. Same input, same bytes."""
    with pikepdf.open(BytesIO(content)) as pdf:
        _add_tree(pdf, root)
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        # reportlab's fixed time, the year 2000, is no time at all; the day of printing stands on the sheet.
        for time in (Name.CreationDate, Name.ModDate):
            del pdf.docinfo[time]
        pdf.Root.Metadata = pdf.make_stream(
            _XMP.format(escape(title)).encode(), Type=Name.Metadata, Subtype=Name.XML
        )
        out = BytesIO()
        # reportlab has compressed the streams: to try it again would be work for nothing.
        pdf.save(out, deterministic_id=True, min_version="1.7", compress_streams=False)
    return out.getvalue()


def _add_tree(pdf: Pdf, root: Node) -> None:
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    pages: list[pikepdf.Object] = [
        page.obj for page in pdf.pages
    ]  # finding a page by its number goes through them all
    owners: list[dict[int, pikepdf.Object]] = [{} for _ in pages]
    tree.K = _element(pdf, root, tree, _Places(pages, owners))
    numbers = Array()
    for index, (page, owned) in enumerate(zip(pages, owners, strict=True)):
        page.StructParents = index
        page.Tabs = Name.S
        numbers.append(index)
        numbers.append(pdf.make_indirect(Array([owned[at] for at in range(len(owned))])))
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    tree.ParentTreeNextKey = len(owners)
    pdf.Root.StructTreeRoot = tree


class _Places(NamedTuple):
    """The pages, and for each of them the elements that its numbers belong to."""

    pages: list[pikepdf.Object]
    owners: list[dict[int, pikepdf.Object]]


def _element(pdf: Pdf, node: Node, parent: pikepdf.Object, places: _Places) -> pikepdf.Object:
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{node.tag}"), P=parent))
    if node.alt:
        element.Alt = String(node.alt)
    if node.scope:
        element.A = Dictionary(O=Name.Table, Scope=Name(f"/{node.scope}"))
    on = {kid[0] for kid in node.kids if not isinstance(kid, Node)}
    if len(on) == 1:
        element.Pg = places.pages[next(iter(on))]
    kids: list[pikepdf.Object | int] = []
    for kid in node.kids:
        if isinstance(kid, Node):
            kids.append(_element(pdf, kid, element, places))
            continue
        page, number = kid
        places.owners[page][number] = element
        # What stands on the element's own page is named by its number alone.
        elsewhere = len(on) > 1
        kids.append(Dictionary(Type=Name.MCR, Pg=places.pages[page], MCID=number) if elsewhere else number)
    element.K = Array(kids)
    return element
