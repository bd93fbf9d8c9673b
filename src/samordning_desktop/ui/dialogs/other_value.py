"""Room for another value than those that wait to be settled, of the sort that the field holds."""

from __future__ import annotations

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from samordning_desktop.core.conflict import Conflict
from samordning_desktop.core.details import LONGEST_RHYTHM
from samordning_desktop.core.fields import has_lines, is_chosen, is_day, is_number
from samordning_desktop.core.word_diff import differing_in_joined, joined
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.date_field import DateField
from samordning_desktop.ui.kit.marked_field import MarkedField

NOTHING = "Inget valt"


class OtherValue:
    """A field to write or choose in. ``label`` stands over it, ``verb`` uses it; ``changed`` tells of each change."""

    label: str
    verb: str
    widget: QWidget
    changed: SignalInstance

    @property
    def filled(self) -> bool:
        """Whether there is anything to use."""
        raise NotImplementedError

    def text(self) -> str:
        """The value as ``ops.conflicts.settle`` reads it. May raise KnownError."""
        raise NotImplementedError


class _Day(OtherValue):
    label, verb = "Eller skriv en ny dag", "Använd dagen"

    def __init__(self, kit: Kit, text: str) -> None:
        self._field = DateField(kit.theme, kit.clock.today())
        self._field.line.setText(text)
        self.widget, self.changed = self._field, self._field.changed

    @property
    def filled(self) -> bool:
        """Whether a day has been written."""
        return bool(self._field.line.text().strip())

    def text(self) -> str:
        """The day. Raises KnownError as ``DateField.day``."""
        return self._field.day().isoformat()


class _Number(OtherValue):
    label, verb = "Eller skriv ett nytt antal", "Använd antalet"

    def __init__(self, text: str) -> None:
        self._field = _Counter()
        self._field.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._field.setRange(0, LONGEST_RHYTHM)
        self._field.setSpecialValueText(NOTHING)
        self._field.setValue(int(text) if text.isdigit() else 0)
        self.widget, self.changed = self._field, self._field.valueChanged

    @property
    def filled(self) -> bool:
        """Whether a number has been written."""
        return self._field.value() > 0

    def text(self) -> str:
        """The number."""
        return str(self._field.value())


class _Counter(QSpinBox):
    """A number that the wheel does not change by the way, while the dialog is scrolled."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the dialog scroll."""
        event.ignore()


class _Chosen(OtherValue):
    label, verb = "Eller välj något annat", "Använd det valda"

    def __init__(self, conflict: Conflict, code: str) -> None:
        self._field = QComboBox()
        self._field.addItem(NOTHING, "")
        for own, word in conflict.choices:
            self._field.addItem(word, own)
        self._field.setCurrentIndex(max(self._field.findData(code), 0))
        self._field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._field.setMinimumContentsLength(12)
        self.widget, self.changed = self._field, self._field.currentIndexChanged

    @property
    def filled(self) -> bool:
        """Whether something has been chosen."""
        return bool(self._field.currentData())

    def text(self) -> str:
        """The code of what is chosen."""
        return str(self._field.currentData())


class _Text(OtherValue):
    verb = "Använd min text"

    def __init__(self, kit: Kit, conflict: Conflict, text: str) -> None:
        lines = has_lines(conflict.entity, conflict.field)
        texts = [version.text for version in conflict.versions]
        start = text or joined(texts, lines=lines)
        spans = differing_in_joined(start, texts, lines=lines)
        self.label = f"Eller skriv en text av {'båda' if len(texts) == 2 else 'dem'}"
        self._field = MarkedField(kit.theme, start, spans, lines=4 if lines else 2)
        self.widget, self.changed = self._field, self._field.textChanged

    @property
    def filled(self) -> bool:
        """Whether anything is written."""
        return bool(self._field.text())

    def text(self) -> str:
        """What is written."""
        return self._field.text()


def other_value(kit: Kit, conflict: Conflict, text: str = "") -> OtherValue | None:
    """Room for another value, holding ``text`` or else what the field starts from; None where there is no other."""
    place = (conflict.entity, conflict.field)
    if is_day(*place):
        return _Day(kit, text)
    if is_number(*place):
        return _Number(text)
    if is_chosen(*place):
        return _Chosen(conflict, text) if conflict.choices else None
    return _Text(kit, conflict, text)
