"""The packages that were made for a site, each with the receipts that have come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import Connection, select

from samordning_desktop.core.sending import Receipt, Sending
from samordning_desktop.store.history import moment
from samordning_desktop.store.schema import outgoing, peer, receipt
from samordning_desktop.store.staff import staff_of


def sendings_to(connection: Connection) -> dict[str, list[Sending]]:
    """Every package made, by the id of the receiving site, the newest first."""
    told = _receipts(connection)
    made: dict[str, list[tuple[int, date]]] = defaultdict(list)
    query = select(outgoing.c.site, outgoing.c.number, outgoing.c.made).order_by(outgoing.c.number)
    for site, number, when in connection.execute(query):
        made[site].append((number, datetime.fromisoformat(when).astimezone().date()))
    return {site: _told(packages, told.get(site, {})) for site, packages in made.items()}


def _told(packages: list[tuple[int, date]], told: Mapping[int, list[Receipt]]) -> list[Sending]:
    """A site's packages, newest first: what is not told of is covered by the first later one that is."""
    found: list[Sending] = []
    later: int | None = None
    for number, day in reversed(packages):
        receipts = tuple(told.get(number, ()))
        found.append(Sending(number, day, receipts, None if receipts else later))
        later = number if receipts else later
    return found


def _receipts(connection: Connection) -> dict[str, dict[int, list[Receipt]]]:
    names = {one.id: one.name for one in staff_of(connection)}
    found: dict[str, dict[int, list[Receipt]]] = defaultdict(lambda: defaultdict(list))
    query = select(peer.c.site, receipt.c.number, receipt.c.wall, receipt.c.author)
    query = query.join(peer, peer.c.id == receipt.c.peer).order_by(receipt.c.wall).distinct()
    for site, number, wall, author in connection.execute(query):
        day = moment(wall).astimezone().date()
        found[site][number].append(Receipt(day, names.get(author, "")))
    return found
