"""The account of a package before it is made: who goes with what, who is recalled, who stays and why."""

from __future__ import annotations

from samordning_desktop.core.kinds import KINDS
from samordning_desktop.core.merge_plan import ExportPlan, LeftOut
from samordning_desktop.core.scopes import ScopeKind, participant_scope, split_scope
from samordning_desktop.store import exchange, told_to
from samordning_desktop.store.board import board_rows
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.writing import Writing
from samordning_desktop.sync import gate
from samordning_desktop.sync.load import Load
from samordning_desktop.sync.register import register_words


def account(desk: Desk, writing: Writing, peer_name: str, load: Load, size: int) -> ExportPlan:
    """What a package with this load takes; ``size`` is that of its file in bytes."""
    everyone = {row.id: row for row in board_rows(writing.connection, desk.store.site_id, desk.clock.today())}
    scopes = {split_scope(scope) for scope in load.scopes}
    open_to = {row.id for row in load.passage.persons}
    going = [
        row for row in everyone.values() if row.id in open_to and (ScopeKind.PARTICIPANT, row.id) in scopes
    ]
    ids = [row.id for row in going]
    recalled = [
        one for one in everyone.values() if (ScopeKind.NOTICE, one.id) in scopes and one.id not in ids
    ]
    named = {*ids, *(row.id for row in recalled)}
    kinds = load.kinds
    known = told_to.known_there(writing.connection, load.receivers[0].site, ids)
    return ExportPlan(
        receiver=peer_name,
        day=desk.clock.today(),
        persons=tuple((row.id, row.fields.name) for row in going),
        recalled=tuple((row.id, row.fields.name) for row in recalled),
        left_out=tuple(
            LeftOut(row.id, row.fields.name, gate.reason(row, load.passage, peer_name))
            for row in everyone.values()
            if row.id not in named
            and (participant_scope(row.id) in load.passage.shut or not (load.own or gate.may_go(row)))
        ),
        entries=len(load.entries),
        without={one: without for one in ids if (without := _without(load.passage, one))},
        kinds={one: tuple(kind for kind in KINDS if kind in kinds[one]) for one in ids},
        why={row.id: gate.reason(row, load.passage, peer_name) for row in recalled},
        first=frozenset(ids) - known,
        since=exchange.known_upto(writing.connection, load.receivers),
        files=len(load.enclosures.files),
        files_left=load.enclosures.left,
        register=register_words(writing.connection, load.entries),
        size=size,
    )


def _without(passage: gate.Passage, participant_id: str) -> tuple[str, ...]:
    """The kinds that are left out of what goes of a participant, in the order of KINDS."""
    kinds = passage.limits.get(participant_scope(participant_id))
    return () if kinds is None else tuple(kind for kind in KINDS if kind not in kinds)
