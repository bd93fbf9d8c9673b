"""What is known of a participant beside the board's six columns."""

from __future__ import annotations

from datetime import date

from samordning_desktop.core.values import dataclass

#: Every such field, with its word on screen.
DETAIL_LABELS: dict[str, str] = {
    "protected": "Skyddad identitet",
    "address": "Adress",
    "phone": "Telefon",
    "principal": "Huvudman",
    "coordinator": "Samordnare",
    "colleague": "Kollega",
    "rhythm": "Dagar mellan självskattningar",
    "start_reason": "Varför personen började",
    "ended": "Avslutad",
    "end_reason": "Varför det avslutades",
}

#: What is nowhere to be seen of someone with protected identity (practice of Skatteverket).
HIDDEN_WHEN_PROTECTED = ("address", "phone")

#: The longest time between two self-ratings that can be agreed on, in days.
LONGEST_RHYTHM = 366


@dataclass(frozen=True, slots=True)
class Details:
    """A participant's details. ``principal`` is a value of Principal or empty; ``coordinator`` (main) and
    ``colleague`` are ids of staff or empty; ``rhythm`` is days between self-ratings, None for none agreed.

    With ``protected``, ``address`` and ``phone`` are empty whatever has been written.
    """

    protected: bool = False
    address: str = ""
    phone: str = ""
    principal: str = ""
    coordinator: str = ""
    colleague: str = ""
    rhythm: int | None = None
    start_reason: str = ""
    ended: date | None = None
    end_reason: str = ""
