"""Every dialog's manners: verbs, a safe default, Esc, names for the screen reader, no cut text, both themes."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from functools import partial

import pytest
from PySide6.QtCore import SIGNAL, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from samordning_desktop.ui import dialogs
from samordning_desktop.ui.kit.colors import DARK, LIGHT, contrast
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.manners import cut_hints, nameless
from samordning_desktop.ui.kit.theme import Mode
from ui.dialogs.openers import OPENERS

#: Words that say nothing about what happens.
EMPTY_WORDS = {"ok", "ja", "nej", "yes", "no", "cancel", "close", "fortsätt", "klar"}
#: What every verb begins with; a new one is added here by hand, when it is one.
VERBS = {
    "Avbryt", "Avgör", "Avsluta", "Använd", "Behåll", "Bekräfta", "Byt", "Gå", "Hämta", "Kopiera", "Lägg", "Notera", "Registrera",
    "Skapa", "Skriv", "Släpp", "Spara", "Stäng", "Ta", "Visa", "Välj", "Återkalla", "Ångra",
}  # fmt: skip


@pytest.fixture
def opened(kit, qtbot, request):
    dialog = OPENERS[request.param](kit)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


every_dialog = pytest.mark.parametrize("opened", OPENERS, indirect=True)


def test_no_dialog_is_forgotten(kit, qtbot):
    modules = [
        importlib.import_module(f"{dialogs.__name__}.{one.name}")
        for one in pkgutil.iter_modules(dialogs.__path__)
    ]
    written = {
        value
        for module in modules
        for _, value in inspect.getmembers(module, inspect.isclass)
        if issubclass(value, Dialog) and value.__module__ == module.__name__
    }
    seen = set()
    for make in OPENERS.values():
        dialog = make(kit)
        qtbot.addWidget(dialog)
        seen.add(type(dialog))
    assert seen == written
    assert len(written) == 42


@every_dialog
def test_buttons_are_verbs(opened):
    texts = [one.text() for one in opened.verbs]
    assert texts
    for text in texts:
        assert text.rstrip("…").lower() not in EMPTY_WORDS
        assert text.split()[0].rstrip("…") in VERBS


@every_dialog
def test_there_is_one_default_and_it_is_safe(opened):
    defaults = [one for one in opened.verbs if one.isDefault()]
    assert len(defaults) == 1
    assert not any(one.autoDefault() for one in opened.verbs if not one.isDefault())
    kinds = {one.property("verb") for one in opened.verbs}
    assert defaults[0].property("verb") == ("primary" if "primary" in kinds else "cancel")
    assert defaults[0].property("verb") != "danger"


@every_dialog
def test_the_keyboard_does_not_begin_at_what_cannot_be_taken_back(opened):
    assert not any(one.hasFocus() and one.property("verb") == "danger" for one in opened.verbs)


def meant(button: QPushButton, key: Qt.Key, default: QPushButton) -> list[QPushButton]:
    """What a key on a button presses: the button, but for Enter on a choice that is made already."""
    made = button.property("segment") and button.isChecked() and key is not Qt.Key.Key_Space
    return [one for one in (default if made else button,) if one.isEnabled()]


@every_dialog
def test_enter_and_space_press_the_button_that_has_the_keyboard(opened):
    pressed: list[QPushButton] = []
    default = next(one for one in opened.verbs if one.isDefault())
    buttons = [one for one in opened.findChildren(QPushButton) if one.isVisible() and one.isEnabled()]
    for one in buttons:
        if one.receivers(SIGNAL("clicked(bool)")):
            one.clicked.disconnect()
        one.clicked.connect(partial(pressed.append, one))
    for one in buttons:
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            one.setFocus()
            expected = meant(one, key, default)
            QTest.keyClick(one, key)
            assert pressed == expected
            pressed.clear()
    assert opened.isVisible()


@every_dialog
def test_esc_gives_it_up(opened):
    gone = []
    opened.rejected.connect(lambda: gone.append(True))
    QTest.keyClick(opened.focusWidget() or opened, Qt.Key.Key_Escape)
    assert gone == [True]
    assert not opened.isVisible()


@every_dialog
def test_everything_has_a_name_that_a_screen_reader_can_say(opened):
    assert nameless(opened) == []
    assert opened.windowTitle()
    assert not any(
        name in opened.windowTitle() for name in ("Astrid", "Anna", "Alm")
    )  # the system records titles


@every_dialog
def test_tab_goes_round_and_reaches_every_verb(opened):
    verbs = {one for one in opened.verbs if one.isEnabled()}
    start = opened.focusWidget()
    seen = []
    for _ in range(120):
        widget = opened.focusWidget()
        if widget in seen:
            break
        seen.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert verbs <= set(seen)
    assert seen[0] is start
    assert opened.focusWidget() is start


def scrolls(area: QAbstractScrollArea) -> bool:
    return area.isVisible() and area.verticalScrollBar().maximum() > 0


@every_dialog
def test_what_tells_and_lists_does_not_scroll_within_what_scrolls(opened):
    """At ordinary size: fields of text may, and a form beside its picture on paper."""
    outer = [one for one in opened.findChildren(QScrollArea) if scrolls(one)]
    kinds = (QTextBrowser, QAbstractItemView)
    inner = [one for area in outer for kind in kinds for one in area.findChildren(kind) if scrolls(one)]
    assert inner == []


def narrow(widget: QWidget) -> str | None:
    """What is cut off of a widget's text, in words; None when all of it can be seen."""
    if isinstance(widget, QLabel):
        return _narrow_label(widget)
    if isinstance(widget, QAbstractButton) and widget.text():
        wanted = widget.minimumSizeHint()
        return "button" if widget.width() < wanted.width() or widget.height() < wanted.height() else None
    if isinstance(widget, QLineEdit | QComboBox | QPlainTextEdit | QTextEdit):
        line = widget.fontMetrics().height()
        return "field" if widget.height() < line or widget.width() < 6 * line else None
    return None


def _narrow_label(label: QLabel) -> str | None:
    if not label.wordWrap():
        return "label" if label.width() < label.sizeHint().width() else None
    longest = max(
        (label.fontMetrics().horizontalAdvance(word) for word in re.split(r"[\s\u200b\u00ad]", label.text())),
        default=0,
    )
    if label.contentsRect().width() < longest:
        return "label's word"
    return "label's lines" if label.height() < label.heightForWidth(label.width()) else None


def outside(widget: QWidget, dialog: QWidget) -> bool:
    """Whether the widget stands out at a side of the dialog or of the part that scrolls."""
    frame = dialog
    parent = widget.parentWidget()
    while parent is not None and parent is not dialog:
        if isinstance(parent, QScrollArea):
            frame = parent.viewport()
            break
        parent = parent.parentWidget()
    left = widget.mapTo(frame, QPoint(0, 0)).x()
    return left < 0 or left + widget.width() > frame.width()


def inner(widget: QWidget) -> bool:
    """Whether the widget is a part of one that scrolls by itself, which sees to it."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea) and not isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_")


@pytest.mark.parametrize(("zoom", "mode"), [(100, Mode.DARK), (150, Mode.LIGHT), (200, Mode.DARK)])
@pytest.mark.parametrize("name", OPENERS)
def test_no_text_is_cut_at_any_zoom_in_either_theme(kit, theme, qtbot, name, zoom, mode):
    theme.set_mode(mode)
    theme.set_zoom(zoom)
    dialog = OPENERS[name](kit)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    room = dialog.screen().availableGeometry()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    shown = [one for one in dialog.findChildren(QWidget) if one.isVisibleTo(dialog) and not inner(one)]
    cut = [f"{narrow(one)}: {getattr(one, 'text', str)()[:40]}" for one in shown if narrow(one)]
    cut += [
        f"outside: {type(one).__name__} {one.accessibleName()[:40]}" for one in shown if outside(one, dialog)
    ]
    cut += [f"hint: {hint}" for hint in cut_hints(dialog)]
    assert cut == []


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("name", OPENERS)
def test_is_painted_in_the_theme(kit, theme, qtbot, name, mode):
    theme.set_mode(mode)
    dialog = OPENERS[name](kit)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    corner = dialog.grab().toImage().pixelColor(3, 3).name()
    assert corner == (DARK if mode is Mode.DARK else LIGHT).window
    assert contrast(theme.colors.text, corner) >= 4.5


@every_dialog
def test_no_two_buttons_are_spoken_alike(opened):
    spoken = [
        one.accessibleName() or one.text() for one in opened.findChildren(QPushButton) if one.isVisible()
    ]
    assert len(spoken) == len(set(spoken)), sorted(one for one in spoken if spoken.count(one) > 1)
