"""A consent signed on the screen, from the board to the lock: what is kept, and that no is no."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from dumps import dump
from paper import figures, text
from samordning_desktop import printing
from samordning_desktop.core.attachment import Attachment
from samordning_desktop.core.consent_scope import ConsentScope, Party, PartyKind
from samordning_desktop.core.sealing import RECORD_NAME, verify
from samordning_desktop.core.signed_form import SignedForm
from samordning_desktop.core.texts import newest, texts
from samordning_desktop.ops import attachments, consents, reading, setup, signing
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.consent import copying
from samordning_desktop.ui.consent.keeping import keep_signed
from samordning_desktop.ui.consent.sign_window import SignWindow
from samordning_desktop.ui.dialogs.consent import ON
from samordning_desktop.ui.flows import person as flows
from samordning_desktop.ui.flows.registering import SHOW
from samordning_desktop.ui.lock_window import LockWindow
from samordning_desktop.ui.program import Program
from stores import PASSPHRASE
from ui.dialogs.pdfs import pdf
from ui.dialogs.pressing import click, named, tick
from ui.flows.effects import on_disk
from ui.people import add

TODAY = date(2026, 11, 23)
REGION = "Regionens vård (huvudman) får kontaktas"
STROKES = (((500, 500), (9000, 9000)),)
SCOPE = ConsentScope((Party(PartyKind.UNIT, "Öppenvården", ("ratings",)),), "Inget om barnen.")


@pytest.fixture
def anna(desk):
    return add(desk, "Anna Alm")


@pytest.fixture
def chosen(anna, window, said, qtbot):
    window.lock_asked.connect(lambda: said.hear("lock"))
    window.workspace.board.view.choose(anna)
    qtbot.waitUntil(lambda: window.at_rest and window.workspace.panel.person == anna)
    return window


def participants_window():
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, SignWindow) and one.isVisible()]
    return found[0] if found else None


@pytest.fixture
def shown(chosen, qtbot):
    """The participant's window, which the coordinator has just handed over."""
    hand_over(chosen.menus.action(Command.GIVE_CONSENT).trigger, qtbot)
    window = participants_window()
    window.resize(1280, 800)
    yield window
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def hand_over(give, qtbot):
    """The coordinator chooses the screen, says what is covered, and hands the computer over."""
    left = [click("Hur skrivs det under?: på skärmen"), click(ON), tick(REGION), click(SHOW)]

    def step():
        dialog = QApplication.activeModalWidget()
        if left and dialog is not None and dialog.isVisible():
            left.pop(0)(dialog)

    timer = QTimer()
    timer.timeout.connect(step)
    timer.start(2)
    give()
    qtbot.waitUntil(lambda: participants_window() is not None)
    timer.stop()


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def write_name(window):
    while not window.to_sign.isEnabled():
        QTest.keyClick(window.reader, Qt.Key.Key_PageDown)
        QApplication.processEvents()
    press(window.to_sign)
    for kind, place in (
        (QTest.mousePress, QPoint(20, 40)),
        (QTest.mouseRelease, QPoint(400, 60)),
    ):
        kind(window.pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_signed_kept_sealed_and_locked(chosen, shown, desk, anna, said, qtbot):
    assert not chosen.isVisible()
    assert "Regionens vård får kontaktas" in shown.reader.toPlainText()
    write_name(shown)
    press(shown.sign)
    qtbot.waitUntil(shown.leave.isVisible)
    consent = reading.page(desk, anna).consents[0]
    assert (consent.signed, consent.how) == (TODAY, "screen")
    assert [party.name for party in consent.covered.parties] == ["Regionens vård"]
    kept = attachments.open_form(desk, anna, consent.form)
    assert kept.media == "application/pdf"
    assert figures(kept.content) == ["Underskrift, skriven på skärmen"]
    assert "Undertecknat 23 november 2026 på skärmen." in text(kept.content)
    actor = desk.actor
    for words in (
        f"Ort: {actor.site}",
        f"Mottagarens namn: {actor.name}",
        f"Mottagarens arbetsplats: {actor.unit}",
    ):
        assert words in shown.reader.toPlainText()
        assert words in text(kept.content)
    record = printing.enclosed_file(kept.content, RECORD_NAME)
    assert verify(record, consent, newest(texts("consent")))
    assert said.heard == []
    press(shown.leave)
    assert said.heard == ["lock"]
    assert not chosen.isVisible()


@pytest.mark.parametrize("refuse", ["esc", "x", "lock"])
@pytest.mark.parametrize("far", ["reading", "written"])
def test_given_up_in_the_middle_nothing_is_registered(shown, desk, anna, said, qtbot, refuse, far):
    before, files = dump(desk), on_disk(desk)
    if far == "written":
        write_name(shown)
    acts = {
        "esc": lambda: QTest.keyClick(QApplication.focusWidget() or shown, Qt.Key.Key_Escape),
        "x": shown.close,
        "lock": shown.reject,
    }
    acts[refuse]()
    assert (dump(desk), on_disk(desk)) == (before, files)
    assert said.heard == ["lock"]
    assert participants_window() is None


def test_a_refusal_is_told_there_and_it_can_be_signed_once_more(shown, desk, anna, qtbot):
    consents.give_consent(desk, anna, TODAY)
    consents.withdraw_consent(desk, anna, TODAY)
    write_name(shown)
    press(shown.sign)
    qtbot.waitUntil(lambda: shown.message != "")
    assert shown.message.startswith("Samtycket återkallades 2026-11-23.")
    assert shown.sign.isEnabled()
    assert not [one for one in reading.page(desk, anna).consents if one.how]
    shown.close()


def test_a_copy_is_printed_before_the_computer_goes_back(shown, desk, anna, monkeypatch, qtbot):
    printed = []
    monkeypatch.setattr(copying, "print_copy", lambda _parent, pdf: printed.append(pdf) or len(printed) > 1)
    write_name(shown)
    press(shown.sign)
    qtbot.waitUntil(shown.leave.isVisible)
    press(shown.copy)
    assert shown.message == ""
    press(shown.copy)
    assert shown.message == "Kopian är skickad till skrivaren."
    consent = reading.page(desk, anna).consents[0]
    assert printed == [attachments.open_form(desk, anna, consent.form).content] * 2
    shown.close()


def test_no_printer_chosen_prints_nothing(theme, monkeypatch):
    monkeypatch.setattr(copying, "choose_printer", lambda _parent: None)
    monkeypatch.setattr(copying, "print_pages", lambda *_: pytest.fail("printed"))
    assert not copying.print_copy(None, b"%PDF-")


def test_the_copy_goes_to_the_printer_from_memory(theme, monkeypatch):
    pages = []
    monkeypatch.setattr(copying, "choose_printer", lambda _parent: "printer")
    monkeypatch.setattr(copying, "print_pages", lambda document, to: pages.append((document.pageCount(), to)))
    assert copying.print_copy(None, pdf())
    assert pages == [(2, "printer")]


def sign_here(desk, anna):
    keep_signed(desk, anna, "3", TODAY, SCOPE, "Tolk Mia", STROKES)
    return reading.page(desk, anna).consents[0]


def open_form(window, anna, consent, qtbot):
    window.open_person(anna)
    qtbot.waitUntil(lambda: window.at_rest and window.person.isVisible())
    return named(window.person, QPushButton, f"Visa blanketten från {consent.signed}").click


def test_what_was_signed_is_shown_again_while_its_seal_holds(chosen, desk, anna, in_dialog, qtbot):
    consent = sign_here(desk, anna)
    seen = []

    def look(dialog):
        seen.append(dialog.findChild(QPdfView).document().pageCount())

    in_dialog(open_form(chosen, anna, consent, qtbot), look, click("Stäng"))
    assert seen == [2]


def test_a_form_that_is_not_the_sealed_one_is_not_shown(chosen, desk, anna, messages, qtbot):
    sheet = signing.sheet_to_sign(desk, anna, "3", TODAY, SCOPE, STROKES)
    other = printing.signed_pdf(sheet, RECORD_NAME, b'{"name": "Bo"}')
    for content in (other, printing.consent_pdf(sheet)):
        form = SignedForm(SCOPE, "screen", "", Attachment(content, "application/pdf"), "ab" * 32)
        consent = consents.give_consent(desk, anna, TODAY, "3", form).value
        messages.expect_refusal("form.altered")
        flows.show_form(chosen.stage, anna, consent.id)
        qtbot.waitUntil(lambda: not messages.never_came)


def test_a_consent_without_a_form_says_so(chosen, desk, anna, messages, qtbot):
    consent = consents.give_consent(desk, anna, TODAY).value
    messages.expect_refusal("form.none")
    flows.show_form(chosen.stage, anna, consent.id)
    qtbot.waitUntil(lambda: not messages.never_came)


def test_the_passphrase_brings_the_program_back(
    qapp, cheap_keys, desk, anna, theme, messages, files, clock, qtbot, monkeypatch, tmp_path
):
    setup.close(desk, setup.NoSecrets())
    monkeypatch.setattr(qapp, "quit", lambda: None)
    program = Program(
        qapp, tmp_path / "falkoping", clock, setup.NoSecrets(), theme=theme, messages=messages, files=files
    )
    program.start(PASSPHRASE)
    qtbot.waitUntil(lambda: program.main is not None and program.main.at_rest)
    main = program.main
    main.workspace.board.view.choose(anna)
    qtbot.waitUntil(lambda: main.at_rest and main.workspace.panel.person == anna)
    hand_over(main.menus.action(Command.GIVE_CONSENT).trigger, qtbot)
    window = participants_window()
    seen = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert seen == [window]
    write_name(window)
    press(window.sign)
    qtbot.waitUntil(window.leave.isVisible)
    press(window.leave)
    qtbot.waitUntil(lambda: isinstance(program.window, LockWindow))
    qtbot.waitUntil(lambda: program.kit.runner.idle)
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [program.window]
    program.window.give(PASSPHRASE)
    qtbot.waitUntil(lambda: program.main is not None and program.main.at_rest)
    row = next(row for row in program.main.workspace.board.model.everyone if row.id == anna)
    assert row.consent.covers
    program.quit()
    qtbot.waitUntil(lambda: program.window is None)
    theme.changed.disconnect(program._keep_looks)
    program.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
