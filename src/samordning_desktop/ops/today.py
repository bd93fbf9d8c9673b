"""What waits today, in whose name, and the choice of whose to see.

The list is a reading of the board, and like the board it is not noted in the access log: who opens a person from
it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samordning_desktop.core.changes import Changes, Done
from samordning_desktop.core.due import Known, due, mine
from samordning_desktop.core.merge_plan import OWN_TITLE
from samordning_desktop.core.peer import OurCard, alike_names
from samordning_desktop.core.task import WEEK_DAYS, Task, TaskKind, Whose
from samordning_desktop.ops import reading, views
from samordning_desktop.ops.texts import older_in
from samordning_desktop.store.board import board_rows
from samordning_desktop.store.desk import Connection, Desk
from samordning_desktop.store.gone import told_gone
from samordning_desktop.store.ourselves import our_card
from samordning_desktop.store.participants import known_id
from samordning_desktop.store.peers import PeerRow, all_peers
from samordning_desktop.store.person import steps_due
from samordning_desktop.store.ratings import last_rated, rhythms
from samordning_desktop.store.sent import exchanges

_CHOICE = "today.whose"


@dataclass(frozen=True, slots=True)
class TodayView:
    """What waits as seen on ``day``, and whose it is; the nearest first."""

    day: date
    whose: Whose = Whose.ALL
    tasks: tuple[Task, ...] = ()

    @property
    def waiting(self) -> int:
        """How many things need a hand today or are late."""
        return sum(task.needs_hand for task in self.tasks)


def tasks(
    desk: Desk, whose: Whose | None = None, arrived: Sequence[tuple[str, int, str]] = (), unfit: int = 0
) -> TodayView:
    """What waits; without ``whose``, as this coordinator last chose: everybody's until one of the board's people
    has a coordinator. ``arrived`` are the packages that wait in a folder, ``unfit`` the files there that cannot be taken
    in (see ``core.due.Known``)."""
    today = desk.clock.today()
    chosen = whose or _chosen(desk)
    with desk.read() as connection:
        rows = board_rows(connection, desk.store.site_id, today)
        peers = all_peers(connection)
        known = Known(
            rows=rows,
            steps=steps_due(connection, _week_from(today)),
            rated=last_rated(connection),
            rhythms=rhythms(connection),
            cards=[peer.name for peer in peers if not peer.confirmed and peer.barred is None],
            lacking_card=_lacking_card(connection, peers),
            exchanges=exchanges(connection, peers, today),
            older=len(older_in(desk, connection, rows)),
            arrived=arrived,
            unfit=unfit,
            alike=alike_names((peer.name, peer.site) for peer in peers if peer.trusted),
            gone=told_gone(connection, desk.store.site_id, rows),
        )
    if chosen is None:
        chosen = Whose.MINE if any(row.coordinators for row in rows) else Whose.ALL
    found = due(known, today)
    return TodayView(today, chosen, mine(found, rows, desk.actor.id) if chosen is Whose.MINE else found)


def mark_seen(desk: Desk, participant_id: str) -> Done[tuple[Task, ...]]:
    """Takes away the marks of what is news about one (the id or its unique beginning), on the board or no longer. Returns
    what was told of them.

    Raises KnownError ``participant.unknown``, of whom nothing is told and who is not on the board, and
    ``participant.ambiguous``.
    """
    with desk.read() as connection:
        whole = known_id(connection, participant_id)
    told = tuple(
        task
        for task in tasks(desk, Whose.ALL).tasks
        if task.kind is TaskKind.NEWS and task.participant == whole
    )
    if whole is None or not told:
        with desk.read() as connection:
            desk.find(connection, participant_id)
        return Done((), Changes())
    return Done(told, reading.mark_seen(desk, whole).changes)


def _lacking_card(connection: Connection, peers: Sequence[PeerRow]) -> list[str]:
    """Whom our new card is to be handed to, as they are called on screen."""
    lacking = (row for row in peers if row.trusted and our_card(connection, row) is OurCard.CHANGED)
    return [OWN_TITLE if row.own else row.name for row in lacking]


def choose(desk: Desk, whose: Whose) -> Done[None]:
    """Keeps whose tasks this coordinator wants to see."""
    return views.keep(desk, _CHOICE, whose.value)


def _chosen(desk: Desk) -> Whose | None:
    kept = views.kept(desk, _CHOICE)
    return next((one for one in Whose if one.value == kept), None)


def _week_from(today: date) -> date:
    return date.fromordinal(min(today.toordinal() + WEEK_DAYS, date.max.toordinal()))
