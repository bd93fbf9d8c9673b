"""The account of a package before it is made: who goes with what, who is recalled, who stays and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date

from samordning_desktop.core.entry import Entry
from samordning_desktop.core.kinds import KINDS, SCAN, kind_of_entry
from samordning_desktop.core.merge_plan import ExportPlan, LeftOut, Receiver, computer_words
from samordning_desktop.core.namesakes import shared_names
from samordning_desktop.core.participant import NEWS_LABELS, ParticipantRow
from samordning_desktop.core.scopes import ScopeKind, notice_scope, participant_scope, split_scope
from samordning_desktop.core.wording import news_field
from samordning_desktop.store import exchange, told_to
from samordning_desktop.store.board import apart_by_name, in_order, rows_of
from samordning_desktop.store.consents import notices_of
from samordning_desktop.store.desk import Connection, Desk
from samordning_desktop.store.ourselves import our_card
from samordning_desktop.store.participants import participant_names
from samordning_desktop.store.peers import PeerRow
from samordning_desktop.store.writing import Writing
from samordning_desktop.sync import gate
from samordning_desktop.sync.load import Load
from samordning_desktop.sync.register import register_words

#: What can go of a participant, with its word on screen.
_ALWAYS_LABELS = {**NEWS_LABELS, "site": "Pilotort", "form": SCAN}
_GONE = "Någon som inte finns kvar här"


def account(desk: Desk, writing: Writing, peer_name: str, load: Load, size: int) -> ExportPlan:
    """What a package with this load takes; ``size`` is that of its file in bytes."""
    connection, passage = writing.connection, load.passage
    scopes = {split_scope(scope) for scope in load.scopes}
    told = {one for kind, one in scopes if kind is ScopeKind.NOTICE}
    going = {one for kind, one in scopes if kind is ScopeKind.PARTICIPANT}
    if load.own:
        going, told = going | told, set[str]()  # a notice is news like any other: nobody is recalled by it
    else:
        covered = {row.id for row in passage.persons}
        going = (going | told) & covered  # also whom a notice brings back: a recall that falls
    everyone = _in_order(desk, writing, load, told - going)
    news = going if load.own else going & load.kinds.keys()
    persons = _named(writing, everyone, news)
    recalled = _named(writing, everyone, told - going)
    kinds = _kinds(load.news)
    known = told_to.known_there(connection, load.receivers[0].site, going)
    computers = tuple(_computer(connection, row, load.receivers) for row in load.receivers)
    return ExportPlan(
        receiver=peer_name,
        day=desk.clock.today(),
        persons=tuple(persons.items()),
        recalled=tuple(recalled.items()),
        again=tuple(_named(writing, everyone, going - news).items()),
        left_out=staying(everyone.values(), passage, peer_name, but=going | recalled.keys()),
        entries=len(load.entries),
        without={one: without for one in persons if (without := _without(passage, one))},
        kinds={one: tuple(kind for kind in KINDS if kind in kinds.get(one, ())) for one in persons},
        why=_why(writing, everyone, passage, peer_name, recalled),
        always=_always(load, known),
        first=frozenset(news - known),
        own=load.own,
        since=max((there.since for there in computers), key=_number),
        computers=computers,
        files=len(load.enclosures.files),
        files_left=load.enclosures.left,
        forms_held=load.enclosures.held & persons.keys(),
        register=register_words(connection, load.entries),
        size=size,
    )


def staying(
    rows: Iterable[ParticipantRow], passage: gate.Passage, receiver: str, but: Set[str] = frozenset()
) -> tuple[LeftOut, ...]:
    """Those of some participants to whom a passage is shut, and why."""
    shut = set(passage.shut)
    return tuple(
        LeftOut(row.id, row.said_name, gate.reason(row, passage, receiver))
        for row in rows
        if participant_scope(row.id) in shut and row.id not in but
    )


def _computer(connection: Connection, row: PeerRow, receivers: Sequence[PeerRow]) -> Receiver:
    several = len(receivers) > 1
    words = computer_words(row.name, row.computer, own=row.own) if several else ""
    return Receiver(words, our_card(connection, row), exchange.known_upto(connection, row))


def _number(since: tuple[int, date] | None) -> int:
    return since[0] if since else 0


def _in_order(desk: Desk, writing: Writing, load: Load, told: Set[str]) -> dict[str, ParticipantRow]:
    """The rows of those whom the package is about, and of those who stay, in the board's order; namesakes among them told apart."""
    rows = load.passage.rows
    more = rows_of(writing.connection, desk.store.site_id, desk.clock.today(), told - rows.keys())
    found = {row.id: row for row in in_order([*rows.values(), *more.values()])}
    names = shared_names(row.fields.name for row in found.values())
    if not names:
        return found
    apart = apart_by_name(writing.connection, desk.store.site_id, desk.clock.today(), names, found.values())
    return {one: apart[one] for one in found}


def _why(
    writing: Writing,
    everyone: Mapping[str, ParticipantRow],
    passage: gate.Passage,
    receiver: str,
    recalled: Iterable[str],
) -> dict[str, str]:
    """Why each of those who are recalled is so: by their row, or by the notices alone of those on no board here."""
    off = {one for one in recalled if one not in everyone}
    notices = notices_of(writing.connection, off)
    return {
        one: gate.notice_reason(notices.get(one))
        if one in off
        else gate.reason(everyone[one], passage, receiver)
        for one in recalled
    }


def _named(
    writing: Writing, everyone: Mapping[str, ParticipantRow], participants: Set[str]
) -> dict[str, str]:
    """The names of some participants by id, in the board's order; then those who are on no board here any more."""
    off = participants - everyone.keys()
    names = participant_names(writing.connection, off) if off else {}
    here = {one: row.said_name for one, row in everyone.items() if one in participants}
    return here | {one: names.get(one, _GONE) for one in sorted(off)}


def _kinds(entries: Iterable[Entry]) -> dict[str, set[str]]:
    """The kinds that go of each participant. A consent is told as such, though it may name the people around."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        scope, own_id = split_scope(entry.scope)
        if scope is ScopeKind.PARTICIPANT and not _of_consent(entry):
            found.setdefault(own_id, set()).add(kind_of_entry(entry.entity, entry.field, entry.value))
    return found


def _of_consent(entry: Entry) -> bool:
    return news_field(entry.entity, entry.field) == "consent"


def _always(load: Load, participants: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What goes of some participants beside the kinds that a consent chooses among, in the screen's words."""
    chosen = set(participants)
    scopes = {scope(one): one for one in chosen for scope in (participant_scope, notice_scope)}
    found: dict[str, set[str]] = {}
    for file in load.new_files:
        if file.participant in chosen:
            found.setdefault(file.participant, set()).add("form")
    for entry in load.news:
        general = _of_consent(entry) or not kind_of_entry(entry.entity, entry.field, entry.value)
        if entry.scope in scopes and general:
            found.setdefault(scopes[entry.scope], set()).add(news_field(entry.entity, entry.field))
    return {
        one: tuple(words for thing, words in _ALWAYS_LABELS.items() if thing in things)
        for one, things in found.items()
    }


def _without(passage: gate.Passage, participant_id: str) -> tuple[str, ...]:
    """The kinds that are left out of what goes of a participant, in the order of KINDS."""
    kinds = passage.limits.get(participant_scope(participant_id))
    return () if kinds is None else tuple(kind for kind in KINDS if kind not in kinds)
