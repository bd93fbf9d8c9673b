"""Entering a filled-in self-rating: the day and three scales, 0 to 10."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.rating import DEFAULT_INSTRUMENT, Instrument
from samordning_desktop.ui.dialogs.days import so_far
from samordning_desktop.ui.dialogs.scale import Scale
from samordning_desktop.ui.dialogs.words import listed
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.date_field import DateField
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage


@dataclass(frozen=True, slots=True)
class RatingChoice:
    """The day the form was filled in, and the three values in the instrument's order."""

    day: date
    values: tuple[int, int, int]


def answers(instrument: Instrument, values: Sequence[int | None]) -> tuple[int, int, int]:
    """The three values. Raises KnownError ``rating.missing``, naming the scales that have no answer."""
    given = [value for value in values if value is not None]
    if len(given) != len(instrument.scales):
        left = [scale for scale, value in zip(instrument.scales, values, strict=True) if value is None]
        raise KnownError("rating.missing", scales=listed(left))
    first, second, third = given
    return first, second, third


class RatingDialog(Dialog[RatingChoice]):
    """Gives the day and the three values; no value is chosen beforehand."""

    help_page = HelpPage.RATING

    def __init__(self, parent: QWidget | None, kit: Kit, name: str, instrument: Instrument) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Skriv in självskattning",
            f"Det som {name} har fyllt i på blanketten. Varje skala besvaras med 0 till 10.",
            width=42,
        )
        self._today = kit.clock.today()
        self._instrument = instrument
        self._day = DateField(kit.theme, self._today, self._today)
        self._scales = [Scale(kit.theme, words) for words in instrument.scales]
        self.add_field("Ifylld den", self._day)
        for scale in self._scales:
            self.add_widget(scale)
        self.primary_verb("Spara självskattningen")
        self.cancel_verb()

    def value(self) -> RatingChoice:
        """The choice. Raises KnownError ``date.form``, ``date.invalid``, ``date.future`` or ``rating.missing``."""
        self.point_at(self._day)
        day = so_far(self._day.day(), self._today)
        values = [scale.value for scale in self._scales]
        if None in values:
            self.point_at(self._scales[values.index(None)])
        return RatingChoice(day, answers(self._instrument, values))

    def refill(self, choice: RatingChoice) -> None:
        """Fill in what was given before."""
        self._day.set_day(choice.day)
        for scale, value in zip(self._scales, choice.values, strict=True):
            scale.choose(value)


def ask(
    parent: QWidget | None,
    kit: Kit,
    name: str,
    instrument: Instrument = DEFAULT_INSTRUMENT,
    *,
    again: RatingChoice | None = None,
    error: KnownError | None = None,
) -> RatingChoice | None:
    """The self-rating that ``name`` has filled in, or None.

    ``again`` and ``error``: what was given the last time and why it was refused after the dialog had closed.
    """
    dialog = RatingDialog(parent, kit, name, instrument)
    if again is not None:
        dialog.refill(again)
    dialog.complain_first(error)
    return dialog.outcome()
