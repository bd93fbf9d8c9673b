"""From two pictures of the same participants, before and after, to a merge plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from samordning_desktop.core.consent import ConsentState
from samordning_desktop.core.merge_plan import Fate, FieldChange, PersonChange
from samordning_desktop.core.participant import FIELD_LABELS, NEWS_LABELS, ParticipantRow
from samordning_desktop.core.scopes import ScopeKind, split_scope
from samordning_desktop.store.board import rows_of
from samordning_desktop.store.conflicts import conflicts_of
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.ratings import count_by_participant
from samordning_desktop.store.writing import Writing


@dataclass(frozen=True, slots=True)
class Picture:
    """One participant at one moment: the row (None off the board), how many self-ratings, what waits."""

    row: ParticipantRow | None
    ratings: int
    waiting: Mapping[str, tuple[str, ...]]


def participants_in(scopes: Iterable[str]) -> list[str]:
    """The participants that some scopes are about, sorted."""
    pairs = (split_scope(scope) for scope in scopes)
    return sorted({own_id for kind, own_id in pairs if kind is not ScopeKind.SITE})


def pictures(desk: Desk, writing: Writing, participant_ids: Sequence[str]) -> dict[str, Picture]:
    """Some participants as they stand inside the transaction."""
    connection, own_site = writing.connection, desk.store.site_id
    rows = rows_of(connection, own_site, desk.clock.today(), participant_ids)
    ratings = count_by_participant(connection, rows)
    waiting: dict[str, dict[str, tuple[str, ...]]] = {one: {} for one in rows}
    for conflict in conflicts_of(connection, list(rows.values()), own_site):
        waiting[conflict.participant][conflict.field] = tuple(version.text for version in conflict.versions)
    return {
        one: Picture(rows[one], ratings.get(one, 0), waiting[one]) if one in rows else Picture(None, 0, {})
        for one in participant_ids
    }


def person_change(participant_id: str, before: Picture, after: Picture) -> PersonChange | None:
    """What happens to one participant; None for someone who is off the board before and after."""
    if before.row is not None and (after.row is None or _withdraws(before.row, after.row)):
        consent = tuple(_consent_change(before, after))
        return PersonChange(participant_id, before.row.fields.name, Fate.RECALLED, consent)
    if after.row is None:
        return None
    changes = tuple(_changes(before, after))
    return PersonChange(participant_id, after.row.fields.name, _fate(before, changes), changes)


def _withdraws(before: ParticipantRow, after: ParticipantRow) -> bool:
    return after.consent.state is ConsentState.WITHDRAWN is not before.consent.state


def _fate(before: Picture, changes: tuple[FieldChange, ...]) -> Fate:
    if before.row is None:
        return Fate.NEW
    if not changes:
        return Fate.SAME
    return Fate.CONFLICT if all(change.conflict for change in changes) else Fate.CHANGED


def _changes(before: Picture, after: Picture) -> Iterator[FieldChange]:
    for field, label in FIELD_LABELS.items():
        old = before.row.fields.text(field) if before.row else ""
        new = after.row.fields.text(field) if after.row else ""
        if field in after.waiting:
            if after.waiting[field] != before.waiting.get(field):
                theirs = next((text for text in after.waiting[field] if text != old), new)
                yield FieldChange(field, label, old, theirs, conflict=True)
        elif old != new or field in before.waiting:
            yield FieldChange(field, label, old, new)
    yield from _consent_change(before, after)
    if before.ratings != after.ratings:
        yield FieldChange("ratings", NEWS_LABELS["ratings"], str(before.ratings), str(after.ratings))


def _consent_change(before: Picture, after: Picture) -> Iterator[FieldChange]:
    old, new = _consent_words(before.row), _consent_words(after.row)
    if old != new:
        yield FieldChange("consent", NEWS_LABELS["consent"], old, new)


def _consent_words(row: ParticipantRow | None) -> str:
    if row is None:
        return ""
    until = f" ({row.consent.valid_until})" if row.consent.covers else ""
    return f"{row.consent.words}{until}"
