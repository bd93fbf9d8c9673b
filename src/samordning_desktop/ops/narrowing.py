"""A part of the consent taken back: one party, or one kind of information whoever it was shared with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samordning_desktop.core import entities
from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.consent import Consent, ConsentState, counting, coverage
from samordning_desktop.core.consent_scope import KIND, PARTY, PARTY_WORDS, Coverage
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.kinds import KINDS, kind_words
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.scopes import notice_scope, participant_scope
from samordning_desktop.core.sharing import site_key
from samordning_desktop.core.text import clean_name
from samordning_desktop.ops.days import not_in_future
from samordning_desktop.ops.participants import new_id
from samordning_desktop.ops.veiling import shown_consents
from samordning_desktop.store import board as rows
from samordning_desktop.store import told_to
from samordning_desktop.store.consents import narrowings_of
from samordning_desktop.store.desk import Connection, Desk
from samordning_desktop.store.disclosed import told_by_hand
from samordning_desktop.store.told_to import InformedSite
from samordning_desktop.store.writing import Thing

#: What the key of any site begins with.
_ANY_SITE = site_key("")
_CHANGED = frozenset({Kind.CONSENT, Kind.BOARD, Kind.PERSON})


@dataclass(frozen=True, slots=True)
class Part:
    """A part that can be taken back: PARTY or KIND and its key, in words, and what taking it back does."""

    what: str
    key: str
    words: str
    stops: tuple[str, ...]
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """What a participant's consent covers, part by part."""

    name: str
    parts: tuple[Part, ...]


def parts_of(desk: Desk, participant_id: str) -> Parts:
    """The parts that can be taken back.

    Raises KnownError ``participant.unknown``, ``consent.none_to_withdraw`` or ``consent.withdrawn``.
    """
    with desk.read() as connection:
        row = desk.find(connection, participant_id)
        _, covered = _counting(desk, connection, row)
        known = told_to.informed_sites(connection, row.id)
        by_hand = told_by_hand(connection, row.id)
    kinds = [code for code in _kinds(covered) if not covered.taken(KIND, code)]
    return Parts(
        row.said_name,
        (
            *(
                _party(key, words, known, row, desk.store.site_id)
                for key, words in _parties(covered, known, row)
            ),
            *(_kind(code, known, by_hand, row) for code in kinds),
        ),
    )


def withdraw_part(
    desk: Desk, participant_id: str, on: date, what: str, key: str, how: str = "", received_by: str = ""
) -> Done[None]:
    """Registers that a part of the consent has been taken back: ``what`` is PARTY or KIND. It cannot be undone.

    Raises KnownError ``participant.unknown``, ``consent.none_to_withdraw``, ``consent.withdrawn``,
    ``consent.withdrawn_before_signed``, ``consent.part_unknown``, ``consent.part_taken``, ``date.future`` or
    ``name.too_long``.
    """
    not_in_future(desk, on)
    receiver = clean_name(received_by, entities.LABEL_LIMIT)
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        given, covered = _counting(desk, writing.connection, row)
        known = told_to.informed_sites(writing.connection, row.id)
        if covered.taken(what, key):
            raise KnownError("consent.part_taken")
        there = {PARTY: [one for one, _ in _parties(covered, known, row)], KIND: _kinds(covered)}
        if key not in there.get(what, ()):
            raise KnownError("consent.part_unknown")
        if on < given.signed:
            raise KnownError("consent.withdrawn_before_signed", date=on, signed=given.signed)
        own_id = entities.owned_id(row.id, new_id())
        part: list[str | int] = [on.isoformat(), what, key, how, receiver]
        writing.put(participant_scope(row.id), entities.NARROWING, own_id, {"part": part})
        site = next((one.site for one in known if what == PARTY and site_key(one.site) == key), None)
        if site is not None and row.mine:
            own_id = entities.owned_id(row.id, site)
            values = {"recalled_here": on.isoformat()}
            writing.put_anew(Thing(notice_scope(row.id), entities.SITE_RECALL, own_id, values))
        writing.record(f"ta tillbaka en del av samtycket för {row.short_name}", undoable=False)
    return Done(None, Changes(_CHANGED, frozenset({row.id})))


def _counting(desk: Desk, connection: Connection, row: ParticipantRow) -> tuple[Consent, Coverage]:
    """The consent that counts today and what it covers. Raises as ``parts_of``."""
    if row.consent.state is ConsentState.WITHDRAWN:
        raise KnownError("consent.withdrawn", date=row.consent.withdrawn_on)
    given = counting(shown_consents(rows.consents_of(connection, [row.id])[row.id], row), desk.clock.today())
    if given is None:
        raise KnownError("consent.none_to_withdraw")
    return given, coverage(given, narrowings_of(connection, [row.id])[row.id])


def _parties(covered: Coverage, known: list[InformedSite], row: ParticipantRow) -> list[tuple[str, str]]:
    """Those who can be taken back, by key; of a consent without scope the sites that have got something.

    The participant's own site cannot be: it has all of it anyhow.
    """
    if covered.scope is None:
        parties = [(site_key(one.site), f"{one.name} (pilotort)") for one in known]
        parties = [(key, words) for key, words in parties if not covered.taken(PARTY, key)]
    else:
        parties = [(one.key, f"{one.name} ({PARTY_WORDS[one.kind]})") for one in covered.parties()]
    return [(key, words) for key, words in parties if key != site_key(row.site_id)]


def _kinds(covered: Coverage) -> list[str]:
    """The kinds that the consent lets be shared with somebody, taken back since or not."""
    if covered.scope is None:
        return list(KINDS)
    return list(dict.fromkeys(kind for party in covered.scope.parties for kind in party.shares))


def _party(key: str, words: str, known: list[InformedSite], row: ParticipantRow, own_site: str) -> Part:
    if key == site_key(own_site):
        return _ourselves(key, words, row.site)
    site = next((one.name for one in known if site_key(one.site) == key), None)
    if not key.startswith(_ANY_SITE):
        told = "Säg det till dem: programmet når dem inte."
    elif not row.mine:
        told = f"{row.site} får besked i nästa paket, och ger i sin tur dem besked."
    elif site is None:
        told = "Ingen: inget paket dit har sagt något om personen."
    else:
        told = f"{site} får besked i nästa paket och tar då bort personen från sin tavla."
    return Part(PARTY, key, words, (f"Inget mer om personen lämnas ut till {words}.",), (told,))


def _ourselves(key: str, words: str, home: str) -> Part:
    """Our own site, where the person is another's: nothing is handed out to us, it is we who are to know no more."""
    stops = (
        "Inget av det som har kommit om personen visas här längre, utom namnet.",
        f"Inget mer om personen kommer hit när {home} har fått veta det.",
    )
    told = f"{home} får besked i nästa paket. När ett paket därifrån sedan är intaget här är personen borta från tavlan."
    return Part(PARTY, key, words, stops, (told,))


def _sites_told(known: list[InformedSite], row: ParticipantRow) -> list[str]:
    """Which sites are told of a kind that is taken back, and what they do: the person's own keeps all of it."""
    if row.mine:
        return [f"{one.name} får besked i nästa paket och visar sedan inget av det." for one in known]
    return [
        f"{row.site} får besked i nästa paket. De har kvar det, för personen hör till dem, och ger de andra orterna besked."
    ]


def _kind(code: str, known: list[InformedSite], by_hand: list[str], row: ParticipantRow) -> Part:
    words = kind_words(code)
    told = (
        *_sites_told(known, row),
        *(f"{one}: säg det till dem, de kan ha fått det på papper, i fil eller muntligt." for one in by_hand),
    )
    stops = (f"Inget mer av det här lämnas ut till någon: {words}.",)
    return Part(KIND, code, words, stops, told or ("Ingen: inget om personen har lämnats ut.",))
