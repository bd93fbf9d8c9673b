"""A computer's clock that can hardly be right, and what is said of it."""

from __future__ import annotations

from datetime import date

from samordning_desktop.core.values import dataclass


@dataclass(frozen=True, slots=True)
class ClockDoubt:
    """The day that the clock stands at, and the day on which the program was last used on this computer."""

    today: date
    last: date

    @property
    def ahead(self) -> bool:
        """Whether it may have gone ahead; else it is behind."""
        return self.today > self.last


def doubt_words(found: ClockDoubt, answer: str) -> str:
    """What is odd, whether anything is lost, and what to do; ``answer`` is how it is said that the clock is right."""
    counted = "Hur länge ett samtycke gäller räknas efter klockan: "
    if found.ahead:
        return (
            f"Klockan står på {found.today}, och programmet användes senast {found.last} på den här datorn. "
            f"{counted}går den före ser det ut som om samtycken har gått ut. Inget är förlorat. "
            f"Ställ den i så fall rätt innan du arbetar vidare. Går den rätt? {answer}"
        )
    return (
        f"Klockan står på {found.today}, men programmet användes på den här datorn {found.last}. Inget är förlorat. "
        f"{counted}ställ den rätt innan du arbetar vidare. Gick den fel förut och går rätt nu? {answer}"
    )
