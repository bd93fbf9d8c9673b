"""The sections' own words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from samordning_desktop.core.dates import ended_words
from samordning_desktop.core.details import Details
from samordning_desktop.core.eligibility import Eligibility
from samordning_desktop.core.informed import Informed
from samordning_desktop.core.kinds import KINDS
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.participant import PersonView
from samordning_desktop.core.people import StaffMember
from samordning_desktop.core.reach import Reach
from samordning_desktop.core.step import Step
from samordning_desktop.ui.kit.labels import whole
from samordning_desktop.ui.person.coordinators import staff_words
from samordning_desktop.ui.person.disclosures import tally as handed_out
from samordning_desktop.ui.person.eligibility import decision_words
from samordning_desktop.ui.person.identity import IdentitySection
from samordning_desktop.ui.person.information import told_words
from samordning_desktop.ui.person.lines import Lines
from samordning_desktop.ui.person.network import tally
from samordning_desktop.ui.person.overview import Overview
from samordning_desktop.ui.person.participation import ParticipationSection, rhythm_words
from ui.dialogs.pressing import framed
from ui.rows import row

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "varje dag"), (2, "var 2:a dag"), (3, "var 3:e dag"), (11, "var 11:e dag"), (12, "var 12:e dag"),
        (21, "var 21:a dag"), (28, "var 28:e dag"), (111, "var 111:e dag"), (366, "var 366:e dag"),
    ],
)  # fmt: skip
def test_how_often(days, words):
    assert rhythm_words(days) == words


@pytest.mark.parametrize(
    ("ended", "words"),
    [
        (None, ""),
        (date(2026, 11, 22), "Avslutat 2026-11-22"),
        (TODAY, "Avslutat 2026-11-23"),
        (date(2026, 11, 24), "Avslutas 2026-11-24"),
    ],
)
def test_whether_it_has_ended(ended, words):
    assert ended_words(ended, TODAY) == words


@pytest.mark.parametrize(
    ("assessment", "words"),
    [
        (Eligibility(), "Ingen bedömning är antecknad."),
        (Eligibility({"adult": "yes"}), "Kommunen har inte beslutat än."),
        (Eligibility(decision="included"), "Ingår i målgruppen."),
        (
            Eligibility(decision="not_included", decided_by="Gun", decided_on=TODAY),
            "Ingår inte i målgruppen. Beslutat av Gun den 2026-11-23.",
        ),
    ],
)
def test_what_has_been_decided(assessment, words):
    assert decision_words(assessment) == words


def test_how_many_are_around_the_person():
    covered, outside = Reach(True), Reach(False)
    assert tally([]) == "Ingen är inskriven än."
    assert tally([covered]) == "1 av högst 15"
    assert tally([covered, outside]) == "2 av högst 15, varav 1 inte omfattas av samtycket"
    assert tally([covered, outside], consented=False) == "2 av högst 15, och inget samtycke gäller nu"
    assert tally([], consented=False) == "Ingen är inskriven än."


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "Inget har lämnats ut härifrån."),
        (1, "1 utlämnande."),
        (3, "3 utlämnanden."),
        (4, "4 utlämnanden. De senaste:"),
    ],
)
def test_how_much_has_been_handed_out(count, words):
    assert handed_out(count) == words


def test_someone_of_the_staff():
    assert staff_words(None) == "okänd"
    assert staff_words(StaffMember("a", "Karin Ek")) == "Karin Ek"
    assert (
        staff_words(StaffMember("a", "Karin Ek", "Psykiatrin", "region")) == "Karin Ek, Psykiatrin (region)"
    )


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (
            Informed("i", TODAY, "information", "1-lattlast", "together", "Karin Ek"),
            ("Informationsblad, version 1, lättläst", "2026-11-23\u00a0· läst tillsammans\u00a0· Karin Ek"),
        ),
        (
            Informed("i", TODAY, "consent", "3", "sent", ""),
            ("Samtycke, version 3", "2026-11-23\u00a0· skickat"),
        ),
        (
            Informed("i", TODAY, "consent", "egen-0a", "handed", "Bo"),
            ("Samtycke, egen text", "2026-11-23\u00a0· lämnat över\u00a0· Bo"),
        ),
        (
            Informed("i", TODAY, "new", "9", "sung", "Bo"),
            ("New, version 9", "2026-11-23\u00a0· sung\u00a0· Bo"),
        ),
    ],
)
def test_what_was_given_and_how(told, words):
    assert told_words(told) == words


def test_a_text_of_our_own_is_told_by_the_version_on_its_paper():
    told = Informed("i", TODAY, "consent", "egen-0a", "handed", "Bo")
    assert told_words(told, {"egen-0a": "F1, lättläst"})[0] == "Samtycke, version F1, lättläst, egen text"


def words(widget):
    return [whole(label.text()) for label in widget.findChildren(QLabel) if label.isVisible()]


def verbs(widget):
    return {one.text() for one in widget.findChildren(QPushButton) if one.isVisible()}


def test_the_page_says_what_the_consent_keeps_from_this_site(theme, show):
    page = Overview(theme)
    page.show_view(PersonView(row("Bo Berg", mine=False, veiled=frozenset(KINDS))), TODAY, None)
    show(page)
    # number, address, phone, why they began; steps, network, ratings, assessment; four texts of the board
    assert words(page).count("omfattas inte av samtycket") == 12
    empty = ("inte skrivet", "Inga steg är planerade just nu.", "Ingen är inskriven än.", "–")
    assert [one for one in (*empty, "Ingen bedömning är antecknad.") if one in words(page)] == [
        "inte skrivet"
    ]
    writing = {
        "Lägg till steg …",
        "Lägg till i nätverket …",
        "Målgruppsbedömning …",
        "Lägg till självskattning",
    }
    assert not verbs(page) & writing
    page.show_view(PersonView(row("Bo Berg", mine=False)), TODAY, None)
    assert "omfattas inte av samtycket" not in words(page)
    assert writing <= verbs(page)


def test_with_protected_identity_no_address_is_spoken_of(theme, show):
    section = IdentitySection(theme)
    one = row("Bo Berg", mine=False, veiled=frozenset({"contact"}))
    section.show_view(PersonView(one, details=Details(protected=True)))
    show(section)
    assert words(section).count("omfattas inte av samtycket") == 1
    assert "Adress" not in words(section)


def test_who_has_not_begun_yet_begins(theme, show):
    section = ParticipationSection(theme)
    one = row("Bo Berg", start=TODAY)
    section.show_view(PersonView(one), TODAY)
    show(section)
    assert "Började" in words(section)
    section.show_view(PersonView(one), TODAY - timedelta(days=1))
    QApplication.processEvents()
    assert "Börjar" in words(section)
    assert "Började" not in words(section)


def test_why_it_ended_is_spoken_of_once_it_has(theme, show):
    section = ParticipationSection(theme)
    one = row("Bo Berg", mine=False, veiled=frozenset({"assessment"}))
    section.show_view(PersonView(one, details=Details(ended=TODAY)), TODAY)
    show(section)
    assert words(section).count("omfattas inte av samtycket") == 2


def test_what_changes_a_line_looks_like_a_button(theme, show):
    page = Overview(theme)
    step, member = Step("s", "Ring", "", None, None), NetworkMember("n", "Eva Ek")
    page.show_view(PersonView(row("Bo Berg"), steps=(step,), network=(member,)), TODAY, None)
    show(page)
    verbs = [one for one in page.findChildren(QPushButton) if one.text() == "Ändra …"]
    assert [framed(one, theme) for one in verbs] == [True, True]


@pytest.mark.parametrize("size", [100, 200])
def test_a_pasted_address_pushes_no_column_off_the_page(theme, show, size):
    theme.set_zoom(size)
    address = (
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fteams.microsoft.com%2Fl"
        + "x" * 200
    )
    page = Overview(theme)
    page.resize(1180, 700)
    one = row("Bo Berg", goal=address, situation=address, interventions=address, planning=address)
    page.show_view(PersonView(one, eligibility=Eligibility(note=address, decided_by=address)), TODAY, None)
    show(page)
    page.resize(1180, 700)
    inside = page._scroll.widget()
    assert inside.minimumSizeHint().width() <= page._scroll.viewport().width()


def test_the_keyboard_goes_on_from_a_line_that_goes_while_another_window_is_active(theme, show):
    line, outside, after = QPushButton("Ändra …"), QPushButton("Utanför"), QPushButton("Lägg till")
    page, lines = QWidget(), Lines(theme)
    column = QVBoxLayout(page)
    for widget in (outside, lines, after):
        column.addWidget(widget)
    lines.show_lines([line], after)
    show(page)
    line.setFocus()
    show(QLabel("En annan"))
    lines.show_lines([], outside)
    assert page.focusWidget() is outside
