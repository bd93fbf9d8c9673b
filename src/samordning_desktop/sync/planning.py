"""From two pictures of the same participants, before and after, to a merge plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from samordning_desktop.core.conflict import conflict_id, heading, names_thing
from samordning_desktop.core.consent import ConsentState
from samordning_desktop.core.emptied import TAKEN_AWAY, shown
from samordning_desktop.core.entities import PARTICIPANT
from samordning_desktop.core.entry import Entry
from samordning_desktop.core.kinds import KINDS, kind_of_news, without_words
from samordning_desktop.core.merge_plan import Fate, FieldChange, NewFields, PersonChange, Told
from samordning_desktop.core.participant import (
    FIELD_LABELS,
    NEWS_LABELS,
    THING_LABELS,
    BoardFields,
    ParticipantRow,
)
from samordning_desktop.core.scopes import ScopeKind, split_scope
from samordning_desktop.core.values import dataclass
from samordning_desktop.core.wording import THING_NAMES, label_of, news_field
from samordning_desktop.store.board import rows_of, texts_again, veiled_row
from samordning_desktop.store.conflicts import texts_waiting
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.page_texts import page_texts
from samordning_desktop.store.ratings import count_by_participant
from samordning_desktop.store.writing import Writing


class Waiting(NamedTuple):
    """A field in which several values wait: what it is called among news, its word, and the values."""

    field: str
    label: str
    values: tuple[Told, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """What the values say."""
        return tuple(value.text for value in self.values)


class Choice(NamedTuple):
    """What a package settled in a field: what the field is called among news, what was chosen between, by whom and when,
    and who has written in it since."""

    field: str
    texts: tuple[str, ...]
    author: str
    when: datetime
    since: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """One participant at one moment: the row (None off the board), how many self-ratings, what waits (by the
    conflict's id: its label and its texts), and the rest of the person's page as texts by field."""

    row: ParticipantRow | None
    ratings: int = 0
    waiting: Mapping[str, Waiting] = field(default_factory=dict)
    page: Mapping[str, str] = field(default_factory=dict)


#: What can alter no more than a text of the board: without a name nobody is on it.
_BOARD_TEXTS = FIELD_LABELS.keys() - {"name"}
_NOBODY = Picture(None)
_EMPTY = BoardFields("")
_HELD = attrgetter(*FIELD_LABELS)
_PLACES = {name: place for place, name in enumerate(NEWS_LABELS)}
_NOTHING: Mapping[str, Picture] = MappingProxyType({})
_NO_CHOICES: Mapping[str, Choice] = MappingProxyType({})


def participants_in(scopes: Iterable[str]) -> list[str]:
    """The participants that some scopes are about, sorted."""
    pairs = (split_scope(scope) for scope in scopes)
    return sorted({own_id for kind, own_id in pairs if kind is not ScopeKind.SITE})


def whole_pages(entries: Iterable[Entry]) -> Container[str]:
    """The participants of whose page some entries can alter more than the board shows: names stand on everybody's."""
    subjects = {
        entry.scope for entry in entries if entry.field not in _BOARD_TEXTS or entry.entity != PARTICIPANT
    }
    found = set()
    for kind, own_id in map(split_scope, subjects):
        if kind is ScopeKind.SITE:
            return _Everybody()
        found.add(own_id)
    return found


class _Everybody(Container[str]):
    def __contains__(self, _one: object) -> bool:
        return True


def pictures(
    desk: Desk,
    writing: Writing,
    participant_ids: Sequence[str],
    whole: Container[str],
    before: Mapping[str, Picture] = _NOTHING,
) -> dict[str, Picture]:
    """Some participants as they stand inside the transaction; of those who are not in ``whole`` what the board shows.

    ``before`` are pictures of some of them, since when no more than texts of the board has changed but for ``whole``.
    """
    connection, own_site = writing.connection, desk.store.site_id
    known = {one: before[one].row for one in participant_ids if one in before and one not in whole}
    unknown = [one for one in participant_ids if one not in known]
    rows = rows_of(connection, own_site, desk.clock.today(), unknown)
    rows |= texts_again(connection, {one: row for one, row in known.items() if row is not None})
    looked_up = [one for one in rows if one in whole]
    ratings = count_by_participant(connection, looked_up)
    pages = page_texts(connection, looked_up)
    waiting: dict[str, dict[str, Waiting]] = defaultdict(dict)
    for one, key, values, about in texts_waiting(connection, list(rows.values()), own_site):
        label = heading(label_of(key), about)
        if names_thing(key):
            values = tuple(one._replace(text=shown(one.text, names_thing=True)) for one in values)
        waiting[one][conflict_id(key)] = Waiting(news_field(key.entity, key.field), label, values)
    return {
        one: _picture(rows[one], ratings.get(one, 0), waiting.get(one, {}), pages.get(one, {}))
        if one in rows
        else _NOBODY
        for one in participant_ids
    }


def _picture(
    row: ParticipantRow, ratings: int, waiting: Mapping[str, Waiting], page: Mapping[str, str]
) -> Picture:
    """A participant as they are shown here: nothing of what is veiled."""
    return _without(Picture(row, ratings, waiting, page), row.veiled)


def _without(picture: Picture, kinds: frozenset[str]) -> Picture:
    """The picture without what is of some kinds."""
    if not kinds:
        return picture
    return Picture(
        picture.row and veiled_row(picture.row, kinds),
        0 if "ratings" in kinds else picture.ratings,
        {key: one for key, one in picture.waiting.items() if kind_of_news(one.field) not in kinds},
        {field: text for field, text in picture.page.items() if kind_of_news(field) not in kinds},
    )


def person_change(
    participant_id: str,
    before: Picture,
    after: Picture,
    consented: bool = False,
    away: Iterable[FieldChange] = (),
    chosen: Mapping[str, Choice] = _NO_CHOICES,
) -> PersonChange | None:
    """What happens to one participant; None for someone who is off the board before and after.

    ``consented`` tells that a consent came: that is told of, also where it makes no difference. ``away`` is what was
    written in what is taken away, ``chosen`` what was settled, by the conflict's id.
    """
    if before.row is not None and (after.row is None or _withdraws(before.row, after.row)):
        consent = tuple(_consent_change(before, after))
        return PersonChange(participant_id, before.row.fields.name, Fate.RECALLED, consent)
    if after.row is None:
        return None
    veiled = after.row.veiled
    shown = [change for change in away if kind_of_news(change.field) not in veiled]
    if before.row is None and not after.waiting and not shown:
        new = NewFields(after.row.fields, _beside_the_board(after))
        return PersonChange(participant_id, after.row.fields.name, Fate.NEW, new, after.row.left)
    unseen = frozenset(change.label for change in shown)
    changes = (*_changes(before, after, veiled, consented, chosen, unseen), *shown)
    return PersonChange(
        participant_id, after.row.fields.name, _fate(before, changes), changes, after.row.left
    )


def _withdraws(before: ParticipantRow, after: ParticipantRow) -> bool:
    return after.consent.state is ConsentState.WITHDRAWN is not before.consent.state


def _fate(before: Picture, changes: tuple[FieldChange, ...]) -> Fate:
    if before.row is None:
        return Fate.NEW
    if not changes:
        return Fate.SAME
    return Fate.CONFLICT if all(change.conflict for change in changes) else Fate.CHANGED


def _beside_the_board(picture: Picture) -> dict[str, str]:
    """What a picture says in other fields than the board's."""
    ratings = str(picture.ratings) if picture.ratings else ""
    return {**picture.page, "consent": _consent_words(picture.row), "ratings": ratings}


def _changes(
    whole: Picture,
    after: Picture,
    veiled: frozenset[str],
    consented: bool,
    chosen: Mapping[str, Choice],
    unseen: Container[str] = (),
) -> Iterator[FieldChange]:
    """What differs. What becomes veiled here has not been emptied: the consent tells that it is no longer shown.

    ``unseen`` are the labels of what was taken away by somebody who had not seen it: nobody settled what waited there.
    """
    before = _without(whole, veiled)
    seen = {key: one for key, one in before.waiting.items() if key in chosen or one.label not in unseen}
    settled = _settled(
        seen, after, {key: one for key, one in chosen.items() if kind_of_news(one.field) not in veiled}
    )
    waiting: dict[str, dict[str, Waiting]] = {}
    for key, one in after.waiting.items():
        waiting.setdefault(one.field, {})[key] = one
    found = _PLACES.keys() & {*_differing(before, after), *waiting, *settled}
    for name in sorted(found, key=_PLACES.__getitem__):
        old, new = _text(before, name), _text(after, name)
        if old and not new and name in THING_NAMES:
            new = TAKEN_AWAY
        if name in waiting:
            yield from _conflicts(before, waiting[name])
        elif name in settled:
            yield settled[name]._replace(label=NEWS_LABELS[name], before=old, after=new)
        elif old != new:
            yield FieldChange(name, NEWS_LABELS[name], old, new)
    yield from _consent_change(whole, after, consented)
    if before.ratings != after.ratings:
        stood = str(before.ratings) if before.row is not None else ""
        yield FieldChange("ratings", NEWS_LABELS["ratings"], stood, str(after.ratings))


def _settled(
    before: Mapping[str, Waiting], after: Picture, chosen: Mapping[str, Choice]
) -> dict[str, FieldChange]:
    """The fields of which something was settled: what waited ``before`` and does no more, and what had met elsewhere alone."""
    found: dict[str, FieldChange] = {}
    for key in (key for key in {**before, **chosen} if key not in after.waiting):
        waited, choice = before.get(key), chosen.get(key)
        name = choice.field if choice else before[key].field
        stood = _named_texts(waited) if waited else ()
        one = found.get(name, FieldChange(name, "", "", ""))
        one = one._replace(waited=(*one.waited, *stood))
        found[name] = (
            _with_choice(one, choice, stood) if choice else one._replace(settled=(*one.settled, *stood))
        )
    return found


def _with_choice(change: FieldChange, choice: Choice, stood: Sequence[str]) -> FieldChange:
    """A change with what else was settled in its field; of that first what stood here."""
    first = [text for text in stood if text in choice.texts]
    return change._replace(
        settled=(*change.settled, *dict.fromkeys((*first, *choice.texts))),
        author=" och ".join(dict.fromkeys(one for one in (change.author, choice.author) if one)),
        when=max(choice.when, change.when or choice.when),
        note=f"Ändrat sedan dess av {choice.since}." if choice.since else change.note,
    )


def _differing(before: Picture, after: Picture) -> Iterator[str]:
    """The fields that hold something else than they did."""
    yield from (name for name, _ in before.page.items() ^ after.page.items())
    held = zip(FIELD_LABELS, _on_board(before), _on_board(after), strict=True)
    yield from (name for name, old, new in held if old != new)


def _on_board(picture: Picture) -> tuple[Any, ...]:
    """What the fields of FIELD_LABELS hold."""
    found: tuple[Any, ...] = _HELD(_EMPTY if picture.row is None else picture.row.fields)
    return found


def _named_texts(one: Waiting) -> tuple[str, ...]:
    """The values that waited; of a thing with what each is a value of."""
    return tuple(f"{one.label}: {text}" for text in one.texts) if one.field in THING_LABELS else one.texts


def _conflicts(before: Picture, waits: Mapping[str, Waiting]) -> Iterator[FieldChange]:
    """The fields that come to hold other values than they did, with what stands here and what comes beside it."""
    for key, one in waits.items():
        known = before.waiting[key].texts if key in before.waiting else ()
        if one.texts == known:
            continue
        old = one.texts[0] if one.field in THING_LABELS else _text(before, one.field)
        others = [value for value in one.values if value.text != old] or one.values[-1:]
        first, *more = [value for value in others if value.text not in known] or others
        yield FieldChange(
            one.field, one.label, old, first.text, conflict=True, author=first.author, when=first.when, more=tuple(more)
        )  # fmt: skip


def _text(picture: Picture, field_name: str) -> str:
    if picture.row is not None and field_name in FIELD_LABELS:
        return picture.row.fields.text(field_name)
    return picture.page.get(field_name, "")


def _consent_change(before: Picture, after: Picture, consented: bool = False) -> Iterator[FieldChange]:
    if not consented and _stands_as_before(before.row, after.row):
        return
    old, new = _consent_words(before.row), _consent_words(after.row)
    if old != new or consented:
        yield FieldChange("consent", NEWS_LABELS["consent"], old, new)


def _stands_as_before(before: ParticipantRow | None, after: ParticipantRow | None) -> bool:
    """Whether it is the very same standing: then it need not be put into words to see that nothing has changed."""
    if before is None or after is None:
        return False
    return before.consent is after.consent and before.veiled == after.veiled


def _consent_words(row: ParticipantRow | None) -> str:
    if row is None:
        return ""
    until = f" (t.o.m. {row.consent.valid_until})" if row.consent.covers else ""
    without = f", {without_words(kind for kind in KINDS if kind in row.veiled)}" if row.veiled else ""
    return f"{row.consent.words}{until}{without}"
