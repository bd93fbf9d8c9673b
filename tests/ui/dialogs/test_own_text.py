"""A text of one's own: what it starts from, what is said of it, and that it is not lost."""

from __future__ import annotations

from datetime import date
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.own_text import body_of
from samordning_desktop.core.texts import texts
from samordning_desktop.ops import files as files_op
from samordning_desktop.ui.dialogs import own_text
from samordning_desktop.ui.dialogs.live_pages import LivePages
from samordning_desktop.ui.dialogs.own_text import OwnText
from samordning_desktop.ui.dialogs.progress import ProgressDialog
from samordning_desktop.ui.kit.fields import TextField
from ui.dialogs.pdfs import pdf
from ui.dialogs.pressing import REFUSALS, click, esc, lock, named

ALL = [*texts("consent"), *texts("information")]
CONSENT = texts("consent")[-1]
BODY = "# Ja\n\nJag säger ja till å, ä och ö.\n\n_ Namn\n_ Datum | Underskrift\n"
QUESTION = "Lämna texten?"


@pytest.fixture
def ask(kit):
    sheet = pdf()
    return lambda **more: own_text.ask(None, kit, ALL, CONSENT, lambda _document: sheet, **more)


def field(name, text):
    return lambda dialog: named(dialog, QLineEdit, name).setText(text)


def body(text):
    return lambda dialog: named(dialog, TextField, "Text").setPlainText(text)


def written(dialog):
    return named(dialog, TextField, "Text").toPlainText()


def press_easy(dialog):
    QTest.keyClick(dialog.findChild(QCheckBox), Qt.Key.Key_Space)


def look(seen, read):
    return lambda dialog: seen.append(read(dialog))


LAY_IN = click("Lägg in texten")


def test_it_starts_from_the_text_chosen_with_todays_day(ask, hand):
    seen = []
    given = hand(ask, look(seen, written), field("Version", "F1"), LAY_IN)
    assert seen == [body_of(CONSENT)]
    assert given == OwnText(
        "consent",
        f"Titel: {CONSENT.title}\nVersion: F1\nDatum: 2026-11-23\n\n{body_of(CONSENT)}",
        easy=False,
    )


def test_gives_what_is_written(ask, hand):
    given = hand(
        ask, body(BODY), field("Titel", " Vårt  samtycke "), field("Version", "F1"), field("Dag", "2026-02-28"),
        press_easy,
        LAY_IN,
    )  # fmt: skip
    assert given == OwnText(
        "consent", f"Titel: Vårt samtycke\nVersion: F1\nDatum: 2026-02-28\n\n{BODY}", easy=True
    )


@pytest.mark.parametrize(
    ("acts", "said"),
    [
        ((), "Texten måste ha en titel och en version."),
        ((field("Version", "F1"), field("Titel", "  ")), "Texten måste ha en titel och en version."),
        ((field("Version", "F1"), field("Dag", "2026-02-29")), "2026-02-29"),
        ((field("Version", "F1"), field("Dag", "2026-11-24")), "2026-11-24"),
        ((field("Version", "F1"), body("Ja.\n\n#Rubrik")), "Rad 3 går inte att läsa: ”#Rubrik”."),
        ((field("Version", "F1"), body("")), "Rad 1 går inte att läsa."),
        ((field("Version", "F1"), body("_ Namn")), "Samtycket saknar plats för: Datum, Underskrift."),
    ],
)
def test_what_is_wrong_is_said_and_the_dialog_stays(ask, hand, acts, said):
    seen = []
    assert hand(ask, *acts, LAY_IN, look(seen, lambda dialog: dialog.message), lock) is None
    assert said in seen[0].split("\n")[0]


def test_the_cursor_goes_to_the_line_that_cannot_be_read(ask, hand):
    seen = []

    def line(dialog):
        seen.append(named(dialog, TextField, "Text").textCursor().blockNumber())

    hand(ask, field("Version", "F1"), body("Ja.\n\n#Rubrik"), LAY_IN, line, lock)
    assert seen == [2]


def test_what_is_missing_is_said_while_it_is_written(ask, hand):
    seen = []

    def state(dialog):
        seen.append(dialog._state.text())

    hand(ask, state, body("_ Namn | Datum"), state, body("-två"), state, body(BODY), state, lock)
    assert seen == [
        "Texten går att använda.",
        "Måste få en plats: Underskrift. "
        "Fylls inte i, för det finns ingen plats: Personnummer, Gäller till och med, Ort, "
        "Mottagarens namn, Mottagarens arbetsplats, Det här vill jag inte att ni delar.",
        "Rad 1 går inte att läsa: ”-två”. En punkt i en lista skrivs ”- Punkten”, med mellanslag efter strecket.",
        "Fylls inte i, för det finns ingen plats: Personnummer, Gäller till och med, Ort, "
        "Mottagarens namn, Mottagarens arbetsplats, Det här vill jag inte att ni delar.",
    ]


def test_the_paper_follows_what_is_written(kit, show, qtbot):
    drawn, sheet = [], pdf()

    def draw(document):
        drawn.append((document.title, document.version, document.blocks[0].lines))
        return sheet

    dialog = show(own_text.OwnTextDialog(None, kit, ALL, CONSENT, draw))
    pages = dialog.findChild(LivePages)
    qtbot.waitUntil(lambda: pages.page_count == 2)
    body("# Ja då")(dialog)
    field("Version", "F1")(dialog)
    qtbot.waitUntil(lambda: len(drawn) == 2)
    assert drawn[1] == (CONSENT.title, "F1", ("Ja då",))
    body("#fel")(dialog)
    assert pages.page_count == 2


def test_nothing_written_no_question(ask, hand):
    for refuse in REFUSALS.values():
        assert hand(ask, refuse) is None


def test_what_is_written_is_not_lost_without_a_question(ask, hand):
    for name, refuse in REFUSALS.items():
        if name != "lock":
            given = hand(
                ask, body(BODY), field("Version", "F1"), refuse, click("Tillbaka till texten"), LAY_IN
            )
            assert given.source.endswith(BODY)
            assert hand(ask, body(BODY), refuse, click("Lämna utan att spara")) is None


def test_a_lock_never_waits_for_an_answer(ask, hand):
    assert hand(ask, body(BODY), lock) is None


def test_another_kind_starts_from_its_newest_until_something_is_written(ask, hand):
    seen = []
    kind = click("Informationsblad")
    hand(ask, kind, look(seen, written), lock)
    hand(ask, body(BODY), kind, look(seen, written), lock)
    assert seen == [body_of(texts("information")[-1]), BODY]


def test_another_text_to_start_from_can_be_taken_back(ask, hand):
    seen = []

    def choose(dialog):
        box = named(dialog, QComboBox, "Utgå från")
        box.setCurrentIndex(0)
        box.activated.emit(0)

    def undo(dialog):
        named(dialog, TextField, "Text").undo()

    hand(ask, body(BODY), choose, look(seen, written), undo, look(seen, written), lock)
    assert seen == [body_of(ALL[0]), BODY]


@pytest.fixture
def chosen(kit, files, tmp_path, show):
    """The dialog when a file with some bytes has been chosen in it, before it is read."""

    def act(content):
        files.answer = tmp_path / "text.txt"
        files.answer.write_bytes(content)
        sheet = pdf()
        dialog = show(own_text.OwnTextDialog(None, kit, ALL, CONSENT, lambda _document: sheet))
        click("Hämta från textfil …")(dialog)
        return dialog

    return act


@pytest.fixture
def opened(kit, chosen, qtbot):
    """The dialog after a file with some bytes has been chosen in it."""

    def act(content):
        dialog = chosen(content)
        qtbot.waitUntil(lambda: kit.runner.idle and dialog.findChild(ProgressDialog) is None)
        return dialog

    return act


def test_a_file_is_taken_as_it_stands(opened):
    assert written(opened("# Ja\n\nÅ, ä och ö".encode())) == "# Ja\n\nÅ, ä och ö"


def test_a_file_with_a_header_fills_in_everything(opened):
    dialog = opened(f"\ufeffTitel: Vårt\r\nVersion: F2\r\nDatum: 2026-02-28\r\n\r\n{BODY}".encode())
    assert written(dialog) == BODY
    assert (dialog._name.text(), dialog._version.text()) == ("Vårt", "F2")
    assert dialog._day.day() == date(2026, 2, 28)


def test_a_file_that_is_no_text_is_refused(opened):
    dialog = opened("å".encode("latin-1"))
    assert dialog.message.startswith("Filen går inte att läsa som text.")
    assert written(dialog) == body_of(CONSENT)


def test_a_file_that_never_answers_keeps_nothing_waiting(chosen, kit, qtbot, monkeypatch):
    """The paper is made on the worker, which a file on a disk that is away must not hold."""
    answer, papers = Event(), []
    monkeypatch.setattr(files_op, "read_file", lambda *_: answer.wait(30) and b"")
    dialog = chosen(b"")
    qtbot.waitUntil(dialog.findChild(ProgressDialog).isVisible)
    kit.runner.run(lambda: True, papers.append)
    qtbot.waitUntil(lambda: papers == [True])
    esc(dialog.findChild(ProgressDialog))
    assert (written(dialog), dialog.message) == (body_of(CONSENT), "")
    answer.set()


def test_what_nobody_foresaw_in_the_reading_is_said(chosen, kit, qtbot, monkeypatch):
    monkeypatch.setattr(files_op, "read_file", lambda *_: 1 // 0)
    said = []
    monkeypatch.setattr(kit.messages, "fail", lambda over, error: said.append((over, type(error))))
    dialog = chosen(b"")
    qtbot.waitUntil(lambda: said == [(dialog, ZeroDivisionError)])


def test_a_refusal_opens_it_again_with_everything(ask, hand):
    seen = []
    again = OwnText("consent", f"Titel: A\nVersion: 3\nDatum: 2026-02-28\n\n{BODY}", easy=True)
    error = KnownError("text.version_taken", version="3")
    given = hand(lambda: ask(again=again, error=error), look(seen, lambda dialog: dialog.message), LAY_IN)
    assert given == again
    assert seen[0].startswith("Det finns redan en text som heter version 3.")
