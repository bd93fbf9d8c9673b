"""The row of things to filter the board by."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from samordning_desktop.core.consent import STATE_WORDS, ConsentState
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.people import PRINCIPAL_WORDS, StaffMember
from samordning_desktop.core.swedish import sort_key
from samordning_desktop.ui.board.filter_button import FilterButton, Option, set_flat
from samordning_desktop.ui.board.filtering import NONE, Filter, Since
from samordning_desktop.ui.kit.flow import FlowLayout
from samordning_desktop.ui.kit.theme import Theme

_ALONE = {ConsentState.MISSING: "Samtycke saknas", ConsentState.VALID: "Samtycke gäller"}
_CONSENTS = tuple(
    Option(state.value, words.removeprefix("samtycke ").capitalize(), words, _ALONE.get(state, ""))
    for state, words in STATE_WORDS.items()
)
_PRINCIPALS = (
    *(Option(code.value, word.capitalize(), word) for code, word in PRINCIPAL_WORDS.items()),
    Option(NONE, "Inte angiven", "ingen huvudman", "Ingen huvudman"),
)
_SINCES = (
    Option(Since.MEETING, "Sedan senaste mötet", "ändrat sedan senaste mötet", "Sedan mötet"),
    Option(Since.TODAY, "I dag", "ändrat i dag", "Ändrat i dag"),
    Option(Since.WEEK, "Senaste 7 dagarna", "ändrat senaste 7 dagarna", "På 7 dagar"),
    Option(Since.MONTH, "Senaste 30 dagarna", "ändrat senaste 30 dagarna", "På 30 dagar"),
)
#: What the board can be sorted by besides its columns (``filtering.ORDERS``), in running text.
_ORDERS = {
    "site": "ort",
    "coordinator": "samordnare",
    "principal": "huvudman",
    "consent": "samtycke",
    "since": "senast ändrat",
}
_NOBODY = Option(NONE, "Ingen", "ingen samordnare", "Ingen samordnare")


class FilterBar(QWidget):
    """``changed(Filter)`` tells what is asked for now, ``cleared`` that everything is to be shown again.

    ``clear_button`` is there only while a filter narrows the board; the page says so with ``show_narrowed``.
    """

    changed = Signal(object)
    cleared = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.buttons = {
            "site": FilterButton("Ort", "Alla orter", _ORDERS["site"]),
            "coordinator": FilterButton("Samordnare", "Alla", _ORDERS["coordinator"], [_NOBODY]),
            "principal": FilterButton("Huvudman", "Båda", _ORDERS["principal"], _PRINCIPALS),
            "consent": FilterButton("Samtycke", "Alla", _ORDERS["consent"], _CONSENTS),
            "since": FilterButton("Ändrat", "När som helst", _ORDERS["since"], _SINCES),
        }
        self.left = QPushButton("Visa avslutade", flat=True)
        self.left.setCheckable(True)
        self.clear_button = QPushButton("Visa alla", flat=True)
        self.flow = FlowLayout()
        self.setLayout(self.flow)
        for name, button in self.buttons.items():
            self.flow.addWidget(button)
            button.picked.connect(lambda _value: self._tell())
            button.orders.triggered.connect(lambda on, name=name: self._order_by(name, on))
        for other in (self.left, self.clear_button):
            self.flow.addWidget(other)
        self.left.clicked.connect(lambda _checked: self._tell())
        self.clear_button.clicked.connect(lambda _checked: self.cleared.emit())
        self.clear_button.hide()
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def filter(self) -> Filter:
        """What is asked for."""
        site, coordinator, principal, consent, since = (one.value for one in self.buttons.values())
        left = self.left.isChecked()
        return Filter(site, coordinator, principal, consent, Since(since), left, self._by)

    @property
    def order(self) -> str:
        """What the board is sorted by besides a column, in the tally's words; empty for nothing."""
        return _ORDERS.get(self._by, "")

    @property
    def _by(self) -> str:
        return next((name for name, button in self.buttons.items() if button.orders.isChecked()), "")

    @property
    def words(self) -> list[str]:
        """What is asked for, in the tally's words."""
        return [button.said for button in self.buttons.values() if button.said]

    def show_filter(self, wanted: Filter) -> None:
        """Show a choice made elsewhere; tells nothing."""
        for name, button in self.buttons.items():
            button.choose(getattr(wanted, name))
            button.orders.setChecked(name == wanted.by)
        self.left.setChecked(wanted.left)
        self._show_left()

    def show_rows(self, rows: Iterable[ParticipantRow]) -> None:
        """Offer the sites of these rows."""
        sites = {row.site_id: row.site for row in rows}
        known = sorted(sites.items(), key=lambda site: sort_key(site[1]))
        self.buttons["site"].offer([Option(own_id, name) for own_id, name in known])

    def show_staff(self, staff: Iterable[StaffMember]) -> None:
        """Offer these people as coordinators."""
        self.buttons["coordinator"].offer([*(Option(one.id, one.name) for one in staff), _NOBODY])

    def show_narrowed(self, narrowed: bool) -> None:
        """Whether a filter hides anyone. A search has its own way back: the board would move at its first letter."""
        self.clear_button.setVisible(narrowed)

    def _order_by(self, name: str, on: bool) -> None:
        """Sort by this, and by none of the others; pressed once more by the column alone."""
        for other, button in self.buttons.items():
            button.orders.setChecked(on and other == name)
        self._tell()

    def _tell(self) -> None:
        self._show_left()
        self.changed.emit(self.filter)

    def _show_left(self) -> None:
        set_flat(self.left, not self.left.isChecked())

    def _measure(self) -> None:
        self.flow.setSpacing(self._theme.px(0.2))
