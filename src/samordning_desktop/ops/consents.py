"""Consent: registered from the signed form, and withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samordning_desktop.core import entities, texts
from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.consent import Consent, ConsentState, Standing
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.scopes import notice_scope, participant_scope
from samordning_desktop.ops.participants import new_id
from samordning_desktop.store import board as rows
from samordning_desktop.store import exchange
from samordning_desktop.store.desk import Desk

_CHANGED = frozenset({Kind.CONSENT, Kind.BOARD})


@dataclass(frozen=True, slots=True)
class WithdrawalEffects:
    """What a withdrawal would do, as Swedish lines: what stops, what is kept, who will be told."""

    name: str
    stops: tuple[str, ...]
    kept: tuple[str, ...]
    told: tuple[str, ...]


def give_consent(
    desk: Desk, participant_id: str, signed: date, text_version: str | None = None
) -> Done[Consent]:
    """Registers a signed consent form; the newest text unless another version is named.

    Raises KnownError ``participant.unknown``, ``consent.withdrawn``, ``consent.text_unknown`` or
    ``date.future``.
    """
    version = _version(text_version)
    _not_in_future(desk, signed)
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        if row.consent.state is ConsentState.WITHDRAWN:
            raise KnownError("consent.withdrawn", date=row.consent.withdrawn_on)
        consent = Consent(entities.owned_id(row.id, new_id()), signed, version)
        scope = participant_scope(row.id)
        writing.put(scope, entities.CONSENT, consent.id, {"given": [signed.isoformat(), version]})
        writing.record(f"registrera samtycke för {row.short_name}", undoable=False)
    return Done(consent, Changes(_CHANGED, frozenset({row.id})))


def withdraw_consent(desk: Desk, participant_id: str, on: date) -> Done[None]:
    """Registers that the person has withdrawn. It cannot be undone, and wins over whatever arrives later.

    Raises KnownError ``participant.unknown``, ``consent.none_to_withdraw``, ``consent.withdrawn``,
    ``consent.withdrawn_before_signed`` or ``date.future``.
    """
    _not_in_future(desk, on)
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        given = rows.consents_of(writing.connection, [row.id])[row.id]
        _may_withdraw(row.consent, given, on)
        writing.put(notice_scope(row.id), entities.NOTICE, row.id, {"withdrawn": on.isoformat()})
        writing.record(f"återkalla samtycke för {row.short_name}", undoable=False)
    return Done(None, Changes(_CHANGED, frozenset({row.id})))


def withdrawal_effects(desk: Desk, participant_id: str) -> WithdrawalEffects:
    """What a withdrawal would do, said before it is done. Raises KnownError ``participant.unknown``."""
    with desk.read() as connection:
        row = desk.find(connection, participant_id)
        told = exchange.receivers_of(connection, row.id)
    return WithdrawalEffects(
        name=row.fields.name,
        stops=(
            "Inget mer om personen lämnas ut i paket.",
            "Personen deltar inte längre i modellen.",
            "Återkallelsen kan inte ångras.",
        ),
        kept=(
            "Det som redan är skrivet finns kvar här, med sin historik.",
            "Varje huvudman behåller sin egen journal.",
        ),
        told=tuple(
            f"{site} får besked i nästa paket och tar då bort personen från sin tavla." for site in told
        )
        or ("Ingen: inget om personen har lämnats ut i paket.",),
    )


def consent_of(desk: Desk, participant_id: str) -> tuple[Standing, list[Consent]]:
    """Where the consent stands, and every form that has been registered. Raises KnownError ``participant.unknown``."""
    with desk.read() as connection:
        row = desk.find(connection, participant_id)
        return row.consent, rows.consents_of(connection, [row.id])[row.id]


def _version(text_version: str | None) -> str:
    if text_version is None:
        return texts.texts("consent")[-1].version
    return texts.text("consent", text_version).version


def _not_in_future(desk: Desk, day: date) -> None:
    if day > desk.clock.today():
        raise KnownError("date.future", date=day)


def _may_withdraw(where: Standing, given: list[Consent], on: date) -> None:
    if where.state is ConsentState.WITHDRAWN:
        raise KnownError("consent.withdrawn", date=where.withdrawn_on)
    if not given:
        raise KnownError("consent.none_to_withdraw")
    first = given[0].signed
    if on < first:
        raise KnownError("consent.withdrawn_before_signed", date=on, signed=first)
