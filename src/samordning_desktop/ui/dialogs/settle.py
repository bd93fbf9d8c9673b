"""Settling a field that was changed at both sites: every version side by side, and room for another text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from samordning_desktop.core.conflict import Conflict, Version
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.fields import field_value, is_chosen, is_day
from samordning_desktop.ui.dialogs.words import local_time, shown
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.date_field import DateField
from samordning_desktop.ui.kit.dialog import Dialog, wrapped
from samordning_desktop.ui.kit.fields import TextField
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.theme import set_role

_HINT = "Den gäller här genast, och på den andra orten när den har tagit in nästa paket härifrån."


def title(conflict: Conflict) -> str:
    """Whose and which field: ``Nuläge för Anna Alm: två värden``."""
    words = {2: "två", 3: "tre", 4: "fyra"}
    count = len(conflict.versions)
    return f"{conflict.label} för {conflict.name}: {words.get(count, str(count))} värden"


def question(conflict: Conflict) -> str:
    """What is asked and what becomes of the rest."""
    rest = "Det andra" if len(conflict.versions) == 2 else "De andra"
    return f"Ingen hade sett vad den andra skrev. Vilket ska gälla? {rest} står kvar i historiken."


def source(version: Version) -> str:
    """Who wrote it, where: ``Eva Ek, Öppenvården, Falköping``."""
    return ", ".join(part for part in (version.author, version.unit, version.site) if part)


def written(version: Version) -> str:
    """When it was written: ``2026-11-20 14:03``, with a word for the versions of this site."""
    return f"{local_time(version.when)}{' (vår ort)' if version.ours else ''}"


class _OwnText:
    """Room for another text than those that wait: a day where the field holds a day."""

    def __init__(self, kit: Kit, conflict: Conflict, text: str) -> None:
        day = is_day(conflict.entity, conflict.field)
        if day:
            field = DateField(kit.theme, kit.clock.today())
            field.line.setText(text)
            self.widget: DateField | TextField = field
            self.changed = field.changed
        else:
            self.widget = TextField(text, lines=3)
            self.changed = self.widget.textChanged
        self.label = "Eller skriv en ny dag" if day else "Eller skriv en ny text"

    @property
    def written(self) -> str:
        """What stands in the field, as it is typed."""
        return self.widget.line.text().strip() if isinstance(self.widget, DateField) else self.widget.text()

    def text(self) -> str:
        """The text as it is kept. Raises KnownError ``date.invalid``."""
        return self.widget.day().isoformat() if isinstance(self.widget, DateField) else self.widget.text()


class SettleDialog(Dialog[str]):
    """Gives the text that is to hold: one of the versions, or another.

    A field whose value is chosen, not written, offers the versions alone.
    """

    help_page = HelpPage.PACKAGES

    def __init__(self, parent: QWidget | None, kit: Kit, conflict: Conflict, text: str = "") -> None:
        super().__init__(parent, kit.theme, title(conflict), question(conflict), width=56)
        self.setWindowTitle("Två värden att välja mellan")  # the system records titles: no name
        self._conflict = conflict
        self._kept: Version | None = None
        free = not is_chosen(conflict.entity, conflict.field)
        self._own = _OwnText(kit, conflict, text) if free else None
        self._build()

    def _build(self) -> None:
        cards = QWidget()
        grid = QGridLayout(cards)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self.theme.px(0.8))
        for place, version in enumerate(self._conflict.versions):
            grid.addWidget(self._card(version), place // 2, place % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.add_widget(cards)
        if self._own is None:
            self.add_text(_HINT, "quiet")
        else:
            self._add_own_text(self._own)
        self.cancel_verb("Avgör senare")

    def _add_own_text(self, own: _OwnText) -> None:
        self.add_field(own.label, own.widget, _HINT)
        use = self.verb("Använd min text", self.accept)
        use.setEnabled(bool(own.written))
        own.changed.connect(lambda: use.setEnabled(bool(own.written)))

    def _card(self, version: Version) -> QFrame:
        card = QFrame()
        set_role(card, "card")
        text = TextField(shown(version.text), lines=5)
        text.setReadOnly(True)
        text.setAccessibleName(f"Text från {source(version)}, {written(version)}")
        keep = QPushButton("Behåll den här", autoDefault=False)
        keep.setAccessibleName(f"Behåll den här: {source(version)}")
        keep.clicked.connect(lambda _checked: self._keep(version))
        column = QVBoxLayout(card)
        margin = self.theme.px(0.8)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(wrapped(source(version), "strong"))
        column.addWidget(wrapped(written(version), "quiet"))
        column.addWidget(text, 1)
        column.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _keep(self, version: Version) -> None:
        self._kept = version
        self.accept()

    def value(self) -> str:
        """The text. Raises KnownError as ``core.fields.field_value``."""
        if self._kept is not None or self._own is None:
            return self._kept.text if self._kept else ""
        self.point_at(self._own.widget)
        text = self._own.text()
        field_value(self._conflict.entity, self._conflict.field, text)
        return text


def ask(
    parent: QWidget | None,
    kit: Kit,
    conflict: Conflict,
    *,
    again: str | None = None,
    error: KnownError | None = None,
) -> str | None:
    """The text that is to hold (empty is an answer), or None: the conflict stays.

    ``again`` and ``error``: what was given the last time and why it was refused after the dialog had closed.
    """
    dialog = SettleDialog(parent, kit, conflict, again or "")
    dialog.complain_first(error)
    return dialog.outcome()
