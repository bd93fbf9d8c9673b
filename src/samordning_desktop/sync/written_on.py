"""What a package changes of steps, and of people in the network, that one site took away while another wrote on in them.

They stay away: who took one away has had the last word. But neither had seen the other's, so it is said at both ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from samordning_desktop.core.conflict import heading
from samordning_desktop.core.emptied import TAKEN_AWAY
from samordning_desktop.core.entry import Entry
from samordning_desktop.core.heads import Item
from samordning_desktop.core.merge_plan import FieldChange
from samordning_desktop.core.wording import label_of
from samordning_desktop.store.desk import Connection
from samordning_desktop.store.history import names_of_things, shown_value
from samordning_desktop.store.staff import writers
from samordning_desktop.store.taken_away import WrittenOn, written_on
from samordning_desktop.sync.telling import with_author

_BACK = "Ska det vara kvar: hämta tillbaka det i personens historik."
_AWAY_HERE = f"Det är borttaget här. {_BACK}"
_AWAY_THERE = f"Den som tog bort det hade inte sett det här. {_BACK}"


def written_on_away(connection: Connection, items: Sequence[Item]) -> Mapping[str, Sequence[FieldChange]]:
    """By participant: what these new entries wrote in what is taken away here, and what stood here in what they take
    away unseen. Cost follows the entries."""
    things = written_on(connection, (entry for _, entry in items))
    if not things:
        return {}
    new = dict(items)
    names = writers(connection, {entry.author for entry in new.values()})
    found: dict[str, list[FieldChange]] = defaultdict(list)
    for one in things:
        name = names_of_things(connection, one.participant).get(one.key.entity_id, "")
        found[one.participant] += [with_author(*told, names) for told in _changes(one, name, new)]
    return found


def _changes(
    one: WrittenOn, name: str, new: Mapping[bytes, Entry]
) -> Iterator[tuple[FieldChange, Entry | None]]:
    """Each with the entry that it came by."""
    taken_away_now = one.away <= new.keys()
    took = max((new[own_id] for own_id in one.away), key=attrgetter("stamp")) if taken_away_now else None
    for field, head in one.written:
        if (head.id in new) is taken_away_now:
            continue
        entity = one.key.entity
        label = heading(label_of(one.key._replace(field=field)), name)
        text = shown_value(entity, field, head.value, {})
        if taken_away_now:
            yield FieldChange(entity, label, text, TAKEN_AWAY, note=_AWAY_THERE), took
        else:
            yield FieldChange(entity, label, TAKEN_AWAY, text, note=_AWAY_HERE), new[head.id]
