"""Packages made, and the receipts that came or did not."""

from __future__ import annotations

from datetime import date, timedelta

from samordning_desktop.core.sending import (
    RECEIPT_DAYS,
    Receipt,
    Sending,
    overdue,
    overdue_words,
    receipt_words,
)

MADE = date(2028, 2, 16)
DUE = date(2028, 3, 1)  # fourteen days later, over a leap day


def test_what_has_come_is_said_with_who_and_when() -> None:
    one = Sending(12, MADE, (Receipt(date(2026, 3, 3), "Bo Lund"),))
    assert receipt_words(one, "Lidköping") == "mottaget i Lidköping av Bo Lund den 3 mars 2026"
    unknown = Sending(12, MADE, (Receipt(date(2026, 3, 3), ""), Receipt(date(2026, 3, 4), "Åsa Öberg")))
    assert receipt_words(unknown, "Lidköping") == (
        "mottaget i Lidköping den 3 mars 2026; mottaget i Lidköping av Åsa Öberg den 4 mars 2026"
    )
    assert "paket 13 är mottaget" in receipt_words(Sending(12, MADE, covered_by=13), "Lidköping")
    assert receipt_words(Sending(12, MADE), "Lidköping") == "inget mottagningsbevis än"


def test_a_receipt_is_missed_after_fourteen_days() -> None:
    assert (DUE - MADE).days == RECEIPT_DAYS
    waiting = Sending(12, MADE)
    assert overdue([waiting], DUE - timedelta(days=1)) is None
    assert overdue([waiting], DUE) == waiting
    assert overdue_words(waiting, "Lidköping", DUE).startswith(
        "Inget mottagningsbevis för paket 12 på 14 dagar. Hör med Lidköping"
    )


def test_our_own_other_computer_is_no_site() -> None:
    one = Sending(12, MADE, (Receipt(date(2026, 3, 3), "Bo Lund"),))
    assert receipt_words(one, "") == "mottaget på vår andra dator av Bo Lund den 3 mars 2026"
    assert overdue_words(Sending(12, MADE), "", DUE) == (
        "Inget mottagningsbevis för paket 12 på 14 dagar. Se efter på vår andra dator om det har kommit fram; nästa paket "
        "har annars med allt."
    )


def test_the_oldest_that_is_missed_is_named_and_what_arrived_is_not() -> None:
    sent = [
        Sending(13, DUE),
        Sending(12, MADE),
        Sending(11, MADE),
        Sending(10, MADE, (Receipt(MADE, ""),)),
        Sending(9, MADE, covered_by=10),
    ]
    assert overdue(sent, DUE) == sent[2]
    assert overdue(sent[3:], DUE) is None
    assert overdue([], DUE) is None
