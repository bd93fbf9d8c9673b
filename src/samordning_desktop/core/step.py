"""Planned steps: what is to be done, by whom, by when."""

from __future__ import annotations

from datetime import date

from samordning_desktop.core.values import dataclass

STEP_LABELS: dict[str, str] = {"what": "Vad", "who": "Vem", "due": "Senast", "done": "Klart"}


@dataclass(frozen=True, slots=True)
class Step:
    """One agreed step. ``due`` is the last day agreed on, ``done`` the day it was done."""

    id: str
    what: str
    who: str = ""
    due: date | None = None
    done: date | None = None

    def overdue(self, today: date) -> bool:
        """Whether its last day has passed without it being done."""
        return self.done is None and self.due is not None and self.due < today

    @property
    def words(self) -> str:
        """The step on one line: ``Ring hyresvärden (Eva Ek, senast 2026-12-01)``."""
        until = "" if self.due is None else f"senast {self.due}"
        done = "" if self.done is None else f"klart {self.done}"
        beside = ", ".join(part for part in (self.who, done or until) if part)
        return f"{self.what} ({beside})" if beside else self.what


def step_order(step: Step) -> tuple[bool, date, str, str]:
    """Open steps first, the soonest due first, those without a day after them; then the done ones by day."""
    day = step.done or step.due or date.max
    return step.done is not None, day, step.what, step.id
