"""The participant's window: the text to its end, the place to sign, thanks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from samordning_desktop.core.consent_scope import ConsentScope, Party, PartyKind
from samordning_desktop.core.document import Block, BlockKind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.kinds import KINDS
from samordning_desktop.core.scope_choice import covered_lines
from samordning_desktop.core.texts import newest, texts
from samordning_desktop.ui.consent.sign_text import TextToSign, text_html
from samordning_desktop.ui.consent.sign_window import READ, READ_FIRST, SignWindow
from samordning_desktop.ui.kit.manners import nameless
from samordning_desktop.ui.kit.theme import Mode

TEXT = newest(texts("consent"))
EASY = newest(texts("consent"), easy=True)
COVERS = covered_lines(ConsentScope((Party(PartyKind.UNIT, "Öppenvården <&>", ("ratings",)),)), KINDS)
VALUES = {
    "name": "Åsa <b>Öberg",
    "personal_id": "19900222-2397",
    "signed": "23 november 2026",
    "valid_until": "22 november 2027",
    "words": "Inget om barnen.",
}


def make(theme, document=TEXT):
    return SignWindow(theme, TextToSign(document, VALUES, COVERS))


@pytest.fixture
def window(theme, show):
    window = make(theme)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.resize(1280, 800)
    return show(window)


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def to_the_end(window):
    while not window.to_sign.isEnabled():
        before = window.reader.verticalScrollBar().value()
        QTest.keyClick(window.reader, Qt.Key.Key_PageDown)
        QApplication.processEvents()
        assert window.reader.verticalScrollBar().value() > before


def write(window):
    pad = window.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(30, 40))
    QTest.mouseMove(pad, QPoint(300, 60))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(300, 60))


def signed(window):
    to_the_end(window)
    press(window.to_sign)
    write(window)
    press(window.sign)


def test_enter_presses_the_button_that_has_the_keyboard(window):
    to_the_end(window)
    window.to_sign.setFocus()
    QTest.keyClick(window.to_sign, Qt.Key.Key_Return)
    assert window.pad.isVisible()


def shown(window):
    return [one.text() for one in window.findChildren(QPushButton) if one.isVisible()]


@pytest.mark.parametrize("document", [TEXT, EASY], ids=["plain", "easy"])
def test_the_whole_text_is_there_and_what_it_covers_once(theme, show, document):
    window = show(make(theme, document))
    told = window.reader.toPlainText()
    *_, received = (block for block in document.blocks if block.kind is BlockKind.HEADING)
    for block in document.blocks:
        if block.kind is not BlockKind.FIELDS and block is not received:
            assert all(line in told for line in block.lines)
    assert received.lines[0] not in told  # all that stands under it is for whoever takes the paper
    assert told.count("Öppenvården <&> får veta: självskattningar.") == 1
    for value in VALUES.values():
        assert told.count(value) == 1
    assert "Underskrift:" not in told


def test_who_receives_it_is_told_where_it_is_known():
    told = text_html(TextToSign(TEXT, VALUES | {"receiver": "Karin Ek", "workplace": "Vård <1>"}, COVERS))
    assert "<h2>Mottaget av</h2><p>Mottagarens namn: <b>Karin Ek</b></p>" in told
    assert "Vård &lt;1&gt;" in told


def test_a_text_without_places_says_it_all_the_same(theme):
    bare = replace(TEXT, blocks=(Block(BlockKind.PARAGRAPH, ("Ja.",)),))
    told = text_html(TextToSign(bare, VALUES, COVERS))
    assert "Det här omfattar samtycket" in told
    assert "Med egna ord: <b>Inget om barnen.</b>" in told
    assert "Öppenvården &lt;&amp;&gt;" in told


def test_the_text_must_be_shown_to_its_end(window):
    assert not window.to_sign.isEnabled()
    assert READ_FIRST in [
        label.text() for label in window.findChildren(type(window._hint)) if label.isVisible()
    ]
    press(window.to_sign)
    assert not window.pad.isVisible()
    to_the_end(window)
    assert window._hint.text() == READ
    window.reader.verticalScrollBar().setValue(0)
    assert window.to_sign.isEnabled()


def test_a_text_that_fits_is_shown_at_once(theme, show):
    bare = replace(TEXT, blocks=(Block(BlockKind.PARAGRAPH, ("Ja.",)),))
    window = make(theme, bare)
    window.resize(1280, 800)
    show(window)
    assert window.to_sign.isEnabled()


def test_it_is_signed_once_something_is_written(window, said):
    window.signed.connect(said.hear)
    to_the_end(window)
    press(window.to_sign)
    press(window.sign)
    assert said.heard == []
    write(window)
    press(window.again)
    assert window.pad.strokes == ()
    assert not window.sign.isEnabled()
    write(window)
    strokes = window.pad.strokes
    press(window.sign)
    assert said.heard == [strokes]
    press(window.sign)
    assert len(said.heard) == 1


def test_the_text_can_be_read_again(window):
    to_the_end(window)
    press(window.to_sign)
    write(window)
    press(window.back)
    assert window.reader.isVisible()
    press(window.to_sign)
    assert window.pad.signed


def test_thanks_and_nothing_left_of_the_strokes(window, said):
    window.copy_asked.connect(lambda: said.hear("copy"))
    signed(window)
    window.thank()
    assert window.pad.strokes == ()
    assert shown(window) == ["Skriv ut en kopia …", "Lämna tillbaka till samordnaren"]
    press(window.copy)
    window.say("Kopian är skickad till skrivaren.")
    assert window.message == "Kopian är skickad till skrivaren."
    press(window.leave)
    assert said.heard == ["copy"]
    assert not window.isVisible()


def test_a_refusal_keeps_what_is_written(window, said):
    window.signed.connect(said.hear)
    signed(window)
    window.complain(KnownError("disk.full"))
    assert window.message.startswith("Disken är full.")
    press(window.sign)
    assert len(said.heard) == 2
    assert window.message == ""


@pytest.mark.parametrize("refuse", ["esc", "x", "lock"])
@pytest.mark.parametrize("far", ["reading", "writing"])
def test_given_up_nothing_is_left(window, said, refuse, far):
    window.signed.connect(said.hear)
    if far == "writing":
        to_the_end(window)
        press(window.to_sign)
        write(window)
    acts = {
        "esc": lambda: QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape),
        "x": window.close,
        "lock": window.reject,
    }
    acts[refuse]()
    assert not window.isVisible()
    assert window.pad.strokes == ()
    assert said.heard == []


def test_it_says_no_name_in_its_title_and_all_can_be_spoken(window):
    assert window.windowTitle() == "Samordning Desktop"
    assert nameless(window) == []
    assert window.isModal()


@pytest.mark.parametrize(("zoom", "mode"), [(100, Mode.DARK), (200, Mode.LIGHT)])
@pytest.mark.parametrize("size", [(1280, 800), (1366, 768)])
def test_all_fits_at_any_zoom(theme, show, zoom, mode, size):
    theme.set_mode(mode)
    theme.set_zoom(zoom)
    window = make(theme)
    window.resize(*size)
    show(window)
    to_the_end(window)
    assert (window.width(), window.height()) == size
    assert not window.reader.horizontalScrollBar().isVisible()
    press(window.to_sign)
    QApplication.processEvents()
    assert window.pad.width() >= 300
    for button in (window.back, window.again, window.sign):
        assert button.width() >= button.minimumSizeHint().width()
        assert window.rect().contains(
            button.geometry().translated(button.parentWidget().mapTo(window, QPoint()))
        )
