"""Who does what for me: the people around, what is agreed, what is next. In the person's own words where it can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from samordning_desktop.core.dates import long_date
from samordning_desktop.core.sheet import Helper, WhoDoesWhatSheet
from samordning_desktop.core.step import Step
from samordning_desktop.printing.blocks import (
    BODY,
    HEADING,
    QUIET,
    STRONG,
    TITLE,
    heading,
    paragraph,
    table_row,
)
from samordning_desktop.printing.flow import Piece, flow, gap
from samordning_desktop.printing.frame import PERSON, dress
from samordning_desktop.printing.pages import Made
from samordning_desktop.printing.tags import Node

_TITLE = "Vem gör vad för mig"
_PEOPLE = (("Vem", 0.36), ("Vad de är", 0.37), ("Så når jag dem", 0.27))
_STEPS = (("Vad", 0.46), ("Vem gör det", 0.28), ("När", 0.26))


def who_does_what(sheet: WhoDoesWhatSheet) -> Made:
    """A4, 13 points and more: the coordinators, the network, the agreed steps, what goes on and what is planned."""
    root = Node("Document")
    x, width = PERSON.margin, PERSON.width
    pieces = [
        *paragraph(_TITLE, TITLE, x, width, root.add("H1")),
        *paragraph(sheet.name, STRONG, x, width, root.add("P")),
        *paragraph(f"Så här ser det ut {long_date(sheet.imprint.day)}.", QUIET, x, width, root.add("P")),
        *_people("Min samordnare", sheet.coordinators, "Ingen samordnare är utsedd än.", root),
        *_people("De som hjälper mig", sheet.network, "Ingen är antecknad än.", root),
        *_steps(sheet.steps, root),
        *_text("Det här pågår", sheet.interventions, "Inget är antecknat än.", root),
        *_text("Så här planerar vi", sheet.planning, "Inget är antecknat än.", root),
    ]
    pages = flow(pieces, PERSON.room)
    dress(pages, PERSON, sheet.imprint, f"{_TITLE} · {sheet.name}", "Blad version 1")
    return Made(pages, PERSON.size, root, _TITLE)


def _people(words: str, people: Sequence[Helper], nobody: str, root: Node) -> list[Piece]:
    rows = [(one.name, one.role, one.contact) for one in people]
    return [*_heading(words, root), *(_table(_PEOPLE, rows, root) if rows else _plain(nobody, root))]


def _steps(steps: Sequence[Step], root: Node) -> list[Piece]:
    rows = [(one.what, one.who, _when(one)) for one in steps]
    return [
        *_heading("Det här har vi bestämt", root),
        *(_table(_STEPS, rows, root) if rows else _plain("Inget är bestämt än.", root)),
    ]


def _when(step: Step) -> str:
    if step.done is not None:
        return f"Gjort {long_date(step.done)}"
    return f"Senast {long_date(step.due)}" if step.due is not None else "Inte bestämt"


def _text(words: str, text: str, nothing: str, root: Node) -> list[Piece]:
    lines = [line for line in text.splitlines() if line.strip()] or [nothing]
    return [*_heading(words, root), *(piece for line in lines for piece in _plain(line, root))]


def _heading(words: str, root: Node) -> list[Piece]:
    return [gap(12), *heading(words, HEADING, PERSON.margin, PERSON.width, root.add("H2"))]


def _plain(text: str, root: Node) -> list[Piece]:
    return [*paragraph(text, BODY, PERSON.margin, PERSON.width, root.add("P")), gap(3)]


def _table(columns: Sequence[tuple[str, float]], rows: Sequence[tuple[str, ...]], root: Node) -> list[Piece]:
    x, table = PERSON.margin, root.add("Table")
    widths = [share * PERSON.width for _, share in columns]
    head = table_row([label for label, _ in columns], x, widths, table, STRONG, "TH")
    again = replace(head, marks=tuple((None, ink) for _, ink in head.marks))
    body = [table_row(row, x, widths, table, BODY) for row in rows]
    return [replace(head, keep=True), *(replace(row, resume=lambda: (again,)) for row in body)]
