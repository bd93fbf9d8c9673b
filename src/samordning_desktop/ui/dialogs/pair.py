"""Pairing, for two who talk to each other: card out, card in, read aloud, done. What is done is seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.peer import Own, Peer, titles
from samordning_desktop.ui.dialogs import confirm_peer
from samordning_desktop.ui.dialogs.own_words import own_words
from samordning_desktop.ui.dialogs.pairing_words import standing
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.labels import breakable, wrapped
from samordning_desktop.ui.kit.unsaved import loses


@dataclass(frozen=True, slots=True)
class SaveCard:
    """To write our own card to a file, with what the computer is called."""

    path: Path
    computer: str


@dataclass(frozen=True, slots=True)
class NameComputer:
    """To call this computer something else."""

    computer: str


@dataclass(frozen=True, slots=True)
class AddCard:
    """To read another computer's card from a file; ``computer`` is what ours is called, where that is new."""

    path: Path
    computer: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmPeer:
    """To confirm a peer with the fingerprint that was heard and typed; ``computer`` as ``AddCard``."""

    name: str
    fingerprint: str
    computer: str = ""


@dataclass(frozen=True, slots=True)
class ShowComputers:
    """To see the computers that are known, and shut one out or let one in; ``computer`` as ``AddCard``."""

    computer: str = ""


Step = NameComputer | SaveCard | AddCard | ConfirmPeer | ShowComputers


@dataclass(frozen=True, slots=True)
class Last:
    """What the last step came to: why it was refused, what has been done and what comes next, or that the card taken
    in is of a computer that is shut out; and which step it was."""

    error: KnownError | None = None
    said: tuple[str, str] | None = None
    shut_out: Peer | None = None
    step: Step | None = None


_ENDING = ".ortskort"
#: The kind of file that a site card is, as Qt's windows for choosing files write it.
_KINDS = f"Ortskort (*{_ENDING})"
_WORD = re.compile(r"[^\W_]+")
#: Of each name so much goes into a file's: a disk takes no more than 255 bytes for all of it.
_NAME_LENGTH = 40

#: Before any step.
FIRST = Last()


def card_filename(site: str, computer: str) -> str:
    """A name for our card's file, which tells it from those of the site's other computers."""
    parts = ("-".join(_WORD.findall(name.lower()))[:_NAME_LENGTH] for name in (site, computer))
    return "-".join(["ortskort", *filter(None, parts)]) + _ENDING


class PairDialog(Dialog[Step]):
    """Gives the next step of the pairing."""

    help_page = HelpPage.COMPUTERS

    def __init__(
        self,
        parent: QWidget | None,
        kit: Kit,
        own: Own,
        peers: Sequence[Peer],
        last: Last = FIRST,
        site: str = "",
    ) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Byt ortskort",
            "Gör det här samtidigt på båda datorerna, gärna med varandra i telefonen. Det går bra att stänga och fortsätta "
            "en annan dag.",
            width=42,
        )
        self._kit = kit
        self._own = own
        self._step: Step | None = None
        said = standing(own, peers, last.shut_out)
        refused = last.step.computer if last.error and last.step else ""
        self._computer = QLineEdit(refused or own.computer)
        self._save = self._button("Spara vårt ortskort …", self._save_card)
        self._add = self._button("Ta in ett ortskort …", self._add_card)
        self._keep = self._button("Spara namnet", self._name)
        self._keep.setEnabled(self._renamed)
        self._confirms: dict[Peer, QPushButton] = {}
        self._add_step("1 Spara ert ortskort", said.saved, self._save)
        self.add_field(
            "Den här datorn kallas",
            self._beside(self._computer, self._keep),
            "Så ser de andra vilken dator det är. Lämna sedan filen till dem: den är inte hemlig.",
        )
        self._add_step("2 Ta in deras", said.taken, self._add)
        self._add_step("3 Läs upp för varandra", said.read)
        self.add_widget(own_words(kit.theme, own, "Läs upp det här för dem"))
        self.enters(self._computer, self._keep)
        self._computer.textChanged.connect(lambda: self._keep.setEnabled(self._renamed))
        self._add_waiting([peer for peer in peers if peer.waits])
        self._add_step("4 Klart", said.ready)
        self.verb("Visa orter och datorer …", lambda: self._choose(ShowComputers(self._new_name)))
        leave = self.cancel_verb("Stäng")
        confirm = self._first_to_confirm(site)
        if last.step is not None:
            self._next(last.step, last.error, confirm, leave).setFocus()
        elif last.said is not None:  # the keys are new
            self._save.setFocus()
        elif confirm is not None:
            confirm.setFocus()
        else:
            self._computer.setFocus()

    def value(self) -> Step:
        """The step."""
        if self._step is None:
            raise RuntimeError("no step was chosen")
        return self._step

    def give_up(self) -> None:
        """Ask before a name that is written, and not saved, is lost."""
        if not self._renamed or loses(self._kit.messages, self):
            super().give_up()

    @property
    def _renamed(self) -> bool:
        return self._computer.text().strip() != self._own.computer

    @property
    def _new_name(self) -> str:
        """What this computer is called, where that is new; else empty."""
        return self._computer.text().strip() if self._renamed else ""

    def _first_to_confirm(self, site: str) -> QPushButton | None:
        """Of those that wait to be confirmed the first one of ``site``, or the first."""
        theirs = [button for peer, button in self._confirms.items() if peer.name == site]
        return next(iter((*theirs, *self._confirms.values())), None)

    def _next(
        self, step: Step, error: KnownError | None, confirm: QPushButton | None, leave: QPushButton
    ) -> QWidget:
        """Where the keyboard stands after a step: at what comes next, or at what was refused."""
        match step:
            case NameComputer():
                return self._computer if error else self._save
            case SaveCard():
                return self._save if error else confirm or self._add
            case AddCard():
                return self._add if error else confirm or leave
            case _:
                return confirm or leave

    def _add_step(self, heading: str, state: str, button: QPushButton | None = None) -> None:
        px = self.theme.px
        step = QWidget()
        words = QVBoxLayout(step)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(px(0.1))
        words.addWidget(wrapped(heading, "heading"))
        words.addWidget(wrapped(state, "quiet" if state.startswith("Klart") else ""))
        self.add_widget(step if button is None else self._beside(step, button))

    def _add_waiting(self, waiting: Sequence[Peer]) -> None:
        called = titles(waiting)
        for peer in waiting:
            self.add_text(breakable(called[peer.id]), "strong")
            button = self._button("Läs upp och bekräfta …", partial(self._confirm, peer))
            button.setAccessibleName(f"Läs upp och bekräfta {called[peer.id]}")
            self._confirms[peer] = button
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _beside(self, wide: QWidget, button: QPushButton) -> QWidget:
        """Something with its button at the right."""
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.px(0.8))
        row.addWidget(wide, 1)
        row.addWidget(button)
        both.setFocusProxy(wide if isinstance(wide, QLineEdit) else button)
        return both

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, autoDefault=False)
        button.clicked.connect(lambda _checked: act())
        return button

    def _name(self) -> None:
        if computer := self._named():
            self._choose(NameComputer(computer))

    def _named(self) -> str:
        """What this computer is called; without a name it is asked for."""
        computer = self._computer.text().strip()
        if not computer:
            self.point_at(self._computer)
            self.complain(KnownError("peer.nameless"))
        return computer

    def _save_card(self) -> None:
        computer = self._named()
        if not computer:
            return
        filename = card_filename(self._own.site, computer)
        path = self._kit.files.save(self, "Spara vårt ortskort", filename, _KINDS)
        self._choose(SaveCard(path, computer) if path else None)

    def _add_card(self) -> None:
        path = self._kit.files.open(self, "Ta in ett ortskort", _KINDS)
        self._choose(AddCard(path, self._new_name) if path else None)

    def _confirm(self, peer: Peer) -> None:
        typed = confirm_peer.ask(self, self._kit, self._own, peer)
        self._choose(ConfirmPeer(peer.name, typed, self._new_name) if typed else None)

    def _choose(self, step: Step | None) -> None:
        if step is not None:
            self._step = step
            self.accept()


def ask(
    parent: QWidget | None,
    kit: Kit,
    own: Own,
    peers: Sequence[Peer],
    last: Last = FIRST,
    site: str = "",
) -> Step | None:
    """The next step, or None: done with pairing for now. ``site``: the one whose card is to be confirmed."""
    dialog = PairDialog(parent, kit, own, peers, last, site)
    dialog.complain_first(last.error)
    if last.said is not None:
        dialog.say(*last.said)
    return dialog.outcome()
