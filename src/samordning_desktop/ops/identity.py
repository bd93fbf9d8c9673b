"""Identity numbers: looked at, never refused. People without a Swedish number have a reservnummer of any form."""

from __future__ import annotations

from datetime import date

from personnummer.personnummer import Personnummer, PersonnummerException


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


def birth_date(text: str) -> date | None:
    """The day of birth that a personnummer or samordningsnummer tells; None for a reservnummer, or nothing."""
    try:
        born = Personnummer(text.strip()).get_date()
    except (PersonnummerException, ValueError):
        return None
    return date(born.year, born.month, born.day)
