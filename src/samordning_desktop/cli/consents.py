"""``consent``: give, withdraw, show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from samordning_desktop.cli.grammar import Args
from samordning_desktop.cli.results import Result, Table
from samordning_desktop.cli.words import at_time, day_or_none, valid_until
from samordning_desktop.core.attachment import FILE_LIMIT
from samordning_desktop.core.consent import SignedHow, counting
from samordning_desktop.core.consent_scope import PartyKind
from samordning_desktop.core.dates import parse_date
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.scope_choice import scope_lines
from samordning_desktop.core.scope_text import read_scope
from samordning_desktop.core.signed_form import SignedForm
from samordning_desktop.ops import Desk, consents, files, kinds, narrowing, signing
from samordning_desktop.photos.heic import kept_form


def give(desk: Desk, args: Args) -> Result:
    """Registers a signed consent."""
    signed = parse_date(args.text("signed"))
    form = _form(desk, args)
    given = consents.give_consent(desk, args.text("id"), signed, args.maybe("text_version"), form).value
    standing, _ = consents.consent_of(desk, args.text("id"))
    until = given.last_valid_day
    document = {
        "id": given.id,
        "signed": given.signed.isoformat(),
        "valid_until": until.isoformat(),
        "text_version": given.text_version,
        "state": standing.state.value,
        "covers": scope_lines(given.scope) if given.scope else None,
    }
    notes = tuple(_no_site(form))
    if until < desk.clock.today():
        return Result(document, (f"Samtycket är registrerat, men det gick ut {until}.",), notes)
    return Result(document, (f"Samtycket är registrerat och gäller till och med {until}.",), notes)


def _no_site(form: SignedForm) -> Iterator[str]:
    """What follows where units are named and no site: one of them may have been meant as the other site."""
    parties = () if form.scope is None else form.scope.parties
    units = [one.name for one in parties if one.kind is PartyKind.UNIT]
    if units and not any(one.kind is PartyKind.SITE for one in parties):
        yield (
            f"Ingen pilotort är med, bara {', '.join(units)} som enhet: inget om personen går med i paket till en annan ort. "
            "Är det en ort som menas: byt ortskort med den, och registrera sedan samma blankett en gång till."
        )


def _form(desk: Desk, args: Args) -> SignedForm:
    """What is registered beside day and text: what it covers, who was there, and the form's file."""
    scope = None
    if args.given("share"):
        there = signing.before_signing(desk, args.text("id")).parties
        scope = read_scope(args.text("share"), args.maybe("words") or "", there, kinds.kinds(desk))
    attachment = None
    if args.given("form"):
        attachment = kept_form(files.read_file(args.path("form"), FILE_LIMIT))
    return SignedForm(scope, SignedHow.PAPER.value, args.maybe("witness") or "", attachment)


def withdraw(desk: Desk, args: Args) -> Result:
    """Registers a withdrawal, and says what it stops, what is kept and who will be told."""
    day = parse_date(args.text("date"))
    effects = consents.withdrawal_effects(desk, args.text("id"))
    consents.withdraw_consent(desk, args.text("id"), day, *_received(desk, args))
    document = {
        "withdrawn_on": day.isoformat(),
        "stops": list(effects.stops),
        "kept": list(effects.kept),
        "told": list(effects.told),
    }
    parts = (
        f"Samtycket är återkallat {day}.",
        *(
            "\n".join((heading, *(f"- {line}" for line in lines)))
            for heading, lines in (
                ("Det här upphör:", effects.stops),
                ("Det här finns kvar:", effects.kept),
                ("De här får veta det:", effects.told),
            )
        ),
    )
    return Result(document, parts)


def withdraw_part(desk: Desk, args: Args) -> Result:
    """Registers that a part has been taken back, and says what that stops and who will be told."""
    day, wanted = parse_date(args.text("date")), args.text("part").casefold()
    parts = narrowing.parts_of(desk, args.text("id")).parts
    found = next((part for part in parts if wanted in (part.words.casefold(), part.key)), None)
    if found is None:
        raise KnownError("consent.part_unknown")
    how, received_by = _received(desk, args)
    narrowing.withdraw_part(desk, args.text("id"), day, found.what, found.key, how, received_by)
    document = {
        "date": day.isoformat(), "what": found.what, "key": found.key, "part": found.words,
        "stops": list(found.stops), "told": list(found.told),
    }  # fmt: skip
    lines = ("\n".join((heading, *(f"- {line}" for line in said))) for heading, said in (
        ("Det här upphör:", found.stops), ("De här får veta det:", found.told),
    ))  # fmt: skip
    return Result(document, (f"Tillbakataget {day}: {found.words}.", *lines))


def _received(desk: Desk, args: Args) -> tuple[str, str]:
    """How a withdrawal was given, and who received it."""
    return args.maybe("how") or "", args.maybe("received_by") or desk.actor.name


def show(desk: Desk, args: Args) -> Result:
    """Where the consent stands, and the forms that have been registered."""
    standing, given = consents.consent_of(desk, args.text("id"))
    registered, counts = consents.registered(desk, given), counting(given, desk.clock.today())
    counts = counts if standing.covers else None
    document: dict[str, Any] = {
        "state": standing.state.value,
        "valid_until": valid_until(standing),
        "withdrawn_on": day_or_none(standing.withdrawn_on),
        "given": [
            {
                "id": one.id, "signed": one.signed.isoformat(), "valid_until": one.last_valid_day.isoformat(),
                "text_version": one.text_version, "counts": one is counts,
                "registered": at_time(registered[one.id].when), "registered_by": registered[one.id].by,
            }
            for one in given
        ],
    }  # fmt: skip
    rows = [
        (
            one.signed.isoformat(), one.last_valid_day.isoformat(), one.text_version,
            registered[one.id].words, "ja" if one is counts else "",
        )
        for one in given
    ]  # fmt: skip
    parts = narrowing.parts_of(desk, args.text("id")).parts if standing.covers else ()
    document["parts"] = [{"what": part.what, "key": part.key, "words": part.words} for part in parts]
    headings = ("Undertecknat", "Gäller till", "Textens version", "Registrerat", "Räknas")
    table = Table(headings, rows, "Inget samtycke är registrerat.")
    words = standing.words
    if standing.withdrawn_on:
        words += f" {standing.withdrawn_on}"
    covered = Table(("Det som omfattas, del för del",), [(part.words,) for part in parts], "")
    return Result(document, (f"{words[0].upper()}{words[1:]}.", table, *((covered,) if parts else ())))
