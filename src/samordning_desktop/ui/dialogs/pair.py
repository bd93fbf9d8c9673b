"""Pairing with another site: our fingerprint to read aloud, their card, and what is left to confirm."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.peer import Peer
from samordning_desktop.ui.dialogs import confirm_peer
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage


@dataclass(frozen=True, slots=True)
class SaveCard:
    """To write our own site card to a file."""

    path: Path


@dataclass(frozen=True, slots=True)
class AddCard:
    """To read another site's card from a file."""

    path: Path


@dataclass(frozen=True, slots=True)
class ConfirmPeer:
    """To confirm a peer with the fingerprint that was heard and typed."""

    name: str
    fingerprint: str


Step = SaveCard | AddCard | ConfirmPeer


def peers_words(peers: Sequence[Peer]) -> str:
    """The peers in numbers: ``1 ort har lämnat sitt kort, och allt är bekräftat.``"""
    if not peers:
        return "Ingen annan ort har lämnat sitt kort än."
    waiting = sum(not peer.confirmed for peer in peers)
    have = "1 ort har" if len(peers) == 1 else f"{len(peers)} orter har"
    if not waiting:
        return f"{have} lämnat sitt kort, och allt är bekräftat."
    return f"{have} lämnat sitt kort. {waiting} väntar på att bekräftas: dit kan inget skickas än."


def card_kinds(filename: str) -> str:
    """The kind of file that a site card is, as Qt's windows for choosing files write it."""
    return f"Ortskort (*{PurePath(filename).suffix})"


class PairDialog(Dialog[Step]):
    """Gives the next step of the pairing."""

    help_page = HelpPage.PACKAGES

    def __init__(
        self, parent: QWidget | None, kit: Kit, site: str, fingerprint: str, peers: Sequence[Peer], card: str
    ) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Orter som vi byter paket med",
            "Orterna lämnar varandra ett ortskort som fil. Sedan läser båda upp sitt fingeravtryck, till "
            "exempel i telefon, så att ingen annan kan ha lagt sig emellan.",
            width=40,
        )
        self._kit = kit
        self._card = card
        self._step: Step | None = None
        self._add_own(site, fingerprint)
        self._add_peers(peers)
        self.cancel_verb("Stäng")

    def value(self) -> Step:
        """The step."""
        if self._step is None:
            raise RuntimeError("no step was chosen")
        return self._step

    def _add_own(self, site: str, fingerprint: str) -> None:
        self.add_text(f"Vårt fingeravtryck ({site})", "heading")
        own = self.add_text(fingerprint, "mono")
        own.setAccessibleName(f"Vårt fingeravtryck: {fingerprint}")
        own.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._add_button("Spara vårt ortskort…", self._save_card)

    def _add_peers(self, peers: Sequence[Peer]) -> None:
        self.add_text("Andra orters kort", "heading")
        self.add_text(peers_words(peers))
        for peer in peers:
            if peer.confirmed:
                self.add_text(f"{peer.name}: bekräftad")
            else:
                self.add_text(f"{peer.name}: inte bekräftad", "accent")
                self._add_button(f"Bekräfta {peer.name}…", partial(self._confirm, peer))
        self._add_button("Lägg till ett ortskort…", self._add_card)

    def _add_button(self, text: str, act: Callable[[], None]) -> None:
        button = QPushButton(text, autoDefault=False)
        button.clicked.connect(lambda _checked: act())
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _save_card(self) -> None:
        path = self._kit.files.save(self, "Spara vårt ortskort", self._card, card_kinds(self._card))
        self._choose(SaveCard(path) if path else None)

    def _add_card(self) -> None:
        path = self._kit.files.open(self, "Lägg till ett ortskort", card_kinds(self._card))
        self._choose(AddCard(path) if path else None)

    def _confirm(self, peer: Peer) -> None:
        typed = confirm_peer.ask(self, self._kit, peer)
        self._choose(ConfirmPeer(peer.name, typed) if typed else None)

    def _choose(self, step: Step | None) -> None:
        if step is not None:
            self._step = step
            self.accept()


def ask(
    parent: QWidget | None,
    kit: Kit,
    site: str,
    fingerprint: str,
    peers: Sequence[Peer],
    card_filename: str,
    *,
    notice: str = "",
    error: KnownError | None = None,
) -> Step | None:
    """The next step, or None: done with pairing.

    ``site`` and ``fingerprint`` are our own; ``card_filename`` is the suggested name of our card's file;
    ``notice`` says how the last step went, ``error`` why it was refused.
    """
    dialog = PairDialog(parent, kit, site, fingerprint, peers, card_filename)
    if notice:
        dialog.say(notice)
    dialog.complain_first(error)
    return dialog.outcome()
