"""Another passphrase, another recovery sheet: asked for, carried out, and asked for once more when refused."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from samordning_desktop import printing
from samordning_desktop.core.errors import KnownError
from samordning_desktop.ops import Desk, files, setup, sheets, ways_in
from samordning_desktop.ops.setup import DeviceSecrets
from samordning_desktop.ui.dialogs import passphrase as passphrase_dialog
from samordning_desktop.ui.dialogs import recovery_sheet as sheet_dialog
from samordning_desktop.ui.dialogs.passphrase import PassphraseChoice
from samordning_desktop.ui.flows.stage import Stage
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.help_page import HelpPage

CHANGED = "Lösenfrasen är bytt."
ANEW = (
    "Börja om med den här datorn?",
    "Registret på datorn tas bort. Ingen deltagare är skriven i det, och inget paket är gjort eller intaget. Riv "
    "återställningsbladet: det öppnar inget längre. Har en annan dator tagit in ortskortet härifrån ska den här datorn "
    "spärras där. Sedan får du välja på nytt om datorn hör till en ort som redan finns.",
    "Ta bort och börja om",
)
SHEET_CHANGED = "Det nya återställningsbladet gäller. Riv det gamla."


def choose_passphrase(stage: Stage, secrets: DeviceSecrets, code: str = "") -> None:
    """Ask for another passphrase. ``code`` is the recovery sheet's, where that has opened the store."""
    stage.run(lambda: secrets.available, partial(_ask, stage, secrets, code, None, None))


def choose_sheet(stage: Stage, secrets: DeviceSecrets) -> None:
    """Let another recovery sheet be printed, and count from then on."""
    code = ways_in.new_code()
    stage.run(partial(_sheet, stage.desk, code), partial(_ask_sheet, stage, secrets, code, None))


def begin_anew(stage: Stage, discard: Callable[[], object]) -> None:
    """Ask whether a store that nobody has begun to use is to be taken away, so that another can be made; then ``discard``
    does so. One that is in use is refused."""

    def ask(_unused: None) -> None:
        if stage.kit.messages.ask(stage.window, *ANEW, danger=True, help_page=HelpPage.COMPUTERS):
            discard()

    stage.run(partial(setup.require_unused, stage.desk), ask)


def show_sheet(window: QWidget, kit: Kit, desk: Desk, code: str) -> None:
    """The recovery sheet with ``code``, to be looked at, printed or saved."""
    kit.runner.run(partial(_sheet, desk, code), partial(_preview, window, kit))


def _ask(
    stage: Stage,
    secrets: DeviceSecrets,
    code: str,
    again: PassphraseChoice | None,
    error: KnownError | None,
    keyring: bool,
) -> None:
    given = passphrase_dialog.ask(
        stage.window, stage.kit, keyring, by_code=bool(code), again=again, error=error
    )
    if given is None:
        return
    proof = ways_in.by_code(code) if code else ways_in.by_passphrase(given.current)
    job = partial(ways_in.choose_passphrase, stage.desk, proof, given.new, secrets)
    stage.run(
        job,
        lambda _done: stage.say(CHANGED),
        lambda refusal: _ask(stage, secrets, code, given, refusal, keyring),
    )


def _ask_sheet(stage: Stage, secrets: DeviceSecrets, code: str, error: KnownError | None, pdf: bytes) -> None:
    given = sheet_dialog.ask(
        stage.window, stage.kit, code, lambda dialog: _preview(dialog, stage.kit, pdf), error
    )
    if given is None:
        return
    job = partial(ways_in.choose_sheet, stage.desk, ways_in.by_passphrase(given), code, secrets)
    stage.run(
        job,
        lambda _done: stage.say(SHEET_CHANGED),
        lambda refusal: _ask_sheet(stage, secrets, code, refusal, pdf),
    )


def _sheet(desk: Desk, code: str) -> bytes:
    return printing.recovery_pdf(sheets.recovery_sheet(desk, code))


def _preview(window: QWidget, kit: Kit, pdf: bytes) -> None:
    from samordning_desktop.ui.dialogs import preview  # QtPdf comes in at first use

    preview.show(window, kit, "Återställningsblad", pdf, "aterstallningsblad.pdf", files.save_file)
