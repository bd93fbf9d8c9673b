"""Runs the tour from beginning to end, without a screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from samordning_desktop.core.clock import Clock
from samordning_desktop.ops.setup import NoSecrets
from samordning_desktop.ui.kit.theme import Mode, Theme
from samordning_desktop.ui.program import Program
from samordning_desktop.ui.tour import consents, daily, disclosing, story
from samordning_desktop.ui.tour.guide import ChosenFiles, Guide
from samordning_desktop.ui.tour.story import Props


@dataclass(frozen=True, slots=True)
class TourFolders:
    """Where the tour works: an empty folder for a first run, the demo's store, and a folder for pictures."""

    first_run: Path
    store: Path
    pictures: Path


def run_tour(app: QApplication, folders: TourFolders, props: Props, clock: Clock) -> list[Path]:
    """Goes through the program's main job. Returns the pictures, in order. Raises TourStoppedError."""
    theme = Theme(app, Mode.LIGHT)
    taken: list[Path] = []
    chapters: tuple[tuple[Path, Callable[[Guide], None]], ...] = (
        (folders.first_run, story.first_run),
        (folders.store, lambda guide: _main_job(guide, props)),
    )
    for store, chapter in chapters:
        chosen = ChosenFiles()
        program = Program(app, store, clock, NoSecrets(), demo=True, theme=theme, files=chosen)
        guide = Guide(app, program, chosen, folders.pictures, taken)
        program.start()
        guide.rest()
        chapter(guide)
        guide.leave()
    return taken


def _main_job(guide: Guide, props: Props) -> None:
    story.unlock(guide, props)
    daily.today(guide)
    story.board(guide)
    daily.narrowed(guide)
    daily.person(guide)
    disclosing.noted(guide)
    daily.meeting(guide)
    consents.consent(guide)
    story.rating(guide)
    story.paper(guide, props)
    story.packages(guide, props)
    story.old_board(guide, props)
    story.looks(guide)
