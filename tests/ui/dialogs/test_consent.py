"""Registering a consent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit

from samordning_desktop.core.attachment import Attachment
from samordning_desktop.core.document import Document
from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.consent.file_row import NONE_CHOSEN, READING, ChosenForm
from samordning_desktop.ui.dialogs import consent, progress
from samordning_desktop.ui.dialogs.consent import ON, ConsentChoice, validity_words, version_words
from samordning_desktop.ui.kit.labels import whole
from ui.dialogs.pressing import REFUSALS, click, enter, esc, keys, named, tab_to

TODAY = date(2026, 11, 23)
SCAN = Attachment(b"%PDF-1.7", "application/pdf")
DOCUMENTS = [
    Document("consent", "2", date(2025, 1, 15), "Samtycke", ()),
    Document("consent", "3", date(2025, 4, 22), "Samtycke", ()),
]


@pytest.mark.parametrize(
    ("signed", "words"),
    [
        (date(2026, 3, 2), "Gäller till och med 2027-03-01."),
        (TODAY, "Gäller till och med 2027-11-22."),
        (date(2025, 11, 24), "Gäller till och med 2026-11-23."),
        (date(2025, 11, 23), "Gällde till och med 2026-11-22. Samtycket har redan gått ut."),
        (date(2024, 2, 29), "Gällde till och med 2025-02-27. Samtycket har redan gått ut."),
    ],
)
def test_says_the_last_valid_day(signed, words):
    assert validity_words(signed, TODAY) == words


def test_a_day_to_come_has_no_validity():
    with pytest.raises(KnownError, match=r"date\.future"):
        validity_words(date(2026, 11, 24), TODAY)


def test_names_a_version_by_number_and_day():
    assert version_words(DOCUMENTS[1]) == "Version 3, 2025-04-22"


def read(path):
    """A file that opens, or not, by its name."""
    if "trasig" in path.name:
        raise KnownError("form.damaged")
    return SCAN


def shown(dialog):
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def write(text):
    return lambda dialog: named(dialog, QLineEdit, "Datum på samtycket").setText(text)


def test_gives_the_day_and_the_newest_text(kit, hand):
    given = hand(
        lambda: consent.ask(None, kit, "Astrid Alm", DOCUMENTS, read),
        write("2026-03-02"),
        click(ON),
    )
    assert given == ConsentChoice(date(2026, 3, 2), "3")


def test_the_last_valid_day_follows_what_is_typed(kit, hand):
    seen = []

    def look(dialog):
        seen.append(next(text for text in shown(dialog) if text.startswith(("Gäll", "Datumet"))))

    hand(
        lambda: consent.ask(None, kit, "Astrid Alm", DOCUMENTS, read),
        look,
        keys("2026-03-0"),
        look,
        keys("2"),
        look,
        write("2026-11-24"),
        look,
        click("Avbryt"),
    )
    assert seen == [
        "Gäller ett år från datumet på blanketten.",
        "Gäller ett år från datumet på blanketten.",
        "Gäller till och med 2027-03-01.",
        "Datumet 2026-11-24 har inte varit än.",
    ]


def test_the_text_follows_the_day_until_somebody_names_it(kit, hand):
    """Nobody signed a text before it was there."""
    seen = []

    def look(dialog):
        box = named(dialog, QComboBox, "Text som skrivs under")
        seen.append(
            (box.currentText(), [text for text in shown(dialog) if text.startswith("Texten är från")])
        )

    def name_the_newest(dialog):
        box = named(dialog, QComboBox, "Text som skrivs under")
        box.setCurrentIndex(0)
        box.activated.emit(0)

    hand(
        lambda: consent.ask(None, kit, "Astrid Alm", DOCUMENTS, read),
        write("2025-04-21"), look,
        write("2025-04-22"), look,
        write("2025-01-14"), look,
        name_the_newest, look,
        write("2025-04-22"), look,
        click("Avbryt"),
    )  # fmt: skip
    late = "Texten är från {}, efter underskriften. Se efter vilken version som står på blanketten."
    assert seen == [
        ("Version 2, 2025-01-15", []),
        ("Version 3, 2025-04-22", []),
        ("Version 2, 2025-01-15", [late.format("2025-01-15")]),
        ("Version 3, 2025-04-22", [late.format("2025-04-22")]),
        ("Version 3, 2025-04-22", []),
    ]


def test_an_older_text_can_be_chosen(kit, hand):
    def older(dialog):
        box = named(dialog, QComboBox, "Text som skrivs under")
        assert [box.itemText(place) for place in range(2)] == [
            "Version 3, 2025-04-22",
            "Version 2, 2025-01-15",
        ]
        box.setCurrentIndex(1)

    given = hand(
        lambda: consent.ask(None, kit, "Astrid Alm", DOCUMENTS, read),
        write("2025-12-01"),
        older,
        click(ON),
    )
    assert given == ConsentChoice(date(2025, 12, 1), "2")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2026-11-24", "Datumet 2026-11-24 har inte varit än."),
        ("2026-02-30", "”2026-02-30” är inte ett datum som finns."),
        ("", "Datumet är inte ifyllt."),
    ],
)
def test_refuses_a_day_that_cannot_be_and_stays_open(kit, hand, text, sentence):
    messages = []
    given = hand(
        lambda: consent.ask(None, kit, "Astrid Alm", DOCUMENTS, read),
        write(text),
        click(ON),
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        click("Avbryt"),
    )
    assert (given, messages) == (None, [sentence])


def test_no_day_is_filled_in_for_the_person(kit, hand):
    assert hand(lambda: consent.ask(None, kit, "Astrid Alm", DOCUMENTS, read), enter, click("Avbryt")) is None


@pytest.mark.parametrize("refuse", REFUSALS.values(), ids=REFUSALS)
def test_no_means_nothing(kit, hand, refuse):
    assert (
        hand(lambda: consent.ask(None, kit, "Astrid Alm", DOCUMENTS, read), write("2026-03-02"), refuse)
        is None
    )


def test_by_keyboard_alone(kit, hand):
    given = hand(
        lambda: consent.ask(None, kit, "Astrid Alm", DOCUMENTS, read),
        keys("2/3 2026"),
        tab_to("Text som skrivs under"),
        tab_to(ON),
        enter,
    )
    assert given == ConsentChoice(date(2026, 3, 2), "3")


def test_opens_again_with_what_was_given_and_why_it_was_refused(kit, hand):
    messages = []
    given = hand(
        lambda: consent.ask(
            None,
            kit,
            "Astrid Alm",
            DOCUMENTS,
            read,
            again=ConsentChoice(date(2026, 3, 2), "2"),
            error=KnownError("disk.full"),
        ),
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        click(ON),
    )
    assert (given, messages) == (ConsentChoice(date(2026, 3, 2), "2"), ["Disken är full."])


def test_on_the_screen_it_is_signed_today_and_there_is_no_file(kit, hand):
    seen = []

    def look(dialog):
        seen.append((named(dialog, QLineEdit, "Datum på samtycket").isVisible(), shown(dialog)[3]))

    given = hand(
        lambda: consent.ask(None, kit, "Astrid Alm", DOCUMENTS, read),
        write("2026-03-02"),
        click("Hur skrivs det under?: på skärmen"),
        look,
        tab_to("Med vid underskriften"),
        keys("Tolk Mia Åhl"),
        click(ON),
    )
    assert given == ConsentChoice(TODAY, "3", "screen", "Tolk Mia Åhl")
    assert seen == [(False, "Skrivs under i dag, 2026-11-23. Gäller till och med 2027-11-22.")]


class AtOnce:
    """A runner that is never busy: a dialog's acts are then done one after the other."""

    def run_loose(self, job, done):
        done(job())


@pytest.fixture
def quick(kit):
    return replace(kit, runner=AtOnce())


def test_the_form_is_chosen_as_a_file_and_taken_away_again(quick, files, hand):
    files.answer = Path("/media/usb/skanning.pdf")
    seen = []

    def look(dialog):
        seen.append([text for text in shown(dialog) if text == NONE_CHOSEN or ".pdf" in whole(text)])

    given = hand(
        lambda: consent.ask(None, quick, "Astrid Alm", DOCUMENTS, read),
        write("2026-03-02"),
        look,
        click("Skanning eller foto"),
        look,
        click("Ta bort filen"),
        look,
        click("Skanning eller foto"),
        click(ON),
    )
    assert given == ConsentChoice(date(2026, 3, 2), "3", form=ChosenForm(SCAN, "skanning.pdf"))
    assert seen == [[NONE_CHOSEN], ["skanning.pdf, PDF, 1 kB"], [NONE_CHOSEN]]


def test_no_file_chosen_is_no_change(kit, files, hand):
    files.answer = None
    given = hand(
        lambda: consent.ask(None, kit, "Astrid Alm", DOCUMENTS, read),
        write("2026-03-02"),
        click("Skanning eller foto"),
        click(ON),
    )
    assert given is not None
    assert given.form is None


def test_a_file_that_does_not_open_is_refused_and_all_else_stands(quick, files, hand):
    files.answer = Path("/media/usb/trasig.pdf")
    messages = []
    given = hand(
        lambda: consent.ask(None, quick, "Astrid Alm", DOCUMENTS, read),
        write("2026-03-02"),
        click("Skanning eller foto"),
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        click(ON),
    )
    assert messages == ["Filen är skadad och går inte att visa."]
    assert given == ConsentChoice(date(2026, 3, 2), "3")


class Slow(AtOnce):
    """A runner that does the job when it is told to."""

    def __init__(self):
        self.waiting = []

    def run_loose(self, job, done):
        self.waiting.append((job, done))

    def finish(self, _dialog):
        for each in self.waiting:
            super().run_loose(*each)


def test_a_file_that_is_still_being_read_is_waited_for(kit, files, hand, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE_MS", 60_000)
    files.answer = Path("/media/usb/foto.jpg")
    slow, seen = Slow(), []
    given = hand(
        lambda: consent.ask(None, replace(kit, runner=slow), "Astrid Alm", DOCUMENTS, read),
        write("2026-03-02"),
        click("Skanning eller foto"),
        lambda dialog: seen.append(READING in shown(dialog)),
        click("Skanning eller foto"),
        click(ON),
        lambda dialog: seen.append(dialog.message.splitlines()[0]),
        slow.finish,
        click(ON),
    )
    assert seen == [True, "Filen läses fortfarande."]
    assert len(files.asked) == 1
    assert given == ConsentChoice(date(2026, 3, 2), "3", form=ChosenForm(SCAN, "foto.jpg"))


@pytest.mark.parametrize("before", [None, ChosenForm(SCAN, "a.pdf")])
def test_a_file_that_never_answers_is_let_go_and_leaves_what_was_chosen(kit, files, show, qtbot, before):
    files.answer = Path("/media/usb/foto.jpg")
    answer = Event()
    dialog = show(
        consent.ConsentDialog(None, kit, "Astrid Alm", DOCUMENTS, lambda _path: answer.wait(30) and SCAN)
    )
    choice = ConsentChoice(date(2026, 3, 2), "3", form=before)
    dialog.refill(choice)
    click("Skanning eller foto")(dialog)
    assert kit.runner.idle
    over = dialog.findChild(progress.ProgressDialog)
    qtbot.waitUntil(over.isVisible)
    esc(over)
    assert READING not in shown(dialog)
    assert (dialog.value(), dialog.message) == (choice, "")
    answer.set()


def test_going_back_finds_all_as_it_was(kit, hand):
    choice = ConsentChoice(date(2026, 3, 2), "2", "paper", "Tolk", ChosenForm(SCAN, "a.pdf"))
    assert (
        hand(lambda: consent.ask(None, kit, "Astrid Alm", DOCUMENTS, read, again=choice), click(ON)) == choice
    )
    screen = ConsentChoice(TODAY, "2", "screen")
    assert (
        hand(lambda: consent.ask(None, kit, "Astrid Alm", DOCUMENTS, read, again=screen), click(ON)) == screen
    )
