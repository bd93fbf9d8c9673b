"""What can be asked for from the panel."""

from __future__ import annotations

from enum import StrEnum

from samordning_desktop.core.consent import ConsentState, Standing


class Action(StrEnum):
    """One thing to do with the person shown."""

    GIVE_CONSENT = "give_consent"
    WITHDRAW_CONSENT = "withdraw_consent"
    WITHDRAW_PART = "withdraw_part"
    ADD_RATING = "add_rating"
    SEEN = "seen"
    SETTLE = "settle"
    PRINT_INFORMATION = "print_information"
    PRINT_CONSENT = "print_consent"
    PRINT_RATING_FORM = "print_rating_form"
    PRINT_CHART = "print_chart"
    PRINT_WHO = "print_who"
    PRINT_RECEIPT = "print_receipt"
    PRINT_VISIT = "print_visit"


PRINT_VERBS: dict[Action, str] = {
    Action.PRINT_INFORMATION: "Informationsblad",
    Action.PRINT_CONSENT: "Samtycke",
    Action.PRINT_RATING_FORM: "Självskattning att fylla i",
    Action.PRINT_CHART: "Diagram över självskattningar",
    Action.PRINT_WHO: "Vem gör vad för mig",
    Action.PRINT_RECEIPT: "Kvitto på återkallelse",
}


def may_give(standing: Standing) -> bool:
    """Whether a consent can be registered: whoever has withdrawn no longer takes part."""
    return standing.state is not ConsentState.WITHDRAWN


def may_withdraw(standing: Standing) -> bool:
    """Whether there is a consent to withdraw."""
    return standing.covers or standing.state is ConsentState.EXPIRED


def may_print(action: Action, standing: Standing) -> bool:
    """Whether there is anything for a sheet to say: a receipt is of a withdrawal."""
    return action is not Action.PRINT_RECEIPT or standing.withdrawn_on is not None
