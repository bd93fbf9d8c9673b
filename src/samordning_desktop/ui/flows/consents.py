"""Withdrawing a consent. Registering one is in ``registering``."""

from __future__ import annotations

from datetime import date
from functools import partial

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.ops import consents
from samordning_desktop.ops.consents import WithdrawalEffects
from samordning_desktop.ui.dialogs import withdrawal as withdrawal_dialog
from samordning_desktop.ui.flows.stage import Stage


def withdraw(
    stage: Stage, row: ParticipantRow, again: date | None = None, error: KnownError | None = None
) -> None:
    """Say what a withdrawal does, ask for its day, and register it; when refused, ask again."""

    def ask(effects: WithdrawalEffects) -> None:
        day = withdrawal_dialog.ask(stage.window, stage.kit, effects, again=again, error=error)
        if day is not None:
            job = partial(consents.withdraw_consent, stage.desk, row.id, day)
            said = f"Samtycket för {row.short_name} är återkallat."
            stage.run(job, lambda _done: stage.say(said), partial(withdraw, stage, row, day))

    stage.run(partial(consents.withdrawal_effects, stage.desk, row.id), ask)
