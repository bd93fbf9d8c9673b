"""The consents' story: what was given, the gaps between, what was taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.clock import Stamp
from samordning_desktop.core.consent import Consent, Registered, standing
from samordning_desktop.core.consent_scope import (
    KIND,
    PARTY,
    ConsentScope,
    Narrowing,
    Party,
    PartyKind,
    pack_scope,
)
from samordning_desktop.core.consent_story import Gap, gaps, story
from samordning_desktop.core.dates import local_time
from samordning_desktop.core.withdrawal import Withdrawal

TODAY = date(2026, 3, 2)
MOTHER = Party(PartyKind.PERSON, "Eva Åhl", ("planning",))


def form(signed: date, **more: str) -> Consent:
    return Consent(f"c{signed}", signed, "3", **more)


@pytest.mark.parametrize(
    ("second", "gap"),
    [
        (date(2025, 2, 28), None),
        (date(2025, 3, 1), None),  # the day after the last
        (date(2025, 3, 2), Gap(date(2025, 3, 1), date(2025, 3, 1))),
        (date(2026, 3, 2), Gap(date(2025, 3, 1), date(2026, 3, 1))),
        (date(2026, 3, 3), None),  # not begun
    ],
)
def test_a_gap_is_the_days_that_no_consent_covered(second: date, gap: Gap | None) -> None:
    assert gaps((form(second), form(date(2024, 3, 1))), TODAY) == ((gap,) if gap else ())


def test_the_leap_day_ends_the_day_before_the_twenty_eighth() -> None:
    assert gaps((form(date(2024, 2, 29)), form(date(2025, 3, 1))), TODAY) == (
        Gap(date(2025, 2, 28), date(2025, 2, 28)),
    )


days = st.dates(date(2020, 1, 1), TODAY)


@given(st.lists(days, max_size=5))
def test_every_day_between_the_first_and_the_last_is_covered_or_in_a_gap(signed: list[date]) -> None:
    forms = [form(day) for day in signed]
    found = gaps(forms, TODAY)
    edges = [day for gap in found for day in (gap.first, gap.last)]
    for day in edges:
        assert not any(one.signed <= day <= one.last_valid_day for one in forms)
        beside = [day - timedelta(days=1), day + timedelta(days=1)]
        assert any(standing(forms, None, one).covers or one in edges for one in beside)
    assert list(found) == sorted(found, key=lambda gap: gap.first)


def test_the_story_is_told_the_latest_first() -> None:
    scope = pack_scope(ConsentScope((MOTHER,), "Inte chefen."))
    told = story(
        (form(date(2024, 3, 1)), form(date(2026, 2, 1), scope=scope, how="paper")),
        (
            Narrowing("a", date(2026, 2, 10), PARTY, MOTHER.key, "phone", "Karin Ek"),
            Narrowing("b", date(2026, 2, 11), KIND, "ratings"),
        ),
        (Withdrawal(date(2026, 3, 1), "written", "Bo Lund"),),
        date(2026, 3, 1),
        TODAY,
    )
    assert [(one.day.isoformat(), one.title, one.words) for one in told] == [
        ("2026-03-01", "Samtycket återkallat", "Skriftligt, mottaget av Bo Lund."),
        ("2026-02-11", "En del tillbakatagen", "Uppgifter som inte längre delas: Självskattningar."),
        (
            "2026-02-10", "En del tillbakatagen",
            "Får inte längre veta något: Eva Åhl. I telefon, mottaget av Karin Ek.",
        ),
        (
            "2026-02-01", "Samtycke undertecknat",
            "Gällde som längst till och med 2027-01-31. Texten: version 3, på papper. "
            "Omfattar:\nEva Åhl: Insatser, planering och nästa steg\nInte chefen.",
        ),
        ("2025-03-01", "Uppehåll", "Inget samtycke gällde till och med 2026-01-31."),
        (
            "2024-03-01", "Samtycke undertecknat",
            "Gällde som längst till och med 2025-02-28. Texten: version 3. Omfattar det som står på blanketten.",
        ),
    ]  # fmt: skip


def test_a_consent_that_holds_says_how_long_and_one_to_come_when_it_begins() -> None:
    words = [one.words for one in story((form(TODAY), form(date(2026, 3, 9))), (), (), None, TODAY)]
    assert words[0].startswith("Börjar gälla 2026-03-09.")
    assert words[1].startswith("Gäller till och med 2027-03-01. Texten: version 3.")


def test_a_withdrawal_that_came_without_particulars_is_told_by_its_day() -> None:
    assert story((), (), (), TODAY, TODAY)[0].title == "Samtycket återkallat"


def test_a_unit_is_told_from_a_site_of_its_name() -> None:
    parties = (Party(PartyKind.UNIT, "Lidköping", ("ratings",)), Party(PartyKind.SITE, "Skara", (), "s1"))
    (one,) = story([form(TODAY, scope=pack_scope(ConsentScope(parties)))], [], [], None, TODAY)
    assert one.words.endswith("Omfattar:\nLidköping (enhet): Självskattningar\nSkara: bara kontakt")


def test_of_two_from_one_day_it_is_said_which_counts_and_who_registered_each() -> None:
    first = Consent("a", date(2026, 2, 1), "3", stamp=Stamp(1, 0))
    last = replace(first, id="b", stamp=Stamp(2, 0))
    at = datetime(2026, 2, 1, 12, tzinfo=UTC)
    by = {"a": Registered("Karin Ek, Falköping", at), "b": Registered("Bo Lund, Lidköping", at)}
    told = story((first, last), (), (), None, TODAY, registered=by)
    assert [(one.consent and one.consent.id, one.counts) for one in told] == [("b", True), ("a", False)]
    assert told[0].words.startswith("Gäller till och med 2027-01-31. Texten")
    assert told[1].words.startswith("Gäller till och med 2027-01-31, men det är ett annat som räknas. Texten")
    assert [one.registered for one in told] == [
        f"Registrerat {local_time(at)} av Bo Lund, Lidköping.",
        f"Registrerat {local_time(at)} av Karin Ek, Falköping.",
    ]
    withdrawn = story((first, last), (), (), date(2026, 2, 2), TODAY, registered=by)
    assert not any(one.counts for one in withdrawn)


def test_where_one_alone_is_valid_none_is_marked() -> None:
    told = story((form(date(2025, 2, 1)), form(date(2026, 2, 1))), (), (), None, TODAY)
    assert [(one.counts, one.registered) for one in told if one.consent] == [(False, ""), (False, "")]
