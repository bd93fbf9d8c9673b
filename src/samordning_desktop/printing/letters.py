"""Letters to the person: the consent runs out, and the receipt of a withdrawal."""

from __future__ import annotations

from collections.abc import Sequence

from samordning_desktop.core.dates import long_date
from samordning_desktop.core.sheet import Imprint, ReceiptSheet, RenewalSheet
from samordning_desktop.printing.blocks import (
    BODY,
    HEADING,
    ROW,
    STRONG,
    TITLE,
    bullets,
    field_row,
    framed,
    heading,
    paragraph,
)
from samordning_desktop.printing.flow import Piece, flow, gap
from samordning_desktop.printing.frame import PERSON, dress
from samordning_desktop.printing.pages import Made
from samordning_desktop.printing.tags import Node

_VERSION = "Brev version 1"
_RECEIPT = "Kvitto version 1"


def renewal(sheet: RenewalSheet) -> Made:
    """That the consent runs out, or has, and what the person can do: one page."""
    over = sheet.last_day < sheet.imprint.day
    title = "Ditt ja har gått ut" if over else "Ditt ja går snart ut"
    root = Node("Document")
    last = long_date(sheet.last_day)
    pieces = [
        *_opening(title, sheet.name, root),
        *framed(
            [f"Ditt ja {'gällde' if over else 'gäller'} till och med {last}."],
            PERSON.margin,
            PERSON.width,
            root,
        ),
        *_text(
            "Du har sagt ja till att vi delar uppgifter om dig med varandra. Ditt ja gäller i ett år.", root
        ),
        *_text(_what_now(over), root),
        *_part("Vill du fortsätta?", _CONTINUE, root),
        *_part("Vill du ändra något?", _CHANGE, root),
        *_part("Vill du inte fortsätta?", _STOP, root),
        *_asking(sheet.coordinator, root),
    ]
    return _made(pieces, sheet.imprint, root, title, sheet.name, _VERSION)


def _what_now(over: bool) -> str:
    if over:
        return "Nu får vi inte dela något mer om dig, om du inte säger ja igen."
    return "Efter den dagen får vi inte dela något mer om dig, om du inte säger ja igen."


_CONTINUE = (
    "Säg det till din samordnare.",
    "Då läser vi pappret tillsammans.",
    "Du skriver under om du vill.",
)
_CHANGE = (
    "Du bestämmer vem vi får kontakta.",
    "Du bestämmer vad vi får dela.",
    "Det får vara annorlunda än sist.",
)
_STOP = (
    "Då behöver du inte göra något.",
    "Du kan då inte längre vara med i modellen.",
    "Du kan fortfarande söka vård och stöd, precis som alla andra.",
)


def receipt(sheet: ReceiptSheet) -> Made:
    """What the person has taken back, what it means, and who is told."""
    title = "Du har tagit tillbaka en del av ditt ja" if sheet.part else "Du har tagit tillbaka ditt ja"
    root = Node("Document")
    facts = [f"Den {long_date(sheet.day)}.", *([f"Det gäller: {sheet.part}."] if sheet.part else [])]
    facts.append(_received(sheet))
    pieces = [
        *_opening(title, sheet.name, root),
        *framed([fact for fact in facts if fact], PERSON.margin, PERSON.width, root),
        *_part("Det här slutar vi med", _stops(sheet), root),
        *_part("Det här finns kvar", _KEPT, root),
        *_part("De här får veta det", sheet.told or ("Ingen, för inget har delats.",), root),
        *_part("Om du ändrar dig", _AGAIN, root),
        *_asking("", root),
    ]
    return _made(pieces, sheet.imprint, root, title, sheet.name, _RECEIPT)


def _received(sheet: ReceiptSheet) -> str:
    """``Karin Ek tog emot det i telefon.``, as much of it as is known."""
    if not sheet.received_by:
        return f"Det lämnades {sheet.how}." if sheet.how else ""
    return f"{sheet.received_by} tog emot det{f' {sheet.how}' if sheet.how else ''}."


def _stops(sheet: ReceiptSheet) -> tuple[str, ...]:
    """What ends. Where no other site ever got anything, none has anything to take away."""
    if sheet.part:
        return _PART_STOPS
    return (*_STOPS, _ELSEWHERE) if sheet.at_sites else _STOPS


_STOPS = (
    "Vi delar inte längre uppgifter om dig med varandra med stöd av ditt ja.",
    "Du är inte längre med i modellen.",
)
_ELSEWHERE = "Den andra orten tar bort dig från sin tavla."
_PART_STOPS = ("Vi delar inte det längre.", "Resten av ditt ja gäller som förut.")
_KEPT = (
    "Det som redan är delat kan finnas kvar i anteckningar hos vården och socialtjänsten.",
    "Vården och socialtjänsten har kvar sina egna journaler.",
)
_AGAIN = (
    "Du kan söka vård och stöd, precis som alla andra.",
    "Du kan säga ja igen när du vill. Då skriver du under ett nytt papper.",
)


def _opening(title: str, name: str, root: Node) -> list[Piece]:
    x, width = PERSON.margin, PERSON.width
    return [
        *paragraph(title, TITLE, x, width, root.add("H1")),
        *paragraph(f"Till {name}", STRONG, x, width, root.add("P")),
        gap(8),
    ]


def _text(text: str, root: Node) -> list[Piece]:
    return [*paragraph(text, BODY, PERSON.margin, PERSON.width, root.add("P")), gap(6)]


def _part(words: str, items: Sequence[str], root: Node) -> list[Piece]:
    x, width = PERSON.margin, PERSON.width
    return [gap(9), *heading(words, HEADING, x, width, root.add("H2")), *bullets(items, BODY, x, width, root)]


def _asking(coordinator: str, root: Node) -> list[Piece]:
    x, width = PERSON.margin, PERSON.width
    return [
        gap(9),
        *heading("Har du frågor?", HEADING, x, width, root.add("H2")),
        *_text("Fråga din samordnare.", root),
        field_row(["Din samordnare"], [coordinator], x, width, root, ROW),
        field_row(["Telefon"], [""], x, width, root, ROW),
    ]


def _made(pieces: list[Piece], imprint: Imprint, root: Node, title: str, name: str, version: str) -> Made:
    pages = flow(pieces, PERSON.room)
    dress(pages, PERSON, imprint, f"{title} · {name}", version)
    return Made(pages, PERSON.size, root, title)
