"""The tour's story, step by step: first run, board, consent, paper, self-rating, package, conflict, old board."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from samordning_desktop import printing
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.ops import Desk, extracts, files, sheets
from samordning_desktop.ui.board.editor import CellEditor
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.dialogs.rating import RatingChoice, RatingDialog
from samordning_desktop.ui.first_run.wizard import FirstRun
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.theme import Mode
from samordning_desktop.ui.lock_window import LockWindow
from samordning_desktop.ui.panel.action import Action
from samordning_desktop.ui.rail import Page
from samordning_desktop.ui.tour.guide import Guide, TourStoppedError
from samordning_desktop.ui.tour.telling import choose, do, in_dialog, look, main_window, run


@dataclass(frozen=True, slots=True)
class Props:
    """What the story needs at hand: the demo's passphrase, the package that waits, an old board, and where
    sheets and a new package are to be saved."""

    passphrase: str
    waiting: Path
    old_board: Path
    sheets: Path
    outgoing: Path


def first_run(guide: Guide) -> None:
    """A new store is made in an empty folder; the recovery sheet is shown."""
    window = guide.program.window
    if not isinstance(window, FirstRun):
        raise TourStoppedError("the first run")
    guide.rest()
    window.place.site.setText("Lidköping")
    window.place.unit.setText("Socialtjänstens öppenvård")
    window.place.user.setText("Karin Ekdal")
    guide.picture("forsta-gangen")
    window.forward.click()
    for field in (window.passphrase.first, window.passphrase.second):
        field.line.setText("sju gröna stolar vid sjön")
    guide.picture("losenfras")
    window.forward.click()
    guide.rest()
    guide.picture("aterstallningskod")


def unlock(guide: Guide, props: Props) -> None:
    """A wrong passphrase is refused in three sentences; the right one opens the board."""
    window = guide.program.window
    if not isinstance(window, LockWindow):
        raise TourStoppedError("the lock")
    guide.rest()
    for phrase in ("fel fras", props.passphrase):
        window.passphrase.line.setText(phrase)
        window.open.click()
        guide.rest()
        if phrase != props.passphrase:
            guide.picture("fel-losenfras")
    guide.until(lambda: guide.board is not None, "the board")
    guide.rest()


def board(guide: Guide) -> None:
    """The board; a person in the panel; search; an edit in place, taken back."""
    window = main_window(guide)
    guide.picture("tavlan")
    choose(guide, "Anna Alm")
    guide.picture("personen")
    window.workspace.board.search.setText("träffpunkten")
    guide.rest()
    guide.picture("sok")
    window.workspace.board.search.clear()
    _edit(guide, choose(guide, "Camilla Åkerlind"))
    do(guide, Command.UNDO)


def _edit(guide: Guide, row: ParticipantRow) -> None:
    view = main_window(guide).workspace.board.view
    view.choose(row.id, "situation")
    view.open_current()
    editor = view.findChild(CellEditor)
    if editor is None:
        raise TourStoppedError("the cell's editor")
    editor.write("Tid för utredning den 14:e. Bor hos sin syster tills vidare.")
    guide.picture("skriva-i-rutan")
    guide.key(editor, Qt.Key.Key_Return)
    guide.rest()


def rating(guide: Guide) -> None:
    """A self-rating is entered and seen as a chart."""
    choose(guide, "Anna Alm")

    def fill(dialog: Dialog[object]) -> None:
        if isinstance(dialog, RatingDialog):
            dialog.refill(RatingChoice(guide.program.kit.clock.today(), (7, 7, 8)))
        look(guide, "sjalvskattning", "Spara självskattningen", dialog)

    guide.in_dialogs(run(guide, Command.ADD_RATING), fill)
    guide.picture("sjalvskattning-som-diagram")


def paper(guide: Guide, props: Props) -> None:
    """Sheets are previewed from memory; then each is saved, as the user may choose to."""
    window, anna = main_window(guide), choose(guide, "Anna Alm")
    for action, name in (
        (Action.PRINT_INFORMATION, "informationsblad"),
        (Action.PRINT_CONSENT, "samtycke"),
        (Action.PRINT_CHART, "diagram"),
    ):
        ask = partial(window.workspace.panel.asked.emit, action, anna.id)
        guide.in_dialogs(
            ask,
            lambda dialog: guide.press(dialog, "Visa utskriften"),
            partial(look, guide, f"forhandsvisning-{name}", "Stäng"),
        )
    guide.in_dialogs(
        run(guide, Command.TEXTS),
        partial(look, guide, "texter", "Lägg in egen …"),
        partial(look, guide, "egen-text", "Avbryt"),
    )
    guide.in_dialogs(
        run(guide, Command.PRINT_BOARD),
        partial(look, guide, "skriv-ut-tavlan", "Visa utskriften"),
        partial(look, guide, "forhandsvisning-tavlan", "Stäng"),
    )
    in_dialog(guide, Command.EXPORT_BOARD, "spara-tavlan-som-fil", "Avbryt")
    desk = window.stage.desk
    for name, make in _sheets(desk, anna.id).items():
        path = props.sheets / f"{name}.pdf"
        guide.program.kit.runner.run(partial(_save, path, make))
    guide.rest()


def _sheets(desk: Desk, participant: str) -> dict[str, Callable[[], bytes]]:
    return {
        "informationsblad": lambda: printing.information_pdf(sheets.information_sheet(desk, participant)),
        "samtycke-blankett": lambda: printing.consent_pdf(sheets.consent_sheet(desk)),
        "samtycke": lambda: printing.consent_pdf(sheets.consent_sheet(desk, participant)),
        "sjalvskattning": lambda: printing.rating_form_pdf(sheets.rating_form(desk, participant)),
        "diagram": lambda: printing.rating_chart_pdf(sheets.rating_chart(desk, participant)),
        "tavla": lambda: printing.board_pdf(sheets.board_sheet(desk)),
        "utdrag": lambda: printing.disclosures_pdf(extracts.extract_sheet(desk, participant)),
        "aterstallningsblad": lambda: printing.recovery_pdf(
            sheets.recovery_sheet(desk, "DEMO-" * 6 + "DEMO")
        ),
    }


def _save(path: Path, make: Callable[[], bytes]) -> None:
    files.save_file(path, make())


def packages(guide: Guide, props: Props) -> None:
    """The waiting package is taken in, plan first; the conflict is settled; a package is made."""
    window = main_window(guide)
    window.open_page(Page.PACKAGES)
    guide.picture("paket")
    guide.files.next = props.waiting
    in_dialog(guide, Command.TAKE_PACKAGE, "vad-paketet-gor", "Ta in")
    anna = choose(guide, "Anna Alm")
    guide.in_dialogs(
        partial(window.workspace.board.view.conflict_opened.emit, anna.id, "planning"),
        partial(look, guide, "avgora", "Behåll den här"),
    )
    guide.files.next = props.outgoing
    guide.in_dialogs(
        partial(window.packages.make_asked.emit, "Lidköping"),
        partial(look, guide, "skapa-paket", "Skapa paketet"),
        partial(look, guide, "paketet-klart", "Stäng"),
    )
    window.open_page(Page.BOARD)
    guide.rest()


def old_board(guide: Guide, props: Props) -> None:
    """An Excel board comes in, with a preview of what was understood."""
    guide.files.next = props.old_board
    in_dialog(guide, Command.IMPORT_BOARD, "gammal-tavla", "Avbryt")


def looks(guide: Guide) -> None:
    """The same board dark, and at 200 %."""
    theme = guide.program.kit.theme
    choose(guide, "Anna Alm")
    theme.set_mode(Mode.DARK)
    guide.picture("tavlan-mork")
    theme.set_mode(Mode.LIGHT)
    theme.set_zoom(200)
    guide.picture("tavlan-200-procent")
    theme.set_zoom(100)
