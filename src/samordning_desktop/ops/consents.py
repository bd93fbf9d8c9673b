"""Consent: registered from the signed form, and withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from samordning_desktop.core import entities
from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.consent import Consent, ConsentState, Registered, Standing
from samordning_desktop.core.consent_scope import fit_scope, pack_scope, sites_alone
from samordning_desktop.core.entry import Value
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.scopes import notice_scope, participant_scope
from samordning_desktop.core.signed_form import BARE_FORM, SignedForm
from samordning_desktop.core.text import clean_name
from samordning_desktop.ops.days import not_in_future
from samordning_desktop.ops.participants import new_id
from samordning_desktop.ops.texts import find_version
from samordning_desktop.ops.veiling import shown_consents
from samordning_desktop.store import attachments, told_to
from samordning_desktop.store import board as rows
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.disclosed import told_by_hand
from samordning_desktop.store.history import registered_of
from samordning_desktop.store.news import clear_news
from samordning_desktop.store.person import details_of
from samordning_desktop.store.writing import Writing

#: Why a participation has ended with a withdrawal.
END_REASON = "Samtycket återkallat"

_CHANGED = frozenset({Kind.CONSENT, Kind.BOARD})


@dataclass(frozen=True, slots=True)
class WithdrawalEffects:
    """What a withdrawal would do, as Swedish lines: what stops, what is kept, who will be told."""

    name: str
    stops: tuple[str, ...]
    kept: tuple[str, ...]
    told: tuple[str, ...]


def give_consent(
    desk: Desk,
    participant_id: str,
    signed: date,
    text_version: str | None = None,
    form: SignedForm = BARE_FORM,
) -> Done[Consent]:
    """Registers a signed consent form; the newest text of its day unless another is named by its id.

    Raises KnownError ``participant.unknown``, ``consent.withdrawn``, ``consent.text_unknown``,
    ``date.future`` or ``name.too_long``.
    """
    not_in_future(desk, signed)
    values = _form_values(form)
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        if row.consent.state is ConsentState.WITHDRAWN:
            raise KnownError("consent.withdrawn", date=row.consent.withdrawn_on)
        text = find_version(desk, writing.connection, "consent", text_version, signed=signed).id
        own_id = entities.owned_id(row.id, new_id())
        scope = participant_scope(row.id)
        writing.put(scope, entities.CONSENT, own_id, {"given": [signed.isoformat(), text], **values})
        if form.attachment is not None:
            attachments.keep(writing.connection, row.id, form.attachment, desk.clock.now())
        writing.record(f"registrera samtycke för {row.short_name}", undoable=False)
        given = rows.consents_of(writing.connection, [row.id])[row.id]
    consent = next(one for one in given if one.id == own_id)
    return Done(consent, Changes(_CHANGED, frozenset({row.id})))


def _form_values(form: SignedForm) -> dict[str, Value]:
    """What is written of a form beside its day and text; nothing for what is not there."""
    if form.scope is not None:
        fit_scope(form.scope)
    file = form.attachment
    values: dict[str, Value] = {
        "scope": None if form.scope is None else pack_scope(form.scope),
        "sites": None if form.scope is None else pack_scope(sites_alone(form.scope)),
        "how": form.how or None,
        "witness": clean_name(form.witness, entities.LABEL_LIMIT) or None,
        "form": None if file is None else [file.digest, file.media, len(file.content)],
        "seal": form.seal or None,
    }
    return {field: value for field, value in values.items() if value is not None}


def withdraw_consent(
    desk: Desk, participant_id: str, on: date, how: str = "", received_by: str = ""
) -> Done[None]:
    """Registers that the person has withdrawn. It cannot be undone, and wins over whatever arrives later.

    ``how`` is a value of GivenHow or empty; ``received_by`` is whom the person told.

    Raises KnownError ``participant.unknown``, ``consent.none_to_withdraw``, ``consent.withdrawn``,
    ``consent.withdrawn_before_signed``, ``date.future`` or ``name.too_long``.
    """
    not_in_future(desk, on)
    received: list[str | int] = [on.isoformat(), how, clean_name(received_by, entities.LABEL_LIMIT)]
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        given = rows.consents_of(writing.connection, [row.id])[row.id]
        _may_withdraw(row.consent, given, on)
        writing.put(notice_scope(row.id), entities.NOTICE, row.id, {"withdrawn": on.isoformat()})
        if how or received_by:
            own_id = entities.owned_id(row.id, new_id())
            writing.put(participant_scope(row.id), entities.WITHDRAWAL, own_id, {"received": received})
        _end(writing, row, on)
        clear_news(writing.connection, row.id)  # who withdraws has seen
        writing.record(f"återkalla samtycke för {row.short_name}", undoable=False)
    return Done(None, Changes(_CHANGED, frozenset({row.id})))


def _end(writing: Writing, row: ParticipantRow, on: date) -> None:
    """The participation ends with the consent, unless it had ended before."""
    if details_of(writing.connection, row.id).ended is None or (row.ended or on) > on:
        values: dict[str, Value] = {"ended": on.isoformat(), "end_reason": END_REASON}
        writing.put(participant_scope(row.id), entities.PARTICIPANT, row.id, values)


def withdrawal_effects(desk: Desk, participant_id: str) -> WithdrawalEffects:
    """What a withdrawal would do, said before it is done. Raises KnownError ``participant.unknown``."""
    with desk.read() as connection:
        row = desk.find(connection, participant_id)
        told = [one.name for one in told_to.informed_sites(connection, row.id)]
        by_hand = told_by_hand(connection, row.id)
    return WithdrawalEffects(
        name=row.said_name,
        stops=(
            "Inget mer om personen lämnas ut till en annan ort.",
            "Personen deltar inte längre i modellen och lämnar tavlan i dag.",
            "Det som är planerat påminns inte om längre.",
            "Återkallelsen kan inte ångras.",
        ),
        kept=(
            "Det som redan är skrivet finns kvar här, med sin historik. Det hittas med tavlans ”Visa avslutade”.",
            "Varje huvudman behåller sin egen journal.",
        ),
        told=(
            *(f"{site} får besked i nästa paket och tar då bort personen från sin tavla." for site in told),
            *(
                f"{one}: säg det till dem, de har fått uppgifter på papper, i fil eller muntligt."
                for one in by_hand
            ),
        )
        or ("Ingen: inget om personen har lämnats ut.",),
    )


def consent_of(desk: Desk, participant_id: str) -> tuple[Standing, list[Consent]]:
    """Where the consent stands, and every form that has been registered. Raises KnownError ``participant.unknown``."""
    with desk.read() as connection:
        row = desk.find(connection, participant_id)
        return row.consent, shown_consents(rows.consents_of(connection, [row.id])[row.id], row)


def registered(desk: Desk, given: Iterable[Consent]) -> dict[str, Registered]:
    """Who registered these consents and when, by their ids."""
    with desk.read() as connection:
        return registered_of(connection, (one.id for one in given))


def _may_withdraw(where: Standing, given: list[Consent], on: date) -> None:
    if where.state is ConsentState.WITHDRAWN:
        raise KnownError("consent.withdrawn", date=where.withdrawn_on)
    if not given:
        raise KnownError("consent.none_to_withdraw")
    first = given[0].signed
    if on < first:
        raise KnownError("consent.withdrawn_before_signed", date=on, signed=first)
