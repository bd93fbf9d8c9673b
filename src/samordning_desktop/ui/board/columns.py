"""How wide the board's columns are: what they need, and a share of the rest."""

from __future__ import annotations

from collections.abc import Callable

#: For each column: least width in em, and its share of the room that is left.
WIDTHS: dict[str, tuple[float, int]] = {
    "name": (13.0, 2),
    "start": (7.2, 0),
    "goal": (9.0, 4),
    "situation": (9.0, 5),
    "interventions": (9.6, 5),
    "planning": (9.0, 5),
}


def column_widths(room: int, px: Callable[[float], int]) -> list[int]:
    """The widths in pixels that fill ``room``; together wider than it only when the least widths are."""
    least = [px(em) for em, _ in WIDTHS.values()]
    shares = [share for _, share in WIDTHS.values()]
    rest = max(room - sum(least), 0)
    widths = [width + rest * share // sum(shares) for width, share in zip(least, shares, strict=True)]
    widths[-1] += max(room - sum(widths), 0)
    return widths
