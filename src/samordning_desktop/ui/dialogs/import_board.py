"""Before an existing board is taken in: the rows to add, the known ones, and what was not understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from samordning_desktop.core.participant import BOARD_COLUMNS, FIELD_LABELS
from samordning_desktop.core.table import Doubt, TableRow
from samordning_desktop.ui.dialogs.account import DETAILED, Account, Item, Section
from samordning_desktop.ui.dialogs.words import counted, listed, number
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage

_WIDTH = 64

#: The columns of the preview with their shares of the width: the board's, and the identity number.
_COLUMNS = {
    "name": ("Patient", 13),
    "personal_id": (FIELD_LABELS["personal_id"], 12),
    **{
        field: (label, share)
        for (field, label), share in zip(BOARD_COLUMNS[1:], (15, 15, 20, 15, 13), strict=True)
    },
}
_PLACE = ("Står i filen", 10)


class Plan(Protocol):
    """What the file would add."""

    @property
    def new(self) -> tuple[TableRow, ...]:
        """The rows to add."""

    @property
    def known(self) -> tuple[TableRow, ...]:
        """The rows whose person is on the board already; they are not offered."""

    @property
    def warnings(self) -> tuple[Doubt, ...]:
        """What was not understood, cell by cell."""


@dataclass(frozen=True, slots=True)
class ImportChoice:
    """To go ahead. ``keep_unknown``: the text of columns the board does not have goes last in Nuläge."""

    keep_unknown: bool


def verb(plan: Plan) -> str:
    """The button: ``Lägg till 12 deltagare``."""
    return f"Lägg till {number(len(plan.new))} deltagare"


def summary(source: str, plan: Plan) -> str:
    """The plan in numbers."""
    if not plan.new and not plan.known:
        return f"{source} innehåller inga deltagare att lägga till."
    found = [counted(len(plan.new), "deltagare läggs till", "deltagare läggs till")]
    if plan.known:
        found.append(counted(len(plan.known), "finns redan och rörs inte", "finns redan och rörs inte"))
    if plan.warnings:
        found.append(counted(len(plan.warnings), "ställe att kontrollera", "ställen att kontrollera"))
    return f"{source}: {', '.join(found)}."


def unknown_headings(plan: Plan) -> tuple[str, ...]:
    """The headings of new rows' columns that the board does not have, each once, in the file's order."""
    return tuple(dict.fromkeys(heading for row in plan.new for heading, text in row.extra if text.strip()))


def unknown_words(plan: Plan, keep: bool) -> str:
    """What happens to the text of unknown columns; empty when there is none."""
    headings = unknown_headings(plan)
    if not headings:
        return ""
    cells = sum(bool(text.strip()) for row in plan.new for _, text in row.extra)
    fate = "hamnar sist i Nuläge, under sin rubrik" if keep else "tas inte in"
    texts = counted(cells, "text", "texter")
    return f"Tavlan har ingen kolumn för {listed(headings)}. {texts} {fate}."


def added(rows: Sequence[TableRow]) -> Section:
    """The rows as they would stand on the board, with where each stood in the file.

    The identity number has a column only when somebody has one.
    """
    numbers = any(row.fields.personal_id for row in rows)
    fields = [field for field in _COLUMNS if numbers or field != "personal_id"]
    heads = [*(_COLUMNS[field] for field in fields), _PLACE]
    cells = [(*(row.fields.text(field) for field in fields), row.place) for row in rows[:DETAILED]]
    return Section(
        "Läggs till",
        note=cut_words(len(rows)),
        table=(tuple(label for label, _ in heads), *cells) if cells else (),
        widths=tuple(share for _, share in heads),
    )


def cut_words(count: int) -> str:
    """That only the first rows are shown, when there are too many; all are added."""
    if count <= DETAILED:
        return ""
    return f"De första {number(DETAILED)} av {number(count)} visas här. Alla läggs till."


def sections(plan: Plan) -> tuple[Section, ...]:
    """The account of the import: what to check first, then the rows to add, then the known."""
    doubts = tuple(
        Item(f"{doubt.place}: {doubt.reason}", (doubt.text,) if doubt.text else ()) for doubt in plan.warnings
    )
    groups = (
        Section("Att kontrollera", doubts, "Det som inte tas in får skrivas in för hand, om det behövs."),
        added(plan.new),
        Section(
            "Finns redan på tavlan",
            tuple(Item(row.fields.name, (row.place,)) for row in plan.known),
            "De läggs inte till en gång till, och inget om dem ändras.",
        ),
    )
    return tuple(group for group in groups if group.items or group.table)


class BoardImportDialog(Dialog[ImportChoice]):
    """Gives the choice when the rows are to be added; with no new row there is nothing to choose."""

    help_page = HelpPage.OLD_BOARD

    def __init__(self, parent: QWidget | None, kit: Kit, source: str, plain: Plan, kept: Plan) -> None:
        super().__init__(parent, kit.theme, "Ta in en befintlig tavla", width=_WIDTH)
        self._source = source
        self._plans = {False: plain, True: kept}
        self._summary = self.add_text("")
        self._unknown = self.add_text("")
        self._keep = QCheckBox("Behåll de texterna sist i Nuläge")
        self._account = Account(kit.theme, sections(plain), _WIDTH, beside=19.5)
        self._verb: QPushButton | None = None
        self._build()
        self._tell(False)

    def _build(self) -> None:
        self.add_widget(self._keep)
        self.add_widget(self._account)
        self._keep.toggled.connect(self._tell)
        unknown = bool(unknown_headings(self._plans[False]))
        self._unknown.setVisible(unknown)
        self._keep.setVisible(unknown)
        if self._plans[False].new or self._plans[True].new:
            self._verb = self.primary_verb("")
            self.cancel_verb()
        else:
            self.cancel_verb("Stäng")

    def value(self) -> ImportChoice:
        """The choice."""
        return ImportChoice(self._keep.isChecked())

    def _tell(self, keep: bool) -> None:
        plan = self._plans[keep]
        self._summary.setText(summary(self._source, plan))
        self._unknown.setText(unknown_words(plan, keep))
        self._account.tell(sections(plan))
        self._account.setVisible(bool(sections(plan)))
        if self._verb is not None:
            self._verb.setText(verb(plan))
            self._verb.setEnabled(bool(plan.new))
        self._make_room()


def ask(parent: QWidget | None, kit: Kit, source: str, plain: Plan, kept: Plan) -> ImportChoice | None:
    """How the rows of the file named ``source`` are to be added, or None: nothing is added.

    ``plain`` is the plan without the text of unknown columns, ``kept`` the plan with it.
    """
    return BoardImportDialog(parent, kit, source, plain, kept).outcome()
