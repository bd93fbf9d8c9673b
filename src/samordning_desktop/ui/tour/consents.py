"""The tour's consents: registered from paper in two steps, the participant's own window, and a withdrawal refused."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QMouseEvent

from samordning_desktop.core import texts
from samordning_desktop.core.consent_scope import ConsentScope
from samordning_desktop.core.dates import long_date
from samordning_desktop.core.kinds import KINDS
from samordning_desktop.core.scope_choice import candidates, covered_lines
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.consent.sign_pad import SignPad
from samordning_desktop.ui.consent.sign_text import TextToSign
from samordning_desktop.ui.consent.sign_window import SignWindow
from samordning_desktop.ui.dialogs.consent import ON, ConsentChoice, ConsentDialog
from samordning_desktop.ui.dialogs.consent_scope import ScopeDialog
from samordning_desktop.ui.flows.registering import REGISTER
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.tour.guide import Guide
from samordning_desktop.ui.tour.telling import choose, in_dialog, look, main_window, run

_SCREEN = QSize(1280, 800)
#: A signature, in shares of the place to sign.
_NAME = ((0.06, 0.7), (0.1, 0.2), (0.14, 0.7), (0.2, 0.45), (0.26, 0.7), (0.32, 0.4), (0.4, 0.7), (0.55, 0.3))


def consent(guide: Guide) -> None:
    """A consent is registered with what it covers and signed on the screen; a withdrawal is read and refused."""
    farid = choose(guide, "Farid Nour")
    newest = texts.newest(texts.texts("consent"))

    def fill(dialog: Dialog[object]) -> None:
        if isinstance(dialog, ConsentDialog):
            dialog.refill(ConsentChoice(guide.program.kit.clock.today(), newest.id))
        look(guide, "registrera-samtycke", ON, dialog)

    def cover(dialog: Dialog[object]) -> None:
        if isinstance(dialog, ScopeDialog):
            for box in list(dialog.editor.boxes.values())[:2]:
                box.choose(("situation", "ratings"))
        look(guide, "vad-samtycket-omfattar", REGISTER, dialog)

    guide.in_dialogs(run(guide, Command.GIVE_CONSENT), fill, cover)
    guide.picture("samtycke-registrerat")
    _on_screen(guide, farid.fields.name)
    choose(guide, "Bertil Öst")
    in_dialog(guide, Command.WITHDRAW_CONSENT, "aterkalla-samtycke", "Avbryt")


def _on_screen(guide: Guide, name: str) -> None:
    """The participant's window, looked at and given up."""
    document = texts.newest(texts.texts("consent"), easy=True)
    scope = ConsentScope(candidates([], []))
    day = long_date(guide.program.kit.clock.today())
    text = TextToSign(document, {"name": name, "signed": day}, covered_lines(scope, KINDS))
    window = SignWindow(main_window(guide).kit.theme, text)
    window.resize(_SCREEN)
    window.show()
    guide.picture("deltagaren-laser", window)
    bar = window.reader.verticalScrollBar()
    bar.setValue(bar.maximum())
    guide.until(window.to_sign.isEnabled, "the text to be shown to its end")
    window.to_sign.click()
    guide.app.processEvents()
    _sign(guide, window.pad)
    guide.picture("deltagaren-skriver-under", window)
    window.close()
    guide.rest()


def _sign(guide: Guide, pad: SignPad) -> None:
    kinds = [QEvent.Type.MouseButtonPress, *[QEvent.Type.MouseMove] * (len(_NAME) - 2)]
    for kind, (x, y) in zip([*kinds, QEvent.Type.MouseButtonRelease], _NAME, strict=True):
        place, left = QPointF(x * pad.width(), y * pad.height()), Qt.MouseButton.LeftButton
        event = QMouseEvent(kind, place, pad.mapToGlobal(place), left, left, Qt.KeyboardModifier.NoModifier)
        guide.app.sendEvent(pad, event)
