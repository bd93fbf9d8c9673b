"""The board's columns: which there are, and how wide: what they need, and a share of the rest."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from samordning_desktop.core.participant import BOARD_COLUMNS

#: The column that is always shown.
PATIENT = "name"
NAME_BY_ENTER = "Namnet ändras med Enter eller F2. Sök på tavlan: Ctrl+F."
#: The columns that can be shown, in the paper's order.
COLUMNS = tuple(field for field, _ in BOARD_COLUMNS)
#: Those that are shown only when asked for.
HIDDEN: frozenset[str] = frozenset()

#: For each column: least width in em, and its share of the room that is left.
WIDTHS: dict[str, tuple[float, int]] = {
    "name": (11.4, 3),
    "start": (6.8, 0),
    "goal": (7.6, 4),
    "situation": (7.8, 5),
    "interventions": (9.7, 5),
    "planning": (7.8, 5),
}


def told_in(field: str, fields: Collection[str], shown: Collection[str]) -> tuple[str, ...]:
    """Those of ``fields`` that are marked in a cell: Patient has the marks of what is in no column ``shown``."""
    if field == PATIENT:
        return tuple(one for one in fields if one == PATIENT or one not in shown)
    return (field,) if field in fields else ()


def column_widths(
    shown: Sequence[str], own: Mapping[str, float], room: int, px: Callable[[float], int]
) -> list[int]:
    """The widths in pixels of the columns shown, in order, so that they fill ``room``.

    ``own`` are the widths in em that were set by hand: those hold. The others share what is left, and take their
    least widths where that is not enough; then they are together wider than the room.
    """
    least = [px(own.get(column, WIDTHS[column][0])) for column in shown]
    shares = [0 if column in own else WIDTHS[column][1] for column in shown]
    rest = max(room - sum(least), 0)
    if not any(shares):
        return least
    widths = [width + rest * share // sum(shares) for width, share in zip(least, shares, strict=True)]
    last = max(place for place, share in enumerate(shares) if share)
    widths[last] += max(room - sum(widths), 0)
    return widths
