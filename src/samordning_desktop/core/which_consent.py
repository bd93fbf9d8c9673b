"""Where several consents meet, or a consent and a withdrawal: which of them counts, and why, in words.

That is never a choice of somebody's at a screen: each form stands as it was signed, and the law and the form decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from samordning_desktop.core.consent import Consent, Registered, counting

_NOT_TOLD: Mapping[str, Registered] = MappingProxyType({})
_COUNTS = {2: "Två", 3: "Tre", 4: "Fyra"}


def holding(consents: Iterable[Consent], withdrawn_on: date | None, today: date) -> list[Consent]:
    """The consents that hold today. Where they are several, one of them counts."""
    if withdrawn_on is not None:
        return []
    return [one for one in consents if one.signed <= today <= one.last_valid_day]


def which_counts(
    consents: Iterable[Consent],
    withdrawn_on: date | None,
    today: date,
    registered: Mapping[str, Registered] = _NOT_TOLD,
) -> str:
    """Which consent is followed today and why; empty where there is nothing to tell apart.

    ``registered``: by whom and when, by the consent's id.
    """
    known = list(consents)
    if withdrawn_on is not None:
        return _withdrawn(known, withdrawn_on)
    covering = holding(known, withdrawn_on, today)
    counts = counting(covering, today)
    if counts is None or len(covering) < 2:
        return ""
    others = [one for one in covering if one.id != counts.id]
    scope = ""
    if any(one.scope != counts.scope for one in others):
        scope = " De omfattar inte samma sak: det som delas är det som står i det som räknas."
    return (
        f"{_COUNTS.get(len(covering), str(len(covering)))} samtycken gäller i dag. Det som skrevs under {counts.signed} räknas, för det "
        f"{_why(counts, others, registered.get(counts.id))}.{scope} Alla blanketter finns kvar."
    )


def _withdrawn(consents: list[Consent], withdrawn_on: date) -> str:
    if not any(one.signed >= withdrawn_on for one in consents):
        return ""
    return (
        f"Samtycket återkallades {withdrawn_on}, och ett samtycke är undertecknat samma dag eller senare. "
        "Återkallelsen gäller före alla samtycken, i vilken ordning de än har kommit hit."
    )


def _why(counts: Consent, others: list[Consent], registered: Registered | None) -> str:
    if all(one.last_valid_day < counts.last_valid_day for one in others):
        return "gäller längst"
    if all(one.signed < counts.signed for one in others if one.last_valid_day == counts.last_valid_day):
        return "skrevs under sist av dem som gäller lika länge"
    who = f" ({registered.words})" if registered else ""
    return f"registrerades sist av dem som skrevs under då{who}"
