"""How a coordinator has set the board: columns, order of rows, filter. Kept as a text between times."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, field, replace
from typing import Any

from samordning_desktop.core.values import dataclass
from samordning_desktop.ui.board.columns import COLUMNS, HIDDEN, PATIENT
from samordning_desktop.ui.board.filtering import ORDERS, Filter, Since

#: The narrowest and the widest that a column can be made by hand, in em.
LEAST_EM, MOST_EM = 4.0, 60.0
#: One step of Bredare and Smalare, in em.
STEP_EM = 2.0


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns' order, those that are hidden, and the widths in em of those that were set by hand."""

    order: tuple[str, ...] = COLUMNS
    hidden: frozenset[str] = HIDDEN
    widths: Mapping[str, float] = field(default_factory=dict)

    @property
    def shown(self) -> tuple[str, ...]:
        """The columns that are shown, in order."""
        return tuple(column for column in self.order if column not in self.hidden)

    def can_move(self, column: str, step: int) -> bool:
        """Whether a column can change places with the shown one before (-1) or after (+1) it."""
        shown = self.shown
        return column in shown and 0 <= shown.index(column) + step < len(shown)

    def moved(self, column: str, step: int) -> Columns:
        """The column past its shown neighbour at the left (-1) or the right (+1)."""
        if not self.can_move(column, step):
            return self
        neighbour = self.shown[self.shown.index(column) + step]
        rest = [one for one in self.order if one != column]
        rest.insert(rest.index(neighbour) + (step > 0), column)
        return replace(self, order=tuple(rest))

    def with_shown(self, column: str, shown: bool) -> Columns:
        """The column shown or hidden; Patient is always shown."""
        if column == PATIENT:
            return self
        return replace(self, hidden=self.hidden - {column} if shown else self.hidden | {column})

    def with_widths(self, widths: Mapping[str, float]) -> Columns:
        """These widths set by hand, in em, held within what a column can have."""
        held = {column: min(max(round(em, 2), LEAST_EM), MOST_EM) for column, em in widths.items()}
        return replace(self, widths={**self.widths, **held})


@dataclass(frozen=True, slots=True)
class Look:
    """All of it. ``sort`` is a column and whether it falls."""

    columns: Columns = field(default_factory=Columns)
    sort: tuple[str, bool] = (PATIENT, False)
    filter: Filter = field(default_factory=Filter)


def to_text(look: Look) -> str:
    """The text to keep."""
    columns = look.columns
    return json.dumps(
        {
            "order": columns.order,
            "hidden": sorted(columns.hidden),
            "widths": dict(columns.widths),
            "sort": look.sort,
            "filter": asdict(look.filter),
        }
    )


def from_text(text: str | None) -> Look:
    """What a kept text says. What it does not say, or says in a way that cannot be, is as from the beginning."""
    try:
        kept = json.loads(text or "")
    except (ValueError, RecursionError):
        return Look()
    if not isinstance(kept, dict):
        return Look()
    return Look(_columns(kept), _sort(kept.get("sort")), _filter(kept.get("filter")))


def _columns(kept: Mapping[str, Any]) -> Columns:
    order = kept.get("order")
    if not isinstance(order, list) or sorted(map(str, order)) != sorted(COLUMNS):
        return Columns()
    hidden = kept.get("hidden")
    gone = {one for one in hidden if isinstance(one, str)} if isinstance(hidden, list) else HIDDEN
    widths = kept.get("widths")
    own = {
        column: float(em)
        for column, em in (widths.items() if isinstance(widths, dict) else ())
        if column in COLUMNS and isinstance(em, int | float) and math.isfinite(em)
    }
    return Columns(tuple(order), frozenset(gone & set(COLUMNS) - {PATIENT})).with_widths(own)


def _sort(kept: object) -> tuple[str, bool]:
    match kept:
        case [str(column), bool(falls)] if column in COLUMNS:
            return column, falls
    return Look().sort


def _filter(kept: object) -> Filter:
    if not isinstance(kept, dict):
        return Filter()
    texts = {name: kept.get(name) for name in ("site", "coordinator", "principal", "consent")}
    since = kept.get("since")
    return Filter(
        **{name: text for name, text in texts.items() if isinstance(text, str)},
        since=Since(since) if since in tuple(Since) else Since.EVER,
        left=kept.get("left") is True,
        by=by if (by := kept.get("by")) in ORDERS else "",
    )
