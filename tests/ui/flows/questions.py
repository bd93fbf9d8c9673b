"""Every question of the consent area, dialog by dialog: one line each, and the table does the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from samordning_desktop.ui.command import Command
from samordning_desktop.ui.dialogs.consent import ON, ConsentDialog
from samordning_desktop.ui.dialogs.consent_scope import ScopeDialog
from samordning_desktop.ui.dialogs.disclosure import DisclosureDialog
from samordning_desktop.ui.dialogs.disclosures import DisclosuresDialog
from samordning_desktop.ui.dialogs.for_whom import ForWhomDialog
from samordning_desktop.ui.dialogs.hand_out import HandOutDialog
from samordning_desktop.ui.dialogs.handed_parts import VERB as AGREE
from samordning_desktop.ui.dialogs.handed_parts import HandedPartsDialog
from samordning_desktop.ui.dialogs.inform import InformDialog
from samordning_desktop.ui.dialogs.kinds import KindsDialog
from samordning_desktop.ui.dialogs.narrowing import NarrowingDialog
from samordning_desktop.ui.dialogs.older_text import OlderTextDialog
from samordning_desktop.ui.dialogs.own_text import OwnTextDialog
from samordning_desktop.ui.dialogs.preview import PreviewDialog
from samordning_desktop.ui.dialogs.print_board import PrintBoardDialog
from samordning_desktop.ui.dialogs.texts import TextsDialog
from samordning_desktop.ui.dialogs.withdrawal import WithdrawalDialog
from samordning_desktop.ui.dialogs.withdrawn import WithdrawnDialog
from samordning_desktop.ui.flows.consents import RECEIPT
from samordning_desktop.ui.flows.registering import REGISTER
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.fields import TextField
from samordning_desktop.ui.main_window import MainWindow
from samordning_desktop.ui.panel.action import Action
from ui.dialogs.pressing import Act, On, button, click, esc, named, tick

REGION = "Regionens vård (huvudman) får kontaktas"
BODY = "# Ja\n\nJag säger ja.\n\n_ Namn\n_ Datum | Underskrift\n"
Opens = Callable[[MainWindow], Callable[[], object]]


@dataclass(frozen=True)
class Step:
    """One dialog of a question: how it is filled in, and the verb that leads on; the last one's says yes.

    ``asks`` is what a "no" to the filled dialog has to be confirmed by; a lock is never asked about. ``locked`` are the
    tables that a lock while it is filled keeps something in. ``back`` is done in the dialog that a "no" leads back to.
    Without a ``verb`` there is nothing to say yes to.
    """

    dialog: type[Dialog[Any]]
    verb: str = ""
    fill: tuple[Act, ...] = ()
    asks: str = ""
    locked: frozenset[str] = frozenset()
    back: tuple[Act, ...] = ()


@dataclass(frozen=True)
class Question:
    """What opens the question, on the person's own page, and its dialogs.

    ``writes`` are the tables that a yes leaves traces in beside the journal. ``then`` is what is asked afterwards, and
    ``after`` what is done in the dialogs that follow.
    """

    opens: Opens
    steps: tuple[Step, ...]
    writes: frozenset[str] = frozenset()
    then: str = ""
    after: tuple[Act, ...] = ()


def menu(command: Command) -> Opens:
    return lambda window: window.menus.action(command).trigger


def on_page(text: str) -> Opens:
    return lambda window: button(window.person, text).click


def printing(action: Action) -> Opens:
    return lambda window: lambda: window.person.acted.emit(action)


def day(text: str) -> Act:
    """A day written in the dialog's only field for one."""

    def act(dialog: QWidget) -> None:
        lines = dialog.findChildren(QLineEdit)
        next(line for line in lines if line.placeholderText()).setText(text)

    return act


def write(name: str, text: str) -> Act:
    return lambda dialog: named(dialog, QLineEdit, name).setText(text)


def body(text: str) -> Act:
    return lambda dialog: named(dialog, TextField, "Text").setPlainText(text)


def choose(name: str, place: int) -> Act:
    return lambda dialog: named(dialog, QComboBox, name).setCurrentIndex(place)


def to(name: str) -> Act:
    return lambda dialog: named(dialog, QComboBox, "Till vem").setCurrentText(name)


_FORM = Step(ConsentDialog, ON, (day("2026-11-20"),))
_TEXTS = Step(TextsDialog, "Lägg in egen …")

#: Every question of the consent area, by name. A new one is a line here.
QUESTIONS: dict[str, Question] = {
    "register a consent": Question(
        menu(Command.GIVE_CONSENT),
        (_FORM, Step(ScopeDialog, REGISTER, (tick(REGION),))),
        frozenset({"consent"}),
    ),
    "change the list of kinds": Question(
        menu(Command.GIVE_CONSENT),
        (
            _FORM,
            Step(ScopeDialog, "Slag av uppgifter …"),
            Step(KindsDialog, "Lägg till slaget", (write("Nytt slag", "Ekonomi"),), "Stäng utan att spara?", back=(On(ScopeDialog, esc),)),
        ),
        frozenset({"information_kind"}),
        after=(click("Stäng"), click("Avbryt")),
    ),
    "withdraw": Question(
        menu(Command.WITHDRAW_CONSENT),
        (Step(WithdrawalDialog, "Gå vidare"), Step(WithdrawnDialog, "Återkalla samtycket", (day("2026-11-22"),))),
        frozenset({"notice", "withdrawal", "participant"}),
        RECEIPT,
    ),
    "take back a part": Question(
        menu(Command.WITHDRAW_PART), (Step(NarrowingDialog, "Ta tillbaka"),), frozenset({"narrowing"})
    ),
    "note information": Question(
        on_page("Notera information …"),
        (Step(InformDialog, "Spara noteringen", (choose("Hur", 2),)),),
        frozenset({"informed"}),
    ),
    "note a disclosure": Question(
        on_page("Notera utlämnande …"),
        (Step(DisclosureDialog, "Notera utlämnandet", (to("Vårdcentralen"), tick("Självskattningar"))),),
        frozenset({"disclosure"}),
    ),
    "print a sheet for somebody else": Question(
        printing(Action.PRINT_CONSENT),
        (
            Step(ForWhomDialog, "Visa utskriften", (click("Bladet är för: någon annan"),)),
            Step(DisclosureDialog, "Notera och visa utskriften", (to("Vårdcentralen"),)),
        ),
        frozenset({"disclosure"}),
        after=(click("Stäng"),),
    ),
    "print the board for somebody else": Question(
        menu(Command.PRINT_BOARD),
        (
            Step(PrintBoardDialog, "Visa utskriften", (choose("Till vem", 1),)),
            Step(HandOutDialog, "Gå vidare", (to("Vårdcentralen"),)),
            Step(HandedPartsDialog, AGREE),
        ),
        frozenset({"disclosure"}),
        after=(On(PreviewDialog, click("Stäng")),),
    ),
    "put in a text of our own": Question(
        menu(Command.TEXTS),
        (
            _TEXTS,
            Step(
                OwnTextDialog, "Lägg in texten", (body(BODY), write("Version", "F1")), "Lämna texten?", frozenset({"setting"}),
            ),
        ),
        frozenset({"text"}),
    ),
    "who signed an older text": Question(
        menu(Command.TEXTS), (Step(TextsDialog, "Visa 1\u00a0person med äldre text …"), Step(OlderTextDialog))
    ),
    "see every disclosure": Question(on_page("Visa alla …"), (Step(DisclosuresDialog),)),
}  # fmt: skip
