"""Noting a disclosure: to whom, what, how and on what ground. Without a ground it is stopped, and it says why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from samordning_desktop.core.disclosure import (
    NOTED_WAYS,
    REASON_LIMIT,
    RECEIVER_LIMIT,
    WAY_WORDS,
    WORDS_LIMIT,
    Way,
)
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.grounds import GROUND_WORDS, LETTER, Ground, needs_reason
from samordning_desktop.core.handover import Handover, checked, whom_and_what
from samordning_desktop.core.kinds import ALWAYS, BASICS, told
from samordning_desktop.core.permission import Permission
from samordning_desktop.ui.dialogs.days import so_far
from samordning_desktop.ui.dialogs.receiver_fields import ground_field, receiver_field
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.choice import Choice
from samordning_desktop.ui.kit.date_field import DateField
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.fields import TextField
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.theme import set_role
from samordning_desktop.ui.kit.tick import Tick

CHOOSE = "Välj grund"
ON_PAPER = "Vem samtycket omfattar står bara på papperet. Se efter där att mottagaren och uppgifterna är med."
BEFORE = "Det lämnades ut före återkallelsen den dagen"
_FINAL = "Noteringen kan inte ändras eller tas bort efteråt."


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that is about to be printed for somebody: its name, and the kinds of information that it shows."""

    name: str
    kinds: tuple[str, ...]


def ground_line(ground: Ground | None, objection: str, permission: Permission) -> tuple[str, bool]:
    """What is said under the ground, and whether it stops the disclosure. ``objection``: why consent does not do."""
    if ground is None:
        return f"Samtycke går inte att välja: {objection}." if objection else "", False
    if ground is Ground.CONSENT and objection:
        return f"Stoppas: {objection}.", True
    about = f"{GROUND_WORDS[ground].about} (Hänvisning {LETTER}: läst i lagtexten. Inte juridisk rådgivning.)"
    return (f"{ON_PAPER} {about}" if ground is Ground.CONSENT and permission.on_paper else about), False


class _When:
    """When it was handed out. What is printed is handed out today: there it is not asked."""

    def __init__(self, kit: Kit, today: date) -> None:
        self.day = DateField(kit.theme, today, today)
        self.before = Tick(kit.theme, BEFORE)


class DisclosureDialog(Dialog[Handover]):
    """Gives what is to be noted. With a ``sheet``, what and how are given beforehand."""

    help_page = HelpPage.DISCLOSURE

    def __init__(
        self, parent: QWidget | None, kit: Kit, name: str, permission: Permission, sheet: Sheet | None = None
    ) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Skriva ut för någon annan" if sheet else "Notera utlämnande",
            f"Uppgifter om {name} till någon annan än personen själv.",
            width=42,
        )
        self._today = kit.clock.today()
        self._permission = permission
        self._sheet = sheet
        self._receiver = receiver_field(permission.receivers)
        kinds = {} if sheet else {BASICS: f"Bara {ALWAYS[0].lower()}{ALWAYS[1:]}"} | permission.kinds
        self._kinds = {code: Tick(kit.theme, words) for code, words in kinds.items()}
        self._words = QLineEdit()
        ways = {way.value: WAY_WORDS[way] for way in NOTED_WAYS}
        self._way = None if sheet else Choice(kit.theme, "Hur", ways, needed=True)
        self._ground = ground_field(CHOOSE)
        self._reason = TextField(lines=2)
        self._when = None if sheet else _When(kit, self._today)
        self._chosen = False
        self._build()
        self._connect()

    def value(self) -> Handover:
        """The handover. Raises KnownError ``disclosure.no_choice``, as ``DateField.day`` and as ``core.handover``."""
        try:
            return self._given()
        except KnownError as error:
            self.point_at(self._field_of(error))
            raise

    def refill(self, given: Handover) -> None:
        """Fill in what was given before."""
        self._receiver.setCurrentText(given.receiver)
        for code, tick in self._kinds.items():
            tick.tick(code in given.kinds)
        self._words.setText(given.words)
        if self._way is not None:
            self._way.choose(given.way.value)
        self._reason.setPlainText(given.reason)
        if self._when is not None:
            self._when.day.set_day(given.when)
            self._when.before.tick(given.before)
        self._ground.setCurrentIndex(self._ground.findData(given.ground.value))
        self._choose()

    def _given(self) -> Handover:
        """What is filled in; what is wrong is told in the order of the fields."""
        receiver = self._receiver.currentText()
        whom_and_what(receiver, self._chosen_kinds, self._permission)
        day = so_far(self._when.day.day(), self._today) if self._when else self._today
        ground = self._chosen_ground
        if ground is None:
            raise KnownError("disclosure.no_choice")
        reason = self._reason.text() if needs_reason(ground) else ""
        given = Handover(
            receiver, self._chosen_kinds, self._chosen_way, ground, day, self._words.text(), reason, self._before,
        )  # fmt: skip
        return checked(given, self._permission, self._today)

    @property
    def _chosen_ground(self) -> Ground | None:
        data = self._ground.currentData()
        return Ground(data) if data else None

    @property
    def _chosen_kinds(self) -> tuple[str, ...]:
        if self._sheet is not None:
            return self._sheet.kinds
        return tuple(code for code, tick in self._kinds.items() if tick.ticked)

    @property
    def _chosen_way(self) -> Way:
        return Way.PRINT if self._way is None else Way(self._way.value)

    def _build(self) -> None:
        self.add_field("Till vem", self._receiver, "Välj i listan, eller skriv namn och verksamhet.")
        self.add_text("Vad", "label")
        if self._sheet is not None:
            self.add_text(f"{self._sheet.name}: {told(self._sheet.kinds)}")
        if self._kinds:
            self.add_widget(_together(list(self._kinds.values())))
        if self._way is not None:
            self.add_widget(self._way)
            self._way.choose(Way.SPOKEN.value)
        if self._when is not None:
            self.add_field("Dag", self._when.day)
            self.add_widget(self._when.before)
        self.add_field("Grund", self._ground)
        self._about = self.add_text("", "quiet")
        self._reason_row = self.add_field(
            "Skäl", self._reason, "Varför uppgiften behöver lämnas ut utan samtycke."
        )
        self.add_field(
            "Närmare bestämt",
            self._words,
            "Kort, om det behövs. Sådant som hör hemma i journalen skrivs där.",
        )
        self.add_text(_FINAL, "quiet")
        self.primary_verb("Notera och visa utskriften" if self._sheet else "Notera utlämnandet")
        self.cancel_verb()

    def _connect(self) -> None:
        self._receiver.currentTextChanged.connect(lambda _text: self._tell())
        for tick in self._kinds.values():
            tick.changed.connect(self._tell)
        if self._when is not None:
            self._when.day.changed.connect(self._tell)
            self._when.before.changed.connect(self._tell)
        self._ground.currentIndexChanged.connect(lambda _place: self._choose())
        self._ground.activated.connect(lambda _place: self._choose())
        self._tell()

    def _choose(self) -> None:
        """The person has chosen a ground: it is not changed for them any more."""
        self._chosen = True
        self._tell()

    def _tell(self) -> None:
        """What the ground means, live, and why it is stopped. Consent is chosen by itself only while it covers."""
        whole = bool(self._receiver.currentText().strip() and self._chosen_kinds)
        day = self._chosen_day
        asks_anew = self._ask_before(day)
        objection = self._objection(day) if whole else ""
        if not self._chosen:
            ground = Ground.CONSENT.value if whole and not objection else ""
            with QSignalBlocker(self._ground):  # what a person chooses is told apart by its signal
                self._ground.setCurrentIndex(self._ground.findData(ground))
        words, stops = ground_line(self._chosen_ground, objection, self._permission)
        _write(self._about, words, stops)
        ground_now = self._chosen_ground
        self._reason_row.setVisible(ground_now is not None and needs_reason(ground_now))
        self._make_room()
        if asks_anew is not None:
            self.bring(asks_anew)

    def _ask_before(self, day: date) -> QWidget | None:
        """Ask whether it was before what was withdrawn on that day. Gives the tick when it was not asked until now."""
        if self._when is None:
            return None
        hidden = self._when.before.isHidden()
        self._when.before.setVisible(self._permission.broken(day))
        return self._when.before if hidden and not self._when.before.isHidden() else None

    @property
    def _chosen_day(self) -> date:
        try:
            return self._when.day.day() if self._when else self._today
        except KnownError:
            return self._today

    @property
    def _before(self) -> bool:
        return self._when is not None and self._when.before.ticked

    def _objection(self, day: date) -> str:
        receiver = self._receiver.currentText()
        return self._permission.objection(receiver, self._chosen_kinds, day, before=self._before)

    def _field_of(self, error: KnownError) -> QWidget:
        """The field that a refusal is about; that of a text too long is known by its limit."""
        ticks = (tick.box for tick in self._kinds.values())
        kinds: QWidget = next(ticks, self._receiver)
        fields: dict[object, QWidget] = {
            "disclosure.no_receiver": self._receiver,
            "disclosure.nothing": kinds,
            "disclosure.no_reason": self._reason,
            RECEIVER_LIMIT: self._receiver,
            WORDS_LIMIT: self._words,
            REASON_LIMIT: self._reason,
        }
        if self._when is not None:
            about_day = ("date.missing", "date.form", "date.invalid", "date.future")
            fields |= dict.fromkeys(about_day, self._when.day)
        return fields.get(error.facts.get("limit", error.code), self._ground)


def _together(ticks: Sequence[Tick]) -> QWidget:
    """Boxes under each other, close."""
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for tick in ticks:
        column.addWidget(tick)
    return group


def _write(label: QLabel, text: str, stops: bool) -> None:
    label.setText(text)
    label.setVisible(bool(text))
    set_role(label, "accent" if stops else "quiet")


def ask(
    parent: QWidget | None,
    kit: Kit,
    name: str,
    permission: Permission,
    *,
    sheet: Sheet | None = None,
    again: Handover | None = None,
    error: KnownError | None = None,
) -> Handover | None:
    """What is handed out about ``name``, to be noted, or None. ``sheet``: what is to be printed for somebody else.

    ``again`` and ``error``: what was given the last time and why it was refused after the dialog had closed.
    """
    dialog = DisclosureDialog(parent, kit, name, permission, sheet)
    if again is not None:
        dialog.refill(again)
    dialog.complain_first(error)
    return dialog.outcome()
