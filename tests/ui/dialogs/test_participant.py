"""Adding a participant."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import TEXT_LIMIT, BoardFields
from samordning_desktop.ui.dialogs import participant
from samordning_desktop.ui.dialogs.participant import LONG_FIELDS, fields_from
from ui.dialogs.pressing import REFUSALS, click, enter, focused, key, keys, named, tab_to

TODAY = date(2026, 11, 23)
TEXTS = {"name": "Astrid Alm", "personal_id": "", **dict.fromkeys(LONG_FIELDS, "")}
VERB = "Lägg till deltagare"


def warn(text):
    return None if text == "19900222-2397" else f"”{text}” är inte ett giltigt personnummer."


def fill(name, text):
    def act(dialog):
        kind = QLineEdit if name in ("Namn", "Personnummer", "Start") else QPlainTextEdit
        widget = named(dialog, kind, name)
        widget.setText(text) if kind is QLineEdit else widget.setPlainText(text)

    return act


def ask(kit):
    return lambda: participant.ask(None, kit, warn)


def test_fields_are_cleaned():
    texts = {**TEXTS, "name": "  Åsa   Öberg ", "goal": " Rad ett\r\nRad två \n"}
    assert fields_from(texts, None) == BoardFields("Åsa Öberg", goal="Rad ett\nRad två")


@pytest.mark.parametrize("name", ["", "   ", "\n", "\u200b"])
def test_a_participant_needs_a_name(name):
    with pytest.raises(KnownError, match=r"participant\.no_name"):
        fields_from({**TEXTS, "name": name}, TODAY)


@pytest.mark.parametrize("field", LONG_FIELDS)
def test_a_text_has_an_end(field):
    assert fields_from({**TEXTS, field: "å" * TEXT_LIMIT}, TODAY).text(field) == "å" * TEXT_LIMIT
    with pytest.raises(KnownError, match=r"text\.too_long"):
        fields_from({**TEXTS, field: "å" * (TEXT_LIMIT + 1)}, TODAY)


def test_gives_everything_that_was_written(kit, hand):
    given = hand(
        ask(kit),
        fill("Namn", "Astrid Alm"),
        fill("Personnummer", "19900222-2397"),
        fill("Start", "2025-03-03"),
        fill("Mål/syfte", "Stabil vardag"),
        fill("Nuläge", "Bor hos sin syster.\nSover dåligt."),
        fill("Pågående insatser", "Boendestöd"),
        fill("Planering", "Möte 2/12"),
        click(VERB),
    )
    assert given == BoardFields(
        "Astrid Alm",
        "19900222-2397",
        date(2025, 3, 3),
        "Stabil vardag",
        "Bor hos sin syster.\nSover dåligt.",
        "Boendestöd",
        "Möte 2/12",
    )


def test_today_is_the_start_and_can_be_taken_away(kit, hand):
    assert hand(ask(kit), fill("Namn", "Bo"), click(VERB)) == BoardFields("Bo", start=TODAY)
    assert hand(ask(kit), fill("Namn", "Bo"), fill("Start", ""), click(VERB)) == BoardFields("Bo")


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("Namn", " ", "En deltagare måste ha ett namn."),
        ("Start", "2026-02-30", "”2026-02-30” är inte ett datum som finns."),
        (
            "Planering",
            "x" * (TEXT_LIMIT + 1),
            "Texten är för lång: 10\u00a0001 tecken, högst 10\u00a0000 får plats.",
        ),
    ],
)
def test_refuses_and_points_at_the_field(kit, hand, name, text, sentence):
    seen = []

    def look(dialog):
        seen.append((dialog.message.splitlines()[0], focused(dialog).accessibleName()))

    given = hand(ask(kit), fill("Namn", "Bo"), fill(name, text), click(VERB), look, click("Avbryt"))
    assert (given, seen) == (None, [(sentence, name)])


def test_a_doubtful_number_is_pointed_out_once_and_can_be_kept(kit, hand):
    messages = []
    given = hand(
        ask(kit),
        fill("Namn", "Bo"),
        fill("Personnummer", "RESERV-17"),
        click(VERB),
        lambda dialog: messages.append(dialog.message),
        click(VERB),
    )
    assert given == BoardFields("Bo", "RESERV-17", TODAY)
    assert messages == [
        "”RESERV-17” är inte ett giltigt personnummer.\nSka det behållas? Välj Lägg till deltagare en gång till."
    ]


def test_another_doubtful_number_is_pointed_out_again(kit, hand):
    given = hand(
        ask(kit),
        fill("Namn", "Bo"),
        fill("Personnummer", "RESERV-17"),
        click(VERB),
        fill("Personnummer", "RESERV-18"),
        click(VERB),
        fill("Personnummer", "19900222-2397"),
        click(VERB),
    )
    assert given == BoardFields("Bo", "19900222-2397", TODAY)


def test_the_warning_stands_by_the_field_when_it_is_left(kit, hand):
    def warnings(dialog):
        texts = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
        return [text for text in texts if "giltigt" in text]

    seen = []
    hand(
        ask(kit),
        tab_to("Personnummer"),
        keys("123"),
        lambda dialog: seen.append(warnings(dialog)),
        key(Qt.Key.Key_Tab),
        lambda dialog: seen.append(warnings(dialog)),
        tab_to("Personnummer"),
        keys("4"),
        lambda dialog: seen.append(warnings(dialog)),
        click("Avbryt"),
    )
    assert seen == [[], ["”123” är inte ett giltigt personnummer."], []]


@pytest.mark.parametrize("refuse", REFUSALS.values(), ids=REFUSALS)
def test_no_means_nothing(kit, hand, refuse):
    assert hand(ask(kit), fill("Namn", "Bo"), refuse) is None


def test_by_keyboard_alone_and_tab_leaves_the_texts(kit, hand):
    given = hand(
        ask(kit),
        keys("Astrid Alm"),
        tab_to("Nuläge"),
        keys("Bor hos sin syster."),
        tab_to("Planering"),
        keys("Möte"),
        enter,
        keys("fredag"),
        tab_to(VERB),
        enter,
    )
    assert given == BoardFields(
        "Astrid Alm", start=TODAY, situation="Bor hos sin syster.", planning="Möte\nfredag"
    )


def test_opens_again_with_what_was_given_and_why_it_was_refused(kit, hand):
    fields = BoardFields("Bo", "RESERV-17", date(2025, 3, 3), "a", "b", "c", "d")
    messages = []
    given = hand(
        lambda: participant.ask(None, kit, warn, again=fields, error=KnownError("disk.full")),
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        click(VERB),
    )
    assert (given, messages) == (fields, ["Disken är full."])
