"""The style sheet: one text from the palette and a measure, so that zoom and dark mode reach everything."""

from __future__ import annotations

from collections.abc import Callable
from string import Template

from samordning_desktop.core.resources import resource
from samordning_desktop.ui.kit.colors import Colors

_SHEET = Template("""
* { widget-animation-duration: 0; }
QWidget { color: $text; }
QMainWindow, QDialog, QWidget[role="page"] { background: $window; }
QWidget[role="surface"] { background: $surface; }
QToolTip { background: $surface; color: $text; border: 1px solid $outline; padding: $p40; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: $f150; font-weight: 600; }
QLabel[role="heading"] { font-size: $f115; font-weight: 600; }
QLabel[role="label"], QLabel[role="strong"] { font-weight: 600; }
QLabel[role="quiet"] { color: $quiet; }
QLabel[role="accent"] { color: $accent; font-weight: 600; }
QLabel[role="mono"] { font-size: $f130; font-weight: 600; }
QLabel[role="banner"] { background: $notice; color: $on_notice; padding: $p30 $p80; font-weight: 600; }
QLabel:focus, QScrollArea:focus { border: 2px solid $focus; }
QFrame[role="message"] { background: $accent_wash; border: 2px solid $accent; border-radius: $p30; }
QFrame[role="said"] { background: $surface; border: 1px solid $outline; border-radius: $p30; }
QFrame[role="card"] { background: $surface; border: 1px solid $rule; border-radius: $p40; }
QFrame[role="rule"] { background: $rule; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="side-rule"] { background: $rule; border: none; max-width: 1px; min-width: 1px; }

QPushButton { background: $surface; border: 2px solid $outline; border-radius: $p30; padding: $p35 $p90; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $chosen; }
QPushButton[verb="primary"] { background: $solid; color: $on_solid; border-color: $solid; font-weight: 600; }
QPushButton:disabled { color: $quiet; border: 2px dashed $outline; background: $window; }
QPushButton:focus { border: 3px solid $focus; padding: $b35 $b90; }
QPushButton[verb="primary"]:focus { border: 3px solid $ring; }
QPushButton[segment="true"] { padding: $p35 0px; }
QPushButton[segment="true"]:checked { background: $solid; color: $on_solid; border-color: $solid; font-weight: 600; }
QPushButton[segment="true"]:focus { border: 3px solid $focus; padding: $b35 0px; }
QPushButton[segment="true"]:checked:focus { border: 3px solid $ring; }
QPushButton[flat="true"], QToolButton { background: transparent; border: 2px solid transparent;
  border-radius: $p30; padding: $p35 $p60; }
QPushButton[flat="true"]:hover, QToolButton:hover { background: $hover; }
QPushButton[flat="true"]:focus, QToolButton:focus { border: 2px solid $focus; padding: $p35 $p60; }
QPushButton[role="line"] { background: transparent; border: 2px solid transparent; padding: 0px; }
QPushButton[role="line"]:hover { background: $hover; }
QPushButton[role="line"]:pressed { background: $chosen; }
QPushButton[role="line"]:focus { border: 2px solid $focus; padding: 0px; }
QPushButton[chooser="true"] { padding-right: $p80; }
QPushButton[chooser="true"]:focus { padding-right: $p80; }
QPushButton::menu-indicator { image: url($arrow); width: $p70; height: $p70; subcontrol-position: right center;
  subcontrol-origin: padding; right: $p40; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QComboBox, QDateEdit { background: $field; color: $text;
  border: 2px solid $outline; border-radius: $p25; padding: $p30 $p40;
  placeholder-text-color: $quiet; selection-background-color: $solid; selection-color: $on_solid; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QComboBox:focus, QDateEdit:focus
  { border: 3px solid $focus; padding: $b30 $b40; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border-color: $accent; }
QComboBox::drop-down { border: none; width: $p150; }
QComboBox::down-arrow { image: url($arrow); width: $p80; height: $p80; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $outline; }

QCheckBox, QRadioButton { border: 2px solid transparent; border-radius: $p25; padding: $p25; spacing: $p50; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $focus; }
QCheckBox::indicator, QRadioButton::indicator { width: $p110; height: $p110; background: $field;
  border: 2px solid $outline; border-radius: $p20; }
QRadioButton::indicator { border-radius: $r65; }
QCheckBox::indicator:checked { background: $solid; border-color: $solid; image: url($tick); }
QRadioButton::indicator:checked { border-color: $text; background: qradialgradient(cx: 0.5, cy: 0.5,
  radius: 0.5, fx: 0.5, fy: 0.5, stop: 0 $text, stop: 0.5 $text, stop: 0.58 $field, stop: 1 $field); }

QAbstractItemView { background: $surface; color: $text; alternate-background-color: $surface;
  border: 1px solid $rule; selection-background-color: $chosen; selection-color: $text; outline: 0; }
QListView, QTreeView { padding: 2px; }
QListView:focus, QTreeView:focus, QTextBrowser:focus { border: 3px solid $focus; }
QListView:focus, QTreeView:focus { padding: 0px; }
QListView::item, QTreeView::item { padding: $p30; border: 2px solid transparent; }
QListView::item:selected, QTreeView::item:selected { background: $chosen; color: $text; border-color: $outline; }
QTreeView::branch:has-children:closed { image: url($onward); }
QTreeView::branch:has-children:open { image: url($arrow); }
QTableView[lined="true"]::item { padding: $p35 $p50; border-bottom: 1px solid $rule; }
QTableView[lined="true"]::item:selected { background: $chosen; color: $text; }
QTableView#board { border: none; background: $surface; }
QHeaderView { background: $surface; }
QHeaderView::section { background: $surface; color: $quiet; font-weight: 600; padding: $p50 $p50;
  border: none; border-bottom: 2px solid $outline; }
QTableCornerButton::section { background: $surface; border: none; }

QMenuBar { background: $window; }
QMenuBar::item { padding: $p25 $p60; background: transparent; border-radius: $p20; }
QMenuBar::item:selected { background: $chosen; }
QMenu { background: $surface; border: 1px solid $outline; padding: $p25; }
QMenu::item { padding: $p35 $p150 $p35 $p80; border-radius: $p20; }
QMenu::item:selected { background: $chosen; }
QMenu::item:disabled { color: $quiet; }
QMenu::indicator { width: $p80; height: $p80; left: $p15; }
QMenu::indicator:checked { image: url($menu_tick); }
QMenu::right-arrow { image: url($onward); width: $p80; height: $p80; right: $p40; }
QMenu::separator { height: 1px; background: $rule; margin: $p25; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[role="scrolled"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: $p70; margin: 0; }
QScrollBar:horizontal { background: transparent; height: $p70; margin: 0; }
QScrollBar::handle { background: $outline; border-radius: $r25; margin: $p15; min-height: $p150; min-width: $p150; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QHeaderView::up-arrow { image: url($rising); width: $p60; height: $p60; }
QHeaderView::down-arrow { image: url($falling); width: $p60; height: $p60; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $field; border: 2px solid $outline; border-radius: $p20; min-height: $p50; max-height: $p50; }
QProgressBar::chunk { background: $solid; }

QFrame[role="rail"] { background: $window; border: none; border-right: 1px solid $rule; }
QFrame[role="rail"] QPushButton { background: transparent; border: 2px solid transparent; text-align: left;
  padding: $p40 $p60; }
QFrame[role="rail"] QPushButton:hover { background: $hover; }
QFrame[role="rail"] QPushButton:checked { background: $chosen; font-weight: 600; }
QFrame[role="rail"] QPushButton:focus { border: 2px solid $focus; padding: $p40 $p60; }
QCalendarWidget QToolButton { color: $text; padding: $p25 $p60; }
QCalendarWidget QAbstractItemView { selection-background-color: $solid; selection-color: $on_solid; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QStatusBar { background: $window; color: $quiet; }
QSplitter::handle { background: $rule; }
""")

_PADDINGS = (15, 20, 25, 30, 35, 40, 50, 60, 70, 80, 90, 110, 150)

_ICONS = ("tick", "arrow", "onward", "rising", "falling")


def style_sheet(colors: Colors, px: Callable[[float], int], *, dark: bool) -> str:
    """The whole style sheet; ``px`` turns em into pixels at the present zoom."""
    measures = {f"p{size}": f"{px(size / 100)}px" for size in _PADDINGS}
    # A focused control has a border one pixel wider and a padding one pixel smaller: nothing moves.
    measures |= {f"b{size}": f"{max(px(size / 100) - 1, 0)}px" for size in (30, 35, 40, 90)}
    measures |= {f"f{size}": f"{px(size / 100)}px" for size in (115, 130, 150)}
    # Qt draws a corner square when its radius is more than half of the side.
    measures |= {"r65": f"{(px(1.1) + 4) // 2}px", "r25": f"{max((px(0.7) - 2 * px(0.15)) // 2, 1)}px"}
    shade = "dark" if dark else "light"
    icons = {name: resource("icons", f"{name}-{shade}.svg").as_posix() for name in _ICONS}
    # The tick of a box is drawn on the solid colour, a menu's on the ground: in the other shade.
    icons["menu_tick"] = resource("icons", f"tick-{'light' if dark else 'dark'}.svg").as_posix()
    roles = {name: getattr(colors, name) for name in Colors.__slots__}
    return _SHEET.substitute(roles | measures | icons)
