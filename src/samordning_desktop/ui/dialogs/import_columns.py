"""Where the text under an old board's headings goes, column by column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QWidget

from samordning_desktop.core.old_columns import LEAVE_OUT, TARGETS, UNDER_HEADING, Column
from samordning_desktop.core.participant import FIELD_LABELS
from samordning_desktop.ui.dialogs.words import counted
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.labels import breakable

_EXAMPLE, _HEADING = 60, 40


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column of the file, the texts in it, and where they go, one of ``TARGETS``."""

    column: Column
    texts: Sequence[str]
    target: str


def target_word(target: str) -> str:
    """Where a column's text goes, in words."""
    words = {
        LEAVE_OUT: "Tas inte in",
        UNDER_HEADING: "Sist i Nuläge, under sin rubrik",
        "personal_id": "Personnummer, där det saknas",
        "start": "Start, där den saknas",
    }
    return words.get(target) or FIELD_LABELS[target]


def heading_word(column: Column) -> str:
    """A column's heading, on one line and not too long."""
    return _shortened(column.label, _HEADING)


def example(texts: Sequence[str]) -> str:
    """How many texts, and the first of them on one line."""
    return f"{counted(len(texts), 'text', 'texter')}, den första: ”{_shortened(texts[0], _EXAMPLE)}”"


def _shortened(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rstrip()} …"


class ColumnsDialog(Dialog[dict[Column, str]]):
    """Gives the target of every column."""

    help_page = HelpPage.OLD_BOARD

    def __init__(self, parent: QWidget | None, kit: Kit, choices: Sequence[ColumnChoice]) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Kolumner i filen",
            "Välj var texten under varje rubrik hamnar. Text som läggs till en kolumn på tavlan står där på egen "
            "rad. Det du redan har rättat i rutorna finns kvar.",
            width=38,
        )
        self._boxes = {choice.column: self._box(choice) for choice in choices}
        self.primary_verb("Använd")
        self.cancel_verb()

    def value(self) -> dict[Column, str]:
        """Each column's target."""
        return {column: str(box.currentData()) for column, box in self._boxes.items()}

    def _box(self, choice: ColumnChoice) -> QComboBox:
        box = QComboBox()
        for target in TARGETS:
            box.addItem(target_word(target), target)
        box.setCurrentIndex(TARGETS.index(choice.target))
        heading = heading_word(choice.column)
        self.add_field(breakable(heading), box, breakable(example(choice.texts)))
        box.setAccessibleName(heading)
        return box


def ask(parent: QWidget | None, kit: Kit, choices: Sequence[ColumnChoice]) -> dict[Column, str] | None:
    """Where every column's text is to go, or None: nothing is changed."""
    return ColumnsDialog(parent, kit, choices).outcome()
