"""The marks that say where a consent stands, the same shapes as on screen; words always stand beside them."""

from __future__ import annotations

from samordning_desktop.core.consent import ConsentState
from samordning_desktop.printing.ink import BLACK, Disc, Ink, Shape

#: How many degrees of the ring are filled within so many days of the last: as on the screen.
_LEFT: dict[int | None, int] = {30: 90, 7: 35}


def consent_mark(
    state: ConsentState, x: float, y: float, size: float, warning: int | None = None
) -> tuple[Ink, ...]:
    """The mark of ``state``, centred on (``x``, ``y``). ``warning`` is the one of WARNING_DAYS that has been reached.

    Valid: a disc. Runs out: a ring, half filled, and less within 30 days and within 7. Run out: a ring with a stroke. Withdrawn: a cross.
    Missing: a dashed ring.
    """
    width = size / 9
    radius = (size - width) / 2
    arm = 0.8 * radius
    rising = Shape(((x - arm, y + arm), (x + arm, y - arm)), width)
    falling = Shape(((x - arm, y - arm), (x + arm, y + arm)), 1.6 * width)
    match state:
        case ConsentState.VALID:
            return (Disc(x, y, radius, width, fill=BLACK),)
        case ConsentState.EXPIRING:
            return (Disc(x, y, radius, width, fill=BLACK, sweep=_LEFT.get(warning, 180)),)
        case ConsentState.EXPIRED:
            return (Disc(x, y, radius, width), rising)
        case ConsentState.WITHDRAWN:
            return (Shape(rising.points, 1.6 * width), falling)
        case ConsentState.MISSING:
            return (Disc(x, y, radius, width, dash=(1.7 * width, 1.6 * width)),)
