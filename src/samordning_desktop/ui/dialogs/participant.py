"""Adding a participant: the board's fields, empty but for today's date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import FIELD_LABELS, BoardFields
from samordning_desktop.ui.dialogs.field_text import clean_field
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.date_field import DateField
from samordning_desktop.ui.kit.dialog import Dialog, wrapped
from samordning_desktop.ui.kit.fields import TextField
from samordning_desktop.ui.kit.help_page import HelpPage

#: The fields of longer text, in the board's order.
LONG_FIELDS = ("goal", "situation", "interventions", "planning")

#: Gives a Swedish warning about an identity number's check digit, or None. It never forbids.
Warn = Callable[[str], str | None]


def fields_from(texts: Mapping[str, str], start: date | None) -> BoardFields:
    """The participant that the texts describe, by field name, cleaned as they are kept.

    Raises KnownError ``participant.no_name`` or as ``core.fields.field_value``.
    """
    cleaned = {field: clean_field(field, text) for field, text in texts.items()}
    return BoardFields(start=start, **cleaned)


class ParticipantDialog(Dialog[BoardFields]):
    """Gives the new participant's fields. A doubtful identity number is pointed out once, then kept."""

    help_page = HelpPage.BOARD

    def __init__(self, parent: QWidget | None, kit: Kit, warn: Warn) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Lägg till deltagare",
            "En deltagare läggs till på tavlan. Inget lämnas ut till någon annan ort förrän ett samtycke "
            "är registrerat.",
            width=40,
        )
        today = kit.clock.today()
        self._warn = warn
        self._kept = ""
        self._name = QLineEdit()
        self._identity = QLineEdit()
        self._start = DateField(kit.theme, today, today)
        self._long = {field: TextField(lines=2) for field in LONG_FIELDS}
        self._widgets: dict[str, QLineEdit | TextField] = {
            "name": self._name,
            "personal_id": self._identity,
            **self._long,
        }
        self._warning = wrapped("", "accent")
        self._warning.hide()
        self._build()

    def _build(self) -> None:
        self.add_field(FIELD_LABELS["name"], self._name, "Måste fyllas i.")
        self.add_field(
            FIELD_LABELS["personal_id"],
            self._identity,
            "ÅÅÅÅMMDD-NNNN. Samordningsnummer och reservnummer går också bra.",
        )
        self.add_widget(self._warning)
        self.add_field(FIELD_LABELS["start"], self._start)
        for field, widget in self._long.items():
            self.add_field(FIELD_LABELS[field], widget)
        self._identity.editingFinished.connect(self._show_warning)
        self._identity.textEdited.connect(self._warning.hide)
        self.primary_verb("Lägg till deltagare")
        self.cancel_verb()

    def value(self) -> BoardFields:
        """The fields. Raises KnownError ``participant.no_name``, ``date.form``, ``date.invalid`` or as ``core.fields.field_value``."""
        texts = {field: widget.text() for field, widget in self._widgets.items()}
        self._try(texts, ("name", "personal_id"))
        self.point_at(self._start)
        start = self._start.optional_day()
        self._try(texts, self._long)
        return fields_from(texts, start)

    def _try(self, texts: Mapping[str, str], fields: Iterable[str]) -> None:
        for field in fields:
            self.point_at(self._widgets[field])
            clean_field(field, texts[field])

    def accept(self) -> None:
        """Close with the value; with a doubtful identity number, only when chosen a second time."""
        identity = self._identity.text().strip()
        warning = self._show_warning()
        if warning and identity != self._kept:
            self._kept = identity
            self._warning.hide()
            self._identity.setFocus()
            self.hold_up(warning, "Ska det behållas? Välj Lägg till deltagare en gång till.")
            return
        super().accept()

    def refill(self, fields: BoardFields) -> None:
        """Fill in what was written before; an identity number that was kept is not asked about again."""
        for field, widget in self._widgets.items():
            if isinstance(widget, TextField):
                widget.setPlainText(fields.text(field))
            else:
                widget.setText(fields.text(field))
        self._start.set_day(fields.start)
        self._kept = fields.personal_id

    def _show_warning(self) -> str:
        identity = self._identity.text().strip()
        warning = (self._warn(identity) if identity else None) or ""
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        return warning


def ask(
    parent: QWidget | None,
    kit: Kit,
    warn: Warn,
    *,
    again: BoardFields | None = None,
    error: KnownError | None = None,
) -> BoardFields | None:
    """The participant to add, or None.

    ``again`` and ``error``: what was given the last time and why it was refused after the dialog had closed.
    """
    dialog = ParticipantDialog(parent, kit, warn)
    if again is not None:
        dialog.refill(again)
    dialog.complain_first(error)
    return dialog.outcome()
