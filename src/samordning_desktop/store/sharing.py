"""What participants' consents let be shared with a site, out of the projection; and which recalls of a site stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import Connection

from samordning_desktop.core.consent import counting
from samordning_desktop.core.sharing import Sharing, sharing, site_key
from samordning_desktop.store.board import consents_of
from samordning_desktop.store.consents import narrowings_of, site_recalls
from samordning_desktop.store.journal import chunks


def shared_with(connection: Connection, ids: Iterable[str], today: date, site: str) -> dict[str, Sharing]:
    """What may be shared with a site of each of some participants. Cost follows those asked about."""
    found: dict[str, Sharing] = {}
    key = site_key(site)
    for part in chunks(sorted(ids)):
        given, taken = consents_of(connection, part), narrowings_of(connection, part)
        found |= {one: sharing(given.get(one, ()), taken.get(one, ()), today, key) for one in part}
    return found


def named_otherwise(connection: Connection, ids: Iterable[str], today: date, name: str) -> set[str]:
    """Those of some participants whose consent names a unit by a site's name: mostly the site was not known here when
    that was written."""
    found: set[str] = set()
    for part in chunks(sorted(ids)):
        for one, given in consents_of(connection, part).items():
            counts = counting(given, today)
            if counts is not None and counts.covered is not None and counts.covered.names(name):
                found.add(one)
    return found


def told_to_let_go(connection: Connection, uncovered: Mapping[str, Sharing], site: str) -> set[str]:
    """Which of some participants, shut to a site, it has been told to let go of, with no consent since.

    What is taken back does not reach a site that is shut out by it. So each consent that the site may have got
    calls for a word of its own.
    """
    told: set[str] = set()
    for part in chunks(sorted(uncovered)):
        recalls = site_recalls(connection, site, part)
        given = consents_of(connection, sorted(recalls))
        for one, recall in recalls.items():
            since = uncovered[one].since
            if since is None or (
                recall.day >= since and all(recall.stamp > form.stamp for form in given[one])
            ):
                told.add(one)
    return told
