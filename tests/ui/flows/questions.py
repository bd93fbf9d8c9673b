"""The questions about a chosen person that are tested by ”no”: one line each, and the table does the rest."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from samordning_desktop.ui.command import Command
from samordning_desktop.ui.dialogs.consent import ON
from samordning_desktop.ui.flows.consents import RECEIPT
from samordning_desktop.ui.flows.registering import REGISTER
from ui.dialogs.pressing import Act, click, tick

REGION = "Regionens vård (huvudman) får kontaktas"


@dataclass(frozen=True)
class Question:
    """What opens the question, what is done before it is answered, and the verb that says yes.

    ``writes`` are the tables that a yes leaves traces in beside the journal; ``then`` is what is asked afterwards.
    """

    command: Command
    verb: str
    before: tuple[Act, ...] = ()
    writes: frozenset[str] = frozenset()
    then: str = ""


def day(text: str) -> Act:
    """A day written in the dialog's only field for one."""

    def act(dialog: QWidget) -> None:
        lines = dialog.findChildren(QLineEdit)
        next(line for line in lines if line.placeholderText()).setText(text)

    return act


#: Every question of the consent area, by name. A new one is a line here.
QUESTIONS: dict[str, Question] = {
    "register a consent": Question(
        Command.GIVE_CONSENT, REGISTER, (day("2026-11-20"), click(ON), tick(REGION)), frozenset({"consent"})
    ),
    "withdraw, once it is said what that does": Question(
        Command.WITHDRAW_CONSENT, "Återkalla samtycket", (click("Gå vidare"),),
        frozenset({"notice", "withdrawal", "participant"}), RECEIPT,
    ),
    "take back a part": Question(
        Command.WITHDRAW_PART, "Ta tillbaka", writes=frozenset({"narrowing"})
    ),
}  # fmt: skip
