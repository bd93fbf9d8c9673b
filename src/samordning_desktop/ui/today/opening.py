"""Where each line of Idag leads."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from samordning_desktop import ops
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.task import GONE, LEFT, Task, TaskKind, Whose
from samordning_desktop.ui import flows
from samordning_desktop.ui.flows.stage import Stage
from samordning_desktop.ui.rail import Page

if TYPE_CHECKING:
    from samordning_desktop.ui.main_window import MainWindow
    from samordning_desktop.ui.today.page import TodayPage


def connect_today(window: MainWindow) -> None:
    """Let the page reach the board, the packages and the flows, when it is made."""
    window.pages.today.when_made(partial(_connect, window))


def _connect(window: MainWindow, page: TodayPage) -> None:
    page.opened.connect(partial(_open, window))
    page.acted.connect(partial(_act, window))
    page.whose.chosen.connect(partial(_choose, window))


def _open(window: MainWindow, task: Task) -> None:
    """Who is gone has no place here, and is told of; two values are settled here and now; a step stands on the person's own page, and the board does not show who has left; a site's card and package have
    places of their own, a package that has come is looked at here, and who signed an older text is a list; for everything else the person is chosen on the
    board, where the panel shows what to do."""
    if task.target == GONE:
        flows.participants.tell_gone(window.stage, task)
    elif task.kind is TaskKind.CONFLICT:
        flows.conflicts.settle_field(window.stage, task.participant, task.target)
    elif task.kind is TaskKind.STEP or task.target == LEFT:
        window.open_person(task.participant)
    elif task.kind is TaskKind.CARD:
        flows.pairing.pair(window.stage)
    elif task.kind is TaskKind.PACKAGE:
        window.open_page(Page.PACKAGES)
    elif task.kind is TaskKind.ARRIVED:
        flows.packages.take_in_file(window.stage, Path(task.target))
    elif task.kind is TaskKind.OLDER_TEXT:
        flows.texts.show_older(window.stage, window.open_person)
    else:
        _show_person(window, task)


def _act(window: MainWindow, task: Task) -> None:
    """The person is chosen on the board, and the dialog opened over it."""
    acts: dict[TaskKind, Callable[[Stage, ParticipantRow], None]] = {
        TaskKind.CONSENT: flows.registering.give,
        TaskKind.RATING: flows.ratings.add,
    }
    everyone = window.workspace.board.model.everyone
    row = next((row for row in everyone if row.id == task.participant), None)
    if row is not None:
        _show_person(window, task)
        acts[task.kind](window.stage, row)


def _show_person(window: MainWindow, task: Task) -> None:
    window.open_page(Page.BOARD)
    window.workspace.board.choose_soon(task.participant)


def _choose(window: MainWindow, whose: Whose) -> None:
    window.stage.run(
        lambda: ops.today.choose(window.stage.desk, whose), lambda _done: window.refresher.read_today()
    )
