"""What is done while a package is read and taken in, step by step (design §5), in words."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum


class TakingStep(StrEnum):
    """A step of reading a package or taking it in. After TAKING_IN has begun it cannot be given up."""

    READING = "reading"
    CHECKING = "checking"
    COMPARING = "comparing"
    BACKING_UP = "backing up"
    TAKING_IN = "taking in"


#: What each step is called on screen, in the order they come.
STEP_WORDS = {
    TakingStep.READING: "Läser",
    TakingStep.CHECKING: "Kontrollerar avsändaren",
    TakingStep.COMPARING: "Jämför med tavlan",
    TakingStep.BACKING_UP: "Säkerhetskopierar",
    TakingStep.TAKING_IN: "Tar in",
}

#: Called with each step as it begins; may raise, and then nothing of the package is left here.
Tell = Callable[[TakingStep], None]


def silent(_step: TakingStep) -> None:
    """Tells nobody."""
