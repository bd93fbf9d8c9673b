"""Packages to and from the other sites."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from samordning_desktop.core.changes import Done
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.merge_plan import OWN_COMPUTERS, ExportPlan, LeftOut, MergePlan
from samordning_desktop.core.package_undo import PackageUndo
from samordning_desktop.core.participant import short_name
from samordning_desktop.ops import Desk, files, undoing
from samordning_desktop.sync import folder, incoming, outgoing
from samordning_desktop.sync.folder import Unfit
from samordning_desktop.sync.format import FILE_LIMIT
from samordning_desktop.ui.dialogs import export_package as export_dialog
from samordning_desktop.ui.dialogs import import_package as import_dialog
from samordning_desktop.ui.dialogs import undo_package as undo_dialog
from samordning_desktop.ui.dialogs.export_package import Send
from samordning_desktop.ui.dialogs.saved_file import GIVE_UP, Work
from samordning_desktop.ui.flows import opening, saving, taking
from samordning_desktop.ui.flows.stage import Stage
from samordning_desktop.ui.flows.taking import READING, TAKING
from samordning_desktop.ui.kit.help_page import HelpPage

KINDS = "Paket (*.age)"
SAVING = Work(
    "Paketet skrivs",
    f"{GIVE_UP} Då är inget paket gjort, och inget är noterat.",
    HelpPage.PACKAGES,
    KnownError("package.unnamed"),
)
CHOOSING = Work(
    "Mappen prövas",
    f"{GIVE_UP} Då är ingen mapp vald.",
    HelpPage.PACKAGES,
)


def make_package(stage: Stage, peer: str, look: Callable[[], object]) -> None:
    """Say what a package to ``peer`` would take, ask where to put it, and make it.

    When it cannot be put in the folder, ``look`` looks how that stands.
    """

    def not_put(error: KnownError) -> None:
        look()
        stage.fail(error)

    def look_up(done: Callable[[tuple[LeftOut, ...]], None]) -> None:
        stage.run(partial(outgoing.staying, stage.desk, peer), done)

    def show(found: tuple[ExportPlan, str, Path | None]) -> None:
        plan, filename, way = found
        chosen = export_dialog.ask(stage.window, stage.kit, plan, way, look_up)
        if chosen is not None:
            stage.say("")  # what was said of another package is over, also when this one is refused
        if chosen is Send.FOLDER:
            job = partial(outgoing.put_in_folder, stage.desk, peer)
            saving.save(stage, SAVING, job, partial(_put, stage), not_put)
        elif chosen is Send.FILE:
            path = stage.kit.files.save(stage.window, f"Spara paketet till {plan.to}", filename, KINDS)
            if path is not None:
                saving.save(
                    stage,
                    SAVING,
                    partial(outgoing.export, stage.desk, peer, path),
                    partial(_told, stage, path),
                )

    stage.run(partial(_beforehand, stage.desk, peer), show)


def _beforehand(desk: Desk, peer: str) -> tuple[ExportPlan, str, Path | None]:
    plan, filename = outgoing.preview(desk, peer), outgoing.suggested_filename(desk, peer)
    return plan, filename, folder.way_to(desk, peer).folder


def _told(stage: Stage, path: Path, done: Done[ExportPlan]) -> None:
    plan = done.value
    hand = "Ta den till er andra dator. Bara våra" if plan.own else f"Lämna den till {plan.receiver}. Bara de"
    text = f"Filen heter {path.name}. {hand} kan öppna den."
    stage.kit.messages.inform(stage.window, "Paketet är klart", text, HelpPage.PACKAGES)


def _put(stage: Stage, done: Done[tuple[ExportPlan, Path]]) -> None:
    stage.say(f"Paketet till {done.value[0].to} ligger i mappen.")


def choose_folder(stage: Stage, peer: str) -> None:
    """Ask for the folder that packages to and from ``peer`` go by."""
    called = OWN_COMPUTERS if peer == stage.desk.actor.site else peer
    chosen = stage.kit.files.folder(stage.window, f"Mapp för paket till och från {called}")
    if chosen is not None:
        said = f"Paket till och från {called} kan gå genom mappen."
        job = partial(folder.choose, stage.desk, peer, chosen)
        saving.save(stage, CHOOSING, job, lambda _done: stage.say(said))


def drop_folder(stage: Stage, peer: str) -> None:
    """No folder leads to ``peer`` any more; what lies in it is left."""
    said = "Mappen används inte längre. Det som ligger i den är kvar."
    stage.run(partial(folder.choose, stage.desk, peer, None), lambda _done: stage.say(said))


def leave_aside(stage: Stage, unfit: Unfit) -> None:
    """Tell no more of a file in a folder that cannot be taken in."""
    said = "Filen är lämnad åt sidan. Den ligger kvar i mappen."
    stage.run(partial(folder.leave_aside, stage.desk, unfit), lambda _done: stage.say(said))


def take_in(stage: Stage) -> None:
    """Ask for a package, show what it would change, and take it in when that is confirmed."""
    path = stage.kit.files.open(stage.window, "Ta in ett paket", KINDS)
    if path is not None:
        take_in_file(stage, path)


def take_in_file(stage: Stage, path: Path) -> None:
    """Show what this package would change, and take it in when that is confirmed."""

    def read(content: bytes) -> None:
        taking.run(stage, READING, partial(incoming.rehearse, stage.desk, content), partial(show, content))

    def show(content: bytes, plan: MergePlan) -> None:
        if import_dialog.ask(stage.window, stage.kit, plan) is not None:
            taking.run(
                stage, TAKING, partial(incoming.take_in, stage.desk, content), partial(_took_in, stage)
            )

    stage.say("")  # what was said of another package is over
    opening.read(stage, path, HelpPage.PACKAGES, partial(files.read_file, limit=FILE_LIMIT), read)


def _took_in(stage: Stage, done: Done[MergePlan]) -> None:
    stage.say(import_dialog.taken_in(done.value))
    met = done.value.consents_met
    if met:
        first, more = met[0], f" och {len(met) - 1} till" if len(met) > 1 else ""
        stage.offer(
            f"Flera samtycken möts hos {first.name}{more}. På personens sida står vilket som räknas.",
            f"Visa {short_name(first.name)}",
            partial(stage.open_person, first.participant),
        )


def undo(stage: Stage, step: str, passed_over: Callable[[], object]) -> None:
    """Take a package back by itself, once it has been seen what goes back.

    ``passed_over``: nothing of it can go back, so it is no longer among those that can be undone.
    """

    def refuse(error: KnownError) -> None:
        passed_over()
        stage.fail(error)

    def ask(found: PackageUndo) -> None:
        if undo_dialog.ask(stage.window, stage.kit, found) is not None:
            job = partial(undoing.undo_package, stage.desk, step)
            stage.run(job, lambda done: stage.say(f"Ångrade: {done.value}"), refuse)

    stage.run(partial(undoing.look_at_package, stage.desk, step), ask, refuse)
