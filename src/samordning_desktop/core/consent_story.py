"""A participant's consents one after another, with the days between that none covered and what was taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from samordning_desktop.core.consent import SIGNED_WORDS, Consent, Registered, SignedHow, counting
from samordning_desktop.core.consent_scope import (
    GIVEN_WORDS,
    KIND,
    PARTY,
    GivenHow,
    Narrowing,
)
from samordning_desktop.core.kinds import kind_words
from samordning_desktop.core.texts import version_words
from samordning_desktop.core.which_consent import holding
from samordning_desktop.core.withdrawal import Withdrawal
from samordning_desktop.core.wording import party_name, scope_words

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Gap:
    """The first and the last day of a time between two consents when none was valid."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Chapter:
    """One thing that happened: its day, what it was, and the particulars; ``consent`` where it was one that was given.

    ``registered`` says by whom and when. ``counts``: it is the one that counts, where several hold.
    """

    day: date
    title: str
    words: str = ""
    consent: Consent | None = None
    registered: str = ""
    counts: bool = False


def gaps(consents: Iterable[Consent], today: date) -> tuple[Gap, ...]:
    """The gaps between the consents begun by ``today``, oldest first. After the last there is none: it has run out."""
    found: list[Gap] = []
    covered: date | None = None
    for consent in sorted((one for one in consents if one.signed <= today), key=lambda one: one.signed):
        if covered is not None and consent.signed - covered > _DAY:
            found.append(Gap(covered + _DAY, consent.signed - _DAY))
        covered = max(covered or consent.last_valid_day, consent.last_valid_day)
    return tuple(found)


def story(
    consents: Sequence[Consent],
    narrowings: Sequence[Narrowing],
    withdrawals: Sequence[Withdrawal],
    withdrawn_on: date | None,
    today: date,
    own_texts: Mapping[str, str] | None = None,
    registered: Mapping[str, Registered] | None = None,
) -> tuple[Chapter, ...]:
    """What has happened with the consents, the latest first. ``own_texts``: versions of sites' own texts by id;
    ``registered``: who registered each consent and when, by its id."""
    several = holding(consents, withdrawn_on, today)
    counts = counting(several, today) if len(several) > 1 else None
    names = {party.key: party.name for one in consents if one.covered for party in one.covered.parties}
    chapters = [
        *(_with_registration(_given(consent, withdrawn_on, today, own_texts, counts), registered or {})
          for consent in sorted(consents, key=lambda one: one.stamp, reverse=True)),
        *(Chapter(gap.first, "Uppehåll", f"Inget samtycke gällde till och med {gap.last}.")
          for gap in gaps(consents, today)),
        *(_taken(one, names) for one in narrowings),
        *_withdrawn(withdrawals, withdrawn_on),
    ]  # fmt: skip
    return tuple(sorted(chapters, key=lambda one: one.day, reverse=True))


def _with_registration(chapter: Chapter, registered: Mapping[str, Registered]) -> Chapter:
    who = registered.get(chapter.consent.id) if chapter.consent else None
    return replace(chapter, registered=f"Registrerat {who.words}.") if who else chapter


def _given(
    consent: Consent,
    withdrawn_on: date | None,
    today: date,
    own_texts: Mapping[str, str] | None,
    counts: Consent | None,
) -> Chapter:
    """``counts`` is the one that counts where several hold."""
    until = consent.last_valid_day
    if consent.signed > today:
        holds = f"Börjar gälla {consent.signed}."
    elif withdrawn_on is None and until >= today:
        other = ", men det är ett annat som räknas" if counts and counts.id != consent.id else ""
        holds = f"Gäller till och med {until}{other}."
    else:
        holds = f"Gällde som längst till och med {until}."
    how = f", {SIGNED_WORDS[SignedHow(consent.how)]}" if consent.how else ""
    text = f"Texten: {version_words(consent.text_version, own_texts)}{how}."
    covered = consent.covered
    witness = f" Med var {consent.witness}." if consent.witness else ""
    what = "Omfattar det som står på blanketten." if covered is None else f"Omfattar:\n{scope_words(covered)}"
    return Chapter(
        consent.signed,
        "Samtycke undertecknat",
        f"{holds} {text}{witness} {what}",
        consent,
        counts=consent is counts,
    )


def _taken(narrowing: Narrowing, names: dict[str, str]) -> Chapter:
    part = kind_words(narrowing.key)
    if narrowing.what == PARTY:
        part = names.get(narrowing.key, party_name(narrowing.key))
    word = "Uppgifter som inte längre delas" if narrowing.what == KIND else "Får inte längre veta något"
    return Chapter(
        narrowing.day,
        "En del tillbakatagen",
        f"{word}: {part}.{_received(narrowing.how, narrowing.received_by)}",
    )


def _withdrawn(withdrawals: Sequence[Withdrawal], withdrawn_on: date | None) -> list[Chapter]:
    if withdrawn_on is None:
        return []
    title = "Samtycket återkallat"
    known = [Chapter(one.day, title, _received(one.how, one.received_by).strip()) for one in withdrawals]
    return known or [Chapter(withdrawn_on, title)]


def _received(how: str, received_by: str) -> str:
    parts = (GIVEN_WORDS[GivenHow(how)] if how else "", f"mottaget av {received_by}" if received_by else "")
    words = ", ".join(part for part in parts if part)
    return f" {words[0].upper()}{words[1:]}." if words else ""
