"""Where we are, in the help's terms: windows, dialogs and parts of them name the page that is about them."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtWidgets import QWidget

_PROPERTY = "help_page"


class HelpPage(StrEnum):
    """A page of the help, by the name of its file; in the order they are listed."""

    START = "borja"
    TODAY = "idag"
    BOARD = "tavlan"
    FILTER = "filtrera"
    PERSON = "personen"
    CONSENT = "samtycke"
    CONSENT_STATES = "samtyckets-tillstand"
    TEXTS = "texter"
    DISCLOSURE = "utlamnanden"
    RATING = "sjalvskattning"
    MEETING = "motet"
    PRINT = "skriva-ut"
    PACKAGES = "paket"
    COMPUTERS = "orter"
    OLD_BOARD = "gammal-tavla"
    LOCK = "las-och-nyckel"
    KEYS = "tangenter"


#: The page about what a known error is about, by its code or the first part of it. Of the others it is the page of the
#: window: a file, a disk, a date may be anywhere's.
_OF_ERRORS = {
    "board": HelpPage.OLD_BOARD,
    "conflict": HelpPage.PACKAGES,
    "consent": HelpPage.CONSENT,
    "disclosure": HelpPage.DISCLOSURE,
    "folder": HelpPage.PACKAGES,
    "form": HelpPage.CONSENT,
    "key": HelpPage.LOCK,
    "meeting": HelpPage.MEETING,
    "package": HelpPage.PACKAGES,
    "peer": HelpPage.COMPUTERS,
    "scope": HelpPage.CONSENT,
    "store.in_use": HelpPage.COMPUTERS,
    "undo": HelpPage.BOARD,
    "undo.look_first": HelpPage.PACKAGES,
    "undo.package_stands": HelpPage.PACKAGES,
}


def page_of_error(code: str) -> HelpPage | None:
    """The page about what was refused; None for that of the window."""
    return _OF_ERRORS.get(code) or _OF_ERRORS.get(code.partition(".")[0])


def set_help(widget: QWidget, page: HelpPage) -> None:
    """Say which page is about ``widget`` and all that is in it."""
    widget.setProperty(_PROPERTY, page.value)


def own_help(widget: QWidget | None) -> HelpPage | None:
    """The page that the widget itself has been given."""
    named = widget.property(_PROPERTY) if widget else None
    return HelpPage(named) if named else None


def help_about(window: QWidget) -> HelpPage:
    """The page about where the keyboard is in ``window``: the nearest part, else the window it stands over."""
    place: QWidget | None = window.focusWidget() or window
    while place is not None:
        page = own_help(place)
        if page is not None:
            return page
        place = place.parentWidget()
    return HelpPage.BOARD
