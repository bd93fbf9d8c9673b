"""Confirming a peer: its fingerprint, typed as the other end reads it aloud."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.peer import Peer
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage


def plain(fingerprint: str) -> str:
    """A fingerprint without spaces and hyphens, as it is compared."""
    return "".join(character for character in fingerprint if character.isalnum())


def checked(typed: str, peer: Peer) -> str:
    """The peer's fingerprint, when that is what was typed. Raises KnownError ``peer.fingerprint`` if not."""
    if plain(typed) != plain(peer.fingerprint):
        raise KnownError("peer.fingerprint", name=peer.name)
    return peer.fingerprint


class ConfirmDialog(Dialog[str]):
    """Gives the fingerprint. The card's own is not shown: it is to be heard, not copied."""

    help_page = HelpPage.PACKAGES

    def __init__(self, parent: QWidget | None, kit: Kit, peer: Peer) -> None:
        super().__init__(
            parent,
            kit.theme,
            f"Bekräfta {peer.name}",
            f"Ring {peer.name} på ett nummer som ni redan har. Be dem läsa upp sitt fingeravtryck och skriv "
            f"det här. När det stämmer kan ni skicka paket till {peer.name} och ta emot paket därifrån.",
        )
        self._peer = peer
        self._typed = QLineEdit()
        self.add_field(
            f"Fingeravtrycket som {peer.name} läser upp",
            self._typed,
            "Mellanslag och bindestreck spelar ingen roll.",
        )
        self.primary_verb(f"Bekräfta {peer.name}")
        self.cancel_verb()

    def value(self) -> str:
        """The fingerprint. Raises KnownError ``peer.fingerprint``."""
        self.point_at(self._typed)
        return checked(self._typed.text(), self._peer)


def ask(parent: QWidget | None, kit: Kit, peer: Peer) -> str | None:
    """The peer's fingerprint, heard and typed right, or None."""
    return ConfirmDialog(parent, kit, peer).outcome()
