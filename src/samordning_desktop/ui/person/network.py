"""Those around the person: who they are, how they are reached, and whether the consent covers them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from samordning_desktop.core.consent_scope import Coverage
from samordning_desktop.core.network import MOST_MEMBERS, NetworkMember
from samordning_desktop.core.reach import Reach, reach_of
from samordning_desktop.ui.kit.labels import breakable, wrapped
from samordning_desktop.ui.kit.signs import Sign, signed
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.panel.section import write
from samordning_desktop.ui.person.lines import Lines
from samordning_desktop.ui.person.section import PageSection
from samordning_desktop.ui.person.verb import Verb


class NetworkSection(PageSection):
    """A line for each, in order of name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Nätverk")
        self._shown: tuple[tuple[tuple[NetworkMember, Reach], ...], bool] | None = None
        self._count = self.text("quiet")
        self._not_covered = self.not_covered()
        self._members = Lines(theme)
        self.column.addWidget(self._members)
        self.add = self.verb("Lägg till i nätverket …", partial(self.asked.emit, Verb.ADD_MEMBER, ""))

    def show_network(
        self, members: Sequence[NetworkMember], covers: Coverage | None = None, *, veiled: bool = False
    ) -> None:
        """Show those around a participant, and what the consent that counts ``covers`` of them.

        ``veiled``: they are neither shown nor written here.
        """
        reached = tuple((member, reach_of(member, covers)) for member in members)
        if self._shown == (reached, veiled):
            return
        self._shown = reached, veiled
        write(self._count, "" if veiled else tally([reach for _, reach in reached]))
        self._not_covered.setVisible(veiled)
        self.add.setHidden(veiled)
        self._members.show_lines([self._line(*one) for one in reached], self.add)

    def _line(self, member: NetworkMember, reach: Reach) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.px(0.5))
        words = QVBoxLayout()
        words.setSpacing(self.theme.px(0.1))
        words.addWidget(wrapped(breakable(member.words)))
        sign = Sign.COVERED if reach.covered else Sign.NOT_COVERED
        told = " · ".join(part for part in (sign.value, breakable(member.contact)) if part)
        words.addWidget(signed(self.theme, sign, told))
        for text, role in ((reach.words, "quiet"), (reach.mismatch, "quiet" if reach.covered else "accent")):
            if text:
                words.addWidget(wrapped(breakable(text), role))
        change = QPushButton("Ändra …")
        change.setAccessibleName(f"Ändra {member.name} i nätverket")
        change.clicked.connect(lambda _checked: self.asked.emit(Verb.CHANGE_MEMBER, member.id))
        row.addLayout(words, 1)
        row.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        return line


def tally(members: Sequence[Reach]) -> str:
    """How many there are, and whom one may not contact: ``12 av högst 15, varav 2 inte omfattas av samtycket``."""
    if not members:
        return "Ingen är inskriven än."
    outside = sum(not member.covered for member in members)
    count = f"{len(members)} av högst {MOST_MEMBERS}"
    return f"{count}, varav {outside} inte omfattas av samtycket" if outside else count
