"""What new entries settled: values that had met, here or at another site alone, and one that was chosen for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from operator import attrgetter

from samordning_desktop.core import entities
from samordning_desktop.core.conflict import conflict_id, heading, names_thing
from samordning_desktop.core.details import HIDDEN_WHEN_PROTECTED
from samordning_desktop.core.emptied import shown
from samordning_desktop.core.entry import Entry, FieldKey
from samordning_desktop.core.heads import Item
from samordning_desktop.core.participant import NEWS_LABELS
from samordning_desktop.core.scopes import split_scope
from samordning_desktop.core.wording import THING_NAMES, label_of, news_field
from samordning_desktop.store.desk import Connection
from samordning_desktop.store.history import is_protected, moment, names_of_things, shown_value, staff_names
from samordning_desktop.store.operations import values_replaced
from samordning_desktop.store.staff import writers
from samordning_desktop.sync.planning import Choice

_CHOSEN_IN = (entities.PARTICIPANT, *entities.THINGS)


def chosen(
    connection: Connection, items: Sequence[Item], known: Set[str]
) -> Mapping[str, Mapping[str, Choice]]:
    """By participant, of those ``known`` here, and by the conflict's id: what was chosen by new entries.

    An entry that replaces several is by someone who saw them all. Cost follows such entries.
    """
    if not known:
        return {}
    several = [entry for _, entry in items if len(entry.replaces) > 1 and _is_choice(entry, known)]
    if not several:
        return {}
    choosing = {entry.key: entry for entry in sorted(several, key=attrgetter("stamp"))}
    there = {own_id: entry for own_id, entry in items if entry.key in choosing}
    newest = {entry.key: entry for entry in sorted(there.values(), key=attrgetter("stamp"))}
    texts = _texts(connection, choosing, there)
    authors = writers(connection, {one.author for one in (*choosing.values(), *newest.values())})
    found: dict[str, dict[str, Choice]] = defaultdict(dict)
    for key, entry in choosing.items():
        if texts[key]:
            since = "" if newest[key] is entry else authors.get(newest[key].author, "")
            by, when = authors.get(entry.author, ""), moment(entry.wall)
            choice = Choice(news_field(key.entity, key.field), texts[key], by, when, since)
            found[split_scope(entry.scope)[1]][conflict_id(key)] = choice
    return found


def _is_choice(entry: Entry, known: Set[str]) -> bool:
    told = entry.entity in _CHOSEN_IN and news_field(entry.entity, entry.field) in NEWS_LABELS
    return told and split_scope(entry.scope)[1] in known


def _texts(
    connection: Connection, choosing: Mapping[FieldKey, Entry], there: Mapping[bytes, Entry]
) -> dict[FieldKey, tuple[str, ...]]:
    """What each chose between, what stood here first: nothing where all of it was the same, or is not to be seen."""
    olds = values_replaced(connection, list(choosing.values()))
    names = staff_names(connection)
    found = {}
    for key, entry in choosing.items():
        here_first = sorted((old for old in entry.replaces if old in olds), key=lambda old: old in there)
        texts = dict.fromkeys(shown_value(key.entity, key.field, olds[old], names) for old in here_first)
        alike = len(texts) == 1 and len(here_first) == len(entry.replaces)
        who = split_scope(entry.scope)[1]
        hidden = key.field in HIDDEN_WHEN_PROTECTED and is_protected(connection, who)
        found[key] = () if alike or hidden else _of_thing(connection, who, key, tuple(texts))
    return found


def _of_thing(connection: Connection, who: str, key: FieldKey, texts: tuple[str, ...]) -> tuple[str, ...]:
    """The texts; of a person's step or the like with what each is a text of."""
    if key.entity == entities.PARTICIPANT:
        return texts
    unnamed = key.entity in THING_NAMES and not names_thing(key)
    about = names_of_things(connection, who).get(key.entity_id, "") if unnamed else ""
    label = heading(label_of(key), about)
    return tuple(f"{label}: {shown(text, names_thing=names_thing(key))}" for text in texts)
