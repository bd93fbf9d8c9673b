"""The tour's daily work: what waits today, a board narrowed to some, a person's page, a meeting at the wall."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from samordning_desktop.core.consent import ConsentState
from samordning_desktop.ui.board.filtering import Filter
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.kit.theme import Mode
from samordning_desktop.ui.rail import Page
from samordning_desktop.ui.tour.guide import Guide
from samordning_desktop.ui.tour.telling import choose, do, look, main_window


def today(guide: Guide) -> None:
    """What waits, day by day."""
    main_window(guide).open_page(Page.TODAY)
    guide.rest()
    guide.picture("idag")
    main_window(guide).open_page(Page.BOARD)
    guide.rest()


def narrowed(guide: Guide) -> None:
    """The board narrowed to those whose consent runs out."""
    board = main_window(guide).workspace.board
    board.show_look(replace(board.look, filter=Filter(consent=ConsentState.EXPIRING.value)))
    guide.rest()
    guide.picture("filter")
    board.show_everyone()
    guide.rest()


def person(guide: Guide) -> None:
    """A person's own page, its history, and a step to plan."""
    window, anna = main_window(guide), choose(guide, "Anna Alm")
    window.open_person(anna.id)
    guide.rest()
    guide.picture("personens-sida")
    window.person.in_time.click()
    guide.rest()
    guide.picture("personens-historik")
    window.open_page(Page.BOARD)
    guide.rest()


def meeting(guide: Guide) -> None:
    """The wall: a meeting is begun, somebody's row is in the light, and the end is asked about."""
    do(guide, Command.MEETING)
    guide.picture("moteslage")
    header = main_window(guide).meeting.page.header
    header.begin.click()
    guide.rest()
    guide.program.kit.theme.set_mode(Mode.DARK)
    guide.picture("moteslage-mork")
    guide.program.kit.theme.set_mode(Mode.LIGHT)
    guide.in_dialogs(header.end.click, partial(look, guide, "avsluta-motet", "Avsluta"))
    do(guide, Command.MEETING)
