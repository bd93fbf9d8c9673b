"""Each question of the consent area × (yes, no, ✕, Esc, lock while open) × what it does to store, disk and outbox."""

from __future__ import annotations

from datetime import date

import pytest

from dumps import dump
from ui.dialogs.pressing import REFUSALS, click
from ui.flows.questions import QUESTIONS
from ui.people import add

#: What leaves the store in a package, and what tells that something has.
OUTBOX = {"outgoing", "sent_scope", "withheld", "peer_scope", "disclosure"}
#: What any op that writes leaves a trace in.
WRITTEN = {"journal", "head", "superseded", "operation", "device"}


@pytest.fixture
def anna(desk):
    return add(desk, "Anna Alm", signed=date(2026, 10, 1))


@pytest.fixture
def chosen(anna, window, qtbot):
    window.workspace.board.view.choose(anna)
    qtbot.waitUntil(lambda: window.at_rest and window.workspace.panel.person == anna)
    return window


def on_disk(desk):
    """The store's files but for the log that SQLite itself writes ahead."""
    folder = desk.store.places.folder
    return {
        path.relative_to(folder) for path in folder.rglob("*") if not path.name.endswith(("-wal", "-shm"))
    }


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_no_leaves_store_disk_and_outbox_as_they_were(chosen, desk, in_dialog, qtbot, question):
    before, files = dump(desk), on_disk(desk)
    for refuse in REFUSALS.values():
        for at in range(len(question.before) + 1):  # also before the last step
            in_dialog(chosen.menus.action(question.command).trigger, *question.before[:at], refuse)
            qtbot.waitUntil(lambda: chosen.at_rest)
            assert dump(desk) == before
            assert on_disk(desk) == files


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_yes_writes_what_it_says_and_hands_out_nothing(chosen, desk, in_dialog, messages, qtbot, question):
    if question.then:
        messages.answer(question.then, yes=False)
    before, files = dump(desk), on_disk(desk)
    in_dialog(chosen.menus.action(question.command).trigger, *question.before, click(question.verb))
    qtbot.waitUntil(lambda: chosen.at_rest)
    after = dump(desk)
    changed = {name for name in after if after[name] != before[name]} - {"access"}
    assert question.writes <= changed <= question.writes | WRITTEN
    assert not changed & OUTBOX
    assert on_disk(desk) == files
