"""Changing what is known of a person: who they are, how they are reached, when and why they began."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from samordning_desktop.core import entities
from samordning_desktop.core.dates import years_old
from samordning_desktop.core.details import DETAIL_LABELS, HIDDEN_WHEN_PROTECTED, Details
from samordning_desktop.core.eligibility import LOWEST_AGE
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.fields import field_value
from samordning_desktop.core.participant import FIELD_LABELS, BoardFields
from samordning_desktop.core.people import PRINCIPAL_WORDS
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.choice import Choice
from samordning_desktop.ui.kit.date_field import DateField
from samordning_desktop.ui.kit.dialog import Dialog, wrapped
from samordning_desktop.ui.kit.fields import TextField
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.labels import breakable

#: Gives a Swedish warning about an identity number, or None. It never forbids.
Warn = Callable[[str], str | None]
#: Gives the day of birth that an identity number tells, or None.
Born = Callable[[str], date | None]

#: The fields in which something can be wrong, as they stand.
_DOWNWARDS = ("name", "personal_id", "address", "phone", "start", "start_reason", "rhythm")
_PROTECTED_HINT = (
    "Adress och telefon tas bort och kan inte skrivas. De visas ingenstans, inte heller i historiken, skrivs inte ut "
    "och går aldrig med i ett paket. Uppgiften om skyddad identitet visas här och i panelen, aldrig på tavlan."
)


def texts_of(fields: BoardFields, details: Details) -> dict[str, str]:
    """What the dialog asks about, as texts by field."""
    return {
        "name": fields.name,
        "personal_id": fields.personal_id,
        "protected": "ja" if details.protected else "",
        "address": details.address,
        "phone": details.phone,
        "principal": details.principal,
        "start": fields.text("start"),
        "start_reason": details.start_reason,
        "rhythm": str(details.rhythm) if details.rhythm else "",
    }


def changed(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    """What differs, by field. With protected identity nothing is said of address and phone."""
    hidden = HIDDEN_WHEN_PROTECTED if after["protected"] else ()
    return {
        field: text for field, text in after.items() if field not in hidden and text != before.get(field, "")
    }


def age_note(born: date | None, start: date) -> str:
    """A sentence when somebody was too young on a day; empty otherwise, and when nobody knows."""
    age = LOWEST_AGE if born is None else years_old(born, start)
    if age >= LOWEST_AGE:
        return ""
    return (
        f"Personen är {max(age, 0)} år den {start} enligt numret. Målgruppen är den som har fyllt {LOWEST_AGE}. "
        "Det går att spara: kommunen beslutar vem som ingår."
    )


class DetailsDialog(Dialog[dict[str, str]]):
    """Gives the texts that were changed, by field."""

    help_page = HelpPage.PERSON

    def __init__(
        self, parent: QWidget | None, kit: Kit, texts: Mapping[str, str], warn: Warn, born: Born
    ) -> None:
        super().__init__(parent, kit.theme, "Ändra uppgifter", width=42)
        self._today = kit.clock.today()
        self._before = dict(texts)
        self._warn = warn
        self._born = born
        self._start = DateField(kit.theme, self._today)
        self._lines = {field: QLineEdit() for field in ("name", "personal_id", "phone", "rhythm")}
        self._long = {"address": TextField(lines=2), "start_reason": TextField(lines=2)}
        self._protected = QCheckBox(DETAIL_LABELS["protected"])
        words = {code.value: word for code, word in PRINCIPAL_WORDS.items()}
        self._principal = Choice(kit.theme, DETAIL_LABELS["principal"], words)
        self._doubt = wrapped("", "accent")
        self._build()
        self.refill(texts)

    def _build(self) -> None:
        self.add_field(FIELD_LABELS["name"], self._lines["name"], "Måste fyllas i.")
        hint = "ÅÅÅÅMMDD-NNNN. Samordningsnummer och reservnummer går också bra."
        self.add_field(FIELD_LABELS["personal_id"], self._lines["personal_id"], hint)
        self.add_widget(self._doubt)
        self.add_widget(self._protected)
        self.add_text(_PROTECTED_HINT, "quiet")
        self._reached = [
            self.add_field(DETAIL_LABELS["address"], self._long["address"]),
            self.add_field(DETAIL_LABELS["phone"], self._lines["phone"]),
        ]
        self.add_widget(self._principal)
        self.add_field("Började", self._start)
        self.add_field(DETAIL_LABELS["start_reason"], self._long["start_reason"])
        self.add_field(
            DETAIL_LABELS["rhythm"],
            self._lines["rhythm"],
            "Till exempel 28. Tomt när inget är överenskommet.",
        )
        self._protected.setAccessibleName(DETAIL_LABELS["protected"])
        self._protected.setAccessibleDescription(_PROTECTED_HINT)
        self._protected.toggled.connect(self._hide_reached)
        self._lines["personal_id"].editingFinished.connect(self._show_doubt)
        self._start.line.editingFinished.connect(self._show_doubt)
        self.primary_verb("Spara uppgifterna")
        self.cancel_verb()

    def value(self) -> dict[str, str]:
        """What was changed. Raises KnownError as ``core.fields.field_value``."""
        after = self._written()
        for field in _DOWNWARDS:
            self.point_at(self._widget(field))
            if field == "start":
                day = self._start.optional_day()
                after[field] = day.isoformat() if day else ""
            if field in changed(self._before, after):
                field_value(entities.PARTICIPANT, field, after[field])
        return changed(self._before, after)

    def refill(self, texts: Mapping[str, str]) -> None:
        """Fill in texts by field; the fields that are not among them stay as they are."""
        for field, text in texts.items():
            if field in self._lines:
                self._lines[field].setText(text)
            elif field in self._long:
                self._long[field].setPlainText(text)
        if "protected" in texts:
            self._protected.setChecked(bool(texts["protected"]))
        if "principal" in texts:
            self._principal.choose(texts["principal"])
        if "start" in texts:
            self._start.line.setText(texts["start"])
        self._hide_reached(self._protected.isChecked())
        self._show_doubt()

    def _written(self) -> dict[str, str]:
        written = {field: line.text().strip() for field, line in self._lines.items()}
        written |= {field: text.text() for field, text in self._long.items()}
        return written | {
            "protected": "ja" if self._protected.isChecked() else "",
            "principal": self._principal.value,
        }

    def _widget(self, field: str) -> QWidget:
        widgets: dict[str, QWidget] = {
            **self._lines,
            **self._long,
            "protected": self._protected,
            "principal": self._principal,
            "start": self._start,
        }
        return widgets[field]

    def _hide_reached(self, protected: bool) -> None:
        for row in self._reached:
            row.setVisible(not protected)
        if protected:
            self._long["address"].clear()
            self._lines["phone"].clear()

    def _show_doubt(self) -> None:
        number = self._lines["personal_id"].text().strip()
        try:
            start = self._start.optional_day() or self._today
        except KnownError:
            start = self._today
        parts = (self._warn(number) if number else None, age_note(self._born(number), start))
        text = "\n".join(part for part in parts if part)
        self._doubt.setText(breakable(text))
        self._doubt.setVisible(bool(text))


def ask(
    parent: QWidget | None,
    kit: Kit,
    texts: Mapping[str, str],
    warn: Warn,
    born: Born,
    *,
    again: Mapping[str, str] | None = None,
    error: KnownError | None = None,
) -> dict[str, str] | None:
    """The texts that were changed of ``texts``, by field, or None.

    ``again`` and ``error``: what was changed the last time and why it was refused after the dialog had closed.
    """
    dialog = DetailsDialog(parent, kit, texts, warn, born)
    if again is not None:
        dialog.refill(again)
    dialog.complain_first(error)
    return dialog.outcome()
