"""Who wrote what a package changes and when, and which consent counts: for whoever reads the plan.

Cost follows what is changed of people known here before; of those who are new nothing is looked up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from samordning_desktop.core import entities
from samordning_desktop.core.consent import STATE_WORDS, ConsentState
from samordning_desktop.core.entry import Entry
from samordning_desktop.core.heads import Item
from samordning_desktop.core.merge_plan import Fate, FieldChange, PersonChange
from samordning_desktop.core.scopes import split_scope
from samordning_desktop.core.which_consent import which_counts
from samordning_desktop.core.wording import news_field
from samordning_desktop.store.board import consents_of, rows_of
from samordning_desktop.store.consents import notices_of
from samordning_desktop.store.desk import Connection
from samordning_desktop.store.history import moment, registered_of
from samordning_desktop.store.staff import staff_of, writers

#: Where a consent has run out, or no longer covers this site.
HOLDS_NO_LONGER = "samtycket gäller inte längre här"
#: The newest entry about each participant's field (or thing of NEWS_LABELS).
_Newest = Mapping[tuple[str, str], Entry]


def with_consents(items: Iterable[Item]) -> frozenset[str]:
    """The participants about whom these entries bring a consent."""
    return frozenset(split_scope(entry.scope)[1] for _, entry in items if entry.entity == entities.CONSENT)


def news_by_writer(
    connection: Connection, items: Sequence[Item], site: str, own_sender: bool
) -> Callable[[str, str], bool]:
    """Tells whether what these new entries change of a participant's field (or thing of NEWS_LABELS) is news at a site:
    what its own staff wrote last there is not, whoever brought it.

    A change by none of them (a person seen for another reason) is by whom the package came from.
    """
    ours = {member.id for member in staff_of(connection, site)}
    if not own_sender and ours.isdisjoint({entry.author for _, entry in items}):
        return lambda _who, _field: True
    newest: dict[tuple[str, str, str], Entry] = {}
    for _, entry in items:
        place = entry.entity, entry.entity_id, entry.field
        if place not in newest or newest[place].stamp < entry.stamp:
            newest[place] = entry
    by_others: dict[tuple[str, str], bool] = {}
    for entry in newest.values():
        changed = split_scope(entry.scope)[1], news_field(entry.entity, entry.field)
        by_others[changed] = by_others.get(changed, False) or entry.author not in ours
    return lambda who, field: by_others.get((who, field), not own_sender)


def told(
    connection: Connection, items: Sequence[Item], persons: Sequence[PersonChange], own_site: str, today: date
) -> tuple[PersonChange, ...]:
    """The persons as they are, with author and time to each change and a word on consents that meet."""
    known = {one.participant for one in persons if one.fate is not Fate.NEW and one.fields}
    if not known:
        return tuple(persons)
    newest = _newest(items, known)
    names = writers(connection, {entry.author for entry in newest.values()})
    notes, ends = _notes(connection, persons, own_site, today), _ends(connection, persons)
    return tuple(
        _told(one, newest, names, notes, ends) if one.participant in known else one for one in persons
    )


def _newest(items: Sequence[Item], known: set[str]) -> _Newest:
    found: dict[tuple[str, str], Entry] = {}
    for _, entry in items:
        who = split_scope(entry.scope)[1]
        if who in known:
            place = who, news_field(entry.entity, entry.field)
            if place not in found or found[place].stamp < entry.stamp:
                found[place] = entry
    return found


def _notes(
    connection: Connection, persons: Sequence[PersonChange], own_site: str, today: date
) -> dict[str, str]:
    """For those whose consent comes or goes and who have a page here, which of several counts."""
    about = [
        one.participant
        for one in persons
        if one.fate is not Fate.NEW and any(change.field == "consent" for change in one.fields)
    ]
    if not about:
        return {}
    consents = consents_of(connection, about)
    rows = rows_of(connection, own_site, today, about)
    meeting = {one: given for one, given in consents.items() if len(given) > 1}
    registered = registered_of(connection, (form.id for given in meeting.values() for form in given))
    return {
        one: which_counts(consents.get(one, ()), rows[one].consent.withdrawn_on, today, registered)
        for one in about
        if one in rows
    }


def _ends(connection: Connection, persons: Sequence[PersonChange]) -> dict[str, str]:
    """How the consent stands of those of whom no page is left here."""
    gone = [
        one.participant
        for one in persons
        if one.fate is Fate.RECALLED
        and any(change.field == "consent" and not change.after for change in one.fields)
    ]
    notices = notices_of(connection, gone)
    withdrawn = {one for one, notice in notices.items() if notice.withdrawn}
    return {one: STATE_WORDS[ConsentState.WITHDRAWN] if one in withdrawn else HOLDS_NO_LONGER for one in gone}


def _told(
    person: PersonChange,
    newest: _Newest,
    names: Mapping[str, str],
    notes: Mapping[str, str],
    ends: Mapping[str, str],
) -> PersonChange:
    fields = (
        one
        if one.conflict or one.when
        else with_author(one, newest.get((person.participant, one.field)), names)
        for one in person.fields
    )
    note, end = notes.get(person.participant, ""), ends.get(person.participant, "")
    changes = (
        one._replace(note=note or one.note, after=one.after or end) if one.field == "consent" else one
        for one in fields
    )
    return replace(person, fields=tuple(changes))


def with_author(change: FieldChange, entry: Entry | None, names: Mapping[str, str]) -> FieldChange:
    """A change with who wrote it, out of ``writers``, and when."""
    if entry is None:
        return change
    return change._replace(author=names.get(entry.author, ""), when=moment(entry.wall))
