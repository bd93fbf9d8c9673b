"""Settling a conflict."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QSpinBox

from samordning_desktop.core.conflict import Conflict, Version
from samordning_desktop.core.dates import local_time
from samordning_desktop.core.details import LONGEST_RHYTHM
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import TEXT_LIMIT
from samordning_desktop.ui.dialogs import settle
from samordning_desktop.ui.dialogs.settle import (
    UNSEEN,
    SettleDialog,
    all_saw,
    question,
    source,
    title,
    written,
)
from samordning_desktop.ui.kit.labels import whole
from samordning_desktop.ui.kit.marked_field import MarkedField
from ui.dialogs.pressing import button, click, close, enter, esc, keys, lock, named, space, tab_to

WHEN = datetime(2026, 11, 20, 13, 3, tzinfo=UTC)
OURS = Version("e1", "Möte 12/11", "Eva Ek", "Öppenvården", "Falköping", WHEN, True)
THEIRS = Version("e2", "Möte 2/12\nHembesök", "Nils Norén", "Vuxenenheten", "Lidköping", WHEN, False)
EMPTIED = Version("e3", "", "Ylva Åberg", "Vuxenenheten", "Lidköping", WHEN, False)
TWO = Conflict("1.planning", "1", "participant", "1", "Astrid Alm", "planning", "Planering", (OURS, THEIRS))
THREE = replace(TWO, versions=(OURS, THEIRS, EMPTIED))
KEEP_OURS = "Behåll den här: Eva Ek, Öppenvården, Falköping"
KEEP_THEIRS = "Behåll den här: Nils Norén, Vuxenenheten, Lidköping"
KEEP_EMPTIED = "Behåll den här: Ylva Åberg, Vuxenenheten, Lidköping"
LEAVE = "Stäng utan att spara"
FIELD = "Eller skriv en text av båda"


@pytest.mark.parametrize(("count", "words"), [(2, "två"), (3, "tre"), (4, "fyra"), (5, "5")])
def test_says_whose_which_field_and_how_many(count, words):
    many = replace(TWO, versions=(OURS,) * count)
    assert title(many) == f"Planering för Astrid Alm: {words} värden"


def test_says_that_nothing_is_lost():
    assert question(TWO).endswith("Det andra står kvar i historiken.")
    assert question(THREE).endswith("De andra står kvar i historiken.")


def test_says_when_both_have_settled_it_already():
    settled = tuple(replace(version, settled=True) for version in TWO.versions)
    assert question(replace(TWO, versions=settled)).startswith("Det är redan avgjort, på olika sätt. Vilket")
    assert question(replace(TWO, versions=(settled[0], THEIRS))).startswith("Ingen hade sett")


def test_says_which_step_it_is():
    step = replace(TWO, entity="step", field="done", label="Planerade steg: Klart", about="Ringa\nvärden")
    assert title(step) == "Planerade steg: Klart (Ringa värden) för Astrid Alm: två värden"
    assert title(replace(step, about="ö" * 70)).startswith(f"Planerade steg: Klart ({'ö' * 59}…) för")


def test_what_was_taken_away_is_called_that_and_can_stay_away(kit, hand):
    step = replace(TWO, entity="step", field="what", label="Planerade steg: Vad", versions=(OURS, EMPTIED))
    texts = []
    away = "Låt vara borttaget: Ylva Åberg, Vuxenenheten, Lidköping"
    found = hand(
        ask(kit, step),
        lambda dialog: texts.extend(field.toPlainText() for field in dialog.findChildren(QPlainTextEdit)),
        click(away),
    )
    assert found == ""
    assert texts[:2] == ["Möte 12/11", "(borttaget)"]


def test_says_who_where_and_when():
    assert source(OURS) == "Eva Ek, Öppenvården, Falköping"
    assert source(replace(OURS, unit="")) == "Eva Ek, Falköping"
    assert written(OURS) == f"{local_time(WHEN)} (vår ort)"
    assert written(THEIRS) == local_time(WHEN)


def ask(kit, conflict=TWO, **more):
    return lambda: settle.ask(None, kit, conflict, **more)


@pytest.mark.parametrize(
    ("conflict", "verb", "text"),
    [
        (TWO, KEEP_OURS, "Möte 12/11"),
        (TWO, KEEP_THEIRS, "Möte 2/12\nHembesök"),
        (THREE, KEEP_THEIRS, "Möte 2/12\nHembesök"),
        (THREE, KEEP_EMPTIED, ""),
    ],
)
def test_keeps_one_of_the_versions(kit, hand, conflict, verb, text):
    assert hand(ask(kit, conflict), click(verb)) == text


def test_versions_of_one_writer_are_told_apart_by_when_and_in_the_last_place_by_their_order(kit, hand):
    names = []
    later = replace(OURS, entry="e4", when=WHEN.replace(hour=15), ours=False)
    conflict = replace(TWO, versions=(OURS, later, replace(OURS, entry="e5")))
    hand(
        ask(kit, conflict),
        lambda dialog: names.extend(one.accessibleName() for one in dialog.findChildren(QPushButton)),
        esc,
    )
    assert [name for name in names if name.startswith(KEEP_OURS)] == [
        f"{KEEP_OURS}, {written(OURS)}, 1 av 2",
        f"{KEEP_OURS}, {written(later)}",
        f"{KEEP_OURS}, {written(OURS)}, 2 av 2",
    ]


def test_every_version_is_shown_with_its_writer(kit, hand):
    texts, labels = [], []
    hand(
        ask(kit, THREE),
        lambda dialog: texts.extend(
            field.toPlainText() for field in dialog.findChildren(QPlainTextEdit) if field.isReadOnly()
        ),
        lambda dialog: labels.extend(label.text() for label in dialog.findChildren(QLabel)),
        esc,
    )
    assert texts == ["Möte 12/11", "Möte 2/12\nHembesök", "(tomt)"]
    for version in THREE.versions:
        assert source(version) in labels
        assert written(version) in labels


def test_what_is_said_holds_also_where_both_values_are_our_own_computers(kit, hand):
    said = []
    hand(ask(kit, TWO), lambda dialog: said.extend(one.text() for one in dialog.findChildren(QLabel)), esc)
    assert "Den gäller här genast, och på andra datorer när nästa paket härifrån är intaget där." in said
    assert not any("andra orten" in text for text in said)


def test_what_is_chosen_with_stands_above_what_both_had_seen(kit, show):
    """With large text it is in sight without being scrolled."""
    dialog = show(SettleDialog(None, kit, TWO))
    [saw] = [one for one in dialog.findChildren(QLabel) if one.text() == all_saw(TWO.versions)]
    for verb in (one for one in dialog.findChildren(QPushButton) if one.text() == "Behåll den här"):
        assert verb.mapTo(dialog, QPoint()).y() < saw.mapTo(dialog, QPoint()).y()


def write(text):
    return lambda dialog: named(dialog, QPlainTextEdit, FIELD).setPlainText(text)


def test_a_third_text_can_be_written(kit, hand):
    assert hand(ask(kit), write(" Möte 2/12 kl. 10\n"), click("Använd min text")) == "Möte 2/12 kl. 10"


def test_of_three_it_is_a_text_of_them_not_of_both(kit, hand):
    assert (
        hand(
            ask(kit, THREE),
            lambda dialog: named(dialog, QPlainTextEdit, "Eller skriv en text av dem").setPlainText(
                "Hembesök"
            ),
            click("Använd min text"),
        )
        == "Hembesök"
    )


def test_a_third_day_that_is_none_is_refused(kit, hand):
    messages = []
    given = hand(
        ask(kit, START), write_day("i våras"), click("Använd dagen"),
        lambda dialog: messages.append(dialog.message.splitlines()[0]), click("Avgör senare"),
        click(LEAVE),
    )  # fmt: skip
    assert (given, messages) == (None, ["”i våras” är inte skrivet som ett datum."])


def test_the_third_text_starts_from_both_with_what_differs_marked(kit, hand):
    texts = []

    def look(dialog):
        for name in (
            FIELD, f"Text från {source(OURS)}, {written(OURS)}", f"Text från {source(THEIRS)}, {written(THEIRS)}",
        ):  # fmt: skip
            field = named(dialog, MarkedField, name)
            texts.append((field.toPlainText(), field.marked))

    assert hand(ask(kit), look, click("Använd min text")) == "Möte 12/11\nMöte 2/12\nHembesök"
    assert texts == [
        ("Möte 12/11\nMöte 2/12\nHembesök", ["12/11", "2/12", "Hembesök"]),
        ("Möte 12/11", ["12/11"]),
        ("Möte 2/12\nHembesök", ["2/12\u2029Hembesök"]),
    ]


def test_a_third_text_on_one_line_starts_from_both_on_one_line(kit, hand):
    phones = replace(
        TWO, field="phone", versions=(replace(OURS, text="0510-1"), replace(THEIRS, text="0510-2"))
    )
    assert hand(ask(kit, phones), click("Använd min text")) == "0510-1 / 0510-2"


RHYTHM = replace(TWO, field="rhythm", versions=(replace(OURS, text="30"), replace(THEIRS, text="90")))


@pytest.mark.parametrize(("typed", "text"), [(60, "60"), (LONGEST_RHYTHM + 1, str(LONGEST_RHYTHM))])
def test_a_third_number_is_a_number(kit, hand, typed, text):
    def write_number(dialog):
        named(dialog, QSpinBox, "Eller skriv ett nytt antal").setValue(typed)

    assert hand(ask(kit, RHYTHM), write_number, click("Använd antalet")) == text


def test_no_number_cannot_be_used(kit, hand):
    found = []
    given = hand(
        ask(kit, RHYTHM), lambda dialog: found.append(button(dialog, "Använd antalet").isEnabled()), esc
    )
    assert (given, found) == (None, [False])


STAFF = replace(TWO, field="coordinator", choices=(("s3", "Ylva Åberg, Vuxenenheten"), ("s4", "Öje Ek")))


def test_a_third_choice_is_chosen(kit, hand):
    words, usable = [], []

    def choose(dialog):
        box = named(dialog, QComboBox, "Eller välj något annat")
        usable.append(button(dialog, "Använd det valda").isEnabled())
        words.extend(box.itemText(place) for place in range(box.count()))
        box.setCurrentIndex(2)

    assert hand(ask(kit, STAFF), choose, click("Använd det valda")) == "s4"
    assert (words, usable) == (["Inget valt", "Ylva Åberg, Vuxenenheten", "Öje Ek"], [False])


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        (("", ""), ["Rutan var tom när de skrev."]),
        (("Möte 1/11", "Möte 1/11"), ["Båda utgick från: Möte 1/11"]),
        (("Möte 1/11", ""), ["Såg då: Möte 1/11", "Såg då: en tom ruta."]),
        (("Möte 1/11", None), ["Såg då: Möte 1/11", "Vad som stod där då finns inte i det här registret."]),
    ],
)
def test_says_what_each_had_seen(kit, hand, seen, told):
    ours, theirs = (replace(one, saw=saw) for one, saw in zip((OURS, THEIRS), seen, strict=True))
    labels = []
    hand(
        ask(kit, replace(TWO, versions=(ours, theirs))),
        lambda dialog: labels.extend(label.text() for label in dialog.findChildren(QLabel)),
        esc,
    )
    words = ("Rutan", "Båda", "Såg", "Vad som stod")
    assert [whole(label) for label in labels if label.startswith(words)] == told


def test_an_empty_third_text_cannot_be_used(kit, hand):
    enabled = []

    def look(dialog):
        enabled.append(
            next(
                one for one in dialog.findChildren(QPushButton) if one.text() == "Använd min text"
            ).isEnabled()
        )

    given = hand(
        ask(kit), look, write("  \n"), look, write("x"), look, write(""), look, click("Använd min text"), esc,
        click(LEAVE),
    )  # fmt: skip
    assert (given, enabled) == (None, [True, False, True, False])


def write_day(text):
    return lambda dialog: named(dialog, QLineEdit, "Eller skriv en ny dag").setText(text)


START = replace(TWO, field="start", versions=(replace(OURS, text="2026-01-02"), THEIRS))


@pytest.mark.parametrize(
    ("conflict", "act", "sentence"),
    [
        (TWO, write("x" * (TEXT_LIMIT + 1)), "Texten är för lång: 10\u00a0001 tecken, högst 10\u00a0000 får plats."),
        (replace(TWO, entity="step", field="who"), write("x" * 201), "Det som står på raden är för långt: 201 tecken, högst 200 får plats."),
    ],
)  # fmt: skip
def test_a_third_text_that_does_not_fit_the_field_is_refused(kit, hand, conflict, act, sentence):
    messages = []
    given = hand(
        ask(kit, conflict),
        act,
        click("Använd min text"),
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        click("Avgör senare"),
        click(LEAVE),
    )
    assert (given, messages) == (None, [sentence])


def test_keeping_a_version_after_a_refused_text(kit, hand):
    given = hand(ask(kit, START), write_day("i våras"), click("Använd dagen"), click(KEEP_OURS))
    assert given == "2026-01-02"


@pytest.mark.parametrize(("entity", "field"), [("participant", "start"), ("step", "due"), ("step", "done")])
def test_a_third_day_is_read_as_days_are_written(kit, hand, entity, field):
    conflict = replace(START, entity=entity, field=field)
    assert hand(ask(kit, conflict), write_day("2/3 2026"), click("Använd dagen")) == "2026-03-02"


@pytest.mark.parametrize(
    ("entity", "field"),
    [
        ("participant", "coordinator"),
        ("participant", "principal"),
        ("participant", "protected"),
        ("network", "covered"),
        ("eligibility", "quadrant"),
        ("eligibility", "adult"),
    ],
)
def test_what_is_chosen_and_not_written_offers_no_third_text_where_there_is_no_other(
    kit, hand, entity, field
):
    verbs = []
    conflict = replace(TWO, entity=entity, field=field)
    given = hand(
        ask(kit, conflict),
        lambda dialog: verbs.extend(button.text() for button in dialog.verbs),
        click(KEEP_THEIRS),
    )
    assert (given, verbs) == (THEIRS.text, ["Avgör senare"])


@pytest.mark.parametrize("refuse", [esc, close, click("Avgör senare")], ids=["esc", "x", "senare"])
def test_later_means_nothing(kit, hand, refuse):
    assert hand(ask(kit), tab_to(KEEP_OURS), refuse) is None


@pytest.mark.parametrize("refuse", [esc, close, click("Avgör senare")], ids=["esc", "x", "senare"])
def test_what_is_written_is_lost_only_when_that_is_said(kit, hand, refuse):
    write_more = (tab_to(FIELD), keys("Ring: "))
    assert hand(ask(kit), *write_more, refuse, click(LEAVE)) is None
    assert hand(ask(kit), *write_more, refuse, click("Tillbaka"), click(KEEP_OURS)) == OURS.text
    assert hand(ask(kit, again="Ring"), refuse, click(LEAVE)) is None


def test_a_lock_asks_nothing(kit, hand):
    assert hand(ask(kit), write("x"), lock) is None


def test_enter_means_later_unless_a_button_has_the_keyboard(kit, hand):
    assert hand(ask(kit), enter) is None
    assert hand(ask(kit), tab_to(KEEP_THEIRS), enter) == THEIRS.text


def test_by_keyboard_alone(kit, hand):
    assert hand(ask(kit), tab_to(KEEP_THEIRS), space) == "Möte 2/12\nHembesök"
    given = hand(ask(kit), tab_to(FIELD), keys("Eller: "), tab_to("Använd min text"), space)
    assert given == "Eller: Möte 12/11\nMöte 2/12\nHembesök"


def test_opens_again_with_the_text_and_why_it_was_refused(kit, hand):
    messages = []
    given = hand(
        ask(kit, again="Möte 2/12", error=KnownError("disk.full")),
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        click("Använd min text"),
    )
    assert (given, messages) == ("Möte 2/12", ["Disken är full."])


def test_enter_uses_a_third_number(kit, hand):
    assert hand(ask(kit, RHYTHM), tab_to("Eller skriv ett nytt antal"), keys("21"), enter) == "21"


def test_a_text_that_is_out_of_sight_is_read_before_it_is_used(kit, theme, hand):
    theme.set_zoom(200)
    long = replace(TWO, versions=(replace(OURS, text="Möte. " * 90), replace(THEIRS, text="Hembesök. " * 90)))
    seen = []

    def look(dialog):
        field = named(dialog, QPlainTextEdit, FIELD)
        seen.append((dialog.in_sight(field), dialog.message.partition("\n")[0]))

    press = click("Använd min text")
    assert hand(ask(kit, long), look, press, look, press).startswith("Möte.")
    assert seen == [(False, ""), (True, UNSEEN[0])]


@pytest.mark.parametrize(
    ("ours", "theirs", "lines"),
    [
        ("Möte", "", 2),
        ("Möte", "a\nb\nc", 3),
        ("Möte", "Ett ord till. " * 9, 4),
        ("Möte", "Ett ord till. " * 99, 5),
    ],
)
def test_the_texts_are_as_high_as_the_longest_up_to_five_lines(kit, show, ours, theirs, lines):
    """So the buttons below them are in sight, also with large text."""
    versions = (replace(OURS, text=ours), replace(THEIRS, text=theirs))
    dialog = show(SettleDialog(None, kit, replace(TWO, versions=versions)))
    texts = [one for one in dialog.findChildren(MarkedField) if one.isReadOnly()]
    room = {one.viewport().height() // one.fontMetrics().lineSpacing() for one in texts}
    assert room == {lines}
    longest = max(texts, key=lambda one: len(one.toPlainText()))
    assert (longest.verticalScrollBar().maximum() == 0) is (lines < 5)
