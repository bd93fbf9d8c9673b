"""Telling that the computer's clock seems to be wrong: a consent's last day is counted by it."""

from __future__ import annotations

from functools import partial

from samordning_desktop.core.clock import Jump
from samordning_desktop.core.clock_doubt import ClockDoubt, doubt_words
from samordning_desktop.core.dates import local_time
from samordning_desktop.core.errors import KnownError
from samordning_desktop.ops.clock import clock_doubt, note_day, trust_clock
from samordning_desktop.ui.flows.stage import Stage
from samordning_desktop.ui.kit.help_page import HelpPage

_ANSWER = "Säg det, så frågar programmet inte mer om det."


def check(stage: Stage) -> None:
    """Look once, and say so calmly where something is wrong."""
    stage.run(partial(clock_doubt, stage.desk), partial(_tell, stage))


def _tell(stage: Stage, found: ClockDoubt | None) -> None:
    if found is None:
        stage.run(partial(note_day, stage.desk), refused=_day_unkept)
    elif stage.kit.messages.ask(
        stage.window,
        "Går datorns klocka rätt?" if found.ahead else "Datorns klocka verkar gå fel.",
        doubt_words(found, _ANSWER),
        "Klockan går rätt",
        "Stäng",
        danger=True,  # unread, it would silence the question: closed, it is asked again
        help_page=HelpPage.CONSENT,
    ):
        stage.run(partial(trust_clock, stage.desk))


def tell_jump(stage: Stage, jump: Jump) -> None:
    """Say calmly that the clock was set while the program was open."""
    stage.kit.messages.inform(stage.window, "Datorns klocka ställdes om.", jump_words(jump), HelpPage.CONSENT)


def jump_words(jump: Jump) -> str:
    """From what to what, whether anything is lost, and what to do."""
    expected, now = (local_time(one) for one in jump)
    return (
        f"Klockan skulle vara {expected} men står på {now}. Inget är förlorat. Hur länge ett samtycke gäller räknas "
        "efter klockan: se efter att den går rätt innan du arbetar vidare."
    )


def _day_unkept(_error: KnownError) -> None:
    """The next start compares with an earlier day."""
