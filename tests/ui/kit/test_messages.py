"""The facade's own windows: a question is tested by its refusal."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.kit.errors import report
from samordning_desktop.ui.kit.messages import Messages
from ui.dialogs.conftest import Hand
from ui.dialogs.pressing import click, close, enter, esc


@pytest.fixture
def messages(theme):
    return Messages(theme)


@pytest.fixture
def hand():
    return Hand()


def question(messages, *, danger=False):
    return messages.ask(
        None, "Ta bort kortet?", "Inget mer kan skickas dit.", "Ta bort", "Behåll", danger=danger
    )


def test_only_the_verb_means_yes(messages, hand):
    assert hand(lambda: question(messages), click("Ta bort")) is True


@pytest.mark.parametrize("danger", [False, True])
@pytest.mark.parametrize("refusal", [click("Behåll"), esc, close], ids=["behåll", "esc", "x"])
def test_every_other_way_out_means_no(messages, hand, refusal, danger):
    assert hand(lambda: question(messages, danger=danger), refusal) is False


def test_enter_is_no_where_the_verb_is_dangerous(messages, hand):
    assert hand(lambda: question(messages, danger=True), enter) is False
    assert hand(lambda: question(messages), enter) is True


def test_a_known_error_is_said_in_its_three_sentences(messages, hand):
    seen = []

    def look(dialog):
        seen.extend(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())

    hand(lambda: messages.fail(None, KnownError("disk.full")), look, click("Stäng"))
    said = "\n".join(seen)
    assert all(part in said for part in KnownError("disk.full").sentences)


def secretive():
    name = "Anna Alm"
    try:
        raise KeyError(name)
    except KeyError as error:
        raise ValueError(f"no such person: {name}") from error


def caught():
    try:
        secretive()
    except ValueError as error:
        return error
    raise AssertionError


def test_the_report_has_types_places_and_versions_but_no_words():
    text = report(caught())
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_messages.py:" in text
    assert "Qt 6." in text
    assert "Anna" not in text
    assert "/" not in text.replace("ui/", "")


def test_what_nobody_foresaw_opens_a_calm_window_with_the_report(messages, hand):
    seen = []

    def look(dialog):
        seen.append(dialog.findChild(QPlainTextEdit).toPlainText())

    error = caught()
    hand(lambda: messages.fail(None, error), look, click("Kopiera rapporten"), click("Stäng"))
    assert seen == [report(error)]
    assert QApplication.clipboard().text() == report(error)
    QApplication.clipboard().clear()
