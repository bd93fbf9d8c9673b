"""Reading a package and taking it in on the worker, with each step told in words and a way to give it up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from samordning_desktop.core.taking import STEP_WORDS, TakingStep, Tell
from samordning_desktop.ui.dialogs.progress import GivenUpError, ProgressDialog
from samordning_desktop.ui.flows.stage import Stage
from samordning_desktop.ui.kit.help_page import HelpPage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Work:
    """What is done, what is said of it at the top, and its steps in order."""

    title: str
    lead: str
    steps: Sequence[TakingStep]


READING = Work(
    "Paketet läses",
    "Inget ändras förrän du har sett vad paketet gör och säger ”Ta in”.",
    (TakingStep.READING, TakingStep.CHECKING, TakingStep.COMPARING),
)
TAKING = Work(
    "Paketet tas in",
    "Fram till det sista steget kan du avbryta. Då är allt som det var.",
    (TakingStep.READING, TakingStep.CHECKING, TakingStep.BACKING_UP, TakingStep.TAKING_IN),
)


def run(stage: Stage, work: Work, job: Callable[[Tell], T], done: Callable[[T], None]) -> None:
    """Run ``job`` on the worker, and ``done`` with what it gives; when the user gives it up nothing more is said."""
    progress = ProgressDialog(stage.window, stage.kit, work.title, work.lead, HelpPage.PACKAGES)

    def finished(result: T | None) -> None:
        progress.deleteLater()
        if not progress.over:
            progress.accept()
        if not progress.given_up and result is not None:
            done(result)

    def failed(error: Exception) -> None:
        progress.deleteLater()
        if not progress.over:
            progress.accept()
        if not progress.given_up:
            stage.fail(error)

    progress.open_in_time()
    told = partial(_tell, progress, work.steps)
    stage.kit.runner.run(partial(_until_given_up, job, told), finished, failed, initiator=stage.window)


def _until_given_up(job: Callable[[Tell], T], tell: Tell) -> T | None:
    try:
        return job(tell)
    except GivenUpError:
        return None


def _tell(progress: ProgressDialog, steps: Sequence[TakingStep], step: TakingStep) -> None:
    last = step is TakingStep.TAKING_IN
    progress.step(STEP_WORDS[step], steps.index(step) + 1, len(steps), last=last)
