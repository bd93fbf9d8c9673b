"""The wizard's pages: fields in, plain values out."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from samordning_desktop.core.people import Principal, Setup
from samordning_desktop.ui.first_run.steps import FIRST, HOW_TO_JOIN, JOIN, JOIN_NOT, JOINING
from samordning_desktop.ui.kit.column import TopColumn
from samordning_desktop.ui.kit.fields import labelled
from samordning_desktop.ui.kit.labels import breakable, breakable_name, wrapped
from samordning_desktop.ui.kit.new_passphrase import NewPassphrase
from samordning_desktop.ui.kit.theme import Theme

_PRINCIPALS = {Principal.REGION: "Regionen", Principal.MUNICIPALITY: "Kommunen"}


def _column(page: QWidget, theme: Theme) -> QVBoxLayout:
    column = TopColumn(page)
    column.setSpacing(theme.px(0.8))
    _set_margins(column, theme)
    return column


def _set_margins(column: QVBoxLayout, theme: Theme) -> None:
    column.setContentsMargins(0, 0, theme.px(0.4), 0)


@dataclass(frozen=True, slots=True)
class Host:
    """The site that exists already: its name, its id, and the card of one of its computers."""

    name: str
    site_id: str
    card: bytes


class PlacePage(QWidget):
    """Site, principal, unit and name. ``card_asked`` asks for the card of a site that exists already."""

    card_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.host: Host | None = None
        self.site, self.unit, self.user = QLineEdit(), QLineEdit(), QLineEdit()
        self.principal = QComboBox()
        for principal, words in _PRINCIPALS.items():
            self.principal.addItem(words, principal.value)
        column = _column(self, theme)
        column.addWidget(labelled(theme, "Pilotort", self.site, "Till exempel Falköping."))
        column.addWidget(labelled(theme, "Huvudman", self.principal))
        column.addWidget(labelled(theme, "Enhet", self.unit, "Till exempel Öppenvårdsmottagningen."))
        column.addWidget(labelled(theme, "Ditt namn", self.user, "Så som det ska stå vid det du skriver."))
        self._joining = wrapped("", "strong")
        column.addWidget(self._joining)
        self._how = wrapped(HOW_TO_JOIN, "quiet")
        column.addWidget(self._how)
        self.join = QPushButton()
        self.join.clicked.connect(lambda _checked: self._turn())
        column.addWidget(self.join, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_host(None)

    def set_host(self, host: Host | None) -> None:
        """The site that the computer is to belong to; None for a new site."""
        if self.host is not None or host is not None:
            self.site.setText(host.name if host else "")
        self.host = host
        self.site.setReadOnly(host is not None)
        self.join.setText(JOIN_NOT if host else JOIN)
        self._joining.setText(JOINING.format(site=host.name) if host else "")
        self._joining.setVisible(host is not None)
        self._how.setVisible(host is None)
        if host is not None:
            self.unit.setFocus(Qt.FocusReason.OtherFocusReason)  # not on what would give the site up again

    def _turn(self) -> None:
        if self.host is None:
            self.card_asked.emit()
        else:
            self.set_host(None)

    def setup(self) -> Setup:
        """What is filled in."""
        return Setup(
            self.site.text().strip(),
            Principal(self.principal.currentData()),
            self.unit.text().strip(),
            self.user.text().strip(),
            self.host.site_id if self.host else "",
        )

    def first_empty(self) -> tuple[QLineEdit, str] | None:
        """The first field that lacks an answer, and what it asks for."""
        asked = ((self.site, "Pilotortens namn"), (self.unit, "Enhetens namn"), (self.user, "Ditt namn"))
        return next(((field, what) for field, what in asked if not field.text().strip()), None)


class PassphrasePage(NewPassphrase):
    """The passphrase twice, with its strength in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        _set_margins(self.column, theme)
        self._first_there = wrapped("", "strong")
        self.column.addWidget(self._first_there)

    def say_first_in(self, site: str) -> None:
        """Say that the computer becomes the first of a site ("": it belongs to one that is there already)."""
        self._first_there.setText(FIRST.format(site=breakable(site)) if site else "")
        self._first_there.setVisible(bool(site))


class RecoveryPage(QWidget):
    """The code, the sheet to print or save, and the person's word that it is done."""

    sheet_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.code = wrapped("", "mono")
        self.code.setAccessibleName("Återställningskod")
        self.sheet = QPushButton("Visa, skriv ut eller spara bladet …", autoDefault=False)
        self.sheet.clicked.connect(lambda _checked: self.sheet_asked.emit())
        self.kept = QCheckBox("Bladet är utskrivet eller sparat säkert")
        self.kept.setAccessibleName(self.kept.text())
        column = _column(self, theme)
        column.addWidget(self.code)
        column.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.kept)

    def show_code(self, code: str) -> None:
        """Show the code, which may be broken between its groups."""
        self.code.setText(breakable_name(code))
