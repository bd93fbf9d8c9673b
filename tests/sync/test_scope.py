"""What the scope of a consent excludes is in no byte of a package, whatever came before; widened, it comes."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from packages import clear_bytes, exchange, opened, pack, send
from people import enrol, known, on_board
from samordning_desktop.core.consent_scope import KIND, PARTY, ConsentScope, Party, PartyKind
from samordning_desktop.core.entities import NARROWING, owned_id
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.kinds import KINDS, kind_of
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.scopes import participant_scope
from samordning_desktop.core.sharing import ALL_KINDS, site_key
from samordning_desktop.core.signed_form import SignedForm
from samordning_desktop.ops import (
    Desk,
    checks,
    consents,
    disclosures,
    meetings,
    narrowing,
    network,
    participants,
    ratings,
    reading,
    setup,
)
from samordning_desktop.store import schema
from samordning_desktop.store.board import rows_of, texts_again
from samordning_desktop.store.codec import unpack_value
from samordning_desktop.sync import incoming, outgoing
from scopes import CANARIES, enrol_with_canaries, give, write_something
from stores import cheap

TODAY = date(2026, 3, 2)
YESTERDAY = date(2026, 3, 1)


def take_back(desk: Desk, one: str, what: str, key: str, day: date = TODAY) -> None:
    narrowing.withdraw_part(desk, one, day, what, key)


def kinds_in(desk: Desk, content: bytes, one: str) -> set[str]:
    """The kinds of what a package says of a participant; without what always follows."""
    _, entries = opened(desk, content)
    about = [entry for entry in entries if entry[0] == participant_scope(one)]
    return {kind_of(entry[1], entry[3]) for entry in about} - {""}


def words_of(kinds: Iterable[str]) -> list[bytes]:
    return [word.encode() for kind in kinds for word in CANARIES[kind]]


@pytest.mark.parametrize("kinds", [(), *([kind] for kind in KINDS), list(KINDS)[:3], list(KINDS)])
def test_only_what_the_scope_names_is_in_the_package(pair: list[Desk], kinds: list[str]) -> None:
    here, there = pair
    one = enrol_with_canaries(here, YESTERDAY)
    give(here, one, YESTERDAY, (there, kinds))
    content = pack(here, there)
    inside = clear_bytes(there, content)
    assert [word for word in words_of(KINDS) if word in inside] == words_of(
        kind for kind in KINDS if kind in kinds
    )
    assert kinds_in(there, content, one) == set(kinds)
    incoming.take_in(there, content)
    row = on_board(there, one)
    assert row is not None
    assert row.fields.name == "Åsa Öberg"


@pytest.mark.parametrize("kinds", [["situation"], ["situation", "network"]])
def test_who_else_the_consent_names_is_known_only_with_the_network(
    pair: list[Desk], kinds: list[str]
) -> None:
    here, there = pair
    one = enrol_with_canaries(here, YESTERDAY)
    site = Party(PartyKind.SITE, there.actor.site, tuple(kinds), there.store.site_id)
    friend = Party(PartyKind.PERSON, "kanariesyster", ("planning",))
    scope = ConsentScope((site, friend), "kanarieord")
    consents.give_consent(here, one, YESTERDAY, form=SignedForm(scope, "paper", "kanarietolk"))
    narrowing.withdraw_part(here, one, YESTERDAY, PARTY, friend.key)
    content = pack(here, there)
    secret = [b"kanariesyster", b"kanarieord", b"kanarietolk"]
    assert [word in clear_bytes(there, content) for word in secret] == ["network" in kinds] * 3
    incoming.take_in(there, content)
    row = on_board(there, one)
    assert row is not None
    assert row.veiled == set(KINDS) - set(kinds)


@pytest.mark.parametrize("kinds", [list(KINDS), ["planning"], []], ids=str)
def test_texts_that_are_read_again_are_those_of_a_row_that_is_read_anew(
    pair: list[Desk], kinds: list[str]
) -> None:
    here, there = pair
    one = enrol_with_canaries(here, TODAY)
    give(here, one, YESTERDAY, (there, kinds))
    exchange(here, there)
    before = [rows_in(desk, one) for desk in pair]
    for field in ("goal", "planning"):
        participants.set_field(here, one, field, "skrivet i Falköping")
        if kind_of("participant", field) in kinds:
            participants.set_field(there, one, field, "skrivet i Lidköping")
    exchange(here, there)
    assert bool(rows_in(here, one)[one].conflicts) is bool(kinds)
    for desk, then in zip(pair, before, strict=True):
        with desk.read() as connection:
            again = texts_again(connection, then)
        assert again == rows_in(desk, one)


def rows_in(desk: Desk, one: str) -> dict[str, ParticipantRow]:
    with desk.read() as connection:
        return rows_of(connection, desk.store.site_id, TODAY, [one])


def test_a_kind_of_the_sites_own_opens_no_field(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol_with_canaries(here, YESTERDAY)
    give(here, one, YESTERDAY, (there, ["Ekonomi"]))
    assert kinds_in(there, pack(here, there), one) == set()


def test_whoever_the_consent_does_not_name_gets_nothing(trio: list[Desk]) -> None:
    here, there, third = trio
    one = enrol_with_canaries(here, YESTERDAY)
    give(here, one, YESTERDAY, (third, KINDS))
    plan = outgoing.preview(here, "Lidköping")
    assert [(left.participant, left.reason) for left in plan.left_out] == [
        (one, "samtycket omfattar inte Lidköping")
    ]
    assert one.encode() not in clear_bytes(there, pack(here, there))
    assert kinds_in(third, pack(here, third), one) == ALL_KINDS


def test_the_plan_tells_which_kinds_are_left_out(pair: list[Desk]) -> None:
    here, there = pair
    limited, whole = enrol_with_canaries(here, YESTERDAY), enrol(here, "Berit Borg")
    give(here, limited, YESTERDAY, (there, ALL_KINDS - {"ratings", "contact"}))
    plan = outgoing.preview(here, "Lidköping")
    assert plan.without == {limited: ("contact", "ratings")}
    assert {one for one, _ in plan.persons} == {limited, whole}


def test_what_is_allowed_later_comes_from_the_beginning(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol_with_canaries(here, YESTERDAY)
    give(here, one, YESTERDAY, (there, ["situation"]))
    exchange(here, there)
    assert ratings.ratings(there, one) == []
    give(here, one, TODAY, (there, ["situation", "ratings", "planning"]))
    content = pack(here, there)
    assert kinds_in(there, content, one) == {"ratings", "planning"}  # the rest is known to be there
    incoming.take_in(there, content)
    send(there, here)
    assert ratings.ratings(there, one) == ratings.ratings(here, one)
    assert on_board(there, one).fields.planning == "kanarieplan"
    assert kinds_in(there, pack(here, there), one) == set()


def test_what_is_allowed_later_comes_though_packages_are_lost(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol_with_canaries(here, YESTERDAY)
    give(here, one, YESTERDAY, (there, ["situation"]))
    exchange(here, there)
    give(here, one, TODAY, (there, KINDS))
    pack(here, there)
    content = pack(here, there)
    assert kinds_in(there, content, one) == ALL_KINDS - {"situation"}
    incoming.take_in(there, content)
    incoming.take_in(there, content)
    assert text_of_everything(there, one) == text_of_everything(here, one)


def test_narrower_then_wide_again_brings_what_was_written_meanwhile(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    take_back(here, one, KIND, "planning")
    write_something(here, one, "planning", "skrivet under tiden", TODAY)
    content = pack(here, there)
    assert b"under tiden" not in clear_bytes(there, content)
    exchange(here, there)
    for desk in pair:
        desk.clock.go_to(date(2026, 3, 3))
    consents.give_consent(here, one, date(2026, 3, 3))
    exchange(here, there)
    assert on_board(there, one).fields.planning == "skrivet under tiden"


def test_what_a_site_writes_goes_back_to_the_persons_own_unlimited(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here, signed=None)
    give(here, one, YESTERDAY, (there, ["planning"]))
    exchange(here, there)
    with there.write() as writing:  # as a program would that does not know the rule
        writing.put(participant_scope(one), "participant", one, {"goal": "skrivet i Lidköping"})
    send(there, here)
    assert on_board(here, one).fields.goal == "skrivet i Lidköping"


def test_a_form_whose_day_comes_widens_what_goes_with_nothing_written(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol_with_canaries(here, YESTERDAY)
    give(here, one, YESTERDAY, (there, ["situation"]))
    here.clock.go_to(date(2026, 3, 9))
    give(here, one, date(2026, 3, 9), (there, KINDS))
    here.clock.go_to(TODAY)
    exchange(here, there)
    assert kinds_in(there, pack(here, there), one) == set()
    for desk in pair:
        desk.clock.go_to(date(2026, 3, 9))
    exchange(here, there)
    assert text_of_everything(there, one) == text_of_everything(here, one)


def test_a_site_that_is_no_longer_covered_is_told_once_and_lets_go(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here, goal="ett mål")
    exchange(here, there)
    give(here, one, TODAY)
    participants.set_field(here, one, "goal", "skrivet efteråt")
    plan = outgoing.preview(here, "Lidköping")
    assert plan.recalled == ((one, "Åsa Öberg"),)
    assert plan.why == {one: "samtycket omfattar inte Lidköping"}
    assert plan.left_out == ()
    content = pack(here, there)
    _, entries = opened(there, content)
    about = [(entry[1], entry[2], entry[3]) for entry in entries if one in entry[0]]
    assert about == [("site_recall", f"{one}.{there.store.site_id}", "recalled_here")]
    assert b"efter" not in clear_bytes(there, content)
    assert incoming.take_in(there, content).value.counts["recalled"] == 1
    assert on_board(there, one) is None
    assert on_board(here, one) is not None
    send(there, here)
    assert [entry for entry in opened(there, pack(here, there))[1] if one in entry[0]] == []


def test_a_lost_recall_goes_again(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    take_back(here, one, PARTY, site_key(there.store.site_id))
    for _ in range(2):
        assert [entry[3] for entry in opened(there, pack(here, there))[1] if one in entry[0]] == [
            "recalled_here"
        ]


@pytest.mark.parametrize("wait", [0, 1])
def test_covered_again_they_come_back_with_everything(pair: list[Desk], wait: int) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    take_back(here, one, PARTY, site_key(there.store.site_id))
    exchange(here, there)
    assert on_board(there, one) is None
    participants.set_field(here, one, "goal", "under uppehållet")
    again = TODAY + timedelta(days=wait)
    for desk in pair:
        desk.clock.time += timedelta(days=wait)
    for _ in range(2):  # and once more, on the same day
        give(here, one, again, (there, KINDS))
        exchange(here, there)
        assert on_board(there, one).fields.goal == "under uppehållet"
        take_back(here, one, PARTY, site_key(there.store.site_id), again)
        exchange(here, there)
        assert on_board(there, one) is None


def test_only_the_site_that_is_named_lets_go(trio: list[Desk]) -> None:
    here, there, third = trio
    one = enrol(here)
    for other in (there, third):
        exchange(here, other)
    give(here, one, TODAY, (third, KINDS))
    for other in (there, third):
        exchange(here, other)
    assert on_board(there, one) is None
    assert on_board(third, one) is not None


def test_the_history_names_the_site_that_was_taken_back(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    exchange(here, there)
    take_back(here, one, PARTY, site_key(there.store.site_id))
    told = {line.value for line in reading.history(here, one) if line.field == "part"}
    assert told == {"2026-03-02: Lidköping"}


@pytest.mark.parametrize("gone", [False, True])
def test_the_history_and_the_meeting_name_the_person_that_was_taken_back(
    pair: list[Desk], gone: bool
) -> None:
    desk = pair[0]
    one = enrol(desk, signed=None)
    own_id = network.add_member(desk, one, NetworkMember("", "Bo Berg", "bror")).value
    party = Party(PartyKind.PERSON, "Bo Berg", (), own_id)
    principal = Party(PartyKind.PRINCIPAL, "Regionens vård", (), "region")
    consents.give_consent(desk, one, YESTERDAY, form=SignedForm(ConsentScope((party, principal))))
    meetings.begin(desk)
    for key in (party.key, principal.key):
        take_back(desk, one, PARTY, key)
    if gone:
        network.remove_member(desk, one, own_id)
    told = {line.value for line in reading.history(desk, one) if line.field == "part"}
    assert told == {"2026-03-02: Bo Berg", "2026-03-02: Regionens vård"}
    changes = {change.after for change in meetings.standing(desk).during if change.field == "part"}
    assert changes == told


def test_the_history_tells_of_somebody_whose_name_never_came(pair: list[Desk]) -> None:
    desk = pair[0]
    one = enrol(desk)
    with desk.write() as writing:
        key = f"person/{owned_id(one, 'f00d')}"
        values: dict[str, Any] = {"part": [TODAY.isoformat(), PARTY, key, "", ""]}
        writing.put(participant_scope(one), NARROWING, owned_id(one, "n"), values)
    told = {line.value for line in reading.history(desk, one) if line.field == "part"}
    assert told == {"2026-03-02: någon i nätverket"}


def test_the_note_of_a_package_says_that_it_tells_of_the_network(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here, signed=None)
    site = Party(PartyKind.SITE, there.actor.site, tuple(KINDS), there.store.site_id)
    friend = Party(PartyKind.PERSON, "Bo Berg", ())
    consents.give_consent(here, one, YESTERDAY, form=SignedForm(ConsentScope((site, friend))))
    exchange(here, there)
    take_back(here, one, PARTY, friend.key)
    pack(here, there)
    newest = disclosures.disclosures(here, one)[0]
    assert newest.what == "paket nummer 3: Nätverket runt mig"


def test_those_who_were_never_disclosed_there_are_not_recalled(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here, signed=None)
    give(here, one, TODAY)
    assert one.encode() not in clear_bytes(there, pack(here, there))


def text_of_everything(desk: Desk, one: str) -> Any:
    """All that can be read of a participant, marks of news apart."""
    view = reading.person(desk, one)
    return (
        view.row.fields, view.details, view.network, view.steps, view.eligibility, view.ratings, view.consents,
    )  # fmt: skip


# --- Whatever the order ---------------------------------------------------------------------------------

kinds = st.sets(st.sampled_from(list(KINDS))).map(sorted)
acts = st.one_of(
    st.tuples(st.just("give"), kinds),
    st.tuples(st.just("bare")),
    st.tuples(st.just("shut")),
    st.tuples(st.just("take kind"), st.sampled_from(list(KINDS))),
    st.tuples(st.just("take site")),
    st.tuples(st.just("write"), st.sampled_from(list(KINDS))),
    st.tuples(st.just("go on")),
    st.tuples(st.just("back")),
    st.tuples(st.just("lose")),
    st.tuples(st.just("send")),
    st.tuples(st.just("answer")),
)


class Play:
    """Two sites, one participant, and by the rule's own words what may go today."""

    def __init__(self, here: Desk, there: Desk) -> None:
        self.here, self.there = here, there
        self.day = TODAY
        self.one = enrol_with_canaries(here, YESTERDAY)
        self.count = 0
        self.forms: list[tuple[date, int, list[str] | None | str]] = []
        self.taken: list[tuple[date, int, str]] = []

    def allowed(self) -> set[str] | None:
        """The kinds that may go: of the last form begun, less what was taken back since. None for nobody at all."""
        begun = [one for one in self.forms if one[0] <= self.day]
        if not begun:
            return None
        signed, order, covers = max(begun, key=lambda one: one[:2])
        back = {what for day, when, what in self.taken if (day, when) > (signed, order)}
        if covers == "shut" or "site" in back:
            return None
        return (set(KINDS) if covers is None else set(covers)) - back

    def act(self, name: str, *what: Any) -> None:
        self.count += 1
        getattr(self, name.replace(" ", "_"))(*what)

    def give(self, kinds: list[str]) -> None:
        give(self.here, self.one, self.day, (self.there, kinds))
        self.forms.append((self.day, self.count, kinds))

    def bare(self) -> None:
        consents.give_consent(self.here, self.one, self.day)
        self.forms.append((self.day, self.count, None))

    def shut(self) -> None:
        give(self.here, self.one, self.day)
        self.forms.append((self.day, self.count, "shut"))

    def take_kind(self, kind: str) -> None:
        if not self.may_take(KIND, kind):
            return
        take_back(self.here, self.one, KIND, kind, self.day)
        self.taken.append((self.day, self.count, kind))

    def take_site(self) -> None:
        key = site_key(self.there.store.site_id)
        if not self.may_take(PARTY, key):
            return
        take_back(self.here, self.one, PARTY, key, self.day)
        self.taken.append((self.day, self.count, "site"))

    def may_take(self, what: str, key: str) -> bool:
        """Whether the consent covers the part, so that it can be taken back."""
        try:
            parts = narrowing.parts_of(self.here, self.one).parts
        except KnownError:
            return False
        return (what, key) in [(part.what, part.key) for part in parts]

    def write(self, kind: str) -> None:
        write_something(self.here, self.one, kind, f"ord {self.count}", self.day)

    def go_on(self) -> None:
        self.day_by(1)

    def day_by(self, days: int) -> None:
        self.day += timedelta(days=days)
        for desk in (self.here, self.there):
            desk.clock.time += timedelta(days=days)  # to the second: backups are named by the time

    def back(self) -> None:
        """The laptop's clock is put back a day: forms of today are of tomorrow."""
        self.day_by(-1)

    def lose(self) -> bytes:
        content = pack(self.here, self.there)
        allowed = self.allowed()
        assert kinds_in(self.there, content, self.one) <= (allowed or set())
        inside = clear_bytes(self.there, content)
        for kind in set(KINDS) - (allowed or set()):
            assert [word for word in words_of([kind]) if word in inside] == []
        if allowed is None:
            assert participant_scope(self.one).encode() not in inside
        return content

    def send(self) -> None:
        incoming.take_in(self.there, self.lose())

    def answer(self) -> None:
        incoming.take_in(self.here, pack(self.there, self.here))

    def check(self) -> None:
        for _ in range(3):
            self.send()
            self.answer()
        allowed, row = self.allowed(), known(self.there, self.one)
        assert (row is not None) is (allowed is not None)
        if row is None or allowed is None:
            return
        assert row.veiled == set(KINDS) - allowed
        here, there = said(self.here, self.one), said(self.there, self.one)
        assert {entry for entry in here if kind_of(*entry[0]) in {"", *allowed}} <= there
        assert all(finding.holds for desk in (self.here, self.there) for finding in checks.verify(desk))


def said(desk: Desk, one: str) -> set[Any]:
    """Each entry about a participant, as its entity and field and what it says."""
    with desk.read() as connection:
        rows = connection.execute(
            select(schema.journal).where(schema.journal.c.scope == participant_scope(one))
        )
        return {((row.entity, row.field), row.id, repr(unpack_value(row.value))) for row in rows}


@example([("give", [*KINDS]), ("go on",), ("bare",), ("send",), ("back",), ("take site",)])
@given(st.lists(acts, max_size=14))
@settings(
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=8,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@pytest.mark.timeout(600)
def test_what_is_excluded_never_leaves_and_what_is_allowed_arrives(
    open_pair: Callable[[Path], list[Desk]], schedule: list[Any]
) -> None:
    with tempfile.TemporaryDirectory() as folder, cheap():
        desks = open_pair(Path(folder))
        try:
            play = Play(*desks)
            for name, *what in schedule:
                play.act(name, *what)
            play.check()
        finally:
            for desk in desks:
                setup.close(desk, setup.NoSecrets())


@pytest.mark.parametrize("name", ["Lidköping", "lidköping"])
def test_who_is_named_as_a_unit_by_the_sites_name_is_told_of_with_what_to_do(
    pair: list[Desk], name: str
) -> None:
    """As a consent is that was registered before the site was known here."""
    here, there = pair
    one, other = enrol(here, "Åsa Öberg", signed=None), enrol(here, "Bo Berg", signed=None)
    unit = Party(PartyKind.UNIT, name, ("ratings",))
    consents.give_consent(here, one, YESTERDAY, form=SignedForm(ConsentScope((unit,))))
    consents.give_consent(
        here, other, YESTERDAY, form=SignedForm(ConsentScope((replace(unit, name="Öppenvården"),)))
    )
    said = {left.participant: left.reason for left in outgoing.preview(here, "Lidköping").left_out}
    assert said == {
        one: (
            "samtycket omfattar inte Lidköping som pilotort, bara en enhet som heter så. Registrera samma blankett en gång "
            "till och kryssa för Lidköping (pilotort)"
        ),
        other: "samtycket omfattar inte Lidköping",
    }
    give(here, one, YESTERDAY, (there, ["ratings"]))
    assert [who for who, _ in outgoing.preview(here, "Lidköping").persons] == [one]
