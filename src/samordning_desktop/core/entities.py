"""The things that entries can be about: their fields, and what each field may hold.

An entry from a package is checked against this table before it comes near the store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache

from samordning_desktop.core.attachment import FILE_LIMIT, MEDIA
from samordning_desktop.core.consent import SignedHow
from samordning_desktop.core.consent_scope import KIND, PARTY, GivenHow, unpack_scope
from samordning_desktop.core.details import LONGEST_RHYTHM
from samordning_desktop.core.document import Document
from samordning_desktop.core.eligibility import (
    CRITERIA,
    INCLUDED,
    NO,
    NOT_INCLUDED,
    OWN_ID,
    QUADRANTS,
    YES,
)
from samordning_desktop.core.entry import Entry, Value
from samordning_desktop.core.informed import ToldHow
from samordning_desktop.core.participant import TEXT_LIMIT
from samordning_desktop.core.people import Principal
from samordning_desktop.core.rating import HIGHEST, LOWEST
from samordning_desktop.core.scopes import ScopeKind, split_scope
from samordning_desktop.core.texts import KEYS, OWN_LIMIT, TextFormatError, own_text

PARTICIPANT, CONSENT, RATING, NOTICE, SITE, STAFF = (
    "participant", "consent", "rating", "notice", "site", "staff",
)  # fmt: skip
NETWORK, STEP, ELIGIBILITY = "network", "step", "eligibility"
NARROWING, WITHDRAWAL, INFORMED = "narrowing", "withdrawal", "informed"
SITE_RECALL, TEXT, INFORMATION_KIND, DEVICE = "site_recall", "text", "information_kind", "device"

#: Of these the later word counts, so each is dated after all that is known.
ORDERED = frozenset({CONSENT, NARROWING, WITHDRAWAL, NOTICE, SITE_RECALL, INFORMED, TEXT, DEVICE})

#: A participant's own things whose fields are written, settled and brought back one by one.
THINGS = (NETWORK, STEP, ELIGIBILITY)

#: Ids and short labels are never longer than this many characters.
LABEL_LIMIT = 200

_PRINCIPALS = tuple(Principal)

#: An ISO date has so many characters. Of so many days it is remembered that they are ones: most come again and again.
_DAY_LENGTH = 10
_DAYS = 2_000

#: Times before this (the year 3000, in milliseconds) can be shown on every platform; Windows stops there.
NEWEST_WALL = 32_503_680_000_000


def _text(value: Value) -> bool:
    return value is None or (isinstance(value, str) and len(value) <= TEXT_LIMIT)


def _label(value: Value) -> bool:
    return value is None or (isinstance(value, str) and len(value) <= LABEL_LIMIT)


def _day(value: Value) -> bool:
    return value is None or (isinstance(value, str) and len(value) == _DAY_LENGTH and _is_iso_day(value))


def _is_iso_day(text: str) -> bool:
    try:
        _require_day(text)
    except ValueError:
        return False
    return True


@lru_cache(_DAYS)
def _require_day(text: str) -> None:
    """Raises ValueError for what is no day: that, which can be anything, is not remembered."""
    if date.fromisoformat(text).isoformat() != text:  # it also reads 2026-W10-1, which does not sort
        raise ValueError


def _consent(value: Value) -> bool:
    """A consent form as ``[day signed, id of the text]``. Everyone has one, so it is asked without ``_row``."""
    return value is None or (
        isinstance(value, list) and len(value) == 2 and _written_day(value[0]) and _written_label(value[1])
    )


def _scope(value: Value) -> bool:
    """What a consent covers, as ``consent_scope.pack_scope`` writes it."""
    if not isinstance(value, str):
        return value is None
    try:
        unpack_scope(value)
    except ValueError:
        return False
    return True


def _form(value: Value) -> bool:
    """The attachment that shows a signed form, as ``[digest, media type, size in bytes]``."""
    return value is None or _row(value, _digest, _one_of(*MEDIA), _size)


def _digest(value: Value) -> bool:
    return isinstance(value, str) and len(value) == 64 and all(c in "0123456789abcdef" for c in value)


def _seal(value: Value) -> bool:
    return value is None or _digest(value)


def _size(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= FILE_LIMIT


def _narrowing(value: Value) -> bool:
    """A part taken back, as ``[day, what, key, how, received by]``. It is never taken back in its turn."""
    what, how = _one_of(PARTY, KIND), _one_of("", *GivenHow)
    return _row(value, _written_day, what, _long_label, how, _any_label)


def _withdrawal(value: Value) -> bool:
    """How a withdrawal came, as ``[day, how, received by]``."""
    return value is None or _row(value, _written_day, _one_of("", *GivenHow), _any_label)


def _informed(value: Value) -> bool:
    """A text given to the person, as ``[day, key, id of the text, how, by whom]``."""
    shape = (_written_day, _one_of(*KEYS), _written_label, _one_of(*ToldHow), _any_label)
    return value is None or _row(value, *shape)


def _site_text(value: Value) -> bool:
    """A site's own text, as ``[key, 1 for the easy-read variant, text]``. It is never altered nor taken away."""
    if not _row(value, _one_of(*KEYS), _bit, _source):
        return False
    try:
        _own_text(value)
    except TextFormatError:
        return False
    return True


def _own_text(value: Value) -> Document:
    key, easy, source = value if isinstance(value, list) else ("", 0, "")
    return own_text(str(key), bool(easy), str(source))


def _source(value: Value) -> bool:
    return isinstance(value, str) and len(value) <= OWN_LIMIT


def _bit(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value in (0, 1)


def _row(value: Value, *parts: Callable[[Value], bool]) -> bool:
    """Whether the value is a list with just these parts, none of them missing."""
    return (
        isinstance(value, list)
        and len(value) == len(parts)
        and all(part is not None and fits(part) for fits, part in zip(parts, value, strict=True))
    )


def _written_day(value: Value) -> bool:
    return value is not None and _day(value)


def _any_label(value: Value) -> bool:
    return isinstance(value, str) and len(value) <= LABEL_LIMIT


def _written_label(value: Value) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LABEL_LIMIT


def _long_label(value: Value) -> bool:
    """A party's key: its kind and its name."""
    return isinstance(value, str) and 0 < len(value) <= LABEL_LIMIT + 20


def _rating(value: Value) -> bool:
    """A self-rating as ``[day, instrument version, value, value, value]``."""
    return value is None or (
        isinstance(value, list) and len(value) == 5 and _day(value[0]) and value[0] is not None
        and isinstance(value[1], str) and _label(value[1]) and all(_scale(part) for part in value[2:])
    )  # fmt: skip


def _scale(value: str | int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and LOWEST <= value <= HIGHEST


def _principal(value: Value) -> bool:
    return value in _PRINCIPALS


def _flag(value: Value) -> bool:
    """1 for yes; None for no and for not written."""
    return value is None or (isinstance(value, int) and not isinstance(value, bool) and value == 1)


def _rhythm(value: Value) -> bool:
    return value is None or (
        isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= LONGEST_RHYTHM
    )


def _one_of(*choices: str) -> Callable[[Value], bool]:
    return lambda value: value is None or (isinstance(value, str) and value in choices)


#: entity → field → whether a value may stand there.
FIELDS: dict[str, dict[str, Callable[[Value], bool]]] = {
    PARTICIPANT: {
        "name": _label, "personal_id": _label, "start": _day, "goal": _text, "situation": _text,
        "interventions": _text, "planning": _text, "site": _label, "protected": _flag, "address": _text,
        "phone": _label, "principal": _one_of(*Principal), "coordinator": _label, "colleague": _label,
        "rhythm": _rhythm, "start_reason": _text, "ended": _day, "end_reason": _text,
    },
    CONSENT: {
        "given": _consent, "scope": _scope, "how": _one_of(*SignedHow), "witness": _label, "form": _form, "seal": _seal,
        "sites": _scope,
    },
    RATING: {"filled": _rating},
    NETWORK: {"name": _label, "role": _label, "organisation": _label, "contact": _label, "covered": _flag},
    STEP: {"what": _text, "who": _label, "due": _day, "done": _day},
    ELIGIBILITY: {
        **{criterion: _one_of(YES, NO) for criterion in CRITERIA},
        "quadrant": _one_of(*QUADRANTS), "decision": _one_of(INCLUDED, NOT_INCLUDED),
        "decided_by": _label, "decided_on": _day, "note": _text,
    },
    NARROWING: {"part": _narrowing},
    WITHDRAWAL: {"received": _withdrawal},
    INFORMED: {"told": _informed},
    SITE_RECALL: {"recalled_here": _written_day},
    TEXT: {"content": _site_text},
    INFORMATION_KIND: {"name": _label},
    DEVICE: {"barred": _day},
    NOTICE: {"withdrawn": _written_day, "recalled": _written_day, "erased": _written_day},
    SITE: {"name": _label},
    STAFF: {"name": _label, "unit": _label, "principal": _principal, "site": _label},
}  # fmt: skip


def owned_id(participant_id: str, own_id: str) -> str:
    """The id of a thing of a participant's own. It names its participant, so that no other can claim it."""
    return f"{participant_id}.{own_id}"


def device_id(site: str, peer: str) -> str:
    """The id of a site's word about a device, its own or another's: no other site's word can be taken for it."""
    return f"{site}.{peer}"


def _same(entity_id: str, scope_id: str) -> bool:
    return entity_id == scope_id


def _owned(entity_id: str, scope_id: str) -> bool:
    return entity_id.rpartition(".")[0] == scope_id


def _assessment(entity_id: str, scope_id: str) -> bool:
    """A participant has one assessment, with a known id: two sites that begin it write in the same."""
    return entity_id == owned_id(scope_id, OWN_ID)


def _free(_entity_id: str, _scope_id: str) -> bool:
    return True


#: Which entities belong in which kind of scope, and how the entity's id hangs together with the scope's.
_HOME: dict[str, tuple[ScopeKind, Callable[[str, str], bool]]] = {
    PARTICIPANT: (ScopeKind.PARTICIPANT, _same),
    CONSENT: (ScopeKind.PARTICIPANT, _owned),
    RATING: (ScopeKind.PARTICIPANT, _owned),
    NETWORK: (ScopeKind.PARTICIPANT, _owned),
    STEP: (ScopeKind.PARTICIPANT, _owned),
    ELIGIBILITY: (ScopeKind.PARTICIPANT, _assessment),
    NARROWING: (ScopeKind.PARTICIPANT, _owned),
    WITHDRAWAL: (ScopeKind.PARTICIPANT, _owned),
    INFORMED: (ScopeKind.PARTICIPANT, _owned),
    NOTICE: (ScopeKind.NOTICE, _same),
    SITE_RECALL: (ScopeKind.NOTICE, _owned),
    SITE: (ScopeKind.SITE, _same),
    STAFF: (ScopeKind.SITE, _free),
    TEXT: (ScopeKind.SITE, _free),
    INFORMATION_KIND: (ScopeKind.SITE, _free),
    DEVICE: (ScopeKind.SITE, _owned),
}


def home_of(entity: str) -> ScopeKind:
    """The kind of scope that an entity belongs in."""
    return _HOME[entity][0]


def well_formed(entry: Entry) -> bool:
    """Whether the entry is one this program could have written: known field, fitting value, right scope."""
    return all_well_formed([entry])


def all_well_formed(entries: Iterable[Entry]) -> bool:
    """Whether every entry is. Of what is the very same as in the entry before it no more is asked."""
    last_scope = last_entity = last_id = last_author = last_device = last_op = None
    for scope, entity, entity_id, field, value, replaces, author, device, number, wall, tick, op in entries:
        if entity_id is not last_id or scope is not last_scope or entity is not last_entity:
            if entity not in FIELDS or not _in_place(scope, entity, entity_id):
                return False
            last_scope, last_entity, last_id = scope, entity, entity_id
        allowed = FIELDS[entity].get(field)
        if allowed is None or not allowed(value):
            return False
        if op is not last_op or author is not last_author or device is not last_device:
            if not _labels(author, device, op):
                return False
            last_author, last_device, last_op = author, device, op
        if not (0 < number < 2**53 and 0 <= wall < NEWEST_WALL and 0 <= tick < 2**31):
            return False
        if entity == TEXT and _own_text(value).own != entity_id:
            return False  # a text's id is made from its content, so that nobody can alter it
        if replaces and not all(len(replaced) == 16 for replaced in replaces):
            return False
    return True


def _in_place(scope: str, entity: str, entity_id: str) -> bool:
    """Whether a thing belongs in its scope."""
    try:
        kind, scope_id = split_scope(scope)
    except ValueError:
        return False
    home, belongs = _HOME[entity]
    return kind is home and belongs(entity_id, scope_id) and _labels(scope, entity_id)


def _labels(*texts: str) -> bool:
    return "" not in texts and max(map(len, texts)) <= LABEL_LIMIT
