"""Registering a consent: the form, what it covers, and for one signed on the screen the participant's window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from samordning_desktop.core.attachment import Attachment
from samordning_desktop.core.consent import SignedHow
from samordning_desktop.core.consent_scope import ConsentScope
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.signed_form import SignedForm
from samordning_desktop.ops import Desk, consents, kinds, signing
from samordning_desktop.ops.signing import SigningView
from samordning_desktop.ui.dialogs import consent as consent_dialog
from samordning_desktop.ui.dialogs import consent_scope as scope_dialog
from samordning_desktop.ui.dialogs import kinds as kinds_dialog
from samordning_desktop.ui.dialogs.consent import ConsentChoice
from samordning_desktop.ui.dialogs.consent_scope import ScopeStart, Then
from samordning_desktop.ui.dialogs.kinds import KindChoice
from samordning_desktop.ui.flows.signing import sign
from samordning_desktop.ui.flows.stage import Stage

REGISTER = "Registrera samtycke"
SHOW = "Visa för deltagaren"


def give(stage: Stage, row: ParticipantRow) -> None:
    """Ask for the form and for what it covers, and register it; when refused, ask again."""
    stage.run(partial(_look, stage.desk, row.id), lambda found: _Registering(stage, *found).ask_form())


class _Registering:
    """One consent on its way: what was chosen so far is kept between the dialogs."""

    def __init__(self, stage: Stage, view: SigningView, known: Mapping[str, str]) -> None:
        self._stage = stage
        self._view = view
        self._kinds = known
        self._choice: ConsentChoice | None = None
        self._scope = view.renewal.scope if view.renewal else None

    def ask_form(self, error: KnownError | None = None) -> None:
        """The first step: how, when, which text, beside whom."""
        name, texts = self._view.row.said_name, self._view.texts
        choice = consent_dialog.ask(
            self._stage.window, self._stage.kit, name, texts, _read, again=self._choice, error=error
        )
        if choice is not None:
            self._choice = choice
            self.ask_scope(choice)

    def ask_scope(self, choice: ConsentChoice, error: KnownError | None = None) -> None:
        """The second step: who may be contacted and what they may be told."""
        view = self._view
        news = view.renewal.news if view.renewal else ()
        home = "" if view.row.mine else view.row.site
        start = ScopeStart(view.row.said_name, view.parties, self._kinds, view.network, news, home)
        verb = SHOW if choice.how == SignedHow.SCREEN else REGISTER
        given = scope_dialog.ask(self._stage.window, self._stage.kit, start, self._scope, verb, error=error)
        if given is None:
            return
        self._scope = given.scope
        then: dict[Then, Callable[[], object]] = {
            Then.ON: partial(self._go_on, choice, given.scope),
            Then.BACK: self.ask_form,
            Then.KINDS: partial(self._ask_kinds, choice),
        }
        then[given.then]()

    def _go_on(self, choice: ConsentChoice, scope: ConsentScope) -> None:
        stage, row = self._stage, self._view.row
        if choice.how == SignedHow.SCREEN:
            document = next(one for one in self._view.texts if one.id == choice.version)
            sign(stage, row, document, scope, choice.witness, list(self._kinds))
            return
        form = SignedForm(scope, choice.how, choice.witness, choice.form.form if choice.form else None)
        job = partial(consents.give_consent, stage.desk, row.id, choice.signed, choice.version, form)
        said = f"Samtycket för {row.short_name} är registrerat."
        stage.run(job, lambda _done: stage.say(said), partial(self.ask_scope, choice))

    def _ask_kinds(self, choice: ConsentChoice, again: str = "") -> None:
        self._stage.run(partial(kinds.own, self._stage.desk), partial(self._change_kinds, choice, again))

    def _change_kinds(
        self, choice: ConsentChoice, again: str, own: list[tuple[str, str]], error: KnownError | None = None
    ) -> None:
        """One change of the list after another, until it is as it should be; then back to what is covered."""
        stage = self._stage
        given = kinds_dialog.ask(stage.window, stage.kit, own, again=again, error=error)
        if given is None:
            stage.run(partial(kinds.kinds, stage.desk), partial(self._kinds_known, choice))
            return
        job = partial(_change_kind, stage.desk, given)
        stage.run(
            job,
            lambda _done: self._ask_kinds(choice, given.left),
            lambda refused: self._change_kinds(choice, given.add or given.left, own, refused),
        )

    def _kinds_known(self, choice: ConsentChoice, known: Mapping[str, str]) -> None:
        self._kinds = known
        self.ask_scope(choice)


def _look(desk: Desk, participant: str) -> tuple[SigningView, dict[str, str]]:
    return signing.before_signing(desk, participant), kinds.kinds(desk)


def _change_kind(desk: Desk, given: KindChoice) -> object:
    return kinds.remove_kind(desk, given.remove) if given.remove else kinds.add_kind(desk, given.add)


def _read(path: Path) -> Attachment:
    from samordning_desktop.ui.consent import form_file  # QtPdf comes in at first use

    return form_file.read_form(path)
