"""Versions of the texts: the program's own and the site's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clocks import SetClock
from dumps import dump
from refusals import refused
from samordning_desktop.core.informed import ToldHow
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.texts import OWN_LIMIT
from samordning_desktop.core.texts import texts as ours
from samordning_desktop.ops import Desk, consents, informing, participants, sheets, signing, texts
from samordning_desktop.sync import incoming, outgoing
from stores import LIDKOPING, introduce, make_desk

TODAY = date(2026, 3, 2)
SOURCE = "Titel: Vårt samtycke\nVersion: F1\nDatum: 2026-02-01\n\n# Ja\n\nJag säger ja till å, ä och ö.\n\n_ Namn\n_ Datum | Underskrift\n"


def test_our_own_text_is_the_newest_from_then_on(desk: Desk, person: str) -> None:
    document = texts.add_version(desk, "consent", SOURCE).value
    assert texts.versions(desk, "consent")[-1] == document
    assert (document.title, document.version, document.day) == ("Vårt samtycke", "F1", date(2026, 2, 1))
    assert consents.give_consent(desk, person, TODAY).value.text_version == document.id


@pytest.mark.parametrize(
    ("signed", "own"), [(date(2026, 2, 1), True), (date(2026, 1, 31), False), (date(2024, 1, 10), False)]
)
def test_a_form_is_taken_for_the_text_that_there_was_on_its_day(
    desk: Desk, person: str, signed: date, own: bool
) -> None:
    """Old papers are often registered after the site has put in a text of its own: nobody has signed that one."""
    document = texts.add_version(desk, "consent", SOURCE).value
    assert (consents.give_consent(desk, person, signed).value.text_version == document.id) is own


def test_the_programs_texts_are_there_too_and_keep_their_ids(desk: Desk) -> None:
    texts.add_version(desk, "consent", SOURCE)
    known = [one.id for one in texts.versions(desk, "consent")]
    assert known[:-1] == [one.id for one in ours("consent")]
    assert "3" in known


def test_an_easy_text_is_not_the_newest_plain_one(desk: Desk, person: str) -> None:
    easy = texts.add_version(desk, "consent", SOURCE, easy=True).value
    assert consents.give_consent(desk, person, TODAY).value.text_version != easy.id
    assert consents.give_consent(desk, person, TODAY, easy.id).value.text_version == easy.id


def test_the_same_text_twice_is_refused_and_nothing_is_altered(desk: Desk) -> None:
    texts.add_version(desk, "consent", SOURCE)
    before = dump(desk)
    with refused("text.known"):
        texts.add_version(desk, "consent", SOURCE)
    assert dump(desk) == before
    assert len({texts.add_version(desk, key, SOURCE).value.id for key in ("information",)}) == 1


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("", "text.form"),
        ("Hej", "text.form"),
        (SOURCE.replace("2026-02-01", "i våras"), "text.form"),
        (SOURCE + "\n#Rubrik", "text.form"),
        (SOURCE.replace("_ Namn\n", ""), "text.unfillable"),
        (SOURCE.replace("2026-02-01", "2026-03-03"), "date.future"),
        (SOURCE.replace("F1", "3"), "text.version_taken"),
    ],
)
def test_what_cannot_be_used_is_refused_and_changes_nothing(desk: Desk, source: str, code: str) -> None:
    before = dump(desk)
    with refused(code):
        texts.add_version(desk, "consent", source)
    assert dump(desk) == before


def test_a_text_too_long_is_refused(desk: Desk) -> None:
    with refused("text.too_big"):
        texts.add_version(desk, "consent", SOURCE + "å" * OWN_LIMIT)


def test_who_signed_an_older_text_is_listed_when_a_new_one_comes(desk: Desk, person: str) -> None:
    bo, withdrawn, run_out = (
        participants.add_participant(desk, BoardFields(n)).value for n in ("Bo", "Ci", "Di")
    )
    for one, day in ((person, TODAY), (bo, TODAY), (withdrawn, TODAY), (run_out, date(2025, 1, 1))):
        consents.give_consent(desk, one, day)
    consents.withdraw_consent(desk, withdrawn, TODAY)
    assert texts.signed_older(desk) == []
    new = texts.add_version(desk, "consent", SOURCE).value
    assert [(row.fields.name, text.id) for row, text in texts.signed_older(desk)] == [
        ("Bo", "3"), ("Åsa Öberg", "3"),
    ]  # fmt: skip
    consents.give_consent(desk, bo, TODAY, new.id)
    assert [row.fields.name for row, _ in texts.signed_older(desk)] == ["Åsa Öberg"]


def test_a_text_dated_ahead_makes_nobody_old_yet(desk: Desk, person: str, clock: SetClock) -> None:
    consents.give_consent(desk, person, TODAY)
    clock.go_to(date(2026, 3, 3))
    texts.add_version(desk, "consent", SOURCE.replace("2026-02-01", "2026-03-03"))
    clock.go_to(TODAY)  # as of a text from a site whose clock is ahead
    assert texts.signed_older(desk) == []
    clock.go_to(date(2026, 3, 3))
    assert len(texts.signed_older(desk)) == 1


def test_a_clock_before_every_text_stops_nobody(desk: Desk, person: str, clock: SetClock) -> None:
    clock.go_to(date(2024, 2, 29))
    assert consents.give_consent(desk, person, date(2024, 2, 29)).value.text_version == "3"
    assert texts.signed_older(desk) == []


def test_what_was_signed_is_shown_ten_years_later(desk: Desk, person: str, clock: SetClock) -> None:
    consent = consents.give_consent(desk, person, TODAY).value
    texts.add_version(desk, "consent", SOURCE)
    clock.go_to(date(2036, 3, 3))
    sheet = sheets.signed_sheet(desk, person, consent.id)
    assert (sheet.document.id, sheet.consent, sheet.name) == ("3", consent, "Åsa Öberg")
    with refused("consent.unknown"):
        sheets.signed_sheet(desk, person, "x")


def test_the_other_site_can_show_the_text_that_was_signed(
    desk: Desk, person: str, clock: SetClock, tmp_path: Path
) -> None:
    there = make_desk(tmp_path / "there", clock, LIDKOPING)
    introduce(desk, there)
    document = texts.add_version(desk, "consent", SOURCE).value
    consents.give_consent(desk, person, TODAY)
    outgoing.export(desk, "Lidköping", tmp_path / "1.age")
    incoming.take_in(there, (tmp_path / "1.age").read_bytes())
    assert document in texts.versions(there, "consent")
    # It is theirs, though: our own forms go on as they were, and nobody here has signed an older text.
    own = participants.add_participant(there, BoardFields("Bo")).value
    assert consents.give_consent(there, own, TODAY).value.text_version == "3"
    assert texts.signed_older(there) == []
    assert signing.before_signing(there, own).texts[-1].id == "3"
    there.store.close()


def test_a_version_may_have_an_easy_variant_of_the_same_name(desk: Desk) -> None:
    texts.add_version(desk, "consent", SOURCE)
    texts.add_version(desk, "consent", SOURCE, easy=True)
    with refused("text.version_taken"):
        texts.add_version(desk, "consent", SOURCE.replace("Jag", "Vi"))
    texts.add_version(desk, "information", SOURCE.replace("Jag", "Vi"))


def test_how_many_use_each_version(desk: Desk, person: str, clock: SetClock) -> None:
    bo = participants.add_participant(desk, BoardFields("Bo")).value
    consents.give_consent(desk, person, date(2025, 3, 3))
    consents.give_consent(desk, person, TODAY)
    consents.give_consent(desk, bo, TODAY)
    consents.withdraw_consent(desk, bo, TODAY)
    for day in (date(2026, 2, 1), TODAY):
        informing.inform(desk, person, "information", "1-lattlast", ToldHow.HANDED, day)
    informing.inform(desk, person, "consent", "3", ToldHow.TOGETHER, TODAY)
    own = texts.add_version(desk, "consent", SOURCE).value
    assert [(one.document.key, one.document.id, one.signed, one.given) for one in texts.in_use(desk)] == [
        ("consent", own.id, 0, 0),
        ("consent", "3", 2, 1),
        ("consent", "3-lattlast", 0, 0),
        ("information", "1", 0, 0),
        ("information", "1-lattlast", 0, 1),
    ]
