"""Before a package is made: who goes with, who is recalled, who is left out and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from samordning_desktop.core.dates import long_date
from samordning_desktop.core.kinds import short_words
from samordning_desktop.core.merge_plan import ExportPlan, LeftOut, behind_lines
from samordning_desktop.core.peer import OurCard
from samordning_desktop.ui.dialogs.account import Account, Item, Section, register_section, register_summary
from samordning_desktop.ui.dialogs.words import as_sentence, counted, scans_words, size_words
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.labels import breakable_path
from samordning_desktop.ui.kit.telling_dialog import TellingDialog

_WIDTH = 46
#: The button that looks up everyone who stays: that follows the board, and is done when it is asked for.
SHOW_ALL = "Visa alla som stannar här"
#: More of them are lines: a table is laid out ten times as slowly.
_MOST_ROWS = 300
#: Looks them up, and gives them to what it is called with.
Look = Callable[[Callable[[tuple[LeftOut, ...]], None]], None]
_FIRST = "Allt som samtycket omfattar, första gången"
_FIRST_OWN = "Allt, första gången"
_ALL = "Allt som datorerna saknar om dem följer med, också om den vars samtycke inte gäller."
_NO_NEWS = "Det är inget nytt utlämnande: det som följer med har orten redan."
_RECALLED_ONLY = "Det är inget utlämnande: om den som återkallas skickas bara just det."
_OWN = (
    "Det är inget utlämnande: paketet stannar inom orten, och inget samtycke avgör vad som följer med. "
    "Bara våra egna datorer kan öppna filen."
)


def anything_to_send(plan: ExportPlan) -> bool:
    """Whether a package would hold anything: a participant, a recall notice, or a site's word."""
    return bool(plan.persons or plan.again or plan.recalled or plan.register)


def summary(plan: ExportPlan) -> str:
    """The plan in numbers, one sentence or two."""
    if not anything_to_send(plan):
        return f"Det finns inget nytt att skicka till {plan.to} i dag ({plan.day})."
    parts = []
    if plan.persons or not plan.again:
        parts.append(counted(len(plan.persons), "deltagare följer med", "deltagare följer med"))
    if plan.again:
        parts.append(counted(len(plan.again), "deltagare följer med igen", "deltagare följer med igen"))
    if plan.recalled:
        parts.append(counted(len(plan.recalled), "återkallas", "återkallas"))
    if plan.left_out:
        parts.append(counted(len(plan.left_out), "lämnas utanför", "lämnas utanför"))
    said = register_summary(plan.register)
    changes = f"Paketet rymmer {counted(plan.entries, 'ändring', 'ändringar')}."
    return " ".join(filter(None, (f"Till {plan.to}, {plan.day}: {', '.join(parts)}.", said, changes)))


def details(plan: ExportPlan) -> str:
    """Since when, how many scans, and how large the file will be."""
    if plan.since is None:
        parts = [f"{as_sentence(plan.to)} har inte tagit emot något paket härifrån än, så vitt vi vet."]
    else:
        number, day = plan.since
        parts = [f"Nytt sedan paket {number} den {long_date(day)}, det senaste som är mottaget."]
    if plan.files:
        parts.append(scans_words(plan.files))
    if plan.files_left:
        parts.append(f"{counted(plan.files_left, 'skanning väntar', 'skanningar väntar')} till nästa paket.")
    return " ".join((*parts, f"Filen blir {size_words(plan.size)}."))


def remark(plan: ExportPlan, folder: Path | None) -> str:
    """What making the package means, and where the folder is."""
    if anything_to_send(plan) and plan.own:
        means = _OWN
    elif plan.persons:
        means = "Paketet är ett utlämnande och antecknas. Bara den som tar emot kan öppna filen."
    elif plan.again:
        means = f"{_NO_NEWS} Bara den som tar emot kan öppna filen."
    elif plan.recalled:
        means = f"{_RECALLED_ONLY} Bara den som tar emot kan öppna filen."
    elif plan.register:
        means = "Inget om någon person lämnas ut. Bara den som tar emot kan öppna filen."
    else:
        means = f"Ett tomt paket talar bara om för {plan.to} vad som har kommit fram hit."
    return means if folder is None else f"{means}\nMapp: {breakable_path(str(folder))}"


def _recalled(plan: ExportPlan) -> list[tuple[str, str]]:
    return [(name, as_sentence(plan.why.get(one, ""))) for one, name in plan.recalled]


def _going(plan: ExportPlan) -> tuple[tuple[str, ...], ...]:
    """Who goes with what, a row each, headings first; what the consent leaves out where it leaves anything."""
    rows, first = [], _FIRST_OWN if plan.own else _FIRST
    for one, name in plan.persons:
        what = first if one in plan.first else _news(plan, one)
        rows.append((name, what, as_sentence("; ".join(plan.kept_back(one)))))
    if any(left for _, _, left in rows):
        return (("Deltagare", "Följer med", "Inte med, enligt samtycket"), *rows)
    return (("Deltagare", "Följer med"), *(row[:2] for row in rows))


def _news(plan: ExportPlan, participant: str) -> str:
    """All that goes of a participant: ``Start; samordnare; mål och nuläge``."""
    always = "; ".join(plan.always.get(participant, ())).lower()
    kinds = short_words(plan.kinds.get(participant, ()))
    return as_sentence("; ".join(filter(None, (always, kinds))))


def _apart(plan: ExportPlan) -> bool:
    """Whether its computers have shown different things of our card."""
    return len({one.card for one in plan.computers}) > 1


def _silent(plan: ExportPlan) -> Section:
    """Which of several computers have not been heard from, and what that means; without items when all have."""
    lines = [*(plan.before if _apart(plan) else ()), *behind_lines(plan)]
    return Section("Inte alla datorer där har svarat", tuple(map(Item, lines)))


def _left_out(plan: ExportPlan) -> Section:
    return Section(
        f"Lämnas utanför: {counted(len(plan.left_out), 'deltagare', 'deltagare')}",
        note=f"Det som är nytt om dem stannar här. Den som inget nytt har visas med ”{SHOW_ALL}”.",
        table=_reasons(plan.left_out),
        widths=(30, 70),
    )


def _all_who_stay(plan: ExportPlan, everyone: Sequence[LeftOut]) -> Section:
    """Everyone who stays, whether or not anything of them is new; who is recalled stands there."""
    recalled = {one for one, _ in plan.recalled}
    stay = [one for one in everyone if one.participant not in recalled]
    lines = [f"{one.name}: {one.reason}" for one in stay] if len(stay) > _MOST_ROWS else []
    return Section(
        f"Stannar här: {counted(len(stay), 'deltagare', 'deltagare')}",
        note=f"Inget om dem får gå till {plan.receiver} i dag, nytt eller gammalt.",
        items=tuple(map(Item, lines)) or (() if stay else (Item("Ingen."),)),
        table=() if lines else _reasons(stay),
        widths=(30, 70),
    )


def _reasons(those: Sequence[LeftOut]) -> tuple[tuple[str, ...], ...]:
    """A row each, headings first; nothing for nobody."""
    rows = [(one.name, as_sentence(one.reason)) for one in those]
    return (("Deltagare", "Därför"), *rows) if rows else ()


def sections(plan: ExportPlan, everyone: Sequence[LeftOut] | None = None) -> tuple[Section, ...]:
    """The account of the package: a section for each group that has anybody in it. ``everyone``: all who stay, once they
    have been looked up."""
    groups = (
        _silent(plan),
        Section(
            f"Följer med: {counted(len(plan.persons), 'deltagare', 'deltagare')}",
            note=_ALL if plan.own else f"Det som {plan.receiver} saknar om dem lämnas ut.",
            table=_going(plan) if plan.persons else (),
            widths=(30, 40, 30)[: len(_going(plan)[0])],
        ),
        Section(
            f"Följer med igen: {counted(len(plan.again), 'deltagare', 'deltagare')}",
            items=tuple(Item(name) for _, name in plan.again),
            note=f"{plan.receiver} har redan det som följer med om dem, så det är inget nytt utlämnande. Det går igen för "
            "den dator där som inte har visat att den har det.",
        ),
        Section(
            f"Återkallas: {counted(len(plan.recalled), 'deltagare', 'deltagare')}",
            note=f"{plan.receiver} får veta att samtycket inte längre gäller. Inget annat om dem skickas.",
            table=(("Deltagare", "Därför"), *_recalled(plan)) if plan.recalled else (),
            widths=(30, 70),
        ),
        register_section(plan.register),
        _left_out(plan) if everyone is None else _all_who_stay(plan, everyone),
    )
    return tuple(group for group in groups if group.items or group.table)


class Send(StrEnum):
    """Where the package is to go."""

    FILE = "file"
    FOLDER = "folder"


class ExportDialog(TellingDialog[Send]):
    """Gives the way when a package is to be made; into the folder only where one is chosen.

    Also with nobody to send: an empty package tells the receiver what has arrived here, which mends a gap.
    """

    help_page = HelpPage.PACKAGES

    def __init__(
        self,
        parent: QWidget | None,
        kit: Kit,
        plan: ExportPlan,
        folder: Path | None,
        look: Look | None = None,
    ) -> None:
        super().__init__(parent, kit.theme, f"Skapa paket till {plan.to}", summary(plan), width=_WIDTH)
        self._way = Send.FILE
        said = []
        if plan.before and not _apart(plan):
            said.append(
                self.add_text(" ".join(plan.before), "strong" if plan.card is OurCard.CHANGED else "")
            )
        said.append(self.add_text(details(plan)))
        self._plan = plan
        account = sections(plan)
        self._place = self.body.count()
        self._account = self._put(account) if account else None
        self._over = False
        self.finished.connect(self._end)
        if look is not None and not plan.own:
            self._all = QPushButton(SHOW_ALL, autoDefault=False)
            self._all.clicked.connect(lambda _checked: self._look_up(look))
            self.body.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        said.append(self.add_text(remark(plan, folder), "quiet"))
        self.said = tuple(said)
        if folder is not None:
            self._send_verb("Lägg i mappen", Send.FOLDER)
            self._send_verb("Spara som fil …", Send.FILE)
        else:
            self._send_verb("Skapa paketet" if anything_to_send(plan) else "Skapa ett tomt paket", Send.FILE)
        self.cancel_verb()

    def value(self) -> Send:
        """Where the package is to go."""
        return self._way

    def _put(self, told: Sequence[Section]) -> Account:
        account = self.part = Account(self.theme, told, _WIDTH, beside=0)
        self.body.insertWidget(self._place, account)
        for verb in self.verbs[:1]:
            QWidget.setTabOrder(account, verb)
        return account

    def _look_up(self, look: Look) -> None:
        self._all.setEnabled(False)
        look(self._tell)

    def _tell(self, everyone: tuple[LeftOut, ...]) -> None:
        """All who stay, in place of those who have something new."""
        if self._over:
            return
        found = sections(self._plan, everyone)
        account = self._account or self._put(found)
        account.tell(found)
        account.show()
        self._all.hide()
        account.setFocus(Qt.FocusReason.OtherFocusReason)
        self.say(f"{found[-1].heading}.")
        account.show_part(found[-1].heading)

    def _end(self) -> None:
        """What is found from now on is not wanted."""
        self._over = True

    def _send_verb(self, text: str, way: Send) -> None:
        self.verb(text, partial(self._go, way)).setProperty("verb", "danger")

    def _go(self, way: Send) -> None:
        self._way = way
        self.accept()


def ask(
    parent: QWidget | None, kit: Kit, plan: ExportPlan, folder: Path | None = None, look: Look | None = None
) -> Send | None:
    """Where to put the package, when one is to be made; None when not. ``look`` looks up all who stay."""
    return ExportDialog(parent, kit, plan, folder, look).outcome()
