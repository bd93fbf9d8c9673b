"""From the values nobody has replaced to the rows that screens read. Pure: same heads, same row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from samordning_desktop.core import entities
from samordning_desktop.core.details import HIDDEN_WHEN_PROTECTED
from samordning_desktop.core.entry import Entry, FieldHeads, Head, Value, in_conflict, shown

#: The heads of each field of one thing.
Heads = Mapping[str, FieldHeads]
Row = dict[str, Any]


def project(entity: str, entity_id: str, owner: str, heads: Heads) -> Row | None:
    """The row of one thing, or None when there is nothing to show.

    ``owner`` is the id in the scope: the participant that a consent or a self-rating belongs to.
    """
    row: Row | None = _PROJECTIONS[entity](entity_id, owner, heads)
    return row


#: The fields of a participant that each have a column to themselves, whatever the others say.
ALONE = frozenset(entities.FIELDS[entities.PARTICIPANT]) - {"protected", *HIDDEN_WHEN_PROTECTED}


def with_fields(row: Row, heads: Heads) -> Row:
    """A participant's row as ``project`` makes it, once these fields of ALONE are all that has changed in it."""
    others = set(row["conflicts"].split(",")).difference(heads, {""})
    conflicts = others.union(_waiting(heads))
    values = {field: _shown_value(found) for field, found in heads.items()}
    return row | values | {"conflicts": ",".join(sorted(conflicts))}


def _plain(entity: str) -> Any:
    empty: Row = {"id": "", **dict.fromkeys(entities.FIELDS[entity])}

    def row_of(entity_id: str, _owner: str, heads: Heads) -> Row | None:
        row = empty.copy()
        row["id"] = entity_id
        for field, values in heads.items():
            row[field] = values[0].value if len(values) == 1 else _shown_value(values)
        return row

    return row_of


def _head(heads: FieldHeads) -> Head | Entry | None:
    """As ``shown``, which one alone need not be asked, nor none."""
    return shown(heads) if len(heads) > 1 else heads[0] if heads else None


def _shown_value(heads: FieldHeads) -> Value:
    head = _head(heads)
    return head.value if head else None


def _latest_written(heads: FieldHeads) -> Value:
    """The latest that is a value, where what is shown is none: among several, then."""
    written = shown(head for head in heads if head.value is not None) if len(heads) > 1 else None
    return written.value if written else None


def _conflicts(heads: Heads) -> str:
    return ",".join(sorted(_waiting(heads)))


def _waiting(heads: Heads) -> list[str]:
    """The fields in which different values wait to be settled."""
    return [field for field, values in heads.items() if len(values) > 1 and in_conflict(values)]


_participant_fields = _plain(entities.PARTICIPANT)


def _participant(entity_id: str, owner: str, heads: Heads) -> Row | None:
    """With protected identity there is no address and no phone, whoever wrote one and whenever."""
    if any(head.value for head in heads.get("protected", ())):
        heads = {field: values for field, values in heads.items() if field not in HIDDEN_WHEN_PROTECTED}
    row: Row = _participant_fields(entity_id, owner, heads)
    row["conflicts"] = _conflicts(heads)
    return row


def _thing(entity: str, *needed: str) -> Any:
    """A thing of a participant's own: there is one as long as any of the ``needed`` fields holds something.

    Taken away at one site and written in at the other, it is still there until a person has settled which.
    """
    fields_of = _plain(entity)

    def row_of(entity_id: str, owner: str, heads: Heads) -> Row | None:
        row: Row = fields_of(entity_id, owner, heads)
        for name in needed:
            if row[name] is None:
                row[name] = _latest_written(heads.get(name, ()))
        if all(row[name] is None for name in needed):
            return None
        return row | {"participant": owner, "conflicts": _conflicts(heads)}

    return row_of


def _consent(entity_id: str, owner: str, heads: Heads) -> Row | None:
    head = _head(heads.get("given", ()))
    if head is None or not isinstance(head.value, list):
        return None
    signed, text = head.value
    row = _BARE_CONSENT | {
        "id": entity_id, "participant": owner, "signed": signed, "text_version": text, "wall": head.wall, "tick": head.tick,
    }  # fmt: skip
    for field, values in heads.items():
        if field != "given":
            row[field] = _shown_value(values)
    form = row["form"]
    row["form"] = form[0] if isinstance(form, list) else None
    return row


#: What is written of a consent beside that it was given: of most nothing.
_BARE_CONSENT: Row = dict.fromkeys(entities.FIELDS[entities.CONSENT].keys() - {"given"})


def _listed(field: str, *columns: str) -> Any:
    """A thing that is one value, written once: a list with a column for each part, and when it was written."""

    def row_of(entity_id: str, owner: str, heads: Heads) -> Row | None:
        head = _head(heads.get(field, ()))
        if head is None or not isinstance(head.value, list):
            return None
        parts = dict(zip(columns, head.value, strict=True))
        return {"id": entity_id, "participant": owner, **parts, "wall": head.wall, "tick": head.tick}

    return row_of


def _site_recall(entity_id: str, owner: str, heads: Heads) -> Row | None:
    """The latest word that one site is to take a participant off its board."""
    head = _head(heads.get("recalled_here", ()))
    if head is None:
        return None
    site = entity_id.removeprefix(f"{owner}.")
    return {
        "id": entity_id, "participant": owner, "site": site, "recalled": head.value,
        "wall": head.wall, "tick": head.tick,
    }  # fmt: skip


def _text(entity_id: str, owner: str, heads: Heads) -> Row | None:
    head = _head(heads.get("content", ()))
    if head is None or not isinstance(head.value, list):
        return None
    key, easy, source = head.value
    return {"id": entity_id, "site": owner, "key": key, "easy": easy, "source": source}


def _kind(entity_id: str, owner: str, heads: Heads) -> Row | None:
    head = _head(heads.get("name", ()))
    return None if head is None or not head.value else {"id": entity_id, "site": owner, "name": head.value}


def _device(entity_id: str, owner: str, heads: Heads) -> Row | None:
    """A device that a site has shut out. Of several days the earliest counts; let in again only by every hand."""
    day = min((str(head.value) for head in heads.get("barred", ()) if head.value), default=None)
    if day is None:
        return None
    return {"id": entity_id, "site": owner, "peer": entity_id.removeprefix(f"{owner}."), "day": day}


def _rating(entity_id: str, owner: str, heads: Heads) -> Row | None:
    head = _head(heads.get("filled", ()))
    if head is None or not isinstance(head.value, list):
        return None
    day, instrument, first, second, third = head.value
    return {
        "id": entity_id, "participant": owner, "day": day, "instrument": instrument,
        "first": first, "second": second, "third": third,
    }  # fmt: skip


def _notice(entity_id: str, _owner: str, heads: Heads) -> Row | None:
    """A withdrawal and an erasure count from the earliest day given; of recalls the latest counts."""
    recalled = _head(heads.get("recalled", ()))
    return {
        "participant": entity_id,
        "withdrawn": _earliest(heads.get("withdrawn", ())),
        "recalled": recalled.value if recalled else None,
        "recalled_wall": recalled.wall if recalled else None,
        "recalled_tick": recalled.tick if recalled else None,
        "erased": _earliest(heads.get("erased", ())),
    }


def _earliest(heads: FieldHeads) -> str | None:
    return min((str(head.value) for head in heads), default=None)


_PROJECTIONS = {
    entities.PARTICIPANT: _participant,
    entities.CONSENT: _consent,
    entities.RATING: _rating,
    entities.NETWORK: _thing(entities.NETWORK, "name"),
    entities.STEP: _thing(entities.STEP, "what"),
    entities.ELIGIBILITY: _thing(entities.ELIGIBILITY, *entities.FIELDS[entities.ELIGIBILITY]),
    entities.NARROWING: _listed("part", "day", "what", "key", "how", "received_by"),
    entities.WITHDRAWAL: _listed("received", "day", "how", "received_by"),
    entities.INFORMED: _listed("told", "day", "key", "text", "how", "told_by"),
    entities.NOTICE: _notice,
    entities.SITE_RECALL: _site_recall,
    entities.TEXT: _text,
    entities.INFORMATION_KIND: _kind,
    entities.DEVICE: _device,
    entities.SITE: _plain(entities.SITE),
    entities.STAFF: _plain(entities.STAFF),
}
