"""Confirming a peer: ours to read to them, and theirs, typed as they read it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from samordning_desktop.core.fingerprint import check_heard
from samordning_desktop.core.peer import Own, Peer, same_name_words
from samordning_desktop.ui.dialogs.own_words import own_words
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.labels import breakable

_OURS = (
    "Kortet säger att datorn hör till er egen ort. En sådan dator får allt som finns här, också det som inga andra "
    "orter får. Bekräfta bara en dator som ni själva har framför er."
)


def warnings(peer: Peer, own: Own) -> list[str]:
    """What is to be read before a peer is confirmed."""
    ousts = breakable("; ".join(peer.ousts))
    replaces = f"Kortet säger att datorn ersätter: {ousts}. När du bekräftar spärras den gamla."
    found = [_OURS if peer.own else "", same_name_words(peer, own.site), replaces if ousts else ""]
    return [one for one in found if one]


class ConfirmDialog(Dialog[str]):
    """Gives the fingerprint. The card's own is not shown: it is to be heard, not copied."""

    help_page = HelpPage.COMPUTERS

    def __init__(self, parent: QWidget | None, kit: Kit, own: Own, peer: Peer) -> None:
        verb = "Bekräfta datorn" if peer.own else f"Bekräfta {peer.name}"
        where = (
            "Sätt er vid den andra datorn" if peer.own else f"Ring {peer.name} på ett nummer som ni redan har"
        )
        super().__init__(
            parent,
            kit.theme,
            "Läs upp för varandra",
            f"{where}. Stämmer orden och siffrorna har ingen lagt sig emellan.",
            width=44,
        )
        self._own, self._peer = own, peer
        if peer.computer:
            self.add_text(breakable(peer.title), "heading")
        self._warning = self._warn("\n".join(warnings(peer, own)))
        self.add_widget(own_words(kit.theme, own, "Läs upp det här för dem"))
        self._typed = QLineEdit()
        self.add_field(
            "Skriv det de läser upp",
            self._typed,
            "Fem ord och åtta siffror. Stora bokstäver, mellanslag och prickar spelar ingen roll.",
        )
        self.primary_verb(verb if peer.barred is None else "Släpp in datorn igen")
        self.cancel_verb()
        self._typed.setFocus()

    def _warn(self, text: str) -> QLabel | None:
        if not text:
            return None
        warning = self.add_text(text, "strong")
        warning.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        return warning

    def showEvent(self, event: QShowEvent) -> None:
        """A warning that there is no room for beside the field is read first: the keyboard is there."""
        super().showEvent(event)
        if self._warning is not None and self._scroll.verticalScrollBar().maximum() > 0:
            self._warning.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.verticalScrollBar().setValue(0)
            self.bring(self._warning)

    def value(self) -> str:
        """The fingerprint. Raises KnownError as ``check_heard``."""
        self.point_at(self._typed)
        return check_heard(
            self._typed.text(), [self._peer.fingerprint], self._own.fingerprint, self._peer.title
        )


def ask(parent: QWidget | None, kit: Kit, own: Own, peer: Peer) -> str | None:
    """The peer's fingerprint, heard and typed right, or None."""
    return ConfirmDialog(parent, kit, own, peer).outcome()
