"""Who is to have a sheet."""

from __future__ import annotations

import pytest

from samordning_desktop.ui.dialogs import for_whom
from samordning_desktop.ui.dialogs.for_whom import Whom
from ui.dialogs.pressing import REFUSALS, click, enter

OTHER = click("Bladet är för: någon annan")


def ask(kit):
    return lambda: for_whom.ask(None, kit, "Samtycke", "Åsa Ö.")


def test_the_person_by_default_and_somebody_else_by_asking(kit, hand):
    assert hand(ask(kit), enter) is Whom.PERSON
    assert hand(ask(kit), OTHER, click("Visa utskriften")) is Whom.OTHER
    assert hand(ask(kit), OTHER, OTHER, click("Visa utskriften")) is Whom.OTHER
    assert hand(ask(kit), OTHER, click("Bladet är för: personen själv"), enter) is Whom.PERSON


@pytest.mark.parametrize("refusal", REFUSALS)
def test_no_is_nobody(kit, hand, refusal):
    assert hand(ask(kit), REFUSALS[refusal]) is None
    assert hand(ask(kit), OTHER, REFUSALS[refusal]) is None
