"""One site on the packages' page: what can be sent there and how, and what has come of what was sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from samordning_desktop.core.dates import long_date
from samordning_desktop.core.merge_plan import OWN_TITLE
from samordning_desktop.core.sending import Sending, overdue, overdue_words, receipt_words
from samordning_desktop.sync.folder import SiteWay
from samordning_desktop.ui.kit.labels import breakable_path, wrapped
from samordning_desktop.ui.kit.theme import Theme, set_role

#: So many of the packages made are shown at first.
SHOWN = 3
AWAY = "Mappen går inte att nå just nu. Programmet fortsätter att titta efter."
CLEARED = "Paket härifrån tas bort ur mappen när de är mottagna."


@dataclass(frozen=True, slots=True)
class SiteState:
    """How it stands with a site. ``site`` is its name, empty for our own other computers; ``called`` is it told apart from
    the others.

    ``stands`` says whether it is confirmed, ``before`` what comes before our packages can be taken in there, if something.
    ``waits`` tells that a card of it waits to be confirmed, ``alike`` that another confirmed site has its name: so long
    nothing can be made for it.
    """

    site: str
    called: str
    stands: str
    before: str
    waits: bool
    alike: bool


class SiteCard(QFrame):
    """``make_asked``, ``confirm_asked``, ``folder_asked`` (choose one) and ``folder_dropped`` (use none) tell what was asked for;
    ``unfolded`` that all packages made are shown."""

    make_asked = Signal()
    confirm_asked = Signal()
    folder_asked = Signal()
    folder_dropped = Signal()
    unfolded = Signal()

    def __init__(self, theme: Theme, state: SiteState, way: SiteWay, *, away: bool, today: date) -> None:
        super().__init__()
        self._theme = theme
        self._state, self._way = state, way
        self._more, self._rest = self._all_sent(way.sendings)
        set_role(self, "card")
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(1), px(0.7), px(0.8), px(0.7))
        column.setSpacing(px(0.5))
        column.addLayout(self._head())
        column.addLayout(self._folder(away))
        self._sent = QVBoxLayout()
        self._sent.setSpacing(px(0.15))
        column.addLayout(self._sent)
        self._add_sent(way.sendings, today)

    def _head(self) -> QHBoxLayout:
        state = self._state
        row = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(self._theme.px(0.1))
        words.addWidget(wrapped(state.site or OWN_TITLE, "strong"))
        words.addWidget(wrapped(state.stands, "quiet"))
        if state.before:
            words.addWidget(wrapped(state.before))
        row.addLayout(words, 1)
        verbs = QVBoxLayout()
        verbs.setSpacing(self._theme.px(0.4))
        verbs.addWidget(
            self._for_site("Skapa paket …", f"Skapa paket till {state.called}", self.make_asked.emit)
        )
        if state.waits:
            verbs.addWidget(self._verb("Bekräfta …", f"Bekräfta {state.called}", self.confirm_asked.emit))
        row.addLayout(verbs)
        row.setAlignment(verbs, Qt.AlignmentFlag.AlignTop)
        return row

    def _for_site(self, text: str, name: str, act: Callable[[], object]) -> QPushButton:
        """A button for what can only be done where one site has the name; else it says why it cannot be pressed."""
        button = self._verb(text, name, act)
        if self._state.alike:
            button.setEnabled(False)
            button.setAccessibleDescription(self._state.before)
        return button

    def _verb(self, text: str, name: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(name)
        button.clicked.connect(lambda _checked: act())
        return button

    def _folder(self, away: bool) -> QVBoxLayout:
        px, folder = self._theme.px, self._way.folder
        words = "Paketen lämnas som filer." if folder is None else f"Mapp: {breakable_path(str(folder))}"
        verbs = QHBoxLayout()
        verbs.setSpacing(px(0.4))
        for verb in self._folder_verbs():
            verbs.addWidget(self._for_site(*verb))
        verbs.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(px(0.1))
        column.addWidget(wrapped(words))
        if folder is not None:
            column.addWidget(wrapped(AWAY) if away else wrapped(CLEARED, "quiet"))
        column.addSpacing(px(0.3))
        column.addLayout(verbs)
        return column

    def _folder_verbs(self) -> list[tuple[str, str, Callable[[], object]]]:
        if self._way.folder is None:
            return [
                (
                    "Välj mapp …",
                    f"Välj mapp för paket till och från {self._state.called}",
                    self.folder_asked.emit,
                )
            ]
        return [
            ("Byt mapp …", f"Byt mapp för {self._state.called}", self.folder_asked.emit),
            (
                "Sluta använda mappen",
                f"Sluta använda mappen för {self._state.called}",
                self.folder_dropped.emit,
            ),
        ]

    def _all_sent(self, sendings: Sequence[Sending]) -> tuple[QPushButton, QLabel]:
        """The button that asks for all the packages made, and those that stand in its place then.

        They are one text: a year's weekly packages are no fifty widgets, and can be read in one go.
        """
        name = f"Visa alla paket till {self._state.called}"
        more = self._verb(f"Visa alla paket ({len(sendings)})", name, self._show_all)
        rest = wrapped("\n".join(self._line(one) for one in sendings[SHOWN:]), "quiet")
        rest.setObjectName(name)
        rest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        return more, rest

    def _add_sent(self, sendings: Sequence[Sending], today: date) -> None:
        late = overdue(sendings, today)
        if late is not None:
            self._sent.addWidget(wrapped(overdue_words(late, self._state.site, today)))
        for one in sendings[:SHOWN]:
            self._sent.addWidget(wrapped(self._line(one), "quiet"))
        rest = sendings[SHOWN:]
        if rest:
            self._sent.addSpacing(self._theme.px(0.3))
        self._sent.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._sent.addWidget(self._rest)
        self._more.setVisible(bool(rest))
        self._rest.hide()

    def _line(self, sending: Sending) -> str:
        return (
            f"Paket {sending.number}, {long_date(sending.made)}: {receipt_words(sending, self._state.site)}."
        )

    def unfold(self) -> None:
        """Show all the packages made, in place of the button that asks for them."""
        self._rest.setVisible(bool(self._way.sendings[SHOWN:]))
        self._more.hide()

    def _show_all(self) -> None:
        self.unfold()
        self._rest.setFocus(Qt.FocusReason.OtherFocusReason)
        self.unfolded.emit()
