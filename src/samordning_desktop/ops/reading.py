"""What the screens read. Opening a person's page is noted in the access log."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from samordning_desktop.core import entities
from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.entry import FieldKey
from samordning_desktop.core.history import HistoryLine
from samordning_desktop.core.kinds import kind_of_news
from samordning_desktop.core.participant import ParticipantRow, PersonView
from samordning_desktop.ops.veiling import veil
from samordning_desktop.store import board as rows
from samordning_desktop.store import news
from samordning_desktop.store.board_changes import times_since
from samordning_desktop.store.consents import informed_of, narrowings_of, withdrawals_of
from samordning_desktop.store.desk import Connection, Desk
from samordning_desktop.store.history import history_of, newest_of, registered_of
from samordning_desktop.store.logs import disclosures_of, log_access
from samordning_desktop.store.person import details_of, eligibility_of, network_of, steps_of
from samordning_desktop.store.ratings import ratings_of
from samordning_desktop.store.site_register import own_versions
from samordning_desktop.store.staff import staff_of

#: How many lines of history the panel shows.
PANEL_HISTORY = 8


def board(desk: Desk) -> list[ParticipantRow]:
    """Everyone on the board today, in Swedish order of name; not those whose participation has ended."""
    return [row for row in everyone(desk) if not row.left]


def everyone(desk: Desk) -> list[ParticipantRow]:
    """As ``board``, those whose participation has ended among them."""
    with desk.read() as connection:
        return rows.board_rows(connection, desk.store.site_id, desk.clock.today())


def read_ahead(desk: Desk) -> None:
    """Prepares the reading of the board, beside whatever else is being done."""
    with desk.read() as connection:
        rows.read_ahead(connection)


def person(desk: Desk, participant_id: str) -> PersonView:
    """One participant as the panel shows them. Raises KnownError ``participant.unknown``."""
    return _noted(desk, participant_id, "visat")


def open_page(desk: Desk, participant_id: str) -> PersonView:
    """One participant whose own page is opened. Raises as ``person``."""
    return _noted(desk, participant_id, "öppnat personens sida")


def page(desk: Desk, participant_id: str) -> PersonView:
    """The same person once more, on the page that was opened: no reading of its own. Raises as ``person``."""
    with desk.read() as connection:
        return _view(connection, desk.find(connection, participant_id))


def _noted(desk: Desk, participant_id: str, what: str) -> PersonView:
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        log_access(writing.connection, desk.actor, desk.clock.now(), what, row.id)
        return _view(writing.connection, row)


def _view(connection: Connection, row: ParticipantRow) -> PersonView:
    named = set(row.coordinators)
    view = PersonView(
        row=row,
        details=details_of(connection, row.id),
        network=tuple(network_of(connection, row.id)),
        steps=tuple(steps_of(connection, row.id)),
        eligibility=eligibility_of(connection, row.id),
        consents=tuple(rows.consents_of(connection, [row.id])[row.id]),
        ratings=tuple(ratings_of(connection, row.id)),
        history=tuple(history_of(connection, row.id, PANEL_HISTORY, row.veiled)),
        staff=tuple(one for one in staff_of(connection) if one.id in named),
        narrowings=tuple(narrowings_of(connection, [row.id])[row.id]),
        withdrawals=tuple(withdrawals_of(connection, row.id)),
        informed=tuple(informed_of(connection, row.id)),
        disclosures=tuple(disclosures_of(connection, row.id)),
    )
    named_texts = {one.text_version for one in view.consents} | {one.text for one in view.informed}
    registered = registered_of(connection, (one.id for one in view.consents))
    return veil(replace(view, own_texts=own_versions(connection, named_texts), registered=registered))


def history(desk: Desk, participant_id: str) -> list[HistoryLine]:
    """Everything that has been written about a participant, newest first. Raises as ``person``."""
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        log_access(writing.connection, desk.actor, desk.clock.now(), "läst historik", row.id)
        return history_of(writing.connection, row.id, veiled=row.veiled)


def page_history(desk: Desk, participant_id: str) -> list[HistoryLine]:
    """The same once more, while it is shown: no reading of its own. Raises as ``person``."""
    with desk.read() as connection:
        row = desk.find(connection, participant_id)
        return history_of(connection, row.id, veiled=row.veiled)


def cell_origin(desk: Desk, participant_id: str, field: str) -> HistoryLine | None:
    """Who wrote what stands in a cell of the board, and when; None where nothing has been written."""
    with desk.read() as connection:
        row = rows.board_row(connection, desk.store.site_id, desk.clock.today(), participant_id)
        if row is None or kind_of_news(field) in row.veiled:
            return None
        return newest_of(connection, FieldKey(entities.PARTICIPANT, participant_id, field))


def changed_since(desk: Desk, when: datetime) -> dict[str, int]:
    """The participants of whom something has been written since a time (timezone-aware), and when last: milliseconds
    since 1970, by the writers' clocks."""
    with desk.read() as connection:
        return times_since(connection, int(when.timestamp() * 1000))


def mark_seen(desk: Desk, participant_id: str, field: str | None = None) -> Done[None]:
    """Takes away the marks of what the other site changed for a participant, or that of one field."""
    with desk.write() as writing:
        gone = news.clear_news(writing.connection, participant_id, field)
    return Done(None, Changes(frozenset({Kind.BOARD}), frozenset({participant_id})) if gone else Changes())


def last_exchange(desk: Desk) -> date | None:
    """The day when a package was last made or taken in here, or None."""
    from samordning_desktop.store import exchange  # all of it that the board asks for, and not at once

    with desk.read() as connection:
        return exchange.last_exchange(connection)
