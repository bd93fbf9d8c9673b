"""The panel at the right."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from samordning_desktop.core.consent import ConsentState
from samordning_desktop.core.details import Details
from samordning_desktop.core.history import HistoryLine
from samordning_desktop.core.participant import PersonView
from samordning_desktop.core.people import StaffMember
from samordning_desktop.core.rating import Rating
from samordning_desktop.core.step import Step
from samordning_desktop.ui.kit.manners import nameless
from samordning_desktop.ui.panel.action import PRINT_VERBS, Action, may_give, may_withdraw
from samordning_desktop.ui.panel.panel import PersonPanel
from ui.rows import STANDINGS, TODAY, row

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def line(what, ago, author="Karin Ek"):
    return HistoryLine(NOW - ago, what, what.lower(), "text", author, "Falköping")


@pytest.fixture
def panel(theme, show):
    panel = PersonPanel(theme)
    panel.resize(theme.px(20), 900)
    return show(panel)


def show_row(panel, one, **parts):
    panel.show_person(PersonView(one, **parts), TODAY, NOW)


def texts(panel):
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible() and label.text()]


def verbs(panel):
    return {button.text(): button for button in panel.findChildren(QPushButton) if button.isVisible()}


def test_shows_nobody_until_someone_is_chosen(panel):
    assert texts(panel) == ["Välj en person på tavlan."]
    assert verbs(panel) == {}
    assert panel.person == ""


@pytest.mark.parametrize(("em", "beside"), [(20, False), (27.9, False), (28, True), (40, True)])
def test_the_buttons_below_stand_beside_each_other_where_there_is_room(panel, theme, em, beside):
    theme.set_zoom(200)
    show_row(panel, row("Anna Alm"))
    panel.resize(theme.px(em), 600)
    QApplication.processEvents()
    shown = verbs(panel)
    assert (shown["Öppna personens sida"].y() == shown["Skriv ut"].y()) is beside


def test_the_keyboard_goes_down_the_panel(panel):
    show_row(panel, row("Anna Alm", conflicts=("goal",)))
    reached, part = [], panel.back.nextInFocusChain()
    while part is not panel.back:
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            reached.append(part.accessibleName() or part.text())
        part = part.nextInFocusChain()
    assert reached[:2] == ["Personen", "Avgör …"]
    assert reached[-3:] == ["Lägg till självskattning", "Öppna personens sida", "Skriv ut"]


def test_shows_the_short_name_and_when_they_began(panel):
    show_row(panel, row("Anna Maria Alm", start=date(2025, 3, 3)))
    assert texts(panel)[:2] == ["Anna A.", "Falköping\u00a0· Började 3 mars 2025"]
    assert panel.person == "Anna Maria Alm"


def test_who_has_left_is_told_from_who_is_here(panel):
    show_row(panel, row("Bo", start=date(2025, 3, 3), left=True), details=Details(ended=TODAY))
    assert texts(panel)[1] == "Falköping\u00a0· Började 3 mars 2025\u00a0· Avslutat 2026-11-23"


@pytest.mark.parametrize(
    ("state", "words", "detail"),
    [
        (ConsentState.VALID, "Samtycke gäller t.o.m. 2027-08-31", None),
        (ConsentState.EXPIRING, "Samtycke går ut om 21 dagar", "Sista dagen är 2026-12-14."),
        (
            ConsentState.EXPIRED,
            "Samtycke har gått ut",
            "Sista dagen var 2026-09-30. Uppgifter får inte utbytas.",
        ),
        (
            ConsentState.WITHDRAWN,
            "Samtycke återkallat",
            "Den 2026-10-01. Personen deltar inte längre i modellen.",
        ),
        (
            ConsentState.MISSING,
            "Samtycke saknas",
            "Uppgifter får inte utbytas innan samtycket är registrerat.",
        ),
    ],
)
def test_says_where_the_consent_stands(panel, state, words, detail):
    show_row(panel, row("Anna Alm", consent=STANDINGS[state]))
    assert words in texts(panel)
    assert detail is None or detail in texts(panel)


@pytest.mark.parametrize(
    ("state", "give", "withdraw"),
    [
        (ConsentState.VALID, "Registrera nytt samtycke", True),
        (ConsentState.EXPIRING, "Registrera nytt samtycke", True),
        (ConsentState.EXPIRED, "Registrera samtycke", True),
        (ConsentState.MISSING, "Registrera samtycke", False),
        (ConsentState.WITHDRAWN, None, False),
    ],
)
def test_offers_what_the_state_allows(panel, state, give, withdraw):
    show_row(panel, row("Anna Alm", consent=STANDINGS[state]))
    offered = [text for text in verbs(panel) if text.startswith("Registrera")]
    assert offered == ([give] if give else [])
    assert ("Återkalla …" in verbs(panel)) is withdraw
    assert may_give(STANDINGS[state]) is (give is not None)
    assert may_withdraw(STANDINGS[state]) is withdraw


@pytest.mark.parametrize("state", ConsentState)
def test_a_receipt_is_offered_once_there_is_a_withdrawal(panel, state):
    show_row(panel, row("Anna Alm", consent=STANDINGS[state]))
    there = state is ConsentState.WITHDRAWN
    sheets = {line.text(): line for line in verbs(panel)["Skriv ut"].menu().actions()}
    assert ("Kvitto på återkallelse …" in verbs(panel)) is there
    assert sheets["Kvitto på återkallelse"].isEnabled() is there


def test_tells_what_waits_and_only_then(panel):
    show_row(panel, row("Anna Alm", news=("goal", "planning"), conflicts=("situation",)))
    assert "Ändrat på andra orten: Mål/syfte, Planering." in texts(panel)
    assert "Två värden i: Nuläge." in texts(panel)
    show_row(panel, row("Bo Berg"))
    assert not any("andra orten" in text for text in texts(panel))
    assert "Väntar på dig" not in texts(panel)


@pytest.mark.parametrize(
    ("verb", "action"),
    [
        ("Registrera nytt samtycke", Action.GIVE_CONSENT),
        ("Återkalla …", Action.WITHDRAW_CONSENT),
        ("Lägg till självskattning", Action.ADD_RATING),
        ("Avgör …", Action.SETTLE),
        ("Jag har sett ändringarna", Action.SEEN),
    ],
)
def test_each_verb_asks_for_its_action(panel, qtbot, said, verb, action):
    panel.asked.connect(said.hear)
    show_row(panel, row("Anna Alm", news=("goal",), conflicts=("planning",)))
    qtbot.mouseClick(verbs(panel)[verb], Qt.MouseButton.LeftButton)
    assert said.heard == [(action, "Anna Alm")]


def test_each_sheet_can_be_asked_for(panel, said):
    panel.asked.connect(said.hear)
    show_row(panel, row("Anna Alm", consent=STANDINGS[ConsentState.WITHDRAWN]))
    for action in verbs(panel)["Skriv ut"].menu().actions():
        action.trigger()
    assert said.heard == [(action, "Anna Alm") for action in (*PRINT_VERBS, Action.PRINT_VISIT)]


def test_shows_the_texts_that_the_rows_cut_short(panel):
    long = "Bor hos sin syster. " * 30
    show_row(panel, row("Anna Alm", situation=long))
    assert long in texts(panel)


def test_shows_the_latest_changes_newest_first(panel):
    changes = [line("Planering", timedelta(days=9)), line("Nuläge", timedelta(minutes=40), "Bo Lund")]
    changes += [line(f"Fält {n}", timedelta(days=20 + n)) for n in range(10)]
    show_row(panel, row("Anna Alm"), history=tuple(changes))
    shown = texts(panel)
    at = shown.index("Senaste ändringar")
    assert shown[at + 1 : at + 5] == [
        "Nuläge", "Bo Lund, Falköping\u00a0· för 40 minuter sedan",
        "Planering", "Karin Ek, Falköping\u00a0· för 9 dagar sedan",
    ]  # fmt: skip
    assert "Fält 9" not in shown


def test_says_when_the_last_self_rating_was(panel):
    show_row(panel, row("Anna Alm"))
    assert "Inga självskattningar än" in texts(panel)
    ratings = (Rating("b", date(2026, 5, 1), (1, 2, 3)), Rating("a", date(2026, 9, 6), (1, 2, 3)))
    show_row(panel, row("Anna Alm"), ratings=ratings)
    assert "Senast 2026-09-06" in texts(panel)


def test_goes_back_to_nobody(panel):
    show_row(panel, row("Anna Alm"))
    panel.clear()
    assert texts(panel) == ["Välj en person på tavlan."]


@pytest.mark.parametrize("zoom", [100, 200])
def test_every_control_has_a_name_and_no_text_is_cut(panel, theme, zoom):
    theme.set_zoom(zoom)
    panel.resize(theme.px(20), 900)
    show_row(panel, row("Anna Alm", news=("goal",), conflicts=("planning",)))
    assert nameless(panel) == []
    for button in verbs(panel).values():
        assert button.width() >= button.minimumSizeHint().width()


def test_news_of_a_consent_and_of_self_ratings_is_said_in_words(panel):
    show_row(panel, row("Anna Alm", news=("consent", "goal", "ratings")))
    assert "Ändrat på andra orten: Samtycke, Mål/syfte, Självskattningar." in texts(panel)


def test_who_is_new_from_the_other_site_is_said_in_one_line(panel):
    show_row(panel, row("Anna Alm", news=("new",)))
    assert "Ny från andra orten." in texts(panel)


def test_tells_what_is_next_and_who_does_it(panel):
    steps = (
        Step("1", "Ring", "Eva Ek", date(2026, 11, 22)),
        Step("2", "Boka tid", due=TODAY),
        Step("3", "Köpa skor"),
        Step("4", "Möte"),
        Step("5", "Klart", done=TODAY),
    )
    show_row(panel, row("Anna Alm"), steps=steps)
    told = texts(panel)
    place = told.index("Nästa steg")
    assert told[place : place + 7] == [
        "Nästa steg", "Ring", "Eva Ek\u00a0· försenat sedan 2026-11-22", "Boka tid", "senast 2026-11-23", "Köpa skor",
        "och 1 till på personens sida",
    ]  # fmt: skip
    show_row(panel, row("Anna Alm"), steps=steps[-1:])
    assert "Nästa steg" not in texts(panel)


def test_a_long_step_does_not_push_the_rest_away(panel):
    show_row(panel, row("Anna Alm"), steps=(Step("1", "ord " * 2_500),))
    told = texts(panel)
    assert told[told.index("Nästa steg") + 1] == "ord " * 39 + "ord…"


def test_only_what_is_late_takes_the_accent(panel):
    late, soon = Step("1", "Ring", due=date(2026, 11, 22)), Step("2", "Boka", due=TODAY)
    show_row(panel, row("Anna Alm"), steps=(late, soon))
    roles = {label.text(): label.property("role") for label in panel.findChildren(QLabel)}
    assert roles["försenat sedan 2026-11-22"] == "accent"
    assert roles["senast 2026-11-23"] == "quiet"
    show_row(panel, row("Anna Alm"), steps=(soon,))
    roles = {label.text(): label.property("role") for label in panel.findChildren(QLabel)}
    assert roles["senast 2026-11-23"] == "quiet"


def test_tells_the_coordinators_and_the_protected_identity(panel):
    staff = (StaffMember("k", "Karin Ek"), StaffMember("b", "Bo Lund"))
    details = Details(protected=True, coordinator="k", colleague="b")
    show_row(panel, row("Anna Alm"), details=details, staff=staff)
    assert "Samordnare: Karin Ek, kollega Bo Lund" in texts(panel)
    assert "skyddad identitet" in texts(panel)
    show_row(panel, row("Anna Alm"))
    assert not any(text.startswith(("Samordnare", "skyddad")) for text in texts(panel))


def test_opens_the_persons_page(panel, said):
    panel.page_asked.connect(said.hear)
    show_row(panel, row("Anna Alm"))
    verbs(panel)["Öppna personens sida"].click()
    assert said.heard == ["Anna Alm"]


def test_what_the_consent_keeps_from_this_site_is_said_and_not_taken_for_empty(panel):
    kept = frozenset({"situation", "ratings", "planning"})
    show_row(panel, row("Bo Berg", mine=False, veiled=kept))
    # the next steps, the self-ratings, and the board's four texts
    assert texts(panel).count("omfattas inte av samtycket") == 6
    assert "–" not in texts(panel)
    assert "Inga självskattningar än" not in texts(panel)
    assert "Lägg till självskattning" not in verbs(panel)
    show_row(panel, row("Anna Alm"))
    assert "omfattas inte av samtycket" not in texts(panel)
    assert texts(panel).count("–") == 4
    assert "Lägg till självskattning" in verbs(panel)
    assert "Nästa steg" not in texts(panel)


@pytest.mark.parametrize("size", [100, 200])
def test_a_pasted_address_makes_nothing_wider_than_the_panel(theme, panel, size):
    theme.set_zoom(size)
    panel.setFixedWidth(theme.px(20))
    address = (
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fteams.microsoft.com%2Fl"
        + "x" * 200
    )
    texts_of = dict.fromkeys(("goal", "situation", "interventions", "planning"), address)
    history = [line(address, timedelta(hours=1), author=address)]
    show_row(
        panel,
        row("N" * 40, **texts_of),
        history=history,
        steps=(Step("s", address, address),),
        staff=(StaffMember("k", address),),
        details=Details(coordinator="k"),
    )
    inside = panel._scroll.widget()
    assert inside.minimumSizeHint().width() <= panel._scroll.viewport().width()


def test_ordinary_words_are_not_broken(panel):
    show_row(panel, row("Anna Alm", goal="Informationsbladet till arbetsförmedlingen"))
    assert "Informationsbladet till arbetsförmedlingen" in texts(panel)
