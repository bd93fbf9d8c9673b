"""What sheets are printed from, and that printing is noted."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from clocks import SetClock
from dumps import dump
from people import enrol
from refusals import refused
from samordning_desktop.core import texts as library
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.name_forms import NameForm, distinct_initials
from samordning_desktop.core.rating import DEFAULT_INSTRUMENT
from samordning_desktop.core.saving import always
from samordning_desktop.ops import Desk, consents, details, meetings, participants, ratings, sheets
from samordning_desktop.ops.reading import board

TODAY = date(2026, 3, 2)


def noted(desk: Desk) -> list[tuple[str, str]]:
    return [(row[4], row[5]) for row in dump(desk)["access"]]


def test_blank_sheets_name_nobody_and_note_nothing(desk: Desk, person: str) -> None:
    made = (sheets.information_sheet(desk), sheets.consent_sheet(desk), sheets.rating_form(desk))
    assert [sheet.name for sheet in made] == ["", "", ""]
    assert noted(desk) == []
    for sheet in made:
        assert (sheet.imprint.site, sheet.imprint.unit) == ("Falköping", "Öppenpsykiatrin Falköping")
        assert (sheet.imprint.day, sheet.imprint.demo) == (TODAY, False)


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (sheets.information_sheet, "skrivit ut informationsblad"),
        (sheets.consent_sheet, "skrivit ut samtycke"),
        (sheets.rating_form, "skrivit ut självskattning"),
        (sheets.rating_chart, "skrivit ut diagram"),
    ],
)
def test_a_persons_sheet_is_noted_about_that_person(desk: Desk, person: str, make, what: str) -> None:  # noqa: ANN001
    assert make(desk, person).name == "Åsa Öberg"
    assert make(desk, person[:4]).name == "Åsa Öberg"
    assert noted(desk) == [(what, person)] * 2
    with refused("participant.unknown"):
        make(desk, "finns inte")
    assert len(noted(desk)) == 2


def test_the_consent_before_it_is_registered_is_the_newest_text_unfilled(desk: Desk, person: str) -> None:
    sheet = sheets.consent_sheet(desk, person)
    assert sheet.document == library.texts("consent")[-1]
    assert (sheet.personal_id, sheet.consent, sheet.standing) == ("19610118-2803", None, None)


def test_a_registered_consent_is_filled_in_with_its_own_text(desk: Desk, person: str) -> None:
    consents.give_consent(desk, person, date(2025, 6, 1))
    longest = consents.give_consent(desk, person, TODAY).value
    sheet = sheets.consent_sheet(desk, person)
    assert sheet.consent == longest
    assert sheet.document.version == longest.text_version
    assert sheet.standing is not None
    assert sheet.standing.valid_until == date(2027, 3, 1)


@pytest.mark.parametrize("end", ["expired", "withdrawn"])
def test_a_consent_that_covers_nothing_is_not_filled_in(desk: Desk, person: str, end: str) -> None:
    consents.give_consent(desk, person, date(2020, 1, 1) if end == "expired" else TODAY)
    if end == "withdrawn":
        consents.withdraw_consent(desk, person, TODAY)
    sheet = sheets.consent_sheet(desk, person)
    assert (sheet.consent, sheet.standing) == (None, None)


def test_the_chart_has_every_rating_oldest_first(desk: Desk, person: str) -> None:
    filled = [ratings.add_rating(desk, person, date(2026, 1, day), (day, 0, 0)).value for day in (9, 2)]
    sheet = sheets.rating_chart(desk, person)
    assert sheet.ratings == tuple(reversed(filled))
    assert sheet.instruments == (DEFAULT_INSTRUMENT,)


def test_the_board_is_noted_about_each_person_on_it(desk: Desk, person: str) -> None:
    other = enrol(desk, "Bo Ek")
    sheet = sheets.board_sheet(desk)
    assert (sheet.rows, sheet.everyone) == (tuple(board(desk)), None)
    assert noted(desk) == [("skrivit ut tavlan", other), ("skrivit ut tavlan", person)]


def test_an_empty_board_is_noted_about_nobody(desk: Desk) -> None:
    assert sheets.board_sheet(desk).rows == ()
    assert noted(desk) == [("skrivit ut tavlan", "")]


def test_only_those_on_the_sheet_are_noted(desk: Desk, person: str) -> None:
    other = enrol(desk, "Bo Ek")
    sheet = sheets.board_sheet(desk, sheets.board_saved("xlsx"), only={other, "gone"})
    assert ([row.id for row in sheet.rows], sheet.everyone) == ([other], 2)
    assert noted(desk) == [("sparat tavlan som fil (xlsx)", other)]
    assert sheets.board_sheet(desk, only=()).rows == ()


def test_who_has_left_is_on_it_only_when_asked_for(desk: Desk, person: str) -> None:
    gone = enrol(desk, "Bo Ek")
    details.end_participation(desk, gone, TODAY, "flyttat")
    sheet = sheets.board_sheet(desk)
    assert ([row.id for row in sheet.rows], sheet.everyone) == ([person], None)
    assert ("skrivit ut tavlan", gone) not in noted(desk)
    asked = sheets.board_sheet(desk, only=[gone])
    assert ([row.id for row in asked.rows], asked.everyone) == ([gone], 1)


def test_names_are_short_and_the_same_on_a_part_of_the_board(desk: Desk, person: str) -> None:
    other = enrol(desk, "Åke Öst", goal="som Åke vill")
    for form, name in ((NameForm.FULL, "Åke Öst"), (NameForm.SHORT, "Åke Ö."), (NameForm.INITIALS, "Åk Ö")):
        [row] = sheets.board_sheet(desk, names=form, only=[other]).rows
        assert (row.fields.name, row.fields.goal) == (name, "som Åke vill")
    assert [row.fields.name for row in board(desk)] == ["Åke Öst", "Åsa Öberg"]


def test_a_sheet_that_goes_another_way_too_is_noted(desk: Desk, person: str, tmp_path: Path) -> None:
    path = tmp_path / "tavlan.pdf"
    sheets.save_board(desk, sheets.board_saved("pdf"), [person], path, b"bladet", always)
    assert noted(desk) == [("sparat tavlan som fil (pdf)", person)]
    assert path.read_bytes() == b"bladet"


def test_a_sheet_that_is_given_up_or_has_no_place_is_not_noted(
    desk: Desk, person: str, tmp_path: Path
) -> None:
    def no() -> None:
        raise LookupError

    for path, sure in ((tmp_path / "tavlan.pdf", no), (tmp_path / "borta" / "tavlan.pdf", always)):
        with pytest.raises((LookupError, KnownError)):
            sheets.save_board(desk, sheets.board_saved("pdf"), [person], path, b"bladet", sure)
    assert noted(desk) == []
    assert list(tmp_path.rglob("*tavlan*")) == []


def test_the_recovery_sheet_names_its_owner(desk: Desk) -> None:
    sheet = sheets.recovery_sheet(desk, "KOD")
    assert (sheet.user, sheet.code) == ("Karin Ek", "KOD")


def test_a_form_dated_after_today_is_not_the_one_that_counts(
    desk: Desk, person: str, clock: SetClock
) -> None:
    """It was registered on a day when this laptop's clock was wrong."""
    counts = consents.give_consent(desk, person, TODAY).value
    clock.go_to(TODAY + timedelta(days=90))
    consents.give_consent(desk, person, TODAY + timedelta(days=90))
    clock.go_to(TODAY)
    sheet = sheets.consent_sheet(desk, person)
    assert sheet.consent == counts
    assert sheet.standing is not None
    assert sheet.standing.valid_until == counts.last_valid_day


def test_a_protocol_is_noted_about_each_person_in_it(desk: Desk, person: str) -> None:
    other, _ = enrol(desk, "Bo Ek"), enrol(desk, "Disa Ö")
    begun = meetings.begin(desk).value
    participants.set_field(desk, person, "goal", "sova")
    participants.set_field(desk, other, "goal", "äta")
    ended = meetings.end(desk).value
    noted_before = noted(desk)
    sheet = sheets.protocol_sheet(desk, begun.id)
    assert (sheet.begun, sheet.ended, sheet.present) == (begun.begun, ended.ended, "Karin Ek")
    assert [one.name for one in sheet.changes] == ["Bo E.", "Åsa Ö."]
    assert noted(desk)[len(noted_before) :] == [
        ("skrivit ut mötesprotokoll", person),
        ("skrivit ut mötesprotokoll", other),
    ]
    assert [one.name for one in sheets.protocol_sheet(desk, begun.id, distinct_initials).changes] == [
        "B E",
        "Å Ö",
    ]


def test_a_protocol_without_changes_and_one_of_a_meeting_that_goes_on(desk: Desk, person: str) -> None:
    begun = meetings.begin(desk).value
    sheet = sheets.protocol_sheet(desk, begun.id)
    assert (sheet.ended, sheet.changes) == (None, ())
    assert noted(desk)[-1] == ("skrivit ut mötesprotokoll", "")
    before = noted(desk)
    with refused("meeting.unknown"):
        sheets.protocol_sheet(desk, begun.id + 1)
    assert noted(desk) == before
