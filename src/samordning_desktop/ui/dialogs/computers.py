"""The computers that are known, our own among them: which one is shut out, and what can be done about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from samordning_desktop.core.dates import long_date
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.peer import Own, Peer, titles
from samordning_desktop.ui.dialogs import confirm_peer
from samordning_desktop.ui.dialogs.own_words import own_words
from samordning_desktop.ui.dialogs.pairing_words import without_our_card
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.labels import breakable, wrapped

BAR_TEXT = (
    "Inget mer går dit, och paket därifrån tas inte in, inte heller sådana som redan är gjorda. De andra orterna får veta "
    "det med nästa paket. Har datorn redan fått något finns det kvar på den, och paket som redan är gjorda till den kan "
    "den fortfarande öppna."
)
CHANGE = (
    "Byta nycklar på den här datorn?",
    "Den som har de gamla nycklarna, till exempel en stulen dator med samma register, spärras. Ni behöver sedan lämna ett "
    "nytt ortskort till alla andra datorer och läsa upp fingeravtrycket igen. Innan dess tar de inte in något paket härifrån.",
    "Byt nycklar",
)
CHANGED = (
    "Nycklarna är bytta.",
    "Spara nu ortskortet, lämna det till alla andra datorer och läs upp de nya orden för dem. De tar in paket härifrån när "
    "de har bekräftat det nya kortet.",
)


@dataclass(frozen=True, slots=True)
class Bar:
    """To shut a computer out."""

    peer: Peer


@dataclass(frozen=True, slots=True)
class LetIn:
    """To let a computer in again, with the fingerprint that was heard and typed."""

    peer: Peer
    fingerprint: str


@dataclass(frozen=True, slots=True)
class ChangeKeys:
    """To give this computer new keys."""


@dataclass(frozen=True, slots=True)
class Pair:
    """To exchange cards with another computer."""


Choice = Bar | LetIn | ChangeKeys | Pair


def bar_words(peer: Peer, peers: Sequence[Peer]) -> tuple[str, str]:
    """The question whether to shut a computer out, and what tells it from others and what follows."""
    which = _sentence(peer.facts)
    if which and peer.title in _shared(peers):
        which += " Flera datorer heter så: se till att det är rätt."
    return f"Spärra {peer.title}?", "\n".join(part for part in (which, BAR_TEXT) if part)


def state_words(peer: Peer) -> str:
    """How it stands with a computer."""
    if peer.former:
        return "Tidigare nycklar, ersatta av ett nyare ortskort"
    if peer.barred is not None:
        by = f" av {peer.name}" if peer.theirs else ""
        return f"Spärrad{by} den {long_date(peer.barred)}"
    return "Bekräftad" if peer.confirmed else "Väntar på att bekräftas"


def _sentence(facts: str) -> str:
    return f"{facts[0].upper()}{facts[1:]}." if facts else ""


def _shared(peers: Sequence[Peer]) -> set[str]:
    """What several computers are called, keys that are given up left aside."""
    titles = Counter(peer.title for peer in peers if not peer.former)
    return {title for title, count in titles.items() if count > 1}


class ComputersDialog(Dialog[Choice]):
    """Gives one thing to do."""

    help_page = HelpPage.COMPUTERS

    def __init__(self, parent: QWidget | None, kit: Kit, own: Own, peers: Sequence[Peer]) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Orter och datorer",
            "Är en dator borta eller stulen: spärra den här. Gör likadant på den andra orten.",
            width=40,
        )
        self._kit, self._own = kit, own
        self._called = titles([peer for peer in peers if not peer.former])
        self._choice: Choice | None = None
        self._add_ours(own, [peer for peer in peers if peer.own], without_our_card(peers))
        others = [peer for peer in peers if not peer.own]
        for name in dict.fromkeys(peer.name for peer in others):
            self.add_text(breakable(name), "heading")
            for peer in others:
                if peer.name == name:
                    self._add(peer)
        self.verb("Byt ortskort …", lambda: self._choose(Pair()))
        self.cancel_verb("Stäng").setFocus()  # not at ”Byt nycklar …”, the first of them

    def value(self) -> Choice:
        """The choice."""
        if self._choice is None:
            raise RuntimeError("nothing was chosen")
        return self._choice

    def _add_ours(self, own: Own, peers: Sequence[Peer], unmet: str) -> None:
        self.add_text(breakable(f"Hos oss ({own.site})"), "heading")
        self.add_text(f"{breakable(own.computer)}: den här datorn")
        self.add_widget(own_words(self.theme, own, "Det här läser ni upp för de andra"))
        if own.gone_back:
            self.add_text(
                "Registret är återställt från en säkerhetskopia. Är den gamla datorn borta eller stulen? Byt nycklar.",
                "strong",
            )
            self.add_text(
                "Ingen följer med i paket till en ort innan ni har lämnat ett paket härifrån och sedan tagit in deras "
                "nästa: det kan ha kommit återkallelser efter kopian."
            )
        if own.new_keys and unmet:
            self.add_text(
                f"Nycklarna är bytta. Det har inte synts än att {unmet} har bekräftat det nya ortskortet: läs upp orden."
            )
        change = self._button(
            "Byt nycklar …", "Byt nycklar på den här datorn", lambda: self._choose(ChangeKeys())
        )
        self.body.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        for peer in peers:
            self._add(peer)

    def _add(self, peer: Peer) -> None:
        px = self.theme.px
        beside = QWidget()
        words = QVBoxLayout(beside)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(px(0.1))
        called = peer.computer or "Dator utan namn"
        words.addWidget(wrapped(breakable(f"{called}: {state_words(peer)}")))
        if peer.facts:
            words.addWidget(wrapped(_sentence(peer.facts), "quiet"))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(0.8))
        row.addWidget(beside, 1)
        act = self._act(peer)
        if act is not None:
            row.addWidget(act, 0, Qt.AlignmentFlag.AlignTop)
        self.add_widget(line)

    def _act(self, peer: Peer) -> QPushButton | None:
        """What can be done with a computer; nothing with keys that are given up, or that its own site has shut out."""
        if peer.former or peer.theirs:
            return None
        called = self._called[peer.id]
        if peer.barred is None:
            return self._button("Spärra …", f"Spärra {called}", partial(self._choose, Bar(peer)))
        return self._button("Släpp in igen …", f"Släpp in {called} igen", partial(self._let_in, peer))

    def _button(self, text: str, name: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, autoDefault=False)
        button.setAccessibleName(name)
        button.clicked.connect(lambda _checked: act())
        return button

    def _let_in(self, peer: Peer) -> None:
        typed = confirm_peer.ask(self, self._kit, self._own, peer)
        self._choose(LetIn(peer, typed) if typed else None)

    def _choose(self, choice: Choice | None) -> None:
        if choice is not None:
            self._choice = choice
            self.accept()


def ask(
    parent: QWidget | None, kit: Kit, own: Own, peers: Sequence[Peer], error: KnownError | None = None
) -> Choice | None:
    """A thing to do, or None. ``error`` is why the last one was refused."""
    dialog = ComputersDialog(parent, kit, own, peers)
    dialog.complain_first(error)
    return dialog.outcome()
