"""Pairing with another computer: four steps, and what is done is seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.peer import OurCard, Own, Peer
from samordning_desktop.ui.dialogs import pair
from samordning_desktop.ui.dialogs.confirm_peer import ConfirmDialog
from samordning_desktop.ui.dialogs.pair import (
    AddCard,
    ConfirmPeer,
    Last,
    NameComputer,
    SaveCard,
    ShowComputers,
    card_filename,
)
from samordning_desktop.ui.dialogs.pairing_words import standing
from samordning_desktop.ui.kit.labels import whole
from ui.dialogs.pressing import click, close, enter, esc, key, keys, named, space, tab_to

OURS = "tulpan kajak vinter ostron gunga 0471 1982"
THEIRS = "älva åker öring köpman gröt 1029 3847"
DAY = date(2026, 11, 23)
OWN = Own("Falköping", "Karins dator", True, OURS)
WAITING = Peer("a", "Lidköping", THEIRS, False, "Evas dator")
CONFIRMED = Peer("b", "Skara", OURS, True, "Idas dator")
OTHER = Peer("c", "Falköping", THEIRS, False, "Lars dator", own=True)
BARRED = Peer("d", "Skara", OURS, True, "Gamla datorn", barred=DAY)
FIELD = "Skriv det de läser upp"
CONFIRM = "Läs upp och bekräfta Lidköping, Evas dator"


@pytest.mark.parametrize(
    ("own", "peers", "words"),
    [
        (OWN, [], ("Återstår.", "Återstår.", "Återstår.", "Inget kan skickas än.")),
        (OWN, [BARRED], ("Återstår.", "Återstår.", "Återstår.", "Inget kan skickas än.")),
        (
            replace(OWN, card_saved=DAY),
            [WAITING],
            (
                "Klart: sparat den 23 november 2026.",
                "Klart: kort från Lidköping.",
                "Återstår för Lidköping, Evas dator: kortet är inte bekräftat.",
                "Inget kan skickas än.",
            ),
        ),
        (
            OWN,
            [replace(CONFIRMED, card=OurCard.CONFIRMED)],
            (
                "Återstår.",
                "Klart: kort från Skara.",
                "Klart: alla kort är bekräftade, här och där.",
                "Ni kan skicka paket till Skara.",
            ),
        ),
        (
            OWN,
            [CONFIRMED],
            (
                "Återstår.",
                "Klart: kort från Skara.",
                "Deras kort är bekräftade här. Det har inte synts än att Skara har bekräftat ert kort: "
                "läs upp orden för dem.",
                "Paket till Skara tas in där först när de har bekräftat ert kort. "
                "Det syns här när ett paket därifrån är intaget.",
            ),
        ),
        (
            replace(OWN, new_keys=True),
            [
                replace(CONFIRMED, card=OurCard.CONFIRMED),
                replace(CONFIRMED, id="e", computer="Nya datorn", card=OurCard.CHANGED),
            ],
            (
                "Återstår.",
                "Klart: kort från Skara.",
                "Deras kort är bekräftade här. Det har inte synts än att Skara, Nya datorn har bekräftat ert nya kort: "
                "läs upp orden för dem.",
                "Ni kan skicka paket till Skara. Paket till Skara, Nya datorn tas in där först när de har bekräftat ert "
                "nya kort. Det syns här när ett paket därifrån är intaget.",
            ),
        ),
        (
            replace(OWN, new_keys=True),  # of which the others have known no former
            [CONFIRMED],
            (
                "Återstår.",
                "Klart: kort från Skara.",
                "Deras kort är bekräftade här. Det har inte synts än att Skara har bekräftat ert kort: "
                "läs upp orden för dem.",
                "Paket till Skara tas in där först när de har bekräftat ert kort. "
                "Det syns här när ett paket därifrån är intaget.",
            ),
        ),
        (
            OWN,
            [
                OTHER,
                replace(CONFIRMED, card=OurCard.CONFIRMED),
                replace(CONFIRMED, id="e", card=OurCard.CONFIRMED),
            ],
            (
                "Återstår.",
                "Klart: kort från vår andra dator och Skara.",
                "Återstår för Lars dator: kortet är inte bekräftat.",
                "Ni kan skicka paket till Skara.",
            ),
        ),
    ],
)
def test_says_how_far_the_talk_has_come(own, peers, words):
    said = tuple(whole(line) for line in standing(own, peers))
    assert said == words


def test_with_the_card_of_a_barred_computer_nothing_is_done():
    said = standing(OWN, [replace(CONFIRMED, card=OurCard.CONFIRMED), BARRED], BARRED)
    assert said[1:] == (
        "Kortet är från Skara, Gamla datorn, som är spärrad.",
        "Återstår för Skara, Gamla datorn.",
        "Inget kan skickas till Skara, Gamla datorn.",
    )


@pytest.mark.parametrize(
    ("site", "computer", "filename"),
    [
        ("Falköping", "Karins dator", "ortskort-falköping-karins-dator.ortskort"),
        ("Falköping", "Karins/Lars: 2", "ortskort-falköping-karins-lars-2.ortskort"),
        ("Falköping", "…", "ortskort-falköping.ortskort"),
        ("Ö" * 200, "x" * 200, f"ortskort-{'ö' * 40}-{'x' * 40}.ortskort"),
    ],
)
def test_a_cards_file_is_named_after_site_and_computer(site, computer, filename):
    assert card_filename(site, computer) == filename


def ask(kit, peers=(WAITING, CONFIRMED), **more):
    return lambda: pair.ask(None, kit, OWN, peers, **more)


def test_ours_is_shown_to_be_read_and_theirs_is_not(kit, hand):
    texts = []

    def collect(dialog):
        texts.extend(label.text().replace("\u00a0", " ") for label in dialog.findChildren(QLabel))

    hand(ask(kit), collect, click(CONFIRM), collect, esc, esc)
    assert texts.count(OURS) == 2
    assert not any(THEIRS in text for text in texts)


def test_ours_can_be_read_to_them_though_theirs_are_confirmed(kit, hand):
    texts = []
    hand(
        ask(kit, [CONFIRMED]),
        lambda dialog: texts.extend(label.accessibleName() for label in dialog.findChildren(QLabel)),
        click("Stäng"),
    )
    assert f"Vårt fingeravtryck: {OURS}" in texts


def test_what_has_been_done_is_said_when_it_opens(kit, hand):
    said = []
    hand(
        ask(kit, last=Last(said=("Nycklarna är bytta.", "Spara nu ortskortet."))),
        lambda dialog: said.append((dialog.message, dialog.held_up)),
        click("Stäng"),
    )
    assert said == [("Nycklarna är bytta.\nSpara nu ortskortet.", False)]


def test_only_those_who_wait_are_confirmed(kit, hand):
    buttons = []
    hand(
        ask(kit, [WAITING, CONFIRMED, BARRED]),
        lambda dialog: buttons.extend(
            one.accessibleName() for one in dialog.findChildren(QPushButton) if one.accessibleName()
        ),
        click("Stäng"),
    )
    assert buttons == [CONFIRM]


def test_cards_of_one_name_that_wait_are_told_apart(kit, hand, files):
    """To the eye and to a screen reader: by the day on which each was taken in, in the last place by their order."""
    names, texts = [], []
    early = replace(WAITING, id="e", added=date(2026, 3, 2))
    cards = [early, replace(early, id="f", added=date(2026, 3, 3)), replace(early, id="g")]

    def look(dialog):
        names.extend(one.accessibleName() for one in dialog.findChildren(QPushButton) if one.accessibleName())
        texts.extend(whole(label.text()) for label in dialog.findChildren(QLabel))

    hand(ask(kit, cards), look, click("Stäng"))
    called = [f"{WAITING.title}, kortet togs in den {day} mars 2026" for day in (2, 3)]
    assert names == [
        f"Läs upp och bekräfta {one}" for one in (f"{called[0]}, 1 av 2", called[1], f"{called[0]}, 2 av 2")
    ]
    assert {f"{called[0]}, 1 av 2", called[1], f"{called[0]}, 2 av 2"} <= set(texts)


def test_those_of_one_name_are_said_once():
    said = standing(OWN, [WAITING, replace(WAITING, id="e")])
    assert said.read == "Återstår för Lidköping, Evas dator: kortet är inte bekräftat."


CALLED = "Den här datorn kallas"


@pytest.mark.parametrize("save", [enter, click("Spara namnet")], ids=["enter", "button"])
def test_a_new_name_is_kept_by_enter_too(kit, hand, save):
    assert hand(ask(kit), tab_to(CALLED), keys("2"), save) == NameComputer("2")


@pytest.mark.parametrize(
    ("act", "step"),
    [
        (click("Visa orter och datorer …"), ShowComputers("2")),
        (click("Ta in ett ortskort …"), AddCard(Path("de.ortskort"), "2")),
    ],
)
def test_a_new_name_goes_with_whatever_step_is_taken(kit, hand, files, act, step):
    files.answer = Path("de.ortskort")
    assert hand(ask(kit), tab_to(CALLED), keys("2"), act) == step


def test_a_new_name_that_was_refused_is_there_to_mend(kit, hand):
    last = Last(KnownError("name.too_long", length=101, limit=100), step=AddCard(Path("a"), "Ö" * 101))
    seen = []
    hand(
        ask(kit, last=last),
        lambda dialog: seen.append(named(dialog, QLineEdit, CALLED).text()),
        lambda dialog: named(dialog, QLineEdit, CALLED).setText("Karins dator"),
        click("Stäng"),
    )
    assert seen == ["Ö" * 101]


def test_no_name_is_not_kept_by_enter(kit, hand):
    messages = []
    given = hand(
        ask(kit), tab_to(CALLED), keys(" "), enter,
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        lambda dialog: named(dialog, QLineEdit, CALLED).setText("Karins dator"), click("Stäng"),
    )  # fmt: skip
    assert (given, messages) == (None, ["Datorn saknar namn."])


def test_what_is_to_be_confirmed_has_the_keyboard_the_site_asked_for_first(kit, hand):
    far = replace(WAITING, id="f", name="Skövde", computer="Kims dator")
    at = []

    def look(dialog):
        at.append(dialog.focusWidget().accessibleName())

    hand(ask(kit, [WAITING, far], site="Skövde"), look, click("Stäng"))
    hand(ask(kit, [WAITING, far], site="Skara"), look, click("Stäng"))
    assert at == ["Läs upp och bekräfta Skövde, Kims dator", CONFIRM]


def test_saves_our_card_where_the_user_says_with_the_computers_name(kit, hand, files, tmp_path):
    files.answer = tmp_path / "vi.ortskort"
    given = hand(ask(kit), tab_to(CALLED), key(Qt.Key.Key_End), keys("2"), click("Spara vårt ortskort …"))
    assert given == SaveCard(files.answer, "Karins dator2")
    assert files.asked[0][1:] == (
        "Spara vårt ortskort",
        "ortskort-falköping-karins-dator2.ortskort",
        "Ortskort (*.ortskort)",
    )
    assert not files.answer.exists()


def test_a_computer_without_a_name_is_asked_for_it(kit, hand, files, tmp_path):
    files.answer = tmp_path / "vi.ortskort"
    messages = []
    given = hand(
        ask(kit),
        lambda dialog: named(dialog, QLineEdit, "Den här datorn kallas").setText("  "),
        click("Spara vårt ortskort …"),
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        lambda dialog: named(dialog, QLineEdit, CALLED).setText("Karins dator"),
        click("Stäng"),
    )
    assert (given, messages, files.asked) == (None, ["Datorn saknar namn."], [])


def test_adds_the_card_that_the_user_points_at(kit, hand, files, tmp_path):
    files.answer = tmp_path / "de.ortskort"
    assert hand(ask(kit), click("Ta in ett ortskort …")) == AddCard(files.answer)


@pytest.mark.parametrize("verb", ["Spara vårt ortskort …", "Ta in ett ortskort …"])
def test_no_file_chosen_leaves_everything_as_it_was(kit, hand, verb):
    assert hand(ask(kit), click(verb), click("Stäng")) is None


def test_leads_to_the_computers(kit, hand):
    assert hand(ask(kit), click("Visa orter och datorer …")) == ShowComputers()


@pytest.mark.parametrize("typed", [THEIRS, THEIRS.upper(), "alva aker oring kopman grot 10293847"])
def test_confirms_with_the_fingerprint_typed_as_heard(kit, hand, typed):
    given = hand(
        ask(kit),
        click(CONFIRM),
        lambda dialog: named(dialog, QLineEdit, FIELD).setText(typed),
        click("Bekräfta Lidköping"),
    )
    assert given == ConfirmPeer("Lidköping", THEIRS)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Skriv in orden och siffrorna."),
        (" – ", "Skriv in orden och siffrorna."),
        (OURS, "Det är era egna ord."),
        (OURS.upper(), "Det är era egna ord."),
        (THEIRS[:-5], "Det fattas 4 siffror."),
        ("Älva, åker", "Det fattas 3 ord och 8 siffror."),
        ("älva öring", "Fingeravtrycket stämmer inte med ortskortet för ”Lidköping, Evas dator”."),
        (f"{THEIRS}0", "Fingeravtrycket stämmer inte med ortskortet för ”Lidköping, Evas dator”."),
    ],
)
def test_another_fingerprint_confirms_nothing(kit, hand, typed, said):
    messages = []
    given = hand(
        ask(kit),
        click(CONFIRM),
        lambda dialog: named(dialog, QLineEdit, FIELD).setText(typed),
        click("Bekräfta Lidköping"),
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        esc,
        click("Stäng"),
    )
    assert given is None
    assert messages == [said]


@pytest.mark.parametrize("refuse", [esc, close, click("Avbryt")], ids=["esc", "x", "avbryt"])
def test_no_to_confirming_goes_back(kit, hand, refuse):
    assert hand(ask(kit), click(CONFIRM), keys("tulpan"), refuse, click("Stäng")) is None


@pytest.mark.parametrize("refuse", [esc, close, click("Stäng")], ids=["esc", "x", "stäng"])
def test_closing_means_nothing(kit, hand, files, tmp_path, refuse):
    files.answer = tmp_path / "vi.ortskort"
    assert hand(ask(kit), refuse) is None
    assert files.asked == []


def test_by_keyboard_alone(kit, hand):
    given = hand(ask(kit), tab_to(CONFIRM), space, keys("alva aker oring kopman grot 10293847"), enter)
    assert given == ConfirmPeer("Lidköping", THEIRS)


def told_before_confirming(kit, hand, peer):
    texts = []
    hand(
        ask(kit, [peer]),
        click(f"Läs upp och bekräfta {peer.title}"),
        lambda dialog: texts.extend(whole(label.text()) for label in dialog.findChildren(QLabel)),
        esc,
        esc,
    )
    return texts


def test_a_computer_that_claims_to_be_our_own_is_warned_of(kit, hand):
    texts = told_before_confirming(kit, hand, replace(OTHER, ousts=("Karins gamla dator",)))
    assert any("En sådan dator får allt som finns här" in text for text in texts)
    assert any("ersätter: Karins gamla dator. När du bekräftar spärras den gamla." in text for text in texts)
    assert not any("En annan ort" in text or "en annan ort" in text for text in texts)


@pytest.mark.parametrize(
    ("peer", "words"),
    [
        (replace(WAITING, name="Falköping"), "Kortet är från en annan ort, som heter likadant som er."),
        (replace(WAITING, name="falköping", namesake=True), "Kortet är från en annan ort, som heter likadant som er."),
        (replace(WAITING, namesake=True), "En annan ort med samma namn är redan bekräftad här."),
    ],
)  # fmt: skip
def test_a_site_with_a_name_that_is_taken_is_warned_of(kit, hand, peer, words):
    texts = told_before_confirming(kit, hand, peer)
    assert any(text.startswith(words) and "”Orten finns redan …”" in text for text in texts)


def test_a_site_with_a_name_of_its_own_is_not_warned_of(kit, hand):
    assert not any(
        "samma namn" in text or "heter likadant" in text
        for text in told_before_confirming(kit, hand, WAITING)
    )


@pytest.mark.parametrize("zoom", [100, 150, 200])
@pytest.mark.parametrize(
    "peer",
    [
        replace(WAITING, namesake=True),
        replace(WAITING, name="Falköping", ousts=("Evas gamla dator",)),
        replace(OTHER, ousts=("Karins gamla dator",)),
    ],
)
def test_what_is_warned_of_is_in_sight_when_it_opens(kit, theme, qtbot, peer, zoom):
    theme.set_zoom(zoom)
    dialog = ConfirmDialog(None, kit, OWN, peer)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    [warning] = [one for one in dialog.findChildren(QLabel) if "ekräfta" in one.text() and one.wordWrap()][:1]
    assert warning.visibleRegion().boundingRect().height() == warning.height()
    told = whole(warning.text())
    assert all(f"ersätter: {old}" in told for old in peer.ousts)


SAVE, ADD = "Spara vårt ortskort …", "Ta in ett ortskort …"


@pytest.mark.parametrize(
    ("step", "peers", "error", "place"),
    [
        (None, [CONFIRMED], None, CALLED),
        (None, [WAITING], None, CONFIRM),
        (NameComputer("b"), [WAITING], None, SAVE),
        (NameComputer("Karins dator"), [], KnownError("peer.nameless"), CALLED),
        (SaveCard(Path("a"), "Karins dator"), [], None, ADD),
        (SaveCard(Path("a"), "b"), [WAITING], None, CONFIRM),
        (SaveCard(Path("a"), "b"), [CONFIRMED], None, ADD),
        (SaveCard(Path("a"), "Karins dator"), [], KnownError("file.unwritable", file="a"), SAVE),
        (AddCard(Path("a")), [WAITING], None, CONFIRM),
        (AddCard(Path("a")), [WAITING], KnownError("peer.own"), ADD),
        (ConfirmPeer("b", THEIRS), [CONFIRMED], None, "Stäng"),
        (ConfirmPeer("b", THEIRS), [CONFIRMED, WAITING], None, CONFIRM),
    ],
)
def test_the_keyboard_stands_at_what_comes_next(kit, hand, step, peers, error, place):
    at = []

    def look(dialog):
        focus = dialog.focusWidget()
        at.append(focus.accessibleName() or focus.text())

    hand(ask(kit, peers, last=Last(error, step=step)), look, click("Stäng"))
    assert at == [place]


def test_with_new_keys_the_keyboard_stands_at_the_card_to_save_and_that_is_in_sight(kit, hand, theme):
    theme.set_zoom(200)
    seen = []

    def look(dialog):
        seen.append((dialog.focusWidget().text(), dialog.in_sight(dialog.focusWidget())))

    hand(
        ask(kit, [WAITING, WAITING], last=Last(said=("Nycklarna är bytta.", "Spara nu."))),
        look,
        click("Stäng"),
    )
    assert seen == [(SAVE, True)]


def test_opens_again_with_why_the_last_step_was_refused(kit, hand):
    messages = []
    hand(
        ask(kit, last=Last(KnownError("peer.own"))),
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        click("Stäng"),
    )
    assert messages == ["Det är det här registrets eget ortskort."]
