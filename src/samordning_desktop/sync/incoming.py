"""Taking a package in: stages, dry run to a merge plan, verified backup, one transaction, counted once more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from msgspec.structs import astuple

from samordning_desktop.core import entities
from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.heads import Item
from samordning_desktop.core.memory import collector_at_rest
from samordning_desktop.core.merge_plan import Fate, MergePlan, PackageFacts, PersonChange
from samordning_desktop.core.namesakes import shared_names
from samordning_desktop.core.news import NEW_PERSON
from samordning_desktop.core.scopes import participant_scope, split_scope
from samordning_desktop.core.swedish import sort_key
from samordning_desktop.core.taking import TakingStep, Tell, silent
from samordning_desktop.core.wording import THING_NAMES
from samordning_desktop.store import exchange, looking, news, receipts, told_to
from samordning_desktop.store import peers as rows
from samordning_desktop.store.board import apart_by_name, rows_of
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.history import moment
from samordning_desktop.store.journal import Span, chunks, journal_end, written_in
from samordning_desktop.store.logs import log_access
from samordning_desktop.store.ourselves import OwnIds, own_ids, own_keys
from samordning_desktop.store.package_steps import is_taken_back, note_span
from samordning_desktop.store.peers import PeerRow
from samordning_desktop.store.receipts import Taking
from samordning_desktop.store.writing import Writing
from samordning_desktop.sync import enclosing
from samordning_desktop.sync.chosen import chosen
from samordning_desktop.sync.peer_views import one_of_several
from samordning_desktop.sync.planning import Picture, participants_in, person_change, pictures, whole_pages
from samordning_desktop.sync.reading import Letter, Package, read_package
from samordning_desktop.sync.register import REGISTER, register_words
from samordning_desktop.sync.same_number import tell_same_number
from samordning_desktop.sync.telling import news_by_writer, told, with_consents
from samordning_desktop.sync.written_on import written_on_away

#: What tells a site to let go of somebody.
_NOTICES = (entities.NOTICE, entities.SITE_RECALL)
_CHANGED = frozenset({Kind.BOARD, Kind.CONSENT, Kind.RATING, Kind.CONFLICT, Kind.PEER, Kind.DIRECTORY})


def inspect(desk: Desk, content: bytes, tell: Tell = silent) -> PackageFacts:
    """What a package says of itself, every stage passed. Raises KnownError as ``reading.read_package``."""
    with collector_at_rest(), desk.rehearse() as writing:
        return _facts(writing, read_package(writing, Letter(content), tell))


def rehearse(desk: Desk, content: bytes, tell: Tell = silent) -> MergePlan:
    """What taking the package in would do; nothing is kept. ``tell`` hears of the steps. Raises as ``inspect``."""
    with collector_at_rest(), desk.rehearse() as writing:
        package = read_package(writing, Letter(content), tell)
        tell(TakingStep.COMPARING)
        return _merge(desk, writing, package).plan


def take_in(desk: Desk, content: bytes, tell: Tell = silent) -> Done[MergePlan]:
    """Takes the package in, after a verified backup, in one transaction. Twice is harmless.

    ``tell`` hears of the steps; what it raises ends the work, and the store is as it was.

    Raises KnownError as ``inspect``, ``backup.failed``, ``disk.full`` and the store's own.
    """
    with collector_at_rest():
        return _take_in(desk, content, tell)


def _take_in(desk: Desk, content: bytes, tell: Tell) -> Done[MergePlan]:
    letter = Letter(content)
    with desk.rehearse() as writing:
        package = read_package(writing, letter, tell)
        if package.taken_in:
            return Done(_merge(desk, writing, package).plan, Changes())
    tell(TakingStep.BACKING_UP)
    desk.store.back_up()
    tell(TakingStep.TAKING_IN)
    with desk.write() as writing:
        package = read_package(writing, letter)
        start = journal_end(writing.connection).pos
        merged = _merge(desk, writing, package)
        plan = merged.plan
        enclosing.take(writing.connection, package.sender, package.enclosed, desk.clock.now())
        label = _record(writing, plan, start)
        _mark_news(desk, writing, package, merged, start)
        _note_peer(writing, package, merged.written)
        exchange.note_exchange(writing.connection, desk.clock.today())
        words = f"tagit in paket {package.manifest.number} från {plan.facts.who}"
        log_access(writing.connection, desk.actor, desk.clock.now(), words)
    people = frozenset(person.participant for person in plan.persons if person.fate is not Fate.SAME)
    return Done(plan, Changes(_CHANGED, people, label))


def _facts(writing: Writing, package: Package) -> PackageFacts:
    sender = package.sender
    facts = PackageFacts(
        sender=sender.name,
        number=package.manifest.number,
        made=moment(package.manifest.made),
        entries=len(package.entries),
        size=package.size,
        taken_in=package.taken_in,
        files=package.manifest.enclosed,
        own=sender.own,
        computer=sender.computer,
        several=one_of_several(sender, rows.all_peers(writing.connection)),
    )
    device = package.manifest.sender_device
    back = facts.taken_in and is_taken_back(writing.connection, _label(facts), device)
    return replace(facts, taken_back=back)


def _label(facts: PackageFacts) -> str:
    """What taking it in is called as a step."""
    return f"ta in paket {facts.number} från {facts.who}"


class _Merged(NamedTuple):
    """What taking a package in did, what was new in it, and the scopes of that."""

    plan: MergePlan
    items: Sequence[Item]
    written: set[str]


def _merge(desk: Desk, writing: Writing, package: Package) -> _Merged:
    """Applies the entries and tells what that did, person by person."""
    people = participants_in(package.scopes)
    whole = whole_pages(package.entries)
    before = pictures(desk, writing, people, whole)
    items, written = _take(writing, package)
    consented = with_consents(items)
    away = written_on_away(writing.connection, items) if package.tells_of(THING_NAMES) else {}
    choices = chosen(writing.connection, items, {one for one in people if before[one].row})
    changes = (
        person_change(one, before[one], after, one in consented, away.get(one, ()), choices.get(one, {}))
        for part in chunks(people)
        for one, after in pictures(desk, writing, part, whole, before).items()
    )
    persons = sorted(
        _apart(desk, writing, [change for change in changes if change], before),
        key=lambda change: (change.fate, sort_key(change.name)),
    )
    connection, today = writing.connection, desk.clock.today()
    own_site = desk.store.site_id
    plan = MergePlan(
        _facts(writing, package),
        tell_same_number(connection, told(connection, items, persons, own_site, today), own_site, today),
        register_words(connection, (entry for _, entry in items)) if package.tells_of(REGISTER) else (),
    )
    return _Merged(plan, items, written)


def _apart(
    desk: Desk, writing: Writing, changes: list[PersonChange], before: Mapping[str, Picture]
) -> list[PersonChange]:
    """The changes, those of namesakes by names that tell them apart; who leaves the board is as they were on it."""
    names = shared_names(change.name for change in changes)
    if not names:
        return changes
    leaving = (before[change.participant].row for change in changes if change.fate is Fate.RECALLED)
    known = [row for row in leaving if row is not None and row.fields.name in names]
    rows = apart_by_name(writing.connection, desk.store.site_id, desk.clock.today(), names, known)
    return [
        replace(change, name=rows[change.participant].said_name) if change.name in names else change
        for change in changes
    ]


def _record(writing: Writing, plan: MergePlan, start: int) -> str | None:
    """Notes the package as a step. Returns its name when something of it can be undone, else None."""
    end = journal_end(writing.connection).pos
    if end == start:
        return None
    label = _label(plan.facts)
    writing.record(label, undoable=plan.can_be_undone)
    note_span(writing.connection, writing.operation, Span(start, end))
    return label if plan.can_be_undone else None


def _take(writing: Writing, package: Package) -> tuple[list[Item], set[str]]:
    """Writes what is new, and counts once more, inside the transaction, that it all is in the journal.

    Returns it, and its scopes.
    """
    end = journal_end(writing.connection)
    new = writing.take(package.entries, package.manifest.sender_device)
    scopes = {entry.scope for _, entry in new}
    if sum(written_in(writing.connection, scopes, end.pos).values()) != len(new):
        raise KnownError("store.damaged")
    return new, scopes


def _mark_news(desk: Desk, writing: Writing, package: Package, merged: _Merged, start: int) -> None:
    """What another site has changed is news here; what a colleague has, on our own other computer, is not, whichever of
    them brings it.

    That somebody is to be let go of is news also of who had left the board by the calendar. A colleague who has registered a
    withdrawal has seen what there was of the consent. ``start`` is where the journal ended before the package.
    """
    connection = writing.connection
    is_news = news_by_writer(connection, merged.items, desk.store.site_id, package.sender.own)
    marks = {(one.participant, field) for one in merged.plan.persons for field in _marked(one, is_news)}
    if package.tells_of(_NOTICES):
        notices = (one for _, one in merged.items if one.entity == entities.NOTICE)
        withdrawn = {split_scope(one.scope)[1] for one in notices if one.field == "withdrawn"}
        news.forget_written(
            connection, [(one, "consent") for one in withdrawn if not is_news(one, "consent")]
        )
    gone = _told_to_let_go(desk, writing, package, start)
    marks |= {(one, "consent") for one in gone if is_news(one, "consent")}
    news.add_news(connection, sorted(marks))


def _marked(person: PersonChange, is_news: Callable[[str, str], bool]) -> Sequence[str]:
    """What is news of a participant. Who is new is that once, not in each field."""
    who = person.participant
    if person.fate is Fate.NEW and person.coming("name") and is_news(who, "name"):
        return (NEW_PERSON,)
    return [one.field for one in person.fields if is_news(who, one.field)]


def _told_to_let_go(desk: Desk, writing: Writing, package: Package, start: int) -> list[str]:
    """Those about whom a notice is new with the package, and who are on the board no more. Who was not known here before
    was never on it."""
    if not package.tells_of(_NOTICES):
        return []
    connection = writing.connection
    notices = {entry.scope for entry in package.entries if entry.entity in _NOTICES}
    told = [split_scope(scope)[1] for scope in written_in(connection, notices, start)]
    scopes = {one: participant_scope(one) for one in told}
    ever, now = (written_in(connection, scopes.values(), after) for after in (0, start))
    shown = rows_of(connection, desk.store.site_id, desk.clock.today(), told)
    return [
        one for one, scope in scopes.items() if one not in shown and ever.get(scope, 0) > now.get(scope, 0)
    ]


def _note_peer(writing: Writing, package: Package, written: set[str]) -> None:
    """Keeps how far the exchange with the sender has come, both ways; ``written`` are the scopes of what was new here.

    What it has said of somebody shows what it has, also where it was known here: that decides what may go there.
    """
    connection, manifest = writing.connection, package.manifest
    us = own_ids(connection)
    acknowledged = us.acknowledged(package.sender.site, manifest.ack)
    former = _goes_on_from(writing, package, us)
    sender = _as_it_is_now(writing, package, us, acknowledged)
    sender = replace(sender, taken_number=manifest.number, taken_hash=package.digest)
    rows.put_peer(connection, sender)
    here = rows.Taken(manifest.sender_device, manifest.number, package.digest)
    rows.note_taken(connection, sender, here, writing.wall, writing.author)
    told = (Taking(*one) for one in map(astuple, manifest.receipts))
    own = [one for one in told if us.made(sender.site, one.device, one.number)]
    receipts.note_told(connection, sender, own)
    told_to.note_known(connection, sender, package.scopes)
    looking.look_again(connection, sender.site, package.scopes - written)
    exchange.acknowledge(connection, sender, acknowledged, former)


def _as_it_is_now(writing: Writing, package: Package, us: OwnIds, acknowledged: int) -> PeerRow:
    """The sender with the id that it has and the keys of ours that it knows.

    What it had before does not count for one that has gone back to a backup, nor for one that says it has less than it did:
    that does not let our new keys go on from the former.
    """
    manifest, sender = package.manifest, package.sender
    knows_us = us.now in manifest.ack
    if manifest.sender_device != sender.device or (knows_us and acknowledged < sender.acked_number):
        exchange.begin_again(writing.connection, sender)
        sender = replace(sender, device=manifest.sender_device, acked_number=0, acked_pos=0)
    return replace(sender, met=own_keys(writing.connection).now) if knows_us else sender


def _goes_on_from(writing: Writing, package: Package, us: OwnIds) -> PeerRow | None:
    """What the sender was under other keys, when it surely remembers all that this did: its package follows on the last
    that was taken in from this, or builds on what we have told this that we have, where that can be only one. One that
    is made from a backup has made no package before, and has not been told."""
    connection, manifest = writing.connection, package.manifest
    former = rows.last_heard_before(connection, package.sender)
    if former is None:
        return None
    follows = manifest.previous is not None and manifest.previous == former.taken_hash
    told = bool(us.named(manifest.after)) and rows.has_had_one_id(connection, former)
    return former if follows or told else None
