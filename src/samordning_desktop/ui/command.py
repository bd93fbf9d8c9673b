"""The window's commands, with their words and keys: what the menus hold and the help lists."""

from __future__ import annotations

from enum import StrEnum

from samordning_desktop.core.values import dataclass


class Command(StrEnum):
    """One thing the window can be told to do."""

    ADD = "add"
    IMPORT_BOARD = "import_board"
    PRINT_BOARD = "print_board"
    PRINT_VISIT = "print_visit"
    TEXTS = "texts"
    EXPORT_BOARD = "export_board"
    PRINT_PROTOCOL = "print_protocol"
    PASSPHRASE = "passphrase"
    SHEET = "sheet"
    BEGIN_ANEW = "begin_anew"
    LOCK = "lock"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    EDIT = "edit"
    EMPTY = "empty"
    COPY = "copy"
    COPY_ROW = "copy_row"
    SEARCH = "search"
    OPEN_PERSON = "open_person"
    GIVE_CONSENT = "give_consent"
    WITHDRAW_CONSENT = "withdraw_consent"
    WITHDRAW_PART = "withdraw_part"
    PRINT_RECEIPT = "print_receipt"
    ADD_RATING = "add_rating"
    MARK_SEEN = "mark_seen"
    TAKE_PACKAGE = "take_package"
    PAIR = "pair"
    SHOW_BOARD = "show_board"
    SHOW_TODAY = "show_today"
    SHOW_PACKAGES = "show_packages"
    SHOW_PANEL = "show_panel"
    MEETING = "meeting"
    COLUMNS = "columns"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    ZOOM_RESET = "zoom_reset"
    LOOK_SYSTEM = "look_system"
    LOOK_LIGHT = "look_light"
    LOOK_DARK = "look_dark"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a menu."""

    command: Command
    text: str
    keys: tuple[str, ...] = ()


_C = Command

#: Those whose keys mean something else where the board does not have the keyboard.
BOARD_COMMANDS = (Command.EMPTY, Command.COPY, Command.COPY_ROW)

#: None is a rule between groups.
MENUS: tuple[tuple[str, tuple[Entry | None, ...]], ...] = (
    (
        "&Arkiv",
        (
            Entry(_C.IMPORT_BOARD, "Ta in en befintlig tavla …"),
            Entry(_C.PRINT_BOARD, "Skriv ut tavlan …", ("Ctrl+P",)),
            Entry(_C.PRINT_VISIT, "Skriv ut för ett besök …", ("Ctrl+Shift+P",)),
            Entry(_C.TEXTS, "Samtyckestexter och informationsblad …"),
            Entry(_C.EXPORT_BOARD, "Spara tavlan som fil …"),
            Entry(_C.PRINT_PROTOCOL, "Protokoll från senaste mötet …"),
            None,
            Entry(_C.PASSPHRASE, "Byt lösenfras …"),
            Entry(_C.SHEET, "Nytt återställningsblad …"),
            Entry(_C.BEGIN_ANEW, "Börja om med den här datorn …"),
            None,
            Entry(_C.LOCK, "Lås", ("Ctrl+L",)),
            Entry(_C.QUIT, "Avsluta", ("Ctrl+Q",)),
        ),
    ),
    (
        "&Redigera",
        (
            Entry(_C.UNDO, "Ångra", ("Ctrl+Z",)),
            Entry(_C.REDO, "Gör om", ("Ctrl+Y", "Ctrl+Shift+Z")),
            None,
            Entry(_C.EDIT, "Skriv i rutan", ("F2",)),
            Entry(_C.EMPTY, "Töm rutan", ("Del",)),
            Entry(_C.COPY, "Kopiera", ("Ctrl+C",)),
            Entry(_C.COPY_ROW, "Kopiera raden", ("Ctrl+Shift+C",)),
            None,
            Entry(_C.SEARCH, "Sök på tavlan", ("Ctrl+F",)),
        ),
    ),
    (
        "&Deltagare",
        (
            Entry(_C.ADD, "Lägg till deltagare …", ("Ctrl+N",)),
            Entry(_C.OPEN_PERSON, "Öppna personens sida", ("Ctrl+D",)),
            None,
            Entry(_C.GIVE_CONSENT, "Registrera samtycke …", ("Ctrl+R",)),
            Entry(_C.WITHDRAW_PART, "Ta tillbaka en del av samtycket …"),
            Entry(_C.WITHDRAW_CONSENT, "Återkalla samtycke …"),
            Entry(_C.PRINT_RECEIPT, "Kvitto på återkallelse …"),
            Entry(_C.ADD_RATING, "Lägg till självskattning …", ("Ctrl+J",)),
            None,
            Entry(_C.MARK_SEEN, "Jag har sett ändringarna"),
        ),
    ),
    (
        "&Paket",
        (
            Entry(_C.TAKE_PACKAGE, "Ta in paket …", ("Ctrl+O",)),
            Entry(_C.PAIR, "Orter och ortskort …"),
        ),
    ),
    (
        "&Visa",
        (
            Entry(_C.SHOW_BOARD, "Tavla", ("Ctrl+1",)),
            Entry(_C.SHOW_TODAY, "Idag", ("Ctrl+2",)),
            Entry(_C.SHOW_PACKAGES, "Paket", ("Ctrl+3",)),
            Entry(_C.SHOW_PANEL, "Visa eller dölj personen", ("Ctrl+I",)),
            Entry(_C.MEETING, "Möteslage", ("F11", "Ctrl+M")),
            Entry(_C.COLUMNS, "Kolumner …"),
            None,
            Entry(_C.ZOOM_IN, "Större text", ("Ctrl++", "Ctrl+=")),
            Entry(_C.ZOOM_OUT, "Mindre text", ("Ctrl+-",)),
            Entry(_C.ZOOM_RESET, "Normal text", ("Ctrl+0",)),
            None,
            Entry(_C.LOOK_SYSTEM, "Ljust eller mörkt som datorn"),
            Entry(_C.LOOK_LIGHT, "Ljust"),
            Entry(_C.LOOK_DARK, "Mörkt"),
        ),
    ),
    ("&Hjälp", (Entry(_C.HELP, "Hjälp om den här sidan", ("F1",)),)),
)
