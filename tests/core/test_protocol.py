"""What a protocol says of a meeting's changes."""

from __future__ import annotations

from datetime import UTC, datetime

from samordning_desktop.core.meeting import BoardChange
from samordning_desktop.core.protocol import protocol_people
from samordning_desktop.core.sheet import ProtocolChange, ProtocolPerson

WHEN = datetime(2026, 11, 23, 12, tzinfo=UTC)
NAMES = {"å": "Åsa Ö.", "b": "Bo E."}


def change(
    field: str, before: str, after: str, *, person: str = "b", entity: str = "participant",
    own_id: str = "", thing: str = "", label: str = "", author: str = "Karin Ek",
) -> BoardChange:  # fmt: skip
    return BoardChange(
        person,
        entity,
        own_id or person,
        field,
        label or field,
        thing,
        before,
        after,
        author,
        "Falköping",
        WHEN,
    )


def step(field: str, label: str, before: str, after: str, thing: str = "Ring hyresvärden") -> BoardChange:
    words = f"Planerade steg: {label}"
    return change(field, before, after, entity="step", own_id="b.1", thing=thing, label=words)


def lines(*changes: BoardChange) -> list[ProtocolChange]:
    return [line for person in protocol_people(changes, NAMES) for line in person.changes]


def test_people_come_in_the_boards_order_and_only_those_with_changes() -> None:
    first, second = change("goal", "a", "b"), change("goal", "", "c", person="å")
    assert protocol_people([first, second], NAMES) == (
        ProtocolPerson("Åsa Ö.", (ProtocolChange("goal", "", "c", "Karin Ek"),)),
        ProtocolPerson("Bo E.", (ProtocolChange("goal", "a", "b", "Karin Ek"),)),
    )
    assert protocol_people([first], {"å": "Åsa Ö."}) == ()
    assert protocol_people([], NAMES) == ()


def test_a_new_step_is_one_line() -> None:
    made = (
        step("what", "Vad", "", "Ring hyresvärden"),
        step("who", "Vem", "", "Eva"),
        step("due", "Senast", "", "2026-12-03"),
    )
    assert lines(*made) == [
        ProtocolChange(
            "Planerade steg", "", "Ring hyresvärden\u00a0· Vem: Eva\u00a0· Senast: 2026-12-03", "Karin Ek"
        )
    ]


def test_a_step_that_was_done_says_which() -> None:
    assert lines(step("done", "Klart", "", "2026-11-23")) == [
        ProtocolChange(
            "Planerade steg", "Ring hyresvärden", "Ring hyresvärden\u00a0· Klart: 2026-11-23", "Karin Ek"
        )
    ]


def test_a_step_with_another_name_and_one_taken_away() -> None:
    assert lines(step("what", "Vad", "Ring", "Mejla", "Mejla")) == [
        ProtocolChange("Planerade steg", "Ring", "Mejla", "Karin Ek")
    ]
    gone = (step("what", "Vad", "Ring", "", "Ring"), step("who", "Vem", "Eva", "", "Ring"))
    assert lines(*gone) == [
        ProtocolChange("Planerade steg", "Ring\u00a0· Vem: Eva", "(borttaget)", "Karin Ek")
    ]


def test_two_fields_of_one_person_are_two_lines_and_so_are_two_steps() -> None:
    assert len(lines(change("goal", "a", "b"), change("planning", "a", "b"))) == 2
    other = change("what", "", "Boka", entity="step", own_id="b.2", label="Planerade steg: Vad")
    assert len(lines(step("what", "Vad", "", "Ring"), other)) == 2


def test_an_assessment_that_is_emptied_is_not_taken_away() -> None:
    one = change("adult", "ja", "", entity="eligibility", own_id="b.e", label="Målgrupp: Har fyllt 18 år")
    assert lines(one) == [ProtocolChange("Målgrupp", "Har fyllt 18 år: ja", "", "Karin Ek")]


def test_an_assessment_is_one_line_without_a_name() -> None:
    one = change("adult", "", "ja", entity="eligibility", own_id="b.e", label="Målgrupp: Har fyllt 18 år")
    assert lines(one) == [ProtocolChange("Målgrupp", "", "Har fyllt 18 år: ja", "Karin Ek")]
