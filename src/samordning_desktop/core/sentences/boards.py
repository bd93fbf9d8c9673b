"""Sentences for old boards that are taken in, and boards that are saved as files."""

from samordning_desktop.core.sentences.form import Sentences

_NOTHING = "Inget är ändrat."

SENTENCES: dict[str, Sentences] = {
    "meeting.going_on": Sentences(
        "Ett möte pågår redan, påbörjat {begun}.",
        _NOTHING,
        "Avsluta det mötet först, eller fortsätt i det.",
    ),
    "meeting.none": Sentences(
        "Inget möte pågår.",
        _NOTHING,
        "Börja ett möte i möteslaget.",
    ),
    "meeting.unknown": Sentences(
        "Det mötet finns inte i det här registret.",
        _NOTHING,
        "Välj protokollet från det senaste mötet i menyn Arkiv.",
    ),
    "board.no_header": Sentences(
        "I {file} finns ingen tavla: ingen tabell har rubriker som Patient, Start, Mål/syfte och Nuläge.",
        _NOTHING,
        "Kontrollera att det är rätt fil och att tabellen har en rad med rubriker, minst Patient och en till.",
    ),
    "board.empty": Sentences(
        "Filen {file} är tom.",
        _NOTHING,
        "Kontrollera att det är rätt fil.",
    ),
    "board.format": Sentences(
        "Filen {file} är inte av ett slag som kan läsas.",
        _NOTHING,
        "Öppna filen i det program den är gjord i och spara den som Excel (.xlsx), Word (.docx) eller CSV (.csv).",
    ),
    "board.locked": Sentences(
        "Filen {file} är låst med ett lösenord.",
        _NOTHING,
        "Öppna filen i Word eller Excel, spara en kopia utan lösenord och välj kopian. Radera kopian efteråt.",
    ),
    "board.damaged": Sentences(
        "Filen {file} är skadad och kan inte läsas.",
        _NOTHING,
        "Öppna filen i Word eller Excel och spara den på nytt. Går det inte: välj en äldre kopia.",
    ),
    "board.too_big": Sentences(
        "Filen {file} är för stor för att vara en tavla: högst {limit} kan läsas.",
        _NOTHING,
        "Kontrollera att det är rätt fil. Spara annars bara tavlan i en egen fil.",
    ),
    "board.rows_wrong": Sentences(
        "{rows} måste rättas innan något läggs till.",
        "Inget är sparat.",
        "Rätta det som är märkt ”rätta”, eller slå av raden med mellanslag.",
    ),
}
