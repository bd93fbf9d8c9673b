"""What a consent covers: who may be contacted, what each may be told, and the person's own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from samordning_desktop.core.consent_scope import MOST_PARTIES, WORDS_LIMIT, ConsentScope, Party, PartyKind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.kinds import ALWAYS
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.scope_choice import covered_lines
from samordning_desktop.ui.consent.scope_editor import ScopeEditor
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.fields import TextField
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.labels import breakable

#: Said while there is no other site to tick: one written in as a unit would get nothing.
NO_SITE = (
    "Ingen annan pilotort är känd här än. Ska samtycket omfatta den andra orten: byt ortskort med den först, på sidan Paket. "
    "Skriver du in dess namn här blir det en enhet, och inget går med i paket dit."
)
NOBODY = "Ingen är ikryssad än. Samtycket omfattar bara dem som kryssas för."


class Then(StrEnum):
    """Where the way goes on from here."""

    ON = "on"
    BACK = "back"
    KINDS = "kinds"


@dataclass(frozen=True, slots=True)
class ScopeChoice:
    """What is ticked and written so far, and what comes then."""

    scope: ConsentScope
    then: Then = Then.ON


@dataclass(frozen=True, slots=True)
class ScopeStart:
    """What there is to choose among, and what is new since a former consent, in words.

    ``home`` is the participant's own site where that is another than ours: it is not chosen, for it has all of it.
    """

    name: str
    parties: tuple[Party, ...]
    kinds: Mapping[str, str]
    network: tuple[NetworkMember, ...] = ()
    news: tuple[str, ...] = ()
    home: str = ""


class ScopeDialog(Dialog[ScopeChoice]):
    """Gives what is covered. ``verb`` is what comes after it: registering, or showing the text to the person."""

    help_page = HelpPage.CONSENT

    def __init__(
        self, parent: QWidget | None, kit: Kit, start: ScopeStart, chosen: ConsentScope | None, verb: str
    ) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Vad samtycket omfattar",
            f"{start.name} bestämmer vilka som får kontaktas och vad var och en får veta.",
            width=46,
        )
        self._kinds = start.kinds
        self._then = Then.ON
        self.editor = ScopeEditor(kit.theme, _known(start.parties, chosen), start.kinds, start.network)
        self._words = TextField(chosen.words if chosen else "", lines=2)
        self._build(start)
        if chosen is not None:
            self.editor.choose(chosen.parties)
        self.editor.changed.connect(self._tell)
        self.editor.refused.connect(self._refuse)
        self._tell()
        self.verb("Gå tillbaka", lambda: self._leave(Then.BACK))
        self.primary_verb(verb)
        self.cancel_verb()
        self.editor.take_keyboard()

    def value(self) -> ScopeChoice:
        """What is ticked and written. Raises KnownError ``text.too_long``, ``scope.full`` or ``scope.nobody``."""
        self.point_at(self._words)
        words = self._words.text()
        if len(words) > WORDS_LIMIT:
            raise KnownError("text.too_long", length=len(words), limit=WORDS_LIMIT)
        self.point_at(self.editor.name)
        parties = self.editor.parties()
        if len(parties) > MOST_PARTIES:
            raise KnownError("scope.full", most=MOST_PARTIES)
        if not parties and self._then is Then.ON:
            raise KnownError("scope.nobody")
        return ScopeChoice(ConsentScope(parties, words), self._then)

    def accept(self) -> None:
        """Close with the choice, or stay; the way on is then asked for anew."""
        super().accept()
        self._then = Then.ON

    def _build(self, start: ScopeStart) -> None:
        if start.news:
            self.add_text("Sedan förra samtycket", "label")
            self.add_text(breakable("\n".join(f"– {line}" for line in start.news)))
        if start.home:
            self.add_text(
                breakable(
                    f"{start.home} är personens egen ort och har alltid allt som skrivs om personen. "
                    "Den behöver inget kryss, och kan inte lämnas utanför."
                )
            )
        elif not any(one.kind is PartyKind.SITE for one in start.parties):
            self.add_text(NO_SITE)
        self.add_text("Den som kryssas för får alltid veta: " + ALWAYS[0].lower() + ALWAYS[1:] + ".", "quiet")
        self.add_widget(self.editor)
        kinds = QPushButton("Slag av uppgifter …", autoDefault=False)
        kinds.clicked.connect(lambda _checked: self._leave(Then.KINDS))
        self.body.addWidget(kinds, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_field(
            "Med personens egna ord", self._words, "Också det som personen inte vill att vi delar."
        )
        self.add_text("Det här omfattar samtycket", "label")
        self._told = self.add_text("")

    def _leave(self, then: Then) -> None:
        self._then = then
        self.accept()

    def _refuse(self, error: KnownError) -> None:
        self.point_at(self.editor.name)
        self.complain(error)

    def _tell(self) -> None:
        lines = covered_lines(ConsentScope(self.editor.parties()), self._kinds)
        self._told.setText(breakable("\n".join(f"– {line}" for line in lines) or NOBODY))
        self._make_room()


def _known(parties: Iterable[Party], chosen: ConsentScope | None) -> list[Party]:
    """Those to choose among; with what was chosen before, so that a kind taken off the list can be kept."""
    found = [(one, chosen.party(one.key) if chosen else None) for one in parties]
    return [one if before is None else replace(one, shares=before.shares) for one, before in found]


def ask(
    parent: QWidget | None,
    kit: Kit,
    start: ScopeStart,
    chosen: ConsentScope | None,
    verb: str,
    *,
    error: KnownError | None = None,
) -> ScopeChoice | None:
    """What the consent is to cover, or None. ``chosen``: what is ticked at first; ``error``: the last refusal."""
    dialog = ScopeDialog(parent, kit, start, chosen, verb)
    dialog.complain_first(error)
    return dialog.outcome()
