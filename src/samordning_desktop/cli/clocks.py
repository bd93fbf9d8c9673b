"""The computer's clock: doubted before a command is done, and ``clock right``, which answers."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from samordning_desktop.cli.grammar import Args
from samordning_desktop.cli.results import Result
from samordning_desktop.core.clock_doubt import doubt_words
from samordning_desktop.core.errors import KnownError
from samordning_desktop.ops import Desk, clock

_ANSWER = "Skriv ”clock right”, så säger programmet inte mer om det."


def watched(
    do: Callable[[Desk, Args], Result], desk: Desk, args: Args, complain: Callable[[str], None]
) -> Result:
    """Does a command. A clock that can hardly be right is told of first: it may be why the command is refused, and what
    is done or shown goes by it. With nothing odd, the day counts as a day of use."""
    doubt = None if do is trust else clock.clock_doubt(desk)
    if doubt is not None:
        complain(doubt_words(doubt, _ANSWER))
    result = do(desk, args)
    if doubt is None:
        with suppress(KnownError):  # the next one compares with an earlier day
            clock.note_day(desk)
    return result


def trust(desk: Desk, _args: Args) -> Result:
    """Somebody has looked: the clock is right."""
    clock.trust_clock(desk)
    today = desk.clock.today().isoformat()
    return Result({"today": today}, (f"Klockan står på {today}. Programmet säger inget mer om det.",))
