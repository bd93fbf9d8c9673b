"""Settling a field that was changed at both sites: every version side by side, and room for another text."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from samordning_desktop.core.changed_part import shortened
from samordning_desktop.core.conflict import Conflict, Version
from samordning_desktop.core.dates import local_time
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.fields import field_value, is_chosen
from samordning_desktop.core.swedish import told_apart
from samordning_desktop.core.word_diff import differing_from_any
from samordning_desktop.ui.dialogs.other_value import OtherValue, other_value
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog, wrapped
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.labels import breakable
from samordning_desktop.ui.kit.marked_field import MarkedField
from samordning_desktop.ui.kit.theme import set_role
from samordning_desktop.ui.kit.unsaved import loses

_HINT = "Den gäller här genast, och på andra datorer när nästa paket härifrån är intaget där."

UNSEEN = ("Läs först det som ska gälla.", "Det står här ovanför. Tryck igen om det är rätt.")

#: A version is shown in so many lines, of so many characters at least.
_FEWEST, _MOST, _A_LINE = 2, 5, 34
#: So many characters are shown of what an author was looking at.
_SEEN = 300


def title(conflict: Conflict) -> str:
    """Whose and which field: ``Nuläge för Anna Alm: två värden``."""
    words = {2: "två", 3: "tre", 4: "fyra"}
    count = len(conflict.versions)
    return f"{conflict.heading} för {conflict.said_name}: {words.get(count, str(count))} värden"


def question(conflict: Conflict) -> str:
    """What is asked and what becomes of the rest."""
    two = len(conflict.versions) == 2
    if all(version.settled for version in conflict.versions):
        unseen = "Det är redan avgjort, på olika sätt."
    else:
        unseen = f"Ingen hade sett vad {'den' if two else 'de'} andra skrev."
    rest = "Det andra" if two else "De andra"
    return f"{unseen} Vilket ska gälla? {rest} står kvar i historiken."


def source(version: Version) -> str:
    """Who wrote it, where: ``Eva Ek, Öppenvården, Falköping``."""
    return ", ".join(part for part in (version.author, version.unit, version.site) if part)


def called(versions: Sequence[Version]) -> list[str]:
    """What tells each version apart from the others: who wrote it, then when, in the last place their order."""
    return told_apart([source(version) for version in versions], [written(version) for version in versions])


def written(version: Version) -> str:
    """When it was written: ``2026-11-20 14:03``, with a word for the versions of this site."""
    return f"{local_time(version.when)}{' (vår ort)' if version.ours else ''}"


def keep_verb(conflict: Conflict, version: Version) -> str:
    """The verb under a version: what one site took away goes on being away."""
    return "Låt vara borttaget" if conflict.names_thing and not version.text else "Behåll den här"


def lines_of(text: str) -> int:
    """How many lines a version is shown in: no more than it needs, so that its button is in sight."""
    needed = sum(max(1, ceil(len(line) / _A_LINE)) for line in text.split("\n"))
    return min(max(needed, _FEWEST), _MOST)


def saw(version: Version) -> str:
    """What its author was looking at: ``Såg då: Sover dåligt.``"""
    if version.saw is None:
        return "Vad som stod där då finns inte i det här registret."
    return (
        f"Såg då: {shortened(' '.join(version.saw.split()), _SEEN)}"
        if version.saw.strip()
        else "Såg då: en tom ruta."
    )


def all_saw(versions: Sequence[Version]) -> str:
    """The same for all of them at once, where they were looking at the same; else empty."""
    found = {version.saw for version in versions}
    if len(found) != 1 or None in found:
        return ""
    what = shortened(" ".join((versions[0].saw or "").split()), _SEEN)
    who = "Båda" if len(versions) == 2 else "Alla"
    return f"{who} utgick från: {what}" if what else "Rutan var tom när de skrev."


class SettleDialog(Dialog[str]):
    """Gives the text that is to hold: one of the versions, or another.

    What is chosen, not written, is chosen here too. What differs between the texts is marked.
    """

    help_page = HelpPage.PACKAGES

    def __init__(self, parent: QWidget | None, kit: Kit, conflict: Conflict, text: str = "") -> None:
        super().__init__(parent, kit.theme, title(conflict), question(conflict), width=56)
        self.setWindowTitle("Två värden att välja mellan")  # the system records titles: no name
        self._messages = kit.messages
        self._conflict = conflict
        self._refilled = bool(text)
        self._kept: Version | None = None
        self._read = False
        self._own = other_value(kit, conflict, text)
        self._saw = all_saw(conflict.versions)
        self._lines = max(map(lines_of, map(conflict.shown, conflict.versions)))
        self._build()

    def _build(self) -> None:
        cards = QWidget()
        grid = QGridLayout(cards)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self.theme.px(0.8))
        versions = self._conflict.versions
        for place, (version, name) in enumerate(zip(versions, called(versions), strict=True)):
            grid.addWidget(self._card(version, name), place // 2, place % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.add_widget(cards)
        if self._saw:
            self.add_text(breakable(self._saw), "quiet")
        if self._own is None:
            self.add_text(_HINT, "quiet")
        else:
            self._add_other(self._own)
        self.cancel_verb("Avgör senare")

    def _add_other(self, own: OtherValue) -> None:
        self.add_field(own.label, own.widget, _HINT)
        use = self.verb(own.verb, self._use)
        use.setEnabled(own.filled)
        self.enters(own.widget, use)
        own.changed.connect(lambda: use.setEnabled(own.filled))

    def _card(self, version: Version, name: str) -> QFrame:
        card = QFrame()
        set_role(card, "card")
        others = [one.text for one in self._conflict.versions if one is not version]
        spans = differing_from_any(version.text, others)
        text = MarkedField(self.theme, self._conflict.shown(version), spans, lines=self._lines)
        text.setReadOnly(True)
        text.setAccessibleName(f"Text från {source(version)}, {written(version)}")
        verb = keep_verb(self._conflict, version)
        keep = QPushButton(verb, autoDefault=False)
        keep.setAccessibleName(f"{verb}: {name}")
        keep.clicked.connect(lambda _checked: self._keep(version))
        column = QVBoxLayout(card)
        margin = self.theme.px(0.8)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(wrapped(source(version), "strong"))
        column.addWidget(wrapped(written(version), "quiet"))
        column.addWidget(text, 1)
        if not self._saw:
            column.addWidget(wrapped(breakable(saw(version)), "quiet"))
        column.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _use(self) -> None:
        """Use the other value; one that is out of sight is brought there first, for it holds something from the start."""
        unread = not (self.altered or self._read)
        self._read = True
        if self._own is not None and unread and not self.in_sight(self._own.widget):
            self._own.widget.setFocus(Qt.FocusReason.OtherFocusReason)
            self.hold_up(*UNSEEN)
            self.bring(self._own.widget)
        else:
            self.accept()

    def _keep(self, version: Version) -> None:
        self._kept = version
        self.accept()

    def give_up(self) -> None:
        """Ask before another value that has been filled in is lost."""
        if not (self.altered or self._refilled) or loses(self._messages, self):
            super().give_up()

    def value(self) -> str:
        """The text. Raises KnownError as ``core.fields.field_value``."""
        if self._kept is not None or self._own is None:
            return self._kept.text if self._kept else ""
        self.point_at(self._own.widget)
        text = self._own.text()
        if not is_chosen(self._conflict.entity, self._conflict.field):
            field_value(self._conflict.entity, self._conflict.field, text)
        return text


def ask(
    parent: QWidget | None,
    kit: Kit,
    conflict: Conflict,
    *,
    again: str | None = None,
    error: KnownError | None = None,
) -> str | None:
    """The text that is to hold (empty is an answer), or None: the conflict stays.

    ``again`` and ``error``: what was given the last time and why it was refused after the dialog had closed.
    """
    dialog = SettleDialog(parent, kit, conflict, again or "")
    dialog.complain_first(error)
    return dialog.outcome()
