"""How wide the wall's columns are."""

from __future__ import annotations

from samordning_desktop.ui.meeting.size import WallSize

#: For each of the six columns: least width in em, and its share of the room that is left. Names are short here.
_WIDTHS = ((8.0, 1), (7.2, 0), (7.0, 4), (7.8, 5), (7.8, 5), (7.8, 5))


def wall_widths(room: int, size: WallSize) -> list[int]:
    """The widths in pixels that fill ``room``; together wider than it only when the least widths are."""
    least = [size.px(em) for em, _ in _WIDTHS]
    rest, shares = max(room - sum(least), 0), sum(share for _, share in _WIDTHS)
    widths = [width + rest * share // shares for width, (_, share) in zip(least, _WIDTHS, strict=True)]
    widths[-1] += max(room - sum(widths), 0)
    return widths
