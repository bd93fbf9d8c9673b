"""A signature written on the screen, as plain values: strokes of points, the same whatever the screen's size."""

from __future__ import annotations

#: Across and down: 0 is the left or the upper edge of the place to sign, FULL the right or the lower one.
FULL = 10_000

#: The place to sign is so many times as wide as it is high, on the screen and on paper.
RATIO = 4.0

#: So many points a signature has at most; what is written after that is not taken.
MOST_POINTS = 6_000

#: A signature reaches at least this far across or down: a dot is no name.
_LEAST = 400

Point = tuple[int, int]
Stroke = tuple[Point, ...]
Strokes = tuple[Stroke, ...]


def sound(strokes: Strokes) -> bool:
    """Whether the points are inside the place to sign, none of the strokes is empty, and they are not too many."""
    points = [point for stroke in strokes for point in stroke]
    return (
        all(strokes)
        and len(points) <= MOST_POINTS
        and all(0 <= part <= FULL for point in points for part in point)
    )


def is_signature(strokes: Strokes) -> bool:
    """Whether so much is written that it can be somebody's name or mark."""
    across = [x for stroke in strokes for x, _ in stroke]
    down = [y for stroke in strokes for _, y in stroke]
    return bool(across) and max(max(across) - min(across), max(down) - min(down)) >= _LEAST
