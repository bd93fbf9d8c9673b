"""Identity numbers: looked at, never refused. People without a Swedish number have a reservnummer of any form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from personnummer.personnummer import Personnummer, PersonnummerException

from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.same_person import bearer_words, number_key


def identity_warning(text: str) -> str | None:
    """A Swedish sentence when ``text`` is not a valid personnummer or samordningsnummer; None when it is, or is empty."""
    cleaned = text.strip()
    if not cleaned:
        return None
    try:
        Personnummer(cleaned)
    except (PersonnummerException, ValueError):
        return (
            f"”{cleaned}” är inte ett giltigt personnummer eller samordningsnummer. "
            "Kontrollera siffrorna. Är det ett reservnummer kan det sparas som det är."
        )
    return None


def warning_among(people: Iterable[ParticipantRow], but: str = "") -> Callable[[str], str | None]:
    """``identity_warning``, which also tells who of ``people`` has the number already; ``but`` is whose number it is."""
    others = sorted((row for row in people if row.id != but), key=lambda row: row.left)

    def warning(text: str) -> str | None:
        key = number_key(text)
        bearer = next((row for row in others if key and number_key(row.fields.personal_id) == key), None)
        said = (identity_warning(text), None if bearer is None else _borne(bearer))
        return " ".join(filter(None, said)) or None

    return warning


def _borne(row: ParticipantRow) -> str:
    return f"{bearer_words(row)} har redan det numret. Är det samma person ska den stå på tavlan en gång."


def birth_date(text: str) -> date | None:
    """The day of birth that a personnummer or samordningsnummer tells; None for a reservnummer, or nothing."""
    try:
        born = Personnummer(text.strip()).get_date()
    except (PersonnummerException, ValueError):
        return None
    return date(born.year, born.month, born.day)
