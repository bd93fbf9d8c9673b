"""Each question of the consent area × (yes, no, ✕, Esc, lock while open) × what it does to store, disk and outbox."""

from __future__ import annotations

from datetime import date

import pytest

from clocks import SetClock
from dumps import dump
from samordning_desktop.core.disclosure import Way
from samordning_desktop.core.grounds import Ground
from samordning_desktop.core.handover import Handover
from samordning_desktop.ops import disclosures, reading, texts
from samordning_desktop.sync import outgoing, peers
from stores import LIDKOPING
from ui.dialogs.openers import OPENERS
from ui.dialogs.pressing import REFUSALS, click
from ui.flows.effects import on_disk
from ui.flows.questions import BODY, QUESTIONS
from ui.people import add

TODAY = date(2026, 11, 23)
#: What leaves the store in a package, and what tells that one has.
OUTBOX = {"outgoing", "sent_scope", "withheld", "peer_scope"}
#: What any op that writes leaves a trace in, and what any reading does.
WRITTEN = {"journal", "head", "superseded", "operation", "device", "access"}
READ = {"access"}


@pytest.fixture(scope="session")
def neighbour(ready_stores, tmp_path_factory):
    """The other site's card, and its fingerprint as it is read out."""
    there = ready_stores.open_copy(tmp_path_factory.mktemp("neighbour") / "b", SetClock(TODAY), LIDKOPING)
    yield peers.own_card(there), peers.own_fingerprint(there)
    there.store.close()


@pytest.fixture
def page(desk, neighbour, window, qtbot):
    """The page of somebody who can go in a package, has signed an older text and is disclosed already."""
    card, fingerprint = neighbour
    peers.confirm_peer(desk, peers.add_peer(desk, card).value.name, fingerprint)
    anna = add(desk, "Anna Alm", signed=date(2026, 9, 1))
    texts.add_version(desk, "consent", f"Titel: Vårt\nVersion: 9\nDatum: 2026-11-01\n\n{BODY}")
    told = Handover("Vårdcentralen", ("ratings",), Way.SPOKEN, Ground.CONSENT, TODAY)
    disclosures.disclose(desk, anna, told)
    window.refresher.read_all()
    qtbot.waitUntil(lambda: window.at_rest)
    window.open_person(anna)
    qtbot.waitUntil(lambda: window.at_rest and window.visit.row is not None)
    return window


def outbox(desk):
    """What a package would take just now."""
    return outgoing.preview(desk, "Lidköping")


def changed(desk, before):
    after = dump(desk)
    return {name for name in after if after[name] != before[name]}


def is_a(kind):
    def act(dialog):
        assert type(dialog) is kind

    return act


def give_up(dialog):
    """The safe way out by its button, whatever it says."""
    next(one for one in dialog.verbs if one.property("verb") == "cancel").click()


NO = REFUSALS | {"avbryt": give_up}


def way_to(question, place):
    """What leads to one of the question's dialogs."""
    acts = [(is_a(step.dialog), *step.fill, click(step.verb)) for step in question.steps[:place]]
    return [one for part in acts for one in part] + [is_a(question.steps[place].dialog)]


def test_every_dialog_of_the_area_is_in_the_table(kit, qtbot):
    """Those whose help is about consent, texts or disclosures: by the list of every dialog there is."""
    area = {"samtycke", "texter", "utlamnanden"}
    there = set()
    for make in OPENERS.values():
        dialog = make(kit)
        qtbot.addWidget(dialog)
        if dialog.help_page in area:
            there.add(type(dialog))
    assert there <= {step.dialog for question in QUESTIONS.values() for step in question.steps}


def test_no_leaves_store_disk_and_outbox_as_they_were(page, desk, in_dialog, messages, qtbot):
    """One window for all of them: a no leaves it as it was."""
    before, files, package = dump(desk), on_disk(desk), outbox(desk)
    for name, question in QUESTIONS.items():
        for place, step in enumerate(question.steps):
            for way, refuse in NO.items():
                for fill in ((), step.fill) if step.fill and way == "esc" else (step.fill,):
                    if step.asks and fill and way != "lock":
                        messages.answer(step.asks, yes=True)
                    acts = (*way_to(question, place), *fill, refuse, *step.back)
                    in_dialog(question.opens(page), *acts)
                    qtbot.waitUntil(lambda: page.at_rest)
                    where = name, step.dialog.__name__, way
                    kept = step.locked if way == "lock" and fill else frozenset()
                    assert (where, changed(desk, before) - READ) == (where, kept)
                    before = dump(desk) if kept else before
        assert (name, on_disk(desk)) == (name, files)
        assert (name, outbox(desk)) == (name, package)


YES = {name: question for name, question in QUESTIONS.items() if question.steps[-1].verb}


@pytest.mark.parametrize("question", YES.values(), ids=YES)
def test_yes_writes_what_it_says_and_hands_out_nothing(page, desk, in_dialog, messages, qtbot, question):
    if question.then:
        messages.answer(question.then, yes=False)
    before, files = dump(desk), on_disk(desk)
    last = question.steps[-1]
    in_dialog(
        question.opens(page),
        *way_to(question, len(question.steps) - 1),
        *last.fill,
        click(last.verb),
        *question.after,
    )
    qtbot.waitUntil(lambda: page.at_rest)
    assert question.writes <= changed(desk, before) <= question.writes | WRITTEN
    assert not changed(desk, before) & OUTBOX
    assert on_disk(desk).keys() == files.keys()
    assert {one for one, _ in outbox(desk).persons} == covered(desk)


def covered(desk):
    """Whom the consent that stands lets the other site know of."""
    everyone = reading.board(desk)
    return {
        row.id
        for row in everyone
        if not disclosures.permission(desk, row.id).objection("Lidköping", (), TODAY)
    }
