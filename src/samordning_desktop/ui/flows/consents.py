"""Registering and withdrawing a consent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from samordning_desktop.core.document import Document
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.ops import consents, texts
from samordning_desktop.ops.consents import WithdrawalEffects
from samordning_desktop.ui.dialogs import consent as consent_dialog
from samordning_desktop.ui.dialogs import withdrawal as withdrawal_dialog
from samordning_desktop.ui.dialogs.consent import ConsentChoice
from samordning_desktop.ui.flows.stage import Stage


def give(
    stage: Stage, row: ParticipantRow, again: ConsentChoice | None = None, error: KnownError | None = None
) -> None:
    """Ask for the signed form's day and text, and register it; when refused, ask again."""

    def ask(documents: Sequence[Document]) -> None:
        name = row.fields.name
        choice = consent_dialog.ask(stage.window, stage.kit, name, documents, again=again, error=error)
        if choice is not None:
            job = partial(consents.give_consent, stage.desk, row.id, choice.signed, choice.version)
            said = f"Samtycket för {row.short_name} är registrerat."
            stage.run(job, lambda _done: stage.say(said), partial(give, stage, row, choice))

    stage.run(partial(texts.versions, stage.desk, "consent"), ask)


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
