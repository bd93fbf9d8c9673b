"""The packages' page: the other sites, what to send and take in, and values to choose between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from samordning_desktop.core.conflict import Conflict
from samordning_desktop.core.dates import long_date
from samordning_desktop.core.peer import Peer
from samordning_desktop.ui.kit.emptying import empty
from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.scroll import plain_scroll
from samordning_desktop.ui.kit.theme import Theme, set_role


@dataclass(frozen=True, slots=True)
class PackagesView:
    """What the page shows."""

    peers: tuple[Peer, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    last_exchange: date | None = None

    @property
    def waiting(self) -> int:
        """How many things wait for a hand: values to choose between, and cards to confirm."""
        return len(self.conflicts) + sum(not peer.confirmed for peer in self.peers)


class PackagesPage(QWidget):
    """Shows a PackagesView and tells what was asked for."""

    make_asked = Signal(str)
    take_asked = Signal()
    pair_asked = Signal()
    settle_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._view: PackagesView | None = None
        self._take = QPushButton("Ta in paket …")
        self._take.clicked.connect(lambda _checked: self.take_asked.emit())
        self._pair = QPushButton("Orter och ortskort …")
        self._pair.clicked.connect(lambda _checked: self.pair_asked.emit())
        self._last = wrapped("", "quiet")
        self._lists = QVBoxLayout()
        self._assemble()
        theme.changed.connect(self._measure)
        self._measure()

    def show_view(self, view: PackagesView) -> None:
        """Show the sites and the conflicts as they stand."""
        if view == self._view:
            return
        self._view = view
        self._fill(view)

    def _fill(self, view: PackagesView) -> None:
        day = view.last_exchange
        self._last.setText(
            f"Senast utväxlat den {long_date(day)}." if day else "Inget paket har utväxlats än."
        )
        empty(self._lists)
        self._add_sites(view.peers)
        self._add_conflicts(view.conflicts)

    def _add_sites(self, peers: Sequence[Peer]) -> None:
        self._lists.addWidget(wrapped("Orter", "heading"))
        if not peers:
            text = (
                "Ingen annan ort än. Börja med ”Orter och ortskort …” och byt ortskort med den andra orten."
            )
            self._lists.addWidget(wrapped(text))
        for name in dict.fromkeys(peer.name for peer in peers):
            self._lists.addWidget(self._site(name, [peer for peer in peers if peer.name == name]))

    def _site(self, name: str, devices: Sequence[Peer]) -> QWidget:
        confirmed = [device for device in devices if device.confirmed]
        if not confirmed:
            state = "Väntar på att bekräftas. Inget kan skickas dit än."
            return self._card(name, state, "Bekräfta …", self.pair_asked.emit, f"Bekräfta {name}")
        state = "Bekräftad"
        if len(devices) > len(confirmed):
            state = "Bekräftad. Ett nytt ortskort väntar på att bekräftas."
        return self._card(
            name, state, "Skapa paket …", lambda: self.make_asked.emit(name), f"Skapa paket till {name}"
        )

    def _add_conflicts(self, conflicts: Sequence[Conflict]) -> None:
        if not conflicts:
            return
        self._lists.addWidget(wrapped("Två värden att välja mellan", "heading"))
        for conflict in conflicts:
            where = " och ".join(dict.fromkeys(version.site for version in conflict.versions))
            self._lists.addWidget(
                self._card(
                    f"{conflict.label} för {conflict.name}",
                    f"Ändrat samtidigt: {where}.",
                    "Avgör …",
                    partial(self.settle_asked.emit, conflict),
                    f"Avgör {conflict.label} för {conflict.name}",
                )
            )

    def _card(self, title: str, text: str, verb: str, act: Callable[[], object], name: str) -> QFrame:
        px = self._theme.px
        card = QFrame()
        set_role(card, "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(px(1), px(0.7), px(0.8), px(0.7))
        words = QVBoxLayout()
        words.setSpacing(px(0.1))
        words.addWidget(wrapped(title, "strong"))
        words.addWidget(wrapped(text, "quiet"))
        row.addLayout(words, 1)
        button = QPushButton(verb)
        button.setAccessibleName(name)
        button.clicked.connect(lambda _checked: act())
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return card

    def _assemble(self) -> None:
        self._inside = QWidget()
        self._inner = QVBoxLayout(self._inside)
        self._inner.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._inner.addWidget(wrapped("Paket mellan orterna", "title"))
        lead = (
            "Ett paket är en fil med det som den andra orten saknar om de personer som har ett giltigt samtycke. "
            "Bara den orten kan öppna filen."
        )
        self._inner.addWidget(wrapped(lead))
        self._inner.addWidget(self._last)
        verbs = QHBoxLayout()
        verbs.addWidget(self._take)
        verbs.addWidget(self._pair)
        verbs.addStretch(1)
        self._inner.addLayout(verbs)
        self._inner.addLayout(self._lists)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(plain_scroll(self._inside))

    def _measure(self) -> None:
        px = self._theme.px
        self._inside.setMaximumWidth(px(64))
        self._inner.setContentsMargins(px(2), px(1.4), px(2), px(1.4))
        self._inner.setSpacing(px(0.8))
        self._lists.setSpacing(px(0.7))
        if self._view is not None:
            self._fill(self._view)
