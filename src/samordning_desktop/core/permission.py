"""Whether the person's consent lets something be handed to somebody: one rule for the op and for the dialog."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import date

from samordning_desktop.core.consent import Consent, ConsentState, Standing, counting, coverage, standing
from samordning_desktop.core.consent_scope import Coverage, Narrowing, Party, PartyKind, party_key
from samordning_desktop.core.kinds import BASICS, KINDS, kind_words
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.reach import may_know
from samordning_desktop.core.sharing import site_key
from samordning_desktop.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Permission:
    """What the consent says on a day: where it stands, and what it covers (None when there is none).

    ``consents`` are all that have been registered, ``narrowings`` all that has been taken back; with ``day`` they tell how
    it was on another day too. ``network`` are those around the person, ``sites`` the sites known
    here by id, ``own_kinds`` the kinds of the site's own: what a receiver and a kind can be called beside the
    consent's own words.
    """

    standing: Standing
    coverage: Coverage | None
    consents: tuple[Consent, ...] = ()
    network: tuple[NetworkMember, ...] = ()
    sites: Mapping[str, str] = field(default_factory=dict)
    own_kinds: tuple[str, ...] = ()
    narrowings: tuple[Narrowing, ...] = ()
    day: date | None = None

    def on(self, day: date, *, before: bool = False) -> Permission:
        """The same as the consent stood on another day.

        On the day of a withdrawal it has been withdrawn; ``before`` is how it stood until then.
        """
        withdrawn = self.standing.withdrawn_on
        taken = [one for one in self.narrowings if one.day < day or (one.day == day and not before)]
        if withdrawn is not None and (withdrawn > day or (withdrawn == day and before)):
            withdrawn = None
        counts = counting(self.consents, day)
        return replace(
            self,
            day=day,
            standing=standing(self.consents, withdrawn, day),
            coverage=None if counts is None else coverage(counts, taken),
            narrowings=tuple(taken),
        )

    def broken(self, day: date) -> bool:
        """Whether something was withdrawn or taken back on a day: what was handed out before it is then told apart."""
        return day == self.standing.withdrawn_on or any(one.day == day for one in self.narrowings)

    @property
    def on_paper(self) -> bool:
        """Whether a consent holds, and only the paper says who may have what."""
        return self.standing.covers and self.coverage is not None and self.coverage.scope is None

    @property
    def receivers(self) -> list[str]:
        """Those near at hand to hand something to: whom the consent names, then the rest of the network."""
        parties = self.coverage.parties() if self.coverage is not None else ()
        keys = {one.key for one in parties}
        rest = [one.words for one in self.network if party_key(PartyKind.PERSON, one.id) not in keys]
        return list(dict.fromkeys((*(one.name for one in parties), *rest)))

    @property
    def kinds(self) -> dict[str, str]:
        """Every kind that can be chosen, as code → words: the program's, the site's own, then others of the consent."""
        shares = [share for party in self._parties for share in party.shares]
        return KINDS | {own: kind_words(own) for own in (*self.own_kinds, *shares)}

    def objection(self, receiver: str, kinds: Iterable[str], when: date, *, before: bool = False) -> str:
        """Why the consent does not let ``receiver`` have these kinds, as a Swedish clause; empty when it does.

        What counts is how the consent stood on the day in question; ``before``: before what was withdrawn on it.
        """
        before = before and self.broken(when)
        if self.day is not None and (before or when != self.day):
            then = self.on(when, before=before)
            if then.standing.state in (ConsentState.MISSING, ConsentState.EXPIRED):
                return f"inget samtycke gällde {when}"
            return then.objection(receiver, kinds, when)
        if not self.standing.covers or self.coverage is None:
            return _standing_words(self.standing)
        if not any(one.signed <= when <= one.last_valid_day for one in self.consents):
            return f"inget samtycke gällde {when}"
        name = " ".join(receiver.split())
        asked = [kind for kind in dict.fromkeys(kinds) if kind != BASICS]
        allowed = self._allowed(self.coverage, receiver, asked)
        if allowed is None:
            return f"samtycket omfattar inte {name}"
        refused = [kind_words(kind) for kind in asked if kind not in allowed]
        return f"samtycket låter inte {name} få {'; '.join(refused)}" if refused else ""

    @property
    def _parties(self) -> tuple[Party, ...]:
        return self.coverage.scope.parties if self.coverage and self.coverage.scope else ()

    def _allowed(self, covers: Coverage, receiver: str, kinds: Iterable[str]) -> frozenset[str] | None:
        """Which of ``kinds`` whoever is called so may know: the consent's own words first, then who they are here."""
        wanted = _folded(receiver)
        called = [one.key for one in self._parties if _folded(one.name) == wanted]
        named = ((text, one) for one in self.network for text in (one.words, one.name))
        member = next((one for text, one in named if _folded(text) == wanted), None)
        if member is not None:
            return may_know(member, covers, kinds, *called)
        called += [site_key(own_id) for own_id, name in self.sites.items() if _folded(name) == wanted]
        if self.on_paper:
            called += [party_key(kind, receiver) for kind in PartyKind]
        return covers.shares_any(called, kinds)


def _standing_words(standing: Standing) -> str:
    if standing.state is ConsentState.WITHDRAWN and standing.withdrawn_on is not None:
        return f"samtycket återkallades {standing.withdrawn_on}"
    if standing.state is ConsentState.EXPIRED:
        return f"samtycket gick ut {standing.valid_until}"
    return standing.words


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
