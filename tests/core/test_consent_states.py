"""Every edge in the diagram of a consent's states: the help's own table is what is tested, and nothing is beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from samordning_desktop.core.clock import Stamp
from samordning_desktop.core.consent import Consent, ConsentState, last_valid_day, standing
from samordning_desktop.core.consent_scope import KIND, PARTY, Narrowing
from samordning_desktop.core.consent_story import gaps
from samordning_desktop.core.resources import resource
from samordning_desktop.core.sharing import ALL_KINDS, let_go, sharing, site_key

DAY = timedelta(days=1)
KEY = site_key("s2")


@dataclass(frozen=True)
class Case:
    """A participant's consents on a day."""

    today: date
    consents: tuple[Consent, ...] = ()
    narrowings: tuple[Narrowing, ...] = ()
    withdrawn: date | None = None
    count: int = 0

    def give(self, signed: date) -> Case:
        new = Consent(f"c{self.count}", signed, "3", stamp=Stamp(self.count, 0))
        return replace(self, consents=(*self.consents, new), count=self.count + 1)

    def take(self, what: str, key: str) -> Case:
        new = Narrowing(f"n{self.count}", self.today, what, key, stamp=Stamp(self.count, 0))
        return replace(self, narrowings=(*self.narrowings, new), count=self.count + 1)

    def go_to(self, day: date) -> Case:
        return replace(self, today=day)

    @property
    def last(self) -> date:
        return max(one.last_valid_day for one in self.consents)

    @property
    def state(self) -> str:
        """The state in the diagram's words."""
        where = standing(self.consents, self.withdrawn, self.today)
        if where.state is ConsentState.MISSING:
            return "gäller inte än" if self.consents else "saknas"
        if where.state in (ConsentState.WITHDRAWN, ConsentState.EXPIRED):
            return "återkallat" if where.withdrawn_on else "har gått ut"
        shared = sharing(self.consents, self.narrowings, self.today, KEY)
        if shared.kinds is None:
            assert let_go(
                shared.since or self.today, Stamp(99, 0), self.consents, self.narrowings, KEY, self.today
            )
            return "borttagen på andra orten"
        if shared.kinds != ALL_KINDS:
            return "delvis tillbakataget"
        if where.warning is not None:
            return f"{where.warning} dagar kvar"
        return "gäller efter uppehåll" if gaps(self.consents, self.today) else "gäller"


def at(days_left: int) -> Callable[[date], Case]:
    return lambda signed: Case(signed).give(signed).go_to(last_valid_day(signed) - timedelta(days=days_left))


#: How each state is come to, from a consent signed on a day.
STATES: dict[str, Callable[[date], Case]] = {
    "saknas": Case,
    "gäller inte än": lambda signed: Case(signed - DAY).give(signed),
    "gäller": lambda signed: Case(signed).give(signed),
    "60 dagar kvar": at(60),
    "30 dagar kvar": at(30),
    "7 dagar kvar": at(7),
    "har gått ut": at(-1),
    "delvis tillbakataget": lambda signed: Case(signed).give(signed).take(KIND, "ratings"),
    "borttagen på andra orten": lambda signed: Case(signed).give(signed).take(PARTY, KEY),
    "återkallat": lambda signed: replace(Case(signed).give(signed), withdrawn=signed),
}

#: What each event does.
EVENTS: dict[str, Callable[[Case], Case]] = {
    "samtycke undertecknat i dag": lambda case: case.give(case.today),
    "samtycke daterat framåt": lambda case: case.give(case.today + DAY),
    "nytt samtycke": lambda case: case.go_to(case.today + DAY).give(case.today + DAY),
    "dagen kommer": lambda case: case.go_to(case.today + DAY),
    "klockan ställs tillbaka före dagen": lambda case: case.go_to(case.today - DAY),
    "klockan ställs tillbaka": lambda case: case.go_to(case.today - DAY),
    "60 dagar kvar vid midnatt": lambda case: case.go_to(case.last - 60 * DAY),
    "30 dagar kvar vid midnatt": lambda case: case.go_to(case.last - 30 * DAY),
    "7 dagar kvar vid midnatt": lambda case: case.go_to(case.last - 7 * DAY),
    "sista dagen är förbi": lambda case: case.go_to(case.last + DAY),
    "en del tas tillbaka": lambda case: case.take(KIND, "planning"),
    "orten tas tillbaka": lambda case: case.take(PARTY, KEY),
    "återkallas": lambda case: replace(case, withdrawn=case.today),
}

TEXT = resource("help", "samtyckets-tillstand.md").read_text(encoding="utf-8")
EDGES = [
    row
    for row in re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \|$", TEXT, re.MULTILINE)
    if row[0] not in ("Från", "---")
]
#: A leap day, the last day of a year and the first, the day before a leap day, and an ordinary day.
SIGNED = [date(2024, 2, 29), date(2025, 12, 31), date(2026, 1, 1), date(2027, 2, 28), date(2025, 4, 22)]


@pytest.mark.parametrize("signed", SIGNED)
@pytest.mark.parametrize(("start", "event", "end"), EDGES)
def test_the_diagrams_edges_are_what_happens(start: str, event: str, end: str, signed: date) -> None:
    case = STATES[start](signed)
    assert case.state == start
    assert EVENTS[event](case).state == end


@pytest.mark.parametrize("signed", SIGNED)
@pytest.mark.parametrize(("before", "after"), [(60, 30), (30, 7), (7, 0)])
def test_a_step_lasts_until_the_midnight_of_the_next(signed: date, before: int, after: int) -> None:
    state = f"{before} dagar kvar"
    assert at(before + 1)(signed).state != state
    assert at(after + 1)(signed).state == state if after else at(0)(signed).state == state


def test_every_state_and_event_is_in_the_diagram() -> None:
    starts, events, ends = (set(column) for column in zip(*EDGES, strict=True))
    assert starts == STATES.keys()
    assert events == EVENTS.keys()
    assert ends - STATES.keys() == {"gäller efter uppehåll"}
    drawing = TEXT.split("```")[1]
    for state in STATES.keys() - {"gäller inte än", "borttagen på andra orten"}:
        assert state in drawing


def test_from_a_withdrawal_no_way_leads_out() -> None:
    assert {end for start, _, end in EDGES if start == "återkallat"} == {"återkallat"}
