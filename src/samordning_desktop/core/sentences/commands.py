"""Sentences for the command line: passphrases, results, and what nobody foresaw."""

from samordning_desktop.core.sentences.form import Sentences

_NOTHING = "Inget är ändrat."

SENTENCES = {
    "passphrase.empty": Sentences(
        "Ingen lösenfras är angiven: raden är tom.",
        _NOTHING,
        "Skriv lösenfrasen på filens första rad, eller när programmet frågar.",
    ),
    "passphrase.not_text": Sentences(
        "Filen {file} är inte en textfil som kan läsas.",
        _NOTHING,
        "Spara filen som ren text i UTF-8, med lösenfrasen på första raden.",
    ),
    "passphrase.differ": Sentences(
        "Lösenfraserna är olika.",
        "Inget är sparat.",
        "Försök igen och skriv samma lösenfras båda gångerna.",
    ),
    "passphrase.no_terminal": Sentences(
        "Programmet kan inte fråga efter lösenfrasen här.",
        _NOTHING,
        "Kör kommandot i ett terminalfönster, eller ange en fil med --passphrase-file.",
    ),
    "check.failed": Sentences(
        "Registret är inte helt: {broken} av {checks} kontroller stämmer inte.",
        "Kontrollen har inte ändrat något. Säkerhetskopiorna är kvar.",
        "Visa kopiorna med backup list och gå tillbaka till den senaste med backup restore.",
    ),
    "output.unwritable": Sentences(
        "Det gick inte att skriva ut resultatet.",
        "Det som kommandot skulle göra är gjort.",
        "Gör inte om det. Se efter med ett kommando som bara visar, till exempel participant list.",
    ),
    "program.unforeseen": Sentences(
        "Något gick fel i programmet ({kind} i {place}).",
        "Det senaste blev kanske inte gjort. Allt som redan var sparat är kvar.",
        "Se efter och gör om det som saknas. Händer det igen: skicka det som står inom parentes till den som "
        "sköter programmet. Där finns inga uppgifter om personer.",
    ),
}
