"""The anatomy that every dialog has."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.fields import TextField
from samordning_desktop.ui.kit.manners import nameless
from ui.dialogs.conftest import Hand
from ui.dialogs.pressing import click, close, esc


class Sample(Dialog[str]):
    def __init__(self, theme, *, danger=False, fields=1):
        super().__init__(None, theme, "Skriv något", "En rad räcker.")
        self.line = QLineEdit()
        self.add_field("Ord", self.line)
        for number in range(fields - 1):
            self.add_field(f"Mer {number}", TextField())
        if danger:
            self.danger_verb("Radera")
        else:
            self.primary_verb("Spara")
        self.cancel_verb()

    def value(self):
        self.point_at(self.line)
        if not self.line.text():
            raise KnownError("participant.no_name")
        return self.line.text()


@pytest.fixture
def hand():
    return Hand()


def write(text):
    return lambda dialog: dialog.line.setText(text)


def test_gives_its_value(theme, hand):
    assert hand(lambda: Sample(theme).outcome(), write("hej"), click("Spara")) == "hej"


@pytest.mark.parametrize("refusal", [click("Avbryt"), esc, close], ids=["avbryt", "esc", "x"])
def test_no_gives_none(theme, hand, refusal):
    assert hand(lambda: Sample(theme).outcome(), write("hej"), refusal) is None


def test_stays_open_and_says_why_it_will_not(theme, hand):
    said = []

    def look(dialog):
        said.append((dialog.message, QApplication.focusWidget() is dialog.line))

    given = hand(lambda: Sample(theme).outcome(), click("Spara"), look, write("hej"), click("Spara"))
    assert given == "hej"
    assert said == [(KnownError("participant.no_name").sentences.happened + "\n" + "Inget är ändrat. Skriv namnet "
                     "eller de initialer som teamet använder.", True)]  # fmt: skip


def test_is_destroyed_when_it_is_closed(theme, hand):
    gone = []

    def remember(dialog):
        dialog.destroyed.connect(lambda: gone.append(True))

    hand(lambda: Sample(theme).outcome(), remember, esc)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert gone == [True]


@pytest.mark.parametrize("danger", [False, True])
def test_the_safe_verb_is_the_default_where_the_other_is_dangerous(theme, show, danger):
    dialog = show(Sample(theme, danger=danger))
    default = [button.text() for button in dialog.verbs if button.isDefault()]
    assert default == (["Avbryt"] if danger else ["Spara"])


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("fields", [1, 12])
def test_fits_the_screen_and_cuts_nothing_off(theme, show, zoom, fields):
    theme.set_zoom(zoom)
    dialog = show(Sample(theme, fields=fields))
    room = dialog.screen().availableGeometry()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    for button in dialog.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width()
        assert dialog.rect().contains(button.mapTo(dialog, button.rect().bottomRight()))


def test_a_refused_field_is_scrolled_into_sight(theme, show):
    theme.set_zoom(200)
    dialog = show(Sample(theme, fields=12))
    dialog._scroll.verticalScrollBar().setValue(9999)
    QApplication.processEvents()
    dialog.accept()
    QApplication.processEvents()
    place = dialog.line.mapTo(dialog._scroll.viewport(), dialog.line.rect().topLeft())
    assert dialog._scroll.viewport().rect().contains(place)


def seen(dialog, part):
    """Whether all of a part is within what is shown of the body."""
    top = part.mapTo(dialog, QPoint()).y()
    room = dialog._scroll.geometry()
    return room.top() <= top and top + part.height() <= room.top() + room.height()


@pytest.mark.parametrize("zoom", [100, 200])
def test_the_field_with_the_keyboard_is_in_sight_when_it_opens(theme, show, zoom):
    theme.set_zoom(zoom)
    dialog = Sample(theme, fields=9)
    last = QLineEdit()
    row = dialog.add_field("Sist", last, "En ledtråd.")
    last.setFocus()
    show(dialog)
    assert dialog._scroll.verticalScrollBar().maximum() > 0
    assert seen(dialog, row)


def test_it_opens_at_its_top_where_the_keyboard_is_in_sight_there(theme, show):
    theme.set_zoom(200)
    dialog = Sample(theme)
    second = QLineEdit()
    dialog.add_field("Sedan", second, "En ledtråd.")
    dialog.add_field("Mer", TextField(lines=12))
    second.setFocus()
    dialog.resize(300, 150)  # as a window system may have it at first
    show(dialog)
    assert dialog._scroll.verticalScrollBar().maximum() > 0
    assert dialog._scroll.verticalScrollBar().value() == 0


def test_it_stays_in_sight_when_something_comes_above_or_below(theme, show):
    theme.set_zoom(200)
    dialog = Sample(theme)
    above = dialog.add_text("")
    above.hide()
    line = QLineEdit()
    row = dialog.add_field("Sist", line)
    dialog.add_field("Mer", TextField(lines=12))
    show(dialog)
    line.setFocus()
    above.setText("Ett ord till. " * 40)
    above.show()
    QApplication.processEvents()
    assert seen(dialog, row)
    dialog.hold_up("Det går inte än.", "Ett ord till. " * 20)
    QApplication.processEvents()
    assert seen(dialog, row)


@pytest.mark.parametrize("words", [8, 16, 24])
def test_no_line_of_a_refusal_is_cut(theme, show, words):
    theme.set_zoom(200)
    dialog = Sample(theme, fields=3)
    dialog.add_text("En rad till som behövs. " * 12)
    show(dialog)
    dialog.hold_up("Det går inte än.", "Ett ord till. " * words)
    QApplication.processEvents()
    said = [one for one in dialog._message.findChildren(QLabel) if one.isVisible() and one.text()]
    assert len(said) == 2
    assert [one.height() >= one.heightForWidth(one.width()) for one in said] == [True, True]
    assert seen(dialog, dialog.line)
    assert dialog.height() <= dialog.screen().availableGeometry().height()


@pytest.mark.parametrize("zoom", [100, 150])
def test_no_room_stands_empty_above_the_buttons(theme, show, zoom):
    theme.set_zoom(zoom)
    dialog = Sample(theme)
    for _ in range(3):
        dialog.add_text("En mening som får plats på en rad i fönstret.")
    show(dialog)
    assert dialog._scroll.verticalScrollBar().maximum() == 0
    assert dialog._scroll.height() - dialog.body.heightForWidth(dialog._inside.width()) < theme.px(1.5)


def test_makes_room_for_what_comes_later(theme, show, qtbot):
    dialog = Sample(theme)
    told = dialog.add_text("Kort.")
    show(dialog)
    bar, before = dialog._scroll.verticalScrollBar(), dialog.height()
    told.setText("Ett ord till. " * 40)
    qtbot.waitUntil(lambda: dialog.height() > before)
    qtbot.waitUntil(lambda: seen(dialog, told))
    assert bar.maximum() == 0
    told.setText("Ett ord till. " * 900)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert dialog.height() <= dialog.screen().availableGeometry().height()


def test_every_control_has_a_name(theme, show):
    assert nameless(show(Sample(theme, fields=3))) == []


def test_opens_with_why_the_last_try_was_refused(theme, show):
    dialog = Sample(theme)
    dialog.complain_first(None)
    assert dialog.message == ""
    dialog.complain_first(KnownError("disk.full"))
    assert show(dialog).message.startswith("Disken är full.")


def test_a_refusal_goes_when_a_field_is_altered_and_nothing_moves(theme, show):
    dialog = show(Sample(theme, fields=3))
    dialog.accept()
    assert dialog.message.startswith(KnownError("participant.no_name").sentences.happened)
    place = dialog.verbs[0].mapTo(dialog, QPoint())
    dialog.findChildren(TextField)[0].setPlainText("något annat")
    QApplication.processEvents()
    assert dialog.message == ""
    assert dialog.verbs[0].mapTo(dialog, QPoint()) == place


def test_a_refusal_stays_until_then_and_comes_again(theme, show):
    dialog = show(Sample(theme))
    for _ in range(2):
        dialog.accept()
        dialog.verbs[0].setFocus()
        assert dialog.message != ""
        dialog.line.setText(" ")
        assert dialog.message == ""
        dialog.line.clear()


def test_why_the_last_try_was_refused_goes_too(theme, show):
    dialog = Sample(theme)
    dialog.complain_first(KnownError("disk.full"))
    show(dialog).line.setText("hej")
    assert dialog.message == ""


def test_what_is_said_stays(theme, show):
    dialog = show(Sample(theme))
    dialog.accept()
    assert dialog.held_up
    dialog.say("Rapporten är kopierad.")
    dialog.line.setText("hej")
    assert dialog.message == "Rapporten är kopierad."


def test_what_is_said_has_neither_the_colour_nor_the_sign_of_a_refusal(theme, show):
    dialog = show(Sample(theme))
    accent = theme.color("accent").rgb()

    def seen():
        image = dialog._message.grab().toImage()
        return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}

    dialog.accept()
    assert (dialog.held_up, accent in seen()) == (True, True)
    dialog.say("Rapporten är kopierad.")
    assert (dialog.held_up, accent in seen()) == (False, False)
