"""Identity numbers: looked at, never refused. People without a Swedish number have a reservnummer of any form."""

from __future__ import annotations

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
