"""Those around the person: who they are, how they are reached, and whether the consent covers them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from samordning_desktop.core.consent_scope import Coverage
from samordning_desktop.core.network import MOST_MEMBERS, NetworkMember
from samordning_desktop.core.reach import Reach, reach_of
from samordning_desktop.core.swedish import dotted
from samordning_desktop.ui.kit.labels import breakable, wrapped
from samordning_desktop.ui.kit.signs import Sign, signed
from samordning_desktop.ui.kit.spaced import spaced_column, spaced_row
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.panel.section import write
from samordning_desktop.ui.person.lines import Lines
from samordning_desktop.ui.person.section import PageSection
from samordning_desktop.ui.person.verb import Verb

#: What is said of who is ticked while no consent holds: nobody is covered by what is not there.
NO_CONSENT = "inget samtycke gäller nu"


class NetworkSection(PageSection):
    """A line for each, in order of name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Nätverk")
        self._shown: tuple[tuple[tuple[NetworkMember, Reach], ...], bool, bool] | None = None
        self._count = self.text("quiet")
        self._not_covered = self.not_covered()
        self._members = Lines(theme)
        self.column.addWidget(self._members)
        self.add = self.verb("Lägg till i nätverket …", partial(self.asked.emit, Verb.ADD_MEMBER, ""))

    def show_network(
        self, members: Sequence[NetworkMember], covers: Coverage | None = None, *, veiled: bool = False
    ) -> None:
        """Show those around a participant, and what the consent that counts ``covers`` of them; None: none counts.

        ``veiled``: they are neither shown nor written here.
        """
        reached = tuple((member, reach_of(member, covers)) for member in members)
        consented = covers is not None
        shown = reached, consented, veiled
        if self._shown == shown:
            return
        self._shown = shown
        count = "" if veiled else tally([reach for _, reach in reached], consented=consented)
        write(self._count, count)
        self._not_covered.setVisible(veiled)
        self.add.setHidden(veiled)
        self._members.show_lines([self._line(*one, consented=consented) for one in reached], self.add)

    def _line(self, member: NetworkMember, reach: Reach, *, consented: bool) -> QWidget:
        line = QWidget()
        row = spaced_row(self.theme, 0.5, line)
        words = spaced_column(self.theme, 0.1)
        words.addWidget(wrapped(breakable(member.words)))
        sign = Sign.COVERED if reach.covered and consented else Sign.NOT_COVERED
        standing = NO_CONSENT if reach.covered and not consented else sign.value
        told = dotted(standing, breakable(member.contact))
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


def tally(members: Sequence[Reach], *, consented: bool = True) -> str:
    """How many there are, and whom one may not contact: ``12 av högst 15, varav 2 inte omfattas av samtycket``.

    ``consented``: whether any consent holds.
    """
    if not members:
        return "Ingen är inskriven än."
    outside = sum(not member.covered for member in members)
    count = f"{len(members)} av högst {MOST_MEMBERS}"
    if not consented:
        return f"{count}, och {NO_CONSENT}"
    return f"{count}, varav {outside} inte omfattas av samtycket" if outside else count
