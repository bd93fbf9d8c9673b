"""Air that follows the size of type."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from samordning_desktop.core.step import Step
from samordning_desktop.ui.kit.signs import Sign, signed
from samordning_desktop.ui.kit.spaced import spaced_column, spaced_row
from samordning_desktop.ui.person.steps import StepsSection


@pytest.mark.parametrize(("make", "beside"), [(spaced_row, True), (spaced_column, False)])
def test_its_air_follows_the_type(theme, make, beside):
    parent = QWidget()
    layout = make(theme, 0.5, parent)
    for words in ("a", "b"):
        layout.addWidget(QLabel(words))
    small = layout.spacing()
    assert small == theme.px(0.5)
    assert (layout.direction() == QBoxLayout.Direction.LeftToRight) is beside
    theme.set_zoom(200)
    assert layout.spacing() == theme.px(0.5) > small
    theme.set_zoom(100)
    assert layout.spacing() == small


def test_within_another_layout_it_has_no_margins(theme):
    parent = QWidget()
    outer = QVBoxLayout(parent)
    inner = spaced_row(theme, 0.1)
    outer.addLayout(inner)
    assert inner.contentsMargins().isNull()


def test_one_that_is_gone_is_not_measured(theme, qtbot):
    parent = QWidget()
    spaced_row(theme, 0.5, parent)
    with qtbot.waitSignal(parent.destroyed):
        parent.deleteLater()
    theme.set_zoom(200)
    theme.set_zoom(100)


def test_what_was_made_large_is_as_if_made_small_when_the_type_is_small_again(theme, show):
    def air(widget):
        return [one.spacing() for one in widget.findChildren(QBoxLayout)]

    def made():
        section = StepsSection(theme)
        section.show_steps([Step("s", "Ringa", "Karin", date(2026, 11, 1))], date(2026, 11, 29))
        return show(section)

    theme.set_zoom(200)
    section, line = made(), signed(theme, Sign.OVERDUE, "Försenat")
    theme.set_zoom(100)
    assert air(section) == air(made())
    assert air(line) == air(signed(theme, Sign.OVERDUE, "Försenat")) == [theme.px(0.4)]
