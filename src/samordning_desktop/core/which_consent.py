"""Where several consents meet, or a consent and a withdrawal: which of them counts, and why, in words.

That is never a choice of somebody's at a screen: each form stands as it was signed, and the law and the form decide.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from samordning_desktop.core.consent import Consent, counting

_COUNTS = {2: "Två", 3: "Tre", 4: "Fyra"}


def which_counts(consents: Iterable[Consent], withdrawn_on: date | None, today: date) -> str:
    """Which consent is followed today and why; empty where there is nothing to tell apart."""
    known = list(consents)
    if withdrawn_on is not None:
        return _withdrawn(known, withdrawn_on)
    covering = [one for one in known if one.signed <= today <= one.last_valid_day]
    counts = counting(covering, today)
    if counts is None or len(covering) < 2:
        return ""
    others = [one for one in covering if one.id != counts.id]
    scope = ""
    if any(one.scope != counts.scope for one in others):
        scope = " De omfattar inte samma sak: det som delas är det som står i det som räknas."
    return (
        f"{_COUNTS.get(len(covering), str(len(covering)))} samtycken gäller i dag. Det som skrevs under {counts.signed} räknas, för det "
        f"{_why(counts, others)}.{scope} Alla formulär finns kvar."
    )


def _withdrawn(consents: list[Consent], withdrawn_on: date) -> str:
    if not any(one.signed >= withdrawn_on for one in consents):
        return ""
    return (
        f"Samtycket återkallades {withdrawn_on}, och ett samtycke är undertecknat samma dag eller senare. "
        "Återkallelsen gäller före alla samtycken, i vilken ordning de än har kommit hit."
    )


def _why(counts: Consent, others: list[Consent]) -> str:
    if all(one.last_valid_day < counts.last_valid_day for one in others):
        return "gäller längst"
    if all(one.signed < counts.signed for one in others if one.last_valid_day == counts.last_valid_day):
        return "skrevs under sist av dem som gäller lika länge"
    return "registrerades sist av dem som skrevs under då"
