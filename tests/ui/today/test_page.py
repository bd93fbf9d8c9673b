"""The page Idag: what it says, and that each line is a button by mouse and by key."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from samordning_desktop.core.consent import ConsentState
from samordning_desktop.core.task import Group, Task, TaskKind, Whose
from samordning_desktop.ops.today import TodayView
from samordning_desktop.ui.kit.manners import nameless
from samordning_desktop.ui.kit.marks import draw_consent
from samordning_desktop.ui.kit.theme import Mode
from samordning_desktop.ui.today.line import TaskRow
from samordning_desktop.ui.today.marks import draw_task
from samordning_desktop.ui.today.page import NOTHING, SHOWN, TodayPage, summary
from ui.dialogs.pressing import framed

TODAY = date(2026, 11, 28)
SIDE = 24


def task(
    kind=TaskKind.STEP, group=Group.TODAY, name="Anna Alm", words="Ring hyresvärden", ahead=0, target=""
):
    return Task(kind, TODAY + timedelta(days=ahead), group, words, name, name, target)


LATE = task(group=Group.LATE, ahead=-3, target="a", words="Ring, senast 25 november")
MISSING = task(TaskKind.CONSENT, name="Farid Nour", words="Samtycke saknas", target="missing")
RATING = task(TaskKind.RATING, name="Farid Nour", words="Självskattning")
TORN = task(
    TaskKind.CONFLICT, name="Åsa Öberg", words="Två värden att välja mellan: Planering", target="planning"
)
TOMORROW = task(group=Group.WEEK, ahead=1, target="b")
THURSDAY = task(group=Group.WEEK, ahead=5, target="c")
MONTH = task(TaskKind.CONSENT, Group.MONTH, ahead=21, target="expiring", words="Samtycke går ut om 21 dagar")
ALL = (LATE, MISSING, RATING, TORN, TOMORROW, THURSDAY, MONTH)


@pytest.fixture
def page(theme, show):
    page = TodayPage(theme)
    page.resize(900, 700)
    return show(page)


def show_tasks(page, *tasks, whose=Whose.ALL, day=TODAY):
    page.show_view(TodayView(day, whose, tasks))
    QApplication.processEvents()


def texts(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible() and label.text()]


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def focused(page):
    return next((row.task for row in page.rows if row.line.hasFocus()), None)


def test_an_empty_day_is_calm_and_says_what_comes_here(page):
    show_tasks(page)
    assert texts(page)[:2] == ["Lördag 28 november 2026", NOTHING]
    assert any(text.startswith("Här samlas det som väntar") for text in texts(page))
    assert page.rows == ()


def test_the_days_stand_in_order_and_a_name_once_for_each_person(page):
    show_tasks(page, *ALL)
    assert texts(page) == [
        "Lördag 28 november 2026", "4 saker behöver en hand i dag, 1 är försenad.",
        "Försenat", "Anna Alm", "Ring, senast 25 november",
        "I dag", "Farid Nour", "Samtycke saknas", "Självskattning", "Åsa Öberg", "Två värden att välja mellan: Planering",
        "I morgon", "Anna Alm", "Ring hyresvärden",
        "Torsdag 3 december", "Anna Alm", "Ring hyresvärden",
        "Inom 30 dagar", "Anna Alm", "Samtycke går ut om 21 dagar",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tasks", "words"),
    [
        ((), NOTHING),
        ((TOMORROW,), NOTHING),
        ((MISSING,), "1 sak behöver en hand i dag."),
        ((MISSING, RATING), "2 saker behöver en hand i dag."),
        ((LATE,), "1 sak behöver en hand i dag, 1 är försenad."),
        ((LATE, LATE, MISSING), "3 saker behöver en hand i dag, 2 är försenade."),
    ],
)
def test_the_sum_in_words(tasks, words):
    assert summary(TodayView(TODAY, Whose.ALL, tasks)) == words


def test_the_whole_line_is_a_button(page, said):
    page.opened.connect(said.hear)
    show_tasks(page, *ALL)
    for row in page.rows:
        for at in (QPoint(3, 3), row.line.rect().center(), row.line.rect().bottomRight() - QPoint(3, 3)):
            QTest.mouseClick(row.line, Qt.MouseButton.LeftButton, pos=at)
    label = next(label for label in page.rows[0].line.findChildren(QLabel) if label.text() == "Anna Alm")
    assert page.childAt(label.mapTo(page, label.rect().center())) is page.rows[0].line
    assert said.heard == [one for one in ALL for _ in range(3)]


def test_arrows_walk_over_the_days_and_enter_opens(page, said):
    page.opened.connect(said.hear)
    show_tasks(page, *ALL)
    page.take_keyboard()
    walked = [focused(page)]
    for _ in range(len(ALL)):
        press(Qt.Key.Key_Down)
        walked.append(focused(page))
    assert walked == [*ALL, MONTH]
    press(Qt.Key.Key_Return)
    for _ in range(len(ALL)):
        press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Enter)
    assert said.heard == [MONTH, LATE, LATE]


def test_the_lines_are_one_stop_for_tab_and_the_keyboard_comes_back_to_its_line(page):
    show_tasks(page, *ALL)
    page.take_keyboard()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.rows[1].verb
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() in page.whose.buttons.values()
    page.take_keyboard()
    assert focused(page) == MISSING


def test_the_keyboard_stays_at_its_line_when_others_go_and_near_it_when_its_own_does(page):
    show_tasks(page, *ALL)
    page.take_keyboard()
    for _ in range(3):
        press(Qt.Key.Key_Down)
    show_tasks(page, *ALL[1:])
    assert focused(page) == TORN
    show_tasks(page, MISSING, RATING, TOMORROW)
    assert focused(page) == TOMORROW
    show_tasks(page, MISSING)
    assert focused(page) == MISSING
    show_tasks(page)
    assert QApplication.focusWidget() is page.whose.buttons[Whose.ALL]
    page.setFocus()
    page.take_keyboard()
    assert QApplication.focusWidget() is page.whose.buttons[Whose.ALL]


@pytest.mark.parametrize("at", ["line", "verb"])
def test_the_keyboard_stays_at_its_line_or_verb_when_the_text_grows(page, theme, at):
    show_tasks(page, LATE, MISSING, RATING)
    getattr(page.rows[2], at).setFocus()
    theme.set_zoom(130)
    QApplication.processEvents()
    assert QApplication.focusWidget() is getattr(page.rows[2], at)


def test_what_has_the_keyboard_is_in_sight_when_the_text_has_grown(page, theme, qtbot):
    show_tasks(page, *(task(target=str(number), name=f"Anna {number}") for number in range(12)))
    page.rows[-1].line.setFocus()
    theme.set_zoom(200)
    qtbot.waitUntil(lambda: not page.rows[-1].line.visibleRegion().isEmpty())


def test_the_keyboard_stays_also_when_the_page_is_made_anew_behind_another_window(page, show):
    show_tasks(page, *ALL)
    page.take_keyboard()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    show(QLabel("En annan"))
    show_tasks(page, *ALL[1:])
    page.activateWindow()
    QApplication.processEvents()
    assert focused(page) == RATING


def test_news_of_the_page_takes_the_keyboard_from_nobody(page, show):
    show_tasks(page, *ALL)
    page.whose.take_keyboard()
    show_tasks(page, MISSING)
    assert QApplication.focusWidget() is page.whose.buttons[Whose.ALL]


def test_a_verb_stands_where_something_can_be_done_at_once(page, said, qtbot):
    page.acted.connect(said.hear)
    show_tasks(page, *ALL)
    verbs = [(row.task, row.verb) for row in page.rows if row.verb is not None]
    assert [one for one, _ in verbs] == [MISSING, RATING, MONTH]
    assert [verb.accessibleName() for _, verb in verbs] == [
        "Registrera samtycke för Farid Nour",
        "Lägg till självskattning för Farid Nour",
        "Registrera samtycke för Anna Alm",
    ]
    for _, verb in verbs:
        qtbot.mouseClick(verb, Qt.MouseButton.LeftButton)
    assert said.heard == [MISSING, RATING, MONTH]


def test_whose_are_wanted_is_asked_by_click(page, said, qtbot):
    page.whose.chosen.connect(said.hear)
    show_tasks(page, whose=Whose.MINE)
    assert page.whose.buttons[Whose.MINE].isChecked()
    qtbot.mouseClick(page.whose.buttons[Whose.ALL], Qt.MouseButton.LeftButton)
    assert said.heard == [Whose.ALL]


def test_ten_thousand_are_shown_a_hundred_at_a_time(page, qtbot):
    many = [task(name=f"P{at:05}") for at in range(10_000)]
    show_tasks(page, *many)
    assert len(page.rows) == SHOWN
    more = next(one for one in page.findChildren(QPushButton) if one.text() == "Visa fler (9900 till)")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(page.rows) == 2 * SHOWN
    assert focused(page) == many[SHOWN]
    show_tasks(page, *many, whose=Whose.MINE)
    assert len(page.rows) == SHOWN
    show_tasks(page, *many[:SHOWN])
    assert not more.isVisible()


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_the_accent_is_only_for_what_needs_a_hand_today(page, theme, mode):
    theme.set_mode(mode)
    show_tasks(page, *ALL)
    accent = theme.color("accent")
    for row in page.rows:
        image = row.line.grab().toImage()
        seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        assert (accent.name() in seen) is row.task.needs_hand


@pytest.mark.parametrize(
    ("group", "warning"), [(Group.TODAY, 7), (Group.WEEK, 7), (Group.MONTH, 30), (Group.LATER, 60)]
)
def test_a_consent_has_the_boards_mark(qapp, group, warning):
    def drawn(draw):
        image = QImage(24, 24, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        draw(painter, QRectF(2, 2, 20, 20))
        painter.end()
        return image

    black, one = QColor("black"), task(TaskKind.CONSENT, group, target="expiring")
    assert drawn(lambda painter, box: draw_task(painter, box, one, black)) == drawn(
        lambda painter, box: draw_consent(painter, box, ConsentState.EXPIRING, black, warning)
    )


@pytest.mark.parametrize("zoom", [100, 200])
def test_named_and_nothing_cut_off(page, theme, qtbot, zoom):
    theme.set_zoom(zoom)
    long = task(name="Maximiliana Wolfeschlegelsteinhausenbergerdorff", words="ö" * 120)
    show_tasks(page, *ALL, long)
    assert nameless(page) == []
    for row in page.rows:
        assert row.line.accessibleName() == f"{row.task.name}: {row.task.words}"
        assert row.mapTo(page, row.rect().topRight()).x() <= page.width()
    labels = [label for row in page.rows for label in row.line.findChildren(QLabel)]
    qtbot.waitUntil(lambda: all(label.height() >= label.heightForWidth(label.width()) for label in labels))


def drawn(one):
    image = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    draw_task(painter, QRectF(2, 2, SIDE - 4, SIDE - 4), one, QColor("black"))
    painter.end()
    return image


@pytest.mark.parametrize(
    ("one", "other"),
    list(combinations([*[kind for kind in TaskKind if kind is not TaskKind.CONSENT], *ConsentState], 2)),
)
def test_no_two_marks_look_alike(qapp, one, other):
    images = [
        drawn(task(TaskKind.CONSENT, target=kind) if isinstance(kind, ConsentState) else task(kind))
        for kind in (one, other)
    ]
    differing = sum(
        abs(images[0].pixelColor(x, y).lightness() - images[1].pixelColor(x, y).lightness()) > 128
        for x in range(SIDE)
        for y in range(SIDE)
    )
    assert differing / SIDE**2 > 0.03


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_what_can_be_done_at_once_looks_like_a_button(page, theme, mode):
    theme.set_mode(mode)
    show_tasks(page, MISSING, RATING)
    verbs = [one for one in page.findChildren(QPushButton) if one.text() in ("Registrera …", "Lägg till …")]
    assert [framed(one, theme) for one in verbs] == [True, True]
    above, below = sorted(verbs, key=lambda one: one.mapTo(page, QPoint()).y())
    assert above.mapTo(page, QPoint(0, above.height())).y() < below.mapTo(page, QPoint()).y()


@pytest.mark.parametrize("what", [LATE, MISSING])
def test_a_line_made_in_large_type_has_the_air_of_the_small_when_that_is_back(theme, show, what):
    theme.set_zoom(200)
    row = show(TaskRow(theme, what, named=True))
    theme.set_zoom(100)
    new = show(TaskRow(theme, what, named=True))
    assert row.layout().contentsMargins() == new.layout().contentsMargins()
    assert row.layout().spacing() == new.layout().spacing()
