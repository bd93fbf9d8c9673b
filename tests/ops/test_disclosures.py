"""Disclosures: on a ground or not at all, and read again by whom they concern."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from clocks import SetClock
from dumps import dump
from refusals import refused
from samordning_desktop.core.consent_scope import ConsentScope, Party, PartyKind
from samordning_desktop.core.disclosure import REASON_LIMIT, RECEIVER_LIMIT, WORDS_LIMIT, Disclosure, Way
from samordning_desktop.core.grounds import Ground
from samordning_desktop.core.handover import Handover
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.signed_form import SignedForm
from samordning_desktop.ops import Desk, consents, disclosures, extracts, kinds, network, reading, undoing
from samordning_desktop.sync import outgoing
from stores import LIDKOPING, introduce, make_desk

TODAY = date(2026, 3, 2)
SCOPE = ConsentScope((Party(PartyKind.UNIT, "Vårdcentralen", ("situation", "Ekonomi")),))
SPOKEN = Handover("Vårdcentralen", ("situation",), Way.SPOKEN, Ground.CONSENT, TODAY)
LAWFUL = replace(SPOKEN, receiver="Åke Ö", ground=Ground.CANNOT_CONSENT, reason="Medvetslös.")


def consented(desk: Desk, person: str, scope: ConsentScope | None = SCOPE, signed: date = TODAY) -> str:
    consents.give_consent(desk, person, signed, None, SignedForm(scope))
    return person


def told(desk: Desk, person: str) -> list[tuple[str, str]]:
    return [(row.receiver, row.what) for row in disclosures.disclosures(desk, person)]


def stopped(desk: Desk, person: str, code: str, given: Handover) -> str:
    """The disclosure is refused with ``code``, and the store is as it was. Returns what happened."""
    before = dump(desk)
    with refused(code) as caught:
        disclosures.disclose(desk, person, given)
    assert dump(desk) == before
    return caught.value.sentences.happened


def test_one_that_the_consent_covers_is_noted_whole(desk: Desk, person: str) -> None:
    consented(desk, person)
    done = disclosures.disclose(desk, person, replace(SPOKEN, receiver="  vårdcentralen ", words=" Boendet "))
    expected = Disclosure(
        person, "Mål och nuläge: Boendet", "vårdcentralen", TODAY, "Karin Ek", desk.actor.unit, "spoken",
        "samtycke, OSL 10:1 med 12:2",
    )  # fmt: skip
    assert done.value == expected
    assert done.changes.participants == {person}
    assert done.changes.undo_label is None
    assert disclosures.disclosures(desk, person) == [expected]
    assert reading.page(desk, person).disclosures == (expected,)


@pytest.mark.parametrize("ground", set(Ground) - {Ground.CONSENT})
@pytest.mark.parametrize("way", [Way.SPOKEN, Way.PRINT, Way.FILE])
def test_the_laws_other_grounds_need_no_consent_but_a_reason(
    desk: Desk, person: str, ground: Ground, way: Way
) -> None:
    given = replace(LAWFUL, ground=ground, way=way)
    for empty in ("", " \n\t"):
        stopped(desk, person, "disclosure.no_reason", replace(given, reason=empty))
    disclosures.disclose(desk, person, given)
    (row,) = disclosures.disclosures(desk, person)
    assert (row.ground, row.way, row.reason) == (ground.value, way.value, "Medvetslös.")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (replace(SPOKEN, receiver="Åke Ö"), "samtycket omfattar inte Åke Ö"),
        (replace(SPOKEN, kinds=("situation", "ratings")), "få Självskattningar"),
        (replace(SPOKEN, when=TODAY - timedelta(days=1)), "inget samtycke gällde 2026-03-01"),
    ],
)
def test_what_the_consent_does_not_cover_is_stopped(
    desk: Desk, person: str, given: Handover, why: str
) -> None:
    consented(desk, person)
    assert why in stopped(desk, person, "disclosure.no_ground", given)
    disclosures.disclose(desk, person, replace(given, ground=Ground.STATUTE, reason="lagen"))


def test_without_a_consent_it_is_stopped(desk: Desk, person: str) -> None:
    assert "samtycke saknas" in stopped(desk, person, "disclosure.no_ground", SPOKEN)


def test_on_the_last_day_it_goes_and_the_day_after_it_is_stopped(
    desk: Desk, person: str, clock: SetClock
) -> None:
    consented(desk, person)
    clock.go_to(date(2027, 3, 1))
    disclosures.disclose(desk, person, replace(SPOKEN, when=date(2027, 3, 1)))
    clock.go_to(date(2027, 3, 2))
    happened = stopped(desk, person, "disclosure.no_ground", replace(SPOKEN, when=date(2027, 3, 2)))
    assert "samtycket gick ut 2027-03-01" in happened
    disclosures.disclose(desk, person, replace(SPOKEN, when=date(2027, 3, 1)))  # noted the day after


def test_what_was_handed_out_before_a_withdrawal_can_be_noted_after_it(
    desk: Desk, person: str, clock: SetClock
) -> None:
    consented(desk, person)
    clock.go_to(TODAY + timedelta(days=2))
    consents.withdraw_consent(desk, person, TODAY + timedelta(days=1))
    disclosures.disclose(desk, person, replace(SPOKEN, when=TODAY))
    for days in (1, 2):
        late = replace(SPOKEN, when=TODAY + timedelta(days=days))
        assert "återkallades" in stopped(desk, person, "disclosure.no_ground", late)


@pytest.mark.parametrize("days", [0, 3])
def test_what_was_handed_out_earlier_on_the_day_of_a_withdrawal_is_noted_as_that(
    desk: Desk, person: str, clock: SetClock, days: int
) -> None:
    consented(desk, person)
    consents.withdraw_consent(desk, person, TODAY)
    clock.go_to(TODAY + timedelta(days=days))
    earlier = replace(SPOKEN, words="tiden för SIP", before=True)
    stopped(desk, person, "disclosure.no_ground", replace(earlier, before=False))
    stopped(desk, person, "disclosure.no_ground", replace(earlier, receiver="Åke Ö"))
    disclosures.disclose(desk, person, earlier)
    assert told(desk, person) == [
        ("Vårdcentralen", "Mål och nuläge: tiden för SIP, före återkallelsen samma dag")
    ]


def test_earlier_that_day_is_no_word_where_nothing_was_taken_back(
    desk: Desk, person: str, clock: SetClock
) -> None:
    consented(desk, person)
    disclosures.disclose(desk, person, replace(SPOKEN, before=True))
    assert told(desk, person) == [("Vårdcentralen", "Mål och nuläge")]
    consents.withdraw_consent(desk, person, TODAY)
    clock.go_to(TODAY + timedelta(days=1))
    late = replace(SPOKEN, when=TODAY + timedelta(days=1), before=True)
    stopped(desk, person, "disclosure.no_ground", late)


def test_whoever_has_withdrawn_can_be_told_about_on_the_laws_other_grounds_alone(
    desk: Desk, person: str
) -> None:
    consented(desk, person)
    consents.withdraw_consent(desk, person, TODAY)
    assert "återkallades 2026-03-02" in stopped(desk, person, "disclosure.no_ground", SPOKEN)
    disclosures.disclose(desk, person, LAWFUL)
    assert told(desk, person) == [("Åke Ö", "Mål och nuläge")]


def test_a_kind_of_the_sites_own_and_one_that_is_none(desk: Desk, person: str) -> None:
    consented(desk, person)
    disclosures.disclose(desk, person, replace(SPOKEN, kinds=("Ekonomi",)))  # named in the consent
    stopped(desk, person, "kind.unknown", replace(LAWFUL, kinds=("Skola",)))
    kinds.add_kind(desk, "Skola")
    disclosures.disclose(desk, person, replace(LAWFUL, kinds=("Skola",)))
    assert [what for _, what in told(desk, person)] == ["Skola", "Ekonomi"]


def test_a_form_without_scope_leaves_who_to_the_paper_but_not_those_it_is_known_to_leave_out(
    desk: Desk, person: str
) -> None:
    consented(desk, person, None)
    network.add_member(desk, person, NetworkMember("", "Bo Berg", "bror"))
    disclosures.disclose(desk, person, SPOKEN)
    stopped(desk, person, "disclosure.no_ground", replace(SPOKEN, receiver="Bo Berg"))
    stopped(desk, person, "disclosure.no_ground", replace(SPOKEN, receiver="Bo Berg, bror"))


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("disclosure.no_receiver", {"receiver": " \n"}),
        ("disclosure.nothing", {"kinds": ()}),
        ("date.future", {"when": TODAY + timedelta(days=1)}),
        ("name.too_long", {"receiver": "å" * (RECEIVER_LIMIT + 1)}),
        ("line.too_long", {"words": "å" * (WORDS_LIMIT + 1)}),
        ("text.too_long", {"reason": "å" * (REASON_LIMIT + 1)}),
    ],
)
def test_what_is_not_whole_is_stopped(desk: Desk, person: str, code: str, changed: dict[str, Any]) -> None:
    stopped(desk, person, code, replace(LAWFUL, **changed))


def test_nobody_there(desk: Desk) -> None:
    stopped(desk, "finns inte", "participant.unknown", LAWFUL)
    for read in (disclosures.disclosures, disclosures.permission, extracts.extract_sheet):
        with refused("participant.unknown"):
            read(desk, "finns inte")


def test_it_cannot_be_undone(desk: Desk, person: str) -> None:
    before = undoing.undo_label(desk)
    disclosures.disclose(desk, person, LAWFUL)
    assert undoing.undo_label(desk) == before


def test_the_newest_is_first_by_its_day_and_then_by_when_it_was_noted(desk: Desk, person: str) -> None:
    for receiver, back in (("a", 2), ("b", 0), ("c", 5), ("d", 2)):
        when = TODAY - timedelta(days=back)
        disclosures.disclose(desk, person, replace(LAWFUL, receiver=receiver, when=when))
    assert [one for one, _ in told(desk, person)] == ["b", "d", "a", "c"]


def test_packages_are_among_them(desk: Desk, person: str, clock: SetClock, tmp_path: Path) -> None:
    consented(desk, person, None)
    other = make_desk(tmp_path / "other", clock, LIDKOPING)
    introduce(desk, other)
    outgoing.export(desk, "Lidköping", tmp_path / "1.age")
    other.store.close()
    disclosures.disclose(desk, person, replace(LAWFUL, when=TODAY - timedelta(days=1)))
    package, spoken = disclosures.disclosures(desk, person)
    assert (package.receiver, package.way, package.when) == ("Lidköping", "package", TODAY)
    assert package.what.startswith("paket nummer 1: Personnummer")
    assert package.unit == desk.actor.unit
    assert spoken.way == "spoken"


def test_an_old_row_is_read_as_it_was_noted(desk: Desk, person: str) -> None:
    with desk.write() as writing:
        writing.connection.exec_driver_sql(
            "INSERT INTO disclosure (participant, what, receiver, made, actor, ground) VALUES (?, ?, ?, ?, ?, ?)",
            (person, "paket nummer 9", "Skara", "2025-11-20T12:00:00+00:00", "borta", "annan grund"),
        )
    (row,) = disclosures.disclosures(desk, person)
    assert (row.by, row.unit, row.way, row.ground) == ("okänd", "", "package", "annan grund")
    assert row.when == date(2025, 11, 20)


def test_noting_and_reading_are_in_the_access_log(desk: Desk, colleague: Desk, person: str) -> None:
    disclosures.disclose(desk, person, LAWFUL)
    disclosures.disclosures(colleague, person)
    assert [(row[2], row[4], row[5]) for row in dump(desk)["access"]] == [
        (desk.actor.id, "noterat utlämnande", person),
        ("ulla", "läst utlämnanden", person),
    ]


def test_the_extract_has_both_and_its_own_making(desk: Desk, colleague: Desk, person: str) -> None:
    disclosures.disclose(desk, person, LAWFUL)
    for _ in range(3):
        reading.person(colleague, person)
    sheet = extracts.extract_sheet(desk, person)
    assert sheet.name == "Åsa Öberg"
    assert sheet.contact == f"Karin Ek, {desk.actor.unit}"
    assert [row.receiver for row in sheet.disclosures] == ["Åke Ö"]
    assert [(one.by, one.what, one.times) for one in sheet.accesses] == [
        ("Karin Ek", "noterat utlämnande", 1),
        ("Karin Ek", "skrivit ut utdrag", 1),
        ("Ulla Berg", "visat", 3),
    ]


def test_nobody_elses_rows_are_in_it(desk: Desk, person: str) -> None:
    from samordning_desktop.core.participant import BoardFields
    from samordning_desktop.ops import participants

    bo = participants.add_participant(desk, BoardFields("Bo")).value
    disclosures.disclose(desk, bo, LAWFUL)
    sheet = extracts.extract_sheet(desk, person)
    assert sheet.disclosures == ()
    assert [one.what for one in sheet.accesses] == ["skrivit ut utdrag"]


def test_ten_thousand_rows_are_read(desk: Desk, person: str) -> None:
    row = (person, "paket", "Skara", "2025-11-20T12:00:00+00:00", desk.actor.id, "x")
    with desk.write() as writing:
        for _ in range(10_000):
            writing.connection.exec_driver_sql(
                "INSERT INTO disclosure (participant, what, receiver, made, actor, ground) VALUES (?, ?, ?, ?, ?, ?)",
                row,
            )
    assert len(disclosures.disclosures(desk, person)) == 10_000
