"""The packages' page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from samordning_desktop.core.conflict import Conflict, Version
from samordning_desktop.core.participant import Apart
from samordning_desktop.core.peer import OurCard, Peer, alike_words
from samordning_desktop.core.sending import Receipt, Sending
from samordning_desktop.sync.folder import Arrival, SiteWay, Unfit
from samordning_desktop.ui.folder_watch import FolderNews
from samordning_desktop.ui.kit import settling
from samordning_desktop.ui.kit.labels import whole
from samordning_desktop.ui.kit.manners import nameless
from samordning_desktop.ui.kit.theme import Mode
from samordning_desktop.ui.packages_page import PackagesPage, PackagesView
from samordning_desktop.ui.site_card import AWAY
from ui.dialogs.pressing import framed

KNOWN = Peer("1", "Lidköping", "11111 22222", True, site="l1")
NEW = Peer("2", "Lidköping", "33333 44444", False, site="l1")
STRANGE = Peer("3", "Skara", "55555 66666", False)
WHEN = datetime(2026, 11, 20, tzinfo=UTC)
TORN = Conflict(
    "p1.planning", "p1", "participant", "p1", "Anna Alm", "planning", "Planering",
    (Version("1", "a", "Karin Ek", "e", "Falköping", WHEN, True), Version("2", "b", "Bo Lund", "f", "Lidköping", WHEN, False)),
)  # fmt: skip


@pytest.fixture
def page(theme, show):
    page = PackagesPage(theme)
    page.resize(900, 700)
    return show(page)


@pytest.fixture(autouse=True)
def settles_at_once(monkeypatch):
    monkeypatch.setattr(settling, "SETTLE_MS", 0)


def show_view(page, view):
    page.show_view(view)
    QApplication.processEvents()


def texts(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def named(page, name):
    return next(
        one
        for one in page.findChildren(QPushButton)
        if name in (one.accessibleName(), one.text()) and one.isVisible()
    )


def test_teaches_where_to_begin(page):
    show_view(page, PackagesView())
    assert "Inget paket har utväxlats än." in texts(page)
    assert any(text.startswith("Ingen annan ort än.") for text in texts(page))


def test_says_when_something_was_last_exchanged(page):
    show_view(page, PackagesView(last_exchange=date(2026, 11, 20)))
    assert "Senast utväxlat den 20 november 2026." in texts(page)


def test_makes_packages_only_for_the_confirmed(page, qtbot, said):
    page.make_asked.connect(said.hear)
    page.confirm_asked.connect(lambda site: said.hear(f"confirm {site}"))
    show_view(page, PackagesView((KNOWN, STRANGE)))
    qtbot.mouseClick(named(page, "Skapa paket till Lidköping"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(named(page, "Bekräfta Skara"), Qt.MouseButton.LeftButton)
    assert said.heard == ["Lidköping", "confirm Skara"]
    assert "Väntar på att bekräftas. Inget kan skickas dit än." in texts(page)


def test_our_own_other_computers_are_called_that_and_the_barred_are_not_shown(page, qtbot, said):
    page.make_asked.connect(said.hear)
    own = replace(KNOWN, name="Falköping", own=True)
    view = PackagesView(
        (own, replace(STRANGE, barred=date(2026, 11, 20)), replace(NEW, barred=date(2026, 11, 20)))
    )
    show_view(page, view)
    qtbot.mouseClick(named(page, "Skapa paket till Våra andra datorer"), Qt.MouseButton.LeftButton)
    assert said.heard == ["Falköping"]
    assert not {"Skara", "Lidköping"} & set(texts(page))
    assert view.waiting == 0


def test_a_site_that_was_in_use_and_is_shut_out_is_still_told_of(page, qtbot, said):
    page.pair_asked.connect(lambda: said.hear("pair"))
    barred = replace(KNOWN, barred=date(2026, 11, 20))
    show_view(page, PackagesView((barred, replace(barred, name="Falköping", own=True))))
    assert "Lidköping" in texts(page) and "Våra andra datorer" not in texts(page)
    assert any(text.startswith("Spärrad. Inget lämnas dit") for text in texts(page))
    qtbot.mouseClick(named(page, "Orter och ortskort: Lidköping"), Qt.MouseButton.LeftButton)
    assert said.heard == ["pair"]


def test_a_site_with_two_devices_stands_once_and_the_new_one_can_be_confirmed_there(page, qtbot, said):
    page.confirm_asked.connect(said.hear)
    show_view(page, PackagesView((KNOWN, NEW)))
    qtbot.mouseClick(named(page, "Bekräfta Lidköping"), Qt.MouseButton.LeftButton)
    assert said.heard == ["Lidköping"]
    assert texts(page).count("Lidköping") == 1
    assert "Bekräftad. Ett nytt ortskort väntar på att bekräftas." in texts(page)


def test_what_was_sent_stands_with_its_receipt_and_the_rest_is_shown_when_asked_for(page, qtbot):
    sent = (
        Sending(12, date(2026, 11, 9)),
        Sending(11, date(2026, 11, 2), covered_by=12),
        Sending(10, date(2026, 3, 2), (Receipt(date(2026, 3, 3), "Bo Lund"),)),
        Sending(9, date(2026, 3, 1), (Receipt(date(2026, 3, 3), ""),)),
    )
    show_view(page, PackagesView((KNOWN,), ways={"l1": SiteWay(None, sent)}, today=date(2026, 11, 23)))
    assert "Paket 10, 2 mars 2026: mottaget i Lidköping av Bo Lund den 3 mars 2026." in texts(page)
    assert any(text.startswith("Inget mottagningsbevis för paket 12 på 14 dagar.") for text in texts(page))
    assert not any("Paket 9," in text for text in texts(page))
    qtbot.mouseClick(named(page, "Visa alla paket till Lidköping"), Qt.MouseButton.LeftButton)
    assert "Paket 9, 1 mars 2026: mottaget i Lidköping den 3 mars 2026." in texts(page)
    show_view(page, PackagesView((KNOWN,), ways={"l1": SiteWay(None, sent)}, today=date(2026, 11, 22)))
    assert not any(text.startswith("Inget mottagningsbevis") for text in texts(page))


def test_what_was_taken_in_can_be_undone_from_here(page, qtbot, said):
    page.undo_asked.connect(said.hear)
    show_view(page, PackagesView(taken=(("s1", "ta in paket 12 från Lidköping"),)))
    assert {"Intaget", "Du har tagit in paket 12 från Lidköping."} <= set(texts(page))
    qtbot.mouseClick(named(page, "Ångra: ta in paket 12 från Lidköping"), Qt.MouseButton.LeftButton)
    assert said.heard == ["s1"]


def test_a_folder_is_chosen_changed_and_left(page, qtbot, said):
    page.folder_asked.connect(lambda name: said.hear("choose", name))
    page.folder_dropped.connect(lambda name: said.hear("drop", name))
    show_view(page, PackagesView((KNOWN,)))
    qtbot.mouseClick(named(page, "Välj mapp för paket till och från Lidköping"), Qt.MouseButton.LeftButton)
    way = SiteWay(Path("/mnt/gemensam å"))
    show_view(page, PackagesView((KNOWN,), ways={"l1": way}))
    assert "Mapp: /mnt/gemensam å" in [whole(text) for text in texts(page)]
    qtbot.mouseClick(named(page, "Byt mapp för Lidköping"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(named(page, "Sluta använda mappen för Lidköping"), Qt.MouseButton.LeftButton)
    assert said.heard == [("choose", "Lidköping"), ("choose", "Lidköping"), ("drop", "Lidköping")]


def test_the_keyboard_stays_at_its_button_when_something_new_is_shown(page):
    show_view(page, PackagesView((KNOWN,)))
    named(page, "Skapa paket till Lidköping").setFocus()
    show_view(page, PackagesView((KNOWN, STRANGE)))
    assert QApplication.focusWidget() is named(page, "Skapa paket till Lidköping")
    show_view(page, PackagesView((STRANGE,)))
    assert QApplication.focusWidget() is named(page, "Ta in paket …")


@pytest.mark.parametrize(
    "change",
    [lambda theme: theme.set_zoom(130), lambda theme: theme.set_mode(Mode.DARK)],
    ids=["zoom", "dark"],
)
def test_the_keyboard_stays_at_its_button_when_the_page_is_drawn_anew(page, theme, change):
    folder = "Välj mapp för paket till och från Lidköping"
    show_view(page, PackagesView((KNOWN, STRANGE)))
    named(page, folder).setFocus()
    change(theme)
    QApplication.processEvents()
    assert QApplication.focusWidget() is named(page, folder)


def test_what_has_the_keyboard_is_in_sight_when_the_text_has_grown(page, theme, qtbot):
    unfit = tuple(Unfit(Path(f"/mnt/a/{number}.age"), "package.newer", "Nyare.") for number in range(9))
    show_view(page, PackagesView((KNOWN,), news=FolderNews((), unfit, frozenset())))
    last = "Lämna 8.age åt sidan"
    named(page, last).setFocus()
    theme.set_zoom(200)
    qtbot.waitUntil(lambda: not QApplication.focusWidget().visibleRegion().isEmpty())
    assert QApplication.focusWidget() is named(page, last)


def test_packages_that_were_asked_for_stay_shown_with_the_keyboard_when_the_page_is_drawn_anew(
    page, theme, qtbot
):
    sent = tuple(Sending(number, date(2026, 11, 2), covered_by=12) for number in range(9, 0, -1))
    view = PackagesView((KNOWN,), ways={"l1": SiteWay(None, sent)}, today=date(2026, 11, 23))
    show_view(page, view)
    qtbot.mouseClick(named(page, "Visa alla paket till Lidköping"), Qt.MouseButton.LeftButton)
    theme.set_zoom(130)
    QApplication.processEvents()
    assert any("Paket 1, 2 november 2026" in text for text in texts(page))
    assert "Paket 1, 2 november 2026" in QApplication.focusWidget().text()
    show_view(page, replace(view, conflicts=(TORN,)))
    assert "Paket 1, 2 november 2026" in QApplication.focusWidget().text()


def test_what_lies_in_the_folders_is_told(page, qtbot, said):
    page.arrival_asked.connect(said.hear)
    path = Path("/mnt/a/p.age")
    news = FolderNews(
        (Arrival(path, "Lidköping", "d", 12),),
        (Unfit(Path("/mnt/a/q.age"), "package.newer", "Nyare."),),
        frozenset(),
    )
    view = PackagesView((KNOWN,), news=news)
    show_view(page, view)
    assert view.waiting == 1
    assert "1 paket har kommit från Lidköping" in texts(page)
    assert "q.age går inte att ta in. Nyare." in texts(page)
    qtbot.mouseClick(named(page, "Visa vad paket 12 från Lidköping ändrar"), Qt.MouseButton.LeftButton)
    assert said.heard == [path]
    way = SiteWay(Path("/mnt/a"))
    news = FolderNews((Arrival(way.folder / "p.age", "Lidköping", "d", 11),), away=frozenset({way.folder}))
    show_view(page, PackagesView((KNOWN,), ways={"l1": way}, news=news))
    assert "Paket 11 låg i mappen när den senast gick att nå. Inget är intaget än." in texts(page)
    assert not any("ligger i mappen" in text for text in texts(page))
    assert AWAY in texts(page)


def test_what_cannot_be_taken_in_is_left_aside(page, theme, qtbot, said):
    page.aside_asked.connect(said.hear)
    name = "paket-falkoping-lidkoping-2026-11-23-0012-ab12cd34.age"
    unfit = Unfit(Path("/mnt/a") / name, "package.barred", "Spärrad.", "abc")
    show_view(page, PackagesView((KNOWN,), news=FolderNews((), (unfit,), frozenset())))
    (line,) = [label for label in page.findChildren(QLabel) if "går inte att ta in" in label.text()]
    assert line.accessibleName() == f"{name} går inte att ta in. Spärrad."
    assert "lidkoping-" in line.text()  # it breaks between its parts, not between its letters
    aside = named(page, f"Lämna {name} åt sidan")
    assert framed(aside, theme)
    qtbot.mouseClick(aside, Qt.MouseButton.LeftButton)
    assert said.heard == [unfit]


def test_what_has_just_moved_under_the_pointer_takes_no_press_at_once(page, qtbot, said, monkeypatch):
    monkeypatch.setattr(settling, "SETTLE_MS", 500)
    page.make_asked.connect(said.hear)
    page.aside_asked.connect(said.hear)
    page.take_asked.connect(lambda: said.hear("take"))
    show_view(page, PackagesView((KNOWN,)))
    qtbot.waitUntil(lambda: page.settled)
    unfit = Unfit(Path("/mnt/a/b.age"), "package.barred", "Spärrad.", "abc")
    show_view(page, PackagesView((KNOWN,), news=FolderNews((), (unfit,), frozenset())))
    make, aside = "Skapa paket till Lidköping", "Lämna b.age åt sidan"
    for name in (make, aside, "Ta in paket …"):
        qtbot.mouseClick(named(page, name), Qt.MouseButton.LeftButton)
    assert said.heard == ["take"]  # it stands where it stood
    qtbot.waitUntil(lambda: page.settled)
    for name in (make, aside):
        qtbot.mouseClick(named(page, name), Qt.MouseButton.LeftButton)
    assert said.heard == ["take", "Lidköping", unfit]


def test_the_keyboard_presses_at_once(page, qtbot, said):
    page.make_asked.connect(said.hear)
    show_view(page, PackagesView((KNOWN,)))
    named(page, "Skapa paket till Lidköping").setFocus()
    unfit = Unfit(Path("/mnt/a/b.age"), "package.barred", "Spärrad.", "abc")
    show_view(page, PackagesView((KNOWN,), news=FolderNews((), (unfit,), frozenset())))
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Space)
    assert said.heard == ["Lidköping"]


def test_conflicts_are_listed_and_opened(page, qtbot, said):
    page.settle_asked.connect(said.hear)
    show_view(page, PackagesView(conflicts=(TORN,)))
    assert "Planering för Anna Alm" in texts(page)
    assert "Ändrat samtidigt: Falköping och Lidköping." in texts(page)
    qtbot.mouseClick(named(page, "Avgör Planering för Anna Alm"), Qt.MouseButton.LeftButton)
    assert said.heard == [TORN]


def test_taking_in_and_pairing_are_asked_for(page, qtbot, said):
    page.take_asked.connect(lambda: said.hear("take"))
    page.pair_asked.connect(lambda: said.hear("pair"))
    qtbot.mouseClick(named(page, "Ta in paket …"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(named(page, "Orter och ortskort …"), Qt.MouseButton.LeftButton)
    assert said.heard == ["take", "pair"]


def test_what_is_settled_goes_away(page):
    show_view(page, PackagesView(conflicts=(TORN,)))
    show_view(page, PackagesView())
    assert "Planering för Anna Alm" not in texts(page)


@pytest.mark.parametrize(
    ("view", "waiting"),
    [(PackagesView(), 0), (PackagesView((KNOWN,)), 0), (PackagesView((KNOWN, NEW), (TORN,)), 2)],
)
def test_counts_what_waits(view, waiting):
    assert view.waiting == waiting


@pytest.mark.parametrize("zoom", [100, 200])
def test_every_control_has_a_name(page, theme, zoom):
    show_view(page, PackagesView((KNOWN, STRANGE), (TORN,)))
    theme.set_zoom(zoom)
    assert nameless(page) == []


def plain(page):
    return whole(" ".join(texts(page)))


@pytest.mark.parametrize(
    ("card", "words"),
    [
        (OurCard.CONFIRMED, ""),
        (OurCard.UNSEEN, "Det har inte synts än att Lidköping har bekräftat vårt ortskort."),
        (
            OurCard.CHANGED,
            "Våra nycklar är bytta. Paket härifrån går att ta in först när Lidköping har bekräftat vårt nya ortskort: "
            "lämna det dit och läs upp orden. Det syns här när ett paket därifrån är intaget.",
        ),
    ],
)
def test_says_when_our_card_must_come_first(page, card, words):
    show_view(page, PackagesView((replace(KNOWN, card=card),)))
    assert words in plain(page)
    assert ("ortskort" in plain(page).replace("Orter och ortskort …", "")) is bool(words)


@pytest.mark.parametrize(
    ("card", "computer", "words"),
    [
        (OurCard.UNSEEN, "Bos dator", "inte synts än att Lidköping (Bos dator) har bekräftat vårt ortskort."),
        (OurCard.UNSEEN, "", "inte synts än att en dator i Lidköping har bekräftat vårt ortskort."),
        (OurCard.CHANGED, "Bos dator", "först när Lidköping (Bos dator) har bekräftat vårt nya ortskort"),
    ],
)
def test_of_several_computers_the_one_that_has_not_shown_our_card_is_named(page, card, computer, words):
    confirmed = replace(KNOWN, card=OurCard.CONFIRMED)
    show_view(page, PackagesView((confirmed, replace(KNOWN, id="9", card=card, computer=computer))))
    assert words in plain(page)
    assert "att Lidköping har" not in plain(page)


def test_what_our_own_computer_has_received_is_not_said_to_be_in_a_site(page):
    sent = (
        Sending(1, date(2026, 3, 2), (Receipt(date(2026, 3, 3), "Bo Lund"),)),
        Sending(2, date(2026, 3, 2)),
    )
    own = replace(KNOWN, name="Falköping", own=True)
    ways = {"l1": SiteWay(None, sent)}
    show_view(page, PackagesView((own,), ways=ways, today=date(2026, 5, 1)))
    assert "mottaget på vår andra dator av Bo Lund den 3 mars 2026" in plain(page)
    assert "Se efter på vår andra dator om det har kommit fram" in plain(page)


def test_our_own_computers_need_our_card_too(page):
    show_view(page, PackagesView((replace(KNOWN, own=True, card=OurCard.CHANGED),)))
    assert "först när våra andra datorer har bekräftat vårt nya ortskort" in plain(page)


def test_the_keyboard_stays_also_where_something_new_is_shown_while_another_window_is_active(page, show):
    folder = "Välj mapp för paket till och från Lidköping"
    show_view(page, PackagesView((KNOWN,)))
    named(page, folder).setFocus()
    show(QLabel("En annan"))
    show_view(page, PackagesView((KNOWN, STRANGE)))
    page.activateWindow()
    QApplication.processEvents()
    assert QApplication.focusWidget() is named(page, folder)


def test_two_confirmed_sites_of_one_name_stand_each_for_itself_with_what_to_do(page):
    sent = (Sending(3, date(2026, 11, 20)),)
    other = replace(KNOWN, id="9", site="l2", fingerprint="ask björk alm", added=date(2026, 11, 22))
    ways = {"l1": SiteWay(Path("/mnt/gemensam"), sent), "l2": SiteWay()}
    show_view(page, PackagesView((KNOWN, other), ways=ways, today=date(2026, 11, 23)))
    said = plain(page)
    assert said.count("Två olika register kallar sig ”Lidköping” och båda är bekräftade.") == 2
    assert "spärra det andra: ”Orter och ortskort …”, ”Visa orter och datorer …”." in said
    assert "Paket 3, 20 november 2026" in said
    assert "Mapp: /mnt/gemensam" in said
    assert "Bekräftad: kortet togs in den 22 november 2026, fingeravtrycket börjar ”ask björk”." in said
    show_view(page, PackagesView((KNOWN, replace(other, barred=date(2026, 11, 23))), ways=ways))
    said = plain(page)
    assert "Två olika register" not in said
    assert "Spärrad" not in said
    assert "Paket 3, 20 november 2026" in said


def test_to_sites_of_one_name_nothing_can_be_made_and_the_reason_is_spoken(page):
    other = replace(KNOWN, id="9", site="l2", fingerprint="ask björk alm")
    waits = replace(NEW, site="l2")
    ways = {"l1": SiteWay(Path("/mnt/gemensam")), "l2": SiteWay()}
    show_view(page, PackagesView((KNOWN, other, waits), ways=ways))
    cannot = ("Skapa paket …", "Välj mapp …", "Byt mapp …", "Sluta använda mappen")
    found = [one for one in page.findChildren(QPushButton) if one.text() in cannot]
    assert len(found) == 5
    assert not any(one.isEnabled() for one in found)
    assert {one.accessibleDescription() for one in found} == {alike_words("Lidköping")}
    assert all(one.isEnabled() for one in page.findChildren(QPushButton) if one not in found)
    show_view(page, PackagesView((KNOWN, waits), ways=ways))
    assert all(one.isEnabled() for one in page.findChildren(QPushButton) if one.isVisible())


def spoken(page):
    return [one.accessibleName() or one.text() for one in page.findChildren(QPushButton) if one.isVisible()]


def test_no_two_buttons_are_spoken_alike(page):
    """The keyboard stays by these names too."""
    other = replace(KNOWN, id="9", site="l2", fingerprint="ask björk alm", added=date(2026, 11, 22))
    peers = (KNOWN, NEW, other, replace(NEW, id="8", site="l2"), STRANGE, replace(STRANGE, id="7", site="s"))
    sent = tuple(Sending(number, date(2026, 11, 2), covered_by=12) for number in range(9, 0, -1))
    folders = (Path("/mnt/a"), Path("/mnt/b"))
    news = FolderNews(
        tuple(
            Arrival(folder / name, "Lidköping", "d", 12) for folder, name in zip(folders, "pq", strict=True)
        ),
        tuple(Unfit(folder / "x.age", "package.newer", "Nyare.") for folder in folders),
    )
    taken = (("s1", "ta in paket 12 från Lidköping"), ("s2", "ta in paket 12 från Lidköping"))
    torn = (TORN, replace(TORN, id="p2.planning", participant="p2", entity_id="p2"))
    ways = {site: SiteWay(folder, sent) for site, folder in zip(("l1", "l2"), folders, strict=True)}
    show_view(page, PackagesView(peers, torn, ways=ways, today=date(2026, 11, 23), news=news, taken=taken))
    heard = spoken(page)
    assert len(heard) == len(set(heard)) == 22
    skara = "kortet togs in den 22 november 2026, fingeravtrycket börjar ”ask björk”"
    assert {
        "Visa vad paket 12 från Lidköping ändrar, p",
        "Lämna x.age åt sidan, /mnt/b",
        f"Skapa paket till Lidköping, {skara}",
        "Bekräfta Skara, 1 av 2",
        "Avgör Planering för Anna Alm, 2 av 2",
        "Ångra: ta in paket 12 från Lidköping, 1 av 2",
    } <= set(heard)


def test_namesakes_with_two_values_are_told_apart_as_on_the_board(page, qtbot, said):
    page.settle_asked.connect(said.hear)
    twin = replace(TORN, id="p2.planning", participant="p2", entity_id="p2", apart=Apart("start 2026-03-02"))
    show_view(page, PackagesView(conflicts=(replace(TORN, apart=Apart("utan start")), twin)))
    assert "Planering för Anna Alm (utan start)" in texts(page)
    qtbot.mouseClick(
        named(page, "Avgör Planering för Anna Alm (start 2026-03-02)"), Qt.MouseButton.LeftButton
    )
    assert said.heard == [twin]


def role(page, begins):
    [label] = [one for one in page.findChildren(QLabel) if one.text().startswith(begins) and one.isVisible()]
    return label.property("role") or ""


def test_what_needs_a_hand_stands_out_from_what_does_not(page):
    sent = (Sending(12, date(2026, 11, 9)), Sending(11, date(2026, 11, 2), covered_by=12))
    way = SiteWay(Path("/mnt/a"), sent)
    view = PackagesView((KNOWN,), ways={"l1": way}, today=date(2026, 11, 23))
    show_view(page, view)
    assert (role(page, "Inget mottagningsbevis för"), role(page, "Paket 12,")) == ("", "quiet")
    assert role(page, "Paket härifrån tas bort") == "quiet"
    show_view(page, replace(view, news=FolderNews(away=frozenset({Path("/mnt/a")}))))
    assert role(page, AWAY) == ""


def test_the_buttons_stand_in_one_column(page):
    unfit = Unfit(Path("/mnt/a/q.age"), "package.newer", "Nyare.")
    news = FolderNews((Arrival(Path("/mnt/a/p.age"), "Lidköping", "d", 12),), (unfit,))
    show_view(page, PackagesView((STRANGE,), news=news, taken=(("s1", "ta in paket 12 från Lidköping"),)))
    verbs = ("Visa vad det ändrar …", "Lämna åt sidan", "Bekräfta …", "Ångra paketet …")
    found = [one for one in page.findChildren(QPushButton) if one.text() in verbs]
    assert len(found) == len(verbs)
    assert len({one.mapTo(page, one.rect().bottomRight()).x() for one in found}) == 1
