"""Packages that were made for another site, and whether word has come that they arrived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samordning_desktop.core.dates import long_date
from samordning_desktop.core.merge_plan import own_words

#: After so many days without a receipt it is said that none has come.
RECEIPT_DAYS = 14


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a device of the receiving site took a package in: the day, by that site's clock, and by whom.

    ``by`` is a name, empty when that person is not known here.
    """

    day: date
    by: str


@dataclass(frozen=True, slots=True)
class Sending:
    """A package that was made here: its running number to the site and the day, where the user is.

    ``receipts`` are one for each device that took it in, the earliest first. ``covered_by`` is the number of the
    first later package that was taken in instead: it brought all that this one held.
    """

    number: int
    made: date
    receipts: tuple[Receipt, ...] = ()
    covered_by: int | None = None

    @property
    def arrived(self) -> bool:
        """Whether what it held is known to be there."""
        return bool(self.receipts) or self.covered_by is not None


def receipt_words(sending: Sending, site: str) -> str:
    """What has come of a package: ``mottaget i Lidköping av Bo Lund den 3 mars 2026``; without a ``site`` it was for our
    own other computers."""
    if sending.receipts:
        return "; ".join(_receipt(one, site) for one in sending.receipts)
    if sending.covered_by is not None:
        return f"behövs inte längre: paket {sending.covered_by} är mottaget och hade med allt"
    return "inget mottagningsbevis än"


def overdue(sendings: Sequence[Sending], today: date) -> Sending | None:
    """The oldest package for which a receipt has not come in RECEIPT_DAYS days, or None."""
    late = [one for one in sendings if not one.arrived and (today - one.made).days >= RECEIPT_DAYS]
    return min(late, key=lambda one: one.number, default=None)


def overdue_words(sending: Sending, site: str, today: date) -> str:
    """A line about a receipt that has not come; ``site`` as in ``receipt_words``."""
    days = (today - sending.made).days
    ask = f"Hör med {site}" if site else f"Se efter på {own_words('')}"
    return (
        f"Inget mottagningsbevis för paket {sending.number} på {days} dagar. "
        f"{ask} om det har kommit fram; nästa paket har annars med allt."
    )


def _receipt(receipt: Receipt, site: str) -> str:
    by = f" av {receipt.by}" if receipt.by else ""
    where = f"i {site}" if site else f"på {own_words('')}"
    return f"mottaget {where}{by} den {long_date(receipt.day)}"
