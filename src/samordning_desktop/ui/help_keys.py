"""The keys as the help writes them: those of the menus' commands, and those within the board and the dialogs."""

from __future__ import annotations

from samordning_desktop.ui.command import MENUS, Command, Entry

#: What stands on a Swedish keyboard, where Qt's name for the key is another.
_SWEDISH = {
    "Shift": "Skift",
    "Return": "Enter",
    "Del": "Delete",
    "Left": "vänsterpil",
    "Right": "högerpil",
    "Up": "uppil",
    "Down": "nedpil",
    "PgUp": "Page Up",
    "PgDown": "Page Down",
    "Space": "mellanslag",
}

#: Keys that are no commands: where they work, the keys, and what they do.
INNER: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "På tavlan",
        (
            ("Piltangenter", "Gå mellan rutorna"),
            ("Enter, F2", "Skriv i rutan"),
            ("En bokstav, Ctrl+V", "Skriv eller klistra in i stället för det som stod; Esc ger det tillbaka"),
            ("Home, End", "Gå till radens första eller sista ruta; med Ctrl tavlans"),
            ("Skift+piltangenter", "Markera flera rutor; Esc släpper dem"),
            ("Skift+mellanslag, Ctrl+A", "Markera raden, hela tavlan"),
        ),
    ),
    (
        "När du skriver i en ruta",
        (
            ("Enter", "Spara"),
            ("Skift+Enter, Ctrl+Enter, Alt+Enter", "Ny rad"),
            ("Tab, Skift+Tab", "Spara och gå till nästa eller föregående ruta"),
            ("Esc", "Ge upp det du skriver"),
        ),
    ),
    (
        "I möteslaget",
        (
            ("Uppil, nedpil", "Gå till personen före eller efter"),
            ("Vänsterpil, högerpil", "Gå mellan personens rutor"),
            ("Enter", "Skriv i rutan"),
            ("Esc", "Till vanligt läge"),
        ),
    ),
    (
        "När en gammal tavla tas in",
        (
            ("Mellanslag", "Slå av eller på raden"),
            ("Enter, F2", "Rätta rutan"),
            ("F8", "Gå till det som behöver kontrolleras härnäst"),
        ),
    ),
    (
        "I alla fönster",
        (
            ("Tab, Skift+Tab", "Gå till nästa eller föregående fält"),
            ("Enter, mellanslag", "Tryck på knappen som har markeringen"),
            ("Esc", "Stäng frågan utan att göra något"),
        ),
    ),
)


def swedish_keys(keys: str) -> str:
    """A shortcut in Qt's words as a Swedish keyboard has it: ``Ctrl+Shift+Z`` is ``Ctrl+Skift+Z``."""
    *held, last = keys[:-1].split("+") + [keys[-1]] if keys.endswith("+") else keys.split("+")
    return "+".join(_SWEDISH.get(part, part) for part in (*[one for one in held if one], last))


def entries() -> list[Entry]:
    """Every line of the menus."""
    return [entry for _, group in MENUS for entry in group if entry is not None]


def keys_of(command: Command) -> str:
    """The first shortcut of a command; empty when it has none."""
    entry = next(entry for entry in entries() if entry.command is command)
    return swedish_keys(entry.keys[0]) if entry.keys else ""


def key_tables() -> str:
    """All keys as Markdown: a heading and a table for each menu, then for what is no command."""
    return "\n\n".join(
        f"## {title}\n\n| Tangent | Det som händer |\n| --- | --- |\n"
        + "\n".join(f"| {keys} | {words} |" for keys, words in rows)
        for title, rows in (*_menus(), *INNER)
    )


def _menus() -> list[tuple[str, list[tuple[str, str]]]]:
    tables = []
    for title, group in MENUS:
        rows = [
            (", ".join(map(swedish_keys, entry.keys)), entry.text.rstrip(" …"))
            for entry in group
            if entry is not None and entry.keys
        ]
        if rows:
            tables.append((f"Menyn {title.replace('&', '')}", rows))
    return tables
