"""A part of the consent that is taken back at another site than the person's own: what is said of it is what comes of it."""

from __future__ import annotations

from datetime import date

import pytest

from packages import send
from people import on_board
from samordning_desktop.core.consent_scope import KIND, PARTY
from samordning_desktop.core.kinds import KINDS
from samordning_desktop.core.sharing import site_key
from samordning_desktop.ops import Desk, narrowing, reading
from samordning_desktop.ops.narrowing import Part
from scopes import enrol_with_canaries, give

DAY = date(2026, 3, 1)


@pytest.fixture
def here(trio: list[Desk]) -> Desk:
    """Falköping, the person's own site."""
    return trio[0]


@pytest.fixture
def there(trio: list[Desk]) -> Desk:
    """Lidköping, where the person is a guest."""
    return trio[1]


@pytest.fixture
def one(trio: list[Desk], here: Desk, there: Desk) -> str:
    """Somebody of Falköping whom Lidköping and Skara know."""
    who = enrol_with_canaries(here, DAY)
    give(here, who, DAY, (there, list(KINDS)), (trio[2], list(KINDS)))
    for other in trio[1:]:
        send(here, other)
    send(there, here)
    return who


def part_of(desk: Desk, one: str, what: str, key: str) -> Part:
    return next(part for part in narrowing.parts_of(desk, one).parts if (part.what, part.key) == (what, key))


def test_our_own_site_taken_back_is_nothing_handed_out_to_us(here: Desk, there: Desk, one: str) -> None:
    key = site_key(there.store.site_id)
    part = part_of(there, one, PARTY, key)
    assert part.stops == (
        "Inget av det som har kommit om personen visas här längre, utom namnet.",
        "Inget mer om personen kommer hit när Falköping har fått veta det.",
    )
    assert part.told == (
        "Falköping får besked i nästa paket. När ett paket därifrån sedan är intaget här är personen borta från tavlan.",
    )
    narrowing.withdraw_part(there, one, DAY, PARTY, key)
    row = on_board(there, one)
    assert row is not None and row.veiled == set(KINDS)
    send(there, here)
    assert [(back.what, back.key) for back in reading.person(here, one).narrowings] == [(PARTY, key)]
    send(here, there)
    assert on_board(there, one) is None


def test_a_kind_taken_back_goes_on_being_shown_at_the_persons_own_site(
    here: Desk, there: Desk, one: str
) -> None:
    part = part_of(there, one, KIND, "situation")
    assert part.stops == (f"Inget mer av det här lämnas ut till någon: {KINDS['situation']}.",)
    assert part.told == (
        "Falköping får besked i nästa paket. De har kvar det, för personen hör till dem, och ger de andra orterna besked.",
    )
    narrowing.withdraw_part(there, one, DAY, KIND, "situation")
    send(there, here)
    row = on_board(here, one)
    assert row is not None and not row.veiled
    assert row.fields.situation == "kanarieläge"


def test_another_site_taken_back_is_told_by_way_of_the_persons_own(
    trio: list[Desk], here: Desk, there: Desk, one: str
) -> None:
    skara = trio[2]
    key = site_key(skara.store.site_id)
    part = part_of(there, one, PARTY, key)
    assert part.stops == ("Inget mer om personen lämnas ut till Skara (pilotort).",)
    assert part.told == ("Falköping får besked i nästa paket, och ger i sin tur dem besked.",)
    narrowing.withdraw_part(there, one, DAY, PARTY, key)
    send(there, here)
    send(here, skara)
    assert on_board(skara, one) is None


def test_a_site_that_no_package_has_told_of_the_person_is_told_nothing(
    trio: list[Desk], here: Desk, there: Desk
) -> None:
    who = enrol_with_canaries(here, DAY)
    give(here, who, DAY, (there, []), (trio[2], []))
    send(here, there)
    part = part_of(here, who, PARTY, site_key(trio[2].store.site_id))
    assert part.told == ("Ingen: inget paket dit har sagt något om personen.",)


def test_at_the_persons_own_site_each_site_is_told_by_us(here: Desk, there: Desk, one: str) -> None:
    party = part_of(here, one, PARTY, site_key(there.store.site_id))
    assert party.stops == ("Inget mer om personen lämnas ut till Lidköping (pilotort).",)
    assert party.told == ("Lidköping får besked i nästa paket och tar då bort personen från sin tavla.",)
    kind = part_of(here, one, KIND, "situation")
    assert kind.told == (
        "Lidköping får besked i nästa paket och visar sedan inget av det.",
        "Skara får besked i nästa paket och visar sedan inget av det.",
    )
