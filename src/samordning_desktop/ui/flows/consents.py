"""Withdrawing a consent, whole or in part. Registering one is in ``registering``."""

from __future__ import annotations

from functools import partial

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.withdrawal import Withdrawal
from samordning_desktop.ops import consents, narrowing
from samordning_desktop.ops.consents import WithdrawalEffects
from samordning_desktop.ops.narrowing import Parts
from samordning_desktop.ui.dialogs import narrowing as narrowing_dialog
from samordning_desktop.ui.dialogs import withdrawal as withdrawal_dialog
from samordning_desktop.ui.dialogs import withdrawn as withdrawn_dialog
from samordning_desktop.ui.dialogs.narrowing import TakenBack
from samordning_desktop.ui.flows import printing
from samordning_desktop.ui.flows.stage import Stage
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.panel.action import Action

#: What is asked when a withdrawal is registered.
RECEIPT = "Vill personen ha ett kvitto?"


def withdraw(
    stage: Stage, row: ParticipantRow, again: Withdrawal | None = None, error: KnownError | None = None
) -> None:
    """Say what a withdrawal does, ask how it came, and register it; when refused, ask the second step again."""

    def ask(effects: WithdrawalEffects) -> None:
        if error is None and not withdrawal_dialog.ask(stage.window, stage.kit, effects):
            return
        given = withdrawn_dialog.ask(
            stage.window, stage.kit, effects.name, stage.desk.actor.name, again=again, error=error
        )
        if given is not None:
            job = partial(
                consents.withdraw_consent, stage.desk, row.id, given.day, given.how, given.received_by
            )
            stage.run(job, lambda _done: _withdrawn(stage, row), partial(withdraw, stage, row, given))

    stage.run(partial(consents.withdrawal_effects, stage.desk, row.id), ask)


def _withdrawn(stage: Stage, row: ParticipantRow) -> None:
    """Say that it is done, and offer the person a receipt."""
    stage.say(f"Samtycket för {row.short_name} är återkallat. Personen har lämnat tavlan.")
    wanted = stage.kit.messages.ask(
        stage.window,
        RECEIPT,
        "Kvittot säger vilken dag samtycket återkallades, vad som upphör och vem som får veta det. "
        "Det kan skrivas ut senare också: ”Visa avslutade” på tavlan, och sedan personen.",
        "Visa kvittot",
        "Inte nu",
        help_page=HelpPage.CONSENT,
    )
    if wanted:
        printing.print_person(stage, Action.PRINT_RECEIPT, row.id)


def withdraw_part(
    stage: Stage, row: ParticipantRow, again: TakenBack | None = None, error: KnownError | None = None
) -> None:
    """Ask which part of the consent is taken back, and register it; when refused, ask again."""

    def ask(found: Parts) -> None:
        if not found.parts:
            stage.say(f"Samtycket för {row.short_name} omfattar inget som kan tas tillbaka för sig.")
            return
        given = narrowing_dialog.ask(
            stage.window, stage.kit, found.name, found.parts, stage.desk.actor.name, again=again, error=error
        )
        if given is not None:
            how = given.how
            job = partial(
                narrowing.withdraw_part, stage.desk, row.id, how.day, given.what, given.key, how.how,
                how.received_by,
            )  # fmt: skip
            said = f"En del av samtycket för {row.short_name} är tillbakatagen."
            stage.run(job, lambda _done: stage.say(said), partial(withdraw_part, stage, row, given))

    stage.run(partial(narrowing.parts_of, stage.desk, row.id), ask)
