"""Planned steps: what, who, by when; ticked where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from samordning_desktop.core.step import Step
from samordning_desktop.core.swedish import dotted
from samordning_desktop.ui.kit.labels import breakable, wrapped
from samordning_desktop.ui.kit.signs import Sign, signed
from samordning_desktop.ui.kit.spaced import spaced_column, spaced_row
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.panel.section import write
from samordning_desktop.ui.person.lines import Lines
from samordning_desktop.ui.person.section import PageSection
from samordning_desktop.ui.person.verb import Verb


class StepsSection(PageSection):
    """The open steps, the soonest due first; those that are done are folded away."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Planerade steg")
        self._shown: tuple[tuple[Step, ...], date, bool] | None = None
        self._nothing = self.text("quiet")
        self._not_covered = self.not_covered()
        self._open = Lines(theme)
        self.column.addWidget(self._open)
        self.add = self.verb("Lägg till steg …", partial(self.asked.emit, Verb.ADD_STEP, ""))
        self._fold = self.verb("", self._turn)
        self._fold.setCheckable(True)
        self._fold.hide()
        self._done = Lines(theme)
        self.column.addWidget(self._done)
        self._done.hide()

    def show_steps(self, steps: Sequence[Step], today: date, *, veiled: bool = False) -> None:
        """Show a participant's steps, in their order, as they stand on a day; ``veiled``: not shown nor written here."""
        if self._shown == (tuple(steps), today, veiled):
            return
        self._shown = tuple(steps), today, veiled
        self._not_covered.setVisible(veiled)
        self.add.setHidden(veiled)
        waiting = [step for step in steps if step.done is None]
        done = [step for step in steps if step.done is not None]
        write(self._nothing, "" if waiting or veiled else "Inga steg är planerade just nu.")
        self._open.show_lines([self._line(step, today) for step in waiting], self.add)
        self._done.show_lines([self._line(step, today) for step in reversed(done)], self.add)
        self._fold.setVisible(bool(done))
        self._turn()

    def _turn(self) -> None:
        steps = self._shown[0] if self._shown else ()
        count = sum(step.done is not None for step in steps)
        word = "klart steg" if count == 1 else "klara steg"
        self._fold.setText(f"{'Dölj' if self._fold.isChecked() else 'Visa'} {count} {word}")
        self._done.setVisible(self._fold.isChecked() and count > 0)

    def _line(self, step: Step, today: date) -> QWidget:
        line = QWidget()
        row = spaced_row(self.theme, 0.5, line)
        tick = QCheckBox()
        tick.setChecked(step.done is not None)
        tick.setAccessibleName(f"Klart: {step.what}")
        tick.clicked.connect(lambda checked: self._ticked(tick, step.id, checked))
        change = QPushButton("Ändra …")
        change.setAccessibleName(f"Ändra steget {step.what}")
        change.clicked.connect(lambda _checked: self.asked.emit(Verb.CHANGE_STEP, step.id))
        words = spaced_column(self.theme, 0.1)
        words.addWidget(wrapped(breakable(step.what)))
        for widget in _details(self.theme, step, today):
            words.addWidget(widget)
        row.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _ticked(self, tick: QCheckBox, step_id: str, checked: bool) -> None:
        """The tick follows when it has been saved."""
        tick.setChecked(not checked)
        self.asked.emit(Verb.COMPLETE_STEP if checked else Verb.OPEN_STEP, step_id)


def _details(theme: Theme, step: Step, today: date) -> list[QWidget]:
    """Who and by when under a step; what is late is said with its sign."""
    if step.done is not None:
        parts = (step.who, f"klart {step.done}")
    else:
        until = f"senast {step.due}" if step.due and not step.overdue(today) else ""
        parts = (step.who, until)
    text = dotted(*parts)
    widgets: list[QWidget] = [wrapped(breakable(text), "quiet")] if text else []
    if step.overdue(today):
        widgets.append(signed(theme, Sign.OVERDUE, f"Försenat: skulle vara klart {step.due}", "accent"))
    return widgets
