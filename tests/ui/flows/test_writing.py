"""What is written in a cell is saved, or said and kept: while working, when leaving, and over a lock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from samordning_desktop.core.draft import Draft
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import TEXT_LIMIT
from samordning_desktop.core.swedish import number
from samordning_desktop.ops import drafts, participants, reading, undoing
from samordning_desktop.ui.flows.writing import (
    BACK,
    LAID_ASIDE,
    QUIT_ANYWAY,
    Rescued,
    save_or_keep,
    saved_words,
)
from samordning_desktop.ui.kit.help_page import HelpPage
from ui.people import add

TOO_LONG = "x" * (TEXT_LIMIT + 1)
#: What cannot be saved, and the sentence that says so.
REFUSED = {
    "too long": (
        "situation",
        TOO_LONG,
        f"Texten är för lång: {number(len(TOO_LONG))} tecken, högst {number(TEXT_LIMIT)} får plats.",
    ),
    "no such day": ("start", "31/2 2026", "”31/2 2026” är inte ett datum som finns."),
}
every_refusal = pytest.mark.parametrize(("field", "text", "sentence"), REFUSED.values(), ids=list(REFUSED))


@pytest.fixture
def anna(desk):
    return add(desk, "Anna Alm", situation="Lugnt.")


@pytest.fixture
def at_anna(anna, window, qtbot):
    window.workspace.board.view.setFocus()
    window.workspace.board.view.choose(anna, "situation")
    return window


def write(window, person, field, text):
    view = window.workspace.board.view
    view.choose(person, field)
    view.open_current()
    view.editor.write(text)
    return view


def full(monkeypatch):
    """The disk is full until the test says otherwise."""
    real, state = participants.set_field, [True]

    def set_field(*args):
        if state[0]:
            raise KnownError("disk.full")
        return real(*args)

    monkeypatch.setattr(participants, "set_field", set_field)
    return state


def fields(desk, person):
    return reading.person(desk, person).row.fields


@every_refusal
def test_leaving_with_what_cannot_be_saved_asks_and_no_stays_with_the_text(
    at_anna, anna, desk, messages, qtbot, said, field, text, sentence
):
    messages.answer(sentence, False)
    view = write(at_anna, anna, field, text)
    at_anna.when_written(lambda: said.hear("gone"))
    qtbot.waitUntil(lambda: at_anna.at_rest and view.is_editing)
    assert said.heard == []
    assert view.editor.text() == text
    assert messages.asked[0][2:] == (QUIT_ANYWAY, BACK, True)
    QTest.keyClick(view.editor, Qt.Key.Key_Escape)
    at_anna.when_written(lambda: said.hear("gone"))
    assert said.heard == ["gone"]


@every_refusal
def test_whoever_would_rather_go_goes(at_anna, anna, desk, messages, qtbot, said, field, text, sentence):
    messages.answer(sentence, True)
    write(at_anna, anna, field, text)
    at_anna.when_written(lambda: said.hear("gone"))
    qtbot.waitUntil(lambda: said.heard == ["gone"])
    assert fields(desk, anna).situation == "Lugnt."


def test_a_full_disk_is_asked_about_too(at_anna, anna, desk, messages, qtbot, said, monkeypatch):
    state = full(monkeypatch)
    messages.answer("Disken är full.", False)
    view = write(at_anna, anna, "situation", "Ny")
    at_anna.when_written(lambda: said.hear("gone"))
    qtbot.waitUntil(lambda: view.is_editing)
    state[0] = False
    at_anna.when_written(lambda: said.hear("gone"))
    qtbot.waitUntil(lambda: said.heard == ["gone"])
    assert fields(desk, anna).situation == "Ny"


def test_what_can_be_saved_is_saved_before_going(at_anna, anna, desk, qtbot, said):
    write(at_anna, anna, "situation", "Ny")
    at_anna.when_written(lambda: said.hear(fields(desk, anna).situation))
    qtbot.waitUntil(lambda: said.heard == ["Ny"])


def test_a_text_under_way_to_the_store_is_waited_for(at_anna, anna, messages, qtbot, said, monkeypatch):
    full(monkeypatch)
    messages.answer("Disken är full.", False)
    view = write(at_anna, anna, "situation", "Ny")
    QTest.keyClick(view.editor, Qt.Key.Key_Return)
    assert not view.is_editing
    at_anna.when_written(lambda: said.hear("gone"))
    qtbot.waitUntil(lambda: view.is_editing)
    assert view.editor.text() == "Ny"
    assert said.heard == []


def test_what_nobody_foresaw_keeps_the_text_and_the_window(at_anna, anna, messages, qtbot, said, monkeypatch):
    monkeypatch.setattr(participants, "set_field", lambda *_: 1 / 0)
    view = write(at_anna, anna, "situation", "Ny")
    at_anna.when_written(lambda: said.hear("gone"))
    qtbot.waitUntil(lambda: view.is_editing)
    assert view.editor.text() == "Ny"
    assert isinstance(messages.failures.pop(), ZeroDivisionError)
    messages.surprises.clear()
    assert said.heard == []


def test_a_lock_takes_what_is_in_the_cell_and_what_is_under_way(at_anna, anna, desk, qtbot, monkeypatch):
    full(monkeypatch)
    view = write(at_anna, anna, "situation", "Ett")
    QTest.keyClick(view.editor, Qt.Key.Key_Return)
    write(at_anna, anna, "goal", "Två")
    assert at_anna.leave() == [
        Draft(desk.actor.id, anna, "situation", "Ett"),
        Draft(desk.actor.id, anna, "goal", "Två"),
    ]
    at_anna.kit.runner.forget()
    qtbot.waitUntil(lambda: at_anna.kit.runner.idle)


def test_a_text_written_over_one_under_way_is_not_taken_for_saved(at_anna, anna, desk, qtbot):
    for text in ("Ett", "Två"):
        at_anna.workspace.board.model.edited.emit(anna, "goal", text)
    results = []
    at_anna.kit.runner.changed.connect(lambda *_: results.append(at_anna.commands.writer.leave()))
    qtbot.waitUntil(lambda: len(results) == 2)
    assert results[1] == [Draft(desk.actor.id, anna, "goal", "Två")]
    qtbot.waitUntil(lambda: at_anna.at_rest)
    assert at_anna.commands.writer.leave() == []


def test_a_lock_without_writing_takes_nothing(at_anna, anna):
    view = write(at_anna, anna, "situation", "Lugnt.")
    assert at_anna.leave() == []
    assert not view.is_editing


def test_of_what_a_lock_took_all_that_can_is_saved_and_the_rest_laid_aside(anna, desk):
    good, bad = (
        Draft(desk.actor.id, anna, "start", "2/3 2026"),
        Draft(desk.actor.id, anna, "situation", TOO_LONG),
    )
    assert save_or_keep(desk, [bad, good]) == Rescued(saved=[replace(good, text="")], unkept=[])
    assert fields(desk, anna).start == date(2026, 3, 2)
    assert drafts.take(desk) == bad


def test_what_cannot_even_be_laid_aside_is_handed_back(anna, desk, monkeypatch):
    full(monkeypatch)

    def keep(*_):
        raise KnownError("disk.full")

    monkeypatch.setattr(drafts, "keep", keep)
    one = Draft(desk.actor.id, anna, "situation", "Ny")
    assert save_or_keep(desk, [one]) == Rescued(saved=[], unkept=[one])


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ([], ""),
        (["start"], "Det du skrev i Start sparades när programmet låstes."),
        (["goal", "goal"], "Det du skrev i Mål/syfte sparades när programmet låstes."),
        (["planning", "start"], "Det du skrev i Planering och Start sparades när programmet låstes."),
    ],
)
def test_it_is_said_in_which_cells_something_was_saved(fields, words):
    assert saved_words([Draft("karin", "anna", field, "Ny") for field in fields]) == words


def test_a_draft_is_offered_in_its_cell(at_anna, anna, desk, messages, qtbot):
    drafts.keep(desk, [Draft(desk.actor.id, anna, "goal", TOO_LONG)])
    messages.expect_note(LAID_ASIDE[0])
    at_anna.commands.writer.offer([])
    view = at_anna.workspace.board.view
    qtbot.waitUntil(lambda: view.is_editing)
    assert view.editor.text() == TOO_LONG
    assert messages.helped == [HelpPage.LOCK]
    assert view.currentIndex() == view.model().index_of(anna, "goal")


@pytest.mark.parametrize(("text", "label"), [("Flyttad.", "ändra"), ("", "töm")])
def test_of_two_with_one_name_the_undo_step_says_whose_cell_it_was(anna, at_anna, desk, qtbot, text, label):
    other = add(desk, "Anna Alm", situation="Väntar.", start=date(2026, 5, 15))
    at_anna.refresher.read_all()
    qtbot.waitUntil(lambda: at_anna.at_rest)
    view = at_anna.workspace.board.view
    view.choose(other, "situation")
    if text:
        QTest.keyClick(write(at_anna, other, "situation", text).editor, Qt.Key.Key_Return)
    else:
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: at_anna.at_rest and fields(desk, other).situation == text)
    assert undoing.undo_label(desk) == f"{label} Nuläge för Anna A. (start 2026-05-15)"
