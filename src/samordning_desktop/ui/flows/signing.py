"""Signing on the screen: the participant gets the computer, signs, and the coordinator's passphrase brings it back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from samordning_desktop.core.changes import Done
from samordning_desktop.core.consent import last_valid_day
from samordning_desktop.core.consent_scope import ConsentScope
from samordning_desktop.core.dates import long_date
from samordning_desktop.core.document import Document
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.scope_choice import covered_lines
from samordning_desktop.core.strokes import Strokes
from samordning_desktop.ui.consent.keeping import keep_signed
from samordning_desktop.ui.consent.sign_text import TextToSign
from samordning_desktop.ui.consent.sign_window import SignWindow
from samordning_desktop.ui.flows.stage import Stage


def sign(
    stage: Stage,
    row: ParticipantRow,
    document: Document,
    scope: ConsentScope,
    witness: str,
    kinds: Sequence[str],
) -> None:
    """Show the participant the text, and keep what they sign. However their window is left, the program locks."""
    day, actor = stage.kit.clock.today(), stage.desk.actor
    values = {
        "name": row.fields.name,
        "personal_id": row.fields.personal_id,
        "signed": long_date(day),
        "valid_until": long_date(last_valid_day(day)),
        "words": scope.words,
        "place": actor.site,
        "receiver": actor.name,
        "workplace": actor.unit,
    }
    window = SignWindow(stage.kit.theme, TextToSign(document, values, covered_lines(scope, kinds)))
    kept: list[bytes] = []

    def done(result: Done[bytes]) -> None:
        kept.append(result.value)
        window.thank()

    def given(strokes: Strokes) -> None:
        job = partial(keep_signed, stage.desk, row.id, document.id, day, scope, witness, strokes)
        stage.run(job, done, window.complain)

    window.signed.connect(given)
    window.copy_asked.connect(lambda: _print_copy(window, kept[-1]))
    window.finished.connect(lambda _result: stage.lock())
    stage.window.hide()  # or it would be seen beside, and by whoever changes windows
    window.showFullScreen()


def _print_copy(window: SignWindow, pdf: bytes) -> None:
    from samordning_desktop.ui.consent.copying import print_copy  # QtPdf comes in at first use

    if print_copy(window, pdf):
        window.say("Kopian är skickad till skrivaren.")
