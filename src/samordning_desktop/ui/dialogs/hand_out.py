"""Before something about several people goes to somebody else: to whom, and on what ground."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from samordning_desktop.core.disclosure import REASON_LIMIT, RECEIVER_LIMIT, WAY_WORDS, Way
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.grounds import GROUND_WORDS, LETTER, Ground, needs_reason
from samordning_desktop.core.handover import Handover
from samordning_desktop.core.kinds import told
from samordning_desktop.core.text import clean_name, clean_text
from samordning_desktop.ui.dialogs.receiver_fields import ground_field, receiver_field
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.fields import TextField
from samordning_desktop.ui.kit.help_page import HelpPage

_LEAD = (
    "Det är ett utlämnande av uppgifter om var och en som är med. I nästa steg står vem som får vara med, och med vad. "
    "Inget är noterat än."
)
_EACH = "Varje persons samtycke prövas för sig."


class HandOutDialog(Dialog[Handover]):
    """Gives what is to be handed out about several people: ``kinds`` in one ``way``."""

    help_page = HelpPage.DISCLOSURE

    def __init__(
        self, parent: QWidget | None, kit: Kit, kinds: tuple[str, ...], way: Way, receivers: Sequence[str]
    ) -> None:
        super().__init__(parent, kit.theme, "Lämna ut till någon annan", _LEAD, width=40)
        self._kinds, self._way, self._day = kinds, way, kit.clock.today()
        self._receiver = receiver_field(receivers)
        self._ground = ground_field()
        self._reason = TextField(lines=2)
        self.add_field("Till vem", self._receiver, "Välj i listan, eller skriv namn och verksamhet.")
        self.add_text("Vad", "label")
        self.add_text(f"{told(kinds)}, {WAY_WORDS[way]}")
        self.add_field("Grund", self._ground)
        self._about = self.add_text("", "quiet")
        self._reason_row = self.add_field(
            "Skäl",
            self._reason,
            "Varför uppgifterna behöver lämnas ut utan samtycke. Det noteras för var och en.",
        )
        self.primary_verb("Gå vidare")
        self.cancel_verb()
        self._ground.currentIndexChanged.connect(lambda _place: self._tell())
        self._tell()

    def value(self) -> Handover:
        """The handover.

        Raises KnownError ``disclosure.no_receiver``, ``disclosure.no_reason``, ``name.too_long`` or ``text.too_long``.
        """
        self.point_at(self._receiver)
        receiver = clean_name(self._receiver.currentText(), RECEIVER_LIMIT)
        if not receiver:
            raise KnownError("disclosure.no_receiver")
        self.point_at(self._reason)
        asks = needs_reason(self._chosen)
        reason = clean_text(self._reason.text(), REASON_LIMIT) if asks else ""
        if asks and not reason:
            raise KnownError("disclosure.no_reason")
        return Handover(receiver, self._kinds, self._way, self._chosen, self._day, reason=reason)

    @property
    def _chosen(self) -> Ground:
        return Ground(self._ground.currentData())

    def _tell(self) -> None:
        asks = needs_reason(self._chosen)
        first = "" if asks else f"{_EACH} "
        about = GROUND_WORDS[self._chosen].about
        self._about.setText(
            f"{first}{about} (Hänvisning {LETTER}: läst i lagtexten. Inte juridisk rådgivning.)"
        )
        self._reason_row.setVisible(asks)
        self._make_room()


def ask(
    parent: QWidget | None, kit: Kit, kinds: tuple[str, ...], way: Way, receivers: Sequence[str]
) -> Handover | None:
    """To whom and on what ground, or None. ``receivers`` are those near at hand."""
    return HandOutDialog(parent, kit, kinds, way, receivers).outcome()
